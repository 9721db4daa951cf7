// The front page: all one needs to begin on the first screen, the years as links below it, and questions by what they ask.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { AXE, EVERYTHING, overflow, violations } from "./axe.mjs";
import { at, freshPage, startBrowser } from "./harness.mjs";

let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

async function front(work, options = {}) {
  const { page, assertFaultless, close } = await freshPage(browser, options);
  await page.goto(at("/"));
  await work(page);
  await assertFaultless("the front page");
  await close();
}

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`sentence, search, picture and three questions with answers are on the first screen, ${viewport.width} wide`, () =>
    front(
      async (page) => {
        for (const part of [".lead", ".big-search", ".backbone .sketch:visible", ".tries"]) {
          const box = await page.locator(part).boundingBox();
          assert.ok(box.height > 0 && box.y + box.height <= viewport.height, `${part} ends at ${box.y + box.height}`);
        }
        assert.equal(await page.locator(".tries li").count(), 3);
        assert.equal(await page.locator(".tries li p").count(), 3, "each has its answer");
        await page.evaluate(AXE);
        assert.deepEqual(await violations(page, EVERYTHING), []);
        assert.equal(await overflow(page), null);
      },
      { viewport },
    ));
}

test("no name in the picture is cut, and an open menu leaves the row of menus as it is", () =>
  front(
    async (page) => {
      const names = await page.locator(".backbone .node-label").allTextContents();
      assert.ok(names.length > 40, `${names.length} names`);
      assert.deepEqual(names.filter((name) => name.includes("…")), []);
      const discs = page.locator(".backbone .narrow a:visible");
      assert.ok((await discs.count()) >= 8, `${await discs.count()} discs`);
      assert.equal(await discs.filter({ hasNot: page.locator(".node-label") }).count(), 0, "each disc has its name");
      const menus = page.locator('nav[aria-label="Main"] > ul > li summary:visible');
      const places = () => menus.evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).map(({ x, y }) => [Math.round(x), Math.round(y)]));
      const before = await places();
      for (let menu = 0; menu < before.length; menu += 1) {
        await menus.nth(menu).click();
        assert.deepEqual(await places(), before);
        const list = await page.locator("details[open] > ul").last().boundingBox();
        assert.ok(list.x >= 0 && list.x + list.width <= 390 && list.y >= Math.max(...before.map(([, y]) => y)) + 20);
      }
    },
    { viewport: { width: 390, height: 844 } },
  ));

/** The claims of 1937 are shown, as many as the band promised. */
async function assertOpened(page, words) {
  await page.waitForURL(/\/claims\?.*1937/u);
  const promised = words.slice("1937: ".length);
  assert.ok((await page.locator("main").innerText()).includes(promised), words);
}

test("a bar of the years opens the claims of its year", () =>
  front(async (page) => {
    const bar = page.locator(".year-band a[title^='1937: certainly']");
    const words = await bar.getAttribute("title");
    await bar.click();
    await assertOpened(page, words);
  }));

test("the years stand as a list for the keyboard and for fingers", () =>
  front(async (page) => {
    const summary = page.getByText("The same as a list");
    await summary.focus();
    await page.keyboard.press("Enter");
    const link = page.getByRole("link", { name: /^1937: certainly/u });
    await link.waitFor();
    const words = await link.innerText();
    await page.getByRole("link", { name: /^1936: certainly/u }).focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await assertOpened(page, words);
  }));

test("further questions stand by what they ask, also without scripts", () =>
  front(
    async (page) => {
      const groups = page.locator(".question-groups section");
      assert.ok((await groups.count()) >= 4);
      const paths = groups.filter({ has: page.getByRole("heading", { name: "How are two connected?" }) });
      await paths.getByText(/^\d+ more$/u).click();
      await paths.getByRole("link").last().click();
      await page.waitForURL("**/path?**");
    },
    { javaScriptEnabled: false },
  ));

test("every page leads to the page that opens a file", () =>
  front(async (page) => {
    for (const [width, isWide] of [[1440, true], [390, false]]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(at("/sources"));
      if (!isWide) {
        await page.getByRole("navigation", { name: "Main" }).getByText("About").click();
      }
      await page.getByRole("link", { name: /^Open a file/u }).click();
      await page.getByRole("heading", { level: 1, name: "Open a file" }).waitFor();
    }
  }));
