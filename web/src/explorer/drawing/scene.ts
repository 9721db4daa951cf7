// What is to be drawn: a view, where its entities stand, what is hidden, selected and in focus. Items are known by position.

import { PLAIN as PLAIN_PAINTING, type View } from "../model";
import { Bundles } from "./bundles";
import { bow, curve, fanOf } from "./curves";
import type { Curve, Fan } from "./curves";
import type { Frame, Point } from "./lens";
import type { Target } from "./picking";

/** With more lines than this they are thin straight lines, but for those in focus. */
export const MOST_DRAWN_IN_FULL = 3_000;
/** With more visible ties than this they vanish while the picture moves. */
export const MOST_WHILE_MOVING = 20_000;

/** How much a tie or an entity stands out. */
export const FADED = 0;
export const PLAIN = 1;
export const STRONG = 2;

/** How solid discs and ties are that are not in focus, and beside a route, which is read together with them. */
const FAINT = [0.17, 0.1] as const;
const DIMMED = [0.62, 0.26] as const;

/** With more visible ties than this between columns they are a thicket: only those of who is selected stand out. */
const MOST_BETWEEN_COLUMNS = 120;

/** How far ties inside a column lie beside it, as a part of their length. */
const IN_COLUMN = 0.16;

export const EMPTY: View = {
  title: "",
  entities: [],
  relations: [],
  kinds: [],
  types: [],
  communities: [],
  steps: [],
  relationsTotal: 0,
  loopsTotal: 0,
  entitiesTotal: 0,
  painting: PLAIN_PAINTING,
};

/** How many stay where they are, how many go elsewhere and how many are new, and who has to come from where. */
export interface Moves {
  readonly journeys: readonly { readonly position: number; readonly from: Point; readonly to: Point }[];
  readonly staying: number;
  readonly moving: number;
  readonly newcomers: number;
}

export class Scene {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** 1 for those that pass the filters. */
  readonly entityShown: Uint8Array;
  readonly relationShown: Uint8Array;
  readonly entityTone: Uint8Array;
  readonly relationTone: Uint8Array;
  readonly entityAt = new Map<string, number>();
  readonly relationAt = new Map<string, number>();
  /** Entities in the order in which their names claim room. */
  readonly byWeight: Uint32Array;
  /** Entities by their ties in the whole network, those with most first. */
  readonly byTies: Uint32Array;
  selected: ReadonlySet<number> = new Set();
  selectedRelation = -1;
  hovered = -1;
  hoveredRelation = -1;
  /** Entities that stay clear while the rest fades. */
  kept: ReadonlySet<number> | null = null;
  /** Ties drawn strong, a route for instance. */
  lit: ReadonlySet<number> | null = null;
  /** Those that routes lead through. */
  onRoutes: ReadonlySet<number> = new Set();
  /** Whether anything is faded. */
  isFocused = false;
  /** Whether names stand to the right of discs. */
  areNamesBeside = false;
  /** How far apart columns are, in units of the picture; infinite if there are none. */
  readonly columnsApart: number;
  /** Whether some entities stand for communities. */
  readonly hasBubbles: boolean;
  relationsShown = 0;
  /** Parallel ties, and which of them stands for the others. */
  readonly bundles: Bundles;
  private readonly amounts: Float64Array;
  private readonly fan: Fan;

  constructor(readonly view: View) {
    this.xs = Float64Array.from(view.entities, (entity) => entity.x);
    this.ys = Float64Array.from(view.entities, (entity) => entity.y);
    this.entityShown = new Uint8Array(view.entities.length).fill(1);
    this.relationShown = new Uint8Array(view.relations.length);
    this.amounts = new Float64Array(view.relations.length);
    this.entityTone = new Uint8Array(view.entities.length).fill(PLAIN);
    this.relationTone = new Uint8Array(view.relations.length).fill(PLAIN);
    view.entities.forEach((entity, position) => this.entityAt.set(entity.id, position));
    view.relations.forEach((relation, position) => this.relationAt.set(relation.id, position));
    this.byWeight = Uint32Array.from(view.entities.keys()).sort((a, b) => this.radius(b) - this.radius(a) || a - b);
    const ties = (position: number): number => view.entities[position]?.ties ?? 0;
    this.byTies = Uint32Array.from(view.entities.keys()).sort((a, b) => ties(b) - ties(a) || a - b);
    this.columnsApart = leastGap(this.xs);
    this.hasBubbles = view.entities.some(({ bubble }) => bubble !== undefined);
    this.fan = fanOf(view);
    this.bundles = new Bundles(view, this.fan.groups);
    this.filter(
      () => true,
      () => true,
    );
  }

  get isDrawnInFull(): boolean {
    return this.curvesShown <= MOST_DRAWN_IN_FULL;
  }

  /** How many lines there are: one for all ties that run along with it. */
  private get curvesShown(): number {
    return this.relationsShown - this.bundles.foldedCount;
  }

