// What stands on the canvas, in sentences: for the live region, and for what is not shown.

import { counted } from "./dom";
import type { Filter } from "./filter";
import type { Relation, View } from "./model";
import { named, type Target } from "./state";

export const LOST = "The graphics card failed, and the picture is gone; the tables beside it say the same.";

/** What stands in a label for a name that is not there. */
const GAP = "…";

/** The label of a tie as it is read from one of its ends, agreeing with the name of that end. */
export function verb(view: View, tie: Relation, from: number): string {
  const type = view.types[tie.type];
  const isPlural = view.entities[from]?.number === "plural";
  const [one, several] = tie.from === from ? [type?.label, type?.plural_label] : [type?.inverse_label, type?.plural_inverse_label];
  return (isPlural ? several : undefined) ?? one ?? "";
}

/** A tie as a clause: who did what to whom. */
export function clause(view: View, tie: Relation): string {
  const [from, to] = [view.entities[tie.from]?.name ?? "", view.entities[tie.to]?.name ?? ""];
  const words = verb(view, tie, tie.from);
  return `${from} ${words.includes(GAP) ? words.replace(GAP, () => to) : `${words} ${to}`}`;
}

/** Between whom a tie is. */
export function ends(view: View, tie: Relation): string {
  return `${view.entities[tie.from]?.name ?? ""} – ${view.entities[tie.to]?.name ?? ""}`;
}

/** An entity or a tie in a sentence. */
export function targetInWords(view: View, filter: Filter, target: Target | null): string {
  if (target === null) {
    return "Nothing is selected";
  }
  if ("relation" in target) {
    const tie = view.relations.find(({ id }) => id === target.relation);
    if (tie?.parts !== undefined) {
      return `${ends(view, tie)}: ${counted(filter.amount(tie), "tie")}`;
    }
    return tie === undefined ? "" : `${clause(view, tie)}, ${tie.when ?? "undated"}, ${tie.standing ?? tie.status}`;
  }
  const position = view.entities.findIndex(({ id }) => id === target.entity);
  const entity = view.entities[position];
  if (entity === undefined) {
    return named(target);
  }
  const own = view.relations.filter((tie) => (tie.from === position || tie.to === position) && filter.relation(tie));
  const seen = own.reduce((sum, tie) => sum + filter.amount(tie), 0);
  return `${entity.name}, ${view.kinds[entity.kind]?.label ?? ""}, ${counted(entity.ties, "tie")}, ${seen.toLocaleString("en")} of them seen`;
}

/** What is not on the canvas, said aloud. */
export function limitsInWords(view: View): string {
  const cut = view.steps.filter((step) => step.found > step.shown);
  const words = cut.map((step) => `${step.shown} of ${step.found} of ${step.words} shown`);
  if (view.relationsTotal > view.relations.length) {
    words.push(`${view.relations.length.toLocaleString("en")} of ${view.relationsTotal.toLocaleString("en")} ties drawn`);
  }
  const loops = view.loopsTotal === 0 ? [] : [view.loopsTotal === 1 ? "1 tie of an entity with itself is not drawn." : `${view.loopsTotal.toLocaleString("en")} ties of entities with themselves are not drawn.`];
  const limits = words.length === 0 ? [] : [`${words.join("; ")}. Bring in more from the panel of an entity.`];
  return [...(view.cut === undefined ? [] : [view.cut]), ...limits, ...loops].join(" ");
}
