// The form of sentences: as soon as the ends of a line are chosen, it offers the ties that join their kinds, with how many claims there are
// of each. Without scripts it does so after it was sent.

/** A tie with the kinds that it joins. */
interface Joint {
  who: string;
  whom: string;
  isEitherWay: boolean;
  count: number;
}

/** Keeps the ties that each line of a form offers, and the colours of its slots, true to what is chosen. */
export function narrowTies(form: HTMLFormElement): void {
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLSelectElement && /^whom?\d$/.test(event.target.name)) {
      update(form);
    }
  });
}

/** Offers the values of the column that a condition is about, as soon as it is chosen. */
export function offerValues(form: HTMLFormElement): void {
  form.addEventListener("change", (event) => {
    const changed = event.target;
    if (changed instanceof HTMLInputElement || changed instanceof HTMLSelectElement) {
      const number = /^(?:of|column)(\d)$/.exec(changed.name)?.[1];
      if (number !== undefined) {
        offerValuesOf(form, number);
      }
    }
  });
}

function offerValuesOf(form: HTMLFormElement, number: string): void {
  const [about, column, value] = ["of", "column", "value"].map((name) => form.elements.namedItem(`${name}${number}`));
  if (!(about instanceof HTMLSelectElement && column instanceof HTMLInputElement && value instanceof HTMLInputElement)) {
    return;
  }
  const of = about.value.endsWith(".claim") ? "claims" : "entities";
  const lists = Array.from(form.querySelectorAll<HTMLDataListElement>("datalist[data-column]"));
  const list = lists.find((list) => list.dataset.of === of && list.dataset.column === column.value.trim());
  if (list === undefined) {
    value.removeAttribute("list");
  } else {
    value.setAttribute("list", list.id);
  }
}

function update(form: HTMLFormElement): void {
  form.querySelectorAll<HTMLInputElement>("input.verb").forEach((verb) => {
    const line = verb.name.replace("tie", "");
    const [who, whom] = ["who", "whom"].map((side) => {
      const slot = form.elements.namedItem(`${side}${line}`);
      const kind = slot instanceof HTMLSelectElement ? kindOf(form, slot) : "";
      if (slot instanceof HTMLSelectElement) {
        slot.className = kind === "" ? "" : `kind-${kind}`;
      }
      return kind;
    });
    offer(form, verb, `ties${line}`, who ?? "", whom ?? "");
  });
}

/** The kind that is chosen in a slot, or in the slot that it names; empty if it is any. */
function kindOf(form: HTMLFormElement, slot: HTMLSelectElement): string {
  if (slot.value.startsWith("kind:")) {
    return slot.value.slice("kind:".length);
  }
  const [line, side] = slot.value.split(".");
  const named = form.elements.namedItem(`${side}${line}`);
  // Only lines before are named, so this ends.
  const isBefore = Number(line) < Number(slot.name.replace(/\D/g, ""));
  return named instanceof HTMLSelectElement && isBefore ? kindOf(form, named) : "";
}

/** Offers a field the ties between two kinds. */
function offer(form: HTMLFormElement, verb: HTMLInputElement, id: string, who: string, whom: string): void {
  form.querySelector(`datalist[id="${id}"]`)?.remove();
  if (who === "" && whom === "") {
    verb.setAttribute("list", "ties");
    return;
  }
  const list = document.createElement("datalist");
  list.id = id;
  const all = Array.from(form.querySelectorAll<HTMLOptionElement>("datalist#ties option"));
  const counted = all.map((option) => ({ word: option.value, count: countOf(option, who, whom) }));
  const joining = counted.filter((tie) => tie.count > 0).sort((one, other) => other.count - one.count);
  for (const { word, count } of joining) {
    const option = new Option(count === 1 ? "1 claim" : `${count} claims`, word);
    list.append(option);
  }
  verb.after(list);
  verb.setAttribute("list", id);
}

/** How many claims of a tie there are between two kinds; an empty kind is any. */
function countOf(option: HTMLOptionElement, who: string, whom: string): number {
  const fits = (kind: string, wanted: string) => wanted === "" || wanted === kind;
  const joints = (option.dataset.ends ?? "").split(" ").filter((ends) => ends !== "").map(read);
  const joining = joints.filter(
    (joint) => (fits(joint.who, who) && fits(joint.whom, whom)) || (joint.isEitherWay && fits(joint.whom, who) && fits(joint.who, whom)),
  );
  return joining.reduce((sum, joint) => sum + joint.count, 0);
}

/** Reads such as "person>country:12". */
function read(ends: string): Joint {
  const colon = ends.lastIndexOf(":");
  const [kinds, count] = [ends.slice(0, colon), Number(ends.slice(colon + 1))];
  const isEitherWay = kinds.includes("~");
  const [who = "", whom = ""] = kinds.split(isEitherWay ? "~" : ">");
  return { who, whom, isEitherWay, count };
}
