// The explorer: a canvas, its panel, legend, years and tables, all of them views of one state, which is the address.

import { Bar, type BarHandlers } from "./bar";
import { counted } from "./dom";
import { filterOf, snapshotOf, type Filter, type Snapshot } from "./filter";
import { GraphView } from "./graph-view";
import { HandPlaces } from "./hand-places";
import { Inspector } from "./inspector";
import { KEYS, press, type KeyHandlers } from "./keys";
import { legend } from "./legend";
import { Loader, show, tellTrouble } from "./loading";
import { Menu } from "./menu";
import { leftOut, type Entity, type Relation, type View } from "./model";
import { Panel } from "./panel";
import { Paper } from "./paper";
import { Shell } from "./shell";
import { asked, read, selectionWith, write, type State, type Target } from "./state";
import { Tables } from "./tables";
import { takeaway } from "./takeaway";
import { Trail } from "./trail";
import { stepTowards } from "./walking";
import { LOST, limitsInWords, targetInWords } from "./words";
import { YearBrush } from "./years";

/** `<network-explorer>` around the tables of the page, which stay until the canvas has others. */
export class NetworkExplorer extends HTMLElement {
  private state: State = read(location.search);
  private view: View | null = null;
  private filter: Filter | null = null;
  private graph: GraphView | null = null;
  private tables: Tables | null = null;
  private years: YearBrush | null = null;
  private menu: Menu | null = null;
  private inspector: Inspector | null = null;
  private selection = new Set<string>();
  private moved = HandPlaces.read(location.hash);
  private keptFocus = false;
  private bar: Bar | null = null;
  private readonly trail = new Trail(() => this.wentBack());
  private readonly panel = new Panel();
  private readonly shell = new Shell(this.panel.element);
  private readonly paper = new Paper(this.shell.stage, () => this.drawn("paper"));
  private readonly loader = new Loader(this.shell.progress, { take: (view) => this.take(view), giveUp: () => this.trail.giveUp() });

  /** What the bar and the keys ask for. */
  private readonly commands: BarHandlers & KeyHandlers = {
    tool: (tool) => this.graph?.setTool(tool),
    fit: () => this.graph?.fit(this.snapshot?.entities),
    zoom: (factor) => this.graph?.zoom(factor),
    pan: (dx, dy) => this.graph?.pan(dx, dy),
    walk: (direction) => this.walk(direction),
    home: () => this.start(),
    leave: () => this.leave(),
    expand: () => this.expandSelected(),
    hide: () => this.hide([...this.selection]),
    hideOthers: () => this.hideOthers(),
    showHidden: () => this.go({ hidden: [] }),
    pin: () => this.pin(),
    keepFocus: () => this.keepFocus(),
    route: () => this.routeBetweenSelected(),
    whole: () => this.go({ steps: ["all"], hidden: [], selected: null }),
    arrange: (arrange) => this.go({ arrange }),
    jump: (entity) => this.jump(entity),
    menu: () => this.inspector?.openMenu(this.state.selected),
    search: () => this.bar?.focusSearch(),
    help: () => this.panel.keys(KEYS),
  };

  connectedCallback(): void {
    if (this.graph !== null || this.shell.stage.isConnected) {
      return;
    }
    this.build();
    this.trail.listen();
    this.paper.listen();
    this.loader.need(asked(this.state));
  }

  disconnectedCallback(): void {
    this.trail.stop();
    this.paper.stop();
    this.loader.stop();
    this.years?.stop();
    this.graph?.kill();
    this.graph = null;
  }

  /** What is seen, for tests and for other scripts of the page. */
  get snapshot(): Snapshot | null {
    return this.view === null || this.filter === null ? null : snapshotOf(this.view, this.filter, this.state, this.selection);
  }

  /** Where an entity is on the screen, for tests. */
  screenPosition(id: string): { x: number; y: number } | undefined {
    return this.graph?.screenPosition(id);
  }

