// What stands where in the explorer: rail, canvas with its head, legend, years, and beside them the panel with the tables under it.

import { button, element } from "./dom";

const HELP =
  "Arrow keys go to the neighbour lying that way, Enter brings in its ties, Shift and F10 opens its menu, question mark lists all keys, " +
  "Escape leaves. The tables in the panel say the same.";
/** Below this there is one column, and what is seldom needed stands in the panel. */
const NARROW = matchMedia("(max-width: 63.99rem)");
/** Below this the years have no room for what is set once and seldom. */
const SHORT_OF_ROOM = matchMedia("(max-width: 84.99rem)");
/** Makes the page as high as the window; the styles do the rest. */
const AS_APPLICATION = "canvas-app";

/** How much of a legend that is cut holds whole rows, in pixels; all there is room for if not even one does. */
function wholeRows(legend: HTMLElement): number {
  const { top, height } = legend.getBoundingClientRect();
  const rows = [...legend.querySelectorAll("li, h3, p, label, .legend-several")].map((row) => row.getBoundingClientRect()).filter((row) => row.height > 0);
  const begin = top - legend.scrollTop;
  const cut = Math.min(...rows.filter((row) => row.bottom - begin > height).map((row) => row.top - begin));
  const ends = rows.map((row) => row.bottom - begin).filter((end) => end <= cut + 1);
  return ends.length === 0 ? height : Math.ceil(Math.max(...ends));
}

/** The frame of the explorer. */
export class Shell {
  readonly stage = element("div", { class: "explorer-stage" });
  readonly canvas = element("div", {
    class: "explorer-canvas", tabindex: "0", role: "application", "aria-label": "The canvas", "aria-describedby": "explorer-help",
  });
  /** How much is seen; opens the lists of exactly that. */
  readonly seen = button("", () => this.showTables(), { class: "seen-count", title: "List them" });
  /** What is not on the canvas; it stands in the panel. */
  readonly limits = element("p", { class: "explorer-limits" });
  /** Says where the reader is. */
  readonly live = element("p", { class: "visually-hidden", role: "status" });
  /** Asks for what is to be selected next. */
  readonly choosing = element("div", { class: "explorer-choosing", hidden: true });
  readonly progress = element("div", { class: "explorer-progress", hidden: true });
  readonly legend = element("div", { class: "legend-slot" });
  /** What the legend has above its marks. */
  readonly legendHead = element("div", {});
  private readonly legendScroll = element("div", { class: "legend-scroll" }, this.legendHead, this.legend);
  private readonly unfold = button("Whole legend", () => this.openLegend(this.unfold.getAttribute("aria-expanded") !== "true"), { class: "legend-unfold", "aria-expanded": "false", hidden: true });
  private readonly legendFrame = element("section", { class: "explorer-legend", "aria-label": "Legend", tabindex: "-1" }, element("h2", { class: "visually-hidden" }, "Legend"), this.legendScroll, this.unfold);
  private readonly legendSize = new ResizeObserver(() => this.measureLegend());
  readonly years = element("div", { class: "explorer-years" });
  readonly yearOptions = element("div", { class: "explorer-year-options" });
  readonly tables = element("div", { class: "tables-fold open" });
  /** What belongs to the canvas and not to what is selected. */
  readonly furniture = element("div", { class: "panel-furniture" });
  private readonly main = element("div", { class: "explorer-main" });
  private readonly foldControl = button("As tables", () => this.openTables(!this.areTablesOpen), { "aria-expanded": "true", class: "fold" });
  private listening = new AbortController();

  /** `unfolded` is called when the tables are about to be seen. */
  constructor(
    private readonly panel: { readonly element: HTMLElement; readonly tabs: HTMLElement },
    private readonly unfolded: () => void,
  ) {
    const help = element("p", { id: "explorer-help", class: "visually-hidden" }, HELP);
    this.stage.append(this.canvas, this.choosing, this.progress, this.live, help);
  }

