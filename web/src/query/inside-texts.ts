// What may stand within quotation marks: names, ids and the values of the column that the text is compared with.

import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { suggestionsFrom } from "../suggestions";
import type { Word, Words } from "./words";

/** How many names are offered at once. */
const MOST_NAMES = 12;

/** A comment, a name in backticks or a text, which may lack its end. */
const ENCLOSED = /\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)|`[^`]*(?:`|$)|'(?:\\[^]|[^'\\])*(?:'|\\?$)|"(?:\\[^]|[^"\\])*(?:"|\\?$)/gu;

/** Where a text lacks its end: the sign that it begins with, what stands before it, and what was typed of it. */
interface OpenText {
  mark: string;
  before: string;
  typed: string;
}

/** What a text is compared with. */
interface Compared {
  of: "claims" | "entities";
  column: string;
}

/** The text, comment or name that the end of a query lies in; nothing if it lies in none. */
export function openText(query: string): OpenText | null {
  for (const { 0: found, index } of query.matchAll(ENCLOSED)) {
    const mark = found.startsWith("/") ? found.slice(0, 2) : found.charAt(0);
    const end = mark === "//" ? "\n" : mark === "/*" ? "*/" : mark;
    const isClosed = mark !== "//" && found.length >= mark.length + end.length && found.endsWith(end);
    if (index + found.length === query.length && !isClosed) {
      return { mark, before: query.slice(0, index), typed: found.slice(mark.length) };
    }
  }
  return null;
}

/** What a text behind this is compared with: `a.name = `, `{id: `, `r.status IN ['x', `, `type(r) = `, `a CALLED `. */
export function comparedWith(before: string): Compared | null {
  if (/\bCALLED\s*$/iu.test(before)) {
    return { of: "entities", column: "name" };
  }
  const operator = String.raw`\s*(?:=|<>|IN\s*\[[^\]]*)\s*$`;
  const property = new RegExp(String.raw`(\w+)\s*\.\s*(\w+)${operator}`, "iu").exec(before);
  if (property) {
    return { of: isClaim(before, property[1] ?? "") ? "claims" : "entities", column: property[2] ?? "" };
  }
  if (new RegExp(String.raw`\btype\s*\(\s*\w+\s*\)${operator}`, "iu").test(before)) {
    return { of: "claims", column: "type" };
  }
  const key = /([([])[^()[\]]*\{[^{}]*?(\w+)\s*:\s*$/u.exec(before);
  return key && { of: key[1] === "[" ? "claims" : "entities", column: key[2] ?? "" };
}

/** Whether a name is bound to a claim. */
function isClaim(text: string, name: string): boolean {
  return new RegExp(String.raw`\[\s*${name}\b`, "u").test(text);
}

/** The values of a column that the page lists. */
function listed(page: Document, { of, column }: Compared): Word[] {
  const lists = Array.from(page.querySelectorAll<HTMLDataListElement>("datalist[data-column]"));
  const list = lists.find((one) => one.dataset["of"] === of && one.dataset["column"] === column);
  return Array.from(list?.options ?? [], (option) => ({ word: option.value, about: option.label }));
}

/** Names, or the ids of those who have them, in any spelling. */
async function named(typed: string, isId: boolean, context: CompletionContext): Promise<Word[]> {
  if (typed.trim() === "") {
    return [];
  }
  const abort = new AbortController();
  context.addEventListener("abort", () => abort.abort());
  const found = await suggestionsFrom(undefined, typed, MOST_NAMES, abort.signal).catch(() => []);
  return found.map(({ id, name, about }) => (isId ? { word: id, about: `${name} · ${about}` } : { word: name, about }));
}

/** What is offered within the text that lacks its end where the cursor is. */
export async function completionsInside(open: OpenText, words: Promise<Words>, context: CompletionContext): Promise<CompletionResult | null> {
  const compared = open.mark === "'" || open.mark === '"' ? comparedWith(open.before) : null;
  if (compared === null) {
    return null;
  }
  const { of, column } = compared;
  const isId = (of === "entities" && column === "id") || (of === "claims" && (column === "place" || column === "asserted_by"));
  const isNamed = isId || (of === "entities" && column === "name");
  const { kinds, ties } = await words;
  const ofVocabulary = of === "entities" && column === "kind" ? kinds : of === "claims" && column === "type" ? ties.filter((tie) => !tie.isClass) : listed(document, compared);
  const offered = isNamed ? await named(open.typed, isId, context) : ofVocabulary;
  const isMarked = context.state.sliceDoc(context.pos, context.pos + 1) === open.mark;
  const options = offered.map(({ word, about }): Completion => {
    const escaped = word.replaceAll("\\", "\\\\").replaceAll(open.mark, `\\${open.mark}`);
    return { label: word, detail: about, apply: isMarked ? escaped : escaped + open.mark, type: "text" };
  });
  // Names were found in any spelling: the letters that were typed need not be among theirs.
  return { from: context.pos - open.typed.length, options, filter: !isNamed, ...(isNamed ? {} : { validFor: /^[^'"\\]*$/u }) };
}
