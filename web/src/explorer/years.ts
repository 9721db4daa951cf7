// The years: a histogram of the dated ties, two sliders that cut a stretch out of it, and a button that plays it.

import { button, counted, element } from "./dom";
import { claimsIn } from "./bubbles";
import type { Part, View } from "./model";
import type { State } from "./state";

/** The years a tie is dated to, as far as they are known at both ends. */
function known({ bounds }: Part): [number, number] | null {
  if (bounds === undefined) {
    return null;
  }
  const [first = null, last = null] = [bounds[0] ?? bounds[2], bounds[3] ?? bounds[1]];
  return first === null || last === null ? null : [Math.min(first, last), Math.max(first, last)];
}

export interface YearsHandlers {
  /** While a slider is moved: nothing is kept. */
  brush(years: readonly [number, number] | null): void;
  /** When it is let go. */
  keep(change: Partial<State>): void;
}

const PLAY_MILLISECONDS = 700;

/** The brush over the years of a view. */
export class YearBrush {
  readonly element: HTMLElement;
  /** What is set once and seldom; it stands elsewhere where there is little room. */
  readonly options = element("div", { class: "years-options" });
  private readonly first: number;
  private readonly last: number;
  private readonly bars: HTMLElement[] = [];
  private readonly sliders: [HTMLInputElement, HTMLInputElement];
  private readonly words = element("output", { class: "years-words" });
  private readonly player: HTMLButtonElement;
  private timer = 0;

  constructor(view: View, state: State, private readonly handlers: YearsHandlers) {
    const claims = claimsIn(view);
    const spans = claims.map(known).filter((span) => span !== null);
    this.first = spans.reduce((least, [from]) => Math.min(least, from), Infinity);
    this.last = spans.reduce((most, [, to]) => Math.max(most, to), -Infinity);
    const undated = claims.reduce((sum, claim) => sum + (claim.bounds === undefined ? claim.claims : 0), 0);
    this.sliders = [this.slider("From year", 0, state), this.slider("To year", 1, state)];
    this.player = button("▶ Play", () => this.play(), { class: "years-play" });
    this.element = element("section", { class: "years", "aria-label": "Years" });
    if (spans.length === 0) {
      this.element.append(element("p", { class: "hint" }, "No tie on the canvas has a date."));
      this.options.append(this.undatedSwitch(undated, state));
      return;
    }
    const chart = element("div", { class: "years-chart" }, this.histogram(spans), element("div", { class: "years-sliders", hidden: this.first === this.last }, ...this.sliders), this.axis());
    this.options.append(this.reading(state), this.undatedSwitch(undated, state));
    this.element.append(this.player, chart, element("div", { class: "years-say" }, this.words, this.all()));
    this.say();
  }

  /** The years that are chosen; null if all are. */
  get chosen(): readonly [number, number] | null {
    const [from, to] = this.values();
    return from <= this.first && to >= this.last ? null : [from, to];
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = 0;
    this.player.textContent = "▶ Play";
  }

  private values(): [number, number] {
    const [one, other] = [Number(this.sliders[0].value), Number(this.sliders[1].value)];
    return [Math.min(one, other), Math.max(one, other)];
  }

  private slider(label: string, end: 0 | 1, state: State): HTMLInputElement {
    const value = state.years?.[end] ?? (end === 0 ? this.first : this.last);
    const made = element("input", {
      type: "range", min: String(this.first), max: String(this.last), step: "1", "aria-label": label,
    });
    made.value = String(value);
    made.addEventListener("input", () => {
      this.say();
      this.handlers.brush(this.chosen);
    });
    made.addEventListener("change", () => this.handlers.keep({ years: this.chosen }));
    return made;
  }

  /** A bar for each year, or for each few years of a long time; the highest fills the height. */
  private histogram(spans: readonly (readonly [number, number])[]): HTMLElement {
    const width = Math.max(1, Math.ceil((this.last - this.first + 1) / 120));
    const sums = new Array<number>(Math.floor((this.last - this.first) / width) + 1).fill(0);
    for (const [from, to] of spans) {
      // A tie that spans many years counts in each of them, but for a part.
      const parts = Math.floor((to - this.first) / width) - Math.floor((from - this.first) / width) + 1;
      for (let bar = Math.floor((from - this.first) / width); bar <= Math.floor((to - this.first) / width); bar += 1) {
        sums[bar] = (sums[bar] ?? 0) + 1 / parts;
      }
    }
    const highest = Math.max(...sums, 1);
    const chart = element("div", { class: "years-bars", "aria-hidden": "true" });
    for (const [position, sum] of sums.entries()) {
      const bar = element("span", { class: "years-bar", "data-year": String(this.first + position * width) });
      bar.style.blockSize = `${(100 * sum) / highest}%`;
      this.bars.push(bar);
      chart.append(bar);
    }
    return chart;
  }

  /** The first and the last year, and a few between them. */
  private axis(): HTMLElement {
    const span = this.last - this.first;
    const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((years) => span / years <= 8) ?? span;
    const axis = element("div", { class: "years-axis", "aria-hidden": "true" });
    for (let year = Math.ceil(this.first / step) * step; year <= this.last; year += step) {
      const label = element("span", {}, String(year));
      label.style.insetInlineStart = `${(100 * (year - this.first + 0.5)) / (span + 1)}%`;
      axis.append(label);
    }
    return axis;
  }

  private say(): void {
    const [from, to] = this.values();
    this.words.textContent = this.chosen === null ? `${this.first === this.last ? this.first : `${this.first} to ${this.last}`}: all years` : from === to ? String(from) : `${from} to ${to}`;
    for (const bar of this.bars) {
      const year = Number(bar.dataset["year"]);
      bar.classList.toggle("outside", year < from || year > to);
    }
    this.sliders.forEach((slider) => slider.setAttribute("aria-valuetext", slider.value));
  }

  private reading(state: State): HTMLElement {
    const certain = element("input", { type: "checkbox" });
    certain.checked = state.reading === "certain";
    certain.addEventListener("change", () => this.handlers.keep({ reading: certain.checked ? "certain" : "possible" }));
    return element("label", { title: "Uncertain dates: only ties that held in these years for certain" }, certain, " only for certain");
  }

  private undatedSwitch(count: number, state: State): HTMLElement {
    const shown = element("input", { type: "checkbox" });
    shown.checked = state.undated;
    shown.addEventListener("change", () => this.handlers.keep({ undated: shown.checked }));
    return element("label", { hidden: count === 0 }, shown, ` ${counted(count, "undated tie")} too`);
  }

  private all(): HTMLElement {
    return button("All years", () => {
      this.stop();
      this.set(this.first, this.last);
      this.handlers.keep({ years: null });
    });
  }

  /** Moves a stretch of the chosen length (a year, if all are chosen) through time, a year a step. */
  private play(): void {
    if (this.timer !== 0) {
      this.stop();
      this.handlers.keep({ years: this.chosen });
      return;
    }
    const [from, to] = this.chosen ?? [this.first, this.first];
    const length = to - from;
    let year = to >= this.last ? this.first : from;
    this.player.textContent = "■ Stop";
    this.timer = window.setInterval(() => {
      if (year + length > this.last) {
        this.play();
        return;
      }
      this.set(year, year + length);
      this.handlers.brush(this.chosen);
      year += 1;
    }, PLAY_MILLISECONDS);
  }

  private set(from: number, to: number): void {
    this.sliders[0].value = String(from);
    this.sliders[1].value = String(to);
    this.say();
  }
}
