// The dossier of an entity: two screens at most, one table in groups, a form that filters and sorts, with and without scripts.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { AXE, EVERYTHING, overflow, violations } from "./axe.mjs";
import { at, freshPage, startBrowser } from "./harness.mjs";

const SHORT = "/entities/nikolai-ezhov";
const LONG = "/entities/nkvd";
const PAIR = "/claims?between=poland,soviet-union";
let browser;

before(async () => {
  browser = await startBrowser({ webgl: false });
});
after(() => browser?.close());

/** Opens a page, works in it and fails if anything went wrong meanwhile. */
async function on(address, options, work) {
  const { page, assertFaultless, close } = await freshPage(browser, options);
  await page.goto(at(address));
  await work(page);
  await assertFaultless(address);
  await close();
}

const plain = { javaScriptEnabled: false };

test("a dossier of eleven ties takes two screens, with facts, strip and picture side by side", () =>
  on(SHORT, { viewport: { width: 1440, height: 900 } }, async (page) => {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(height <= 1800, `the page is ${height} px high`);
    const [facts, strip, picture] = await Promise.all([".facts", ".strip", ".picture"].map((part) => page.locator(part).first().boundingBox()));
    assert.ok(picture.x > facts.x + facts.width - 1 && picture.y < strip.y + strip.height, "the picture stands beside facts and strip");
    assert.ok(strip.y + strip.height < 900, "the strip is on the first screen");
  }));

test("groups of more than ten ties are folded, and open by mouse and keyboard", () =>
  on(LONG, plain, async (page) => {
    const open = await page.locator(".ties > tbody").evaluateAll((groups) => groups.map((group) => group.querySelectorAll(":scope > tr[id]").length));
    assert.ok(Math.max(...open) <= 10, `${open}`);
    const folded = page.locator("tr.further-ties details");
    assert.ok((await folded.count()) > 0);
    const first = folded.first();
    await first.locator("summary").click();
    assert.ok(await first.locator("tr[id]").first().isVisible());
    await first.locator("summary").focus();
    await page.keyboard.press("Enter");
    assert.ok(!(await first.locator("tr[id]").first().isVisible()));
  }));

for (const [how, options] of Object.entries({ "with scripts": {}, "without scripts": plain })) {
  test(`the form filters and sorts ${how}, and the address keeps it`, () =>
    on(SHORT, options, async (page) => {
      const all = await page.locator(".ties tr[id]").count();
      await page.getByLabel("Only ties that say").fill("order");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/entities/nikolai-ezhov?*holding=order*");
      const some = await page.locator(".ties tr[id]").allTextContents();
      assert.ok(some.length > 0 && some.length < all, `${some.length} of ${all}`);
      assert.ok(some.every((row) => /order/iu.test(row)), `${some}`);
      await page.goto(at(SHORT));
      await page.getByLabel("Sorted by").selectOption("name");
      await page.getByLabel("Grouped by").selectOption("none");
      await page.locator(".tie-form button").click();
      await page.waitForURL("**sort=name*");
      const names = await page.locator(".ties .tie > .entity").allTextContents();
      assert.equal(names.length, all);
      const lower = names.map((name) => name.trim().toLowerCase());
      assert.deepEqual(lower, [...lower].sort());
    }));
}

test("the words of the source are left out where they say the same as the date", () =>
  on(SHORT, plain, async (page) => {
    const rows = await page.locator(".ties td.when:has(q)").evaluateAll((cells) => cells.map((cell) => [".date", "q"].map((part) => cell.querySelector(part).textContent)));
    assert.ok(rows.length > 0, "some dates stand in the source's own words");
    const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu).sort().join(" ");
    for (const [date, said] of rows) {
      assert.notEqual(words(date), words(said));
    }
  }));

test("a pair is summed up with a histogram before it is listed; each bar opens its claims", () =>
  on(PAIR, plain, async (page) => {
    assert.match(await page.locator(".summary").textContent(), /\d+ claims of \d+ types?/u);
    const bar = page.locator(".histogram a").first();
    await bar.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**during=*");
    assert.ok((await page.locator("table.relations tbody tr").count()) > 0);
  }));

test("each claim of a list is a sentence whose verb opens the claim", () =>
  on("/claims?types=arrested", plain, async (page) => {
    const verb = page.locator("table.relations tbody a.verb").first();
    assert.equal((await verb.textContent()).trim(), "arrested");
    await verb.click();
    await page.waitForURL("**/relations/*");
    assert.match(await page.locator("article.claim .sentence").first().textContent(), /arrested/u);
  }));

test("what narrows a list stands beside it, and below it where there is no room", () =>
  on("/claims?types=arrested", plain, async (page) => {
    const boxes = async () => [await page.locator(".list-body").boundingBox(), await page.locator(".facets").boundingBox()];
    await page.setViewportSize({ width: 1440, height: 900 });
    let [list, narrowing] = await boxes();
    assert.ok(narrowing.x + narrowing.width <= list.x && Math.abs(narrowing.y - list.y) < 40);
    await page.setViewportSize({ width: 390, height: 844 });
    [list, narrowing] = await boxes();
    assert.ok(narrowing.y >= list.y + list.height);
    await page.getByRole("link", { name: "Narrow the claims" }).click();
    const top = async () => (await page.locator(".facets").boundingBox()).y;
    for (let look = 0; look < 100 && (await top()) >= 844; look += 1) {
      await page.waitForTimeout(50);
    }
    assert.ok((await top()) < 844);
  }));

for (const colorScheme of ["light", "dark"]) {
  test(`dossiers and summaries are accessible and never too wide (${colorScheme})`, () =>
    on(SHORT, { colorScheme, reducedMotion: "reduce" }, async (page) => {
      for (const address of [SHORT, LONG, PAIR]) {
        for (const width of [320, 390, 768, 1440, 1920]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto(at(address));
          await page.locator("details").evaluateAll((parts) => parts.forEach((part) => (part.open = true)));
          assert.equal(await overflow(page), null, `${address} at ${width}`);
          if (width === 390 || width === 1440) {
            await page.evaluate(AXE);
            assert.deepEqual(await violations(page, EVERYTHING), [], `${address} at ${width}`);
          }
        }
      }
    }));
}
