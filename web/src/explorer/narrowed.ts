// The evidence about an entity, narrowed to what is seen of it on the canvas: rows, and the numbers of their classes. The reader may see all.

import { button, element } from "./dom";
import type { Filter } from "./filter";
import type { View } from "./model";

/** The claims of an entity that are seen while something is filtered; null if nothing is, or if claims are added up and not known one by one. */
export function claimsSeen(view: View, filter: Filter, id: string): ReadonlySet<string> | null {
  const position = view.entities.findIndex((entity) => entity.id === id);
  const own = view.relations.filter(({ from, to }) => from === position || to === position);
  if (!filter.isNarrow || own.some(({ parts }) => parts !== undefined)) {
    return null;
  }
  return new Set(own.filter((tie) => filter.relation(tie)).map((tie) => tie.id));
}

export class Narrowed {
  private areAllWanted = false;
  private seen: ReadonlySet<string> | null = null;
  private content: HTMLElement | null = null;
  private readonly notice = element("p", { class: "panel-narrowed" });

  /** Evidence of another one has come. */
  begin(content: HTMLElement | null): void {
    this.content = content;
    content?.querySelector("table.ties")?.before(this.notice);
    this.show();
  }

  /** Other claims are seen. */
  follow(seen: ReadonlySet<string> | null): void {
    this.seen = seen;
    this.show();
  }

  private show(): void {
    const shown = this.areAllWanted ? null : this.seen;
    let group: HTMLElement | null = null;
    let [inGroup, all, listed] = [0, 0, 0];
    const finish = (): void => {
      if (group !== null) {
        group.hidden = shown !== null && inGroup === 0;
        write(group.querySelector(".number"), shown === null ? null : inGroup);
      }
      inGroup = 0;
    };
    for (const row of this.content?.querySelectorAll<HTMLElement>("table.ties tr") ?? []) {
      const claim = row.dataset["claim"];
      if (claim !== undefined) {
        row.hidden = shown !== null && !shown.has(claim);
        inGroup += row.hidden ? 0 : 1;
        all += row.hidden ? 0 : 1;
        listed += 1;
      } else if (row.classList.contains("tie-group")) {
        finish();
        group = row;
      }
    }
    finish();
    this.content?.querySelectorAll<HTMLElement>(".further-ties").forEach((folded) => unfold(folded, shown !== null));
    write(this.content?.querySelector(".relations-heading > .count") ?? null, shown === null ? null : all);
    this.notice.hidden = this.seen === null || listed === 0;
    const other = this.areAllWanted ? "Only what is seen" : "Show all";
    this.notice.replaceChildren(this.areAllWanted ? "All are listed, seen or not. " : "Only what the legend and the years let through is listed. ", button(other, () => this.turn()));
  }

  private turn(): void {
    this.areAllWanted = !this.areAllWanted;
    this.show();
    this.notice.querySelector("button")?.focus();
  }
}

/** Unfolds what is left of ties that are folded, or takes their row away if nothing is. */
function unfold(folded: HTMLElement, isNarrow: boolean): void {
  const left = folded.querySelectorAll("tr[data-claim]:not([hidden])").length;
  folded.hidden = isNarrow && left === 0;
  const details = folded.querySelector("details");
  if (details !== null && isNarrow) {
    details.open = true;
  }
  const summary = folded.querySelector("summary");
  if (summary !== null) {
    const whole = (summary.dataset["whole"] ??= summary.textContent ?? "");
    summary.textContent = isNarrow ? `${left.toLocaleString("en")} more` : whole;
  }
}

/** Puts how many are shown before a number, which is left as it is if all are. */
function write(number: Element | null, shown: number | null): void {
  if (number instanceof HTMLElement) {
    const whole = (number.dataset["whole"] ??= number.textContent ?? "");
    number.textContent = shown === null ? whole : `${shown.toLocaleString("en")} of ${whole}`;
  }
}
