// What may stand where the cursor is: kinds behind a node's colon, ties behind a claim's, columns behind a dot, values within quotation marks,
// else keywords and functions.

import type { Completion, CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import { completionsInside, openText } from "./inside-texts";
import type { Word, Words } from "./words";

const KEYWORDS = `MATCH WHERE RETURN WITH UNWIND UNION CALL OPTIONAL DISTINCT ORDER BY SKIP LIMIT DESC AND OR NOT IN IS NULL EXISTS COUNT CASE
  WHEN THEN ELSE END CALLED CONTAINS STARTS ENDS ANY ALL SHORTEST GROUPS TRAIL ACYCLIC SIMPLE WALK AS`.split(/\s+/u);
const FUNCTIONS = `during before overlaps same_time possibly certainly edtf earliest latest verbatim count_bounds sum_bounds count collect sum avg min max
  length nodes relationships type labels id properties keys size head last range reverse coalesce toString toInteger toFloat toUpper toLower
  trim split substring replace startNode endNode`.split(/\s+/u);

/** A name, in backticks if it is no plain one. */
function written(name: string): string {
  return /^[A-Za-z_]\w*$/u.test(name) ? name : `\`${name.replaceAll("`", "``")}\``;
}

function offered(words: Word[], type: string): Completion[] {
  return words.map(({ word, about }) => ({ label: word, detail: about, apply: written(word), type }));
}

/** The names that a text binds: of nodes, claims and paths, and those behind AS. */
export function boundNames(text: string): string[] {
  const found = text.matchAll(/[([]\s*([A-Za-z_]\w*)|\bAS\s+([A-Za-z_]\w*)|\b([A-Za-z_]\w*)\s*=\s*(?=\(|[A-Z]{3,})/gu);
  return [...new Set([...found].flatMap(([, inner, renamed, path]) => inner ?? renamed ?? path ?? []))];
}

/** What is offered where the text before the cursor ends. */
export function optionsBehind(before: string, words: Words, bound: string[] = []): Completion[] {
  if (/\[[^\]]*[:|]\s*\w*$/u.test(before)) {
    return offered(words.ties, "type");
  }
  if (/\([^()[\]{}]*:\s*\w*$/u.test(before)) {
    return offered(words.kinds, "class");
  }
  if (/\.\w*$/u.test(before)) {
    return offered(words.columns, "property");
  }
  const keywords = KEYWORDS.map((label) => ({ label, type: "keyword", boost: 1 }));
  const functions = FUNCTIONS.map((label) => ({ label, type: "function", apply: `${label}(` }));
  const names = bound.map((label) => ({ label, type: "variable", boost: 2 }));
  return [...names, ...keywords, ...functions];
}

export function completions(words: Promise<Words>): CompletionSource {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const open = openText(context.state.sliceDoc(0, context.pos));
    if (open) {
      return completionsInside(open, words, context);
    }
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u);
    const sign = context.matchBefore(/[:|.]\s*/u);
    if (!word && !sign && !context.explicit) {
      return null;
    }
    const text = context.state.sliceDoc(0, 10_000);
    const bound = boundNames(text.slice(0, word?.from ?? context.pos));
    // Whoever has written a name to its end wants a new line by Enter, not another name.
    if (!context.explicit && word && bound.includes(word.text)) {
      return null;
    }
    const before = context.state.sliceDoc(Math.max(0, context.pos - 2_000), context.pos);
    return { from: word?.from ?? context.pos, options: optionsBehind(before, await words, bound), validFor: (typed) => /^[\p{L}\p{N}_]*$/u.test(typed) && !bound.includes(typed) };
  };
}
