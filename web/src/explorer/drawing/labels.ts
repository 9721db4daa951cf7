// Which names, types and communities are written, and where. The canvas and the SVG write the same ones.

import type { Entity } from "../model";
import { bundleNumbers } from "./bundle-numbers";
import type { TieNumber } from "./bundle-numbers";
import { BETWEEN_NAMES, communityLabels } from "./community-names";
import { along, between } from "./curves";
import { radiusOnScreen, toScreen } from "./lens";
import type { Lens, Point } from "./lens";
import { Room } from "./lettering";
import type { Box, Lettering } from "./lettering";
import { Namer } from "./names";
import type { Rooms, Urgency } from "./names";
import { mix } from "./palette";
import type { Colour, Palette } from "./palette";
import { FADED, STRONG } from "./scene";
import type { Scene } from "./scene";
import { tieText } from "./standing";
import { sumLabels } from "./sums";
import { yearLines } from "./year-axis";
import type { YearLines } from "./year-axis";

/** A text around its middle. */
export interface Label {
  readonly text: string;
  readonly at: Point;
  readonly angle: number;
  readonly size: number;
  readonly weight: number;
  readonly colour: Colour;
  /** What keeps the letters apart from what they are written over. */
  readonly halo: Colour;
  /** The width of a band in that colour instead of an outline: a line must not show between the words. */
  readonly band: number;
  /** A line to the disc of a name that stands apart from it. */
  readonly leader?: readonly [Point, Point];
}

export interface Writing {
  readonly names: readonly Label[];
  readonly types: readonly Label[];
  /** How many ties a curve stands for. */
  readonly numbers: readonly TieNumber[];
  readonly communities: readonly Label[];
  readonly years: YearLines;
}

const MOST_NAMES = 110;
/** What is written keeps so far from the edge of the screen, in pixels. */
export const AT_EDGE = 3;
export const WIDEST_NAME = 170;
/** Smaller discs get no name unless they are in focus or among the best connected. */
const LEAST_NAMED = 5;
/** Discs still smaller are not looked at for names, but for so many of the weightiest. */
const LEAST_LOOKED_AT = 3;
const BEST_CONNECTED = 60;
/** So many of those with most ties are named before others and in any case, as far from their discs as need be. */
const SURELY_BEST = 10;
/** So many have their names apart from their discs, with a line, if there is no room beside them. */
const SURELY_NAMED = 14;
/** So many of the weightiest discs on the screen keep labels away; the rest of a crowd may be written over. */
const MOST_OBSTACLES = 2_000;
/** With so few discs on the screen all ties may show their type, if they are so few too. */
const FEW_ENTITIES = 60;
const FEW_TIES = 40;
/** The letters of what is written on ties. */
export const TYPE_SIZE = 11;
const MOST_OF_IT = 0.75;
/** Where on a line a text may stand, from its start to its end, the best place first. */
const ON_LINE = [0.5, 0.4, 0.6, 0.3, 0.7];

export function fontOf(label: { size: number; weight: number }, palette: Palette): string {
  return `${label.weight} ${label.size}px ${palette.font}`;
}

export function writing(scene: Scene, lens: Lens, palette: Palette, lettering: Lettering): Writing {
  const visible = onScreen(scene, lens);
  const discs = obstacles(scene, lens);
  const sums = sumLabels(scene, lens, palette, lettering, discs);
  const room = new Room();
  // Before the names, which have many places to stand at: on a short line a number has few.
  const numbers = bundleNumbers(scene, lens, palette, { taken: room, discs });
  const namer = new Namer(scene, lens, palette, lettering, { taken: room, discs });
  const names = namesOf(scene, lens, visible, namer, sums.names.map(({ text }) => text).join(" "));
  const writer = new Writer(scene, lens, palette, lettering, { taken: room, discs });
  const types = [...sums.numbers, ...writer.types(visible.length <= FEW_ENTITIES)];
  const communities = communityLabels(scene, lens, palette, lettering, room);
  // A community is not named once more after somebody whose own name stands there.
  const others = communities.filter(({ text }) => !names.whole.has(text.split(BETWEEN_NAMES)[0] ?? ""));
  return { names: [...names.labels, ...sums.names], types, numbers, communities: others, years: yearLines(scene, lens, palette) };
}

