// The name field: a combobox by hand, by keys and by mouse, that never turns text into markup.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { at, freshPage, startBrowser } from "./harness.mjs";

let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** Opens a page, works in it and fails if anything went wrong meanwhile. */
async function on(address, work) {
  const { page, assertFaultless, close } = await freshPage(browser);
  await page.goto(at(address));
  await work(page);
  await assertFaultless(address);
  await close();
}

test("typing shows options, arrows choose one, Enter opens it", () =>
  on("/", async (page) => {
    const field = page.getByLabel("Find a name", { exact: true });
    assert.equal(await field.getAttribute("role"), "combobox");
    assert.equal(await field.getAttribute("aria-expanded"), "false");
    await field.pressSequentially("Ezhov");
    const list = page.getByRole("listbox");
    await list.waitFor();
    assert.equal(await field.getAttribute("aria-expanded"), "true");
    assert.equal(await field.getAttribute("aria-controls"), await list.getAttribute("id"));
    const options = list.getByRole("option");
    assert.match(await options.first().textContent(), /Nikolai Yezhov/u);
    assert.equal(await list.locator("[aria-selected=true]").count(), 0);
    await field.press("ArrowDown");
    assert.equal(await field.getAttribute("aria-activedescendant"), await options.first().getAttribute("id"));
    assert.equal(await options.first().getAttribute("aria-selected"), "true");
    assert.ok(await field.evaluate((element) => document.activeElement === element), "the focus stays in the field");
    await field.press("Enter");
    await page.waitForURL("**/entities/nikolai-ezhov");
  }));

test("arrows go round", () =>
  on("/find", async (page) => {
    const field = page.getByLabel(/A name or a part/u);
    await field.pressSequentially("nik");
    const options = page.getByRole("option");
    await options.first().waitFor();
    const count = await options.count();
    assert.ok(count > 2);
    await field.press("ArrowDown");
    await field.press("ArrowUp");
    assert.equal(await options.last().getAttribute("aria-selected"), "true");
    await field.press("ArrowDown");
    assert.equal(await options.first().getAttribute("aria-selected"), "true");
    assert.equal(await page.locator("[role=option][aria-selected=true]").count(), 1);
  }));

test("Escape closes the list and leaves what was typed", () =>
  on("/", async (page) => {
    const field = page.getByLabel("Find a name", { exact: true });
    await field.pressSequentially("Stalin");
    await page.getByRole("listbox").waitFor();
    await field.press("Escape");
    await page.getByRole("listbox").waitFor({ state: "hidden" });
    assert.equal(await field.getAttribute("aria-expanded"), "false");
    assert.equal(await field.inputValue(), "Stalin");
    assert.equal(await field.getAttribute("aria-activedescendant"), null);
  }));

test("Enter without a choice searches for what was typed", () =>
  on("/", async (page) => {
    const field = page.getByLabel("Find a name", { exact: true });
    await field.pressSequentially("Ezhov");
    await page.getByRole("listbox").waitFor();
    await field.press("Enter");
    await page.waitForURL("**/find?q=Ezhov");
  }));

test("a click on an option opens it", () =>
  on("/", async (page) => {
    await page.getByLabel("Find a name", { exact: true }).pressSequentially("Ежов");
    await page.getByRole("option", { name: /Nikolai Yezhov/u }).first().click();
    await page.waitForURL("**/entities/nikolai-ezhov");
  }));

test("on the path form a choice fills its field with the name, and the question is answered", () =>
  on("/path", async (page) => {
    const from = page.getByLabel("From", { exact: true });
    await from.pressSequentially("Kawabe");
    const option = page.getByRole("option", { name: /Kawabe/u }).first();
    await option.waitFor();
    assert.match(await option.textContent(), /person · (.* · )?\d+ claims?/u, "kind, years and claims are shown");
    await from.press("ArrowDown");
    await from.press("Enter");
    assert.match(page.url(), /\/path$/u);
    assert.equal(await from.inputValue(), "Torashirō Kawabe");
    await page.getByRole("listbox").waitFor({ state: "hidden" });
    const to = page.getByLabel("To", { exact: true });
    await to.pressSequentially("Stalin");
    await page.getByRole("option", { name: /Joseph Stalin/u }).first().click();
    assert.equal(await to.inputValue(), "Joseph Stalin");
    await page.getByRole("main").getByRole("button", { name: "Ask" }).click();
    await page.waitForURL(({ searchParams }) => searchParams.get("from") === "Torashirō Kawabe" && searchParams.get("to") === "Joseph Stalin");
    assert.equal(await page.getByText("was taken for").count(), 0);
    const cited = page.getByRole("link", { name: "Link to this answer" });
    assert.equal(await cited.getAttribute("href"), "/path?from=torashiro-kawabe&to=joseph-stalin");
    assert.equal(await page.getByLabel("From", { exact: true }).inputValue(), "Torashirō Kawabe");
    assert.match(await page.getByRole("heading", { level: 1 }).textContent(), /Joseph Stalin/u);
  }));

