// The browser's history: where the reader is, what led there in words, and the way back to what the canvas shows when a load is given up.

/** What stands in an entry of the history: the words of all steps up to it. */
interface Mark {
  readonly words: readonly string[];
}

export class Trail {
  private listening = new AbortController();
  private shown = location.href;
  /** How many addresses were put on since; null if the reader went back or forth. */
  private further: number | null = 0;
  /** The steps that are known, those that were undone at the end. */
  private known: readonly string[];
  private at: number;

  /** `went` is called when the address has become another one that the reader had before. */
  constructor(private readonly went: () => void) {
    this.known = wordsOf(history.state) ?? ["Opened"];
    this.at = this.known.length - 1;
  }

  listen(): void {
    this.listening = new AbortController();
    addEventListener("popstate", (event) => this.pop(event.state), { signal: this.listening.signal });
  }

  stop(): void {
    this.listening.abort();
  }

  /** The steps in their order, and which of them the canvas shows. */
  get steps(): readonly string[] {
    return this.known;
  }

  get position(): number {
    return this.at;
  }

  /** What going back takes away, and what going forth brings again. */
  get undone(): string | null {
    return this.at > 0 ? (this.known[this.at] ?? null) : null;
  }

  get redone(): string | null {
    return this.known[this.at + 1] ?? null;
  }

  /** Goes to one of the steps. */
  go(position: number): void {
    if (position !== this.at && position >= 0 && position < this.known.length) {
      history.go(position - this.at);
    }
  }

  /** Goes on to another address; the one before stays in the history. */
  push(address: string, words: string): void {
    this.known = [...this.known.slice(0, this.at + 1), words];
    this.at = this.known.length - 1;
    history.pushState({ words: this.known } satisfies Mark, "", address);
    this.further = this.further === null ? null : this.further + 1;
  }

  replace(address: string): void {
    history.replaceState({ words: this.known.slice(0, this.at + 1) } satisfies Mark, "", address);
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
      this.push(this.shown, "Back to what was there");
      this.went();
    }
  }

  private pop(state: unknown): void {
    this.further = null;
    // Where the browser went to is known by how many steps led there.
    this.at = Math.min((wordsOf(state)?.length ?? 1) - 1, this.known.length - 1);
    this.went();
  }
}

function wordsOf(state: unknown): readonly string[] | null {
  const words = (state as Partial<Mark> | null)?.words;
  return Array.isArray(words) && words.length > 0 ? words : null;
}
