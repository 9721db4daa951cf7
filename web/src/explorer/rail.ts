// The tools beside the canvas, each a picture with its name and key; on a narrow screen a row, with the rarer ones behind "More tools".

import { button, element } from "./dom";
import { icon, type Icon } from "./icons";
import type { Menu, MenuItem } from "./menu";

/** Through more than these no route is looked for. */
export const MOST_ON_ROUTE = 8;

export type SelectingTool = "pointer" | "rectangle" | "lasso";

export interface RailHandlers {
  tool(tool: SelectingTool): void;
  search(): void;
  route(): void;
  expand(): void;
  hide(): void;
  pin(): void;
  arrangeAnew(): void;
  arrange(arrangement: string): void;
  fit(): void;
  zoom(factor: number): void;
  undo(): void;
  redo(): void;
  fullScreen(): void;
  help(): void;
}

interface Tool {
  readonly name: Icon;
  readonly label: string;
  readonly key: string;
  /** Whether there is room for it on a narrow screen. */
  readonly isCommon: boolean;
  act(): void;
}

/** What the tools depend on. */
export interface RailState {
  readonly selected: number;
  readonly arrangement: string;
  /** What undo would take back and redo would bring again, in words; null if nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
  readonly isFull: boolean;
}

/** The rail; `say` keeps its tools in step with what is seen. */
export class Rail {
  readonly element = element("div", { class: "explorer-rail", role: "toolbar", "aria-label": "Canvas tools", "aria-orientation": "vertical" });
  private readonly buttons = new Map<Icon, HTMLButtonElement>();
  private readonly groups: readonly (readonly Tool[])[];
  private state: RailState = { selected: 0, arrangement: "ties", undo: null, redo: null, isFull: false };

  constructor(
    private readonly handlers: RailHandlers,
    private readonly menu: () => Menu | null,
  ) {
    this.groups = this.tools();
    for (const [position, group] of this.groups.entries()) {
      this.element.append(...(position === 0 ? [] : [element("span", { class: "rail-gap", "aria-hidden": "true" })]));
      group.forEach((tool) => this.element.append(this.made(tool)));
    }
    const more = button("", () => this.openMore(more), { class: "tool more", "aria-label": "More tools", title: "More tools", "aria-haspopup": "menu" });
    more.append(icon("more"));
    this.element.append(more);
    this.press("pointer");
  }

  say(state: RailState): void {
    this.state = state;
    for (const name of ["expand", "hide", "pin"] as const) {
      this.enable(name, state.selected > 0);
    }
    this.enable("route", state.selected > 0 && state.selected <= MOST_ON_ROUTE);
    this.name("route", state.selected === 1 ? "Route to another one" : state.selected > 2 ? `Route through the ${state.selected}` : "Route between two", "P");
    this.enable("undo", state.undo !== null);
    this.enable("redo", state.redo !== null);
    this.name("undo", state.undo === null ? "Undo" : `Undo: ${state.undo}`, "Ctrl Z");
    this.name("redo", state.redo === null ? "Redo" : `Redo: ${state.redo}`, "Ctrl Shift Z");
    for (const name of ["layers", "years"] as const) {
      this.buttons.get(name)?.setAttribute("aria-pressed", String(state.arrangement === name));
    }
    this.buttons.get("full")?.setAttribute("aria-pressed", String(state.isFull));
  }

  use(tool: SelectingTool): void {
    this.press(tool);
    this.handlers.tool(tool);
  }

  private press(tool: SelectingTool): void {
    for (const name of ["pointer", "rectangle", "lasso"] as const) {
      this.buttons.get(name)?.setAttribute("aria-pressed", String(name === tool));
    }
  }

  private enable(name: Icon, isPossible: boolean): void {
    const control = this.buttons.get(name);
    if (control !== undefined) {
      control.disabled = !isPossible;
    }
  }

  private name(name: Icon, label: string, key: string): void {
    const control = this.buttons.get(name);
    control?.setAttribute("aria-label", label);
    control?.setAttribute("title", `${label} (${key})`);
  }

  private made({ name, label, key, isCommon, act }: Tool): HTMLButtonElement {
    const made = button("", act, { class: isCommon ? "tool" : "tool rare", "data-tool": name });
    made.append(icon(name));
    this.buttons.set(name, made);
    this.name(name, label, key);
    return made;
  }

  /** The tools that a narrow screen has no room for, as a menu. */
  private openMore(from: HTMLElement): void {
    const rare = this.groups.flat().filter(({ isCommon }) => !isCommon);
    const items: MenuItem[] = rare.map(({ name, label, act }) => {
      const control = this.buttons.get(name);
      return { label: control?.getAttribute("aria-label") ?? label, act, isDisabled: control?.disabled === true };
    });
    this.menu()?.open("More tools", items, { x: Infinity, y: Infinity }, from);
  }

  private tools(): readonly (readonly Tool[])[] {
    const { handlers } = this;
    const common = (name: Icon, label: string, key: string, act: () => void): Tool => ({ name, label, key, isCommon: true, act });
    const rare = (name: Icon, label: string, key: string, act: () => void): Tool => ({ name, label, key, isCommon: false, act });
    const arranged = (name: "layers" | "years"): void => handlers.arrange(this.state.arrangement === name ? "ties" : name);
    return [
      [
        common("pointer", "Pointer", "V", () => this.use("pointer")),
        rare("rectangle", "Rectangle", "R", () => this.use("rectangle")),
        common("lasso", "Lasso", "L", () => this.use("lasso")),
        rare("find", "Find a name", "/", () => handlers.search()),
      ],
      [
        common("route", "Route between two", "P", () => handlers.route()),
        common("expand", "Bring in ties", "E", () => handlers.expand()),
        rare("hide", "Hide", "H", () => handlers.hide()),
        rare("pin", "Pin", "T", () => handlers.pin()),
      ],
      [
        common("anew", "Arrange anew", "A", () => handlers.arrangeAnew()),
        rare("layers", "In layers", "Y", () => arranged("layers")),
        rare("years", "By years", "Shift Y", () => arranged("years")),
        common("fit", "Fit", "F", () => handlers.fit()),
        rare("nearer", "Nearer", "+", () => handlers.zoom(1.5)),
        rare("farther", "Farther", "−", () => handlers.zoom(1 / 1.5)),
      ],
      [common("undo", "Undo", "Ctrl Z", () => handlers.undo()), rare("redo", "Redo", "Ctrl Shift Z", () => handlers.redo())],
      [rare("full", "Full screen", "Shift F", () => handlers.fullScreen()), rare("keys", "Keys", "?", () => handlers.help())],
    ];
  }
}
