// How a tie's standing is drawn: by the pattern of its line, never by colour alone.

import type { Relation, View } from "../model";
import { verb } from "../words";

/** Patterns of lines; the numbers are those of the shader. */
export const PATTERNS = { solid: 0, dashed: 1, dotted: 2, denied: 3 } as const;

export type Pattern = keyof typeof PATTERNS;

/** A dash and a gap, in pixels. */
export type Dashes = readonly [number, number];

const WITHOUT_GAPS: Dashes = [1, 0];
/** Shorter dashes are dots. */
const LEAST_DASH = 4;
const found = new Map<string, Dashes>();

/** How the styles of the pages break the lines of a status: the canvas does as they do. */
export function dashesOf(status: string): Dashes {
  const known = found.get(status);
  if (known !== undefined) {
    return known;
  }
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.className = standingClass(status);
  document.body.append(probe);
  const [dash, gap] = getComputedStyle(probe).getPropertyValue("--dash").trim().split(/\s+/u).map(Number);
  probe.remove();
  const dashes: Dashes = dash !== undefined && gap !== undefined && dash > 0 ? [dash, gap] : WITHOUT_GAPS;
  found.set(status, dashes);
  return dashes;
}

/** The class by which the styles know a status. */
export function standingClass(status: string): string {
  return `standing-${status.replaceAll(" ", "-")}`;
}

export function patternOf({ status }: { readonly status: string }): Pattern {
  const [dash, gap] = dashesOf(status);
  if (status === "denied") {
    return "denied";
  }
  return gap === 0 ? "solid" : dash < LEAST_DASH ? "dotted" : "dashed";
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
