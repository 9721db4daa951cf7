// The colours of the drawing, read from the page's style sheets: light, dark, or those the reader forces.

import type { View } from "../model";
import { coloursOf, needsEdge } from "./paints";

/** Red, green and blue from 0 to 255. */
export type Colour = readonly [number, number, number];

export interface Palette {
  readonly ground: Colour;
  readonly ink: Colour;
  readonly quiet: Colour;
  /** A line that stands for ties of several colours. */
  readonly several: Colour;
  /** Rings around what is selected. */
  readonly ring: Colour;
  readonly accent: Colour;
  /** Pictograms on discs. */
  readonly pictogram: Colour;
  /** The edge of a disc, which sets it off from what lies behind. */
  readonly rim: Colour;
  /** By position of the kind. */
  readonly kinds: readonly Colour[];
  /** By position of the type: the colour of its class. */
  readonly types: readonly Colour[];
  /** By position of the group. */
  readonly entityGroups: readonly Colour[];
  readonly tieGroups: readonly Colour[];
  /** Whether the reader forces colours on pages, so that none of the data's own show. */
  readonly isForced: boolean;
  readonly font: string;
}

const FALLBACK: Colour = [74, 85, 104];
const WHITE: Colour = [255, 255, 255];
/** As in marks.css: on a dark ground so much of a kind's own colour is left. */
const KIND_IN_DARK = 0.45;

export const DARK = "screen and (prefers-color-scheme: dark)";
export const FORCED = "(forced-colors: active)";

export function readPalette(container: HTMLElement, view: View): Palette {
  if (matchMedia(FORCED).matches) {
    return forced(reader(container), view, fontOf(container));
  }
  return matchMedia(DARK).matches ? chosen(container, view, "dark") : chosen(container, view, "light");
}

/** The colours on paper: those of a light page, whatever the screen has. */
export function readPaper(container: HTMLElement, view: View): Palette {
  container.classList.add("on-paper");
  const palette = chosen(container, view, "light");
  container.classList.remove("on-paper");
  return palette;
}

function fontOf(container: HTMLElement): string {
  return getComputedStyle(container).getPropertyValue("--sans").trim() || "sans-serif";
}

function chosen(container: HTMLElement, view: View, scheme: "dark" | "light"): Palette {
  const read = reader(container);
  const isDark = scheme === "dark";
  const ground = read("var(--ground, Canvas)");
  const entityGroups = coloursOf(view.painting.entity_groups, scheme);
  const kind = (colour: string): Colour => {
    const own = read(colour);
    return isDark ? mix(own, WHITE, 1 - KIND_IN_DARK) : own;
  };
  return {
    ground,
    ink: read("var(--ink, CanvasText)"),
    quiet: read("var(--quiet, GrayText)"),
    several: read("var(--several, GrayText)"),
    ring: read("var(--focus, Highlight)"),
    accent: read("var(--accent, Highlight)"),
    pictogram: isDark ? ground : WHITE,
    rim: needsEdge(entityGroups, ground) ? read("var(--ink, CanvasText)") : ground,
    kinds: view.kinds.map((each) => kind(each.colour)),
    types: view.types.map((type) => read(`var(--${CSS.escape(`class-${type.class}`)}, var(--quiet, GrayText))`)),
    entityGroups,
    tieGroups: coloursOf(view.painting.tie_groups, scheme),
    isForced: false,
    font: fontOf(container),
  };
}

function forced(read: (value: string) => Colour, view: View, font: string): Palette {
  const [ground, ink] = [read("Canvas"), read("CanvasText")];
  return {
    ground,
    ink,
    quiet: ink,
    several: ink,
    ring: read("Highlight"),
    accent: read("Highlight"),
    pictogram: ink,
    rim: ink,
    kinds: view.kinds.map(() => ground),
    types: view.types.map(() => ink),
    entityGroups: view.painting.entity_groups.map(() => ground),
    tieGroups: view.painting.tie_groups.map(() => ink),
    isForced: true,
    font,
  };
}

/** `share` is how much of the second colour there is. */
export function mix(first: Colour, second: Colour, share: number): Colour {
  const part = (place: 0 | 1 | 2): number => Math.round(first[place] * (1 - share) + second[place] * share);
  return [part(0), part(1), part(2)];
}

export function css([red, green, blue]: Colour): string {
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** Four bytes in the order the graphics card reads them. */
export function packed([red, green, blue]: Colour, alpha: number): number {
  return ((Math.round(alpha * 255) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** Resolves any CSS colour, variables and system colours among them, as it would show in the container. */
function reader(container: HTMLElement): (value: string) => Colour {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const known = new Map<string, Colour>();
  return (value) => {
    const colour = known.get(value) ?? resolve(container, context, value);
    known.set(value, colour);
    return colour;
  };
}

function resolve(container: HTMLElement, context: CanvasRenderingContext2D | null, value: string): Colour {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.style.forcedColorAdjust = "none";
  probe.style.color = value;
  container.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  if (context === null) {
    return FALLBACK;
  }
  // Some system colours let through what was there before.
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = computed;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
