// Where the names of entities stand: beside their discs, where they cover neither a disc nor another text, in one line, in two, or cut.

import { HEAD } from "./fitting";
import { AT_EDGE, WIDEST_NAME, clamped, fontOf } from "./labels";
import type { Label } from "./labels";
import { radiusOnScreen, toScreen } from "./lens";
import type { Lens, Point } from "./lens";
import { halved } from "./lettering";
import type { Box, Lettering, Room } from "./lettering";
import { mix } from "./palette";
import type { Colour, Palette } from "./palette";
import { FADED } from "./scene";
import type { Scene } from "./scene";
import { BELOW_YEARS } from "./year-axis";

/** Whether a name is written as far away as need be, before others where there is room, away from its disc if need be, or beside it in its turn. */
export type Urgency = "surely" | "first" | "away" | "if free";

/** What is taken by texts, and what by discs. */
export interface Rooms {
  readonly taken: Room;
  readonly discs: Room;
}

/** Lines around a point, and what they take. */
interface Block {
  readonly lines: readonly string[];
  readonly halfWidth: number;
  readonly halfHeight: number;
}

interface Disc extends Point {
  /** From the middle to where a name may begin. */
  readonly away: number;
}

const LEAST_IN_COLUMN = 70;
const WIDEST_AMONG_FEW = 250;
const WIDEST_IN_FOCUS = 340;
/** With so few on the canvas names may be longer. */
const FEW_ENTITIES = 60;
const LINE = 1.12;
/** Shorter names are not broken into two lines. */
const LEAST_BROKEN = 14;
/** A name that has no room is cut to this part of what it may take. */
const CUT_SHORT = 0.55;
/** How far a name above or below a disc may slide aside, in halves of its width. */
const SLIDES = [0.4, -0.4, 0.8, -0.8];

/** How far from its disc a name with a line to it may stand, in pixels, and in how many directions that is tried. */
const FAR = [18, 30, 44, 60, 78, 98];
const DIRECTIONS = 16;
/** How far a name stands that is written in any case, if there is no room nearer. */
const FARTHER = [125, 160, 200, 250, 310, 380, 460];

export class Namer {
  constructor(
    private readonly scene: Scene,
    private readonly lens: Lens,
    private readonly palette: Palette,
    private readonly lettering: Lettering,
    private readonly rooms: Rooms,
  ) {}

  /** The lines of an entity's name, none if there is no room for it. */
  name(position: number, when: Urgency): Label[] {
    const { scene, lens } = this;
    const radius = radiusOnScreen(lens, scene.radius(position));
    const style = { size: radius > 22 ? 14 : radius > 12 ? 13 : 12, weight: isOrdinary(when) ? 400 : 600 };
    const disc = { ...toScreen(lens, scene.place(position)), away: radius + (scene.selected.has(position) ? 6 : 2) };
    const [cut, ...whole] = this.blocks(position, when, style).reverse();
    const blocks = whole.reverse();
    const beside = this.besideDisc(position, disc, blocks, style);
    if (beside.length > 0) {
      return beside;
    }
    const far = when === "if free" || scene.areNamesBeside ? [] : this.farName(position, disc, blocks, { ...style, distances: FAR });
    if (far.length > 0) {
      return far;
    }
    const short = cut === undefined ? [] : this.besideDisc(position, disc, [cut], style);
    if (short.length > 0 || when !== "surely" || scene.areNamesBeside) {
      return short;
    }
    return this.farName(position, disc, cut === undefined ? blocks : [...blocks, cut], { ...style, distances: FARTHER });
  }

  /** A name at the first free place beside its disc. */
  private besideDisc(position: number, disc: Disc, blocks: readonly Block[], style: { size: number; weight: number }): Label[] {
    for (const block of blocks) {
      const free = this.places(disc, block).find((at) => this.isFree(boxOf(block, at)));
      if (free !== undefined) {
        return this.write(position, block, free, style);
      }
    }
    return [];
  }

  /** A name at the nearest free place around its disc, with a line to it. */
  private farName(position: number, disc: Disc, blocks: readonly Block[], { distances, ...style }: { size: number; weight: number; distances: readonly number[] }): Label[] {
    for (const distance of distances) {
      for (const block of blocks) {
        const at = around(disc, distance, block).find((place) => this.isFree(boxOf(block, place)));
        if (at !== undefined) {
          const [first, ...others] = this.write(position, block, at, style);
          return first === undefined ? [] : [{ ...first, leader: leaderOf(disc, boxOf(block, at)) }, ...others];
        }
      }
    }
    return [];
  }

