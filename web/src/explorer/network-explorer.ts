// The explorer: a canvas, its panel, legend, years and tables, all of them views of one state, which is the address.

import { entityActions, tieActions } from "./actions";
import { Bar } from "./bar";
import { counted, element } from "./dom";
import { filterOf, type Filter } from "./filter";
import { GraphView } from "./graph-view";
import { KEYS, neighbourTowards, press } from "./keys";
import { legend } from "./legend";
import { fetchView } from "./loading";
import { Menu } from "./menu";
import type { Entity, View } from "./model";
import { Panel, type PanelAction } from "./panel";
import { asked, read, readPositions, write, writePositions, type State, type Target } from "./state";
import { Tables } from "./tables";
import { takeaway } from "./takeaway";
import { limitsInWords, targetInWords } from "./words";
import { YearBrush } from "./years";

/** `<network-explorer>` around the tables of the page; without WebGL these are all there is, and a sentence says so. */
export class NetworkExplorer extends HTMLElement {
  private state: State = read(location.search);
  private view: View | null = null;
  private filter: Filter | null = null;
  private graph: GraphView | null = null;
  private tables: Tables | null = null;
  private years: YearBrush | null = null;
  private menu: Menu | null = null;
  private selection = new Set<string>();
  private moved = new Map<string, { x: number; y: number }>();
  private keptFocus = false;
  private loading: AbortController | null = null;
  private bar: Bar | null = null;
  private readonly panel = new Panel();
  private readonly stage = element("div", { class: "explorer-stage" });
  private readonly canvas = element("div", {
    class: "explorer-canvas", tabindex: "0", role: "application", "aria-label": "The canvas", "aria-describedby": "explorer-help",
  });
  private readonly live = element("p", { class: "visually-hidden", role: "status" });
  private readonly progress = element("div", { class: "explorer-progress", hidden: true });
  private readonly legendPlace = element("div", { class: "explorer-legend" });
  private readonly yearsPlace = element("div", { class: "explorer-years" });
  private readonly tablesPlace = element("div", {});
  private readonly limits = element("p", { class: "explorer-limits hint" });

  connectedCallback(): void {
    if (this.graph !== null || this.stage.isConnected) {
      return;
    }
    if (!GraphView.isSupported()) {
      this.prepend(element("p", { class: "hint" }, "This browser has no WebGL, which the canvas is drawn with; the tables below say the same."));
      return;
    }
    this.build();
    addEventListener("popstate", this.wentBack);
    void this.load(true);
  }

  disconnectedCallback(): void {
    removeEventListener("popstate", this.wentBack);
    this.loading?.abort();
    this.years?.stop();
    this.graph?.kill();
    this.graph = null;
  }

  /** What is seen, for tests and for other scripts of the page. */
  get snapshot(): { state: State; entities: string[]; relations: string[]; selection: string[] } | null {
    const { view, filter, state } = this;
    if (view === null || filter === null) {
      return null;
    }
    return {
      state,
      entities: view.entities.filter((entity) => filter.entity(entity)).map(({ id }) => id),
      relations: view.relations.filter((relation) => filter.relation(relation)).map(({ id }) => id),
      selection: [...this.selection],
    };
  }

  /** Where an entity is on the screen, for tests. */
  screenPosition(id: string): { x: number; y: number } | undefined {
    return this.graph?.screenPosition(id);
  }

  private readonly wentBack = (): void => {
    const before = asked(this.state);
    this.state = read(location.search);
    this.moved = readPositions(location.hash);
    if (asked(this.state) === before) {
      this.apply();
      this.graph?.setPositions(this.placesByHand());
    } else {
      void this.load(false);
    }
  };