/** The names that have room, those in focus first, then the weightiest; `whole` are those that were written. What is written `before` is there already. */
function namesOf(scene: Scene, lens: Lens, visible: readonly number[], namer: Namer, before: string): { readonly labels: readonly Label[]; readonly whole: ReadonlySet<string> } {
  const named = new Set([...important(scene)].filter((position) => !isWritten(scene.view.entities[position], before)));
  const best = bestConnected(scene, lens);
  const labels: Label[] = [];
  const whole = new Set<string>();
  const write = (position: number, when: Urgency): void => {
    const lines = namer.name(position, when);
    if (lines.length > 0) {
      labels.push(...lines);
      whole.add(scene.view.entities[position]?.name ?? "");
    }
  };
  named.forEach((position) => isUrgent(scene, position) && write(position, "surely"));
  best.forEach((position) => named.has(position) || write(position, "surely"));
  named.forEach((position) => isUrgent(scene, position) || write(position, "first"));
  const least = scene.areNamesBeside || scene.isFocused ? 0 : LEAST_NAMED;
  visible.forEach((position, place) => {
    const isBubble = scene.view.entities[position]?.bubble !== undefined;
    const isReadable = scene.isDimmed || scene.entityTone[position] !== FADED;
    const isWorth = place < BEST_CONNECTED || radiusOnScreen(lens, scene.radius(position)) >= least;
    if (!isBubble && isReadable && isWorth && !named.has(position) && !best.has(position) && whole.size < MOST_NAMES) {
      write(position, place < SURELY_NAMED ? "away" : "if free");
    }
  });
  return { labels, whole };
}

/** Whether a community is named in what is written, if only after the first of those it is called after. */
function isWritten(entity: Entity | undefined, written: string): boolean {
  const [first] = entity?.bubble?.label.split(BETWEEN_NAMES) ?? [];
  return first !== undefined && written.includes(first);
}

/** Those on the screen with most ties that can be read, of those that are shown; not bubbles, whose names stand in them. */
function bestConnected(scene: Scene, lens: Lens): ReadonlySet<number> {
  const readable = (position: number): boolean => scene.isDimmed || scene.entityTone[position] !== FADED;
  const isSeen = (position: number): boolean => {
    const { x, y } = toScreen(lens, scene.place(position));
    return x > 0 && x < lens.width && y > 0 && y < lens.height;
  };
  const best = scene.byTies.filter((position) => scene.entityShown[position] === 1).slice(0, SURELY_BEST);
  return new Set(best.filter((position) => readable(position) && isSeen(position) && scene.view.entities[position]?.bubble === undefined));
}

/** Whether an entity is named in any case: the reader points at it or has chosen it alone. */
function isUrgent(scene: Scene, position: number): boolean {
  return position === scene.hovered || (scene.selected.size === 1 && scene.selected.has(position));
}

/** Discs that labels must not cover, faded ones too: they can still be seen; and what covers labels. */
function obstacles(scene: Scene, lens: Lens): Room {
  const room = new Room();
  if (lens.covered) {
    room.take(lens.covered);
  }
  let free = MOST_OBSTACLES;
  for (const position of scene.byWeight) {
    if (free === 0) {
      break;
    }
    const disc = discOf(scene, lens, position);
    if (scene.entityShown[position] === 1 && disc.right > 0 && disc.left < lens.width && disc.bottom > 0 && disc.top < lens.height) {
      room.take(disc);
      free -= 1;
    }
  }
  return room;
}

