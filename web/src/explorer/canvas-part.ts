// The canvas as a whole: how much of it is seen, what is not, and what can be done with all of it.

import { button, counted, element } from "./dom";
import type { Filter } from "./filter";
import type { View } from "./model";
import type { State } from "./state";

export interface CanvasHandlers {
  whole(): void;
  showHidden(): void;
  loose(isShown: boolean): void;
}

/** What is seen of what was gathered; follows the filter. */
export function seenInWords(view: View, filter: Filter): string {
  const entities = view.entities.filter((entity) => filter.entity(entity)).length;
  const ties = view.relations.filter((tie) => filter.relation(tie)).length;
  const all = (count: number, total: number, noun: string, plural: string): string =>
    count === total ? counted(total, noun, plural) : `${count.toLocaleString("en")} of ${counted(total, noun, plural)}`;
  return `${all(entities, view.entities.length, "entity", "entities")}, ${all(ties, view.relations.length, "tie", "ties")}`;
}

/** How many ties of an entity are seen, of all it has; follows the filter. */
export function tiesSeen(view: View, filter: Filter, id: string): string {
  const position = view.entities.findIndex((entity) => entity.id === id);
  const own = view.relations.filter((tie) => tie.from === position || tie.to === position);
  const seen = own.filter((tie) => filter.relation(tie)).length;
  return `${seen} of ${counted(view.entities[position]?.ties ?? own.length, "tie")} seen.`;
}

/** The part of the panel about the canvas; further things that belong to it follow. */
export function canvasParts(state: State, seen: string, limits: HTMLElement, handlers: CanvasHandlers): HTMLElement[] {
  const loose = element("input", { type: "checkbox" });
  loose.checked = !state.loose;
  loose.addEventListener("change", () => handlers.loose(!loose.checked));
  const hidden = state.hidden.length;
  const more = [
    button("Whole network", () => handlers.whole()),
    ...(hidden > 0 ? [button(`Show hidden (${hidden})`, () => handlers.showHidden())] : []),
  ];
  return [
    element("h2", {}, "On the canvas"),
    element("p", { class: "panel-seen canvas-seen" }, `${seen}.`),
    limits,
    element("p", { class: "hint" }, "Select one to see its evidence, hold Shift to select several; double-click to bring in ties."),
    element("div", { class: "panel-actions" }, ...more, element("label", { class: "panel-switch" }, loose, " hide what lost its ties")),
  ];
}
