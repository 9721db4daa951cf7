// The bar above the canvas: tools that others hide behind shortcuts are buttons here.

import { button, element } from "./dom";

export interface BarHandlers {
  tool(tool: "pointer" | "rectangle" | "lasso"): void;
  fit(): void;
  zoom(factor: number): void;
  expand(): void;
  hide(): void;
  hideOthers(): void;
  showHidden(): void;
  pin(): void;
  route(): void;
  whole(): void;
  arrange(arrangement: string): void;
  jump(entity: string): void;
  help(): void;
}

const TOOLS = [
  ["pointer", "Pointer"],
  ["rectangle", "Rectangle"],
  ["lasso", "Lasso"],
] as const;
const ARRANGEMENTS = [
  ["ties", "by their ties"],
  ["layers", "in layers"],
  ["years", "by years"],
] as const;

/** The bar; `say` keeps its buttons in step with what is selected. */
export class Bar {
  readonly element: HTMLElement;
  private readonly tools: HTMLButtonElement[];
  private readonly one: HTMLButtonElement[];
  private readonly two: HTMLButtonElement;
  private readonly hidden: HTMLButtonElement;
  private readonly arrangement = element("select", { "aria-label": "Arrange" });
  private readonly field = element("input", { id: "explorer-jump", type: "search", placeholder: "Go to, or add, a name", autocomplete: "off", maxlength: "200" });

  constructor(private readonly handlers: BarHandlers) {
    this.tools = TOOLS.map(([tool, label]) => button(label, () => this.use(tool), { "aria-pressed": String(tool === "pointer"), "data-tool": tool, class: "tool" }));
    this.one = [
      button("Bring in ties", () => handlers.expand(), { "aria-keyshortcuts": "E" }),
      button("Hide", () => handlers.hide(), { "aria-keyshortcuts": "H" }),
      button("Hide others", () => handlers.hideOthers(), { "aria-keyshortcuts": "Shift+H" }),
      button("Pin", () => handlers.pin(), { "aria-keyshortcuts": "P" }),
    ];
    this.two = button("Route between two", () => handlers.route());
    this.hidden = button("", () => handlers.showHidden(), { hidden: true });
    this.arrangement.append(...ARRANGEMENTS.map(([value, label]) => element("option", { value }, `Arrange ${label}`)));
    this.arrangement.addEventListener("change", () => handlers.arrange(this.arrangement.value));
    this.element = element("div", { class: "explorer-bar" }, this.search(), this.toolbar());
  }

  /** How many are selected and put aside, and how the canvas is arranged. */
  say(selected: number, hidden: number, arrangement: string): void {
    this.one.forEach((control) => void (control.disabled = selected === 0));
    this.two.disabled = selected !== 2;
    this.hidden.hidden = hidden === 0;
    this.hidden.textContent = `Show hidden (${hidden})`;
    this.arrangement.value = arrangement;
  }

  focusSearch(): void {
    this.field.focus();
  }

  use(tool: "pointer" | "rectangle" | "lasso"): void {
    this.tools.forEach((control) => control.setAttribute("aria-pressed", String(control.dataset["tool"] === tool)));
    this.handlers.tool(tool);
  }

  private search(): HTMLElement {
    const field = element("name-search" as "div", { "data-goes": "nowhere", class: "explorer-jump" });
    field.append(element("label", { class: "visually-hidden", for: this.field.id }, "Go to, or add, a name"), this.field);
    field.addEventListener("name-taken", (event) => this.handlers.jump((event as CustomEvent<string>).detail));
    return field;
  }

  private toolbar(): HTMLElement {
    const group = (label: string, ...controls: HTMLElement[]): HTMLElement => element("div", { class: "bar-group", role: "group", "aria-label": label }, ...controls);
    const { handlers } = this;
    const camera = [
      button("Fit", () => handlers.fit(), { "aria-keyshortcuts": "0" }),
      button("+", () => handlers.zoom(1.5), { "aria-label": "Nearer", "aria-keyshortcuts": "+" }),
      button("−", () => handlers.zoom(1 / 1.5), { "aria-label": "Farther", "aria-keyshortcuts": "-" }),
    ];
    const rest = [button("Whole network", () => handlers.whole()), button("Keys", () => handlers.help(), { "aria-keyshortcuts": "?" })];
    return element(
      "div",
      { class: "bar-groups", role: "toolbar", "aria-label": "Canvas" },
      group("Selecting", ...this.tools),
      group("View", ...camera, this.arrangement),
      group("What is selected", ...this.one, this.two, this.hidden),
      group("More", ...rest),
    );
  }
}
