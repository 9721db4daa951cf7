// The pictures of the tools: lines in a square of 24 units.

const SPACE = "http://www.w3.org/2000/svg";

const LINES = {
  pointer: "M6 3l12 9-5.5 1 3 6-2.5 1.2-3-6L6 18z",
  rectangle: "M4 9V6h3M10 6h4M17 6h3v3M20 12v3M20 18h-3M14 18h-4M7 18H4v-3M4 12v0",
  lasso: "M12 5c5 0 8 2 8 5s-4 5-8 5-8-2-8-5 3-5 8-5zM8 15c-1.5 1.5-1 4 1 4.5",
  find: "M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5",
  route: "M5 16a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM19 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM7 18h6a3.5 3.5 0 0 0 0-7h-2a2.5 2.5 0 0 1 0-5h6",
  expand: "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 9V4M12 20v-5M9 12H4M20 12h-5",
  hide: "M3 12s3.5-6 9-6 9 6 9 6-3.5 6-9 6-9-6-9-6zM5 4l14 16",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  anew: "M6 3.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM18 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM10 15.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM8.4 6.5l7.2 1M7 8.4l2.4 7.2M16.5 10l-5 6",
  layers: "M4 6h4M4 12h4M4 18h4M11 9h4M11 15h4M18 12h3",
  years: "M3 18h18M6 18v-4M10 18V8M14 18v-7M18 18V5",
  fit: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  nearer: "M12 5v14M5 12h14",
  farther: "M5 12h14",
  undo: "M9 6 5 10l4 4M5 10h9a5 5 0 0 1 0 10h-3",
  redo: "m15 6 4 4-4 4M19 10h-9a5 5 0 0 0 0 10h3",
  full: "M4 4l5 5M20 4l-5 5M20 20l-5-5M4 20l5-5M9 4H4v5M20 9V4h-5M15 20h5v-5M4 15v5h5",
  keys: "M3 7h18v11H3zM7 11h.01M11 11h.01M15 11h.01M8 15h8",
  more: "M6 12h.01M12 12h.01M18 12h.01",
} as const;

export type Icon = keyof typeof LINES;

/** A picture, for the eye alone: what it stands on has a name. */
export function icon(name: Icon): SVGElement {
  const picture = document.createElementNS(SPACE, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SPACE, "path");
  line.setAttribute("d", LINES[name]);
  picture.append(line);
  return picture;
}
