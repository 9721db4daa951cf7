// The canvas under other conditions: slow and failing servers, forced colours, paper, and the years by keyboard.

import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { at, freshPage, npm, seen, slow, startBrowser, until } from "./harness.mjs";

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
  return opened;
}

test("a long load says so and can be cancelled, and taken up again", async () => {
  const { page, assertFaultless, close } = await freshPage(browser);
  const letGo = await slow(page);
  await page.goto(at(STALIN));
  await page.getByText("Gathering …").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("alert").filter({ hasText: "cancelled" }).waitFor();
  letGo();
  await page.getByRole("button", { name: "Try again" }).click();
  assert.equal((await seen(page)).entities.length, 31);
  assert.equal(await page.getByRole("button", { name: "Try again" }).count(), 0);
  await assertFaultless("a load that was cancelled");
  await close();
});

test("a further load that is cancelled leaves what was there", async () => {
  const { page, assertFaultless, close } = await opened("/explore?steps=show:joseph-stalin|nkvd");
  const before = await seen(page);
  const letGo = await slow(page);
  await page.getByRole("button", { name: "Whole network" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await until(page, (now) => now.state.steps.join() === before.state.steps.join());
  letGo();
  assert.deepEqual((await seen(page)).entities, before.entities);
  assert.match(page.url(), /joseph-stalin/);
  await assertFaultless("a step that was cancelled");
  await close();
});

test("a load that fails says why", async () => {
  const { page, close } = await freshPage(browser);
  let fails = true;
  await page.route("**/api/explore?**", (route) => {
    const problem = JSON.stringify({ title: "Too slow", detail: "the network is too large for one canvas" });
    return fails ? route.fulfill({ status: 503, contentType: "application/problem+json", body: problem }) : route.continue();
  });
  await page.goto(at(STALIN));
  await page.getByRole("alert").filter({ hasText: "could not be filled: the network is too large for one canvas." }).waitFor();
  fails = false;
  await page.getByRole("button", { name: "Try again" }).click();
  assert.equal((await seen(page)).entities.length, 31);
  await close();
});

test("in forced colours the canvas, the pressed tool and the legend can be told apart", async () => {
  const { page, assertFaultless, close } = await opened(STALIN, { forcedColors: "active" });
  await seen(page);
  const ground = (name) => page.getByRole("button", { name, exact: true }).evaluate((control) => getComputedStyle(control).backgroundColor);
  assert.notEqual(await ground("Pointer"), await ground("Lasso"));
  await page.locator(".explorer-canvas").focus();
  await page.keyboard.press("Home");
  await until(page, (now) => now.selection.length === 1);
  await page.locator(".panel-content").waitFor();
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const found = await window.axe.run(document, { resultTypes: ["violations"], preload: false, rules: { "color-contrast": { enabled: false } } });
    return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`));
  });
  assert.deepEqual(violations, []);
  await assertFaultless("forced colours");
  await close();
});

test("on paper there are the picture and the tables, and no controls", async () => {
  const { page, assertFaultless, close } = await opened(STALIN);
  await seen(page);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator(".explorer-canvas").isVisible());
  assert.ok(await page.locator(".explorer-tables table").first().isVisible());
  const controls = await page.locator("network-explorer :is(select, input, summary)").evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
  assert.equal(controls, 0);
  for (const name of ["Pointer", "Whole network", "▶ Play"]) {
    assert.equal(await page.getByRole("button", { name }).isVisible().catch(() => false), false, name);
  }
  assert.ok((await page.pdf()).length > 20_000, "it prints");
  await assertFaultless("printing");
  await close();
});

test("the years are brushed by keyboard", async () => {
  const { page, assertFaultless, close } = await opened(STALIN);
  const before = await seen(page);
  await page.getByRole("slider", { name: "From year" }).focus();
  const first = Number(await page.getByRole("slider", { name: "From year" }).inputValue());
  for (let press = 0; press < 3; press += 1) {
    await page.keyboard.press("ArrowRight");
  }
  const brushed = await until(page, (now) => now.state.years?.[0] === first + 3);
  assert.ok(brushed.relations.length <= before.relations.length);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "From year", "the slider keeps the focus");
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-valuetext")), new RegExp(`^${first + 3}: `), "the year and how many ties held then");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Home");
  await until(page, (now) => now.state.years?.[0] === now.state.years?.[1] || now.state.years !== null);
  const few = await seen(page);
  assert.ok(few.relations.length < before.relations.length);
  await page.getByLabel(/undated tie/).focus();
  await page.keyboard.press("Space");
  const dated = await until(page, (now) => !now.state.undated);
  assert.ok(dated.relations.length < few.relations.length);
  await page.getByRole("button", { name: "All years" }).focus();
  await page.keyboard.press("Enter");
  await until(page, (now) => now.state.years === null);
  await assertFaultless("the years by keyboard");
  await close();
});
