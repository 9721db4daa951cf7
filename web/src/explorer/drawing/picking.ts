// What lies under the pointer. Computed here, because reading it back from the graphics card makes the page wait for it.

import { distanceTo } from "./curves";
import { radiusOnScreen, toPicture } from "./lens";
import type { Lens, Point } from "./lens";
import type { Scene } from "./scene";

/** An entity or a tie, by position. */
export type Target = { readonly entity: number } | { readonly relation: number };

/** How near, in pixels, a pointer must come. */
export interface Reach {
  readonly entity: number;
  readonly relation: number;
}

export const MOUSE_REACH: Reach = { entity: 3, relation: 6 };
export const TOUCH_REACH: Reach = { entity: 14, relation: 14 };

export function pick(scene: Scene, lens: Lens, at: Point, reach: Reach): Target | null {
  const spot = toPicture(lens, at);
  const entity = entityAt(scene, lens, spot, reach.entity);
  if (entity >= 0) {
    return { entity };
  }
  const relation = relationAt(scene, spot, reach.relation / lens.scale);
  return relation >= 0 ? { relation } : null;
}

/** The entities inside a closed line on the screen. */
export function inside(scene: Scene, lens: Lens, outline: readonly Point[]): number[] {
  const corners = outline.map((corner) => toPicture(lens, corner));
  const found: number[] = [];
  for (let position = 0; position < scene.xs.length; position += 1) {
    if (scene.entityShown[position] === 1 && isInside(corners, scene.xs[position] ?? 0, scene.ys[position] ?? 0)) {
      found.push(position);
    }
  }
  return found;
}

function entityAt(scene: Scene, lens: Lens, spot: Point, reach: number): number {
  let [found, nearest] = [-1, Infinity];
  for (let position = 0; position < scene.xs.length; position += 1) {
    const distance = Math.hypot((scene.xs[position] ?? 0) - spot.x, (scene.ys[position] ?? 0) - spot.y);
    if (distance < nearest && scene.entityShown[position] === 1) {
      if (distance * lens.scale <= radiusOnScreen(lens, scene.radius(position)) + reach) {
        [found, nearest] = [position, distance];
      }
    }
  }
  return found;
}

function relationAt(scene: Scene, spot: Point, reach: number): number {
  let [found, nearest] = [-1, reach];
  scene.view.relations.forEach(({ from, to }, position) => {
    if (scene.relationShown[position] !== 1 || scene.isFolded(position) || !isNearLine(scene, from, to, spot, reach)) {
      return;
    }
    const distance = distanceTo(scene.curve(position), spot, scene.isInFull(position) ? 16 : 1);
    if (distance < nearest) {
      [found, nearest] = [position, distance];
    }
  });
  return found;
}

/** A quick look at the frame around both ends, with room for the curve. */
function isNearLine(scene: Scene, from: number, to: number, spot: Point, reach: number): boolean {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [scene.xs[from], scene.ys[from], scene.xs[to], scene.ys[to]];
  const room = reach + 0.45 * (Math.abs(x1 - x0) + Math.abs(y1 - y0));
  return (
    spot.x > Math.min(x0, x1) - room && spot.x < Math.max(x0, x1) + room && spot.y > Math.min(y0, y1) - room && spot.y < Math.max(y0, y1) + room
  );
}

function isInside(corners: readonly Point[], x: number, y: number): boolean {
  let isIn = false;
  let before = corners.at(-1);
  for (const corner of corners) {
    if (before !== undefined && corner.y > y !== before.y > y) {
      const crossing = corner.x + ((y - corner.y) / (before.y - corner.y)) * (before.x - corner.x);
      isIn = x < crossing ? !isIn : isIn;
    }
    before = corner;
  }
  return isIn;
}
