// Where the picture lies on the screen.

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point of the picture in the middle of the screen, and how many pixels a unit of the picture takes. */
export interface Sight extends Point {
  readonly scale: number;
}

/** A sight on a screen of a certain size; `left` and `top` are where the picture's origin falls. */
export interface Lens {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** What of the screen lies under something else. */
  readonly covered?: Frame | null;
}

export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Discs never get smaller on the screen than this radius. */
export const LEAST_RADIUS = 2.2;

export function lensOf(sight: Sight, width: number, height: number): Lens {
  return { scale: sight.scale, left: width / 2 - sight.x * sight.scale, top: height / 2 - sight.y * sight.scale, width, height };
}

export function toScreen(lens: Lens, point: Point): Point {
  return { x: point.x * lens.scale + lens.left, y: point.y * lens.scale + lens.top };
}

export function toPicture(lens: Lens, at: Point): Point {
  return { x: (at.x - lens.left) / lens.scale, y: (at.y - lens.top) / lens.scale };
}

/** A disc's radius on the screen. */
export function radiusOnScreen(lens: Lens, radius: number): number {
  return Math.max(radius * lens.scale, LEAST_RADIUS);
}

/** The sight that shows a frame with a margin around it; small pictures are not blown up beyond `most`. */
export function sightOf(frame: Frame, width: number, height: number, margin: number, most: number): Sight {
  const wide = Math.max(frame.right - frame.left, 1);
  const high = Math.max(frame.bottom - frame.top, 1);
  const room = (side: number): number => Math.max(side - 2 * margin, side / 2);
  const scale = Math.min(room(width) / wide, room(height) / high, most);
  return { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2, scale };
}

/** The sight after zooming by a factor, with the point under `at` staying where it is. */
export function zoomed(lens: Lens, factor: number, at: Point): Sight {
  const fixed = toPicture(lens, at);
  const scale = lens.scale * factor;
  return { x: fixed.x + (lens.width / 2 - at.x) / scale, y: fixed.y + (lens.height / 2 - at.y) / scale, scale };
}
