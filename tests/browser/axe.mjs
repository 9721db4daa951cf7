// What axe finds on a page.

import { readFileSync } from "node:fs";
import { npm } from "./harness.mjs";

/** The script of axe, to be run through the debugger, which the content security policy of a page does not bind. */
export const AXE = readFileSync(npm.resolve("axe-core/axe.min.js"), "utf8");
export const EVERYTHING = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

/** What axe finds, in a line for each element. */
export function violations(page, runOnly) {
  return page.evaluate(async (rules) => {
    const found = await window.axe.run(document, { runOnly: rules, resultTypes: ["violations"], preload: false });
    const line = (rule) => (node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary?.replaceAll("\n", " ")}`;
    return found.violations.flatMap((rule) => rule.nodes.map(line(rule)));
  }, runOnly);
}

/** What sticks out of the window to the side; null if nothing does. */
export function overflow(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) {
      return null;
    }
    const isOut = (element) => element.getBoundingClientRect().right > clientWidth + 1;
    const out = Array.from(document.querySelectorAll("body *")).filter(isOut).slice(-3);
    return `${scrollWidth} pixels: ${out.map((element) => `${element.tagName}.${element.className}`).join(", ")}`;
  });
}
