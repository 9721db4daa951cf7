// Suggestions under a name field: an editable combobox with a list (WAI-ARIA Authoring Practices), typed by hand or by keys.
//
// The field works without it: what was typed is sent, and the server answers with the matches.

interface Hit {
  entity: { id: string; kind: string; name: string };
  matched: { name: string; language: string | null };
  reason: string;
}

const PAUSE_MILLISECONDS = 120;
const MOST = 8;
let lists = 0;

/**
 * A name field with suggestions. With `data-goes="entity"` a choice opens its page; with `data-goes="nowhere"` it is told to
 * whoever listens for `name-taken`; else it fills the field.
 */
export class NameSearch extends HTMLElement {
  private input: HTMLInputElement | null = null;
  private readonly list = document.createElement("ul");
  private readonly status = document.createElement("span");
  private hits: Hit[] = [];
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
    this.list.setAttribute("aria-label", "Names");
    this.status.className = "visually-hidden";
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
    const text = this.input?.value.trim() ?? "";
    this.request?.abort();
    if (text === "") {
      this.close();
      return;
    }
    this.request = new AbortController();
    try {
      const query = new URLSearchParams({ q: text, limit: String(MOST) });
      const response = await fetch(`/api/find?${query}`, { signal: this.request.signal });
      const found = response.ok ? ((await response.json()) as { hits: Hit[] }) : { hits: [] };
      this.show(found.hits);
    } catch {
      // A newer request took its place, or the server is gone; the field still works by itself.
    }
  }

  private show(hits: Hit[]): void {
    this.hits = hits;
    this.active = -1;
    this.list.replaceChildren(...hits.map((hit, position) => this.option(hit, position)));
    this.list.scrollTop = 0;
    this.list.hidden = hits.length === 0;
    this.input?.setAttribute("aria-expanded", String(hits.length > 0));
    this.input?.removeAttribute("aria-activedescendant");
    this.status.textContent = hits.length === 1 ? "1 name" : `${hits.length} names`;
  }

  private option(hit: Hit, position: number): HTMLLIElement {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${position}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const name = document.createElement("bdi");
    name.textContent = hit.entity.name;
    const why = document.createElement("span");
    why.className = "why";
    why.append(hit.entity.kind.replaceAll("_", " "));
    if (hit.matched.name !== hit.entity.name) {
      const matched = document.createElement("bdi");
      matched.textContent = hit.matched.name;
      matched.lang = hit.matched.language ?? "";
      why.append(", also called ", matched, ` (${hit.reason})`);
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
    } else if (event.key === "Escape") {
      this.escape(isOpen);
    } else {
      return;
    }
    event.preventDefault();
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
      location.assign(`/entities/${encodeURIComponent(hit.entity.id)}`);
      return;
    }
    this.input.value = this.dataset["goes"] === "nowhere" ? "" : hit.entity.id;
    this.close();
    this.dispatchEvent(new CustomEvent("name-taken", { bubbles: true, detail: hit.entity.id }));
  }

  private close(): void {
    clearTimeout(this.timer);
    // Names that are still on their way would open the list again.
    this.request?.abort();
    this.list.hidden = true;
    this.active = -1;
    this.input?.setAttribute("aria-expanded", "false");
    this.input?.removeAttribute("aria-activedescendant");
  }
}
