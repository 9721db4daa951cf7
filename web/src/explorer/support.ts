// Whether this browser can draw the canvas, and what the page says if it cannot.

import { element } from "./dom";

/** Whether there is a WebGL to draw with; it may be switched off, forbidden, or never have been built in. */
export function canDraw(): boolean {
  if (!("WebGL2RenderingContext" in globalThis && "WebGLRenderingContext" in globalThis)) {
    return false;
  }
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

/** Says why there is no canvas; the tables of the page are all there is. */
export function regret(explorer: Element): void {
  explorer.prepend(element("p", { class: "hint" }, "This browser has no WebGL, which the canvas is drawn with; the tables below say the same."));
}
