// Contrasts that axe leaves open, such as letters over the lines of a picture, are judged too.

import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { ratio, tooFaint } from "./contrast.mjs";
import { at, freshPage, npm, startBrowser } from "./harness.mjs";
import { PAGES } from "./pages.mjs";

const AXE = readFileSync(npm.resolve("axe-core/axe.min.js"), "utf8");
let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

test("contrasts are those of WCAG", () => {
  assert.equal(ratio([0, 0, 0], [1, 1, 1]), 21);
  const grey = 0x76 / 255;
  assert.ok(Math.abs(ratio([1, 1, 1], [grey, grey, grey]) - 4.54) < 0.01);
});

test("faint letters, missing halos and pictures behind letters are found", async () => {
  const { page, close } = await freshPage(browser);
  await page.setContent(`
    <body style="background: white">
    <p id="good" style="color: #333">letters</p>
    <p id="faint" style="color: #999">letters</p>
    <p id="mixed" style="color: color-mix(in srgb, #333 50%, black)">letters</p>
    <p id="picture" style="background-image: linear-gradient(white, black)">letters</p>
    <p id="clear" style="opacity: 0.2"><span>letters</span></p>
    <svg><text id="halo" style="fill: black; stroke: white; stroke-width: 4px; paint-order: stroke">letters</text>
    <text id="bare">letters</text>
    <g><rect width="90" height="20" fill="#eee"/><rect width="30" height="20" fill="#888"/><text id="bar" x="5" y="14" font-size="10">letters</text></g>
    <g><rect width="90" height="20" fill="#eee"/><rect width="30" height="20" fill="#333"/><text id="dark-bar" x="5" y="14" font-size="10">letters</text></g>
    <g><rect width="20" height="20" fill="#eee"/><text id="short-bar" x="5" y="14" font-size="10">letters</text></g></svg></body>`);
  const nodes = ["#good", "#faint", "#mixed", "#picture", "#clear span", "#halo", "#bare", "#bar", "#dark-bar", "#short-bar"].map((selector) => ({ target: [selector] }));
  const found = await tooFaint(page, nodes);
  assert.deepEqual(found.map((line) => line.split(":")[0]), ["#faint", "#picture", "#clear span", "#bare", "#dark-bar", "#short-bar"]);
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`no letters are faint where axe cannot tell, ${colorScheme}`, async () => {
    const { page, close } = await freshPage(browser, { colorScheme, viewport: { width: 1280, height: 900 } });
    const found = [];
    for (const address of PAGES) {
      await page.goto(at(address));
      found.push(...(await undecided(page)).map((line) => `${address}: ${line}`));
    }
    await page.goto(at("/about"));
    const field = page.getByLabel("Find a name", { exact: true });
    await field.pressSequentially("Ezhov");
    await page.getByRole("option").first().waitFor();
    await field.press("ArrowDown");
    found.push(...(await undecided(page)).map((line) => `open list: ${line}`));
    await close();
    assert.deepEqual(found, []);
  });
}

/** Of the contrasts that axe leaves open those that are too low. */
async function undecided(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ["color-contrast"], resultTypes: ["incomplete"] }));
  return tooFaint(page, found.incomplete.flatMap((rule) => rule.nodes));
}
