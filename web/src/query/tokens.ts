// What the parts of a query are, for their colours: a reading of single lines, which is enough for that.

import type { StreamParser, StringStream } from "@codemirror/language";

const KEYWORDS = new Set(
  `all and any as asc ascending by call called case certainly contains cost desc descending different distinct else end ends exists explain
  false groups in is limit match none not null on optional or order path paths possibly relationships repeatable elements return shortest
  simple single skip starts then trail true union unwind walk when where with xor acyclic time`.split(/\s+/u),
);

interface State {
  /** The sign that a text, a name or a comment ends with, if it is inside one. */
  until: string;
}

/** Reads on to the end of a text, a name in backticks or a comment. */
function inside(stream: StringStream, state: State): string {
  const kind = state.until === "*/" ? "comment" : state.until === "`" ? "variableName" : "string";
  while (!stream.eol()) {
    if (stream.match(state.until)) {
      state.until = "";
      return kind;
    }
    if (stream.next() === "\\" && kind === "string") {
      stream.next();
    }
  }
  return kind;
}

export const queries: StreamParser<State> = {
  startState: () => ({ until: "" }),
  token(stream, state) {
    if (state.until) {
      return inside(stream, state);
    }
    if (stream.eatSpace()) {
      return null;
    }
    if (stream.match("//")) {
      stream.skipToEnd();
      return "comment";
    }
    for (const [begin, end] of [["/*", "*/"], ["'", "'"], ['"', '"'], ["`", "`"]] as const) {
      if (stream.match(begin)) {
        state.until = end;
        return inside(stream, state);
      }
    }
    if (stream.match(/^\$\w+/u)) {
      return "variableName.special";
    }
    if (stream.match(/^\d[\d.]*(?:e[+-]?\d+)?/iu)) {
      return "number";
    }
    if (stream.match(/^:\s*[\p{L}_][\p{L}\p{N}_]*/u)) {
      return "typeName";
    }
    if (stream.match("..")) {
      return null;
    }
    // What stands behind a dot is a property, and what stands before a colon a key or a variable, whatever they are called.
    if (stream.match(/^\.\s*[\p{L}_][\p{L}\p{N}_]*/u) || stream.match(/^[\p{L}_][\p{L}\p{N}_]*(?=\s*:)/u)) {
      return "variableName";
    }
    const word = stream.match(/^[\p{L}_][\p{L}\p{N}_]*/u);
    if (word && word !== true) {
      return KEYWORDS.has(word[0].toLowerCase()) ? "keyword" : "variableName";
    }
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: "//", block: { open: "/*", close: "*/" } }, closeBrackets: { brackets: ["(", "[", "{", "'", '"', "`"] } },
};
