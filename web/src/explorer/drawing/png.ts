// The picture as a PNG file: its canvases over each other.

import { css } from "./palette";
import type { Colour } from "./palette";

/** Copies the canvases. A frame can be copied only in the turn in which it was drawn. */
export function pngOf(layers: readonly HTMLCanvasElement[], ground: Colour): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = layers[0]?.width ?? 1;
  canvas.height = layers[0]?.height ?? 1;
  const context = canvas.getContext("2d");
  if (context === null) {
    return Promise.reject(new Error("the browser gives no canvas for the picture"));
  }
  context.fillStyle = css(ground);
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const layer of layers.filter((each) => each.style.visibility !== "hidden")) {
    context.drawImage(layer, 0, 0);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("the picture is too large for the browser")) : resolve(blob)), "image/png");
  });
}