test("a name that holds markup is shown as text", () =>
  on("/", async (page) => {
    const name = "<img src=x onerror='window.pwned=1'><script>window.pwned=1</script>";
    const entity = { id: "x\"><script>", kind: name, name };
    const hit = { entity, matched: { name: `${name} 2`, language: null }, reason: name, kind_label: name, years: name, ties: 2, typed: name };
    await page.route("**/api/find?*", (route) => route.fulfill({ json: { hits: [hit] } }));
    await page.getByLabel("Find a name", { exact: true }).pressSequentially("x");
    const option = page.getByRole("option");
    await option.waitFor();
    assert.ok((await option.textContent()).includes(name));
    assert.equal(await option.locator("img, script").count(), 0);
    assert.equal(await page.evaluate(() => window.pwned), undefined);
  }));

test("what is typed comes back as text", () =>
  on("/find?q=%22%3E%3Cscript%3Ewindow.pwned%3D1%3C%2Fscript%3E", async (page) => {
    assert.equal(await page.evaluate(() => window.pwned), undefined);
    assert.equal(await page.getByLabel(/A name or a part/u).inputValue(), "\"><script>window.pwned=1</script>");
  }));

test("a name that several have is written with its id", () =>
  on("/path", async (page) => {
    const entity = { id: "anna-2", kind: "person", name: "Anna" };
    const hit = { entity, matched: { name: "Anna", language: null }, reason: "as typed", kind_label: "person", years: null, ties: 1, typed: "Anna [anna-2]" };
    await page.route("**/api/find?*", (route) => route.fulfill({ json: { hits: [hit] } }));
    const from = page.getByLabel("From", { exact: true });
    await from.pressSequentially("Ann");
    await page.getByRole("option", { name: /person · 1 claim$/u }).click();
    assert.equal(await from.inputValue(), "Anna [anna-2]");
  }));

test("a server that does not answer leaves the field as it is", () =>
  on("/", async (page) => {
    await page.route("**/api/find?*", (route) => route.fulfill({ status: 503, json: {} }));
    const field = page.getByLabel("Find a name", { exact: true });
    await field.pressSequentially("Ezhov");
    await page.waitForResponse("**/api/find?*");
    assert.equal(await page.getByRole("option").count(), 0);
    await field.press("Enter");
    await page.waitForURL("**/find?q=Ezhov");
  }));

test("fields that take several names suggest them one after the other", () =>
  on("/claims", async (page) => {
    const field = page.getByLabel("About one, or between two");
    const take = async (typed) => {
      await field.pressSequentially(typed);
      await page.locator("[role=option]:visible").first().waitFor();
      await field.press("ArrowDown");
      await field.press("Enter");
      await page.getByRole("listbox").waitFor({ state: "hidden" });
    };
    await take("Ezhov");
    assert.equal(await field.inputValue(), "Nikolai Yezhov");
    await take(", stalin");
    assert.equal(await field.inputValue(), "Nikolai Yezhov, Joseph Stalin");
    await page.getByRole("button", { name: "List" }).click();
    await page.waitForURL("**/claims?between=*");
    assert.equal(await page.locator("h1").textContent(), "Claims between Nikolai Yezhov and Joseph Stalin");
    assert.equal(await page.getByLabel("About one, or between two").inputValue(), "Nikolai Yezhov, Joseph Stalin");
  }));

test("places and those whose claims they are are suggested with how many claims there are", () =>
  on("/counts", async (page) => {
    await page.getByText("Narrow the question").first().click();
    for (const [label, typed] of [
      ["Places (commas between)", "m"],
      ["Claims of (commas between)", "stal"],
    ]) {
      const field = page.getByLabel(label);
      await field.pressSequentially(typed);
      const option = page.locator("[role=option]:visible").first();
      await option.waitFor();
      assert.match(await option.textContent(), /\d claims?$/u);
      const name = await option.locator("bdi").first().textContent();
      await option.click();
      assert.equal(await field.inputValue(), name);
    }
  }));

test("what is counted by first is sent even if it is the usual", () =>
  on("/counts", async (page) => {
    await page.getByLabel("and by").selectOption("class");
    await page.getByRole("button", { name: "Count" }).click();
    await page.waitForURL("**/counts?by=year*class");
    assert.equal(await page.locator("h1").textContent(), "How many claims are there by year and class?");
  }));