  private wentBack(): void {
    this.state = read(location.search);
    this.moved = HandPlaces.read(location.hash);
    if (this.loader.need(asked(this.state)) === "is there" && this.view !== null) {
      this.selection = selectionWith(new Set(), this.state.selected);
      this.showYears(this.view);
      this.apply();
      this.graph?.setPositions(this.moved.all(this.view));
    }
  }

  private build(): void {
    this.bar = new Bar(this.commands);
    const taken = takeaway({
      title: () => this.view?.title ?? document.title,
      address: () => location.href,
      svg: () => this.drawn("screen"),
      png: () => this.graph?.toPng() ?? Promise.reject(new Error("there is no picture")),
      dataset: this.dataset,
      say: (words) => this.say(words),
    });
    this.shell.tables.append(...this.querySelectorAll("[data-region=tables]"));
    this.replaceChildren(...this.shell.parts(this.bar.element, taken));
    this.menu = new Menu(this.shell.stage);
    this.inspector = new Inspector(this.panel, this.menu, this.shell.canvas, {
      entity: (id) => this.entity(id),
      tie: (id) => this.tie(id),
      selectedBeside: (id) => this.entity([...this.selection].find((other) => other !== id) ?? ""),
      place: (id) => this.graph?.screenPosition(id),
      gather: (step, selected) => this.gather(step, selected),
      hide: (id) => this.hide([id]),
      close: () => this.select(null, false),
    });
    this.draw();
    this.shell.canvas.addEventListener("keydown", (event) => this.key(event));
    this.moved = HandPlaces.read(location.hash);
  }

  private draw(): void {
    this.graph?.kill();
    this.graph = new GraphView(this.shell.canvas, {
      select: (target, additive) => this.select(target, additive),
      selectArea: (entities, additive) => this.selectArea(entities, additive),
      expand: (entity) => this.expand(entity),
      hover: () => undefined,
      menu: (target, at) => {
        this.select(target, false);
        this.inspector?.openMenu(target, at);
      },
      moved: (positions) => this.remember(positions),
      lost: () => tellTrouble(this.shell.progress, LOST, "Draw it again", () => this.drawAgain()),
    });
  }

  private drawAgain(): void {
    this.draw();
    show(this.shell.progress);
    this.bar?.use("pointer");
    if (this.view !== null) {
      this.take(this.view);
    }
  }

  private drawn(medium: "screen" | "paper"): string {
    return this.graph?.toSvg({ title: this.view?.title ?? "", description: this.shell.limits.textContent ?? "", medium }) ?? "";
  }

  private take(view: View): void {
    this.view = view;
    this.showYears(view);
    this.tables = new Tables(view, { select: (target) => this.select(target, false), expand: (entity) => this.expand(entity) });
    this.shell.tables.replaceChildren(this.tables.element);
    this.graph?.show(view);
    this.graph?.setPositions(this.moved.all(this.view));
    this.selection = selectionWith(new Set(), this.state.selected);
    const heading = document.querySelector(".explorer-title");
    if (heading !== null) {
      heading.textContent = view.title;
    }
    this.apply();
  }

  private showYears(view: View): void {
    this.years?.stop();
    this.years = new YearBrush(view, this.state, { brush: (years) => this.brush(years), keep: (change) => this.go(change) });
    this.shell.years.replaceChildren(this.years.element);
  }

  /** Shows the state: filters, selection, panel, legend, limits, tables. */
  private apply(): void {
    const { view, state } = this;
    if (view === null) {
      return;
    }
    const filter = this.sieve(filterOf(view, state));
    this.shell.legend.replaceChildren(legend(view, state, (name) => this.toggle(name)));
    this.tables?.show(filter, state.selected);
    this.shell.limits.textContent = limitsInWords(view);
    this.mark();
    this.inspector?.show(this.view, this.state.selected);
    this.trail.arrived();
  }

  /** A step of the brush: nothing but the picture changes, and no server is asked. */
  private brush(years: readonly [number, number] | null): void {
    if (this.view !== null) {
      this.sieve(filterOf(this.view, { ...this.state, years }));
    }
  }

  private sieve(filter: Filter): Filter {
    this.filter = filter;
    this.graph?.setVisible((entity) => filter.entity(entity), (relation) => filter.relation(relation));
    return filter;
  }

