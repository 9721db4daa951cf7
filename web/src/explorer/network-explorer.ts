// The explorer: a canvas, its rail, panel, legend, years and tables, all of them views of one state, which is the address.

import { canvasParts, communitiesParts, seenInWords } from "./canvas-part";
import { Commands } from "./commands";
import { counted } from "./dom";
import { claimsOfAnyYear, filterOf, snapshotOf, type Filter, type Snapshot } from "./filter";
import { Gathering } from "./gathering";
import { GraphView } from "./graph-view";
import type { Medium } from "./graph-view";
import { HandPlaces } from "./hand-places";
import { Inspector } from "./inspector";
import { Jump } from "./jump";
import { press, pressAnywhere } from "./keys";
import { legend, recount } from "./legend";
import { Listing } from "./listing";
import { Looks } from "./looks";
import { Loader, show, tellTrouble } from "./loading";
import { Menu } from "./menu";
import type { View } from "./model";
import { Panel } from "./panel";
import { Paper } from "./paper";
import { Rail } from "./rail";
import { RoutePart, tiesOn, waysOf, type Way } from "./route-part";
import { Shell } from "./shell";
import { asked, read, selectionWith, write, type State, type Target } from "./state";
import { stepInWords } from "./step-words";
import { stepsParts } from "./steps-part";
import { takeaway } from "./takeaway";
import { Trail } from "./trail";
import { LOST, limitsInWords, targetInWords } from "./words";
import { YearBrush } from "./years";

/** `<network-explorer>` around the tables of the page, which stay until the canvas has others. */
export class NetworkExplorer extends HTMLElement {
  state: State = read(location.search, this.dataset["began"]);
  view: View | null = null;
  filter: Filter | null = null;
  graph: GraphView | null = null;
  selection = new Set<string>();
  keptFocus = false;
  private moved = HandPlaces.read(location.hash);
  private years: YearBrush | null = null;
  private menu: Menu | null = null;
  private inspector: Inspector | null = null;
  private ways: readonly Way[] = [];
  private isDimmed = true;
  private listening = new AbortController();
  readonly trail = new Trail(() => this.wentBack());
  readonly panel = new Panel();
  readonly shell = new Shell(this.panel, () => this.fillTables());
  private readonly looks = new Looks((change) => this.go(change(this.state)));
  private readonly listing = new Listing(this.shell.tables, { select: (target) => this.select(target, false), expand: (entity) => this.gathering.expand(entity) });
  private readonly paper = new Paper(this.shell.stage, () => this.drawn("paper"));
  private readonly loader = new Loader(this.shell.progress, { take: (view) => this.take(view), giveUp: () => this.trail.giveUp() });
  readonly gathering = new Gathering(this);
  private readonly commands = new Commands(this);
  readonly rail = new Rail(this.commands, () => this.menu);
  readonly jump = new Jump((entity, name) => {
    this.added.set(entity, name);
    this.commands.jump(entity);
  });
  /** What those are called that were added by name, and are not on the canvas yet. */
  private readonly added = new Map<string, string>();
  private readonly routes = new RoutePart({
    selectTie: (id) => this.select({ relation: id }, false),
    arrangeAnew: () => this.commands.arrangeAnew(),
    dim: (isDimmed) => {
      this.isDimmed = isDimmed;
      this.mark();
    },
  });

  connectedCallback(): void {
    if (this.graph !== null || this.shell.stage.isConnected) {
      return;
    }
    this.build();
    this.shell.begin();
    this.draw();
    this.trail.listen();
    this.paper.listen();
    this.listening = new AbortController();
    document.addEventListener("keydown", (event) => this.key(event), { signal: this.listening.signal });
    document.addEventListener("fullscreenchange", () => this.mark(), { signal: this.listening.signal });
    this.loader.need(asked(this.state));
  }

