// The years behind a picture that is arranged by them: a line for each tick, and its year above the picture, under the canvas' head.

import { HEAD } from "./fitting";
import type { Label } from "./labels";
import type { Lens } from "./lens";
import { mix } from "./palette";
import type { Colour, Palette } from "./palette";
import type { Scene } from "./scene";

/** The years on the screen: lines from under the head to the bottom, and what is written at them. */
export interface YearLines {
  readonly colour: Colour;
  readonly lines: readonly number[];
  readonly labels: readonly Label[];
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000];
/** Ticks are at least so many pixels apart. */
const LEAST_APART = 56;
/** The head of the canvas, and the years below it, in pixels from its upper edge. */
export const BELOW_YEARS = HEAD + 28;
const LABEL_MIDDLE = HEAD + 17;
const SIZE = 12;
const [FAINT, READABLE] = [0.14, 0.7];

export function yearLines(scene: Scene, lens: Lens, palette: Palette): YearLines {
  const axis = scene.view.yearAxis;
  const colour = mix(palette.ground, palette.ink, FAINT);
  if (axis === undefined) {
    return { colour, lines: [], labels: [] };
  }
  const screenX = (year: number): number => (year - axis.first_year) * axis.year_width * lens.scale + lens.left;
  const yearAt = (x: number): number => (x - lens.left) / lens.scale / axis.year_width + axis.first_year;
  const step = STEPS.find((years) => years * axis.year_width * lens.scale >= LEAST_APART) ?? 100_000;
  const first = Math.ceil(Math.max(yearAt(0), axis.first_year - step / 2) / step) * step;
  const lines: number[] = [];
  const labels: Label[] = [];
  const style = { angle: 0, size: SIZE, weight: 400, colour: mix(palette.ground, palette.ink, READABLE), halo: palette.ground, band: 0 };
  const last = Math.min(yearAt(lens.width), axis.last_year + step / 2);
  const undatedX = (axis.undated ?? Number.NEGATIVE_INFINITY) * lens.scale + lens.left;
  for (let year = first; year <= last; year += step) {
    if (Math.abs(screenX(year) - undatedX) < LEAST_APART) {
      continue;
    }
    lines.push(screenX(year));
    labels.push({ ...style, text: String(year), at: { x: screenX(year), y: LABEL_MIDDLE } });
  }
  if (axis.undated !== undefined) {
    labels.push({ ...style, text: "no date", at: { x: undatedX, y: LABEL_MIDDLE } });
  }
  return { colour, lines, labels };
}
