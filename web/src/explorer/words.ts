// What stands on the canvas, in sentences: for the live region, and for what is not shown.

import { counted } from "./dom";
import type { Filter } from "./filter";
import type { View } from "./model";
import { named, type Target } from "./state";

export const LOST = "The graphics card failed, and the picture is gone; the tables below say the same.";

/** An entity or a tie in a sentence. */
export function targetInWords(view: View, filter: Filter, target: Target | null): string {
  if (target === null) {
    return "Nothing is selected";
  }
  if ("relation" in target) {
    const tie = view.relations.find(({ id }) => id === target.relation);
    const [from, to, type] = [view.entities[tie?.from ?? -1], view.entities[tie?.to ?? -1], view.types[tie?.type ?? -1]];
    return `${from?.name ?? ""} ${type?.label ?? ""} ${to?.name ?? ""}, ${tie?.when ?? "undated"}, ${tie?.status ?? ""}`;
  }
  const position = view.entities.findIndex(({ id }) => id === target.entity);
  const entity = view.entities[position];
  if (entity === undefined) {
    return named(target);
  }
  const seen = view.relations.filter((tie) => (tie.from === position || tie.to === position) && filter.relation(tie)).length;
  return `${entity.name}, ${view.kinds[entity.kind]?.label ?? ""}, ${counted(entity.ties, "tie")}, ${seen} of them seen`;
}

/** What is not on the canvas, said aloud. */
export function limitsInWords(view: View): string {
  const cut = view.steps.filter((step) => step.found > step.shown);
  const words = cut.map((step) => `${step.shown} of ${step.found} of ${step.words} shown`);
  if (view.relationsTotal > view.relations.length) {
    words.push(`${view.relations.length} of ${view.relationsTotal} ties drawn`);
  }
  return words.length === 0 ? "" : `${words.join("; ")}. Bring in more from the panel of an entity.`;
}
