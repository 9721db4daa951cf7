// Writes a scene into the rows that the graphics card draws.

import type { Lens } from "./lens";
import type { Relation } from "../model";
import { curveColour, discColour, isTurned, markOf } from "./paints";
import { mix, packed } from "./palette";
import type { Palette } from "./palette";
import { Rows } from "./rows";
import type { Column } from "./rows";
import { FADED, STRONG } from "./scene";
import type { Scene } from "./scene";
import { PATTERNS, isDoubtful, patternOf } from "./standing";

export const DISC_COLUMNS: readonly Column[] = [
  { name: "place", type: "float", size: 4 },
  { name: "colour", type: "bytes", size: 4 },
  { name: "state", type: "whole", size: 4 },
];
export const TIE_COLUMNS: readonly Column[] = [
  { name: "ends", type: "float", size: 4 },
  { name: "shape", type: "float", size: 4 },
  { name: "colour", type: "bytes", size: 4 },
  { name: "state", type: "whole", size: 4 },
];
export const LINE_COLUMNS: readonly Column[] = [
  { name: "ends", type: "float", size: 4 },
  { name: "colour", type: "bytes", size: 4 },
  { name: "state", type: "whole", size: 4 },
];

/** Rings around discs; the numbers are those of the shader. */
const RINGS = { none: 0, selected: 1, hovered: 2 } as const;
/** How much of a doubtful tie's colour is lost. */
export const DOUBT = 0.45;

export class Drawing {
  readonly discs = new Rows(6);
  readonly ties = new Rows(10);
  readonly lines = new Rows(6);

  compose(scene: Scene, palette: Palette): void {
    this.composeDiscs(scene, palette);
    this.composeTies(scene, palette);
  }

  private composeDiscs(scene: Scene, palette: Palette): void {
    this.discs.begin(scene.view.entities.length);
    // What stands out lies on top.
    for (const layer of [0, 1, 2]) {
      scene.view.entities.forEach((entity, position) => {
        if (scene.entityShown[position] === 1 && layerOf(scene, position) === layer) {
          const colour = discColour(palette, entity);
          this.disc(scene, position, packed(colour, 1), isTurned(palette, colour) ? 1 : 0);
        }
      });
    }
    this.discs.end();
  }

  private disc(scene: Scene, position: number, colour: number, turned: 0 | 1): void {
    const entity = scene.view.entities[position];
    const ring = scene.selected.has(position) ? RINGS.selected : position === scene.hovered ? RINGS.hovered : RINGS.none;
    this.discs.float(scene.xs[position] ?? 0);
    this.discs.float(scene.ys[position] ?? 0);
    this.discs.float(scene.radius(position));
    this.discs.float(entity === undefined ? 0 : markOf(scene.view, entity));
    this.discs.word(colour);
    this.discs.word((scene.entityTone[position] ?? 1) | (ring << 8) | (turned << 16));
  }

  private composeTies(scene: Scene, palette: Palette): void {
    const isFull = scene.isDrawnInFull;
    const colourOf = (relation: Relation, position: number): number => {
      const own = curveColour(palette, scene, position);
      return packed(isDoubtful(relation) ? mix(own, palette.ground, DOUBT) : own, 1);
    };
    this.lines.begin(isFull ? 0 : scene.relationsShown);
    this.ties.begin(isFull ? scene.relationsShown : 0);
    const strong: number[] = [];
    for (const layer of tieLayers(scene)) {
      scene.view.relations.forEach((relation, position) => {
        if (scene.relationShown[position] !== 1 || scene.isFolded(position)) {
          return;
        }
        const own = scene.relationTone[position] ?? 1;
        if (own === STRONG) {
          if (layer === LAST) {
            strong.push(position);
          }
        } else if (own === layer.tone && scene.isSpoke(position) === layer.ofSpokes) {
          this.add(scene, position, colourOf(relation, position), isFull);
        }
      });
    }
    if (!isFull) {
      this.ties.begin(strong.length);
    }
    for (const position of strong) {
      const relation = scene.view.relations[position];
      this.tie(scene, position, relation === undefined ? 0 : colourOf(relation, position));
    }
    this.lines.end();
    this.ties.end();
  }

