// How a tie's standing is drawn: by the pattern of its line, never by colour alone.

import type { Relation, View } from "../model";
import { verb } from "../words";

/** Patterns of lines; the numbers are those of the shader. */
export const PATTERNS = { solid: 0, dashed: 1, double: 2, denied: 3 } as const;

export type Pattern = keyof typeof PATTERNS;

const BY_STATUS: Readonly<Record<string, Pattern>> = {
  alleged: "dashed",
  suspected: "dashed",
  perceived: "dashed",
  rumour: "dashed",
  intercepted: "dashed",
  charged: "double",
  denied: "denied",
};

export function patternOf(relation: Relation): Pattern {
  return BY_STATUS[relation.status] ?? "solid";
}

/** Whether the dataset itself doubts it: drawn paler, with a question mark in its label. */
export function isDoubtful(relation: Relation): boolean {
  return relation.certainty === "possible" || relation.certainty === "dubious";
}

/** What is written along a tie; `runsLeft` if its line runs from right to left on the screen. */
export function tieText(view: View, relation: Relation, runsLeft: boolean): string {
  const label = verb(view, relation, relation.from);
  const letter = relation.group === undefined ? undefined : view.painting.tie_groups[relation.group]?.letter;
  const lettered = letter === undefined ? label : `${letter} · ${label}`;
  const words = isDoubtful(relation) ? `${lettered} ?` : lettered;
  if (view.types[relation.type]?.symmetric === true) {
    return words;
  }
  return runsLeft ? `← ${words}` : `${words} →`;
}
