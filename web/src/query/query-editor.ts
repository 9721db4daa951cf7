// An editor in place of the field of a query: colours, completion from the vocabulary, and keys. The field stays the one that is sent.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { completions } from "./completions";
import { queries } from "./tokens";
import { knownWords, type Words } from "./words";

/** The colours are those of the page, by its own names, so light and dark follow it. */
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--link)", fontWeight: "600" },
  { tag: tags.string, color: "var(--warn)" },
  { tag: tags.number, color: "var(--warn)" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  { tag: tags.typeName, color: "var(--certainly)" },
  { tag: tags.variableName, color: "var(--ink)" },
  { tag: tags.special(tags.variableName), color: "var(--visited)" },
]);

const look = EditorView.theme({
  "&": { background: "var(--raised)", color: "var(--ink)", border: "1px solid var(--strong-line)", borderRadius: "var(--radius)" },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", fontSize: ".95rem", lineHeight: "1.5", minBlockSize: "8rem", maxBlockSize: "24rem" },
  ".cm-content": { caretColor: "var(--ink)", paddingBlock: ".5rem" },
  ".cm-placeholder": { color: "var(--quiet)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { background: "var(--possibly)" },
  ".cm-matchingBracket": { background: "var(--sunken)", outline: "1px solid var(--strong-line)" },
  ".cm-tooltip": { background: "var(--raised)", color: "var(--ink)", border: "1px solid var(--strong-line)", maxInlineSize: "90vw" },
  ".cm-tooltip-autocomplete > ul > li": { paddingBlock: ".25rem", minBlockSize: "24px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--accent)", color: "var(--accent-ink)" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: ".85" },
});

/** `<query-editor>` around the field of a query. */
export class QueryEditor extends HTMLElement {
  #view: EditorView | undefined;

  connectedCallback(): void {
    const field = this.querySelector("textarea");
    if (this.#view || !field) {
      return;
    }
    const room = document.createElement("div");
    // What the editor brings along as style stays within, as sheets that the policy of the page allows.
    const root = room.attachShadow({ mode: "open" });
    const words = knownWords(document);
    this.#view = new EditorView({ root, parent: root, state: EditorState.create({ doc: field.value, extensions: this.#extensions(field, words) }) });
    // A field that is not seen cannot ask to be filled in, so the server says what is missing.
    field.required = false;
    field.hidden = true;
    field.after(room);
    this.querySelector("label")?.addEventListener("click", () => this.#view?.focus());
  }

  /** The editor itself, for tests. */
  get view(): EditorView | undefined {
    return this.#view;
  }

  #extensions(field: HTMLTextAreaElement, words: Promise<Words>): Extension[] {
    const send = (): boolean => {
      field.form?.requestSubmit();
      return true;
    };
    const label = this.querySelector("label")?.textContent ?? "Query";
    const problem = this.querySelector(".wrong")?.textContent;
    const described: Record<string, string> = { "aria-label": `${label}. Control and Enter ask it.`, spellcheck: "false", autocapitalize: "off" };
    if (problem) {
      described["aria-invalid"] = "true";
      described["aria-description"] = problem;
    }
    return [
      history(),
      bracketMatching(),
      closeBrackets(),
      autocompletion({ override: [completions(words)], icons: false }),
      // The Tab key is left alone: it leads on to the next field.
      keymap.of([{ key: "Mod-Enter", run: send }, ...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      StreamLanguage.define(queries),
      syntaxHighlighting(colours),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of(described),
      placeholder(field.placeholder),
      look,
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          field.value = update.state.doc.toString();
        }
      }),
    ];
  }
}
