// On paper a drawing stands in for the canvas, which is as large as the screen and has its colours.

import { element } from "./dom";

export class Paper {
  private readonly sheet = element("div", { class: "explorer-paper" });
  private listening = new AbortController();

  constructor(
    private readonly stage: HTMLElement,
    private readonly draw: () => string,
  ) {}

  listen(): void {
    this.listening = new AbortController();
    const { signal } = this.listening;
    addEventListener("beforeprint", () => this.lay(), { signal });
    addEventListener("afterprint", () => this.sheet.remove(), { signal });
  }

  stop(): void {
    this.listening.abort();
    this.sheet.remove();
  }

  /** In the page itself: a picture of its own would be loaded too late to be printed. */
  private lay(): void {
    const drawing = new DOMParser().parseFromString(this.draw(), "image/svg+xml").documentElement;
    if (drawing instanceof SVGSVGElement) {
      this.sheet.replaceChildren(drawing);
      this.stage.append(this.sheet);
    }
  }
}
