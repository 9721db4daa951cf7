// Which names, types and communities are written, and where. The canvas and the SVG write the same ones.

import { BETWEEN_NAMES, communityLabels } from "./community-names";
import { along, between } from "./curves";
import { radiusOnScreen, toScreen } from "./lens";
import type { Lens, Point } from "./lens";
import { Room } from "./lettering";
import type { Box, Lettering } from "./lettering";
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
}

export interface Writing {
  readonly names: readonly Label[];
  readonly types: readonly Label[];
  /** How many ties a curve stands for. */
  readonly numbers: readonly Label[];
  readonly communities: readonly Label[];
  readonly years: YearLines;
}

const MOST_NAMES = 110;
/** What is written keeps so far from the edge of the screen, in pixels. */
export const AT_EDGE = 3;
export const WIDEST_NAME = 170;
const LEAST_IN_COLUMN = 70;
const WIDEST_AMONG_FEW = 250;
const WIDEST_IN_FOCUS = 340;
/** Smaller discs get no name unless they are in focus. */
const LEAST_NAMED = 5;
/** Still smaller ones keep no name away. */
const LEAST_IN_THE_WAY = 3;
/** So many of the weightiest have their names written over other discs if there is no room: nobody should have to guess them. */
const WEIGHTIEST = 6;
/** With so many discs on the screen they no longer keep names away: there would be none. */
const MOST_OBSTACLES = 400;
/** With so few discs on the screen names may be longer, and with so few ties all may show their type. */
const FEW_ENTITIES = 60;
const FEW_TIES = 40;
const TYPE_SIZE = 11;
/** Shorter curves have no room for a number, in pixels. */
const LEAST_NUMBERED = 60;
const MOST_NUMBERS = 300;
const [MANY_PARALLEL, NEAR] = [4, 0.6];
const MOST_OF_IT = 0.75;

export function fontOf(label: { size: number; weight: number }, palette: Palette): string {
  return `${label.weight} ${label.size}px ${palette.font}`;
}

export function writing(scene: Scene, lens: Lens, palette: Palette, lettering: Lettering): Writing {
  const communities = communityLabels(scene, lens, palette, lettering);
  const visible = onScreen(scene, lens);
  const room = obstacles(scene, lens, visible);
  const sums = sumLabels(scene, lens, palette, lettering, room);
  const writer = new Writer(scene, lens, palette, lettering, room);
  const named = important(scene);
  const names = [...named].map((position) => writer.name(position, "always"));
  let weighty = WEIGHTIEST;
  const least = scene.areNamesBeside ? 0 : communities.length > 0 && !scene.isFocused ? LEAST_NAMED * 2 : LEAST_NAMED;
  const isReadable = (position: number): boolean => scene.isDimmed || scene.entityTone[position] !== FADED;
  for (const position of visible) {
    if (scene.view.entities[position]?.bubble !== undefined) {
      continue;
    }
    const isLarge = radiusOnScreen(lens, scene.radius(position)) >= least || scene.isFocused;
    if (isLarge && isReadable(position) && !named.has(position) && names.length < MOST_NAMES) {
      weighty -= 1;
      names.push(writer.name(position, weighty >= 0 && scene.entityTone[position] !== FADED ? "over discs" : "if free"));
    }
  }
  names.push(...sums.names);
  const types = [...sums.numbers, ...writer.types(visible.length <= FEW_ENTITIES)];
  const numbers = writer.numbers();
  const written = names.filter((label) => label !== null);
  // A community is not named once more after somebody whose own name stands there.
  const own = new Set(written.map(({ text }) => text));
  const others = communities.filter(({ text }) => !own.has(text.split(BETWEEN_NAMES)[0] ?? ""));
  return { names: written, types, numbers, communities: others, years: yearLines(scene, lens, palette) };
}

/** Discs that names must not cover; what is faded may be written over. */
function obstacles(scene: Scene, lens: Lens, visible: readonly number[]): Room {
  const room = new Room();
  const clear = visible.filter((position) => scene.entityTone[position] !== FADED);
  if (clear.length <= MOST_OBSTACLES) {
    clear.forEach((position) => room.take(discBox(scene, lens, position)));
  }
  return room;
}

