// Every page passes axe, light and dark, on a telephone and on a desk; nothing sticks out to the side.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { AXE, EVERYTHING, overflow, violations } from "./axe.mjs";
import { at, freshPage, startBrowser } from "./harness.mjs";
import { PAGES } from "./pages.mjs";

// What colours and widths can change; the rest of a page is the same in all of them.
const LOOKS = { type: "rule", values: ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"] };
const VIEWS = [
  { width: 1280, colorScheme: "light", runOnly: EVERYTHING },
  { width: 1280, colorScheme: "dark", runOnly: LOOKS },
  { width: 390, colorScheme: "dark", runOnly: EVERYTHING },
  { width: 390, colorScheme: "light", runOnly: LOOKS },
];
const WIDTHS = [320, 390, 768, 1440];
let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

for (const address of PAGES) {
  test(`${address} passes axe, light and dark, narrow and wide, and fits its window`, async () => {
    const { page, assertFaultless, close } = await freshPage(browser, { reducedMotion: "reduce" });
    await page.goto(at(address));
    await page.evaluate(() => document.querySelectorAll("details:not(nav details)").forEach((details) => (details.open = true)));
    await page.evaluate(AXE);
    const found = [];
    for (const { width, colorScheme, runOnly } of VIEWS) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      found.push(...(await violations(page, runOnly)).map((violation) => `${colorScheme}, ${width} wide: ${violation}`));
    }
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await overflow(page);
      found.push(...(wide === null ? [] : [`${width} wide: ${wide}`]));
    }
    await assertFaultless(address);
    await close();
    assert.deepEqual(found.slice(0, 20), []);
  });
}

test("the content can be reached and left by keyboard alone", async () => {
  const { page, assertFaultless, close } = await freshPage(browser);
  await page.goto(at("/path?from=torashiro-kawabe&to=joseph-stalin"));
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "main");
  const seen = new Set();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const { outlineStyle } = getComputedStyle(element);
      // A node of a picture is marked by the line of its circle.
      const circle = element.matches(".node") ? getComputedStyle(element.querySelector("circle")) : null;
      const box = element.getBoundingClientRect();
      const isVisible = box.width > 0 && box.height > 0;
      return { tag: element.tagName, isMarked: outlineStyle !== "none" || circle?.strokeWidth === "4px", isVisible };
    });
    seen.add(focused.tag.toLowerCase());
    if (focused.tag !== "BODY") {
      assert.ok(focused.isVisible && focused.isMarked, JSON.stringify(focused));
    }
  }
  assert.ok(["input", "select", "button", "summary", "a"].every((tag) => seen.has(tag)), [...seen].join(" "));
  await assertFaultless("the path page");
  await close();
});

test("every menu opens within the window, whatever its width", async () => {
  const { page, close } = await freshPage(browser, { reducedMotion: "reduce" });
  for (const width of [320, 390, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(at("/about"));
    for (const menu of await page.locator("nav[aria-label='Main'] summary").all()) {
      await menu.click();
      const box = await page.locator("nav[aria-label='Main'] details[open] ul").boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= width, `${await menu.textContent()} at ${width}: ${box.x} to ${box.x + box.width}`);
    }
  }
  await close();
});
