// The browser's history: where the reader is, and the way back to what the canvas shows when a load is given up.

export class Trail {
  private listening = new AbortController();
  private shown = location.href;
  /** How many addresses were put on since; null if the reader went back or forth. */
  private further: number | null = 0;

  /** `went` is called when the address has become another one that the reader had before. */
  constructor(private readonly went: () => void) {}

  listen(): void {
    this.listening = new AbortController();
    addEventListener("popstate", () => this.pop(), { signal: this.listening.signal });
  }

  stop(): void {
    this.listening.abort();
  }

  /** Goes on to another address; the one before stays in the history. */
  push(address: string): void {
    history.pushState(null, "", address);
    this.further = this.further === null ? null : this.further + 1;
  }

  replace(address: string): void {
    history.replaceState(null, "", address);
  }

  /** The canvas shows what the address asks for. */
  arrived(): void {
    this.shown = location.href;
    this.further = 0;
  }

  /** Returns to the address of what is shown. */
  giveUp(): void {
    if (this.further !== null && this.further > 0) {
      history.go(-this.further);
    } else {
      history.pushState(null, "", this.shown);
      this.went();
    }
  }

  private pop(): void {
    this.further = null;
    this.went();
  }
}