  /** Whether there are so many ties between columns that they can only be followed from somebody. */
  get isThicket(): boolean {
    return this.areNamesBeside && this.relationsShown > MOST_BETWEEN_COLUMNS;
  }

  radius(position: number): number {
    return this.view.entities[position]?.radius ?? 0;
  }

  place(position: number): Point {
    return { x: this.xs[position] ?? 0, y: this.ys[position] ?? 0 };
  }

  /** How many claims a tie stands for, of those that are shown. */
  amount(relation: number): number {
    return this.amounts[relation] ?? 0;
  }

  /** Decides what is shown; a tie needs both its ends, and one of an entity with itself has no line. `amount` is asked of sums. */
  filter(entity: (position: number) => boolean, relation: (position: number) => boolean, amount: (position: number) => number = () => 1): void {
    const { entities, relations } = this.view;
    for (let position = 0; position < entities.length; position += 1) {
      this.entityShown[position] = entity(position) ? 1 : 0;
    }
    this.relationsShown = 0;
    relations.forEach(({ from, to, parts }, position) => {
      const isShown = from !== to && this.entityShown[from] === 1 && this.entityShown[to] === 1 && relation(position);
      this.relationShown[position] = isShown ? 1 : 0;
      this.relationsShown += isShown ? 1 : 0;
      this.amounts[position] = !isShown ? 0 : parts === undefined ? 1 : amount(position);
    });
    this.fold();
  }

  /** Bundles parallel ties; those that run along with the selected one lie open. */
  fold(): void {
    this.bundles.fold(this.relationShown, this.selectedRelation);
  }

  /** Whether a tie is on the canvas but another one stands for it. */
  isFolded(position: number): boolean {
    return this.bundles.folded[position] === 1;
  }

  /** Whether a tie has an arrow: none that runs, or stands for ties that run, both ways. */
  hasArrow(position: number): boolean {
    const relation = this.view.relations[position];
    return this.view.types[relation?.type ?? -1]?.symmetric === false && !this.bundles.isTwoWay(position);
  }

  /** How much is left of what is faded: of discs, and of ties. */
  get dims(): readonly [number, number] {
    return this.isDimmed ? DIMMED : FAINT;
  }

  /** Whether all but the routes is only dimmed, so that it can still be read. */
  get isDimmed(): boolean {
    return this.lit !== null && this.kept === null && this.hovered < 0;
  }

  /** Gives every item its tone, from what is hovered, kept, lit and selected. */
  focus(neighbours: (entity: number) => ReadonlySet<number>): void {
    const centre = this.kept === null ? this.hovered : -1;
    const clear = this.kept ?? (centre >= 0 ? neighbours(centre) : null);
    this.isFocused = clear !== null || this.lit !== null;
    if (!this.isFocused) {
      this.entityTone.fill(PLAIN);
      this.relationTone.fill(PLAIN);
    } else if (clear !== null) {
      this.focusOn(clear, centre);
    } else {
      this.focusOnLit();
    }
    if (this.isThicket && this.selected.size > 0) {
      this.view.relations.forEach(({ from, to }, position) => {
        if (this.selected.has(from) || this.selected.has(to)) {
          this.relationTone[position] = STRONG;
        }
      });
    }
    this.lit?.forEach((relation) => (this.relationTone[relation] = STRONG));
    for (const relation of [this.selectedRelation, this.hoveredRelation]) {
      if (relation >= 0) {
        this.relationTone[relation] = STRONG;
      }
    }
  }

  curve(position: number): Curve {
    const relation = this.view.relations[position];
    const start = this.place(relation?.from ?? 0);
    const end = this.place(relation?.to ?? 0);
    return curve(start, end, this.bow(position, Math.hypot(end.x - start.x, end.y - start.y)));
  }

  /** Whether a line leads from a member of a community that is opened to another community: so many of them run side by side that one is read only when it stands out. */
  isSpoke(position: number): boolean {
    const relation = this.view.relations[position];
    if (relation?.parts === undefined || this.relationTone[position] === STRONG) {
      return false;
    }
    const [one, other] = [this.view.entities[relation.from], this.view.entities[relation.to]];
    return (one?.bubble === undefined) !== (other?.bubble === undefined);
  }

  /** How far the middle of a tie lies beside the straight line, with its ends so far apart. */
  bow(position: number, distance: number): number {
    if (!this.isDrawnInFull && !this.isInFull(position)) {
      return 0;
    }
    const relation = this.view.relations[position];
    if (this.areNamesBeside && relation !== undefined && this.xs[relation.from] === this.xs[relation.to]) {
      // Beside the column, on the side where no names are.
      return ((this.ys[relation.to] ?? 0) > (this.ys[relation.from] ?? 0) ? 1 : -1) * IN_COLUMN * distance;
    }
    if (this.bundles.counts.has(position)) {
      return 0;
    }
    return bow(this.fan.rank[position] ?? 0, this.fan.count[position] ?? 1, distance);
  }

