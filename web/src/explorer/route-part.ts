// Routes on the canvas: which ties they run along, and what the panel tells of each step.

import { button, counted, element } from "./dom";
import { put } from "./evidence";
import type { Filter } from "./filter";
import type { Relation, View } from "./model";
import { isDoubtful, patternOf } from "./drawing/standing";
import { clause } from "./words";

/** A step of a route: all ties between one and the next, the best attested first. */
export interface Hop {
  readonly from: number;
  readonly to: number;
  readonly ties: readonly Relation[];
}

export type Way = readonly Hop[];

/** Routes that are told at once; the others when they are opened. */
const TOLD = 1;

/** The routes that the steps brought, the latest first. */
export function waysOf(view: View): Way[] {
  const routes = [...view.steps].reverse().flatMap((step) => step.routes ?? []);
  const different = new Map(routes.filter((route) => route.length > 1).map((route) => [route.join("|"), route]));
  if (different.size === 0) {
    return [];
  }
  const at = new Map(view.entities.map(({ id }, position) => [id, position]));
  const between = tiesByPair(view);
  return [...different.values()].map((route) =>
    route.slice(1).flatMap((id, hop) => {
      const [from, to] = [at.get(route[hop] ?? ""), at.get(id)];
      return from === undefined || to === undefined ? [] : [{ from, to, ties: between.get(pair(from, to)) ?? [] }];
    }),
  );
}

/** The ids of all ties that routes run along; null if there is none. */
export function tiesOn(ways: readonly Way[]): ReadonlySet<string> | null {
  const ids = ways.flatMap((way) => way.flatMap(({ ties }) => ties.map(({ id }) => id)));
  return ids.length === 0 ? null : new Set(ids);
}

function pair(one: number, other: number): string {
  return `${Math.min(one, other)}-${Math.max(one, other)}`;
}

function tiesByPair(view: View): ReadonlyMap<string, readonly Relation[]> {
  const found = new Map<string, Relation[]>();
  for (const tie of view.relations) {
    const key = pair(tie.from, tie.to);
    found.set(key, [...(found.get(key) ?? []), tie]);
  }
  found.forEach((ties) => ties.sort((one, other) => Number(isDoubted(one)) - Number(isDoubted(other))));
  return found;
}

function isDoubted(tie: Relation): boolean {
  return patternOf(tie) !== "solid" || isDoubtful(tie);
}

export interface RouteHandlers {
  selectTie(id: string): void;
  /** Whether the rest is dimmed. */
  dim(isDimmed: boolean): void;
  arrangeAnew(): void;
}

/** What the panel says of the routes. */
export class RoutePart {
  private loading = new AbortController();

  constructor(private readonly handlers: RouteHandlers) {}

  stop(): void {
    this.loading.abort();
  }

  parts(view: View, ways: readonly Way[], filter: Filter, isDimmed: boolean): HTMLElement[] {
    this.stop();
    this.loading = new AbortController();
    if (ways.length === 0) {
      return [];
    }
    const dim = element("input", { type: "checkbox" });
    dim.checked = isDimmed;
    dim.addEventListener("change", () => this.handlers.dim(dim.checked));
    const controls = element(
      "div",
      { class: "panel-actions" },
      element("label", { class: "panel-switch" }, dim, " dim the rest"),
      button("Arrange anew", () => this.handlers.arrangeAnew(), { title: "Lay the route out from left to right" }),
    );
    const told = ways.slice(0, TOLD).flatMap((way) => [element("h2", {}, title(view, way)), this.told(view, way, filter)]);
    const others = ways.slice(TOLD).map((way) => this.folded(view, way, filter));
    return [...told, controls, ...others];
  }

  private told(view: View, way: Way, filter: Filter): HTMLElement {
    const steps = way.map((hop) => this.hop(view, hop, filter));
    return element("div", { class: "way" }, element("p", { class: "panel-seen" }, inWords(way, filter)), element("ol", { class: "route-hops" }, ...steps));
  }

  private folded(view: View, way: Way, filter: Filter): HTMLElement {
    const names = way.map(({ to }) => view.entities[to]?.name ?? "").slice(0, -1);
    const through = names.length === 0 ? "directly" : `through ${names.join(", ")}`;
    const folded = element("details", { class: "route-other" }, element("summary", {}, `${title(view, way)}, ${through}`));
    folded.addEventListener("toggle", () => {
      if (folded.open && folded.childElementCount === 1) {
        folded.append(this.told(view, way, filter));
      }
    });
    return folded;
  }

  /** A step with the evidence of its best claim, and a way to the others. */
  private hop(view: View, { from, to, ties }: Hop, filter: Filter): HTMLElement {
    const seen = ties.filter((tie) => filter.relation(tie));
    const [best, ...others] = seen;
    const item = element("li", {});
    if (best === undefined) {
      const [one, other] = [view.entities[from]?.name ?? "", view.entities[to]?.name ?? ""];
      item.append(element("p", { class: "hint" }, `No tie of ${one} and ${other} is seen now.`));
      return item;
    }
    const words = element("p", { class: "deed" }, `${clause(view, best)}, ${best.when ?? "undated"}, ${best.standing ?? best.status}.`);
    item.append(words);
    void put(words, `/relations/${encodeURIComponent(best.id)}`, this.loading.signal);
    if (others.length > 0) {
      item.append(button(`and ${counted(others.length, "other claim")}`, () => this.handlers.selectTie(best.id), { class: "row-choice" }));
    }
    return item;
  }
}

function title(view: View, way: Way): string {
  return `${view.entities[way[0]?.from ?? -1]?.name ?? ""} to ${view.entities[way.at(-1)?.to ?? -1]?.name ?? ""}`;
}

function inWords(way: Way, filter: Filter): string {
  const open = way.filter(({ ties }) => !ties.some((tie) => filter.relation(tie))).length;
  const doubted = way.filter(({ ties }) => ties.some((tie) => filter.relation(tie)) && ties.every((tie) => isDoubted(tie))).length;
  const words = [counted(way.length, "step")];
  if (doubted > 0) {
    words.push(`${doubted === way.length ? "none" : `${way.length - doubted} of them`} on a claim that is documented`);
  }
  if (open > 0) {
    words.push(`${open} of them not seen under what is filtered`);
  }
  return `${words.join("; ")}.`;
}
