// The legend: what the marks mean, how many there are of each, and a switch for each.

import { button, element } from "./dom";
import { claimsOf } from "./bubbles";
import type { Group, View } from "./model";
import { swatch } from "./looks";
import type { State } from "./state";

/** How many there are of each filter on the canvas, put aside or not. */
export function counts(view: View): Map<string, number> {
  const found = new Map<string, number>();
  const count = (key: string, by = 1): void => void found.set(key, (found.get(key) ?? 0) + by);
  const { entity_groups, tie_groups } = view.painting;
  view.entities.forEach((entity) => {
    count(`kind.${view.kinds[entity.kind]?.id}`);
    if (entity.group !== undefined) {
      count(`colour.${entity_groups[entity.group]?.name}`);
    }
  });
  for (const relation of view.relations) {
    if (relation.group !== undefined) {
      count(`tie-colour.${tie_groups[relation.group]?.name}`);
    }
    for (const claim of claimsOf(relation)) {
      count(`class.${view.types[claim.type]?.class}`, claim.claims);
      count(`status.${claim.status}`, claim.claims);
    }
  }
  return found;
}

/** The legend of a view; `toggle` is told which filter was switched. */
export function legend(view: View, state: State, toggle: (filter: string) => void): HTMLElement {
  const found = counts(view);
  const row = (filter: string, label: string, mark: Node): HTMLElement => {
    const isOn = !state.off.includes(filter);
    const control = button("", () => toggle(filter), { "aria-pressed": String(isOn), "data-filter": filter, class: "legend-switch" });
    control.append(mark, ` ${label} `, element("span", { class: "number" }, String(found.get(filter) ?? 0)));
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
    group("Standing", statuses.map((name) => row(`status.${name}`, name, line(name)))),
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

/** The line pattern of a status. */
function line(status: string): HTMLElement {
  return element("span", { class: `line-mark line-${status}`, "aria-hidden": "true" });
}