  /** How a name may be written, the fullest first; the last is cut. */
  private blocks(position: number, when: Urgency, style: { size: number; weight: number }): Block[] {
    const { lens, lettering, scene } = this;
    const name = scene.view.entities[position]?.name ?? "";
    const font = fontOf(style, this.palette);
    const most = Math.min(this.widest(position, when), lens.width * (isOrdinary(when) ? 0.4 : 0.9));
    const texts: (readonly string[])[] = [[lettering.cut(name, font, most)]];
    if (!scene.areNamesBeside && name.length >= LEAST_BROKEN && name.includes(" ")) {
      texts.push(halved(name).map((line) => lettering.cut(line, font, most)));
    }
    const short = scene.areNamesBeside ? this.widest(position, "if free") : WIDEST_NAME * CUT_SHORT;
    texts.push([lettering.cut(name, font, Math.min(most * (scene.areNamesBeside ? 1 : CUT_SHORT), short))]);
    return texts
      .filter((lines) => lines.every((line) => line !== ""))
      .map((lines) => ({ lines, halfWidth: Math.max(...lines.map((line) => lettering.width(line, font))) / 2 + 2, halfHeight: lines.length * style.size * 0.55 }));
  }

  private widest(position: number, when: Urgency): number {
    const { scene, lens } = this;
    const usual = !isOrdinary(when) ? WIDEST_IN_FOCUS : scene.view.entities.length <= FEW_ENTITIES ? WIDEST_AMONG_FEW : WIDEST_NAME;
    if (!scene.areNamesBeside) {
      return usual;
    }
    // A name in a column does not reach over the discs of the next, nor over the edge.
    const radius = radiusOnScreen(lens, scene.radius(position));
    const column = isOrdinary(when) ? Math.max(LEAST_IN_COLUMN, scene.columnsApart * lens.scale - 2 * radius - 8) : usual;
    return Math.min(column, lens.width - toScreen(lens, scene.place(position)).x - radius - 2 * AT_EDGE);
  }

  /** Where a name may stand: below its disc, above, right or left of it, aslant, and above or below with a slide. */
  private places({ x, y, away }: Disc, { halfWidth, halfHeight }: Block): Point[] {
    const right = { x: x + away + halfWidth, y };
    if (this.scene.areNamesBeside) {
      return [right];
    }
    // Above and below a disc near the edge a name is moved aside, so that it is seen whole.
    const within = (at: number): number => clamped(at, halfWidth + AT_EDGE, this.lens.width);
    const [below, above] = [y + away + halfHeight, y - away - halfHeight];
    const slant = away * 0.72;
    const corners = [1, -1].flatMap((side) => [1, -1].map((down) => ({ x: x + side * (slant + halfWidth), y: y + down * (slant + halfHeight * 0.8) })));
    const slides = SLIDES.flatMap((part) => [below, above].map((at) => ({ x: within(x + part * halfWidth), y: at })));
    return [{ x: within(x), y: below }, { x: within(x), y: above }, right, { x: x - away - halfWidth, y }, ...corners, ...slides];
  }

  private isFree(box: Box): boolean {
    return this.isSeen(box) && this.rooms.taken.isFree(box) && this.rooms.discs.isFree(box);
  }

  /** Whether a box is on the screen and not under what stands at its top. */
  private isSeen({ left, top, right, bottom }: Box): boolean {
    return left > 0 && right < this.lens.width && top > (this.scene.view.yearAxis === undefined ? HEAD : BELOW_YEARS) && bottom < this.lens.height;
  }

  private write(position: number, block: Block, at: Point, style: { size: number; weight: number }): Label[] {
    this.rooms.taken.take(boxOf(block, at));
    const step = style.size * LINE;
    const top = at.y - ((block.lines.length - 1) / 2) * step;
    // In columns ties run on behind the names: a band keeps them from going through the letters.
    const band = this.scene.areNamesBeside ? 2 * block.halfWidth : 0;
    return block.lines.map((text, line) => ({ text, at: { x: at.x, y: top + line * step }, angle: 0, ...style, colour: this.inkOf(position), halo: this.palette.ground, band }));
  }

  /** Names beside a route are there, but quieter. */
  private inkOf(position: number): Colour {
    return this.scene.entityTone[position] === FADED ? mix(this.palette.quiet, this.palette.ground, 0.15) : this.palette.ink;
  }
}

function boxOf({ halfWidth, halfHeight }: Block, { x, y }: Point): Box {
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

function isOrdinary(when: Urgency): boolean {
  return when === "if free" || when === "away";
}

/** Places of a text whose nearest point is so far from a disc, in all directions. */
function around({ x, y, away }: Disc, distance: number, { halfWidth, halfHeight }: Block): Point[] {
  return Array.from({ length: DIRECTIONS }, (_, step) => {
    const [across, down] = [Math.sin((2 * Math.PI * step) / DIRECTIONS), Math.cos((2 * Math.PI * step) / DIRECTIONS)];
    const reach = away + distance;
    return { x: x + across * (reach + halfWidth), y: y + down * (reach + halfHeight) };
  });
}

/** The line from a disc to the nearest point of its name. */
function leaderOf({ x, y, away }: Disc, { left, top, right, bottom }: Box): readonly [Point, Point] {
  const end = { x: Math.max(left, Math.min(x, right)), y: Math.max(top, Math.min(y, bottom)) };
  const length = Math.hypot(end.x - x, end.y - y) || 1;
  return [{ x: x + ((end.x - x) * away) / length, y: y + ((end.y - y) * away) / length }, end];
}
