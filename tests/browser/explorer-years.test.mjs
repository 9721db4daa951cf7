// The years by keyboard alone: sliders, switches, playing, and what a reader of the screen hears of it.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { at, explored, openTables, seen, startBrowser, until } from "./harness.mjs";

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

test("bars and undated ties follow what is switched off, whatever years are chosen", () =>
  explorer(async (page, { relations }) => {
    const undated = () => page.locator(".years-options label").filter({ hasText: "undated" }).textContent();
    const heights = () => page.locator(".years-bar").evaluateAll((bars) => bars.map(({ dataset }) => Number(dataset.possible)));
    const [before, all] = [await heights(), Number.parseInt((await undated()).trim(), 10)];
    await page.locator('[data-filter="kind.country"]').click();
    const fewer = await until(page, (now) => now.relations.length < relations.length);
    const after = await heights();
    assert.equal(after.length, before.length, "the axis stays");
    assert.ok(after.every((amount, place) => amount <= before[place]) && after.some((amount, place) => amount < before[place]), `${before} and ${after}`);
    const left = await page.evaluate((ids) => document.querySelector("network-explorer").view.relations.filter(({ id, bounds }) => ids.includes(id) && bounds === undefined).length, fewer.relations);
    assert.equal(Number.parseInt((await undated()).trim(), 10), left);
    assert.ok(left < all, `${left} of ${all}`);
    await page.getByRole("slider", { name: "From year" }).press("End");
    await until(page, ({ state }) => state.years !== null);
    assert.deepEqual(await heights(), after, "what is chosen of them does not change them");
  }));

test("each bar is how many ties held in a year, certainly and possibly, as the counts have it", () =>
  explored(browser, "/explore?steps=all", async (page) => {
    const counts = await (await page.request.get(at("/api/counts?by=year&limit=1000"))).json();
    const bars = await page.locator(".years-bar").evaluateAll((all) => all.map(({ dataset }) => [dataset.year, dataset.certain, dataset.possible].map(Number)));
    const rows = counts.rows.map(({ key, total: { figure } }) => [Number(key.value), figure.certain, figure.possible]);
    assert.ok(rows.length > 50);
    assert.deepEqual(bars.filter(([, , possible]) => possible > 0), rows);
    const figure = page.locator(".years-figure");
    assert.match(await figure.textContent(), new RegExp(`; ${counts.undated} undated`, "u"));
    const [year, certain, possible] = rows.find(([when, least, most]) => when > 1920 && least > 0 && least < most);
    await page.locator(`.years-bar[data-year="${year}"]`).hover({ force: true });
    assert.equal(await figure.textContent(), `${year}: certainly ${certain}, possibly ${possible}`);
    const slider = page.getByRole("slider", { name: "From year" });
    await slider.press("ArrowRight");
    const [second, least, most] = rows[1];
    assert.equal(await slider.getAttribute("aria-valuetext"), `${second}: certainly ${least}, possibly ${most}`);
    assert.equal(await figure.textContent(), await slider.getAttribute("aria-valuetext"));
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

test("the panel lists what the years and the legend let through, with all of it one press away", () =>
  explored(browser, `${STALIN}&selected=entity.joseph-stalin`, async (page) => {
    const rows = page.locator(".panel-content tr[data-claim]");
    const numbers = () => page.locator(".panel-content .tie-group:visible .number").allTextContents();
    await rows.first().waitFor();
    const all = await rows.count();
    const whole = await numbers();
    assert.equal(await page.locator(".panel-content tr[data-claim]:not([hidden])").count(), all, "nothing is filtered yet");
    assert.equal(await page.locator(".panel-narrowed").isVisible(), false);
    await page.goto(at(`${STALIN}&selected=entity.joseph-stalin&years=1937-1940&off=class.structure`));
    await rows.first().waitFor();
    const { relations } = await seen(page);
    await page.locator(".panel-narrowed").waitFor();
    assert.equal(await page.locator(".panel-content tr[data-claim]:not([hidden]):visible").count(), await page.locator(".panel-content tr[data-claim]:not([hidden])").count(), "none of them is folded");
    const listed = await page.locator(".panel-content tr[data-claim]:visible").evaluateAll((some) => some.map((row) => row.dataset.claim));
    assert.ok(listed.length > 0 && listed.length < all, `${listed.length} of ${all}`);
    assert.deepEqual(listed.filter((claim) => !relations.includes(claim)), [], "only what is seen");
    assert.match(await page.locator(".panel-seen").first().textContent(), new RegExp(`^${listed.length} of `, "u"));
    assert.match(await page.locator(".relations-heading").textContent(), new RegExp(`^\\s*${listed.length} of ${all} relations`, "u"));
    const parts = (await numbers()).map((words) => Number(/^\s*(\d+) of /u.exec(words)[1]));
    assert.equal(parts.reduce((sum, part) => sum + part, 0), listed.length);
    await page.getByRole("button", { name: "Show all" }).click();
    assert.equal(await page.locator(".panel-content tr[data-claim]:not([hidden])").count(), all);
    assert.deepEqual(await numbers(), whole);
    await page.getByRole("button", { name: "Only what is seen" }).press("Enter");
    assert.equal(await page.locator(".panel-content tr[data-claim]:not([hidden])").count(), listed.length);
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
