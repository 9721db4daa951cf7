// The canvas, driven as a reader does it: by mouse, by the legend, the years, the tables, and the browser's Back.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { at, click, freshPage, openTables, place, seen, startBrowser, until } from "./harness.mjs";

const STALIN = "/explore?steps=show:joseph-stalin,expand:joseph-stalin";
let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

async function explorer(address, work, options = {}) {
  const { page, assertFaultless, close } = await freshPage(browser, { viewport: { width: 1440, height: 1000 }, reducedMotion: "reduce", ...options });
  await page.goto(at(address));
  await work(page, await seen(page));
  await assertFaultless(address);
  await close();
}

test("the empty canvas offers a name, routes and the map", async () => {
  const { page, assertFaultless, close } = await freshPage(browser);
  await page.goto(at("/explore"));
  await page.getByRole("combobox", { name: "Begin with" }).fill("Ezhov");
  await page.getByRole("option").first().waitFor();
  await page.getByRole("combobox", { name: "Begin with" }).press("ArrowDown");
  await page.getByRole("combobox", { name: "Begin with" }).press("Enter");
  await page.getByRole("button", { name: "Open the canvas" }).click();
  assert.ok((await seen(page)).entities.includes("nikolai-ezhov"));
  await page.goto(at("/explore"));
  assert.ok((await page.locator(".ways-in a").count()) > 1);
  await page.getByRole("link", { name: "The whole network as a map" }).click();
  assert.ok((await seen(page)).entities.length > 400);
  await assertFaultless("the empty canvas");
  await close();
});

test("pages lead to the canvas", async () => {
  const { page, close } = await freshPage(browser);
  for (const address of ["/find?q=order", "/entities/nikolai-ezhov", "/path?from=torashiro-kawabe&to=joseph-stalin", "/triangles?limit=1", "/around?entity=ogpu"]) {
    await page.goto(at(address));
    await page.getByRole("link", { name: "Open in the explorer" }).first().click();
    assert.ok((await seen(page)).entities.length > 2, address);
  }
  await close();
});

test("a click selects an entity and shows its dossier, a click on a tie its evidence", () =>
  explorer(STALIN, async (page) => {
    await click(page, "joseph-stalin");
    const panel = page.getByRole("complementary", { name: "Evidence" });
    await panel.getByText("Why is this here?").waitFor();
    await panel.getByText("shown by itself", { exact: false }).waitFor();
    await panel.getByText("documented").first().waitFor();
    assert.deepEqual((await seen(page)).selection, ["joseph-stalin"]);
    await openTables(page);
    await page.locator(".explorer-tables").getByRole("button", { name: "attacked" }).or(page.locator("tr[data-target^='relation.'] .row-choice")).first().click();
    await panel.getByText("Source").first().waitFor();
    assert.match((await seen(page)).state.selected.relation, /^r\d+$/);
  }));

test("a double click brings in ties, nobody else moves, and Back takes it back", () =>
  explorer("/explore?steps=show:joseph-stalin|nkvd", async (page, before) => {
    const inPicture = () => page.evaluate(() => document.querySelector("network-explorer").picturePosition("joseph-stalin"));
    const place = await inPicture();
    assert.equal(before.entities.length, 2);
    await click(page, "nkvd");
    await click(page, "nkvd", { clickCount: 2 });
    const grown = await until(page, (now) => now.entities.length > 10);
    assert.deepEqual(grown.entities.slice(0, 2), before.entities);
    assert.deepEqual(await inPicture(), place, "who stood there stands there");
    const canvas = await page.locator(".explorer-canvas").boundingBox();
    for (const id of grown.entities) {
      const { x, y } = await page.evaluate((entity) => document.querySelector("network-explorer").screenPosition(entity), id);
      assert.ok(x > 0 && y > 0 && x < canvas.width && y < canvas.height, `${id} is in sight`);
    }
    await page.goBack();
    await until(page, (now) => now.entities.length === 2);
    await page.goForward();
    await until(page, (now) => now.entities.length === grown.entities.length);
  }));

