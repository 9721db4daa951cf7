// Colour, size and width by anything: chosen under the canvas, kept in the address, told by letters too, filtered by the legend.

import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import process from "node:process";
import { after, before, test } from "node:test";
import { AXE, EVERYTHING, violations } from "./axe.mjs";
import { at, explored, freshPage, seen, startBrowser, until } from "./harness.mjs";

const ROUND_STALIN = "/explore?steps=show:joseph-stalin,expand:joseph-stalin";
const { UPLOADS } = process.env;
let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const list = (page, parameter) => page.locator(`select[data-paint="${parameter}"]`);
const switches = (page, filter) => page.locator(`[data-filter^="${filter}."]`);

/** Waits until the legend has so many groups of a paint. */
const groups = (page, filter, least, most = Infinity) =>
  page.waitForFunction(([name, [low, high]]) => {
    const { length } = document.querySelectorAll(`[data-filter^="${name}."]`);
    return length >= low && length <= high;
  }, [filter, [least, Number.isFinite(most) ? most : 1000]]);

test("entities are coloured by community, the address keeps it, and the legend filters with mouse and keyboard", async () => {
  await explored(browser, ROUND_STALIN, async (page, first) => {
    await list(page, "colour").selectOption("community");
    await groups(page, "colour", 2);
    assert.match(page.url(), /[?&]colour=community/);
    const letters = await switches(page, "colour").locator("b").allTextContents();
    assert.equal(letters[0], "A", "a letter stands beside the colour");
    assert.equal(new Set(letters).size, letters.length, "no two groups have one letter");
    const control = switches(page, "colour").first();
    const count = Number(await control.locator(".number").textContent());
    await control.click();
    await until(page, (now) => now.entities.length < first.entities.length);
    assert.equal((await seen(page)).entities.length, first.entities.length - count);
    await page.keyboard.press("Space");
    await until(page, (now) => now.entities.length === first.entities.length);
    await page.reload();
    await seen(page);
    assert.equal(await list(page, "colour").inputValue(), "community");
    await list(page, "colour").selectOption("kind");
    await groups(page, "colour", 0, 0);
    assert.doesNotMatch(page.url(), /colour=/, "the usual is not written");
  });
});

test("ties are coloured by status and by type, and are wider with more claims", async () => {
  await explored(browser, ROUND_STALIN, async (page) => {
    for (const word of ["status", "type"]) {
      await list(page, "tie_colour").selectOption(word);
      await page.waitForURL((url) => url.searchParams.get("tie_colour") === word);
      await groups(page, "tie-colour", 2);
    }
    await list(page, "width").selectOption("claims");
    await page.waitForURL((url) => url.searchParams.get("width") === "claims");
    await list(page, "size").selectOption("weight");
    await page.waitForURL((url) => url.searchParams.get("size") === "weight");
    await list(page, "size").focus();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-paint")), "size");
    const response = await page.request.get(at(`/api/explore${new URL(page.url()).search}`));
    const widths = (await response.json()).relations.map(({ width }) => width);
    assert.ok(Math.max(...widths) > Math.min(...widths));
  });
});

test("every colouring is free of violations, light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, assertFaultless, close } = await freshPage(browser, { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", colorScheme });
    for (const paint of ["colour=community&tie_colour=type", "colour=ties&tie_colour=status&width=claims", "colour=column:name_note&size=weight"]) {
      await page.goto(at(`${ROUND_STALIN}&${paint}`));
      await seen(page);
      await page.evaluate(AXE);
      assert.deepEqual(await violations(page, EVERYTHING), [], `${paint}, ${colorScheme}`);
    }
    await assertFaultless("colourings");
    await close();
  }
});