  private build(): void {
    this.bar = new Bar({
      tool: (tool) => this.graph?.setTool(tool),
      fit: () => this.graph?.fit(this.seen()),
      zoom: (factor) => this.graph?.zoom(factor),
      expand: () => this.expandSelected(),
      hide: () => this.hide([...this.selection]),
      hideOthers: () => this.hideOthers(),
      showHidden: () => this.go({ hidden: [] }),
      pin: () => this.pin(),
      route: () => this.routeBetweenSelected(),
      whole: () => this.go({ steps: ["all"], hidden: [], selected: null }),
      arrange: (arrange) => this.go({ arrange }),
      jump: (entity) => this.jump(entity),
      help: () => this.help(),
    });
    const help = element("p", { id: "explorer-help", class: "visually-hidden" }, "Arrow keys go to the neighbour lying that way, Enter brings in its ties, Shift and F10 opens its menu, question mark lists all keys, Escape leaves. The tables below say the same.");
    const skip = element("a", { class: "skip-canvas", href: "#explorer-tables" }, "Skip the canvas, to the tables");
    this.tablesPlace.id = "explorer-tables";
    this.stage.append(this.canvas, this.progress, this.live, help);
    const beside = element("div", { class: "explorer-beside" }, this.panel.element, this.legendPlace);
    const main = element("div", { class: "explorer-main" }, this.stage, beside);
    const taken = takeaway({
      title: () => this.view?.title ?? document.title,
      description: () => this.describe(),
      address: () => location.href,
      svg: () => this.graph?.toSvg({ title: this.view?.title ?? "", description: this.describe() }) ?? "",
      png: () => this.graph?.toPng() ?? Promise.reject(new Error("there is no picture")),
      network: this.dataset["title"] ?? "",
      version: this.dataset["version"] ?? "",
      content: this.dataset["content"] ?? "",
      say: (words) => this.say(words),
    });
    const served = [...this.children];
    this.prepend(skip, this.bar.element, this.limits, main, this.yearsPlace, taken, this.tablesPlace);
    served.forEach((part) => part.remove());
    this.menu = new Menu(this.stage);
    this.graph = new GraphView(this.canvas, {
      select: (target, additive) => this.select(target, additive),
      selectArea: (entities, additive) => this.selectArea(entities, additive),
      expand: (entity) => this.expand(entity),
      hover: () => undefined,
      menu: (target, at) => this.openMenu(target, at),
      moved: (positions) => this.remember(positions),
    });
    this.canvas.addEventListener("keydown", (event) => this.key(event));
    this.moved = readPositions(location.hash);
  }

  /** Asks the server for what the steps gather. */
  private async load(isFirst: boolean): Promise<void> {
    this.loading?.abort();
    this.loading = new AbortController();
    const cancel = (): void => {
      this.loading?.abort();
      if (!isFirst) {
        history.back();
      }
    };
    try {
      const view = await fetchView(`/api/explore?${asked(this.state)}`, this.loading.signal, this.progress, cancel);
      if (view !== null) {
        this.take(view);
      }
    } catch (error) {
      const words = error instanceof Error ? error.message : "the server cannot be reached";
      this.progress.hidden = false;
      this.progress.replaceChildren(element("p", { role: "alert" }, `The canvas could not be filled: ${words}.`));
    }
  }

  private take(view: View): void {
    this.view = view;
    this.years?.stop();
    const keep = (change: Partial<State>): void => this.go(change);
    this.years = new YearBrush(view, this.state, { brush: (years) => this.brush(years), keep });
    this.yearsPlace.replaceChildren(this.years.element);
    this.tables = new Tables(view, { select: (target) => this.select(target, false), expand: (entity) => this.expand(entity) });
    this.tablesPlace.replaceChildren(this.tables.element);
    this.graph?.show(view);
    this.graph?.setPositions(this.placesByHand());
    const selected = this.state.selected;
    this.selection = new Set(selected !== null && "entity" in selected ? [selected.entity] : []);
    const heading = document.querySelector(".explorer-title");
    if (heading !== null) {
      heading.textContent = view.title;
    }
    this.apply();
  }

  /** Shows the state: filters, selection, panel, legend, limits, tables. */
  private apply(): void {
    const { view, state } = this;
    if (view === null) {
      return;
    }
    const filter = filterOf(view, state);
    this.filter = filter;
    this.graph?.setVisible((entity) => filter.entity(entity), (relation) => filter.relation(relation));
    this.legendPlace.replaceChildren(legend(view, state, (name) => this.toggle(name)));
    this.tables?.show(filter, state.selected);
    this.bar?.say(this.selection.size, state.hidden.length, state.arrange);
    this.limits.textContent = limitsInWords(view);
    this.mark();
    this.showPanel();
  }

  /** A step of the brush: nothing but the picture changes, and no server is asked. */
  private brush(years: readonly [number, number] | null): void {
    if (this.view === null) {
      return;
    }
    const filter = filterOf(this.view, { ...this.state, years });
    this.filter = filter;
    this.graph?.setVisible((entity) => filter.entity(entity), (relation) => filter.relation(relation));
  }

  /** Goes on to another state; the address before stays in the history. */
  private go(change: Partial<State>): void {
    const before = asked(this.state);
    this.state = { ...this.state, ...change };
    const address = `${location.pathname}?${write(this.state)}${writePositions(this.moved)}`;
    history.pushState(null, "", address);
    if (asked(this.state) === before) {
      this.apply();
    } else {
      void this.load(false);
    }
  }

  private select(target: Target | null, additive: boolean): void {
    if (target !== null && "entity" in target) {
      const wasIn = this.selection.has(target.entity);
      this.selection = new Set(additive ? this.selection : []);
      if (additive && wasIn) {
        this.selection.delete(target.entity);
      } else {
        this.selection.add(target.entity);
      }
    } else {
      this.selection = new Set();
    }
    this.state = { ...this.state, selected: target };
    this.replaceAddress();
    this.bar?.say(this.selection.size, this.state.hidden.length, this.state.arrange);
    this.mark();
    this.tables?.mark(target);
    this.showPanel();
    this.say(this.inWords(target));
  }

