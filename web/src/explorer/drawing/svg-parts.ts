// What every part of a drawing is written with.

import type { Point } from "./lens";
import { css } from "./palette";
import type { Colour } from "./palette";

/** A disc; `fill` is a colour as styles write it, or none. */
export function circle(at: Point, radius: number, fill: string, stroke: Colour, width: number): string {
  return `<circle cx="${tenth(at.x)}" cy="${tenth(at.y)}" r="${tenth(radius)}" fill="${fill}" stroke="${css(stroke)}" stroke-width="${tenth(width)}"/>`;
}

/** Markup characters replaced, and what XML does not allow at all left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** A length with one decimal. */
export function tenth(value: number): string {
  return String(Math.round(value * 10) / 10);
}
