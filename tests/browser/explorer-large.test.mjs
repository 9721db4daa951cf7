// Large networks: communities as bubbles that open in place, with mouse, keyboard and without scripts; work is counted, not timed.

import { strict as assert } from "node:assert";
import process from "node:process";
import { after, before, test } from "node:test";
import { AXE, EVERYTHING, violations } from "./axe.mjs";
import { freshPage, seen, startBrowser, until } from "./harness.mjs";

const { UPLOADS } = process.env;
const PEOPLE = 160;
const TIES = 1_600;
let browser;

/** Eight circles of twenty who write to each other, and now and then to another circle; no chance, so that it is always the same. */
function letters() {
  const rows = ["Sender,Recipient,Year"];
  for (let number = 0; number < TIES; number += 1) {
    const from = number % PEOPLE;
    const circle = Math.floor(from / 20);
    const step = 1 + ((number * 7 + Math.floor(number / PEOPLE) * 13) % 19);
    const isFar = number % 23 === 0;
    const to = isFar ? (from + 20 * (1 + (number % 7))) % PEOPLE : circle * 20 + ((from + step) % 20);
    rows.push(`Person ${from},Person ${to},${1900 + (number % 20)}`);
  }
  return { name: "many.csv", mimeType: "text/csv", buffer: Buffer.from(`${rows.join("\n")}\n`) };
}

before(async () => {
  browser = await startBrowser();
  const { page, close } = await freshPage(browser, { home: UPLOADS });
  await page.goto(`${UPLOADS}/open`);
  await page.locator("#own-files").setInputFiles(letters());
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.locator(".taken").waitFor();
  await close();
});
after(async () => {
  const { page, close } = await freshPage(browser, { home: UPLOADS });
  await page.goto(`${UPLOADS}/`);
  await page.getByRole("button", { name: /Back to the network/u }).click();
  await close();
  await browser?.close();
});

async function opened(address, work, options = {}) {
  const { page, assertFaultless, close } = await freshPage(browser, { home: UPLOADS, viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  await page.goto(`${UPLOADS}${address}`);
  await work(page);
  await assertFaultless(address);
  await close();
}

const isBubble = (id) => id.startsWith("bubble--");

test("the whole network opens as communities, and a click brings the members of one instead", () =>
  opened("/explore?steps=all", async (page) => {
    const first = await seen(page);
    assert.ok(first.entities.length >= 4 && first.entities.length <= 41 && first.entities.every(isBubble), `${first.entities.length} bubbles`);
    const answer = await (await page.request.get(`${UPLOADS}/api/explore?steps=all`)).json();
    const sum = answer.bubble_ties.reduce((all, { claims }) => all + claims, 0);
    assert.equal(sum, TIES, "no tie is lost");
    await page.evaluate(() => document.querySelector(".explorer-stage").scrollIntoView({ block: "center" }));
    const [bubble] = first.entities;
    const spot = await page.evaluate((id) => {
      const { x, y } = document.querySelector("network-explorer").screenPosition(id);
      const box = document.querySelector(".explorer-canvas").getBoundingClientRect();
      return { x: box.x + x, y: box.y + y };
    }, bubble);
    await page.mouse.click(spot.x, spot.y);
    const after = await until(page, (now) => now.entities.some((id) => !isBubble(id)));
    assert.equal(after.entities.filter(isBubble).length, first.entities.length - 1, "the others stay");
    assert.equal(after.entities.filter((id) => !isBubble(id)).length, answer.bubbles[0].size);
    assert.match(page.url(), /open:/);
    await page.goBack();
    await until(page, (now) => now.entities.every(isBubble));
  }));

test("with the keyboard a community is selected, told about, and opened", () =>
  opened("/explore?steps=all", async (page) => {
    await seen(page);
    await page.locator(".explorer-canvas").focus();
    await page.keyboard.press("Home");
    await until(page, (now) => now.selection.length === 1);
    await page.getByText("A community of the network").first().waitFor();
    await page.keyboard.press("Enter");
    await until(page, (now) => now.entities.some((id) => !isBubble(id)));
  }));

test("years and the legend filter what the lines add up", () =>
  opened("/explore?steps=all&years=1900-1900", async (page) => {
    assert.equal((await seen(page)).claims, TIES / 20, "a twentieth is of one year");
    await page.locator('[data-filter^="status."]').first().click();
    await until(page, (now) => now.claims === 0);
  }));

test("everybody by themselves can be asked for", () =>
  opened("/explore?steps=all:all", async (page) => {
    assert.equal((await seen(page)).entities.length, PEOPLE);
  }));

test("a canvas of communities has no violations, light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    await opened(
      "/explore?steps=all",
      async (page) => {
        await seen(page);
        await page.evaluate(AXE);
        assert.deepEqual(await violations(page, EVERYTHING), []);
      },
      { colorScheme },
    );
  }
});

test("without scripts the page draws the bubbles, and a link opens one", () =>
  opened(
    "/explore?steps=all",
    async (page) => {
      const bubbles = page.locator(".explorer-picture circle.bubble");
      const count = await bubbles.count();
      assert.ok(count >= 4, `${count} bubbles`);
      assert.ok((await page.locator(".picture-sums text").count()) > 0, "the sums are written");
      await page.locator(".explorer-picture a").first().focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/open:/);
      assert.equal(await page.locator(".explorer-picture circle.bubble").count(), count - 1);
      assert.ok((await page.locator(".explorer-picture circle.by-kind").count()) >= 10);
    },
    { javaScriptEnabled: false },
  ));

test("no page of a large network is above 500 kB", () =>
  opened("/", async (page) => {
    for (const address of ["/explore?steps=all", "/explore?steps=all:all"]) {
      const { length } = await (await page.request.get(`${UPLOADS}${address}`)).body();
      assert.ok(length < 500_000, `${address}: ${length} bytes`);
    }
  }));
