// The browser's history: where the reader is, and the way back to what the canvas shows when a load is given up.

export class Trail {
  private shown = location.href;
  /** How many addresses were put on since; null if the reader went back or forth. */
  private further: number | null = 0;

  /** Goes on to another address; the one before stays in the history. */
  push(address: string): void {
    history.pushState(null, "", address);
    this.further = this.further === null ? null : this.further + 1;
  }

  replace(address: string): void {
    history.replaceState(null, "", address);
  }

  /** The reader went back or forth. */
  moved(): void {
    this.further = null;
  }

  /** The canvas shows what the address asks for. */
  arrived(): void {
    this.shown = location.href;
    this.further = 0;
  }

  /** Returns to the address of what is shown; tells whether the browser will say that it went there. */
  giveUp(): "will be said" | "is there" {
    if (this.further !== null && this.further > 0) {
      history.go(-this.further);
      return "will be said";
    }
    history.pushState(null, "", this.shown);
    return "is there";
  }
}
