// The pictograms of the kinds: the symbols of /network.svg, drawn once into one image for the graphics card.

import type { Group, Kind } from "../model";

const SVG = "http://www.w3.org/2000/svg";
/** Pixels of one pictogram in the image, and what is left free around it so that neighbours do not bleed in. */
const CELL = 96;
const FREE = 6;

export class Pictograms {
  readonly image = document.createElement("canvas");
  columns = 1;
  version = 0;
  /** The symbols by id of the kind. */
  readonly symbols = new Map<string, Element>();

  constructor() {
    this.image.width = this.image.height = CELL;
  }

  /** Draws the pictograms of these kinds and the letters of these groups, in their order; without the file there are only letters. */
  async load(kinds: readonly Kind[], groups: readonly Group[]): Promise<void> {
    if (this.symbols.size === 0) {
      await this.fetch();
    }
    const pictures = await Promise.all(kinds.map((kind) => picture(this.symbols.get(kind.id))));
    this.columns = Math.max(1, Math.ceil(Math.sqrt(kinds.length + groups.length)));
    this.image.width = this.image.height = this.columns * CELL;
    const context = this.image.getContext("2d");
    pictures.forEach((image, position) => {
      const left = (position % this.columns) * CELL + FREE;
      const top = Math.floor(position / this.columns) * CELL + FREE;
      if (image !== null) {
        context?.drawImage(image, left, top, CELL - 2 * FREE, CELL - 2 * FREE);
      }
    });
    groups.forEach(({ letter }, place) => this.write(letter, kinds.length + place, context));
    this.version += 1;
  }

  private write(letter: string, position: number, context: CanvasRenderingContext2D | null): void {
    if (context !== null) {
      context.font = `700 ${CELL - FREE}px sans-serif`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillStyle = "#fff";
      context.fillText(letter, ((position % this.columns) + 0.5) * CELL, (Math.floor(position / this.columns) + 0.54) * CELL);
    }
  }

  private async fetch(): Promise<void> {
    try {
      const response = await fetch(address());
      const file = new DOMParser().parseFromString(response.ok ? await response.text() : "", "image/svg+xml");
      file.querySelectorAll("symbol").forEach((symbol) => this.symbols.set(symbol.id, symbol));
    } catch {
      // The server is gone: colour and the table still tell the kinds apart.
    }
  }
}

/** The same address as in the pages, so that the browser has it already. */
function address(): string {
  const style = document.querySelector<HTMLLinkElement>('link[href*="/network.css"]');
  return `/network.svg${style === null ? "" : new URL(style.href).search}`;
}

async function picture(symbol: Element | undefined): Promise<HTMLImageElement | null> {
  if (symbol === undefined) {
    return null;
  }
  const svg = document.createElementNS(SVG, "svg");
  for (const { name, value } of Array.from(symbol.attributes)) {
    svg.setAttribute(name, value);
  }
  svg.setAttribute("color", "#fff");
  svg.setAttribute("width", String(CELL));
  svg.setAttribute("height", String(CELL));
  svg.append(...Array.from(symbol.childNodes, (child) => child.cloneNode(true)));
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  try {
    await image.decode();
    return image;
  } catch {
    return null;
  }
}
