// The legend: what the marks mean, how many of each are seen, and a switch for each.

import { button, element } from "./dom";
import { claimsOf } from "./bubbles";
import { filterOf } from "./filter";
import type { Filter } from "./filter";
import { patternOf, standingClass } from "./drawing/standing";
import type { Group, View } from "./model";
import { swatch } from "./looks";
import type { State } from "./state";

/** How many of each filter a view has, or of those that pass. */
export function counts(view: View, filter?: Filter): Map<string, number> {
  const found = new Map<string, number>();
  const count = (key: string, by = 1): void => void found.set(key, (found.get(key) ?? 0) + by);
  const { entity_groups, tie_groups } = view.painting;
  for (const entity of view.entities) {
    if (filter?.entity(entity) !== false) {
      count(`kind.${view.kinds[entity.kind]?.id}`);
      if (entity.group !== undefined) {
        count(`colour.${entity_groups[entity.group]?.name}`);
      }
    }
  }
  for (const relation of view.relations) {
    const claims = filter === undefined ? claimsOf(relation) : filter.claims(relation);
    if (relation.group !== undefined && claims.length > 0) {
      count(`tie-colour.${tie_groups[relation.group]?.name}`);
    }
    for (const claim of claims) {
      count(`class.${view.types[claim.type]?.class}`, claim.claims);
      count(`status.${claim.status}`, claim.claims);
    }
  }
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
  const painted = (parameter: string, filter: string, groups: readonly Group[], shape: "disc" | "line"): HTMLElement[] => {
    const choice = view.painting.choices.find((one) => one.parameter === parameter);
    const by = choice?.options.find(({ word }) => word === choice.chosen)?.label ?? "";
    const rows = groups.filter(({ name }) => found.has(`${filter}.${name}`)).map((one) => row(`${filter}.${one.name}`, one.label, swatch(one, shape)));
    return rows.length === 0 ? [] : [group(`${choice?.label ?? ""}: ${by}`, rows)];
  };
  return element(
    "div",
    { class: "legend" },
    ...painted("colour", "colour", view.painting.entity_groups, "disc"),
    ...painted("tie_colour", "tie-colour", view.painting.tie_groups, "line"),
    group("Kinds", kinds.map((kind) => row(`kind.${kind.id}`, kind.plural, pictogram(kind.id)))),
    group("Ties", classes.map(([id, label]) => row(`class.${id}`, label, element("span", { class: `class-mark class-${id}` })))),
    group("Standing", byPattern(statuses).map((names) => drawnAlike(names, names.map((name) => row(`status.${name}`, name))))),
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

/** Statuses by how their lines are drawn, in the order in which the first of each comes. */
function byPattern(statuses: readonly string[]): readonly (readonly string[])[] {
  const found = new Map<string, string[]>();
  for (const status of statuses) {
    const pattern = patternOf({ status });
    found.set(pattern, [...(found.get(pattern) ?? []), status]);
  }
  return [...found.values()];
}

/** One line, and the statuses that are drawn so. */
function drawnAlike([first = ""]: readonly string[], rows: readonly HTMLElement[]): HTMLElement {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("class", `line-mark ${standingClass(first)}`);
  picture.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "line");
  Object.entries({ x1: "0", y1: "50%", x2: "100%", y2: "50%" }).forEach(([name, value]) => line.setAttribute(name, value));
  picture.append(line);
  return element("li", { class: "legend-pattern" }, picture, element("ul", { class: "legend-list" }, ...rows));
}
