// Asking: sentences by mouse and keys, the editor of the text, everything without scripts, and nothing for axe to find.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { AXE, EVERYTHING, overflow, violations } from "./axe.mjs";
import { at, freshPage, startBrowser } from "./harness.mjs";

const ASKED = "/query?q=MATCH%20(a)-[r:spied_on]-%3E(b)%20RETURN%20a,%20r,%20b%20LIMIT%205";
const PATHS = "/query?q=MATCH%20p%20%3D%20ANY%20SHORTEST%20(a%20%7Bid:%20'torashiro-kawabe'%7D)-[*]-(b%20%7Bid:%20'joseph-stalin'%7D)%20RETURN%20p";

let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** Opens a page, works in it and fails if anything went wrong meanwhile. */
async function on(address, work, options = {}) {
  const { page, assertFaultless, close } = await freshPage(browser, { viewport: { width: 1280, height: 900 }, ...options });
  await page.goto(at(address));
  await work(page);
  await assertFaultless(address);
  await close();
}

/** The text of the query in the editor. */
function written(page) {
  return page.evaluate(() => document.querySelector("query-editor").view.state.doc.toString());
}

/** Fills in: a person spied on anybody, and signed nothing. */
async function fillIn(page) {
  await page.getByLabel("Line 1: who or what").selectOption("kind:person");
  await page.getByLabel("Line 1: tie").fill("spied on");
  await page.getByLabel("Line 1: to whom or what").selectOption("any");
  await page.getByLabel("Line 2: who or what").selectOption("1.who");
  await page.getByLabel("Line 2: so or not").selectOption("not");
  await page.getByLabel("Line 2: tie").fill("signed");
  await page.getByRole("form", { name: "The question as sentences" }).getByRole("button", { name: "Ask" }).click();
}

for (const scripts of ["with scripts", "without scripts"]) {
  test(`lines become the text of a query, ${scripts}`, () =>
    on(
      "/query",
      async (page) => {
        await fillIn(page);
        await page.locator("table.query").waitFor();
        const query = new URL(page.url()).searchParams.get("q");
        assert.equal(query, "MATCH (a:person)-[:spied_on]->(b)\nWHERE NOT EXISTS { (a)-[:signed]->() }\nRETURN DISTINCT a, b");
        assert.equal(await page.getByLabel("Line 1: tie").inputValue(), "spied on");
        assert.equal(await page.getByLabel("Line 2: who or what").inputValue(), "1.who");
        assert.equal(await page.locator("textarea").inputValue(), query);
        assert.ok(await page.locator("table.query tbody tr").count());
      },
      { javaScriptEnabled: scripts === "with scripts" },
    ));
}

test("ties are offered that join the kinds of the two ends, at once and without scripts", async () => {
  const offered = (page) =>
    page.evaluate(() => {
      const verb = document.querySelector("input.verb");
      return Array.from(verb.list.options, (option) => `${option.value}: ${option.label}`);
    });
  let atOnce;
  await on("/query", async (page) => {
    const all = await offered(page);
    await page.getByLabel("Line 1: who or what").selectOption("kind:person");
    const some = await offered(page);
    await page.getByLabel("Line 1: to whom or what").selectOption("kind:person");
    atOnce = await offered(page);
    assert.ok(atOnce.length > 0 && atOnce.length < some.length && some.length < all.length, `${atOnce.length}, ${some.length}, ${all.length}`);
    const [edge, colour] = await page.getByLabel("Line 1: who or what").evaluate((slot) => {
      const style = getComputedStyle(slot);
      return [style.borderInlineStartColor, style.borderBlockStartColor];
    });
    assert.notEqual(edge, colour);
    await page.getByLabel("Line 1: who or what").selectOption("any");
    await page.getByLabel("Line 1: to whom or what").selectOption("any");
    assert.deepEqual(await offered(page), all);
  });
  const sent = "/query?q=MATCH%20(a:person)--(b:person)%20RETURN%20DISTINCT%20a,%20b%20LIMIT%203";
  await on(sent, async (page) => assert.deepEqual((await offered(page)).sort(), atOnce.sort()), { javaScriptEnabled: true });
});

