// Names of communities: within their discs where they fit, else beside them, where they cover neither a disc nor another name.

import type { Entity } from "../model";
import type { Label } from "./labels";
import { HEAD } from "./fitting";
import { radiusOnScreen, toScreen } from "./lens";
import type { Lens, Point } from "./lens";
import { Room, halved } from "./lettering";
import type { Box, Lettering } from "./lettering";
import type { Palette } from "./palette";
import type { Scene } from "./scene";

const SIZE = 12;
const WEIGHT = 600;
const LINE = 1.15;
/** Between a name and the rim of a disc, and between two names, in pixels. */
const CLEAR = 3;
/** What stands in a name between those it is made of. */
const BETWEEN = " · ";

/** A text of one or more lines around a point. */
interface Block {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

interface Disc extends Point {
  readonly radius: number;
}

/** Where there is no room for a name it is cut to so many letters: more than the number of members alone says. */
const FEWEST_LETTERS = 10;
const MOST_IN_THE_WAY = 600;
/** So often those whom there was no room for are tried again, before the others. */
const ATTEMPTS = 5;

/** Names that were placed, and whom there was no room to name. */
interface Placed {
  readonly labels: readonly Label[];
  readonly cramped: readonly number[];
  readonly room: Room;
}

/** How many members a community has, in brackets: a bare number would look like one of ties. */
function sizeOf(bubble: { readonly size: number } | undefined): string {
  return `(${(bubble?.size ?? 0).toLocaleString("en")})`;
}

export class BubbleNames {
  private readonly discs: readonly Disc[];
  private readonly font: string;
  private room = new Room();

  constructor(
    private readonly scene: Scene,
    private readonly lens: Lens,
    private readonly palette: Palette,
    private readonly lettering: Lettering,
    private readonly bubbles: readonly number[],
  ) {
    this.font = `${WEIGHT} ${SIZE}px ${palette.font}`;
    // The members of those that are opened are in the way too.
    const shown = [...scene.byWeight].filter((position) => scene.entityShown[position] === 1).slice(0, MOST_IN_THE_WAY);
    this.discs = [...new Set([...bubbles, ...shown])].map((position) => this.disc(position));
  }

  /** The names of all that are on the screen, each as full as there is room for, and the room they take. */
  place(): Placed {
    let best = this.attempt(this.bubbles);
    let { cramped } = best;
    for (let attempt = 1; attempt < ATTEMPTS && cramped.length > 0; attempt += 1) {
      const first = cramped;
      const next = this.attempt([...first, ...this.bubbles.filter((position) => !first.includes(position))]);
      cramped = [...next.cramped, ...first.filter((position) => !next.cramped.includes(position))];
      best = next.cramped.length < best.cramped.length ? next : best;
      cramped = next.cramped.length === 0 ? [] : cramped;
    }
    this.room = best.room;
    return { ...best, labels: [...best.labels, ...best.cramped.flatMap((position) => this.number(position))] };
  }

  /** Names them in this order. */
  private attempt(order: readonly number[]): Placed {
    this.room = new Room();
    if (this.lens.covered) {
      this.room.take(this.lens.covered);
    }
    const labels: Label[] = [];
    const cramped: number[] = [];
    for (const position of order) {
      const { x, y, radius } = this.disc(position);
      const entity = this.scene.view.entities[position];
      if (entity === undefined || x < -radius || y < -radius || x > this.lens.width + radius || y > this.lens.height + radius) {
        continue;
      }
      const written = this.name(entity, position);
      labels.push(...written);
      if (written.length === 0) {
        cramped.push(position);
      }
    }
    return { labels, cramped, room: this.room };
  }

  /** Whom there was no room to name has at least the number of its members. */
  private number(position: number): Label[] {
    const middle = this.disc(position);
    const block = this.block([sizeOf(this.scene.view.entities[position]?.bubble)]);
    return this.room.isFree(boxOf(block, middle)) ? this.write(block, middle) : [];
  }