/** Those whose names claim room first. */
function important(scene: Scene): ReadonlySet<number> {
  const some = new Set([...(scene.selected.size <= MOST_NAMES ? scene.selected : []), ...(scene.onRoutes.size <= MOST_NAMES ? scene.onRoutes : [])]);
  if (scene.hovered >= 0) {
    some.add(scene.hovered);
  }
  for (const position of [scene.hoveredRelation, scene.selectedRelation]) {
    const relation = scene.view.relations[position];
    if (relation !== undefined) {
      some.add(relation.from).add(relation.to);
    }
  }
  return new Set([...some].filter((position) => scene.entityShown[position] === 1));
}

/** The entities on the screen that are large enough to matter, or in focus, the weightiest first. */
function onScreen(scene: Scene, lens: Lens): number[] {
  const found: number[] = [];
  for (const position of scene.byWeight) {
    if (found.length >= BEST_CONNECTED && scene.radius(position) * lens.scale < LEAST_LOOKED_AT && !scene.isFocused && !scene.areNamesBeside) {
      break;
    }
    const x = (scene.xs[position] ?? 0) * lens.scale + lens.left;
    const y = (scene.ys[position] ?? 0) * lens.scale + lens.top;
    if (scene.entityShown[position] === 1 && x > -80 && x < lens.width + 80 && y > -40 && y < lens.height + 40) {
      found.push(position);
    }
  }
  return found;
}

/** A place on the screen that is so far from either edge, if there is room. */
export function clamped(at: number, away: number, width: number): number {
  return Math.max(Math.min(away, width / 2), Math.min(at, width - away));
}

/** The part of the screen that a disc takes. */
export function discOf(scene: Scene, lens: Lens, position: number): Box {
  const { x, y } = toScreen(lens, scene.place(position));
  const radius = radiusOnScreen(lens, scene.radius(position));
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius, isRound: true };
}

/** Whether the middle of a tie is on the screen. */
export function isTieSeen(scene: Scene, lens: Lens, position: number): boolean {
  const relation = scene.view.relations[position];
  const { x, y } = toScreen(lens, scene.place(relation?.from ?? 0));
  const end = toScreen(lens, scene.place(relation?.to ?? 0));
  const [middleX, middleY] = [(x + end.x) / 2, (y + end.y) / 2];
  return middleX > 0 && middleX < lens.width && middleY > 0 && middleY < lens.height;
}

class Writer {
  private readonly room: Room;
  private readonly discs: Room;

  constructor(
    private readonly scene: Scene,
    private readonly lens: Lens,
    private readonly palette: Palette,
    private readonly lettering: Lettering,
    { taken, discs }: Rooms,
  ) {
    this.room = taken;
    this.discs = discs;
  }

  /** The types of the ties in focus, or of all if there are few. */
  types(mayShowAll: boolean): Label[] {
    const { scene } = this;
    const chosen: number[] = [];
    let others = 0;
    const isRoomy = mayShowAll && scene.isDrawnInFull && this.lens.scale > 0.9;
    scene.relationShown.forEach((isShown, position) => {
      if (isShown === 1 && this.isWorthType(position)) {
        chosen.push(position);
      } else if (isShown === 1 && isRoomy && this.isAlone(position) && !scene.isFocused && isTieSeen(scene, this.lens, position)) {
        others += 1;
      }
    });
    if (isRoomy && others > 0 && others <= FEW_TIES) {
      scene.relationShown.forEach((isShown, position) => {
        if (isShown === 1 && !this.isWorthType(position) && this.isAlone(position) && isTieSeen(scene, this.lens, position)) {
          chosen.push(position);
        }
      });
    }
    return chosen.slice(0, 160).map((position) => this.type(position)).filter((label) => label !== null);
  }

  private isWorthType(position: number): boolean {
    const { scene } = this;
    const relation = scene.view.relations[position];
    if (relation === undefined || relation.parts !== undefined || scene.relationTone[position] === FADED || scene.isFolded(position)) {
      return false;
    }
    const isTied = (entity: number): boolean => entity === scene.hovered || (scene.selected.size <= 3 && scene.selected.has(entity));
    const isOne = !scene.bundles.counts.has(position);
    return scene.relationTone[position] === STRONG || (isOne && (isTied(relation.from) || isTied(relation.to)));
  }

