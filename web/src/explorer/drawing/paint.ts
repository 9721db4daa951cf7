// Writes labels on a canvas.

import { fontOf } from "./labels";
import type { Label, Writing } from "./labels";
import { toScreen } from "./lens";
import type { Lens, Point } from "./lens";
import { numberRadius } from "./lettering";
import { css, mix } from "./palette";
import type { Palette } from "./palette";
import type { Scene } from "./scene";
import { BELOW_YEARS } from "./year-axis";

const HALO_WIDTH = 4;
const HALO_OF_ROUTE = 11;
const MOST_HALOS = 400;

/** Draws what lies behind the picture: the years and the names of communities. */
export function paintBehind(context: CanvasRenderingContext2D, { communities, years }: Writing, palette: Palette): void {
  wipe(context, communities.length === 0 && years.labels.length === 0);
  context.strokeStyle = css(years.colour);
  context.lineWidth = 1;
  for (const x of years.lines) {
    context.beginPath();
    context.moveTo(x, BELOW_YEARS);
    context.lineTo(x, context.canvas.height);
    context.stroke();
  }
  paint(context, [...communities, ...years.labels], palette);
}

/** A pale band under the ties of a route. */
export function paintRoutes(context: CanvasRenderingContext2D, scene: Scene, lens: Lens, palette: Palette): void {
  if (scene.lit === null || scene.lit.size > MOST_HALOS) {
    return;
  }
  context.canvas.style.visibility = "visible";
  context.strokeStyle = css(mix(palette.accent, palette.ground, 0.78));
  context.lineWidth = HALO_OF_ROUTE;
  context.lineCap = "round";
  for (const position of scene.lit) {
    if (scene.relationShown[position] === 1 && !scene.isFolded(position)) {
      const line = scene.curve(position);
      const [start, bend, end] = [line.start, line.bend, line.end].map((point) => toScreen(lens, point)) as [Point, Point, Point];
      context.beginPath();
      context.moveTo(start.x, start.y);
      context.quadraticCurveTo(bend.x, bend.y, end.x, end.y);
      context.stroke();
    }
  }
}

/** Clears a canvas, before something is drawn or for good. */
export function wipe(context: CanvasRenderingContext2D, isEmpty: boolean): void {
  const { canvas } = context;
  context.clearRect(0, 0, canvas.width, canvas.height);
  // Chromium has been seen to go on showing a canvas that was only cleared.
  canvas.style.visibility = isEmpty ? "hidden" : "visible";
}

export function paint(context: CanvasRenderingContext2D, labels: readonly Label[], palette: Palette): void {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = HALO_WIDTH;
  for (const label of labels) {
    lead(context, label);
    context.font = fontOf(label, palette);
    if (label.angle === 0) {
      write(context, label, label.at.x, label.at.y);
    } else {
      context.save();
      context.translate(label.at.x, label.at.y);
      context.rotate(label.angle);
      write(context, label, 0, 0);
      context.restore();
    }
  }
}

/** Numbers in circles: how many ties a curve stands for. */
export function paintNumbers(context: CanvasRenderingContext2D, numbers: readonly Label[], palette: Palette): void {
  context.lineWidth = 1;
  for (const { at, halo, size, text } of numbers) {
    context.beginPath();
    context.arc(at.x, at.y, numberRadius(text, size), 0, 2 * Math.PI);
    context.fillStyle = css(halo);
    context.fill();
    context.strokeStyle = css(palette.quiet);
    context.stroke();
  }
  paint(context, numbers, palette);
}

/** The thin line from a name to its disc. */
function lead(context: CanvasRenderingContext2D, { leader, colour }: Label): void {
  if (leader === undefined) {
    return;
  }
  const [{ x, y }, end] = leader;
  context.save();
  context.strokeStyle = css(colour);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(end.x, end.y);
  context.stroke();
  context.restore();
}

function write(context: CanvasRenderingContext2D, label: Label, x: number, y: number): void {
  if (label.band > 0) {
    const height = label.size * 1.1;
    context.fillStyle = css(label.halo);
    context.fillRect(x - label.band / 2, y - height / 2, label.band, height);
  } else {
    context.strokeStyle = css(label.halo);
    context.strokeText(label.text, x, y);
  }
  context.fillStyle = css(label.colour);
  context.fillText(label.text, x, y);
}
