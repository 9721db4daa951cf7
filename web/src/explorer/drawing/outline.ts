// The outline of a rectangle or a lasso while it is drawn.

import type { Point } from "./lens";
import { wipe } from "./paint";
import { css } from "./palette";
import type { Palette } from "./palette";

export function drawOutline(context: CanvasRenderingContext2D, points: readonly Point[] | null, palette: Palette): void {
  wipe(context, points === null);
  if (points === null) {
    return;
  }
  context.beginPath();
  points.forEach(({ x, y }) => context.lineTo(x, y));
  context.closePath();
  context.globalAlpha = 0.1;
  context.fillStyle = css(palette.ring);
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = css(palette.ground);
  context.lineWidth = 4;
  context.stroke();
  context.strokeStyle = css(palette.ring);
  context.lineWidth = 2;
  context.setLineDash([6, 4]);
  context.stroke();
  context.setLineDash([]);
}
