// Numbers on their way to the graphics card.

/** One row of 32-bit numbers an item; `version` tells whether the card has the latest. */
export class Rows {
  floats = new Float32Array(0);
  count = 0;
  version = 0;
  private words = new Uint32Array(0);
  private next = 0;

  constructor(readonly width: number) {}

  /** Starts over, with room for so many items. */
  begin(capacity: number): void {
    if (capacity * this.width > this.floats.length) {
      this.floats = new Float32Array(Math.ceil(capacity * 1.2) * this.width);
      this.words = new Uint32Array(this.floats.buffer);
    }
    this.next = 0;
    this.count = 0;
    this.version += 1;
  }

  float(value: number): void {
    this.floats[this.next++] = value;
  }

  /** Four bytes as one number. */
  word(value: number): void {
    this.words[this.next++] = value;
  }

  end(): void {
    this.count = this.next / this.width;
  }
}

/** An attribute of the items: so many floats, or four bytes read as 0 to 1 or as whole numbers. */
export interface Column {
  readonly name: string;
  readonly type: "float" | "bytes" | "whole";
  readonly size: number;
}

/** One shape drawn many times: the corners of the shape are the same for all, the rows differ. */
export class Instances {
  private readonly array: WebGLVertexArrayObject | null;
  private readonly buffer: WebGLBuffer | null;
  private readonly corners: WebGLBuffer | null;
  private version = -1;

  constructor(
    private readonly gl: WebGL2RenderingContext,
    program: WebGLProgram,
    private readonly shape: { corners: Float32Array; size: number },
    columns: readonly Column[],
    private readonly rows: Rows,
  ) {
    this.array = gl.createVertexArray();
    this.buffer = gl.createBuffer();
    this.corners = gl.createBuffer();
    gl.bindVertexArray(this.array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.corners);
    gl.bufferData(gl.ARRAY_BUFFER, shape.corners, gl.STATIC_DRAW);
    const corner = gl.getAttribLocation(program, "corner");
    gl.enableVertexAttribArray(corner);
    gl.vertexAttribPointer(corner, shape.size, gl.FLOAT, false, 0, 0);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer);
    let offset = 0;
    for (const column of columns) {
      this.bind(gl.getAttribLocation(program, column.name), column, offset);
      offset += column.type === "float" ? column.size * 4 : 4;
    }
    gl.bindVertexArray(null);
  }

  draw(): void {
    const { gl, rows } = this;
    gl.bindVertexArray(this.array);
    if (this.version !== rows.version) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer);
      gl.bufferData(gl.ARRAY_BUFFER, rows.floats, gl.DYNAMIC_DRAW, 0, rows.count * rows.width);
      this.version = rows.version;
    }
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, this.shape.corners.length / this.shape.size, rows.count);
    gl.bindVertexArray(null);
  }

  free(): void {
    this.gl.deleteVertexArray(this.array);
    this.gl.deleteBuffer(this.buffer);
    this.gl.deleteBuffer(this.corners);
  }

  private bind(location: number, column: Column, offset: number): void {
    if (location < 0) {
      return;
    }
    const { gl } = this;
    const type = column.type === "float" ? gl.FLOAT : gl.UNSIGNED_BYTE;
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, column.size, type, column.type === "bytes", this.rows.width * 4, offset);
    gl.vertexAttribDivisor(location, 1);
  }
}
