// Writes labels on a canvas.

import { fontOf } from "./labels";
import type { Label, Writing } from "./labels";
import { css } from "./palette";
import type { Palette } from "./palette";

const HALO_WIDTH = 4;

/** Draws what lies behind the picture: the years and the names of communities. */
export function paintBehind(context: CanvasRenderingContext2D, { communities, years }: Writing, palette: Palette): void {
  wipe(context, communities.length === 0 && years.labels.length === 0);
  context.strokeStyle = css(years.colour);
  context.lineWidth = 1;
  for (const x of years.lines) {
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, context.canvas.height);
    context.stroke();
  }
  paint(context, [...communities, ...years.labels], palette);
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
