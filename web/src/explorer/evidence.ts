// Evidence as the server's own pages have it: the dossier of an entity, a claim with what it rests on.

import { element } from "./dom";

/** What the panel has in a form of its own, or has no room for. */
const FOR_THE_PAGE = ".picture, .in-time, .named-in, .actions, .scope-form, .permalink, .what-if, .kind-line, h1, thead";

/** The part of a page that belongs into the panel, without the ids that would stand twice in this page. */
export async function evidenceAt(address: string, signal: AbortSignal): Promise<HTMLElement> {
  const response = await fetch(address, { signal });
  if (!response.ok) {
    throw new Error(`the server answered ${response.status}`);
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const found = page.querySelector<HTMLElement>("[data-region=panel]");
  const taken = element("div", { class: "panel-content" });
  taken.append(...(found?.childNodes ?? []));
  taken.querySelectorAll(FOR_THE_PAGE).forEach((part) => part.remove());
  taken.querySelectorAll<HTMLElement>("tr[id]").forEach((row) => (row.dataset["claim"] = row.id));
  taken.querySelectorAll("#relations").forEach((heading) => heading.classList.add("relations-heading"));
  taken.querySelectorAll("[id]").forEach((marked) => marked.removeAttribute("id"));
  taken.querySelectorAll("[aria-labelledby]").forEach((marked) => marked.removeAttribute("aria-labelledby"));
  taken.querySelectorAll("h1, h2").forEach((heading) => {
    const lower = element("h3", { class: `panel-heading ${heading.className}`.trim() });
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  });
  foldNames(taken);
  return taken;
}

/** Names and notes come after the evidence, and folded: who looks at a canvas knows whom they clicked. */
function foldNames(taken: HTMLElement): void {
  const header = taken.querySelector("header");
  if (header === null || header.textContent?.trim() === "") {
    header?.remove();
    return;
  }
  const folded = element("details", { class: "panel-names" }, element("summary", {}, "Names and notes"));
  folded.append(...header.childNodes);
  header.remove();
  taken.append(folded);
}

/** Puts evidence into a place, which says that it waits, or why there is none; what is asked for last wins. */
export class Evidence {
  private request: AbortController | null = null;

  stop(): void {
    this.request?.abort();
  }

  async load(place: HTMLElement, address: string): Promise<void> {
    this.stop();
    this.request = new AbortController();
    await put(place, address, this.request.signal);
  }
}

/** Puts the evidence at an address in the place of what says that it is awaited. */
export async function put(place: HTMLElement, address: string, signal: AbortSignal): Promise<void> {
  try {
    place.replaceWith(await evidenceAt(address, signal));
  } catch (error) {
    if (!signal.aborted) {
      place.textContent = `The evidence could not be read: ${error instanceof Error ? error.message : "no connection"}. `;
      place.append(element("a", { href: address }, "Open its page"));
    }
  }
}
