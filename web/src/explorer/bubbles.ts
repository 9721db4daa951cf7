// Bubbles: communities of a large network as one disc each, with the ties between them added up in one line; so are those between
// two entities that have very many.
//
// They join the entities and ties of a view, so that what looks at these looks at them too; `bubble` and `parts` tell them apart.

import type { Entity, Kind, Part, Relation, Type, View } from "./model";

/** What the server says of them. Ends are positions: first entities, then bubbles. */
export interface BubblesAnswer {
  readonly bubbles: readonly { readonly step: string; readonly label: string; readonly size: number; readonly x: number; readonly y: number; readonly radius: number }[];
  readonly bubble_ties: readonly { readonly one: number; readonly other: number; readonly claims: number; readonly parts: readonly Part[] }[];
}

const KIND: Kind = { id: "communities", label: "community", plural: "communities", colour: "#6f86a8" };
const TYPE: Type = { id: "sum", label: "ties", inverse_label: "ties", class: "", class_label: "", symmetric: true };

/** A line is as wide as its share of the most ties between two: where every two communities are tied, the few strong lines are to be seen. */
const LEAST_WIDTH = 0.25;
const MOST_WIDTH = 7;

/** The view with its bubbles among the entities, and their sums among the ties. */
export function withBubbles(view: View, { bubbles, bubble_ties }: BubblesAnswer): View {
  if (bubbles.length + bubble_ties.length === 0) {
    return view;
  }
  const { kinds, types } = view;
  const ties = new Map<number, number>();
  const strongest = Math.max(1, ...bubble_ties.filter(({ one, other }) => one !== other).map(({ claims }) => claims));
  const sums = bubble_ties.map(({ one, other, claims, parts }): Relation => {
    for (const end of new Set([one, other])) {
      ties.set(end, (ties.get(end) ?? 0) + claims);
    }
    const width = LEAST_WIDTH + (MOST_WIDTH - LEAST_WIDTH) * (claims / strongest);
    return { id: `sum--${one}-${other}`, from: one, to: other, type: types.length, status: "", parts, width };
  });
  const discs = bubbles.map((bubble, place): Entity => {
    const { step, label, size, x, y, radius } = bubble;
    const known = ties.get(view.entities.length + place) ?? 0;
    return { id: `bubble--${step.replace(":", ".")}`, name: `${label} (${size.toLocaleString("en")})`, kind: kinds.length, x, y, radius, ties: known, reason: "a community of the network", bubble: { step, label, size } };
  });
  // Those between two entities are among the ties that the server counted, each by itself.
  const counted = bubble_ties.filter(({ one, other }) => Math.max(one, other) < view.entities.length).reduce((all, { claims }) => all + claims, 0);
  return {
    ...view,
    entities: [...view.entities, ...discs],
    relations: [...view.relations, ...sums],
    kinds: bubbles.length === 0 ? kinds : [...kinds, KIND],
    types: [...types, TYPE],
    relationsTotal: view.relationsTotal - counted + sums.length,
  };
}

/** The claims of a tie: itself, or all those that are added up in it. */
export function claimsOf(relation: Relation): readonly Part[] {
  return relation.parts ?? [{ ...relation, claims: 1 }];
}

/** How many claims a tie stands for. */
export function claimsCounted({ parts }: Relation): number {
  return parts === undefined ? 1 : parts.reduce((sum, { claims }) => sum + claims, 0);
}

/** All claims of a view. */
export function claimsIn(view: View): Part[] {
  return view.relations.flatMap((relation) => claimsOf(relation));
}
