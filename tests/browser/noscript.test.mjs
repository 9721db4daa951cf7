// Without scripts every page is complete: headings, landmarks, and forms that submit and are answered.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { at, freshPage, startBrowser } from "./harness.mjs";
import { PAGES } from "./pages.mjs";

let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

async function withoutScripts(work) {
  const { page, assertFaultless, close } = await freshPage(browser, { javaScriptEnabled: false });
  await work(page);
  await assertFaultless("without scripts");
  await close();
}

test("every page has one first heading, its landmarks and a title", () =>
  withoutScripts(async (page) => {
    for (const address of PAGES) {
      await page.goto(at(address));
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, address);
      for (const landmark of ["banner", "main", "contentinfo", "navigation", "search"]) {
        assert.ok((await page.getByRole(landmark).count()) >= 1, `${address}: ${landmark}`);
      }
      assert.match(await page.title(), /\S · .*Prosopograph$/u, address);
      assert.equal(await page.locator("html").getAttribute("lang"), "en", address);
    }
  }));

test("a name is found, and its page opened", () =>
  withoutScripts(async (page) => {
    await page.goto(at("/"));
    await page.getByLabel("Find an entity by name").fill("Jeżow");
    await page.getByLabel("Find an entity by name").press("Enter");
    await page.waitForURL("**/find?q=*");
    await page.getByRole("main").getByRole("link", { name: "Nikolai Yezhov" }).first().click();
    await page.waitForURL("**/entities/nikolai-ezhov");
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Nikolai Yezhov");
  }));

test("two names typed in the overview are connected", () =>
  withoutScripts(async (page) => {
    await page.goto(at("/"));
    await page.getByLabel("How is", { exact: true }).fill("Kawabe");
    await page.getByLabel("connected to", { exact: true }).fill("Stalin");
    await page.getByRole("button", { name: "Ask" }).click();
    await page.waitForURL("**/path?*");
    assert.match(await page.getByRole("heading", { level: 1 }).textContent(), /hops from Torashirō Kawabe to Joseph Stalin/u);
    assert.ok((await page.locator("article.claim").count()) > 0);
  }));

test("a question is narrowed with the form of its page", () =>
  withoutScripts(async (page) => {
    await page.goto(at("/path?from=torashiro-kawabe&to=joseph-stalin"));
    await page.getByText("Narrow the question").click();
    await page.getByRole("checkbox", { name: "documented" }).check();
    await page.getByLabel("Look for").selectOption("all-shortest");
    await page.getByRole("main").getByRole("button", { name: "Ask" }).click();
    await page.waitForURL("**status=documented**");
    assert.equal(await page.locator("section.route").count(), 1);
  }));

test("triangles are chosen by their sides", () =>
  withoutScripts(async (page) => {
    await page.goto(at("/triangles"));
    await page.getByText("Choose the sides yourself").click();
    await page.getByLabel("Side 1").selectOption("spied_on");
    await page.getByLabel("Around (optional)").fill("Poland");
    await page.getByRole("main").getByRole("button", { name: "Ask" }).click();
    await page.waitForURL("**side1=spied_on**");
    assert.ok((await page.locator("li.triangle").count()) > 0);
  }));

test("a wrong name is mended with one click", () =>
  withoutScripts(async (page) => {
    await page.goto(at("/path?from=Nikolai&to=nkvd"));
    assert.ok(await page.getByRole("alert").isVisible());
    await page.getByRole("alert").getByRole("link", { name: "Nikolai Bukharin" }).click();
    await page.waitForURL("**from=nikolai-bukharin**");
    assert.equal(await page.getByRole("alert").count(), 0);
  }));
