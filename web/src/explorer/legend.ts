// The legend: what the marks mean, how many of each are seen, and a switch for each.

import { button, element } from "./dom";
import { claimsOf } from "./bubbles";
import { filterOf } from "./filter";
import type { Filter } from "./filter";
import { colouredBy } from "./drawing/bundles";
import { patternOf, standingClass } from "./drawing/standing";
import type { Group, View } from "./model";
import { swatch } from "./looks";
import type { State } from "./state";

function add<Key>(tally: Map<Key, number>, key: Key, by = 1): void {
  tally.set(key, (tally.get(key) ?? 0) + by);
}

/** How many of each filter a view has, or of those that pass. */
export function counts(view: View, filter?: Filter): Map<string, number> {
  // Counted by number and named once: names made anew for thousands would take a third of a step of the years.
  const [kinds, groups, tieGroups, types] = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>(), new Map<number, number>()];
  const statuses = new Map<string, number>();
  for (const entity of view.entities) {
    if (filter?.entity(entity) !== false) {
      add(kinds, entity.kind);
      if (entity.group !== undefined) {
        add(groups, entity.group);
      }
    }
  }
  for (const relation of view.relations) {
    const claims = filter === undefined ? claimsOf(relation) : filter.claims(relation);
    if (relation.group !== undefined && claims.length > 0) {
      add(tieGroups, relation.group);
    }
    for (const claim of claims) {
      add(types, claim.type, claim.claims);
      add(statuses, claim.status, claim.claims);
    }
  }
  const found = new Map<string, number>();
  const { entity_groups, tie_groups } = view.painting;
  kinds.forEach((by, kind) => add(found, `kind.${view.kinds[kind]?.id}`, by));
  groups.forEach((by, group) => add(found, `colour.${entity_groups[group]?.name}`, by));
  tieGroups.forEach((by, group) => add(found, `tie-colour.${tie_groups[group]?.name}`, by));
  types.forEach((by, type) => add(found, `class.${view.types[type]?.class}`, by));
  statuses.forEach((by, status) => add(found, `status.${status}`, by));
  return found;
}

/** Writes how many of each are seen: of what is switched off, how many would be if it were not. */
export function recount(legend: HTMLElement, view: View, state: State, filter: Filter): void {
  const seen = counts(view, filter);
  for (const row of legend.querySelectorAll<HTMLElement>("[data-filter]")) {
    const name = row.dataset["filter"] ?? "";
    const own = state.off.includes(name) ? counts(view, filterOf(view, { ...state, off: state.off.filter((other) => other !== name) })) : seen;
    const number = row.querySelector(".number");
    if (number !== null) {
      number.textContent = (own.get(name) ?? 0).toLocaleString("en");
    }
  }
}

/** The legend of a view, without numbers yet; `toggle` is told which filter was switched. */
export function legend(view: View, state: State, toggle: (filter: string) => void): HTMLElement {
  const found = counts(view);
  const row = (filter: string, label: string, ...mark: readonly Node[]): HTMLElement => {
    const isOn = !state.off.includes(filter);
    const control = button("", () => toggle(filter), { "aria-pressed": String(isOn), "data-filter": filter, class: "legend-switch" });
    control.append(...mark, ` ${label} `, element("span", { class: "number" }));
    return element("li", {}, control);
  };
  const kinds = view.kinds.filter((kind) => found.has(`kind.${kind.id}`));
  const classes = [...new Map(view.types.map((type) => [type.class, type.class_label]))].filter(([id]) => found.has(`class.${id}`));
  const statuses = [...found.keys()].filter((key) => key.startsWith("status.")).map((key) => key.slice("status.".length));
  const group = (heading: string, rows: HTMLElement[]): HTMLElement =>
    element("section", { "aria-label": heading }, element("h3", { class: "small" }, heading), element("ul", { class: "legend-list" }, ...rows));
  const several = areSeveralAtOnce(view) ? [element("li", { class: "legend-several", title: "Ties between the same two that differ are drawn as one line" }, lineMark(""), "several at once")] : [];
  const painted = (parameter: string, filter: string, groups: readonly Group[], shape: "disc" | "line", further: readonly HTMLElement[] = []): HTMLElement[] => {
    const choice = view.painting.choices.find((one) => one.parameter === parameter);
    const by = choice?.options.find(({ word }) => word === choice.chosen)?.label ?? "";
    const rows = groups.filter(({ name }) => found.has(`${filter}.${name}`)).map((one) => row(`${filter}.${one.name}`, one.label, swatch(one, shape)));
    return rows.length === 0 ? [] : [group(`${choice?.label ?? ""}: ${by}`, [...rows, ...further])];
  };
  return element(
    "div",
    { class: "legend" },
    ...painted("colour", "colour", view.painting.entity_groups, "disc"),
    ...painted("tie_colour", "tie-colour", view.painting.tie_groups, "line", several),
    group("Kinds", kinds.map((kind) => row(`kind.${kind.id}`, kind.plural, pictogram(kind.id)))),
    group("Ties", classes.map(([id, label]) => row(`class.${id}`, label, element("span", { class: `class-mark class-${id}` }))).concat(view.painting.tie_groups.length === 0 ? several : [])),
    group("Standing", byPattern(statuses).map((name) => row(`status.${name}`, name, lineMark(name)))),
  );
}

/** The pictogram of a kind, as the pages have it. */
export function pictogram(kind: string): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("class", `pictogram kind-${kind}`);
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `${document.querySelector("network-explorer")?.getAttribute("data-pictograms") ?? "/network.svg"}#${kind}`);
  picture.append(use);
  return picture;
}

/** Statuses so that those whose lines are drawn alike stand beside each other. */
function byPattern(statuses: readonly string[]): readonly string[] {
  const found = new Map<string, string[]>();
  for (const status of statuses) {
    const pattern = patternOf({ status });
    found.set(pattern, [...(found.get(pattern) ?? []), status]);
  }
  return [...found.values()].flat();
}

/** Whether ties between the same two entities differ in what colours them, so that their line has a colour of its own. */
function areSeveralAtOnce(view: View): boolean {
  const first = new Map<string, string>();
  return view.relations.some((relation) => {
    const { from, to } = relation;
    const [pair, colour] = [`${Math.min(from, to)} ${Math.max(from, to)}`, colouredBy(view, relation)];
    const known = first.get(pair);
    first.set(pair, known ?? colour);
    return from !== to && known !== undefined && known !== colour;
  });
}

/** A piece of line, broken as those of a status. */
function lineMark(status: string): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("class", status === "" ? "line-mark" : `line-mark ${standingClass(status)}`);
  picture.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "line");
  Object.entries({ x1: "0", y1: "50%", x2: "100%", y2: "50%" }).forEach(([name, value]) => line.setAttribute(name, value));
  picture.append(line);
  return picture;
}
