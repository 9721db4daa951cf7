// Asking the server for a view, with progress and a way to give up.

import { button, element } from "./dom";
import { viewOf, type View } from "./model";

/** Answers faster than this show no progress, which would only flicker. */
const PATIENCE_MILLISECONDS = 250;

/** The view at an address; null if the reader gave up. */
export async function fetchView(address: string, signal: AbortSignal, place: HTMLElement, cancel: () => void): Promise<View | null> {
  const words = element("p", {}, "Gathering …");
  const timer = setTimeout(() => {
    place.hidden = false;
    place.replaceChildren(words, button("Cancel", cancel));
  }, PATIENCE_MILLISECONDS);
  try {
    const response = await fetch(address, { signal });
    const body = await text(response, (bytes) => void (words.textContent = `Gathering … ${Math.round(bytes / 1000)} kB`));
    if (!response.ok) {
      throw new Error(reason(body) ?? `the server answered ${response.status}`);
    }
    words.textContent = "Drawing …";
    return viewOf(JSON.parse(body));
  } catch (error) {
    if (signal.aborted) {
      return null;
    }
    throw error;
  } finally {
    clearTimeout(timer);
    place.hidden = true;
    place.replaceChildren();
  }
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