  private selectArea(entities: string[], additive: boolean): void {
    this.selection = new Set([...(additive ? this.selection : []), ...entities]);
    this.bar?.say(this.selection.size, this.state.hidden.length, this.state.arrange);
    this.mark();
    this.say(`${counted(this.selection.size, "entity", "entities")} selected`);
  }

  private mark(): void {
    const selected = this.state.selected;
    this.graph?.setSelection(this.selection, selected !== null && "relation" in selected ? selected.relation : null);
    this.graph?.setKeptFocus(this.keptFocus && this.selection.size > 0 ? this.selection : null);
  }

  private showPanel(): void {
    const { view, state } = this;
    if (view === null) {
      return;
    }
    const target = state.selected;
    const entity = target !== null && "entity" in target ? this.entity(target.entity) : undefined;
    const relation = target !== null && "relation" in target ? view.relations.find(({ id }) => id === target.relation) : undefined;
    this.panel.element.classList.toggle("filled", entity !== undefined || relation !== undefined);
    if (entity !== undefined) {
      void this.panel.entity(entity, view, this.actionsOf(entity));
    } else if (relation !== undefined) {
      void this.panel.relation(relation, view, tieActions(relation, () => this.select(null, false)));
    } else {
      this.panel.empty(view);
    }
  }

  private actionsOf(entity: Entity): PanelAction[] {
    const other = [...this.selection].find((id) => id !== entity.id);
    return entityActions(entity, other === undefined ? undefined : this.entity(other), {
      gather: (step) => this.gather(step, entity.id),
      hide: () => this.hide([entity.id]),
      offer: (items) => this.menu?.open(`Types of ties of ${entity.name}`, items, this.graph?.screenPosition(entity.id) ?? { x: 0, y: 0 }, this.canvas),
      close: () => this.select(null, false),
    });
  }

  /** Takes a further step; the same step twice would bring nobody. */
  private gather(step: string, selected: string): void {
    this.state = { ...this.state, selected: { entity: selected } };
    this.go({ steps: [...this.state.steps.filter((before) => before !== step), step] });
  }

  private openMenu(target: Target, at: { x: number; y: number }): void {
    this.select(target, false);
    const entity = "entity" in target ? this.entity(target.entity) : undefined;
    const relation = "relation" in target ? this.view?.relations.find(({ id }) => id === target.relation) : undefined;
    const items = entity !== undefined ? this.actionsOf(entity) : relation !== undefined ? tieActions(relation, () => this.select(null, false)) : [];
    if (items.length > 0) {
      this.menu?.open(entity?.name ?? "Tie", items, at, this.canvas);
    }
  }

  private expand(entity: string): void {
    const found = this.entity(entity);
    if (found !== undefined) {
      this.gather(`expand:${entity}`, entity);
      this.say(`Bringing in ties of ${found.name}`);
    }
  }

  private expandSelected(): void {
    const target = this.state.selected;
    const entity = target !== null && "entity" in target ? target.entity : [...this.selection][0];
    if (entity !== undefined) {
      this.expand(entity);
    }
  }

  private hide(entities: readonly string[]): void {
    if (entities.length > 0) {
      this.selection = new Set();
      this.go({ hidden: [...new Set([...this.state.hidden, ...entities])], selected: null });
      this.say(`${counted(entities.length, "entity", "entities")} hidden`);
    }
  }

  private hideOthers(): void {
    const { view, selection } = this;
    if (view !== null && selection.size > 0) {
      this.go({ hidden: view.entities.filter(({ id }) => !selection.has(id)).map(({ id }) => id) });
    }
  }

  private pin(): void {
    const places = this.graph?.positions();
    const pinned = [...this.selection].flatMap((id) => {
      const place = places?.get(id);
      return place === undefined ? [] : [[id, place] as const];
    });
    this.remember(new Map(pinned));
    this.say(`${counted(pinned.length, "entity", "entities")} pinned`);
  }

  private routeBetweenSelected(): void {
    const [from, to] = [...this.selection];
    if (from !== undefined && to !== undefined) {
      this.gather(`route:${from}:${to}`, to);
    }
  }

  private jump(id: string): void {
    if (this.entity(id) === undefined) {
      this.gather(`show:${id}`, id);
      return;
    }
    if (this.state.hidden.includes(id)) {
      this.go({ hidden: this.state.hidden.filter((other) => other !== id) });
    }
    this.select({ entity: id }, false);
    this.graph?.flyTo(id);
    this.canvas.focus();
  }

