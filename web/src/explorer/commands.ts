// What the rail, the keys and the menus ask for, done to the explorer.

import { byTies } from "./looks";
import type { CanvasHandlers } from "./canvas-part";
import { counted } from "./dom";
import { KEYS, type KeyHandlers } from "./keys";
import type { MenuItem } from "./menu";
import type { NetworkExplorer } from "./network-explorer";
import { MOST_ON_ROUTE, type RailHandlers, type SelectingTool } from "./rail";
import { stepTowards } from "./walking";

export class Commands implements RailHandlers, KeyHandlers, CanvasHandlers {
  constructor(private readonly explorer: NetworkExplorer) {}

  tool(tool: SelectingTool): void {
    this.explorer.graph?.setTool(tool);
  }

  use(tool: SelectingTool): void {
    this.explorer.rail.use(tool);
  }

  fit(): void {
    this.explorer.graph?.fit(this.explorer.snapshot?.entities);
  }

  zoom(factor: number): void {
    this.explorer.graph?.zoom(factor);
  }

  pan(dx: number, dy: number): void {
    this.explorer.graph?.pan(dx, dy);
  }

  search(): void {
    this.explorer.jump.focus();
  }

  help(): void {
    this.explorer.panel.keys(KEYS);
  }

  undo(): void {
    this.explorer.trail.go(this.explorer.trail.position - 1);
  }

  redo(): void {
    this.explorer.trail.go(this.explorer.trail.position + 1);
  }

  tables(): void {
    this.explorer.shell.showTables();
  }

  whole(): void {
    this.explorer.state = { ...this.explorer.state, selected: null };
    this.explorer.go({ steps: ["all"], hidden: [] });
  }

  /** Arranges in another way, or by ties if it is arranged so already. */
  arrange(arrangement: string): void {
    const { state, view } = this.explorer;
    this.explorer.go({ arrange: arrangement === "ties" || state.arrange === arrangement ? byTies(view) : arrangement });
  }

  /** Lays everything out as a whole; nobody keeps the place they were given by hand. */
  arrangeAnew(): void {
    const { explorer } = this;
    const { steps, arrange } = explorer.state;
    explorer.forgetPlaces();
    const ties = byTies(explorer.view);
    explorer.go({ arrange: ties, steps: arrange === ties && steps.at(-1) === "arrange" ? steps : [...steps.filter((step) => step !== "arrange"), "arrange"] });
  }

  loose(isShown: boolean): void {
    this.explorer.go({ loose: isShown });
  }

  showHidden(): void {
    this.explorer.go({ hidden: [] });
  }

  fullScreen(): void {
    const { explorer } = this;
    const change = document.fullscreenElement === null ? explorer.requestFullscreen() : document.exitFullscreen();
    change.catch(() => explorer.say("This browser does not allow full screen here"));
  }

  expand(): void {
    const { explorer } = this;
    if (explorer.selection.size > 1) {
      const ids = [...explorer.selection];
      explorer.gathering.take(ids.map((id) => `expand:${id}`), ids[0] ?? "");
      return;
    }
    const target = explorer.state.selected;
    explorer.gathering.expand(target !== null && "entity" in target ? target.entity : [...explorer.selection][0]);
  }

  hide(): void {
    this.hideThese([...this.explorer.selection]);
  }

  hideThese(entities: readonly string[]): void {
    const { explorer } = this;
    if (entities.length > 0) {
      explorer.selection = new Set();
      explorer.state = { ...explorer.state, selected: null };
      explorer.go({ hidden: [...new Set([...explorer.state.hidden, ...entities])] });
      explorer.say(`${counted(entities.length, "entity", "entities")} hidden`);
    }
  }

  hideOthers(): void {
    const { view, selection } = this.explorer;
    if (view !== null && selection.size > 0) {
      this.explorer.go({ hidden: view.entities.filter(({ id }) => !selection.has(id)).map(({ id }) => id) });
    }
  }

  pin(): void {
    const { explorer } = this;
    const places = [...(explorer.graph?.positions() ?? [])].filter(([id]) => explorer.selection.has(id));
    explorer.remember(new Map(places));
    explorer.say(`${counted(places.length, "entity", "entities")} pinned`);
  }

