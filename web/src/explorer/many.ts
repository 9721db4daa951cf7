// Several entities that are selected: who they are, what they share, and what can be done with all of them.

import { button, counted, element } from "./dom";
import type { Filter } from "./filter";
import { pictogram } from "./legend";
import type { Entity, View } from "./model";
import { list, numberOf, type PanelAction } from "./panel";

/** So many are named at once. */
const MOST_NAMED = 40;
const MOST_SHARED = 12;

export interface ManyHandlers {
  select(entity: string): void;
  readonly actions: readonly PanelAction[];
  /** Where the ties among them are listed, if they are anywhere. */
  readonly listed: string | null;
}

/** What entities share among what is seen. */
export interface Shared {
  /** Entities outside that are tied to two of them or more, with how many they are tied to, most first. */
  readonly neighbours: readonly { readonly entity: Entity; readonly count: number }[];
  readonly kinds: readonly (readonly [string, number])[];
  /** Classes of the ties of each, with how many of the entities have one. */
  readonly classes: readonly (readonly [string, number])[];
  readonly among: number;
}

export function shared(view: View, filter: Filter, selection: ReadonlySet<string>): Shared {
  const chosen = new Set(view.entities.flatMap(({ id }, position) => (selection.has(id) ? [position] : [])));
  const neighbours = new Map<number, Set<number>>();
  const classes = new Map<string, Set<number>>();
  let among = 0;
  for (const tie of view.relations) {
    if (!filter.relation(tie)) {
      continue;
    }
    const [isFrom, isTo] = [chosen.has(tie.from), chosen.has(tie.to)];
    among += isFrom && isTo ? filter.amount(tie) : 0;
    for (const [isChosen, own, other] of [[isFrom, tie.from, tie.to], [isTo, tie.to, tie.from]] as const) {
      if (isChosen) {
        add(classes, view.types[tie.type]?.class_label ?? "", own);
        if (!chosen.has(other)) {
          add(neighbours, other, own);
        }
      }
    }
  }
  const kinds = new Map<string, Set<number>>();
  chosen.forEach((position) => add(kinds, view.kinds[view.entities[position]?.kind ?? -1]?.label ?? "", position));
  const common = [...neighbours].filter(([, tied]) => tied.size > 1).sort(([, one], [, other]) => other.size - one.size);
  return {
    neighbours: common.flatMap(([position, tied]) => {
      const entity = view.entities[position];
      return entity === undefined ? [] : [{ entity, count: tied.size }];
    }),
    kinds: ranked(kinds),
    classes: ranked(classes),
    among,
  };
}

function add<Key>(groups: Map<Key, Set<number>>, key: Key, member: number): void {
  const group = groups.get(key);
  if (group === undefined) {
    groups.set(key, new Set([member]));
  } else {
    group.add(member);
  }
}

function ranked(groups: ReadonlyMap<string, ReadonlySet<number>>): (readonly [string, number])[] {
  return [...groups].map(([label, members]) => [label, members.size] as const).sort(([, one], [, other]) => other - one);
}

/** The part of the panel about several entities. */
export function manyParts(view: View, filter: Filter, selection: ReadonlySet<string>, handlers: ManyHandlers): HTMLElement[] {
  const chosen = view.entities.filter(({ id }) => selection.has(id));
  const { neighbours, kinds, classes, among } = shared(view, filter, selection);
  const names = chosen.slice(0, MOST_NAMED).map((entity) => element("li", {}, choice(view, entity, handlers)));
  if (chosen.length > MOST_NAMED) {
    names.push(element("li", {}, `and ${chosen.length - MOST_NAMED} more`));
  }
  const rows = neighbours.slice(0, MOST_SHARED).map(({ entity, count }) =>
    element("li", {}, choice(view, entity, handlers), element("span", { class: "number" }, ` tied to ${count} of ${chosen.length}`)),
  );
  return [
    element("h2", { tabindex: "-1" }, `${counted(chosen.length, "entity", "entities")} selected`),
    element("ul", { class: "many-names" }, ...names),
    list(handlers.actions),
    element("h3", { class: "panel-heading" }, "What they share"),
    element("p", { class: "panel-seen" }, handlers.listed === null ? capital(counted(among, "tie")) : numberOf(capital(counted(among, "tie")), handlers.listed), " among them."),
    ...(rows.length === 0
      ? [element("p", { class: "hint" }, "Nobody else who is seen is tied to two of them.")]
      : [element("ul", { class: "many-shared", "aria-label": "Common neighbours" }, ...rows)]),
    ...(neighbours.length > rows.length ? [element("p", { class: "hint" }, `and ${neighbours.length - rows.length} more`)] : []),
    facts("Kinds", kinds, chosen.length),
    facts("Classes of their ties", classes, chosen.length),
  ];
}

/** Labels with how many of the selected have each. */
function facts(heading: string, rows: readonly (readonly [string, number])[], all: number): HTMLElement {
  const words = rows.length === 0 ? "none" : rows.map(([label, count]) => `${label} ${count === all ? "all" : count}`).join(" · ");
  return element("p", { class: "many-facts" }, element("span", { class: "label" }, heading), ` ${words}`);
}

function choice(view: View, entity: Entity, handlers: ManyHandlers): HTMLElement {
  const control = button("", () => handlers.select(entity.id), { class: "row-choice", "data-target": `entity.${entity.id}` });
  control.append(pictogram(view.kinds[entity.kind]?.id ?? ""), " ", element("bdi", {}, entity.name));
  return control;
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
