// What stands where in the explorer: the elements that stay while everything in them changes.

import { element } from "./dom";

const HELP =
  "Arrow keys go to the neighbour lying that way, Enter brings in its ties, Shift and F10 opens its menu, question mark lists all keys, " +
  "Escape leaves. The tables below say the same.";

/** The frame of the explorer. */
export class Shell {
  readonly stage = element("div", { class: "explorer-stage" });
  readonly canvas = element("div", {
    class: "explorer-canvas", tabindex: "0", role: "application", "aria-label": "The canvas", "aria-describedby": "explorer-help",
  });
  /** Says where the reader is. */
  readonly live = element("p", { class: "visually-hidden", role: "status" });
  readonly progress = element("div", { class: "explorer-progress", hidden: true });
  readonly legend = element("div", { class: "explorer-legend" });
  readonly years = element("div", { class: "explorer-years" });
  readonly tables = element("div", { id: "explorer-tables" });
  readonly limits = element("p", { class: "explorer-limits hint" });

  constructor(private readonly panel: HTMLElement) {
    const help = element("p", { id: "explorer-help", class: "visually-hidden" }, HELP);
    this.stage.append(this.canvas, this.progress, this.live, help);
  }

  /** All parts in their order, with the bar and the ways of taking the view away. */
  parts(bar: HTMLElement, takeaway: HTMLElement): HTMLElement[] {
    const skip = element("a", { class: "skip-canvas", href: "#explorer-tables" }, "Skip the canvas, to the tables");
    const beside = element("div", { class: "explorer-beside" }, this.panel, this.legend);
    const main = element("div", { class: "explorer-main" }, this.stage, beside);
    return [skip, bar, this.limits, main, this.years, takeaway, this.tables];
  }
}
