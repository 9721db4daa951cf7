// The three programs of the drawing: discs, ties in full, and thin lines. They draw the rows of a drawing and read nothing else.
//
// Sigma's own programs write every item again for each change and upload everything in each frame; these upload what changed.

import { EdgeProgram, NodeProgram } from "sigma/rendering";
import type { ProgramInfo } from "sigma/rendering";
import { DISC_COLUMNS, LINE_COLUMNS, TIE_COLUMNS } from "./compose";
import { Instances } from "./rows";
import type { Column, Rows } from "./rows";
import { DISC_FRAGMENT, DISC_VERTEX, LINE_FRAGMENT, LINE_VERTEX, TIE_VERTEX, tieFragment } from "./shaders";
import { dashesOf } from "./standing";
import type { Stage } from "./stage";

const SQUARE = { corners: new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), size: 2 };
const LINE = { corners: new Float32Array([0, -1, 1, -1, 0, 1, 1, 1]), size: 2 };
/** Pieces of a curve. */
const PIECES = 14;
const RIBBON = { corners: ribbon(), size: 3 };

/** How far along, which side, and which part: line, neck or tip of the arrow. */
function ribbon(): Float32Array {
  const corners: number[] = [];
  for (let piece = 0; piece <= PIECES; piece += 1) {
    corners.push(piece / PIECES, -1, 0, piece / PIECES, 1, 0);
  }
  corners.push(1, -1, 1, 1, 1, 1, 1, -1, 2, 1, 1, 2);
  return new Float32Array(corners);
}

function definition(vertex: string, fragment: string) {
  return {
    VERTICES: 0,
    VERTEX_SHADER_SOURCE: vertex,
    FRAGMENT_SHADER_SOURCE: fragment,
    METHOD: WebGL2RenderingContext.TRIANGLE_STRIP,
    UNIFORMS: [],
    ATTRIBUTES: [],
    CONSTANT_ATTRIBUTES: [],
    CONSTANT_DATA: [],
  };
}

/** A compiled program with its rows; found on the first frame. */
class Layer {
  readonly gl: WebGL2RenderingContext;
  private readonly instances: Instances;
  private readonly places = new Map<string, WebGLUniformLocation | null>();

  constructor(
    private readonly info: ProgramInfo,
    shape: { corners: Float32Array; size: number },
    columns: readonly Column[],
    private readonly rows: Rows,
  ) {
    this.gl = info.gl as WebGL2RenderingContext;
    this.instances = new Instances(this.gl, info.program, shape, columns, rows);
  }

  draw(stage: Stage): void {
    if (this.rows.count === 0) {
      return;
    }
    const { gl } = this;
    const { lens, density } = stage;
    // Sigma leaves its own target bound, which it uses to find what is under the pointer.
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, lens.width * density, lens.height * density);
    gl.enable(gl.BLEND);
    gl.useProgram(this.info.program);
    gl.uniform2f(this.at("screen"), lens.width, lens.height);
    gl.uniform3f(this.at("lens"), lens.left, lens.top, lens.scale);
    gl.uniform1f(this.at("fade"), stage.fade);
    gl.uniform1f(this.at("pixel"), 1 / density);
    gl.uniform1f(this.at("columns"), stage.pictograms.columns);
    for (const [name, value] of Object.entries(stage.numbers)) {
      gl.uniform1f(this.at(name), value);
    }
    for (const [name, [first, second]] of Object.entries(stage.pairs)) {
      gl.uniform2f(this.at(name), first, second);
    }
    for (const [name, [red, green, blue]] of Object.entries(stage.colours)) {
      gl.uniform3f(this.at(name), red / 255, green / 255, blue / 255);
    }
    this.instances.draw();
  }

  free(): void {
    this.instances.free();
  }

  private at(name: string): WebGLUniformLocation | null {
    let place = this.places.get(name);
    if (place === undefined) {
      place = this.gl.getUniformLocation(this.info.program, name);
      this.places.set(name, place);
    }
    return place;
  }
}

export function discProgram(stage: Stage) {
  return class extends NodeProgram {
    private readonly layer = new Layer(this.normalProgram, SQUARE, DISC_COLUMNS, stage.drawing.discs);
    private texture: WebGLTexture | null = null;
    private version = -1;

    constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: NodeProgram["renderer"]) {
      super(gl, null, renderer);
    }

    override getDefinition() {
      return definition(DISC_VERTEX, DISC_FRAGMENT);
    }
    override process(): void {}
    override processVisibleItem(): void {}
    override setUniforms(): void {}

    override render(): void {
      const { gl } = this.layer;
      if (this.version !== stage.pictograms.version) {
        this.version = stage.pictograms.version;
        this.texture ??= gl.createTexture();
        gl.bindTexture(gl.TEXTURE_2D, this.texture);
        gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, stage.pictograms.image);
        gl.generateMipmap(gl.TEXTURE_2D);
        gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
      }
      gl.bindTexture(gl.TEXTURE_2D, this.texture);
      this.layer.draw(stage);
    }

    override kill(): void {
      this.layer.gl.deleteTexture(this.texture);
      this.layer.free();
      super.kill();
    }
  };
}

export function tieProgram(stage: Stage) {
  return class extends EdgeProgram {
    private readonly layer = new Layer(this.normalProgram, RIBBON, TIE_COLUMNS, stage.drawing.ties);

    constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: EdgeProgram["renderer"]) {
      super(gl, null, renderer);
    }

    override getDefinition() {
      return definition(TIE_VERTEX, tieFragment(dashesOf("alleged"), dashesOf("charged")));
    }
    override process(): void {}
    override processVisibleItem(): void {}
    override setUniforms(): void {}

    override render(): void {
      this.layer.draw(stage);
    }

    override kill(): void {
      this.layer.free();
      super.kill();
    }
  };
}

export function lineProgram(stage: Stage) {
  return class extends EdgeProgram {
    private readonly layer = new Layer(this.normalProgram, LINE, LINE_COLUMNS, stage.drawing.lines);

    constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: EdgeProgram["renderer"]) {
      super(gl, null, renderer);
    }

    override getDefinition() {
      return definition(LINE_VERTEX, LINE_FRAGMENT);
    }
    override process(): void {}
    override processVisibleItem(): void {}
    override setUniforms(): void {}

    override render(): void {
      if (!stage.areLinesHidden) {
        this.layer.draw(stage);
      }
    }

    override kill(): void {
      this.layer.free();
      super.kill();
    }
  };
}

/** Draws nothing: sigma's layer for the hovered node is not needed. */
export class NothingProgram extends NodeProgram {
  override getDefinition() {
    return definition(LINE_VERTEX, LINE_FRAGMENT);
  }
  override process(): void {}
  override processVisibleItem(): void {}
  override setUniforms(): void {}
  override render(): void {}
}
