// The search of a copy: matches as you type, in place of the list of everybody. Without scripts the list stands alone.

import { type Hit, type Index, search } from "./names";

const MOST = 50;

/** The search page: a field, a list of matches, and the list of everybody from which the matches are taken. */
export class CopySearch extends HTMLElement {
  private index: Index | null = null;
  private readonly status = document.createElement("p");

  connectedCallback(): void {
    if (this.status.isConnected || this.field === null) {
      return;
    }
    this.status.className = "hint";
    this.status.setAttribute("role", "status");
    this.querySelector(".without-scripts")?.replaceWith(this.status);
    this.field.value = new URLSearchParams(location.search).get("q") ?? "";
    document.addEventListener("search-index", (event) => this.know((event as CustomEvent<Index>).detail), { once: true });
    this.field.addEventListener("input", () => this.show());
    this.querySelector("form")?.addEventListener("submit", (event) => this.submit(event));
    this.addEventListener("keydown", (event) => this.key(event));
  }

  private get field(): HTMLInputElement | null {
    return this.querySelector("input");
  }

  private get results(): HTMLElement | null {
    return this.querySelector(".search-results");
  }

  private know(index: Index): void {
    this.index = index;
    this.show();
  }

  private show(): void {
    const text = this.field?.value.trim() ?? "";
    const isAsking = text !== "" && this.index !== null;
    const hits = isAsking && this.index !== null ? search(this.index, text) : [];
    const entries = this.querySelectorAll(".entries > li");
    const shown = hits.slice(0, MOST).map((hit) => match(hit, entries[hit.place]));
    this.results?.querySelector("ol")?.replaceChildren(...shown.filter((item) => item !== null));
    this.results?.toggleAttribute("hidden", hits.length === 0);
    this.querySelector(".directory")?.toggleAttribute("hidden", isAsking && hits.length > 0);
    this.status.textContent = isAsking ? words(hits.length, text) : "";
  }

  /** The first match is a step of the keyboard away. */
  private submit(event: SubmitEvent): void {
    event.preventDefault();
    this.links()[0]?.focus();
  }

  private key(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const links = this.links();
    const place = links.indexOf(document.activeElement as HTMLAnchorElement);
    const isHere = place >= 0 || document.activeElement === this.field;
    if (step === 0 || !isHere || event.isComposing || place + step >= links.length || (place < 0 && step < 0)) {
      return;
    }
    event.preventDefault();
    const next = place + step < 0 ? this.field : links[place + step];
    next?.focus();
  }

  private links(): HTMLAnchorElement[] {
    return Array.from(this.results?.querySelectorAll("a") ?? []);
  }
}

/** The entry of the list once more, with the other name by which it was found. */
function match(hit: Hit, entry: Element | undefined): Node | null {
  const item = entry?.cloneNode(true) ?? null;
  if (item !== null && hit.name !== "") {
    const why = document.createElement("span");
    why.className = "why";
    const name = document.createElement("bdi");
    name.textContent = hit.name;
    name.lang = hit.language;
    why.append(" also called ", name);
    item.appendChild(why);
  }
  return item;
}

function words(count: number, text: string): string {
  if (count === 0) {
    return `No entity is called “${text}”. Try a part of the name, another spelling, or the family name alone.`;
  }
  const matches = count === 1 ? "1 match" : `${count} matches`;
  return count > MOST ? `${matches}, the first ${MOST} listed; a longer part of the name narrows it.` : matches;
}
