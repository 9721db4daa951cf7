// The keyboard on the canvas: single letters, none that browsers use; arrows walk along ties.

export interface KeyHandlers {
  walk(direction: { x: number; y: number }): void;
  pan(dx: number, dy: number): void;
  expand(): void;
  hide(): void;
  hideOthers(): void;
  pin(): void;
  keepFocus(): void;
  fit(): void;
  zoom(factor: number): void;
  home(): void;
  leave(): void;
  menu(): void;
  search(): void;
  help(): void;
}

/** What the help says of the keys. */
export const KEYS: readonly (readonly [string, string])[] = [
  ["Arrows", "to the neighbour lying that way; with Shift the picture moves"],
  ["Enter or E", "bring in the ties of what is selected"],
  ["H, Shift+H", "hide what is selected, or all others"],
  ["P", "pin what is selected where it is"],
  ["F", "keep the focus on what is selected and its neighbours"],
  ["0, + and −", "the whole picture, nearer, farther"],
  ["Home", "to the first entity"],
  ["Shift+F10", "the menu of what is selected"],
  ["/", "to the search field"],
  ["Escape", "select nothing, then leave the picture"],
  ["?", "these keys"],
];

/** Does what a key asks for; tells whether it asked for anything. */
export function press(event: KeyboardEvent, handlers: KeyHandlers): boolean {
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
  const action = event.key === "F10" && event.shiftKey ? handlers.menu : actions(handlers)[event.key];
  action?.call(handlers);
  return action !== undefined;
}

const ARROWS: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

function actions(handlers: KeyHandlers): Record<string, () => void> {
  return {
    Enter: handlers.expand,
    e: handlers.expand,
    E: handlers.expand,
    h: handlers.hide,
    H: handlers.hideOthers,
    p: handlers.pin,
    f: handlers.keepFocus,
    "0": handlers.fit,
    "+": () => handlers.zoom(1.4),
    "=": () => handlers.zoom(1.4),
    "-": () => handlers.zoom(1 / 1.4),
    Home: handlers.home,
    Escape: handlers.leave,
    ContextMenu: handlers.menu,
    "/": handlers.search,
    "?": handlers.help,
  };
}