  route(): void {
    const { selection, gathering } = this.explorer;
    const through = [...selection];
    const [start] = through;
    if (start === undefined || through.length > MOST_ON_ROUTE) {
      this.explorer.say(`Select two entities, and the route between them is found; up to ${MOST_ON_ROUTE}, and it leads through all`);
    } else if (through.length === 1) {
      gathering.routeFrom(start);
    } else {
      gathering.route(through);
    }
  }

  selectAll(): void {
    this.explorer.selectArea(this.explorer.snapshot?.entities ?? [], false);
  }

  keepFocus(): void {
    const { explorer } = this;
    explorer.keptFocus = !explorer.keptFocus;
    explorer.mark();
    explorer.say(explorer.keptFocus ? "The focus is kept" : "The focus is no longer kept");
  }

  menu(): void {
    this.explorer.openMenu(this.explorer.state.selected);
  }

  jump(id: string): void {
    const { explorer } = this;
    if (explorer.gathering.isEnd(id)) {
      explorer.shell.canvas.focus();
      return;
    }
    const found = explorer.view?.entities.find((entity) => entity.id === id);
    if (found === undefined) {
      explorer.gathering.take([`show:${id}`], id);
      explorer.shell.canvas.focus();
      return;
    }
    if (explorer.state.hidden.includes(id)) {
      explorer.go({ hidden: explorer.state.hidden.filter((other) => other !== id) });
    }
    explorer.select({ entity: id }, false);
    if (found.bubble !== undefined) {
      // A community is seen among the others: alone it would fill the canvas.
      explorer.graph?.fit();
    } else {
      explorer.graph?.flyTo(id);
    }
    explorer.shell.canvas.focus();
  }

  home(): void {
    const { explorer } = this;
    const first = explorer.view?.entities.find((entity) => explorer.filter?.entity(entity));
    if (first !== undefined) {
      explorer.select({ entity: first.id }, false);
      explorer.graph?.flyTo(first.id);
    }
  }

  /** Goes along a tie to the neighbour lying in a direction, and says which tie that was. */
  walk(direction: { x: number; y: number }): void {
    const { explorer } = this;
    const { view, filter, graph } = explorer;
    const target = explorer.state.selected;
    const from = view?.entities.findIndex(({ id }) => target !== null && "entity" in target && id === target.entity) ?? -1;
    if (view === null || filter === null || from < 0) {
      this.home();
      return;
    }
    const step = stepTowards(view, filter, from, direction, graph?.positions() ?? new Map());
    if (step === null) {
      explorer.say("No entity is tied to it in that direction");
      return;
    }
    explorer.select({ entity: step.entity }, false);
    graph?.flyTo(step.entity);
    explorer.say(`${step.words} ${explorer.inWords({ entity: step.entity })}`);
  }

  leave(): void {
    const { explorer } = this;
    if (explorer.gathering.chooseNone()) {
      explorer.say("No route is looked for");
    } else if (explorer.state.selected === null && explorer.selection.size === 0) {
      explorer.querySelector<HTMLElement>(".skip-canvas")?.focus();
    } else {
      explorer.keptFocus = false;
      explorer.select(null, false);
    }
  }

  /** What the menu of the canvas itself offers. */
  ofCanvas(): MenuItem[] {
    const { explorer } = this;
    const { hidden, arrange } = explorer.state;
    const { undone, redone } = explorer.trail;
    const other = (name: string, label: string): MenuItem => ({ label: arrange === name ? "By their ties" : label, act: () => this.arrange(name) });
    return [
      { label: "Find a name", act: () => this.search() },
      { label: "Fit", act: () => this.fit() },
      { label: "Arrange anew", act: () => this.arrangeAnew() },
      other("layers", "In layers"),
      other("years", "By years"),
      { label: "Select all that is seen", act: () => this.selectAll() },
      ...(hidden.length === 0 ? [] : [{ label: `Show hidden (${hidden.length})`, act: () => this.showHidden() }]),
      ...(undone === null ? [] : [{ label: `Undo: ${undone}`, act: () => this.undo() }]),
      ...(redone === null ? [] : [{ label: `Redo: ${redone}`, act: () => this.redo() }]),
      { label: "Full screen", act: () => this.fullScreen() },
      { label: "Keys", act: () => this.help() },
    ];
  }
}