  /** Goes on to another state; the address before stays in the history. */
  private go(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.trail.push(this.address());
    if (this.loader.need(asked(this.state)) === "is there") {
      this.apply();
    }
  }

  private select(target: Target | null, additive: boolean): void {
    this.selection = selectionWith(additive ? this.selection : new Set(), target);
    this.state = { ...this.state, selected: target };
    this.replaceAddress();
    this.mark();
    this.tables?.mark(target);
    this.inspector?.show(this.view, this.state.selected);
    this.say(this.inWords(target));
  }

  private selectArea(entities: string[], additive: boolean): void {
    this.selection = new Set([...(additive ? this.selection : []), ...entities]);
    this.mark();
    this.say(`${counted(this.selection.size, "entity", "entities")} selected`);
  }

  /** Marks what is selected on the canvas and in the bar. */
  private mark(): void {
    const { selected, hidden, arrange } = this.state;
    this.bar?.say(this.selection.size, hidden.length, arrange);
    this.graph?.setSelection(this.selection, selected !== null && "relation" in selected ? selected.relation : null);
    this.graph?.setKeptFocus(this.keptFocus && this.selection.size > 0 ? this.selection : null);
  }

  /** Takes a further step; one that was taken already brings those it left out. */
  private gather(step: string, selected: string): void {
    const { steps } = this.state;
    const further = steps.includes(step) ? leftOut(this.view, step) : step;
    if (further === null) {
      this.say("Everybody whom that would bring is on the canvas");
      return;
    }
    this.state = { ...this.state, selected: { entity: selected } };
    this.go({ steps: [...steps, further] });
  }

  private expand(entity: string | undefined): void {
    if (entity !== undefined) {
      this.gather(`expand:${entity}`, entity);
    }
  }

  private expandSelected(): void {
    const target = this.state.selected;
    this.expand(target !== null && "entity" in target ? target.entity : [...this.selection][0]);
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
    const places = [...(this.graph?.positions() ?? [])].filter(([id]) => this.selection.has(id));
    this.remember(new Map(places));
    this.say(`${counted(places.length, "entity", "entities")} pinned`);
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
    this.shell.canvas.focus();
  }

  private toggle(name: string): void {
    const { off } = this.state;
    this.go({ off: off.includes(name) ? off.filter((other) => other !== name) : [...off, name] });
    this.shell.legend.querySelector<HTMLElement>(`[data-filter="${CSS.escape(name)}"]`)?.focus();
  }

  private remember(positions: ReadonlyMap<string, { x: number; y: number }>): void {
    this.moved.put(positions);
    this.replaceAddress();
  }

  private replaceAddress(): void {
    this.trail.replace(this.address());
    if (this.loader.has(asked(this.state))) {
      this.trail.arrived();
    }
  }

  private address(): string {
    return `${location.pathname}?${write(this.state)}${this.moved.written()}`;
  }

  private key(event: KeyboardEvent): void {
    if (event.target !== this.shell.canvas || this.menu?.isOpen === true) {
      return;
    }
    if (press(event, this.commands)) {
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
    const step = stepTowards(view, filter, from, direction, graph?.positions() ?? new Map());
    if (step === null) {
      this.say("No entity is tied to it in that direction");
      return;
    }
    this.select({ entity: step.entity }, false);
    graph?.flyTo(step.entity);
    this.say(`${step.words} ${this.inWords({ entity: step.entity })}`);
  }

  private leave(): void {
    if (this.state.selected === null && this.selection.size === 0) {
      this.querySelector<HTMLElement>(".skip-canvas")?.focus();
    } else {
      this.keptFocus = false;
      this.select(null, false);
    }
  }

  private entity(id: string): Entity | undefined {
    return this.view?.entities.find((entity) => entity.id === id);
  }

  private tie(id: string): Relation | undefined {
    return this.view?.relations.find((relation) => relation.id === id);
  }

  private inWords(target: Target | null): string {
    return this.view === null || this.filter === null ? "" : targetInWords(this.view, this.filter, target);
  }

  private say(words: string): void {
    this.shell.live.textContent = words;
  }
}
