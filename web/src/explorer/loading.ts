// Asking the server for a view, with progress and a way to give up.

import { button, element } from "./dom";
import { viewOf, type View } from "./model";

/** Answers faster than this show no progress, which would only flicker. */
const PATIENCE_MILLISECONDS = 250;

interface Taker {
  take(view: View): void;
  /** The reader gave up, and what was there before is still there. */
  giveUp(): void;
}

/** Asks for one view at a time; the place says that it does, or why there is none. */
export class Loader {
  private request: AbortController | null = null;
  private answered: string | null = null;

  constructor(
    private readonly place: HTMLElement,
    private readonly taker: Taker,
  ) {}

  /** Whether what is there answers this question. */
  has(question: string): boolean {
    return this.answered === question;
  }

  /** Asks, unless the answer is there; what was awaited before is no longer. */
  need(question: string): "is there" | "is awaited" {
    this.stop();
    if (this.has(question)) {
      return "is there";
    }
    void this.ask(question, (this.request = new AbortController()));
    return "is awaited";
  }

  stop(): void {
    this.request?.abort();
    show(this.place);
  }

  private async ask(question: string, request: AbortController): Promise<void> {
    const words = element("p", {}, "Gathering …");
    const cancel = button("Cancel", () => this.cancel(question));
    const timer = setTimeout(() => show(this.place, words, cancel), PATIENCE_MILLISECONDS);
    const grown = (bytes: number): void => void (words.textContent = `Gathering … ${Math.round(bytes / 1000)} kB`);
    const view = await fetchView(question, request.signal, grown).catch((error: unknown) => {
      if (!request.signal.aborted) {
        this.fail(question, `The canvas could not be filled: ${cause(error)}.`);
      }
      return null;
    });
    clearTimeout(timer);
    if (view !== null) {
      show(this.place);
      this.answered = question;
      this.taker.take(view);
    }
  }

  private cancel(question: string): void {
    this.stop();
    if (this.answered === null) {
      this.fail(question, "Gathering was cancelled; the canvas is empty.");
    } else {
      this.taker.giveUp();
    }
  }

  private fail(question: string, words: string): void {
    tellTrouble(this.place, words, "Try again", () => void this.need(question));
  }
}

async function fetchView(question: string, signal: AbortSignal, grown: (bytes: number) => void): Promise<View> {
  const response = await fetch(`/api/explore?${question}`, { signal });
  const body = await text(response, grown);
  if (!response.ok) {
    throw new Error(reason(body) ?? `the server answered ${response.status}`);
  }
  return answer(body);
}

/** Says in the place of progress what went wrong, and offers what helps. */
export function tellTrouble(place: HTMLElement, words: string, remedy: string, act: () => void): void {
  show(place, element("p", { role: "alert" }, words), button(remedy, act));
}

/** Shows these in the place of progress, or nothing. */
export function show(place: HTMLElement, ...parts: readonly HTMLElement[]): void {
  place.hidden = parts.length === 0;
  place.replaceChildren(...parts);
}

/** The body of a response; `grown` is told how much has come. */
async function text(response: Response, grown: (bytes: number) => void): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) {
    return response.text();
  }
  const decoder = new TextDecoder();
  let [all, bytes] = ["", 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return all + decoder.decode();
    }
    bytes += value.byteLength;
    all += decoder.decode(value, { stream: true });
    grown(bytes);
  }
}

function answer(body: string): View {
  try {
    return viewOf(JSON.parse(body));
  } catch {
    throw new Error("what answered is not the server of this network");
  }
}

/** Why there is no answer. What browsers say of a broken connection is different in each, and helps in none. */
function cause(error: unknown): string {
  const isCut = !(error instanceof Error) || error instanceof TypeError;
  return isCut ? "the server cannot be reached" : error.message.replace(/\.$/, "");
}

function reason(body: string): string | null {
  try {
    return (JSON.parse(body) as { detail?: string }).detail ?? null;
  } catch {
    return null;
  }
}
