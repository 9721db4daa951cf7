// What the programs look at when a frame is drawn.

import { Drawing, headLength, tieStrength, tieWidth } from "./compose";
import { lensOf } from "./lens";
import type { Lens } from "./lens";
import type { Colour, Palette } from "./palette";
import type { Pictograms } from "./pictograms";
import type { Scene } from "./scene";

const BLACK: Colour = [0, 0, 0];

export class Stage {
  readonly drawing = new Drawing();
  lens: Lens = lensOf({ x: 0, y: 0, scale: 1 }, 1, 1);
  /** Pixels of the device in one of the screen. */
  density = 1;
  /** From 0, nothing faded, to 1. */
  fade = 0;
  areLinesHidden = false;
  /** The shaders' uniforms by name. */
  numbers: Readonly<Record<"strength", number>> = { strength: 1 };
  pairs: Readonly<Record<"widths" | "heads" | "dims", readonly [number, number]>> = { widths: [1, 1], heads: [1, 1], dims: [1, 1] };
  colours: Readonly<Record<"ground" | "rim" | "ringColour" | "pictogramColour" | "turnedColour", Colour>> = { ground: BLACK, rim: BLACK, ringColour: BLACK, pictogramColour: BLACK, turnedColour: BLACK };

  constructor(readonly pictograms: Pictograms) {}

  set(scene: Scene, lens: Lens, palette: Palette): void {
    this.lens = lens;
    this.density = devicePixelRatio;
    this.numbers = { strength: tieStrength(scene, lens) };
    this.pairs = { widths: [tieWidth(lens, false), tieWidth(lens, true)], heads: [headLength(lens, false), headLength(lens, true)], dims: scene.dims };
    this.colours = { ground: palette.ground, rim: palette.rim, ringColour: palette.ring, pictogramColour: palette.pictogram, turnedColour: palette.ink };
  }
}