  private toggle(name: string): void {
    const { off } = this.state;
    this.go({ off: off.includes(name) ? off.filter((other) => other !== name) : [...off, name] });
    this.legendPlace.querySelector<HTMLElement>(`[data-filter="${CSS.escape(name)}"]`)?.focus();
  }

  private remember(positions: ReadonlyMap<string, { x: number; y: number }>): void {
    positions.forEach((place, id) => this.moved.set(id, place));
    this.replaceAddress();
  }

  private replaceAddress(): void {
    history.replaceState(null, "", `${location.pathname}?${write(this.state)}${writePositions(this.moved)}`);
  }

  /** Where everybody stands: at the places given by hand, else at the server's. */
  private placesByHand(): Map<string, { x: number; y: number }> {
    return new Map((this.view?.entities ?? []).map(({ id, x, y }) => [id, this.moved.get(id) ?? { x, y }]));
  }

  private key(event: KeyboardEvent): void {
    if (event.target !== this.canvas || this.menu?.isOpen === true) {
      return;
    }
    const graph = this.graph;
    const did = press(event, {
      walk: (direction) => this.walk(direction),
      pan: (dx, dy) => graph?.pan(dx, dy),
      expand: () => this.expandSelected(),
      hide: () => this.hide([...this.selection]),
      hideOthers: () => this.hideOthers(),
      pin: () => this.pin(),
      keepFocus: () => this.keepFocus(),
      fit: () => graph?.fit(this.seen()),
      zoom: (factor) => graph?.zoom(factor),
      home: () => this.start(),
      leave: () => this.leave(),
      menu: () => this.menuOfSelected(),
      search: () => this.bar?.focusSearch(),
      help: () => this.help(),
    });
    if (did) {
      event.preventDefault();
    }
  }

  private keepFocus(): void {
    this.keptFocus = !this.keptFocus;
    this.mark();
    this.say(this.keptFocus ? "The focus is kept" : "The focus is no longer kept");
  }

  private start(): void {
    const first = this.view?.entities.find((entity) => this.filter?.entity(entity));
    if (first !== undefined) {
      this.select({ entity: first.id }, false);
      this.graph?.flyTo(first.id);
    }
  }

  /** Goes along a tie to the neighbour lying in a direction, and says which tie that was. */
  private walk(direction: { x: number; y: number }): void {
    const { view, filter, graph } = this;
    const target = this.state.selected;
    const from = view?.entities.findIndex(({ id }) => target !== null && "entity" in target && id === target.entity) ?? -1;
    if (view === null || filter === null || from < 0) {
      this.start();
      return;
    }
    const places = graph?.positions();
    const place = (position: number): { x: number; y: number } => places?.get(view.entities[position]?.id ?? "") ?? { x: 0, y: 0 };
    const found = neighbourTowards(view, filter, from, direction, place);
    const next = found === null ? undefined : view.entities[found.neighbour];
    if (found === null || next === undefined) {
      this.say("Nobody is tied to it that way");
      return;
    }
    this.select({ entity: next.id }, false);
    graph?.flyTo(next.id);
    const type = view.types[found.tie.type];
    const words = found.tie.from === from ? type?.label : type?.inverse_label;
    this.say(`${view.entities[from]?.name ?? ""} ${words ?? ""} ${this.inWords({ entity: next.id })}`);
  }

  private leave(): void {
    if (this.state.selected === null && this.selection.size === 0) {
      this.querySelector<HTMLElement>(".skip-canvas")?.focus();
    } else {
      this.keptFocus = false;
      this.select(null, false);
    }
  }

  private menuOfSelected(): void {
    const target = this.state.selected;
    if (target !== null) {
      const at = "entity" in target ? this.graph?.screenPosition(target.entity) : undefined;
      this.openMenu(target, at ?? { x: 40, y: 40 });
    }
  }

  private help(): void {
    const rows = KEYS.flatMap(([key, what]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, what)]);
    this.panel.element.classList.add("filled");
    this.panel.element.replaceChildren(element("h2", {}, "Keys on the canvas"), element("dl", { class: "keys" }, ...rows));
  }

  private entity(id: string): Entity | undefined {
    return this.view?.entities.find((entity) => entity.id === id);
  }

  private seen(): string[] {
    return (this.view?.entities ?? []).filter((entity) => this.filter?.entity(entity)).map(({ id }) => id);
  }

  private inWords(target: Target | null): string {
    return this.view === null || this.filter === null ? "" : targetInWords(this.view, this.filter, target);
  }

  private describe(): string {
    const seen = this.snapshot;
    return `${counted(seen?.entities.length ?? 0, "entity", "entities")} and ${counted(seen?.relations.length ?? 0, "tie")}.`;
  }

  private say(words: string): void {
    this.live.textContent = words;
  }
}