test("the values of a column are offered as soon as it is chosen", () =>
  on("/query?q=MATCH%20(a:person)-[r1]->(b)%20RETURN%20DISTINCT%20a,%20b", async (page) => {
    const offered = () => page.evaluate(() => Array.from(document.getElementsByName("value1")[0].list?.options ?? [], (option) => option.value));
    await page.locator("details.said-more summary").click();
    await page.getByLabel("Condition 1: of what").selectOption("1.claim");
    assert.deepEqual(await offered(), []);
    await page.getByLabel("Condition 1: column").fill("status");
    await page.getByLabel("Condition 1: column").blur();
    assert.ok((await offered()).includes("alleged"), `${await offered()}`);
    await page.getByLabel("Condition 1: of what").selectOption("1.who");
    assert.deepEqual(await offered(), []);
  }));

test("a ready sentence leads to its answer", () =>
  on("/query", async (page) => {
    const ready = page.locator(".ready-sentences a");
    assert.equal(await ready.count(), 10);
    await ready.first().click();
    await page.locator("table.query").waitFor();
    assert.notEqual(await page.getByLabel("Line 1: tie").inputValue(), "");
  }));

test("the text is edited, coloured, and asked by Control and Enter", () =>
  on(ASKED, async (page) => {
    const editor = page.getByRole("textbox", { name: /^Query/u });
    await editor.waitFor();
    assert.ok(await page.evaluate(() => document.querySelector("query-editor div").shadowRoot.adoptedStyleSheets.length > 0));
    const colours = await editor.evaluate((content) => new Set(Array.from(content.querySelectorAll("span"), (span) => getComputedStyle(span).color)).size);
    assert.ok(colours > 2, `${colours} colours`);
    await editor.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("3");
    await page.keyboard.press("Control+Enter");
    await page.waitForURL((url) => url.searchParams.get("q")?.endsWith("LIMIT 3"));
    assert.equal(await page.locator("table.query tbody tr").count(), 3);
  }));

test("Enter behind a name that is bound begins a new line", () =>
  on("/query", async (page) => {
    const editor = page.getByRole("textbox", { name: /^Query/u });
    await editor.click();
    const options = page.locator(".cm-tooltip-autocomplete").getByRole("option");
    await page.keyboard.type("MATCH (alpha:person) RETURN alp");
    await options.filter({ hasText: "alpha" }).first().waitFor();
    await page.keyboard.type("ha");
    await options.first().waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await page.keyboard.type("LIMIT 3");
    assert.match(await written(page), /RETURN alpha\s*LIMIT 3$/u);
  }));

test("kinds, ties, columns and keywords are completed where they belong", () =>
  on("/query", async (page) => {
    const editor = page.getByRole("textbox", { name: /^Query/u });
    await editor.click();
    // The choices of the lines are options too, so those of the editor are found by their list.
    const options = page.locator(".cm-tooltip-autocomplete").getByRole("option");
    const choose = async (typed, wanted) => {
      await page.keyboard.type(typed);
      await options.filter({ hasText: wanted }).first().waitFor();
      await page.keyboard.press("Escape");
    };
    await choose("MATCH (a:pers", "person");
    await choose("on)-[r:spie", "spied_on");
    await choose("d_on]->(b) RETURN a.na", "name");
    await choose("me, r.whe", "when");
    await choose("n ORDER BY a LIM", "LIMIT");
    await page.keyboard.press("Control+Space");
    await options.filter({ hasText: "LIMIT" }).first().waitFor();
    // The editor takes no choice in the first moment, so that nobody takes one unseen.
    await page.waitForTimeout(150);
    await page.keyboard.press("Enter");
    assert.match(await written(page), /LIMIT/u);
  }));

