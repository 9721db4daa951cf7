// The menu of an entity or a tie: by right click, long press, Shift+F10, or the menu key.

import { element } from "./dom";

export interface MenuItem {
  readonly label: string;
  /** Whether it is there only to be known: it cannot be done now. */
  readonly isDisabled?: boolean;
  act(): void;
}

/** How far it stays from the rim of the window, in pixels. */
const MARGIN = 4;

/** A menu as the WAI-ARIA Authoring Practices have it: arrows move, Enter takes, Escape and Tab leave. */
export class Menu {
  private readonly list = element("ul", { class: "explorer-menu", role: "menu", hidden: true });
  private items: readonly MenuItem[] = [];
  private returnTo: HTMLElement | null = null;

  constructor(private readonly stage: HTMLElement) {
    stage.append(this.list);
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("click", (event) => this.take(event.target as Element));
    document.addEventListener("pointerdown", (event) => {
      if (!this.list.hidden && !this.list.contains(event.target as Node)) {
        this.close();
      }
    });
  }

  /** Opens at a place of the stage; the focus comes back to `returnTo`. */
  open(label: string, items: readonly MenuItem[], at: { x: number; y: number }, returnTo: HTMLElement): void {
    this.items = items;
    this.returnTo = returnTo;
    this.list.setAttribute("aria-label", label);
    this.list.replaceChildren(
      ...items.map(({ label, isDisabled }, position) =>
        element("li", { role: "menuitem", tabindex: "-1", "data-position": String(position), ...(isDisabled === true ? { "aria-disabled": "true" } : {}) }, label),
      ),
    );
    this.list.hidden = false;
    // It may be higher than the stage, but never sticks out of the window.
    const { left, top, right, bottom } = this.stage.getBoundingClientRect();
    const own = this.list.getBoundingClientRect();
    const [across, down] = [Math.min(left + at.x, right), Math.min(top + at.y, bottom)];
    this.list.style.left = `${Math.max(MARGIN, Math.min(across, innerWidth - own.width - MARGIN))}px`;
    this.list.style.top = `${Math.max(MARGIN, Math.min(down, innerHeight - own.height - MARGIN))}px`;
    this.focus(0);
  }

  get isOpen(): boolean {
    return !this.list.hidden;
  }

  close(): void {
    this.list.hidden = true;
    this.returnTo?.focus();
  }

  private key(event: KeyboardEvent): void {
    const at = Array.from(this.list.children).indexOf(document.activeElement as Element);
    const last = this.items.length - 1;
    const moves: Record<string, number> = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last };
    const next = moves[event.key];
    if (next !== undefined) {
      this.focus(next);
    } else if (event.key === "Enter" || event.key === " ") {
      this.take(document.activeElement);
    } else if (event.key === "Escape" || event.key === "Tab") {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private focus(position: number): void {
    (this.list.children[position] as HTMLElement | undefined)?.focus();
  }

  private take(target: Element | null): void {
    const position = target?.closest("[data-position]")?.getAttribute("data-position");
    const item = this.items[Number(position ?? -1)];
    if (item !== undefined && item.isDisabled !== true) {
      this.close();
      item.act();
    }
  }
}