  /** Whether a curve stands for this tie and for no other. */
  private isAlone(position: number): boolean {
    return !this.scene.isFolded(position) && !this.scene.bundles.counts.has(position);
  }

  /** A tie's type along its line, upright. */
  private type(position: number): Label | null {
    const { scene, lens } = this;
    const relation = scene.view.relations[position];
    if (relation === undefined) {
      return null;
    }
    const line = scene.curve(position);
    const ends = between(line, scene.radius(relation.from), scene.radius(relation.to));
    const spots = ON_LINE.map((t) => [t - 0.05, t, t + 0.05].map((each) => toScreen(lens, along(line, ends[0] + (ends[1] - ends[0]) * each))) as [Point, Point, Point]);
    return spots.reduce<Label | null>((found, spot, place) => found ?? this.typeAt(position, spot, 1 - 2 * Math.abs((ON_LINE[place] ?? 0.5) - 0.5)), null);
  }

  /** A tie's type around the middle of three points a tenth of its line apart, if there is room on that part of it. */
  private typeAt(position: number, [before, middle, after]: readonly [Point, Point, Point], part: number): Label | null {
    const { scene, lens, palette, lettering } = this;
    const relation = scene.view.relations[position];
    if (relation === undefined) {
      return null;
    }
    const [dx, dy] = [after.x - before.x, after.y - before.y];
    const length = Math.hypot(dx, dy) * 10 * part;
    const runsLeft = dx < 0;
    const style = { size: TYPE_SIZE, weight: 400 };
    const font = fontOf(style, palette);
    const more = (scene.bundles.counts.get(position) ?? 1) - 1;
    const words = `${tieText(scene.view, relation, runsLeft)}${more > 0 ? ` +${more}` : ""}`;
    const width = lettering.width(words, font);
    // Less than most of it would not say what the tie is.
    if (width * (scene.relationTone[position] === STRONG ? MOST_OF_IT : 1) > length) {
      return null;
    }
    const text = lettering.cut(words, font, length);
    const reach = lettering.width(text, font) / 2 / Math.hypot(dx, dy);
    const [across, down] = [Math.abs(dx) * reach + AT_EDGE, Math.abs(dy) * reach + AT_EDGE];
    const isSeen = middle.x > across && middle.x < lens.width - across && middle.y > down && middle.y < lens.height - down;
    if (!isSeen || !this.takeLine(middle, Math.atan2(dy, dx), lettering.width(text, font))) {
      return null;
    }
    const angle = runsLeft ? Math.atan2(-dy, -dx) : Math.atan2(dy, dx);
    const colour = mix(palette.types[relation.type] ?? palette.ink, palette.ink, 0.25);
    return { text, at: middle, angle, ...style, colour, halo: palette.ground, band: lettering.width(text, font) + 4 };
  }

  /** Takes room for a turned text, as a row of squares; says whether it was free. */
  private takeLine(middle: Point, angle: number, width: number): boolean {
    const half = TYPE_SIZE * 0.5;
    const boxes: Box[] = [];
    // From end to end: the last letters take room like the first.
    const [reach, count] = [Math.max(width / 2 - half, 0), Math.max(Math.ceil(width / TYPE_SIZE), 2)];
    for (let place = 0; place < count; place += 1) {
      const step = reach * ((2 * place) / (count - 1) - 1);
      const [x, y] = [middle.x + Math.cos(angle) * step, middle.y + Math.sin(angle) * step];
      boxes.push({ left: x - half, top: y - half, right: x + half, bottom: y + half });
    }
    const isFree = boxes.every((box) => this.room.isFree(box) && this.discs.isFree(box));
    if (isFree) {
      boxes.forEach((box) => this.room.take(box));
    }
    return isFree;
  }
}