  private add(scene: Scene, position: number, colour: number, isFull: boolean): void {
    if (isFull) {
      this.tie(scene, position, colour);
    } else {
      this.line(scene, position, colour);
    }
  }

  private tie(scene: Scene, position: number, colour: number): void {
    const relation = scene.view.relations[position];
    if (relation === undefined) {
      return;
    }
    const { from, to } = relation;
    const [x0, y0, x1, y1] = [scene.xs[from] ?? 0, scene.ys[from] ?? 0, scene.xs[to] ?? 0, scene.ys[to] ?? 0];
    const rows = this.ties;
    rows.float(x0);
    rows.float(y0);
    rows.float(x1);
    rows.float(y1);
    rows.float(scene.radius(from));
    rows.float(scene.radius(to));
    rows.float(scene.bow(position, Math.hypot(x1 - x0, y1 - y0)));
    rows.float(relation.width ?? 1);
    rows.word(colour);
    const arrow = scene.hasArrow(position) ? 1 : 0;
    rows.word((scene.relationTone[position] ?? 1) | (PATTERNS[patternOf(relation)] << 8) | (arrow << 16));
  }

  private line(scene: Scene, position: number, colour: number): void {
    const relation = scene.view.relations[position];
    if (relation === undefined) {
      return;
    }
    this.lines.float(scene.xs[relation.from] ?? 0);
    this.lines.float(scene.ys[relation.from] ?? 0);
    this.lines.float(scene.xs[relation.to] ?? 0);
    this.lines.float(scene.ys[relation.to] ?? 0);
    this.lines.word(colour);
    this.lines.word(scene.relationTone[position] ?? 1);
  }
}

/** Ties that are drawn before others, which lie on top. */
interface TieLayer {
  readonly tone: number;
  readonly ofSpokes: boolean;
}

const LAST: TieLayer = { tone: 1, ofSpokes: false };

/** Ties are drawn in layers: faded before plain, and of each the spokes first; a canvas without bubbles has none. */
function tieLayers(scene: Scene): readonly TieLayer[] {
  const plain = scene.hasBubbles ? [{ tone: 1, ofSpokes: true }, LAST] : [LAST];
  return scene.isFocused ? [...(scene.hasBubbles ? [{ tone: FADED, ofSpokes: true }] : []), { tone: FADED, ofSpokes: false }, ...plain] : plain;
}

/** Discs are drawn in layers: faded, plain, selected or hovered. */
export function layerOf(scene: Scene, position: number): 0 | 1 | 2 {
  if (scene.selected.has(position) || position === scene.hovered) {
    return 2;
  }
  return scene.entityTone[position] === FADED ? 0 : 1;
}

/** How much is left of a tie in a thicket. */
const IN_THICKET = 0.3;

/** How solid ties are: the more there are, the paler each; nearer ones are clearer. */
export function tieStrength(scene: Scene, lens: Lens): number {
  return strengthOfMany(scene, lens) * (scene.isThicket ? IN_THICKET : 1);
}

function strengthOfMany(scene: Scene, lens: Lens): number {
  const nearness = Math.min(3, Math.max(1, lens.scale * 1.5));
  if (scene.isDrawnInFull) {
    return Math.min(0.95, Math.max(0.4, Math.sqrt(150 / Math.max(scene.relationsShown, 1))) * nearness);
  }
  return Math.min(0.75, 0.3 * Math.sqrt(3_000 / scene.relationsShown) * nearness);
}

/** The width of a tie's line in pixels. */
export function tieWidth(lens: Lens, isStrong: boolean): number {
  const width = Math.min(2.2, Math.max(0.9, 0.8 + 0.5 * lens.scale));
  return isStrong ? width * 1.5 + 0.4 : width;
}

/** The length of an arrow's head in pixels. */
export function headLength(lens: Lens, isStrong: boolean): number {
  return Math.min(11, Math.max(3.5, 4 + 3.5 * lens.scale)) + (isStrong ? 1.5 : 0);
}

