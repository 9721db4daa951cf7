// The side panel: evidence first, that is what is selected and the route, then the canvas as a whole, then the steps that led there.

import { button, counted, element } from "./dom";
import { Evidence } from "./evidence";
import { Narrowed } from "./narrowed";
import { pictogram } from "./legend";
import type { Entity, Relation, View } from "./model";
import { clause } from "./words";

/** The parts in their order. */
const PARTS = { keys: "Keys", selected: "Selected", route: "Route", canvas: "Canvas", steps: "Steps" } as const;
export type Part = keyof typeof PARTS;

export interface PanelAction {
  readonly label: string;
  readonly key?: string;
  act(): void;
}

/** What the panel says of the ties of an entity. */
export interface TiesShown {
  readonly seen: string;
  /** Where they are listed. */
  readonly listed: string;
  /** Those that are seen; null if nothing is filtered. */
  readonly claims: ReadonlySet<string> | null;
}

/** A type of ties, how many there are, and the address of their list if there is one. */
export interface CountedType {
  readonly label: string;
  readonly claims: number;
  readonly listed: string | null;
}

/** Parts below each other, with tabs that go to each; one that has nothing to say is not there. */
export class Panel {
  readonly element = element("aside", { class: "explorer-panel", "aria-label": "Evidence" });
  readonly tabs = element("nav", { class: "panel-tabs", "aria-label": "Panel" });
  private readonly parts = new Map<Part, HTMLElement>();
  private readonly tab = new Map<Part, HTMLButtonElement>();
  private readonly evidence = new Evidence();
  private narrowed = new Narrowed();

  constructor() {
    for (const part of Object.keys(PARTS) as Part[]) {
      const section = element("section", { class: `panel-part part-${part}`, hidden: true });
      const tab = button(PARTS[part], () => this.goTo(part), { hidden: true });
      this.parts.set(part, section);
      this.tab.set(part, tab);
      this.tabs.append(tab);
      this.element.append(section);
    }
  }

  /** Fills a part, or takes it away. */
  put(part: Part, title: string, ...children: readonly HTMLElement[]): void {
    const [section, tab] = [this.parts.get(part), this.tab.get(part)];
    if (section === undefined || tab === undefined) {
      return;
    }
    section.hidden = children.length === 0;
    tab.hidden = section.hidden;
    tab.textContent = title;
    section.replaceChildren(...children);
    this.markTab();
  }

  /** A further tab, of something beside the parts. */
  addTab(title: string, act: () => void, name = "tab-beside"): void {
    const tab = button(title, () => (act(), this.markOnly(tab)), { class: name });
    this.tabs.append(tab);
  }

  /** Goes to a part; the tabs stay above it. */
  goTo(part: Part): void {
    const section = this.parts.get(part);
    section?.scrollIntoView({ block: "start" });
    this.markTab(part);
  }

  /** Nothing is selected. */
  selectNothing(): void {
    this.evidence.stop();
    this.put("selected", PARTS.selected);
  }

  /** Shows an entity: its evidence, why it is here, its names. */
  async entity(entity: Entity, view: View, ties: TiesShown, actions: readonly PanelAction[]): Promise<void> {
    const name = element("h2", { tabindex: "-1" }, pictogram(view.kinds[entity.kind]?.id ?? ""), " ", element("bdi", {}, entity.name));
    const waiting = element("p", { class: "hint" }, "Reading the evidence …");
    const why = element("p", { class: "panel-why" }, element("span", { class: "label" }, "Why is this here?"), ` ${sentence(entity.reason)}`);
    const seen = element("p", { class: "panel-seen" }, element("a", { href: ties.listed }, ties.seen));
    this.show(name, seen, list(actions), waiting, why);
    const narrowed = new Narrowed();
    this.narrowed = narrowed;
    narrowed.follow(ties.claims);
    await this.evidence.load(waiting, `/entities/${encodeURIComponent(entity.id)}?limit=100`);
    narrowed.begin(seen.parentElement?.querySelector<HTMLElement>(".panel-content") ?? null);
  }

  /** Shows a community of a large network: what it is, and how its members come instead. */
  community({ name, ties }: Entity, open: () => void): void {
    this.evidence.stop();
    const words = `A community of the network, named after its best connected members, with ${counted(ties, "tie")}.`;
    this.show(element("h2", { tabindex: "-1" }, element("bdi", {}, name)), element("p", {}, words), list([{ label: "Open it", key: "E", act: open }]));
  }

  /** Shows ties that are added up: how many they are, of which types, and where they are listed. */
  sum(title: string, seen: string, types: readonly CountedType[], address: string | null, actions: readonly PanelAction[]): void {
    this.evidence.stop();
    const rows = types.map(({ label, claims, listed }) => element("li", {}, element("span", {}, label), " ", numberOf(claims.toLocaleString("en"), listed)));
    const listed = address === null ? [] : [element("p", {}, element("a", { href: address }, "List them all with their evidence"))];
    this.show(
      element("h2", { tabindex: "-1" }, element("bdi", {}, title)),
      element("p", { class: "panel-seen" }, seen),
      list(actions),
      ...listed,
      element("ul", { class: "many-shared", "aria-label": "Types of these ties" }, ...rows),
    );
  }

  /** Shows a tie: what it says and what it rests on, and the others that run along with it. */
  async relation(relation: Relation, view: View, beside: readonly HTMLElement[], actions: readonly PanelAction[]): Promise<void> {
    const waiting = element("p", { class: "hint" }, "Reading the evidence …");
    this.show(element("h2", { tabindex: "-1" }, clause(view, relation)), list(actions), waiting, ...beside);
    await this.evidence.load(waiting, `/relations/${encodeURIComponent(relation.id)}`);
  }

  /** Says how much is seen of what is selected. */
  count(seen: string, claims: ReadonlySet<string> | null = null): void {
    this.narrowed.follow(claims);
    const line = this.parts.get("selected")?.querySelector(".panel-seen");
    const words = line?.querySelector("a") ?? line;
    if (words) {
      words.textContent = seen;
    }
  }

  /** Shows several entities. */
  several(title: string, ...children: readonly HTMLElement[]): void {
    this.evidence.stop();
    this.put("selected", title, ...children);
  }

  /** Shows what the keys do. */
  keys(keys: readonly (readonly [string, string])[]): void {
    const rows = keys.flatMap(([key, what]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, what)]);
    const close = button("Close", () => this.put("keys", PARTS.keys), { class: "panel-close" });
    this.put("keys", PARTS.keys, element("h2", {}, "Keys on the canvas"), element("dl", { class: "keys" }, ...rows), close);
    this.goTo("keys");
  }

  private show(...children: readonly HTMLElement[]): void {
    this.put("selected", PARTS.selected, ...children);
    this.goTo("selected");
  }

  private markTab(part?: Part): void {
    const first = [...this.tab].find(([, tab]) => !tab.hidden)?.[0];
    this.markOnly(this.tab.get(part ?? first ?? "canvas"));
  }

  /** Marks the tab of what is seen, and no other. */
  private markOnly(tab: HTMLElement | undefined): void {
    for (const other of this.tabs.children) {
      other.toggleAttribute("aria-current", false);
    }
    tab?.setAttribute("aria-current", "true");
  }
}

/** A number, which leads to the list of what it counts if there is one. */
export function numberOf(words: string, listed: string | null): HTMLElement {
  return listed === null ? element("span", { class: "number" }, words) : element("a", { class: "count number", href: listed }, words);
}

/** Buttons in a row. */
export function list(actions: readonly PanelAction[]): HTMLElement {
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
