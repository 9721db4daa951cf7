// The canvas while it is filled: what a reader is told, and where giving up leads.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { at, click, explored, freshPage, openTables, seen, slow, startBrowser, until } from "./harness.mjs";

const STALIN = "/explore?steps=show:joseph-stalin,expand:joseph-stalin";
const ONE = "/explore?steps=show:joseph-stalin";
let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** A page whose canvas is answered in this way until the answer given back is called. */
async function answered(how) {
  const { page, close } = await freshPage(browser);
  let isOn = true;
  await page.route("**/api/explore?**", (route) => (isOn ? how(route) : route.continue()));
  await page.goto(at(STALIN));
  return { page, close, mend: () => (isOn = false) };
}

const FAILURES = {
  "a server that is gone": [(route) => route.abort("connectionrefused"), "could not be filled: the server cannot be reached."],
  "an answer of somebody else": [(route) => route.fulfill({ status: 200, contentType: "text/html", body: "<p>Sign in" }), "could not be filled: what answered is not the server of this network."],
  "an answer with nothing in it": [(route) => route.fulfill({ status: 200, contentType: "application/json", body: "null" }), "could not be filled: what answered is not the server of this network."],
  "a failure without a reason": [(route) => route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad Gateway" }), "could not be filled: the server answered 502."],
};

for (const [what, [how, words]] of Object.entries(FAILURES)) {
  test(`${what} is told in words, and the load can be tried again`, async () => {
    const { page, close, mend } = await answered(how);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    assert.equal(await alert.textContent(), `The canvas ${words}`);
    mend();
    await page.getByRole("button", { name: "Try again" }).click();
    assert.equal((await seen(page)).entities.length, 31);
    assert.equal(await alert.count(), 0);
    await close();
  });
}

test("until the canvas is filled the tables of the page stay, and after a cancelled load too", async () => {
  const { page, assertFaultless, close } = await freshPage(browser);
  const letGo = await slow(page);
  await page.goto(at(STALIN));
  await page.getByText("Gathering …").waitFor();
  assert.equal(await page.locator("table.gathered tbody tr").count(), 31);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("alert").waitFor();
  assert.ok(await page.locator("table.gathered").isVisible());
  letGo();
  await page.getByRole("button", { name: "Try again" }).click();
  await seen(page);
  assert.equal(await page.locator("table.gathered").count(), 0);
  await openTables(page);
  assert.equal(await page.locator(".explorer-tables table").first().locator("tbody tr").count(), 31);
  await assertFaultless("the tables while the canvas is filled");
  await close();
});

test("a load that is given up after Back leaves canvas and address together", () =>
  explored(browser, ONE, async (page) => {
    await page.getByRole("button", { name: "Whole network" }).click();
    const whole = await until(page, ({ entities }) => entities.length > 400);
    const letGo = await slow(page);
    await page.goBack();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.waitForURL(/steps=all/);
    assert.deepEqual((await seen(page)).entities, whole.entities);
    assert.deepEqual((await seen(page)).state.steps, ["all"]);
    letGo();
    await page.goBack();
    await until(page, ({ entities }) => entities.length === 1);
  }));

test("a step that is given up is not asked for again, and asks for nothing", () =>
  explored(browser, ONE, async (page) => {
    await click(page, "joseph-stalin");
    await until(page, ({ selection }) => selection.length === 1);
    await slow(page);
    const questions = [];
    page.on("request", (request) => (request.url().includes("/api/explore") ? questions.push(request.url()) : null));
    await page.getByRole("button", { name: "Bring in ties", exact: true }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.waitForURL((address) => !address.search.includes("expand"));
    await until(page, ({ state }) => state.steps.length === 1);
    await page.getByRole("button", { name: "Cancel" }).waitFor({ state: "detached" });
    assert.equal(questions.length, 1, questions.join(" "));
    assert.equal(await page.getByRole("alert").count(), 0, "what was there is there");
  }));

test("after a step that failed Back shows what was there, without asking", () =>
  explored(browser, ONE, async (page) => {
    let asked = 0;
    await page.route("**/api/explore?**", (route) => {
      asked += 1;
      return route.fulfill({ status: 503, contentType: "application/problem+json", body: JSON.stringify({ detail: "Too much at once." }) });
    });
    await page.getByRole("button", { name: "Whole network" }).click();
    await page.getByRole("alert").filter({ hasText: "could not be filled: Too much at once." }).waitFor();
    await page.goBack();
    await page.getByRole("alert").waitFor({ state: "detached" });
    assert.deepEqual((await seen(page)).entities, ["joseph-stalin"]);
    assert.equal(asked, 1);
  }));

test("what is asked for last wins", () =>
  explored(browser, ONE, async (page) => {
    const letGo = await slow(page);
    await page.getByRole("button", { name: "Whole network" }).click();
    await page.getByText("Gathering …").waitFor();
    await page.getByRole("button", { name: "In layers" }).click();
    await page.goBack();
    await page.goBack();
    letGo();
    await page.getByText("Gathering …").waitFor({ state: "detached" });
    assert.deepEqual((await seen(page)).entities, ["joseph-stalin"]);
    assert.equal(new URL(page.url()).searchParams.get("steps"), "show:joseph-stalin");
  }));
