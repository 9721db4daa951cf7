// What the canvas is painted by: colour, size and width, each chosen from a list; the choice stands in the address.

import { element } from "./dom";
import type { Choice, Group, View } from "./model";
import type { State } from "./state";

const OF_COMMUNITIES = "Communities are as large as they have members, and lines as wide as the ties they add up.";
const OF_MEMBERS = " Pale lines lead from members of an opened one to other communities; those of whom you point at stand out.";
const SVG = "http://www.w3.org/2000/svg";

/** The choices; they stay the same elements, so that the focus stays where it is. */
export class Looks {
  readonly element = element("div", { class: "looks", role: "group", "aria-label": "What colours, sizes and widths go by" });
  private readonly lists = new Map<string, HTMLSelectElement>();
  /** What communities look like, which no choice changes. */
  private readonly fixed = element("p", { class: "looks-fixed", hidden: true });

  /** `choose` is told how a choice changes whatever state there is when it is made. */
  constructor(private readonly choose: (change: (state: State) => Partial<State>) => void) {
    this.element.append(this.fixed);
  }

  show({ painting, entities }: View, state: State): void {
    const bubbles = entities.filter(({ bubble }) => bubble !== undefined).length;
    this.fixed.hidden = bubbles === 0;
    this.fixed.textContent = `${OF_COMMUNITIES}${bubbles < entities.length ? OF_MEMBERS : ""}`;
    this.element.classList.toggle("only-communities", bubbles > 0 && bubbles === entities.length);
    // Places are a tool of the rail, but those of a file are chosen here.
    for (const choice of painting.choices.filter(({ parameter, usual }) => parameter !== "arrange" || usual === "file")) {
      const list = this.list(choice, state);
      list.replaceChildren(...choice.options.map(({ word, label }) => element("option", { value: word, selected: word === choice.chosen }, label)));
      list.value = choice.chosen;
      list.onchange = () => this.choose((now) => chosen(choice, list.value, now));
    }
  }

  private list({ parameter, label }: Choice, { painting }: State): HTMLSelectElement {
    const known = this.lists.get(parameter);
    if (known !== undefined) {
      return known;
    }
    const made = element("select", { "data-paint": parameter, class: painting[parameter] === undefined ? "usual" : "chosen" });
    this.lists.set(parameter, made);
    this.element.append(element("label", {}, element("span", {}, label), made));
    return made;
  }
}

/** What the address says for an arrangement by ties: nothing, unless a file has places of its own. */
export function byTies(view: View | null): string {
  const usual = view?.painting.choices.find(({ parameter }) => parameter === "arrange")?.usual;
  return usual === undefined || usual === "ties" ? "" : "ties";
}

/** The state after a choice: groups of the paint before are no longer filtered. */
function chosen({ parameter, usual }: Choice, word: string, { painting, off }: State): Partial<State> {
  if (parameter === "arrange") {
    return { arrange: word === usual ? "" : word };
  }
  const others = Object.fromEntries(Object.entries(painting).filter(([name]) => name !== parameter));
  const filter = parameter === "colour" ? "colour." : parameter === "tie_colour" ? "tie-colour." : null;
  return {
    painting: word === usual ? others : { ...others, [parameter]: word },
    off: off.filter((name) => filter === null || !name.startsWith(filter)),
  };
}

/** The colour of a group with its letter, as it is on the canvas. */
export function swatch(group: Group, shape: "disc" | "line"): HTMLElement {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("class", "paint-swatch");
  picture.setAttribute("viewBox", "0 0 16 16");
  picture.setAttribute("aria-hidden", "true");
  for (const scheme of ["light", "dark"] as const) {
    const mark = document.createElementNS(SVG, shape === "disc" ? "circle" : "rect");
    const place = shape === "disc" ? { cx: "8", cy: "8", r: "7" } : { x: "0", y: "6", width: "16", height: "4" };
    Object.entries({ ...place, fill: group[scheme], class: `in-${scheme}` }).forEach(([name, value]) => mark.setAttribute(name, value));
    picture.append(mark);
  }
  return element("span", { class: "swatch-mark" }, picture, element("b", {}, group.letter));
}
