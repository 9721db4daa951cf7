// How many ties a curve stands for, in a circle on it.

import { along } from "./curves";
import { TYPE_SIZE, isTieSeen } from "./labels";
import type { Label } from "./labels";
import { toScreen } from "./lens";
import type { Lens, Point } from "./lens";
import { numberRadius } from "./lettering";
import type { Rooms } from "./names";
import type { Palette } from "./palette";
import type { Target } from "./picking";
import { FADED } from "./scene";
import type { Scene } from "./scene";

const MOST_NUMBERS = 300;
/** From so many ties on a curve has its number. */
const MANY_PARALLEL = 4;
/** Where a number may stand: it needs less room than a text. */
const NUMBER_ON_LINE = [0.5, 0.4, 0.6, 0.3, 0.7, 0.45, 0.55, 0.35, 0.65, 0.25, 0.75, 0.2, 0.8];
/** How far beside the middle of a line between two discs that all but touch, in pixels. */
const BESIDE = [10, -10, 14, -14, 18, -18, 22, -22];

/** A number, and the tie that stands for all it counts. */
export interface TieNumber extends Label {
  readonly tie: number;
}

/** The tie whose number is at a point of the screen: its circle may stand beside its line, on another one. */
export function numbered(numbers: readonly TieNumber[], { x, y }: Point): Target | null {
  const found = numbers.find(({ at, text, size }) => Math.hypot(at.x - x, at.y - y) <= numberRadius(text, size));
  return found === undefined ? null : { relation: found.tie };
}

/** The numbers of the curves on the screen that have room for theirs, at their middle or near it: of the largest first. */
export function bundleNumbers(scene: Scene, lens: Lens, palette: Palette, rooms: Rooms): TieNumber[] {
  const found: TieNumber[] = [];
  if (!scene.isDrawnInFull || scene.isThicket) {
    return found;
  }
  const many = [...scene.bundles.counts].filter(([, count]) => count >= MANY_PARALLEL).sort(([, one], [, other]) => other - one);
  for (const [position, count] of many) {
    const isFaded = scene.relationTone[position] === FADED && !scene.isDimmed;
    if (isFaded || !isTieSeen(scene, lens, position) || found.length >= MOST_NUMBERS) {
      continue;
    }
    const text = String(count);
    const at = placesOn(scene, lens, position).find((place) => takeCircle(rooms, place, numberRadius(text, TYPE_SIZE) + 1));
    if (at !== undefined) {
      found.push({ text, at, angle: 0, size: TYPE_SIZE, weight: 400, colour: palette.ink, halo: palette.ground, band: 0, tie: position });
    }
  }
  return found;
}

/** Where the number of a curve may stand, the best place first: on it, else beside its middle. */
function placesOn(scene: Scene, lens: Lens, position: number): readonly Point[] {
  const at = (t: number): Point => toScreen(lens, along(scene.curve(position), t));
  const [before, middle, after] = [at(0.45), at(0.5), at(0.55)];
  const [dx, dy] = [after.x - before.x, after.y - before.y];
  const length = Math.max(Math.hypot(dx, dy), 1);
  const beside = BESIDE.map((away) => ({ x: middle.x - (dy / length) * away, y: middle.y + (dx / length) * away }));
  return [...NUMBER_ON_LINE.map(at), ...beside];
}

/** Takes room for a circle; says whether it was free. */
function takeCircle({ taken, discs }: Rooms, { x, y }: Point, radius: number): boolean {
  const box = { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
  const isFree = taken.isFree(box) && discs.isFree(box);
  if (isFree) {
    taken.take(box);
  }
  return isFree;
}