  get areTablesOpen(): boolean {
    return this.tables.classList.contains("open");
  }

  openTables(isOpen: boolean): void {
    this.tables.classList.toggle("open", isOpen);
    this.foldControl.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) {
      this.unfolded();
    }
  }

  private openLegend(isOpen: boolean): void {
    this.unfold.setAttribute("aria-expanded", String(isOpen));
    this.unfold.textContent = isOpen ? "Less of the legend" : "Whole legend";
    this.measureLegend();
  }

  /** A legend that is cut says so, and is cut between two rows. */
  private measureLegend(): void {
    const { legendScroll, unfold } = this;
    const isOpen = unfold.getAttribute("aria-expanded") === "true";
    legendScroll.style.removeProperty("max-block-size");
    const isCut = legendScroll.scrollHeight > legendScroll.clientHeight + 1;
    unfold.hidden = !isOpen && !isCut;
    if (isCut && !isOpen) {
      legendScroll.style.setProperty("max-block-size", `${wholeRows(legendScroll)}px`);
    }
  }

  /** Goes to the legend and the looks where they stand in the panel. */
  showLegend(): void {
    this.legendFrame.scrollIntoView({ block: "start" });
    this.legendFrame.focus();
  }

  showTables(): void {
    this.openTables(true);
    this.tables.parentElement?.scrollIntoView({ block: "start" });
    this.foldControl.focus();
  }

  /** All parts in their order; what the page had besides the canvas goes into the panel. */
  parts(rail: HTMLElement, jump: HTMLElement, ...furniture: readonly HTMLElement[]): HTMLElement[] {
    const skip = element("a", { class: "skip-canvas", href: "#explorer-tables" }, "Skip the canvas, to the tables");
    skip.addEventListener("click", (event) => {
      event.preventDefault();
      this.showTables();
    });
    const heading = document.querySelector(".explorer-title");
    const words = element("div", { class: "explorer-words" }, ...(heading === null ? [] : [heading as HTMLElement]), element("p", { class: "explorer-seen" }, this.seen));
    this.stage.prepend(element("div", { class: "explorer-head" }, words, jump));
    this.furniture.append(...furniture, ...document.querySelectorAll<HTMLElement>(".explorer-furniture"));
    const tables = element("section", { id: "explorer-tables", "aria-label": "Tables" }, this.foldControl, this.tables);
    const scrolled = element("div", { class: "panel-scroll" }, this.panel.element, this.furniture, tables);
    const beside = element("div", { class: "explorer-beside" }, this.panel.tabs, scrolled);
    this.main.append(rail, this.stage, this.legendFrame, this.years, beside);
    return [skip, this.main];
  }

  begin(): void {
    document.body.classList.add(AS_APPLICATION);
    this.listening = new AbortController();
    const { signal } = this.listening;
    NARROW.addEventListener("change", () => this.settle(), { signal });
    SHORT_OF_ROOM.addEventListener("change", () => this.settle(), { signal });
    matchMedia("print").addEventListener("change", ({ matches }) => matches && this.unfolded(), { signal });
    addEventListener("beforeprint", () => this.unfolded(), { signal });
    this.legendSize.observe(this.legendScroll);
    this.legendSize.observe(this.legend);
    this.settle();
  }

  stop(): void {
    this.listening.abort();
    this.legendSize.disconnect();
    document.body.classList.remove(AS_APPLICATION);
  }

  /** Puts the legend and the options of the years where there is room for them. */
  private settle(): void {
    if (SHORT_OF_ROOM.matches) {
      this.furniture.prepend(this.yearOptions);
    } else {
      this.years.append(this.yearOptions);
    }
    if (NARROW.matches) {
      this.furniture.prepend(this.legendFrame);
      // What the marks mean comes before what they could mean.
      this.legendScroll.append(this.legendHead);
    } else {
      this.stage.after(this.legendFrame);
      this.legendScroll.prepend(this.legendHead);
    }
  }
}
