// What a step of the reader did, in a few words: for the list of steps, and for undo and redo.

import { counted } from "./dom";
import type { View } from "./model";
import type { State } from "./state";

const ARRANGED: Readonly<Record<string, string>> = { ties: "Arrange by ties", layers: "Arrange in layers", years: "Arrange by years" };

/** `added` are the names of those that may not be in the view yet, by their ids. */
export function stepInWords(before: State, after: State, view: View | null, added: ReadonlyMap<string, string>): string {
  const name = (id: string | undefined): string => {
    // A community is not opened yet where it is called after its bubble.
    const found = view?.entities.find((entity) => entity.id === id || entity.bubble?.step === `open:${id ?? ""}`);
    return found?.bubble?.label ?? found?.name ?? added.get(id ?? "") ?? id ?? "";
  };
  const step = after.steps.find((each, position) => before.steps[position] !== each);
  if (step !== undefined) {
    return gatheredInWords(step, name);
  }
  const hidden = after.hidden.filter((id) => !before.hidden.includes(id));
  if (hidden.length > 0) {
    return `Hide ${hidden.length === 1 ? name(hidden[0]) : counted(hidden.length, "entity", "entities")}`;
  }
  if (after.hidden.length < before.hidden.length) {
    return after.hidden.length === 0 ? "Show what was hidden" : "Show one of the hidden";
  }
  if (after.arrange !== before.arrange) {
    return ARRANGED[after.arrange === "" ? "ties" : after.arrange] ?? "Arrange";
  }
  if (JSON.stringify(after.painting) !== JSON.stringify(before.painting)) {
    return paintedInWords(before, after, view);
  }
  if (after.off.length !== before.off.length) {
    const filter = [...after.off, ...before.off].find((each) => after.off.includes(each) !== before.off.includes(each)) ?? "";
    return `${after.off.includes(filter) ? "Switch off" : "Switch on"} ${switchedInWords(filter, view)}`;
  }
  if (String(after.years) !== String(before.years)) {
    const [from, to] = after.years ?? [];
    return from === undefined ? "All years" : `Years ${from === to ? from : `${from} to ${to}`}`;
  }
  if (after.loose !== before.loose) {
    return after.loose ? "Show what has no tie" : "Hide what has no tie";
  }
  return "Change the years";
}

/** What the legend calls what was switched off or on: `colour.b` is the second group of a column, and means nothing by itself. */
function switchedInWords(filter: string, view: View | null): string {
  const [what = "", ...rest] = filter.split(".");
  const name = rest.join(".");
  const groups = what === "colour" ? view?.painting.entity_groups : what === "tie-colour" || what === "tie_colour" ? view?.painting.tie_groups : undefined;
  const kind = what === "kind" ? view?.kinds.find(({ id }) => id === name)?.plural : undefined;
  const own = what === "class" ? view?.types.find((type) => type.class === name)?.class_label : undefined;
  return groups?.find((group) => group.name === name)?.label ?? kind ?? own ?? name.replaceAll("_", " ");
}

/** What was painted anew, and by what: "Colour by Language". */
function paintedInWords(before: State, after: State, view: View | null): string {
  const choice = view?.painting.choices.find(({ parameter }) => before.painting[parameter] !== after.painting[parameter]);
  if (choice === undefined) {
    return "Paint anew";
  }
  const word = after.painting[choice.parameter] ?? choice.usual;
  return `${choice.label} by ${choice.options.find((option) => option.word === word)?.label ?? word}`;
}

function gatheredInWords(step: string, name: (id: string | undefined) => string): string {
  const [what, ...ids] = step.split(":");
  switch (what) {
    case "all":
      return "The whole network";
    case "arrange":
      return "Arrange anew";
    case "open":
      return `Open the community of ${name(ids[0])}`;
    case "expand":
      return `Bring in ties of ${name(ids[0])}`;
    case "route":
      return `Route from ${name(ids[0])} to ${name(ids[1])}`;
    default: {
      const shown = (ids[0] ?? "").split("|");
      return `Add ${shown.length === 1 ? name(shown[0]) : counted(shown.length, "entity", "entities")}`;
    }
  }
}
