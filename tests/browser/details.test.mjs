// What is easily overlooked: slow answers, other windows, paper, forced colours, fingers, links that lead nowhere.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { at, freshPage, startBrowser } from "./harness.mjs";
import { PAGES } from "./pages.mjs";

const QUESTION = "/path?from=torashiro-kawabe&to=joseph-stalin";
let browser;

before(async () => {
  browser = await startBrowser();
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

test("ids are unique, links within a page lead somewhere, headings skip no level, tables and pictures are named", () =>
  on("/", plain, async (page) => {
    for (const address of PAGES) {
      await page.goto(at(address));
      assert.deepEqual(await page.evaluate(faults), [], address);
    }
  }));

/** Runs in the page: what is wrong with its structure, in words. */
function faults() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const found = [];
  const ids = new Map();
  all("[id]").forEach(({ id }) => ids.set(id, (ids.get(id) ?? 0) + 1));
  ids.forEach((count, id) => count > 1 && found.push(`the id ${id} stands ${count} times`));
  all("a[href^='#']").forEach((link) => ids.has(link.hash.slice(1)) || found.push(`a link to nothing: ${link.hash}`));
  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6")) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) {
      found.push(`h${next} after h${level}: ${heading.textContent.trim()}`);
    }
    level = next;
  }
  const isNamed = (field) => field.labels.length > 0 || field.getAttribute("aria-label")?.trim();
  all("input:not([type=hidden]), select").forEach((field) => isNamed(field) || found.push(`no label: ${field.outerHTML}`));
  all("table").forEach((table) => table.caption || found.push(`no caption: ${table.textContent.slice(0, 60)}`));
  all("th").forEach((cell) => cell.scope || found.push(`no scope: ${cell.textContent}`));
  for (const picture of all("figure svg[aria-labelledby]")) {
    if (!picture.querySelector("title")?.textContent.trim() || !picture.querySelector("desc")?.textContent.trim()) {
      found.push("a picture without title or description");
    }
  }
  return found;
}

test("the navigation says where the reader is", () =>
  on("/", plain, async (page) => {
    const links = page.locator("nav[aria-label='Main'] a");
    for (const address of await links.evaluateAll((found) => found.map((link) => link.pathname))) {
      await page.goto(at(address));
      const current = page.locator("nav[aria-label='Main'] a[aria-current='page']");
      assert.deepEqual(await current.evaluateAll((found) => found.map((link) => link.pathname)), [address]);
    }
  }));

test("every citation of a dossier leads to a source", () =>
  on("/entities/nikolai-ezhov", plain, async (page) => {
    const cited = await page.locator("a[href^='/sources/']").evaluateAll((links) => links.map((link) => link.pathname));
    await page.goto(at("/sources"));
    const listed = await page.locator("main a").evaluateAll((links) => links.map((link) => link.pathname));
    assert.ok(cited.length > 0);
    assert.deepEqual([...new Set(cited)].filter((address) => !listed.includes(address)), []);
  }));

for (const leave of ["Tab", "Escape"]) {
  test(`names that come after ${leave} stay away`, () =>
    on("/about", {}, async (page) => {
      let release;
      const released = new Promise((resolve) => (release = resolve));
      const asked = page.waitForRequest("**/api/find?*");
      await page.route("**/api/find?*", async (route) => {
        await released;
        await route.continue().catch(() => {});
      });
      const field = page.getByLabel("Find a name", { exact: true });
      await field.pressSequentially("Ezhov");
      await asked;
      await field.press(leave);
      release();
      await page.waitForTimeout(400);
      assert.equal(await page.getByRole("listbox").count(), 0);
    }));
}

test("a second Escape clears the field", () =>
  on("/path", {}, async (page) => {
    const field = page.getByLabel("From", { exact: true });
    await field.pressSequentially("Stalin");
    await page.getByRole("listbox").waitFor();
    await field.press("Escape");
    assert.equal(await field.inputValue(), "Stalin");
    await field.press("Escape");
    assert.equal(await field.inputValue(), "");
  }));

test("a name in another script says which, for those who hear it", () =>
  on("/about", {}, async (page) => {
    const hit = { entity: { id: "x", kind: "person", name: "Yezhov" }, matched: { name: "Ежов", language: "ru" }, reason: "as typed" };
    await page.route("**/api/find?*", (route) => route.fulfill({ json: { hits: [hit] } }));
    await page.getByLabel("Find a name", { exact: true }).pressSequentially("Ежов");
    const option = page.getByRole("option");
    await option.waitFor();
    assert.equal(await option.locator("[lang='ru']").textContent(), "Ежов");
    assert.match(await option.textContent(), /as typed/u);
  }));

test("addresses leave out what was not filled in, and the fields stay usable", () =>
  on("/path", {}, async (page) => {
    await page.getByLabel("From", { exact: true }).fill("torashiro-kawabe");
    await page.getByLabel("To", { exact: true }).fill("joseph-stalin");
    await page.getByRole("main").getByRole("button", { name: "Ask" }).click();
    await page.waitForURL(`**${QUESTION}`);
    const other = page.context().waitForEvent("page");
    await page.getByRole("main").getByRole("button", { name: "Ask" }).click({ modifiers: ["ControlOrMeta"] });
    await (await other).waitForLoadState();
    assert.equal(await page.locator("form.ask :disabled").count(), 0);
  }));

test("on paper the evidence is open, pictures are whole and the navigation is gone", () =>
  on("/triangles", { viewport: { width: 700, height: 900 } }, async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("nav").filter({ visible: true }).count(), 0);
    const evidence = page.locator(".triangle details:not([open]) > :not(summary)").first();
    assert.ok(await evidence.evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true })));
    await page.goto(at("/entities/nikolai-ezhov"));
    const cut = await page.locator(".sketch").evaluateAll((sketches) => {
      const isCut = (sketch) => sketch.getBoundingClientRect().width > sketch.closest("figure").clientWidth + 1;
      return sketches.filter(isCut).length;
    });
    assert.equal(cut, 0);
  }));

test("the marks of classes are seen in forced colours", () =>
  on("/", { forcedColors: "active" }, async (page) => {
    const marks = page.locator(".class-mark");
    assert.ok((await marks.count()) > 0);
    const unseen = await marks.evaluateAll((found) => {
      const ground = getComputedStyle(document.body).backgroundColor;
      const isSeen = (style) => style.backgroundColor !== ground || parseFloat(style.borderTopWidth) > 0;
      return found.filter((mark) => !isSeen(getComputedStyle(mark, "::before"))).map((mark) => mark.textContent);
    });
    assert.deepEqual(unseen, []);
  }));

test("controls are large enough for a finger", () =>
  on("/", { viewport: { width: 390, height: 900 } }, async (page) => {
    for (const address of ["/", QUESTION, "/triangles"]) {
      await page.goto(at(address));
      await page.locator("details.narrowing").evaluateAll((parts) => parts.forEach((part) => (part.open = true)));
      const controls = page.locator("button, .button, summary, select, input, nav[aria-label='Main'] a");
      const small = await controls.evaluateAll((found) => {
        const target = (element) => (element.type === "checkbox" ? element.closest("label") : element);
        const isSmall = (element) => element.getBoundingClientRect().height < 43.5 && element.checkVisibility();
        return found.map(target).filter(isSmall).map((element) => element.outerHTML.slice(0, 80));
      });
      assert.deepEqual(small, [], address);
    }
  }));
