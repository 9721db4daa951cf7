// The whole picture in a corner, with a frame around what is on the screen; there while any of it is not.

import { element } from "../dom";
import type { Frame, Lens, Point } from "./lens";
import { css, mix } from "./palette";
import type { Palette } from "./palette";
import type { Scene } from "./scene";

const [WIDTH, HEIGHT, MARGIN] = [132, 92, 6];
/** So many discs are enough to know the picture by. */
const MOST_DOTS = 1_500;
/** So much of the picture may stick out of the screen before it needs a map. */
const SLACK = 2;

export class OverviewMap {
  private readonly canvas = element("canvas", { class: "overview-map", "aria-hidden": "true", hidden: true });
  private scale = 1;
  private origin: Point = { x: 0, y: 0 };

  /** `look` is called with the point of the picture that is to come into the middle. */
  constructor(
    container: HTMLElement,
    private readonly look: (x: number, y: number) => void,
  ) {
    container.append(this.canvas);
    this.canvas.addEventListener("pointerdown", (event) => {
      this.canvas.setPointerCapture(event.pointerId);
      this.point(event);
    });
    this.canvas.addEventListener("pointermove", (event) => event.buttons !== 0 && this.point(event));
  }

  remove(): void {
    this.canvas.remove();
  }

  /** Draws the map if it is needed; the part of the screen that it covers, null if it is not shown. */
  draw(scene: Scene, lens: Lens, palette: Palette): Frame | null {
    const frame = scene.frame(scene.entityShown.keys());
    const isNeeded = frame !== null && sticksOut(frame, lens);
    this.canvas.hidden = !isNeeded;
    // Where there is little room the style hides it, needed or not.
    if (!isNeeded || this.canvas.offsetWidth === 0) {
      return null;
    }
    const density = devicePixelRatio;
    if (this.canvas.width !== WIDTH * density) {
      [this.canvas.width, this.canvas.height] = [WIDTH * density, HEIGHT * density];
    }
    const context = this.canvas.getContext("2d");
    const { offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight } = this.canvas;
    const covered = { left, top, right: left + offsetWidth, bottom: top + offsetHeight };
    if (context === null) {
      return covered;
    }
    const [wide, high] = [Math.max(frame.right - frame.left, 1), Math.max(frame.bottom - frame.top, 1)];
    this.scale = Math.min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high);
    this.origin = { x: WIDTH / 2 - ((frame.left + frame.right) / 2) * this.scale, y: HEIGHT / 2 - ((frame.top + frame.bottom) / 2) * this.scale };
    context.setTransform(density, 0, 0, density, 0, 0);
    context.clearRect(0, 0, WIDTH, HEIGHT);
    this.dots(context, scene, palette);
    context.strokeStyle = css(palette.ring);
    context.lineWidth = 2;
    const corner = this.place({ x: -lens.left / lens.scale, y: -lens.top / lens.scale });
    context.strokeRect(corner.x, corner.y, (lens.width / lens.scale) * this.scale, (lens.height / lens.scale) * this.scale);
    return covered;
  }

  private dots(context: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
    const kinds = palette.kinds.map((colour) => css(mix(colour, palette.ground, 0.2)));
    const stride = Math.ceil(scene.view.entities.length / MOST_DOTS);
    for (let position = 0; position < scene.view.entities.length; position += stride) {
      if (scene.entityShown[position] === 1) {
        const { x, y } = this.place(scene.place(position));
        const side = Math.max(1.5, scene.radius(position) * this.scale * 1.6);
        context.fillStyle = kinds[scene.view.entities[position]?.kind ?? 0] ?? css(palette.quiet);
        context.fillRect(x - side / 2, y - side / 2, side, side);
      }
    }
  }

  private place({ x, y }: Point): Point {
    return { x: x * this.scale + this.origin.x, y: y * this.scale + this.origin.y };
  }

  private point(event: PointerEvent): void {
    const { left, top } = this.canvas.getBoundingClientRect();
    this.look((event.clientX - left - this.origin.x) / this.scale, (event.clientY - top - this.origin.y) / this.scale);
    event.preventDefault();
  }
}

/** Whether any of the picture is not on the screen. */
function sticksOut(frame: Frame, lens: Lens): boolean {
  const [left, top] = [frame.left * lens.scale + lens.left, frame.top * lens.scale + lens.top];
  const [right, bottom] = [frame.right * lens.scale + lens.left, frame.bottom * lens.scale + lens.top];
  return left < -SLACK || top < -SLACK || right > lens.width + SLACK || bottom > lens.height + SLACK;
}
