// The years by keyboard alone: sliders, switches, playing, and what a reader of the screen hears of it.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { explored, openTables, seen, startBrowser, until } from "./harness.mjs";

const STALIN = "/explore?steps=show:joseph-stalin,expand:joseph-stalin";
let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const explorer = (work, options = {}) => explored(browser, STALIN, async (page, before) => (await openTables(page), work(page, before)), options);
/** How many ties the table says are seen. */
const counted = (page) => page.locator(".explorer-tables caption").last().textContent();
const words = (page) => page.locator(".years").getByRole("status").textContent();
const year = async (page, end) => Number(await page.getByRole("slider", { name: `${end} year` }).inputValue());

test("arrows move both ends, the words of the years are said, the tables count anew", () =>
  explorer(async (page, { relations }) => {
    const [first, last] = [await year(page, "From"), await year(page, "To")];
    assert.equal(await words(page), `${first} to ${last}: all years`);
    await page.getByRole("slider", { name: "From year" }).press("ArrowRight");
    await until(page, ({ state }) => state.years?.[0] === first + 1);
    assert.equal(await words(page), `${first + 1} to ${last}`);
    // Three years more, and the war of 1904 to 1905 is over.
    for (let press = 0; press < 3; press += 1) {
      await page.getByRole("slider", { name: "From year" }).press("ArrowRight");
    }
    await page.getByRole("slider", { name: "To year" }).press("ArrowLeft");
    const brushed = await until(page, ({ state }) => state.years?.[1] === last - 1);
    assert.deepEqual(brushed.state.years, [first + 4, last - 1]);
    assert.equal(await words(page), `${first + 4} to ${last - 1}`);
    assert.ok(brushed.relations.length < relations.length, "what ended before is gone");
    assert.equal(await counted(page), `${brushed.relations.length} ties seen among them`);
    assert.match(page.url(), new RegExp(`years=${first + 4}-${last - 1}`));
    await page.getByRole("slider", { name: "From year" }).press("End");
    const one = await until(page, ({ state }) => state.years?.[0] === last - 1 && state.years[1] === last);
    assert.ok(one.relations.length < brushed.relations.length, "the ends may cross: the years between them count");
  }));

test("every year but the chosen ones is drawn pale", () =>
  explorer(async (page) => {
    const slider = page.getByRole("slider", { name: "From year" });
    const first = await year(page, "From");
    await slider.press("ArrowRight");
    await slider.press("ArrowRight");
    await until(page, ({ state }) => state.years?.[0] === first + 2);
    const pale = await page.locator(".years-bar.outside").evaluateAll((bars) => bars.map((bar) => Number(bar.dataset.year)));
    assert.deepEqual(pale, [first, first + 1]);
  }));

test("undated ties are switched by the space bar, counted, and kept in the address", () =>
  explorer(async (page, before) => {
    const box = page.getByRole("checkbox", { name: /undated ties? too/ });
    const undated = Number(/\d+/.exec(await page.locator("label").filter({ has: box }).textContent())[0]);
    await box.press("Space");
    const dated = await until(page, ({ state }) => !state.undated);
    assert.equal(before.relations.length - dated.relations.length, undated);
    assert.equal(await counted(page), `${dated.relations.length} ties seen among them`);
    assert.equal(await page.evaluate(() => document.activeElement.type), "checkbox", "the switch keeps the focus");
    await page.reload();
    assert.deepEqual((await seen(page)).relations, dated.relations);
    assert.equal(await box.isChecked(), false);
    await box.press("Space");
    await until(page, ({ relations }) => relations.length === before.relations.length);
  }));

test("Back takes a brushed year back, the sliders with it", () =>
  explorer(async (page, { relations }) => {
    const first = await year(page, "From");
    await page.getByRole("slider", { name: "From year" }).press("ArrowRight");
    await until(page, ({ state }) => state.years !== null);
    await page.goBack();
    const again = await until(page, ({ state }) => state.years === null);
    assert.deepEqual(again.relations, relations);
    assert.equal(await year(page, "From"), first);
    assert.match(await words(page), /all years/);
  }));

test("the years are played and stopped by keyboard; the year that is reached is kept", () =>
  explorer(async (page, before) => {
    const first = await year(page, "From");
    await page.getByRole("button", { name: "Play" }).press("Enter");
    const player = page.getByRole("button", { name: "Stop" });
    await player.waitFor();
    await page.waitForFunction((begin) => Number(document.querySelector(".years-words").textContent) > begin, first);
    await page.waitForFunction((all) => document.querySelector("network-explorer").snapshot.relations.length < all, before.relations.length);
    assert.equal((await seen(page)).state.years, null, "what is played is not kept");
    await player.press("Space");
    const kept = await until(page, ({ state }) => state.years !== null);
    assert.equal(kept.state.years[0], kept.state.years[1]);
    assert.equal(await words(page), String(kept.state.years[0]));
    assert.match(page.url(), new RegExp(`years=${kept.state.years.join("-")}`));
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "▶ Play", "the button keeps the focus");
    await page.getByRole("button", { name: "All years" }).press("Enter");
    const all = await until(page, ({ state }) => state.years === null);
    assert.deepEqual(all.relations, before.relations);
  }));
