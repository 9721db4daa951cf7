// The canvas as a whole: how much of it is seen, what is not, and what can be done with all of it.

import { claimsCounted } from "./bubbles";
import { button, counted, element } from "./dom";
import type { Filter } from "./filter";
import type { View } from "./model";
import type { State } from "./state";

/** So many communities are listed before the rest is folded. */
const MOST_SHOWN = 10;

export interface CanvasHandlers {
  whole(): void;
  showHidden(): void;
  /** Opens the lists of what is seen. */
  tables(): void;
  loose(isShown: boolean): void;
}

/** What is seen of what was gathered; follows the filter. Communities are told by their members, and sums by what they add up. */
export function seenInWords(view: View, filter: Filter): string {
  const entities = { seen: 0, all: 0 };
  const inside = { seen: 0, bubbles: 0 };
  for (const entity of view.entities) {
    const size = entity.bubble?.size ?? 1;
    entities.all += size;
    if (filter.entity(entity)) {
      entities.seen += size;
      inside.seen += entity.bubble === undefined ? 0 : size;
      inside.bubbles += entity.bubble === undefined ? 0 : 1;
    }
  }
  const ties = { seen: 0, all: 0 };
  for (const tie of view.relations) {
    ties.all += claimsCounted(tie);
    ties.seen += tie.parts === undefined ? (filter.relation(tie) ? 1 : 0) : filter.amount(tie);
  }
  const words = [part(entities, "entity", "entities"), part(ties, "tie", "ties")];
  if (inside.bubbles === 0) {
    return words.join(", ");
  }
  const communities = counted(inside.bubbles, "community", "communities");
  const where = inside.seen === entities.seen ? ` in ${communities}` : `; ${counted(inside.seen, "entity", "entities")} in ${communities}`;
  return `${words.join(" and ")}${where}`;
}

function part({ seen, all }: { readonly seen: number; readonly all: number }, noun: string, plural: string): string {
  return seen === all ? counted(all, noun, plural) : `${seen.toLocaleString("en")} of ${counted(all, noun, plural)}`;
}

/** How many ties of an entity are seen, of all it has; follows the filter. */
export function tiesSeen(view: View, filter: Filter, id: string): string {
  const position = view.entities.findIndex((entity) => entity.id === id);
  const own = view.relations.filter((tie) => tie.from === position || tie.to === position);
  const seen = own.reduce((sum, tie) => sum + (filter.relation(tie) ? filter.amount(tie) : 0), 0);
  return `${seen.toLocaleString("en")} of ${counted(view.entities[position]?.ties ?? own.length, "tie")} seen.`;
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
    element("p", { class: "panel-seen canvas-seen" }, button(`${seen}.`, () => handlers.tables(), { class: "seen-count", title: "List them" })),
    limits,
    element("p", { class: "hint" }, "Select one to see its evidence, hold Shift to select several; double-click to bring in ties."),
    element("div", { class: "panel-actions" }, ...more, element("label", { class: "panel-switch" }, loose, " hide what lost its ties")),
  ];
}

/** The communities on the canvas, the largest first: a small screen has no room for the names of all. */
export function communitiesParts(view: View, select: (bubble: string) => void): HTMLElement[] {
  const largest = view.entities.flatMap(({ id, bubble }) => (bubble === undefined ? [] : [{ id, ...bubble }])).sort((one, other) => other.size - one.size);
  if (largest.length === 0) {
    return [];
  }
  const rows = largest.map(({ id, label, size }) => {
    const choice = button("", () => select(id), { class: "row-choice", "data-target": `entity.${id}` });
    choice.append(element("bdi", {}, label));
    return element("li", {}, choice, " ", element("span", { class: "number" }, counted(size, "entity", "entities")));
  });
  const list = element("ul", { class: "many-shared", "aria-label": "Communities" }, ...rows.slice(0, MOST_SHOWN));
  const further = rows.slice(MOST_SHOWN);
  const rest = element("details", {}, element("summary", {}, `${further.length} smaller`), element("ul", { class: "many-shared" }, ...further));
  return [element("h3", { class: "panel-heading" }, "Communities"), list, ...(further.length === 0 ? [] : [rest])];
}