  disconnectedCallback(): void {
    this.listening.abort();
    this.shell.stop();
    this.trail.stop();
    this.paper.stop();
    this.loader.stop();
    this.routes.stop();
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

  /** Where an entity is in the picture, wherever one looks; for tests. */
  picturePosition(id: string): { x: number; y: number } | undefined {
    return this.graph?.positions().get(id);
  }

  private wentBack(): void {
    this.state = read(location.search, this.dataset["began"]);
    this.moved = HandPlaces.read(location.hash);
    this.mark();
    if (this.loader.need(asked(this.state)) === "is there" && this.view !== null) {
      this.selection = selectionWith(new Set(), this.state.selected);
      this.showYears(this.view);
      this.apply();
      this.graph?.move(this.moved.all(this.view));
    }
  }

  private build(): void {
    const taken = takeaway({
      title: () => this.view?.title ?? document.title,
      address: () => location.href,
      svg: () => this.drawn("file"),
      png: () => this.graph?.toPng() ?? Promise.reject(new Error("there is no picture")),
      dataset: this.dataset,
      say: (words) => this.say(words),
    });
    this.shell.tables.append(...this.querySelectorAll("[data-region=tables]"));
    this.replaceChildren(...this.shell.parts(this.rail.element, this.jump.element, taken));
    this.panel.addTab("Tables", () => this.shell.showTables());
    this.panel.addTab("Legend", () => this.shell.showLegend(), "tab-legend");
    this.shell.legendHead.append(this.looks.element);
    this.menu = new Menu(this.shell.stage);
    this.inspector = new Inspector(this.panel, this.menu, this.shell.canvas, {
      place: (id) => this.graph?.screenPosition(id),
      gather: (steps, selected) => this.gathering.take(steps, selected),
      route: (through) => this.gathering.route(through),
      routeFrom: (id) => this.gathering.routeFrom(id),
      hide: (ids) => this.commands.hideThese(ids),
      keepOnly: () => this.commands.hideOthers(),
      pin: () => this.commands.pin(),
      list: () => this.list(),
      select: (target) => this.select(target, false),
      close: () => this.select(null, false),
      scope: () => this.state.scope.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join(""),
      canvasItems: () => this.commands.ofCanvas(),
    });
  }

  private draw(): void {
    this.graph?.kill();
    this.graph = new GraphView(this.shell.canvas, {
      select: (target, additive) => {
        if (target === null || "relation" in target || !this.gathering.open(target.entity)) {
          this.select(target, additive);
        }
      },
      selectArea: (entities, additive) => this.selectArea(entities, additive),
      expand: (entity) => this.gathering.expand(entity),
      hover: () => undefined,
      menu: (target, at) => this.openMenu(target, at),
      moved: (positions) => this.remember(positions),
      lost: () => this.lose(),
    });
  }

  /** Without the picture the tables are what there is. */
  private lose(): void {
    tellTrouble(this.shell.progress, LOST, "Draw it again", () => this.drawAgain());
    this.shell.openTables(true);
  }

  private drawAgain(): void {
    this.draw();
    show(this.shell.progress);
    this.rail.use("pointer");
    if (this.view !== null) {
      this.take(this.view);
    }
  }

  private drawn(medium: Medium): string {
    return this.graph?.toSvg({ title: this.view?.title ?? "", description: this.shell.limits.textContent ?? "", medium }) ?? "";
  }

  private take(view: View): void {
    if (this.view === null) {
      this.shell.openTables(false);
    }
    const opened = this.gathering.opened(view, this.view);
    this.view = view;
    this.ways = waysOf(view);
    this.showYears(view);
    this.listing.take(view);
    const filter = filterOf(view, this.state);
    this.graph?.show(view, { places: this.moved.all(view), areNamesBeside: this.state.arrange === "layers", filter });
    this.selection = selectionWith(new Set(), this.state.selected);
    const heading = document.querySelector(".explorer-title");
    if (heading !== null) {
      heading.textContent = view.title;
    }
    this.apply();
    // The legend and the years have taken their room.
    this.graph?.resize();
    // Who came instead of a community is seen from near.
    if (opened.length > 0) {
      this.graph?.fit(opened);
    }
  }

  private showYears(view: View): void {
    this.years?.stop();
    this.years = new YearBrush(view, this.state, { brush: (years) => this.brush(years), keep: (change) => this.go(change) });
    this.shell.yearOptions.replaceChildren(this.years.options);
    this.shell.years.replaceChildren(this.years.element, ...(this.shell.yearOptions.parentElement === this.shell.years ? [this.shell.yearOptions] : []));
  }

  /** Shows the state: filters, selection, panel, legend, limits, tables. */
  private apply(): void {
    const { view, state } = this;
    if (view === null) {
      return;
    }
    this.trail.arrived();
    this.looks.show(view, state);
    this.shell.legend.replaceChildren(legend(view, state, (name) => this.toggle(name)));
    const filter = this.sieve(filterOf(view, state), state);
    this.years?.recount(claimsOfAnyYear(view, state));
    this.shell.limits.textContent = limitsInWords(view);
    this.fillTables();
    this.mark();
    const route = this.routes.parts(view, this.ways, filter, this.isDimmed);
    this.panel.put("route", "Route", ...route);
    this.panel.put("canvas", "Canvas", ...canvasParts(state, seenInWords(view, filter), this.shell.limits, this.commands), ...communitiesParts(view, (bubble) => this.commands.jump(bubble)));
    this.panel.put("steps", "Steps", ...stepsParts(this.trail, view));
    this.inspect();
    // A route that was asked for is told where the reader looks.
    if (this.gathering.wasRouteAsked() && route.length > 0) {
      this.panel.goTo("route");
    }
  }

  /** A step of the brush: nothing but the picture and the counts change, and no server is asked. */
  private brush(years: readonly [number, number] | null): void {
    if (this.view !== null) {
      const state = { ...this.state, years };
      this.inspector?.follow(this.sieve(filterOf(this.view, state), state));
    }
  }

  private sieve(filter: Filter, state: State): Filter {
    this.filter = filter;
    if (this.view !== null) {
      recount(this.shell.legend, this.view, state, filter);
    }
    this.graph?.setVisible((entity) => filter.entity(entity), (relation) => filter.relation(relation), (relation) => filter.amount(relation));
    const seen = this.view === null ? "" : seenInWords(this.view, filter);
    this.shell.seen.textContent = seen;
    const inPanel = this.panel.element.querySelector(".canvas-seen .seen-count");
    if (inPanel !== null) {
      inPanel.textContent = `${seen}.`;
    }
    return filter;
  }

  /** Goes on to another state; the address before stays in the history. */
  go(change: Partial<State>): void {
    const before = this.state;
    this.state = { ...before, ...change };
    this.trail.push(this.address(), stepInWords(before, this.state, this.view, this.added));
    this.mark();
    if (this.loader.need(asked(this.state)) === "is there") {
      this.apply();
    }
  }

  /** Forgets the places that were given by hand. */
  forgetPlaces(): void {
    this.moved = HandPlaces.read("");
    if (this.view !== null) {
      this.graph?.move(this.moved.all(this.view));
      this.graph?.fit();
    }
  }

  select(target: Target | null, additive: boolean): void {
    if (target !== null && "entity" in target && this.gathering.isEnd(target.entity)) {
      return;
    }
    this.selection = selectionWith(additive ? this.selection : new Set(), target);
    this.state = { ...this.state, selected: target };
    this.replaceAddress();
    this.mark();
    this.listing.mark(target);
    this.inspect();
    this.say(this.selection.size > 1 ? `${counted(this.selection.size, "entity", "entities")} selected` : this.inWords(target));
  }

  selectArea(entities: readonly string[], additive: boolean): void {
    this.selection = new Set([...(additive ? this.selection : []), ...entities]);
    this.mark();
    this.inspect();
    this.say(`${counted(this.selection.size, "entity", "entities")} selected`);
  }

  private inspect(): void {
    if (this.view !== null && this.filter !== null) {
      this.inspector?.show({ view: this.view, filter: this.filter, selection: this.selection, target: this.state.selected });
    }
  }

  /** The menu of something, which is selected unless it is one of several that are; or of the canvas. */
  openMenu(target: Target | null, at?: { x: number; y: number }): void {
    const isOneOfSeveral = target !== null && "entity" in target && this.selection.size > 1 && this.selection.has(target.entity);
    if (target !== null && !isOneOfSeveral) {
      this.select(target, false);
    }
    this.inspector?.openMenu(target, at);
  }

  /** Marks what is selected on the canvas and in the rail, and the routes. */
  mark(): void {
    const { selected, arrange } = this.state;
    const { undone, redone } = this.trail;
    this.rail.say({ selected: this.selection.size, arrangement: arrange, undo: undone, redo: redone, isFull: document.fullscreenElement !== null });
    this.graph?.setSelection(this.selection, selected !== null && "relation" in selected ? selected.relation : null);
    this.graph?.setKeptFocus(this.keptFocus && this.selection.size > 0 ? this.selection : null);
    this.graph?.setLit(this.isDimmed ? tiesOn(this.ways) : null);
  }

  /** Lists what is selected, with the ties among them and to others. */
  private list(): void {
    this.listing.narrow(new Set(this.selection));
    this.shell.showTables();
  }

  private fillTables(): void {
    const { filter, view } = this;
    if (filter !== null && view !== null) {
      this.listing.fill({ view, filter, selected: this.state.selected, areOpen: this.shell.areTablesOpen });
    }
  }

  private toggle(name: string): void {
    const { off } = this.state;
    this.go({ off: off.includes(name) ? off.filter((other) => other !== name) : [...off, name] });
    this.shell.legend.querySelector<HTMLElement>(`[data-filter="${CSS.escape(name)}"]`)?.focus();
  }

  remember(positions: ReadonlyMap<string, { x: number; y: number }>): void {
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
    if (this.menu?.isOpen === true) {
      return;
    }
    if ((event.target === this.shell.canvas && press(event, this.commands)) || pressAnywhere(event, this.commands)) {
      event.preventDefault();
    }
  }

  inWords(target: Target | null): string {
    return this.view === null || this.filter === null ? "" : targetInWords(this.view, this.filter, target);
  }

  say(words: string): void {
    this.shell.live.textContent = words;
  }
}
