// What is selected, looked at: in the panel with its evidence, and in the menu with what can be done.

import { entityActions, tieActions } from "./actions";
import { claimsCounted } from "./bubbles";
import { tiesSeen } from "./canvas-part";
import { button, counted, element } from "./dom";
import type { Filter } from "./filter";
import { manyParts } from "./many";
import type { Menu, MenuItem } from "./menu";
import type { Entity, Relation, View } from "./model";
import { claimsSeen } from "./narrowed";
import type { CountedType, Panel, PanelAction } from "./panel";
import { MOST_ON_ROUTE } from "./rail";
import type { Target } from "./state";
import { FORMATS, exportOf } from "./takeaway";
import { clause, ends } from "./words";

export interface InspectorHost {
  /** Where an entity is on the canvas. */
  place(id: string): { x: number; y: number } | undefined;
  gather(steps: readonly string[], selected: string): void;
  /** Brings in a route through these, in their order. */
  route(through: readonly string[]): void;
  /** Lets the reader choose where a route from this one leads. */
  routeFrom(id: string): void;
  hide(ids: readonly string[]): void;
  keepOnly(): void;
  pin(): void;
  list(): void;
  select(target: Target): void;
  close(): void;
  /** The part of the network that is looked at, as it follows in an address. */
  scope(): string;
  /** What the menu of the canvas itself offers. */
  canvasItems(): readonly MenuItem[];
}

/** What is looked at. */
export interface Seen {
  readonly view: View;
  readonly filter: Filter;
  readonly selection: ReadonlySet<string>;
  readonly target: Target | null;
}

const CORNER = { x: 40, y: 40 };
/** So many parallel ties are listed. */
const MOST_BESIDE = 60;

export class Inspector {
  private seen: Seen | null = null;
  /** The one that was selected alone before this one. */
  private before: string | null = null;

  constructor(
    private readonly panel: Panel,
    private readonly menu: Menu,
    private readonly canvas: HTMLElement,
    private readonly host: InspectorHost,
  ) {}

  /** Shows what is selected, if anything is. */
  show(seen: Seen): void {
    const [last] = this.seen?.selection ?? [];
    if (this.seen?.selection.size === 1 && last !== undefined && !seen.selection.has(last)) {
      this.before = seen.selection.size === 1 ? last : null;
    }
    this.seen = seen;
    const { view, filter, selection } = seen;
    const { entity, tie } = this.found(seen.target);
    if (selection.size > 1) {
      const between = [...selection].map((id) => encodeURIComponent(id)).join(",");
      const listed = selection.size === 2 && !filter.isNarrow ? `/claims?between=${between}${this.host.scope()}` : null;
      const handlers = { actions: this.actionsOfMany(), listed, select: (id: string) => this.host.select({ entity: id }) };
      this.panel.several(`Selected ${selection.size}`, ...manyParts(view, filter, selection, handlers));
    } else if (entity?.bubble !== undefined) {
      const { step } = entity.bubble;
      this.panel.community(entity, () => this.host.gather([step], entity.id));
    } else if (entity !== undefined) {
      const listed = `/claims?between=${encodeURIComponent(entity.id)}${this.host.scope()}`;
      void this.panel.entity(entity, view, { seen: tiesSeen(view, filter, entity.id), listed, claims: claimsSeen(view, filter, entity.id) }, this.actionsOf(entity));
    } else if (tie?.parts !== undefined) {
      this.showSum(tie, view, filter);
    } else if (tie !== undefined) {
      void this.panel.relation(tie, view, this.beside(tie), tieActions(tie, () => this.host.close()));
    } else {
      this.panel.selectNothing();
    }
  }

  /** A line that stands for many ties: between two entities they are listed on a page, communities open. */
  private showSum(tie: Relation, view: View, filter: Filter): void {
    const both = [...new Set([tie.from, tie.to])].flatMap((position) => view.entities[position] ?? []);
    const open = both.flatMap(({ bubble, name, id }): PanelAction[] =>
      bubble === undefined ? [] : [{ label: `Open ${name}`, act: () => this.host.gather([bubble.step], id) }],
    );
    const between = both.map(({ id }) => encodeURIComponent(id)).join(",");
    const address = open.length > 0 ? null : `/claims?between=${between}${this.host.scope()}`;
    const close = { label: "Close", act: () => this.host.close() };
    // A scope that wants types already would want them besides.
    const isTyped = new URLSearchParams(this.host.scope()).has("types");
    const ofType = (type: string): string | null => (address === null || isTyped ? null : `${address}&types=${encodeURIComponent(type)}`);
    this.panel.sum(ends(view, tie), sumSeen(tie, filter), typesOf(view, tie, ofType), address, [...open, close]);
  }

  /** Follows the filter in what is selected, without asking for its evidence again. */
  follow(filter: Filter): void {
    if (this.seen === null) {
      return;
    }
    this.seen = { ...this.seen, filter };
    const { view, target, selection } = this.seen;
    if (selection.size > 1) {
      this.show(this.seen);
    } else if (target !== null && "entity" in target) {
      this.panel.count(tiesSeen(view, filter, target.entity), claimsSeen(view, filter, target.entity));
    } else {
      const { tie } = this.found(target);
      if (tie?.parts !== undefined) {
        this.panel.count(sumSeen(tie, filter));
      }
    }
  }