  /** Whether a tie is drawn with its curve, pattern and arrow. */
  isInFull(position: number): boolean {
    return this.isDrawnInFull || this.relationTone[position] === STRONG;
  }

  /** The frame around the shown entities among these, or around all that are shown. */
  frame(among: Iterable<number>): Frame | null {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const position of among) {
      const [x, y, radius] = [this.xs[position] ?? 0, this.ys[position] ?? 0, this.radius(position)];
      if (this.entityShown[position] === 1) {
        left = Math.min(left, x - radius);
        top = Math.min(top, y - radius);
        right = Math.max(right, x + radius);
        bottom = Math.max(bottom, y + radius);
      }
    }
    return left > right ? null : { left, top, right, bottom };
  }

  /** Puts everybody where they are to be, and says who has to come from where; newcomers come from somebody they are tied to. */
  arrive(before: Scene, places: ReadonlyMap<string, Point>): Moves {
    const old = this.view.entities.map(({ id }) => before.entityAt.get(id));
    const was = old.map((position) => (position === undefined ? undefined : before.place(position)));
    const homes = new Map<number, Point>();
    for (const { from, to } of before === this ? [] : this.view.relations) {
      for (const [one, other] of [[from, to], [to, from]] as const) {
        const home = was[other];
        if (was[one] === undefined && home !== undefined && !homes.has(one)) {
          homes.set(one, home);
        }
      }
    }
    const journeys: Moves["journeys"][number][] = [];
    let [staying, newcomers] = [0, 0];
    this.view.entities.forEach(({ id, x, y }, position) => {
      const to = places.get(id) ?? { x, y };
      const from = was[position] ?? homes.get(position) ?? to;
      const isThere = from.x === to.x && from.y === to.y;
      newcomers += old[position] === undefined ? 1 : 0;
      staying += old[position] !== undefined && isThere ? 1 : 0;
      if (!isThere) {
        journeys.push({ position, from, to });
      }
      this.put(position, to);
    });
    return { journeys, staying, newcomers, moving: this.view.entities.length - staying - newcomers };
  }

  /** Moves an entity, and all that are selected if it is one of them; gives those that moved. */
  move(entity: number, dx: number, dy: number): Iterable<number> {
    const moving = this.selected.has(entity) ? this.selected : [entity];
    for (const each of moving) {
      this.put(each, { x: (this.xs[each] ?? 0) + dx, y: (this.ys[each] ?? 0) + dy });
    }
    return moving;
  }

  put(position: number, { x, y }: Point): void {
    this.xs[position] = x;
    this.ys[position] = y;
  }

  idOf(entity: number): string {
    return this.view.entities[entity]?.id ?? "";
  }

  /** What lies at a position, by its id. */
  named(target: Target | null): { entity: string } | { relation: string } | null {
    if (target === null) {
      return null;
    }
    return "entity" in target ? { entity: this.idOf(target.entity) } : { relation: this.view.relations[target.relation]?.id ?? "" };
  }

  /** Those of these entities that are in the scene. */
  positionsOf(ids: Iterable<string>): Set<number> {
    return new Set([...ids].map((id) => this.entityAt.get(id) ?? -1).filter((position) => position >= 0));
  }

  relationsOf(ids: Iterable<string>): Set<number> {
    return new Set([...ids].map((id) => this.relationAt.get(id) ?? -1).filter((position) => position >= 0));
  }

  private focusOn(clear: ReadonlySet<number>, centre: number): void {
    this.entityTone.fill(FADED);
    clear.forEach((entity) => (this.entityTone[entity] = PLAIN));
    this.view.relations.forEach(({ from, to }, position) => {
      if (centre >= 0) {
        this.relationTone[position] = from === centre || to === centre ? STRONG : FADED;
      } else {
        this.relationTone[position] = clear.has(from) && clear.has(to) ? PLAIN : FADED;
      }
    });
  }

  private focusOnLit(): void {
    this.entityTone.fill(FADED);
    this.relationTone.fill(FADED);
    this.onRoutes.forEach((entity) => (this.entityTone[entity] = PLAIN));
    // Who is selected besides the route is seen with what they are tied to.
    this.selected.forEach((entity) => (this.entityTone[entity] = PLAIN));
  }

  /** The ends of the ties that are lit. */
  markRoutes(): void {
    const ends = [...(this.lit ?? [])].flatMap((position) => {
      const relation = this.view.relations[position];
      return relation === undefined ? [] : [relation.from, relation.to];
    });
    this.onRoutes = new Set(ends);
  }
}

/** The least distance of two different numbers. */
function leastGap(numbers: Float64Array): number {
  const sorted = Float64Array.from(numbers).sort();
  let least = Infinity;
  for (let place = 1; place < sorted.length; place += 1) {
    const gap = (sorted[place] ?? 0) - (sorted[place - 1] ?? 0);
    least = gap > 0 && gap < least ? gap : least;
  }
  return least;
}
