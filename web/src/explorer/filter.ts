// Which entities and ties of a view are seen: put aside, switched off in the legend, outside the years.

import type { Bounds, Entity, Relation, View } from "./model";
import type { Reading, State } from "./state";

export interface Filter {
  entity(entity: Entity): boolean;
  relation(relation: Relation): boolean;
}

/** Whether something with these bounds held at some moment of these years; the definition is the server's. */
export function held([startEarliest, startLatest, endEarliest, endLatest]: Bounds, years: readonly [number, number], reading: Reading): boolean {
  const [first, last] = years;
  if (reading === "certain") {
    return startLatest !== null && startLatest <= last && endEarliest !== null && endEarliest >= first;
  }
  return (startEarliest === null || startEarliest <= last) && (endLatest === null || endLatest >= first);
}

/** The filter of a state; asking it costs nothing but comparisons. */
export function filterOf(view: View, state: State): Filter {
  const off = new Set(state.off);
  const hidden = new Set(state.hidden);
  const kinds = view.kinds.map((kind) => !off.has(`kind.${kind.id}`));
  const types = view.types.map((type) => !off.has(`class.${type.class}`));
  const seen = view.entities.map((entity) => kinds[entity.kind] === true && !hidden.has(entity.id));
  const statuses = new Map<string, boolean>();
  for (const { status } of view.relations) {
    statuses.set(status, !off.has(`status.${status}`));
  }
  const { years, reading, undated } = state;
  const inTime = (relation: Relation): boolean => {
    if (relation.bounds === undefined) {
      return undated;
    }
    return years === null || held(relation.bounds, years, reading);
  };
  const relation = (tie: Relation): boolean =>
    types[tie.type] === true && statuses.get(tie.status) !== false && seen[tie.from] === true && seen[tie.to] === true && inTime(tie);
  const entity = (one: Entity): boolean => kinds[one.kind] === true && !hidden.has(one.id);
  if (state.loose) {
    return { entity, relation };
  }
  const tied = new Set<Entity | undefined>();
  for (const tie of view.relations) {
    if (tie.from !== tie.to && relation(tie)) {
      tied.add(view.entities[tie.from]).add(view.entities[tie.to]);
    }
  }
  return { entity: (one) => entity(one) && tied.has(one), relation };
}

/** What is seen of a view, by ids. */
export interface Snapshot {
  readonly state: State;
  readonly entities: string[];
  readonly relations: string[];
  readonly selection: string[];
}

export function snapshotOf(view: View, filter: Filter, state: State, selection: ReadonlySet<string>): Snapshot {
  return {
    state,
    entities: view.entities.filter((entity) => filter.entity(entity)).map(({ id }) => id),
    relations: view.relations.filter((relation) => filter.relation(relation)).map(({ id }) => id),
    selection: [...selection],
  };
}