test("without scripts the page draws the picture in the same colours, and a form paints it", async () => {
  const { page, assertFaultless, close } = await freshPage(browser, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  await page.goto(at(`${ROUND_STALIN}&colour=community`));
  const picture = page.locator(".explorer-picture > .narrow > svg");
  assert.equal(await picture.locator("a").count(), 31);
  assert.match((await page.locator(".picture-legend b").allTextContents()).join(""), /^AB/);
  const fill = await picture.locator("circle.in-light").first().getAttribute("fill");
  assert.match(fill, /^#[0-9a-f]{6}$/);
  await page.locator('form.looks select[name="colour"]').selectOption("ties");
  await page.getByRole("button", { name: "Paint" }).click();
  assert.match(page.url(), /colour=ties/);
  assert.match(page.url(), /steps=/);
  assert.equal((await page.locator(".picture-legend b").allTextContents())[0], "1");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `${wide} pixels wide`);
  await assertFaultless("a picture without scripts");
  await close();
});

test("the file that is drawn has the colours of the canvas", async () => {
  const query = `${ROUND_STALIN}&colour=community`;
  const { page, close } = await freshPage(browser);
  const painting = await (await page.request.get(at(`/api${query}`))).json();
  const of = encodeURIComponent(query);
  const svg = await (await page.request.get(at(`/api/export/svg?of=${of}`))).text();
  for (const { light, letter, label } of painting.painting.entity_groups.slice(0, 2)) {
    assert.ok(svg.includes(`fill="${light}"`), `${label} has its colour`);
    assert.ok(svg.includes(`>${letter} `), `${label} has its letter in the legend`);
  }
  await close();
});

test("a view that is saved says what its colours, letters and lines mean", async () => {
  const { page, assertFaultless, close } = await freshPage(browser);
  await page.goto(at(`${ROUND_STALIN}&colour=community`));
  await seen(page);
  await page.getByText("Take this view away").click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as SVG" }).click()]);
  const drawn = readFileSync(await file.path(), "utf8");
  const [, legend] = /<g id="legend">([\s\S]*)<\/svg>/u.exec(drawn);
  const groups = await page.evaluate(() => document.querySelector("network-explorer").view.painting.entity_groups.map(({ letter, label }) => `${letter} ${label}`));
  const names = (await page.locator(".legend-switch[data-filter^='class.']").allTextContents()).map((text) => text.replace(/[\d,]+\s*$/u, "").trim());
  for (const words of [groups[0], groups[1], ...names, "charged", "so many ties between two"]) {
    assert.ok(legend.includes(`>${words}</text>`), `${words} in the legend`);
  }
  await assertFaultless("saving a view");
  await close();
});

test("what Gephi drew is drawn as Gephi drew it", async () => {
  const node = (id, colour, size, x, y) =>
    `<node id="${id}" label="N${id}"><viz:color r="${colour[0]}" g="${colour[1]}" b="${colour[2]}"/><viz:size value="${size}"/><viz:position x="${x}" y="${y}"/></node>`;
  const file = `<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2"><graph defaultedgetype="undirected"><nodes>${node(1, [245, 91, 91], 10, 0, 0)}${node(2, [245, 91, 91], 10, 100, 0)}${node(3, [20, 40, 200], 30, 0, 100)}</nodes><edges><edge id="a" source="1" target="2"/><edge id="b" source="1" target="3"/></edges></graph></gexf>`;
  const { page, close } = await freshPage(browser, { home: UPLOADS });
  await page.goto(`${UPLOADS}/open`);
  await page.locator("#own-files").setInputFiles({ name: "gephi.gexf", mimeType: "application/xml", buffer: Buffer.from(file) });
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.locator(".taken").waitFor();
  await page.goto(`${UPLOADS}/explore?steps=all`);
  await seen(page);
  assert.equal(await list(page, "colour").inputValue(), "file");
  assert.equal(await list(page, "size").inputValue(), "file");
  const places = await page.evaluate(() => [1, 2, 3].map((id) => document.querySelector("network-explorer").screenPosition(String(id))));
  assert.ok(Math.abs(places[0].y - places[1].y) < 1 && places[1].x > places[0].x, "side by side");
  assert.ok(Math.abs(places[0].x - places[2].x) < 1 && places[2].y < places[0].y, "files count upwards");
  await page.goto(`${UPLOADS}/`);
  await page.getByRole("button", { name: /Back to the network/u }).click();
  await close();
});
