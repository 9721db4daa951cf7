// Citing a view: title, data, address and date, in the forms that reference managers read.

import { button, download, element } from "./dom";

export interface Cited {
  /** What is seen. */
  readonly title: string;
  /** The network. */
  readonly network: string;
  readonly version: string;
  /** Names the data by their content. */
  readonly content: string;
  readonly address: string;
  /** The day it was seen, as year-month-day. */
  readonly day: string;
}

export function asText({ title, network, version, content, address, day }: Cited): string {
  return `“${title}.” In ${network}, data version ${version} (${content}). Prosopograph. Accessed ${day}. ${address}`;
}

export function asBibtex({ title, network, version, content, address, day }: Cited): string {
  const safe = (text: string): string => text.replace(/[{}\\%#&$_~^]/g, (letter) => (letter === "\\" ? "\\textbackslash{}" : `\\${letter}`));
  return [
    `@misc{prosopograph-${content.replace(/[^A-Za-z0-9]/g, "")},`,
    `  title = {${safe(title)}},`,
    `  howpublished = {${safe(network)}, Prosopograph},`,
    `  version = {${safe(version)}},`,
    `  note = {Content ${safe(content)}},`,
    `  url = {${address}},`,
    `  urldate = {${day}},`,
    "}",
    "",
  ].join("\n");
}

export function asCslJson({ title, network, version, content, address, day }: Cited): string {
  const parts = day.split("-").map(Number);
  const item = {
    id: `prosopograph-${content}`,
    type: "webpage",
    title,
    "container-title": network,
    publisher: "Prosopograph",
    version,
    note: `Content ${content}`,
    URL: address,
    accessed: { "date-parts": [parts] },
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

export function asRis({ title, network, version, content, address, day }: Cited): string {
  const line = (tag: string, text: string): string => `${tag}  - ${text.replace(/[\r\n]+/g, " ")}`;
  const lines = [
    line("TY", "ELEC"), line("TI", title), line("T2", network), line("PB", "Prosopograph"), line("ET", version),
    line("N1", `Content ${content}`), line("UR", address), line("Y2", day.replaceAll("-", "/")), line("ER", ""),
  ];
  return `${lines.join("\r\n")}\r\n`;
}

/** The dialogue that offers all of them. */
export function citation(cited: Cited): HTMLElement {
  const save = (name: string, type: string, text: string) => button(`Save as ${name}`, () => download(`view.${type}`, new Blob([text], { type: "text/plain" })));
  return element(
    "div",
    { class: "citation" },
    element("p", { class: "citation-text" }, asText(cited)),
    element(
      "div",
      { class: "citation-forms" },
      save("BibTeX", "bib", asBibtex(cited)),
      save("CSL-JSON", "json", asCslJson(cited)),
      save("RIS", "ris", asRis(cited)),
    ),
  );
}