/** Those whose names are always written. */
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
    if (scene.radius(position) * lens.scale < LEAST_IN_THE_WAY && !scene.isFocused && !scene.areNamesBeside) {
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
export function discBox(scene: Scene, lens: Lens, position: number): Box {
  const { x, y } = toScreen(lens, scene.place(position));
  const half = radiusOnScreen(lens, scene.radius(position)) * 0.8;
  return { left: x - half, top: y - half, right: x + half, bottom: y + half };
}

class Writer {
  private readonly room = new Room();

  constructor(
    private readonly scene: Scene,
    private readonly lens: Lens,
    private readonly palette: Palette,
    private readonly lettering: Lettering,
    private readonly discs: Room,
  ) {}

  /** An entity's name under its disc, or above or beside it if there is no room below. */
  name(position: number, when: "always" | "over discs" | "if free"): Label | null {
    const isImportant = when === "always";
    const { scene, lens, palette, lettering } = this;
    const radius = radiusOnScreen(lens, scene.radius(position));
    const style = { size: radius > 22 ? 14 : radius > 12 ? 13 : 12, weight: isImportant ? 600 : 400 };
    const font = fontOf(style, palette);
    const usual = isImportant ? WIDEST_IN_FOCUS : scene.view.entities.length <= FEW_ENTITIES ? WIDEST_AMONG_FEW : WIDEST_NAME;
    // A name in a column does not reach over the discs of the next.
    const most = scene.areNamesBeside && !isImportant ? Math.min(usual, Math.max(LEAST_IN_COLUMN, scene.columnsApart * lens.scale - 2 * radius - 8)) : usual;
    const { x, y } = toScreen(lens, scene.place(position));
    const beside = scene.areNamesBeside ? lens.width - x - radius - 2 * AT_EDGE : Infinity;
    const text = lettering.cut(scene.view.entities[position]?.name ?? "", font, Math.min(most, beside, lens.width * (isImportant ? 0.9 : 0.4)));
    const half = { width: lettering.width(text, font) / 2 + 2, height: style.size * 0.55 };
    const away = radius + (scene.selected.has(position) ? 6 : 2);
    // Above and below a disc near the edge a name is moved aside, so that it is seen whole.
    const middle = clamped(x, half.width + AT_EDGE, lens.width);
    const below = { x: middle, y: y + away + half.height };
    const right = { x: x + away + half.width, y };
    const others = [{ x: middle, y: y - away - half.height }, right, { x: x - away - half.width, y }];
    const places = scene.areNamesBeside ? [right] : [below, ...others];
    const boxes = places.map((at) => ({ at, left: at.x - half.width, top: at.y - half.height, right: at.x + half.width, bottom: at.y + half.height }));
    const seen = boxes.filter((box) => box.left > 0 && box.right < lens.width && box.top > 0 && box.bottom < lens.height);
    const free =
      seen.find((box) => this.room.isFree(box) && this.discs.isFree(box)) ??
      (when === "if free" ? undefined : seen.find((box) => this.room.isFree(box))) ??
      (isImportant ? (seen[0] ?? boxes[0]) : undefined);
    if (text === "" || free === undefined) {
      return null;
    }
    this.room.take(free);
    return { text, at: free.at, angle: 0, ...style, colour: this.inkOf(position), halo: palette.ground, band: 0 };
  }

  /** Names beside a route are there, but quieter. */
  private inkOf(position: number): Colour {
    return this.scene.entityTone[position] === FADED ? mix(this.palette.quiet, this.palette.ground, 0.15) : this.palette.ink;
  }

  /** How many ties each curve stands for, at its middle, where there is room. */
  numbers(): Label[] {
    const { scene, lens, palette } = this;
    const found: Label[] = [];
    if (!scene.isDrawnInFull || scene.isThicket) {
      return found;
    }
    for (const [position, count] of scene.bundles.counts) {
      const relation = scene.view.relations[position];
      const [start, end] = [toScreen(lens, scene.place(relation?.from ?? 0)), toScreen(lens, scene.place(relation?.to ?? 0))];
      const at = toScreen(lens, along(scene.curve(position), 0.5));
      const half = TYPE_SIZE * 0.9;
      const box = { left: at.x - half, top: at.y - half, right: at.x + half, bottom: at.y + half };
      // Far away only the thick ones have a number.
      const isWorth = count >= MANY_PARALLEL || lens.scale > NEAR;
      const isFaded = scene.relationTone[position] === FADED && !scene.isDimmed;
      if (isWorth && !isFaded && this.isOnScreen(position) && Math.hypot(end.x - start.x, end.y - start.y) > LEAST_NUMBERED && this.room.isFree(box) && found.length < MOST_NUMBERS) {
        this.room.take(box);
        found.push({ text: String(count), at, angle: 0, size: TYPE_SIZE, weight: 400, colour: palette.ink, halo: palette.ground, band: 0 });
      }
    }
    return found;
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
      } else if (isShown === 1 && isRoomy && this.isAlone(position) && !scene.isFocused && this.isOnScreen(position)) {
        others += 1;
      }
    });
    if (isRoomy && others > 0 && others <= FEW_TIES) {
      scene.relationShown.forEach((isShown, position) => {
        if (isShown === 1 && !this.isWorthType(position) && this.isAlone(position) && this.isOnScreen(position)) {
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

  private isOnScreen(position: number): boolean {
    const relation = this.scene.view.relations[position];
    const { x, y } = toScreen(this.lens, this.scene.place(relation?.from ?? 0));
    const end = toScreen(this.lens, this.scene.place(relation?.to ?? 0));
    const [middleX, middleY] = [(x + end.x) / 2, (y + end.y) / 2];
    return middleX > 0 && middleX < this.lens.width && middleY > 0 && middleY < this.lens.height;
  }

  /** A tie's type along its line, upright. */
  private type(position: number): Label | null {
    const { scene, lens, palette, lettering } = this;
    const relation = scene.view.relations[position];
    if (relation === undefined) {
      return null;
    }
    const line = scene.curve(position);
    const ends = between(line, scene.radius(relation.from), scene.radius(relation.to));
    const [before, middle, after] = [0.45, 0.5, 0.55].map((t) => toScreen(lens, along(line, ends[0] + (ends[1] - ends[0]) * t))) as [Point, Point, Point];
    const [dx, dy] = [after.x - before.x, after.y - before.y];
    const length = Math.hypot(dx, dy) * 10;
    const runsLeft = dx < 0;
    const style = { size: TYPE_SIZE, weight: 400 };
    const font = fontOf(style, palette);
    const more = (scene.bundles.counts.get(position) ?? 1) - 1;
    const words = `${tieText(scene.view, relation, runsLeft)}${more > 0 ? ` +${more}` : ""}`;
    const width = lettering.width(words, font);
    // Less than most of it would not say what the tie is.
    if (width * MOST_OF_IT > length) {
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
    for (let step = -width / 2 + half; step <= width / 2 - half + 0.01; step += TYPE_SIZE) {
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