test("what was put aside can be brought back, and a reload shows the same", () =>
  explorer(STALIN, async (page, before) => {
    await click(page, "joseph-stalin");
    await page.getByRole("button", { name: "Hide", exact: true }).first().click();
    const without = await until(page, (now) => !now.entities.includes("joseph-stalin"));
    assert.equal(without.entities.length, before.entities.length - 1);
    assert.ok(without.relations.length < before.relations.length);
    await page.reload();
    assert.deepEqual((await seen(page)).entities, without.entities);
    await page.getByRole("button", { name: "Show hidden (1)" }).click();
    await until(page, (now) => now.entities.length === before.entities.length);
  }));

test("the legend switches kinds, classes and standings, and counts them", () =>
  explorer(STALIN, async (page, before) => {
    const persons = page.locator("[data-filter='kind.person']");
    const count = Number(await persons.locator(".number").textContent());
    await persons.click();
    const without = await until(page, (now) => now.state.off.includes("kind.person"));
    assert.equal(without.entities.length, before.entities.length - count);
    assert.equal(await page.locator("[data-filter='kind.person']").getAttribute("aria-pressed"), "false");
    await page.goBack();
    await until(page, (now) => now.entities.length === before.entities.length);
  }));

test("the years are brushed without asking the server, and undated ties have their own switch", () =>
  explorer(STALIN, async (page, before) => {
    let asked = 0;
    page.on("request", (request) => (asked += request.url().includes("/api/explore") ? 1 : 0));
    const from = page.getByRole("slider", { name: "From year" });
    const most = Number(await from.getAttribute("max"));
    await from.fill(String(most - 5));
    const late = await until(page, (now) => now.state.years !== null);
    assert.ok(late.relations.length < before.relations.length);
    await page.getByLabel(/undated tie/).uncheck();
    const dated = await until(page, (now) => !now.state.undated);
    assert.ok(dated.relations.length < late.relations.length);
    await page.getByLabel(/only for certain/).check();
    const certain = await until(page, (now) => now.state.reading === "certain");
    assert.ok(certain.relations.length <= dated.relations.length);
    assert.equal(asked, 0);
    await page.getByRole("button", { name: "All years" }).click();
    await until(page, (now) => now.state.years === null);
    await page.getByRole("button", { name: "Play" }).click();
    await page.waitForFunction(() => document.querySelector(".years-words").textContent.match(/^\d{4}$/) !== null);
    await page.getByRole("button", { name: "Stop" }).click();
  }));

test("the tables say what the canvas shows, sort, and share its selection", () =>
  explorer(STALIN, async (page, before) => {
    await openTables(page);
    const [entities, ties] = [page.locator(".explorer-tables table").first(), page.locator(".explorer-tables table").last()];
    assert.equal(await entities.locator("tbody tr").count(), before.entities.length);
    assert.equal(await ties.locator("tbody tr").count(), before.relations.length);
    await entities.getByRole("button", { name: "Entity" }).click();
    assert.equal(await entities.locator("th").first().getAttribute("aria-sort"), "ascending");
    const names = await entities.locator("tbody tr td:first-child").allTextContents();
    assert.deepEqual(names, [...names].sort((one, other) => one.localeCompare(other)));
    await entities.getByRole("button", { name: "Poland" }).first().click();
    assert.deepEqual((await seen(page)).selection, ["poland"]);
    assert.equal(await page.locator("tr[data-selected]").count(), 1);
  }));