  private name(entity: Entity, position: number): Label[] {
    const disc = this.disc(position);
    const blocks = this.blocks(entity);
    for (const block of blocks) {
      if (isWithin(block, disc) && this.room.isFree(boxOf(block, disc))) {
        return this.write(block, disc);
      }
    }
    for (const block of blocks) {
      const at = besides(block, disc).find((place) => this.isFree(boxOf(block, place)));
      if (at !== undefined) {
        return this.write(block, at);
      }
    }
    return [];
  }

  /** What could be written of a name, the fullest first. */
  private blocks({ bubble, name }: Entity): readonly Block[] {
    const size = sizeOf(bubble);
    const label = bubble?.label ?? name;
    const [first = "", second] = label.split(BETWEEN);
    const both = second === undefined ? [] : [[`${first}${BETWEEN}${second} ${size}`], [`${first}${BETWEEN}`.trimEnd(), `${second} ${size}`], [...halved(`${first} ·`), ...halved(`${second} ${size}`)]];
    const one = [[`${first} ${size}`], halved(`${first} ${size}`), `${first} ${size}`.split(" ")];
    const cut = [...first].length > FEWEST_LETTERS ? [[`${[...first].slice(0, FEWEST_LETTERS).join("").trimEnd()}…`, size]] : [];
    return [...both, ...one, ...cut].map((lines) => this.block(lines));
  }

  private block(lines: readonly string[]): Block {
    return { lines, width: Math.max(...lines.map((line) => this.lettering.width(line, this.font))), height: lines.length * SIZE * LINE };
  }

  /** Whether a box covers no disc and no name, and is on the screen. */
  private isFree(box: Box): boolean {
    const isSeen = box.left > 0 && box.top > HEAD && box.right < this.lens.width && box.bottom < this.lens.height;
    return isSeen && this.room.isFree(box) && this.discs.every((disc) => !covers(box, disc));
  }

  private write(block: Block, at: Point): Label[] {
    this.room.take(boxOf(block, at));
    const top = at.y - ((block.lines.length - 1) / 2) * SIZE * LINE;
    return block.lines.map((text, line) => ({
      text, at: { x: at.x, y: top + line * SIZE * LINE }, angle: 0, size: SIZE, weight: WEIGHT, colour: this.palette.ink, halo: this.palette.ground, band: 0,
    }));
  }

  private disc(position: number): Disc {
    return { ...toScreen(this.lens, this.scene.place(position)), radius: radiusOnScreen(this.lens, this.scene.radius(position)) };
  }
}

function boxOf({ width, height }: Block, { x, y }: Point): Box {
  return { left: x - width / 2 - CLEAR, top: y - height / 2, right: x + width / 2 + CLEAR, bottom: y + height / 2 };
}

/** Whether a text lies within a disc. */
function isWithin({ width, height }: Block, { radius }: Disc): boolean {
  return Math.hypot(width / 2, height / 2) < radius - 1;
}

/** Places of a text around a disc. */
function besides({ width, height }: Block, { x, y, radius }: Disc): readonly Point[] {
  const [across, down] = [radius + width / 2 + 2 * CLEAR, radius + height / 2 + CLEAR];
  const slant = radius * 0.7;
  return [
    { x, y: y + down },
    { x, y: y - down },
    { x: x + across, y },
    { x: x - across, y },
    ...[1, -1].flatMap((right) => [1, -1].map((below) => ({ x: x + right * (slant + width / 2 + CLEAR), y: y + below * (slant + height / 2) }))),
    // Slid along the rim.
    ...[1, -1].flatMap((right) => [1, -1].map((below) => ({ x: x + (right * width) / 4, y: y + below * down }))),
    ...[1, -1].flatMap((right) => [1, -1].map((below) => ({ x: x + right * across, y: y + (below * height) / 3 }))),
  ];
}

function covers(box: Box, { x, y, radius }: Disc): boolean {
  const nearest = { x: Math.max(box.left, Math.min(x, box.right)), y: Math.max(box.top, Math.min(y, box.bottom)) };
  return Math.hypot(nearest.x - x, nearest.y - y) < radius;
}
