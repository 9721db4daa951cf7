// Suggestions under a field: an editable combobox with a list (WAI-ARIA Authoring Practices), typed by hand or by keys.
//
// The field works without it: what was typed is sent, and the server answers with the matches.

import { suggestionsFrom, tick, type Suggestion } from "./suggestions";

const PAUSE_MILLISECONDS = 120;
const MOST = 8;
const HIDDEN = "visually-hidden";
let lists = 0;

/**
 * A field with suggestions: names, or with `data-from` the choices at that address. With `data-goes="entity"` a choice opens its
 * page; with `data-goes="nowhere"` it is told to whoever listens for `name-taken`; a choice of `data-from` is ticked; else a name
 * fills the field as it is written, with its id only if others have the name too. With `data-several` names stand in the field
 * with commas between, and what is typed after the last comma is looked for.
 */
export class NameSearch extends HTMLElement {
  private input: HTMLInputElement | null = null;
  private readonly list = document.createElement("ul");
  private readonly status = document.createElement("span");
  private hits: Suggestion[] = [];
  private active = -1;
  private timer = 0;
  private request: AbortController | null = null;

  connectedCallback(): void {
    this.input = this.querySelector("input");
    if (this.input === null || this.list.isConnected) {
      return;
    }
    lists += 1;
    this.list.id = `suggestions-${lists}`;
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.dataset["from"] === undefined ? "Names" : "Choices");
    // The browser's own list would cover this one.
    this.input.removeAttribute("list");
    this.status.className = HIDDEN;
    this.status.setAttribute("role", "status");
    this.append(this.list, this.status);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(attributes)) {
      this.input.setAttribute(name, value);
    }
    this.input.addEventListener("input", () => this.schedule());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => this.point(event));
  }

  disconnectedCallback(): void {
    this.request?.abort();
    clearTimeout(this.timer);
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.fetch(), PAUSE_MILLISECONDS);
  }

  private async fetch(): Promise<void> {
    const text = this.typed();
    this.request?.abort();
    if (text === "") {
      this.close();
      return;
    }
    this.request = new AbortController();
    try {
      this.show(await suggestionsFrom(this.dataset["from"], text, MOST, this.request.signal));
    } catch {
      // A newer request took its place, or the server is gone; the field still works by itself.
    }
  }

  /** Where in the field that begins which is looked for. */
  private begin(): number {
    return this.dataset["several"] === undefined ? 0 : (this.input?.value.lastIndexOf(",") ?? -1) + 1;
  }

  private typed(): string {
    return this.input?.value.slice(this.begin()).trim() ?? "";
  }

  private show(hits: Suggestion[]): void {
    this.hits = hits;
    this.active = -1;
    this.list.replaceChildren(...hits.map((hit, position) => this.option(hit, position)));
    this.list.scrollTop = 0;
    this.list.hidden = hits.length === 0;
    this.input?.setAttribute("aria-expanded", String(hits.length > 0));
    this.input?.removeAttribute("aria-activedescendant");
    this.status.className = HIDDEN;
    this.status.textContent = hits.length === 1 ? "1 suggestion" : `${hits.length} suggestions`;
  }

  private option(hit: Suggestion, position: number): HTMLLIElement {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${position}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const name = document.createElement("bdi");
    name.textContent = hit.name;
    const why = document.createElement("span");
    why.className = "why";
    why.append(hit.about);
    if (hit.also !== null) {
      const matched = document.createElement("bdi");
      matched.textContent = hit.also.name;
      matched.lang = hit.also.language ?? "";
      why.append(" · also called ", matched, ` (${hit.also.reason})`);
    }
    option.append(name, why);
    return option;
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) {
      return;
    }
    const isOpen = !this.list.hidden;
    if (event.key === "ArrowDown" && (isOpen || event.altKey)) {
      this.move(isOpen ? 1 : 0);
    } else if (event.key === "ArrowUp" && isOpen) {
      this.move(-1);
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      this.take(this.active);
    } else if (event.key === "Enter" && this.dataset["goes"] === "nowhere") {
      void this.takeFirst();
    } else if (event.key === "Escape") {
      this.escape(isOpen);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Takes the likeliest of the names that are suggested, where no page lists them; says so if there is none. */
  private async takeFirst(): Promise<void> {
    if (this.typed() === "") {
      return;
    }
    clearTimeout(this.timer);
    await this.fetch();
    if (this.hits.length > 0) {
      this.take(0);
    } else {
      this.status.textContent = `Nobody is called "${this.typed()}"`;
      this.status.className = "suggestions nobody";
    }
  }

  /** Closes the list; clears the field if there was none to close. */
  private escape(isOpen: boolean): void {
    this.close();
    if (!isOpen && this.input !== null) {
      this.input.value = "";
    }
  }

  private move(step: number): void {
    if (this.hits.length === 0) {
      this.schedule();
      return;
    }
    this.list.hidden = false;
    this.input?.setAttribute("aria-expanded", "true");
    const last = this.hits.length - 1;
    this.active = step === 0 ? 0 : this.active + step > last ? 0 : this.active + step < 0 ? last : this.active + step;
    Array.from(this.list.children).forEach((option, position) => {
      option.setAttribute("aria-selected", String(position === this.active));
    });
    const option = this.list.children[this.active];
    if (option !== undefined) {
      this.input?.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }
  }

  private point(event: PointerEvent): void {
    event.preventDefault();
    const option = (event.target as Element).closest("li");
    if (option !== null) {
      this.take(Array.from(this.list.children).indexOf(option));
    }
  }

  private take(position: number): void {
    const hit = this.hits[position];
    if (hit === undefined || this.input === null) {
      return;
    }
    if (this.dataset["goes"] === "entity") {
      location.assign(`/entities/${encodeURIComponent(hit.id)}`);
      return;
    }
    const isSeveral = this.dataset["several"] !== undefined;
    const before = this.input.value.slice(0, this.begin());
    const isTicked = !isSeveral && this.dataset["from"] !== undefined && tick(this, this.input.name, hit);
    this.input.value = isTicked || this.dataset["goes"] === "nowhere" ? "" : `${before}${before === "" ? "" : " "}${hit.typed}`;
    this.close();
    if (isTicked) {
      this.status.textContent = `${hit.name}: chosen`;
      return;
    }
    this.dispatchEvent(new CustomEvent("name-taken", { bubbles: true, detail: { id: hit.id, name: hit.name } }));
  }

  private close(): void {
    clearTimeout(this.timer);
    // Names that are still on their way would open the list again.
    this.request?.abort();
    this.list.hidden = true;
    this.status.className = HIDDEN;
    this.active = -1;
    this.input?.setAttribute("aria-expanded", "false");
    this.input?.removeAttribute("aria-activedescendant");
  }
}
