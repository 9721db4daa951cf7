// The side panel: the dossier of an entity or the evidence of a tie, as the server's own pages have them.

import { button, counted, element } from "./dom";
import { pictogram } from "./legend";
import type { Entity, Relation, View } from "./model";
import { clause } from "./words";

/** What the panel has in a form of its own, or has no room for. */
const FOR_THE_PAGE = ".picture, .in-time, .named-in, .actions, .scope-form, .permalink, .what-if, .kind-line, h1, thead";

/** The part of a page that belongs into the panel, without the ids that would stand twice in this page. */
async function region(address: string, signal: AbortSignal): Promise<HTMLElement> {
  const response = await fetch(address, { signal });
  if (!response.ok) {
    throw new Error(`the server answered ${response.status}`);
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const found = page.querySelector<HTMLElement>("[data-region=panel]");
  const taken = element("div", { class: "panel-content" });
  taken.append(...(found?.childNodes ?? []));
  taken.querySelectorAll(FOR_THE_PAGE).forEach((part) => part.remove());
  taken.querySelectorAll("[id]").forEach((marked) => marked.removeAttribute("id"));
  taken.querySelectorAll("[aria-labelledby]").forEach((marked) => marked.removeAttribute("aria-labelledby"));
  taken.querySelectorAll("h1, h2").forEach((heading) => {
    const lower = element("h3", { class: "panel-heading" });
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  });
  return taken;
}

export interface PanelAction {
  readonly label: string;
  readonly key?: string;
  act(): void;
}

/** Shows one thing at a time; what is asked for last wins. */
export class Panel {
  readonly element = element("aside", { class: "explorer-panel", "aria-label": "Evidence" });
  private request: AbortController | null = null;

  /** Says what can be done while nothing is selected. */
  empty(view: View): void {
    this.request?.abort();
    const steps = view.steps.map((step) => {
      const rest = step.found > step.shown ? ` (${step.shown} of ${step.found} shown)` : "";
      return element("li", {}, `${step.words}${rest}`);
    });
    this.element.replaceChildren(
      element("h2", {}, "On the canvas"),
      element("p", {}, `${counted(view.entities.length, "entity", "entities")} and ${counted(view.relations.length, "tie")}. Select one to see its evidence; double-click an entity to bring in its ties.`),
      element("h3", { class: "small" }, "How it was gathered"),
      element("ol", { class: "panel-steps" }, ...steps),
    );
  }

  /** Shows an entity: why it is here, what can be done with it, its dossier. */
  async entity(entity: Entity, view: View, actions: readonly PanelAction[]): Promise<void> {
    const name = element("h2", { tabindex: "-1" }, pictogram(view.kinds[entity.kind]?.id ?? ""), " ", element("bdi", {}, entity.name));
    const why = element("p", { class: "panel-why" }, element("span", { class: "label" }, "Why is this here?"), ` ${sentence(entity.reason)}`);
    await this.load([name, why, list(actions)], `/entities/${encodeURIComponent(entity.id)}?limit=100`);
  }

  /** Shows a tie: what it says and what it rests on, then the other claims about the same two. */
  async relation(relation: Relation, view: View, actions: readonly PanelAction[]): Promise<void> {
    const words = element("h2", { tabindex: "-1" }, clause(view, relation));
    await this.load([words, list(actions)], `/relations/${encodeURIComponent(relation.id)}`);
  }

  /** Shows what the keys do. */
  keys(keys: readonly (readonly [string, string])[]): void {
    const rows = keys.flatMap(([key, what]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, what)]);
    this.element.classList.add("filled");
    this.element.replaceChildren(element("h2", {}, "Keys on the canvas"), element("dl", { class: "keys" }, ...rows));
  }

  private async load(head: HTMLElement[], address: string): Promise<void> {
    this.request?.abort();
    this.request = new AbortController();
    const { signal } = this.request;
    const waiting = element("p", { class: "hint" }, "Reading the evidence …");
    this.element.replaceChildren(...head, waiting);
    this.element.scrollTop = 0;
    try {
      waiting.replaceWith(await region(address, signal));
    } catch (error) {
      if (!signal.aborted) {
        waiting.textContent = `The evidence could not be read: ${error instanceof Error ? error.message : "no connection"}. `;
        waiting.append(element("a", { href: address }, "Open its page"));
      }
    }
  }
}

function list(actions: readonly PanelAction[]): HTMLElement {
  const controls = actions.map(({ label, key, act }) => {
    const control = button(label, act);
    if (key !== undefined) {
      control.setAttribute("aria-keyshortcuts", key);
      control.title = `${label} (${key})`;
    }
    return element("li", {}, control);
  });
  return element("ul", { class: "panel-actions" }, ...controls);
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
