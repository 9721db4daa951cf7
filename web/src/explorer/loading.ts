// Asking the server for a view, with progress and a way to give up.

import { button, element } from "./dom";
import { viewOf, type View } from "./model";

/** Answers faster than this show no progress, which would only flicker. */
const PATIENCE_MILLISECONDS = 250;

/** What a reader who waits can do. */
export interface Waiting {
  /** Where progress is shown. */
  readonly place: HTMLElement;
  /** Gives up; says whether the reader is left with nothing, and must be offered to try again. */
  cancel(): "nothing is left" | "as before";
  again(): void;
}

/** The view at an address; null if the reader gave up or it could not be had, and then the place says so. */
export async function fetchView(address: string, signal: AbortSignal, waiting: Waiting): Promise<View | null> {
  const { place } = waiting;
  const words = element("p", {}, "Gathering …");
  let cancelled = false;
  const cancel = button("Cancel", () => void (cancelled = waiting.cancel() === "nothing is left"));
  const timer = setTimeout(() => show(place, words, cancel), PATIENCE_MILLISECONDS);
  try {
    const response = await fetch(address, { signal });
    const body = await text(response, (bytes) => void (words.textContent = `Gathering … ${Math.round(bytes / 1000)} kB`));
    if (!response.ok) {
      throw new Error(reason(body) ?? `the server answered ${response.status}`);
    }
    words.textContent = "Drawing …";
    const view = viewOf(JSON.parse(body));
    show(place);
    return view;
  } catch (error) {
    const again = button("Try again", () => waiting.again());
    if (!signal.aborted) {
      const cause = error instanceof Error ? error.message : "the server cannot be reached";
      show(place, element("p", { role: "alert" }, `The canvas could not be filled: ${cause.replace(/\.$/, "")}.`), again);
    } else if (cancelled) {
      show(place, element("p", { role: "alert" }, "Gathering was cancelled; the canvas is empty."), again);
    } else {
      show(place);
    }
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Shows these in the place of progress, or nothing. */
function show(place: HTMLElement, ...parts: readonly HTMLElement[]): void {
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

function reason(body: string): string | null {
  try {
    return (JSON.parse(body) as { detail?: string }).detail ?? null;
  } catch {
    return null;
  }
}