test("within quotation marks the values are offered that may stand there", () =>
  on("/query", async (page) => {
    const editor = page.getByRole("textbox", { name: /^Query/u });
    const options = page.locator(".cm-tooltip-autocomplete").getByRole("option");
    for (const [typed, wanted, becomes] of [
      ["MATCH (a) WHERE a CALLED 'Yezh", "Nikolai Yezhov", /CALLED 'Nikolai Yezhov'$/u],
      ["MATCH (a {id: 'Yezh", "nikolai-ezhov", /\{id: 'nikolai-ezhov'\}\)$/u],
      ["MATCH (a)-[r]->(b) WHERE r.status = 'char", "charged", /r\.status = 'charged'$/u],
      ["MATCH (a)-[r]->(b) WHERE type(r) IN ['arrested', 'spie", "spied_on", /'arrested', 'spied_on'\]$/u],
      ["MATCH (a) WHERE a.kind = \"pers", "person", /a\.kind = "person"$/u],
    ]) {
      await page.evaluate(() => {
        const { view } = document.querySelector("query-editor");
        view.dispatch({ changes: { from: 0, to: view.state.doc.length } });
      });
      await editor.click();
      await page.keyboard.type(typed);
      await options.filter({ hasText: wanted }).first().waitFor();
      await page.waitForTimeout(150);
      await page.keyboard.press("Enter");
      assert.match(await written(page), becomes);
    }
    await page.keyboard.type("x WHERE a.note CONTAINS 'LIM");
    await page.waitForTimeout(300);
    assert.equal(await options.count(), 0);
  }));

test("a property is no keyword, whatever it is called", () =>
  on("/query?q=MATCH%20(a)-[r%20%7Bend:%20'x'%7D]->(b)%20WHERE%20r.when%20IS%20NULL%20RETURN%20r.%20order", async (page) => {
    const editor = page.getByRole("textbox", { name: /^Query/u });
    const bold = await editor.evaluate((content) =>
      Array.from(content.querySelectorAll("span"))
        .filter((span) => Number(getComputedStyle(span).fontWeight) >= 600)
        .map((span) => span.textContent.trim()),
    );
    assert.deepEqual(bold, ["MATCH", "WHERE", "IS", "NULL", "RETURN"]);
  }));

test("the Tab key leads into the editor and out of it", () =>
  on("/query", async (page) => {
    const editor = page.getByRole("textbox", { name: /^Query/u });
    await editor.focus();
    await page.keyboard.type("RETURN 1");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Ask");
    await page.keyboard.press("Shift+Tab");
    assert.ok(await editor.evaluate((content) => content.getRootNode().activeElement === content));
  }));

test("a fault is told beside the editor, and the text stays", () =>
  on("/query?q=MATCH%20(a:persn)%20RETURN%20a", async (page) => {
    const editor = page.getByRole("textbox", { name: /^Query/u });
    assert.equal(await editor.getAttribute("aria-invalid"), "true");
    assert.match(await editor.getAttribute("aria-description"), /line 1, column 10/u);
    assert.equal(await written(page), "MATCH (a:persn) RETURN a");
  }));

test("paths are drawn, and the claims of other answers", async () => {
  await on(PATHS, async (page) => {
    assert.ok(await page.locator("figure.picture svg:visible a.node").count());
  });
  await on(ASKED, async (page) => {
    await page.getByText("Picture of the claims that it rests on").click();
    const picture = page.locator(".evidence-picture img");
    await picture.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector(".evidence-picture img").naturalWidth > 0);
    await page.getByRole("link", { name: "Open in the explorer" }).click();
    await page.waitForURL(/\/explore\?steps=show:/u);
  });
});

test("no other page loads the editor", () =>
  on("/path", async (page) => {
    assert.equal(await page.locator('script[src*="query"]').count(), 0);
    assert.equal(await page.locator("query-editor").count(), 0);
  }));

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing, and nothing sticks out, ${colorScheme}`, async () => {
    for (const address of ["/query", ASKED, PATHS, "/query/manual", "/query?q=MATCH%20(a:persn)%20RETURN%20a"]) {
      for (const width of [320, 390, 768, 1440, 1920]) {
        const { page, close } = await freshPage(browser, { viewport: { width, height: 900 }, colorScheme });
        await page.goto(at(address));
        assert.equal(await overflow(page), null, `${address} at ${width}`);
        if (width === 390 || width === 1440) {
          await page.locator("details.said-more").evaluateAll((all) => all.forEach((one) => (one.open = true)));
          await page.evaluate(AXE);
          assert.deepEqual(await violations(page, EVERYTHING), [], `${address} at ${width}`);
          assert.equal(await overflow(page), null, `${address} at ${width}, unfolded`);
        }
        await close();
      }
    }
  });
}
