// Which entities and ties of a view are seen: put aside, switched off in the legend, outside the years.

import { claimsOf } from "./bubbles";
import type { Bounds, Endless, Entity, Part, Relation, View } from "./model";
import type { Reading, State } from "./state";
import { certainYears } from "./years-figures";

export interface Filter {
  /** Whether anything is left out. */
  readonly isNarrow: boolean;
  entity(entity: Entity): boolean;
  relation(relation: Relation): boolean;
  /** The claims of a tie that pass. */
  claims(relation: Relation): readonly Part[];
  /** How many claims of a tie pass: of one that is no sum, one or none. */
  amount(relation: Relation): number;
}

/** Whether something with these bounds held at some moment of these years; the definition is the server's. */
export function held(claim: { readonly bounds: Bounds; readonly endless?: Endless | undefined }, years: readonly [number, number], reading: Reading): boolean {
  const [first, last] = years;
  if (reading === "certain") {
    const [startLatest, endEarliest] = certainYears(claim);
    return startLatest <= last && endEarliest >= first;
  }
  const [startEarliest, , , endLatest] = claim.bounds;
  return (startEarliest === null || startEarliest <= last) && (endLatest === null || endLatest >= first);
}

/** The filter of a state; asking it costs nothing but comparisons. */
export function filterOf(view: View, state: State): Filter {
  const off = new Set(state.off);
  const hidden = new Set(state.hidden);
  const kinds = view.kinds.map((kind) => !off.has(`kind.${kind.id}`));
  const types = view.types.map((type) => !off.has(`class.${type.class}`));
  const groups = view.painting.entity_groups.map((group) => !off.has(`colour.${group.name}`));
  const tieGroups = view.painting.tie_groups.map((group) => !off.has(`tie-colour.${group.name}`));
  const isOn = (entity: Entity): boolean =>
    kinds[entity.kind] === true && !hidden.has(entity.id) && (entity.group === undefined || groups[entity.group] !== false);
  const seen = view.entities.map(isOn);
  const statuses = new Set(state.off.filter((name) => name.startsWith("status.")).map((name) => name.slice("status.".length)));
  const { years, reading, undated } = state;
  const inTime = ({ bounds, endless }: Pick<Relation, "bounds" | "endless">): boolean =>
    bounds === undefined ? undated : years === null || held({ bounds, endless }, years, reading);
  const passes = (claim: Pick<Relation, "type" | "status" | "bounds" | "endless">): boolean => types[claim.type] === true && !statuses.has(claim.status) && inTime(claim);
  const areEndsSeen = (tie: Relation): boolean => seen[tie.from] === true && seen[tie.to] === true && (tie.group === undefined || tieGroups[tie.group] !== false);
  const relation = (tie: Relation): boolean => areEndsSeen(tie) && (tie.parts === undefined ? passes(tie) : tie.parts.some(passes));
  const amount = (tie: Relation): number => {
    if (tie.parts === undefined || !areEndsSeen(tie)) {
      return relation(tie) ? 1 : 0;
    }
    let sum = 0;
    for (const part of tie.parts) {
      sum += passes(part) ? part.claims : 0;
    }
    return sum;
  };
  const claims = (tie: Relation): readonly Part[] => (areEndsSeen(tie) ? claimsOf(tie).filter(passes) : []);
  const isNarrow = state.off.length + state.hidden.length > 0 || years !== null || !undated;
  if (state.loose) {
    return { isNarrow, entity: isOn, relation, claims, amount };
  }
  const tied = new Set<Entity | undefined>();
  for (const tie of view.relations) {
    if (tie.from !== tie.to && relation(tie)) {
      tied.add(view.entities[tie.from]).add(view.entities[tie.to]);
    }
  }
  return { isNarrow, entity: (one) => isOn(one) && tied.has(one), relation, claims, amount };
}

/** The claims that pass but for the years that are chosen: those that the years are chosen from. */
export function claimsOfAnyYear(view: View, state: State): Part[] {
  const filter = filterOf(view, { ...state, years: null, undated: true });
  return view.relations.flatMap((tie) => filter.claims(tie));
}

/** What is seen of a view, by ids. */
export interface Snapshot {
  readonly state: State;
  readonly entities: string[];
  readonly relations: string[];
  readonly selection: string[];
  /** How many claims all ties stand for. */
  readonly claims: number;
}

export function snapshotOf(view: View, filter: Filter, state: State, selection: ReadonlySet<string>): Snapshot {
  return {
    state,
    entities: view.entities.filter((entity) => filter.entity(entity)).map(({ id }) => id),
    relations: view.relations.filter((relation) => filter.relation(relation)).map(({ id }) => id),
    selection: [...selection],
    claims: view.relations.reduce((sum, relation) => sum + filter.amount(relation), 0),
  };
}