test("rectangle and lasso select many, and two selected have a route", () =>
  explorer("/explore?steps=show:torashiro-kawabe|joseph-stalin", async (page) => {
    await page.getByRole("button", { name: "Rectangle" }).click();
    const box = await page.locator(".explorer-canvas").boundingBox();
    await page.mouse.move(box.x + 3, box.y + 3);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    await page.mouse.move(box.x + box.width - 3, box.y + box.height - 3, { steps: 4 });
    await page.mouse.up();
    const selected = await until(page, (now) => now.selection.length === 2);
    assert.deepEqual(selected.selection.sort(), ["joseph-stalin", "torashiro-kawabe"]);
    await page.getByRole("button", { name: "Route between two" }).click();
    const grown = await until(page, (now) => now.entities.length > 2);
    assert.match(grown.state.steps.join(), /route:/);
  }));

test("dragging moves an entity and the address remembers where to", () =>
  explorer("/explore?steps=show:joseph-stalin|nkvd", async (page) => {
    const { x, y } = await place(page, "nkvd");
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 40, { steps: 5 });
    await page.mouse.up();
    await page.waitForFunction(() => location.hash.startsWith("#p=nkvd:"));
    const moved = await place(page, "nkvd");
    assert.ok(Math.hypot(moved.x - x - 60, moved.y - y - 40) < 12, JSON.stringify([x, y, moved]));
    const [, where] = /nkvd:(-?\d+,-?\d+)/.exec(await page.evaluate(() => location.hash));
    await page.reload();
    await seen(page);
    assert.match(await page.evaluate(() => location.hash), new RegExp(where));
  }));

test("a view is taken away as a drawing, a picture and a citation", () =>
  explorer(STALIN, async (page) => {
    await page.getByText("Take this view away").click();
    const saved = async (name) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
      const chunks = [];
      for await (const chunk of await download.createReadStream()) {
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    };
    const drawing = (await saved("Save as SVG")).toString("utf8");
    assert.match(drawing, /^<(\?xml|svg)/);
    assert.match(drawing, /Joseph Stalin/);
    const valid = await page.evaluate((text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror") === null, drawing);
    assert.ok(valid, "the drawing is well-formed");
    assert.equal((await saved("Save as PNG")).subarray(1, 4).toString("latin1"), "PNG");
    await page.getByRole("button", { name: "Cite this view" }).click();
    assert.match(await page.locator(".citation-text").textContent(), /Around Joseph Stalin.*data version.*Accessed \d{4}-\d\d-\d\d.*\/explore\?steps=/s);
    assert.match((await saved("Save as BibTeX")).toString("utf8"), /^@misc\{prosopograph-/);
    assert.equal(JSON.parse((await saved("Save as CSL-JSON")).toString("utf8"))[0].title, "Around Joseph Stalin");
    assert.match((await saved("Save as RIS")).toString("utf8"), /^TY {2}- ELEC\r\n/);
  }));

test("a limit is said aloud, and the menu offers types with their counts", () =>
  explorer(STALIN, async (page) => {
    assert.match(await page.locator(".explorer-limits").textContent(), /30 of \d+ .*shown/);
    await click(page, "joseph-stalin", { button: "right" });
    await page.getByRole("menuitem", { name: "Bring in by type …" }).click();
    const types = page.getByRole("menuitem");
    await types.filter({ hasText: /\(\d+\)/ }).first().waitFor();
    await types.first().click();
    await until(page, (now) => /expand:joseph-stalin:[a-z_]+$/.test(now.state.steps.join()));
  }));

test("the frame for other pages shows the canvas without the rest", () =>
  explorer("/embed?steps=show:joseph-stalin,expand:joseph-stalin", async (page) => {
    assert.equal(await page.getByRole("banner").isVisible(), false);
    assert.ok(await page.locator(".explorer-canvas").isVisible());
  }));

test("without WebGL a sentence says so and the tables stay", async () => {
  const plain = await startBrowser({ webgl: false });
  const { page, assertFaultless, close } = await freshPage(plain);
  await page.goto(at(STALIN));
  await page.getByText("no WebGL", { exact: false }).waitFor();
  assert.equal(await page.locator("table.gathered tbody tr").count(), 31);
  await assertFaultless("without WebGL");
  await close();
  await plain.close();
});
