// A copy of the pages, opened from a disk: it looks like the pages of the server, and its search works.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { AXE, EVERYTHING, overflow, violations } from "./axe.mjs";
import { at, freshPage, onDisk, startBrowser } from "./harness.mjs";

const FILES = ["index.html", "find.html", "entities/nikolai-ezhov.html", "claims/r0314.html", "timeline.html", "triangles/allied-spies.html", "answers/kawabe-to-stalin.html", "answers/kawabe-journey.html", "sources.html", "contradictions.html", "vocabulary.html", "about.html"];
/** Spellings, scripts, initials, numbers, beginnings: the same entity comes first as on the server. */
const NAMES = ["Yezhov", "Ezhov", "Jeschow", "Iejov", "Ежов", "Jeżow", "Nikolai Ivanovich Yezhov", "Bucharin", "Boukharine", "Бухарин", "Tuchatschewski", "Toukhatchevski", "Stalin", "Сталин", "J. Stalin", "НКВД", "N.K.V.D.", "00447", "Piłsudski", "Дзержинский", "Ягода", "Iagoda", "Trotzki", "Kawabe"];
let browser;

before(async () => {
  browser = await startBrowser({ webgl: false });
});
after(() => browser?.close());

/** Works on a file of the copy; nothing may go wrong, and nothing may be asked of anywhere else. */
async function on(file, work, options = {}) {
  const { page, assertFaultless, close } = await freshPage(browser, { home: onDisk(), ...options });
  await page.goto(onDisk(file));
  await work(page);
  await assertFaultless(file);
  await close();
}

/** The search page with a name typed into it. */
async function typed(page, name) {
  await page.getByLabel(/A name or a part/u).fill(name);
  await page.locator(".search-results a").first().waitFor();
  return page.locator(".search-results a");
}

for (const file of FILES) {
  test(`${file} is styled and has its pictograms`, () =>
    on(file, async (page) => {
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.equal(ground, "rgb(251, 249, 244)");
      const hollow = await page.evaluate(() => {
        // Of two drawings only one is shown at a width.
        const isShown = (use) => use.closest("details:not([open])") === null && use.closest("svg").checkVisibility();
        const pictograms = Array.from(document.querySelectorAll("use")).filter(isShown);
        return pictograms.filter((use) => use.getBBox().width === 0).length;
      });
      assert.equal(hollow, 0);
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
    }));
}

test("kinds have their colours", () =>
  on("entities/nikolai-ezhov.html", async (page) => {
    const colours = await page.evaluate(() => Array.from(document.querySelectorAll(".node")).map((node) => getComputedStyle(node).color));
    assert.ok(new Set(colours).size >= 3, colours.join(" "));
  }));

test("a person is found by a Cyrillic name and opened by the keyboard alone", () =>
  on("find.html", async (page) => {
    const field = page.getByLabel(/A name or a part/u);
    await field.focus();
    await page.keyboard.type("Ежов");
    await page.getByText("2 matches").waitFor();
    assert.ok(await page.locator(".directory").isHidden());
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent?.trim()), "Nikolai Yezhov");
    await page.keyboard.press("ArrowUp");
    assert.ok(await field.evaluate((element) => document.activeElement === element));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.waitForURL(onDisk("entities/nikolai-ezhov.html"));
  }));

test("names are found as on the server", () =>
  on("find.html", async (page) => {
    const other = [];
    for (const name of NAMES) {
      const first = (await typed(page, name)).first();
      const found = (await first.getAttribute("href"))?.replace(/^entities\/(.*)\.html$/u, "$1");
      const answer = await fetch(at(`/api/find?${new URLSearchParams({ q: name, limit: "1" })}`));
      const expected = (await answer.json()).hits[0]?.entity.id;
      other.push(...(found === expected ? [] : [`${name}: ${found}, on the server ${expected}`]));
    }
    assert.deepEqual(other, []);
  }));

test("what is not found is said, and the list comes back", () =>
  on("find.html", async (page) => {
    const field = page.getByLabel(/A name or a part/u);
    await field.fill("zzqqxx <img src=x>");
    await page.getByRole("status").getByText("No entity is called “zzqqxx <img src=x>”").waitFor();
    assert.ok(await page.locator(".directory").isVisible());
    await field.fill("");
    assert.equal(await page.getByRole("status").textContent(), "");
  }));

test("the field of every page leads to the search, and links go round the copy", () =>
  on("claims/r0314.html", async (page) => {
    await page.getByLabel("Find a name").fill("Jeżow");
    await page.getByLabel("Find a name").press("Enter");
    await page.waitForURL((url) => url.pathname.endsWith("/find.html"));
    await page.locator(".search-results a").first().click();
    await page.waitForURL(onDisk("entities/nikolai-ezhov.html"));
    await page.getByRole("link", { name: "lecture" }).first().click();
    await page.waitForURL(onDisk("sources/lecture.html"));
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Overview" }).click();
    await page.getByRole("link", { name: "Who is Yezhov?" }).click();
    await page.waitForURL(onDisk("answers/find-yezhov.html"));
  }));

test("without scripts everybody is in a list", () =>
  on("find.html", async (page) => {
    assert.ok(await page.getByText("Searching needs scripts").isVisible());
    await page.locator(".entries").getByRole("link", { name: "Nikolai Yezhov", exact: true }).click();
    await page.waitForURL(onDisk("entities/nikolai-ezhov.html"));
  }, { javaScriptEnabled: false }));

for (const file of ["find.html", "index.html", "entities/nikolai-ezhov.html"]) {
  test(`${file} passes axe and fits its window`, () =>
    on(file, async (page) => {
      await page.evaluate(AXE);
      const found = [];
      for (const width of [1440, 768, 390, 320]) {
        await page.setViewportSize({ width, height: 900 });
        found.push(...(await violations(page, EVERYTHING)).map((violation) => `${width} wide: ${violation}`));
        const wide = await overflow(page);
        found.push(...(wide === null ? [] : [`${width} wide: ${wide}`]));
      }
      assert.deepEqual(found.slice(0, 20), []);
    }, { reducedMotion: "reduce" }));
}

test("matches pass axe", () =>
  on("find.html", async (page) => {
    await typed(page, "Stalin");
    await page.evaluate(AXE);
    assert.deepEqual(await violations(page, EVERYTHING), []);
  }));
