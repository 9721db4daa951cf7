// The years: how many ties held in each, certainly and possibly, two sliders that cut a stretch out of it, and a button that plays it.

import { button, counted, element } from "./dom";
import { claimsIn } from "./bubbles";
import type { Part, View } from "./model";
import type { State } from "./state";
import { figureInWords, figuresOf, isUndated, knownYears } from "./years-figures";
import type { KnownYears, YearFigure } from "./years-figures";

export interface YearsHandlers {
  /** While a slider is moved: nothing is kept. */
  brush(years: readonly [number, number] | null): void;
  /** When it is let go. */
  keep(change: Partial<State>): void;
}

const PLAY_MILLISECONDS = 700;
/** A long time has bars of several years. */
const MOST_BARS = 120;

/** The brush over the years of a view; it is empty until it is told what to count. */
export class YearBrush {
  readonly element: HTMLElement;
  /** What is set once and seldom; it stands elsewhere where there is little room. */
  readonly options = element("div", { class: "years-options" });
  private readonly first: number;
  private readonly last: number;
  private readonly chart = element("div", { class: "years-bars", "aria-hidden": "true" });
  private readonly bars: HTMLElement[] = [];
  private readonly sliders: [HTMLInputElement, HTMLInputElement];
  private readonly words = element("output", { class: "years-words" });
  /** What is pointed at, in numbers; the sliders say the same of the year they stand at. */
  private readonly figure = element("p", { class: "years-figure" });
  private figures: readonly YearFigure[] = [];
  private readonly player: HTMLButtonElement;
  /** How many ties are in no bar. */
  private unplaced = 0;
  private readonly known: KnownYears | null;
  private readonly undatedWords = element("span");
  private readonly undatedLabel = element("label");
  /** The first year of the bar that is told. */
  private told: number | undefined;
  private timer = 0;

  constructor(view: View, state: State, private readonly handlers: YearsHandlers) {
    const known = knownYears(claimsIn(view));
    this.known = known;
    ({ first: this.first, last: this.last } = known ?? { first: 0, last: 0 });
    this.sliders = [this.slider("From year", 0, state), this.slider("To year", 1, state)];
    this.player = button("▶ Play", () => this.play(), { class: "years-play" });
    this.element = element("section", { class: "years", "aria-label": "Years" });
    if (known === null) {
      this.element.append(element("p", { class: "hint" }, "No tie on the canvas has a date."));
      this.options.append(this.undatedSwitch(state));
      return;
    }
    const chart = element("div", { class: "years-chart" }, this.chart, element("div", { class: "years-sliders", hidden: this.first === this.last }, ...this.sliders), this.axis());
    this.options.append(this.reading(state), this.undatedSwitch(state));
    this.element.append(this.player, chart, element("div", { class: "years-say" }, this.words, this.figure, this.all()));
    chart.addEventListener("pointermove", ({ clientX }) => this.tell(this.under(clientX)));
    chart.addEventListener("pointerleave", () => this.tell(undefined));
    chart.addEventListener("focusin", ({ target }) => this.tell(target instanceof HTMLInputElement ? this.at(Number(target.value)) : undefined));
    chart.addEventListener("focusout", () => this.tell(undefined));
  }

  /** Follows what is switched off or put aside: counts these claims. The axis stays as it is. */
  recount(claims: readonly Part[]): void {
    const amount = (some: readonly Part[]): number => some.reduce((sum, claim) => sum + claim.claims, 0);
    const undated = amount(claims.filter(({ bounds }) => bounds === undefined));
    this.undatedLabel.hidden = undated === 0;
    this.undatedWords.textContent = ` ${counted(undated, "undated tie")} too`;
    this.unplaced = amount(claims.filter(isUndated));
    this.figures = this.known === null ? [] : figuresOf(claims, this.known, Math.max(1, Math.ceil((this.last - this.first + 1) / MOST_BARS)));
    this.fill();
    this.tell(this.told === undefined ? undefined : this.at(this.told));
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
      this.tell(this.at(Number(made.value)));
      this.handlers.brush(this.chosen);
    });
    made.addEventListener("change", () => this.handlers.keep({ years: this.chosen }));
    return made;
  }

  /** A bar for each year, or for each few years of a long time: how many held possibly, and how many of these certainly. */
  private fill(): void {
    const highest = Math.max(...this.figures.map(({ possible }) => possible), 1);
    this.figures.forEach(({ first, last, certain, possible }, place) => {
      const bar = this.bars[place] ?? this.newBar();
      Object.assign(bar.dataset, { year: String(first), last: String(last), certain: String(certain), possible: String(possible) });
      bar.style.blockSize = `${(100 * possible) / highest}%`;
      const [dark] = bar.children;
      (dark as HTMLElement).style.blockSize = `${(100 * certain) / Math.max(possible, 1)}%`;
    });
  }

  private newBar(): HTMLElement {
    const bar = element("span", { class: "years-bar" }, element("span", { class: "years-certain" }));
    this.bars.push(bar);
    this.chart.append(bar);
    return bar;
  }

  /** The figure of the bar that a year is in. */
  private at(year: number): YearFigure | undefined {
    return this.figures.find(({ first, last }) => first <= year && year <= last);
  }

  /** The figure of the bar over or under a point of the chart. */
  private under(x: number): YearFigure | undefined {
    const place = this.bars.findIndex((bar) => x <= bar.getBoundingClientRect().right);
    return this.figures[place < 0 ? this.bars.length - 1 : place];
  }

  /** Says how many ties held in a year; of none, what the tones mean and what is in no bar. */
  private tell(figure: YearFigure | undefined): void {
    this.told = figure?.first;
    const undated = this.unplaced === 0 ? "" : `; ${this.unplaced.toLocaleString("en")} undated`;
    this.figure.textContent = figure === undefined ? `dark certainly, pale possibly${undated}` : figureInWords(figure);
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
      bar.classList.toggle("outside", Number(bar.dataset["last"]) < from || Number(bar.dataset["year"]) > to);
    }
    for (const slider of this.sliders) {
      slider.setAttribute("aria-valuetext", yearInWords(slider.value, this.at(Number(slider.value))));
    }
  }

  private reading(state: State): HTMLElement {
    const certain = element("input", { type: "checkbox" });
    certain.checked = state.reading === "certain";
    certain.addEventListener("change", () => this.handlers.keep({ reading: certain.checked ? "certain" : "possible" }));
    return element("label", { title: "Uncertain dates: only ties that held in these years for certain" }, certain, " only for certain");
  }

  private undatedSwitch(state: State): HTMLElement {
    const shown = element("input", { type: "checkbox" });
    shown.checked = state.undated;
    shown.addEventListener("change", () => this.handlers.keep({ undated: shown.checked }));
    this.undatedLabel.append(shown, this.undatedWords);
    return this.undatedLabel;
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

/** A year that a slider stands at, and how many ties held then; a bar of several years does not hide which it is. */
function yearInWords(year: string, figure: YearFigure | undefined): string {
  if (figure === undefined) {
    return year;
  }
  return figure.first === figure.last ? figureInWords(figure) : `${year}; ${figureInWords(figure)}`;
}