  /** Opens the menu of what is selected, or of the canvas, where it is or where the reader pointed. */
  openMenu(target: Target | null, at?: { x: number; y: number }): void {
    const { entity, tie } = this.found(target);
    if (entity !== undefined && this.seen !== null && this.seen.selection.size > 1 && this.seen.selection.has(entity.id)) {
      this.open(`${this.seen.selection.size} entities`, this.actionsOfMany(), at ?? this.host.place(entity.id));
    } else if (entity !== undefined) {
      this.open(entity.name, this.actionsOf(entity), at ?? this.host.place(entity.id));
    } else if (tie !== undefined) {
      this.open("Tie", tie.parts === undefined ? tieActions(tie, () => this.host.close()) : [{ label: "Close", act: () => this.host.close() }], at);
    } else {
      this.open("Canvas", this.host.canvasItems(), at);
    }
  }

  private open(label: string, items: readonly MenuItem[], at: { x: number; y: number } | undefined): void {
    this.menu.open(label, items, at ?? CORNER, this.canvas);
  }

  private found(target: Target | null): { entity?: Entity | undefined; tie?: Relation | undefined } {
    const view = this.seen?.view;
    if (target === null || view === undefined) {
      return {};
    }
    return "entity" in target
      ? { entity: view.entities.find(({ id }) => id === target.entity) }
      : { tie: view.relations.find(({ id }) => id === target.relation) };
  }

  private actionsOf(entity: Entity): PanelAction[] {
    const { host, seen } = this;
    const other = [...(seen?.selection ?? []), this.before].find((id) => id !== null && id !== entity.id);
    return entityActions(entity, seen?.view.entities.find(({ id }) => id === other), {
      gather: (step) => host.gather([step], entity.id),
      route: (from) => host.route([from, entity.id]),
      routeFrom: () => host.routeFrom(entity.id),
      pin: () => host.pin(),
      hide: () => host.hide([entity.id]),
      offer: (items) => this.open(`Types of ties of ${entity.name}`, items, host.place(entity.id)),
      close: () => host.close(),
    });
  }

  /** What can be done with all that are selected. */
  private actionsOfMany(): PanelAction[] {
    const { host } = this;
    const ids = [...(this.seen?.selection ?? [])];
    const [from = ""] = ids;
    const words = ids.length === 2 ? "Route between the two" : `Route through the ${ids.length}, in their order`;
    const route: PanelAction[] = ids.length <= MOST_ON_ROUTE ? [{ label: words, key: "P", act: () => host.route(ids) }] : [];
    return [
      { label: "Hide", key: "H", act: () => host.hide(ids) },
      { label: "Keep only these", key: "Shift+H", act: () => host.keepOnly() },
      { label: "Pin", key: "T", act: () => host.pin() },
      { label: "Bring in neighbours", key: "E", act: () => host.gather(ids.map((id) => `expand:${id}`), from) },
      ...route,
      { label: "List", act: () => host.list() },
      { label: "Export …", act: () => this.offerFormats(ids) },
      { label: "Close", act: () => host.close() },
    ];
  }

  private offerFormats(ids: readonly string[]): void {
    const items = FORMATS.map(([format, name]) => ({ label: `Save as ${name}`, act: () => exportOf(`/explore?steps=show:${ids.join("|")}`, format) }));
    this.open(`Save ${counted(ids.length, "entity", "entities")}`, items, this.host.place(ids[0] ?? ""));
  }

  /** The ties that run along with one, each to be chosen. */
  private beside(tie: Relation): HTMLElement[] {
    const { view, filter } = this.seen ?? {};
    if (view === undefined || filter === undefined) {
      return [];
    }
    const [low, high] = [Math.min(tie.from, tie.to), Math.max(tie.from, tie.to)];
    const others = view.relations.filter(
      (other) => other !== tie && Math.min(other.from, other.to) === low && Math.max(other.from, other.to) === high && filter.relation(other),
    );
    if (others.length === 0) {
      return [];
    }
    const rows = others.slice(0, MOST_BESIDE).map((other) => {
      const words = `${clause(view, other)}, ${other.when ?? "undated"}${other.standing === undefined ? "" : `, ${other.standing}`}`;
      return element("li", {}, button(words, () => this.host.select({ relation: other.id }), { class: "row-choice", "data-target": `relation.${other.id}` }));
    });
    return [
      element("h3", { class: "panel-heading" }, `${counted(others.length, "other tie")} between these two`),
      element("ul", { class: "parallel-ties", "aria-label": "Parallel ties" }, ...rows),
    ];
  }
}

function sumSeen(tie: Relation, filter: Filter): string {
  const [seen, all] = [filter.amount(tie), claimsCounted(tie)];
  return `${seen === all ? counted(all, "tie") : `${seen.toLocaleString("en")} of ${counted(all, "tie")}`}, drawn as one line.`;
}

/** The types of the ties that a line stands for, with how many there are of each and where these are listed, the commonest first. */
function typesOf(view: View, tie: Relation, listOf: (type: string) => string | null): CountedType[] {
  const found = new Map<number, number>();
  for (const { type, claims } of tie.parts ?? []) {
    found.set(type, (found.get(type) ?? 0) + claims);
  }
  const counted = [...found].map(([type, claims]) => ({ label: view.types[type]?.label ?? "", claims, listed: listOf(view.types[type]?.id ?? "") }));
  return counted.sort((one, other) => other.claims - one.claims);
}
