// The keyboard: on the canvas single letters, none that browsers use, and arrows that walk along ties; on the whole page the way back and the search.

import type { SelectingTool } from "./rail";

export interface KeyHandlers {
  walk(direction: { x: number; y: number }): void;
  pan(dx: number, dy: number): void;
  use(tool: SelectingTool): void;
  expand(): void;
  hide(): void;
  hideOthers(): void;
  pin(): void;
  route(): void;
  keepFocus(): void;
  selectAll(): void;
  arrangeAnew(): void;
  arrange(arrangement: string): void;
  fit(): void;
  zoom(factor: number): void;
  fullScreen(): void;
  home(): void;
  leave(): void;
  menu(): void;
  search(): void;
  help(): void;
  undo(): void;
  redo(): void;
}

/** What the help says of the keys. */
export const KEYS: readonly (readonly [string, string])[] = [
  ["Arrows", "to the neighbour lying that way; with Shift the picture moves"],
  ["Enter or E", "bring in the ties of what is selected"],
  ["H, Shift+H", "hide what is selected, or all others"],
  ["T", "pin what is selected where it is"],
  ["P", "the route between those that are selected, or from the one that is"],
  ["K", "keep the focus on what is selected and its neighbours"],
  ["A", "arrange anew"],
  ["Y, Shift+Y", "arrange in layers, or by years; again to arrange by ties"],
  ["V, R, L", "pointer, rectangle, lasso; with Shift held the pointer draws a rectangle too"],
  ["F, + and −", "the whole picture, nearer, farther"],
  ["Shift+F", "full screen"],
  ["Home", "to the first entity"],
  ["Shift+F10", "the menu of what is selected, or of the canvas"],
  ["Ctrl+Z, Ctrl+Shift+Z", "undo, redo"],
  ["/", "to the search field"],
  ["Ctrl+A", "select all that is seen"],
  ["Escape", "select nothing, then leave the picture"],
  ["?", "these keys"],
];

/** Does what a key asks for on the canvas; tells whether it asked for anything. */
export function press(event: KeyboardEvent, handlers: KeyHandlers): boolean {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "a") {
    handlers.selectAll();
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return false;
  }
  const arrow = ARROWS[event.key];
  if (arrow !== undefined) {
    if (event.shiftKey) {
      handlers.pan(-arrow.x * 60, -arrow.y * 60);
    } else {
      handlers.walk(arrow);
    }
    return true;
  }
  const action = event.key === "F10" && event.shiftKey ? () => handlers.menu() : actions(handlers)[event.key];
  action?.();
  return action !== undefined;
}

/** Does what a key asks for anywhere on the page, unless something is being written. */
export function pressAnywhere(event: KeyboardEvent, handlers: Pick<KeyHandlers, "undo" | "redo" | "search">): boolean {
  const target = event.target;
  const isWriting = target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox], [type=range]), textarea, select"));
  if (isWriting || event.altKey) {
    return false;
  }
  if (event.ctrlKey || event.metaKey) {
    const key = event.key.toLowerCase();
    const action = key === "y" || (key === "z" && event.shiftKey) ? handlers.redo : key === "z" ? handlers.undo : undefined;
    action?.call(handlers);
    return action !== undefined;
  }
  if (event.key === "/") {
    handlers.search();
    return true;
  }
  return false;
}

const ARROWS: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

function actions(handlers: KeyHandlers): Record<string, () => void> {
  return {
    Enter: () => handlers.expand(),
    e: () => handlers.expand(),
    E: () => handlers.expand(),
    h: () => handlers.hide(),
    H: () => handlers.hideOthers(),
    t: () => handlers.pin(),
    p: () => handlers.route(),
    k: () => handlers.keepFocus(),
    a: () => handlers.arrangeAnew(),
    y: () => handlers.arrange("layers"),
    Y: () => handlers.arrange("years"),
    v: () => handlers.use("pointer"),
    r: () => handlers.use("rectangle"),
    l: () => handlers.use("lasso"),
    f: () => handlers.fit(),
    "0": () => handlers.fit(),
    F: () => handlers.fullScreen(),
    "+": () => handlers.zoom(1.4),
    "=": () => handlers.zoom(1.4),
    "-": () => handlers.zoom(1 / 1.4),
    Home: () => handlers.home(),
    Escape: () => handlers.leave(),
    ContextMenu: () => handlers.menu(),
    "?": () => handlers.help(),
  };
}
