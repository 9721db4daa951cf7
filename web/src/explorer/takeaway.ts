// Taking a view away: its address, a frame for another page, pictures, a citation.

import { citation } from "./cite";
import { button, download, element } from "./dom";

export interface Taken {
  title(): string;
  address(): string;
  svg(): string;
  png(): Promise<Blob>;
  /** The network's `title` and `version`, and the version of its `content`. */
  readonly dataset: DOMStringMap;
  say(words: string): void;
}

/** Formats of other programs that what was gathered is saved in, with what they are called. */
export const FORMATS = [["gexf", "GEXF"], ["graphml", "GraphML"], ["csv", "CSV"], ["pajek", "Pajek"], ["dataset", "dataset"]] as const;

/** Saves what a page of the explorer gathers, for another program. */
export function exportOf(page: string, format: string): void {
  // The answer is a file, so this page stays.
  location.assign(`/api/export/${format}?of=${encodeURIComponent(page)}`);
}

/** The disclosure with all ways of taking the view away. */
export function takeaway(taken: Taken): HTMLElement {
  const copy = async (text: string, words: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      taken.say(`${words} copied.`);
    } catch {
      field.value = text;
      field.hidden = false;
      field.select();
      taken.say(`${words} cannot be copied by this page; it stands in the field, selected.`);
    }
  };
  const field = element("textarea", { class: "takeaway-text", readonly: true, hidden: true, "aria-label": "To be copied", rows: "3" });
  const cited = element("div", {});
  const frame = (): string => `<iframe src="${taken.address().replace("/explore?", "/embed?").replaceAll("&", "&amp;").replaceAll('"', "%22")}" width="100%" height="600" title="${taken.title().replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe>`;
  const cite = (): void => {
    const { title: network = "", version = "", content = "" } = taken.dataset;
    const day = new Date().toISOString().slice(0, 10);
    cited.replaceChildren(citation({ title: taken.title(), network, version, content, address: taken.address(), day }));
  };
  const svg = (): string => taken.svg();
  const save = (format: string): void => {
    const { pathname, search } = new URL(taken.address());
    exportOf(`${pathname.replace("/embed", "/explore")}${search}`, format);
  };
  return element(
    "details",
    { class: "takeaway" },
    element("summary", {}, "Take this view away"),
    element(
      "div",
      { class: "takeaway-row" },
      button("Copy link", () => void copy(taken.address(), "The link")),
      button("Copy frame for a page", () => void copy(frame(), "The frame")),
      button("Save as SVG", () => download("view.svg", new Blob([svg()], { type: "image/svg+xml" }))),
      button("Save as PNG", () => void taken.png().then((picture) => download("view.png", picture))),
      button("Print", () => window.print()),
      button("Cite this view", cite),
    ),
    element("p", { class: "hint" }, "All that was gathered, whatever the legend and the years hide, for another program:"),
    element("div", { class: "takeaway-row" }, ...FORMATS.map(([format, name]) => button(`Save as ${name}`, () => save(format)))),
    field,
    cited,
  );
}
