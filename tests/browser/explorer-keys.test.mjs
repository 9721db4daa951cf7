// The canvas by keyboard alone, and what a reader of the screen is told.

import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { at, freshPage, npm, seen, startBrowser } from "./harness.mjs";

const AXE = readFileSync(npm.resolve("axe-core/axe.min.js"), "utf8");
const STALIN = "/explore?steps=show:joseph-stalin,expand:joseph-stalin";
let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

async function opened(address, options = {}) {
  const opened = await freshPage(browser, { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  await opened.page.goto(at(address));
  await seen(opened.page);
  return opened;
}

test("Control and A selects all that is seen on the canvas, and marks nothing of the page", async () => {
  const { page, assertFaultless, close } = await opened(`${STALIN}&off=kind.country`);
  await page.locator(".explorer-canvas").focus();
  await page.keyboard.press("Control+a");
  const { selection, entities } = await seen(page);
  assert.deepEqual([...selection].sort(), [...entities].sort());
  assert.equal(await page.evaluate(() => getSelection().toString()), "");
  await assertFaultless("select all");
  await close();
});

test("a step of painting says what it painted, and by what", async () => {
  const { page, assertFaultless, close } = await opened(STALIN);
  await page.locator('[data-paint="tie_colour"]').selectOption("status");
  await page.locator('[data-paint="size"]').selectOption("measure:degree");
  const steps = page.getByRole("list", { name: "What was done" });
  await steps.getByText("Colour of ties by status").waitFor();
  await steps.getByText("Size by measure: degree").waitFor();
  await assertFaultless("painting");
  await close();
});

test("arrows walk along ties, Enter brings in ties, Escape leaves", async () => {
  const { page, assertFaultless, close } = await opened(STALIN);
  await page.locator(".explorer-canvas").focus();
  await page.keyboard.press("Home");
  assert.deepEqual((await seen(page)).selection, ["joseph-stalin"]);
  await page.keyboard.press("ArrowRight");
  const [first] = (await seen(page)).selection;
  assert.notEqual(first, "joseph-stalin");
  const said = await page.locator("network-explorer [role=status]").first().textContent();
  const live = await page.locator(".explorer-stage > [role=status]").textContent();
  assert.match(live, /^Joseph Stalin .+, .+, \d+ ties?/, said ?? "");
  const before = (await seen(page)).entities.length;
  await page.keyboard.press("Enter");
  await page.waitForFunction((count) => document.querySelector("network-explorer").snapshot.entities.length >= count, before);
  await page.waitForFunction((id) => document.querySelector("network-explorer").snapshot.state.steps.includes(`expand:${id}`), first);
  await page.keyboard.press("h");
  await page.waitForFunction((id) => document.querySelector("network-explorer").snapshot.state.hidden.includes(id), first);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip-canvas");
  await assertFaultless("the canvas by keyboard");
  await close();
});

test("the menu opens by Shift+F10, is walked by arrows and given back by Escape", async () => {
  const { page, assertFaultless, close } = await opened(STALIN);
  await page.locator(".explorer-canvas").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+F10");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "menuitem");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.className), "explorer-canvas");
  await page.keyboard.press("?");
  await page.getByRole("heading", { name: "Keys on the canvas" }).waitFor();
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "explorer-jump");
  await page.keyboard.type("Poland");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("network-explorer").snapshot.selection.length === 1);
  await assertFaultless("the menu");
  await close();
});

test("who was added by name stands by name among the steps", async () => {
  const { page, assertFaultless, close } = await opened("/explore?steps=show:poland", { viewport: { width: 1440, height: 900 } });
  await page.locator(".explorer-canvas").focus();
  await page.keyboard.press("/");
  await page.keyboard.type("qqqqq");
  await page.keyboard.press("Enter");
  await page.getByText('Nobody is called "qqqqq"').waitFor();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Nikolai Ezhov");
  // The likeliest is taken, whether or not it is suggested yet.
  await page.keyboard.press("Enter");
  await page.getByRole("list", { name: "What was done" }).getByRole("button", { name: "Add Nikolai Yezhov" }).waitFor();
  await assertFaultless("a step by name");
  await close();
});

for (const [width, colorScheme] of [[1440, "light"], [768, "dark"], [390, "light"], [390, "dark"]]) {
  test(`every state passes axe, ${width} wide, ${colorScheme}`, async () => {
    const { page, assertFaultless, close } = await opened(STALIN, { viewport: { width, height: 900 }, colorScheme });
    await page.evaluate(AXE);
    const check = async (what) => {
      const found = await page.evaluate(async () => {
        const rules = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
        const { violations } = await window.axe.run(document, { runOnly: rules, resultTypes: ["violations"], preload: false });
        return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
      });
      assert.deepEqual(found.slice(0, 8), [], what);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${what}: ${wide} pixels stick out`);
    };
    await check("nothing selected");
    await page.locator(".explorer-canvas").focus();
    await page.keyboard.press("Home");
    await page.locator(".panel-content").waitFor();
    await check("an entity selected");
    await page.keyboard.press("Shift+F10");
    await check("the menu open");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByText("Take this view away").click();
    await page.getByRole("button", { name: "Cite this view" }).click();
    await check("cited");
    await assertFaultless("the states");
    await close();
  });
}
