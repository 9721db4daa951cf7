// What may be suggested for what was typed: names with their bearers, or choices with how much would remain.

/** A suggestion as it is shown, and what taking it means. */
export interface Suggestion {
  id: string;
  name: string;
  /** Kind, years and ties; of a choice, how much would remain. */
  about: string;
  /** The name that matched, if it is another one. */
  also: { name: string; language: string | null; reason: string } | null;
  /** What is written into the field so that nobody else is meant. */
  typed: string;
}

interface Hit {
  entity: { id: string; kind: string; name: string };
  matched: { name: string; language: string | null };
  reason: string;
  kind_label: string;
  years: string | null;
  ties: number;
  typed: string;
}

interface Choices {
  counted: string;
  choices: { value: { label: string; value: string }; typed: string; figure: { certain: number; possible: number } }[];
}

/** What is counted, if it is one. */
const ONE: ReadonlyMap<string, string> = new Map([
  ["claims", "claim"],
  ["entities", "entity"],
]);

/** Suggestions for a text: names, or the choices at an address of the API. None if the server does not answer. */
export async function suggestionsFrom(from: string | undefined, text: string, most: number, signal: AbortSignal): Promise<Suggestion[]> {
  const address = new URL(from ?? "/api/find", location.href);
  address.searchParams.set("q", text);
  address.searchParams.set("limit", String(most));
  const response = await fetch(address, { signal });
  if (!response.ok) {
    return [];
  }
  return from === undefined ? ((await response.json()) as { hits: Hit[] }).hits.map(ofName) : ofChoices((await response.json()) as Choices);
}

function ofName(hit: Hit): Suggestion {
  const claims = hit.ties === 1 ? "1 claim" : `${hit.ties} claims`;
  const isOther = hit.matched.name !== hit.entity.name;
  return {
    id: hit.entity.id,
    name: hit.entity.name,
    about: [hit.kind_label, hit.years, claims].filter((part) => part !== null).join(" · "),
    also: isOther ? { ...hit.matched, reason: hit.reason } : null,
    typed: hit.typed,
  };
}

function ofChoices({ counted, choices }: Choices): Suggestion[] {
  return choices.map(({ value, typed, figure: { certain, possible } }) => ({
    id: value.value,
    name: value.label,
    about: `${certain === possible ? possible : `${certain}\u2013${possible}`} ${possible === 1 ? (ONE.get(counted) ?? counted) : counted}`,
    also: null,
    typed,
  }));
}

/** Ticks a choice among those beside a field, adding it if it is not there; false if there are none. */
export function tick(field: HTMLElement, name: string, choice: Suggestion): boolean {
  const choices = field.closest("fieldset");
  const seen = choices?.querySelector(".tick-list");
  if (choices === null || seen === null || seen === undefined) {
    return false;
  }
  const boxes = Array.from(choices.querySelectorAll<HTMLInputElement>('input[type="checkbox"]'));
  const known = boxes.find((box) => box.name === name && box.value === choice.id);
  const item = known?.closest("li") ?? newTick(name, choice);
  const box = item.querySelector("input");
  if (box !== null) {
    box.checked = true;
  }
  seen.append(item);
  return true;
}

function newTick(name: string, choice: Suggestion): HTMLLIElement {
  const item = document.createElement("li");
  const label = document.createElement("label");
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", name, value: choice.id });
  label.append(box, ` ${choice.name}`);
  item.append(label);
  return item;
}
