// Files of one's own: chosen or dropped, read, accounted for, and given back again.

import { strict as assert } from "node:assert";
import process from "node:process";
import { after, before, test } from "node:test";
import { AXE, EVERYTHING, overflow, violations } from "./axe.mjs";
import { freshPage, startBrowser } from "./harness.mjs";

const { UPLOADS } = process.env;
const LETTERS = "Sender,Recipient,Year\nRosa,Karl,1917\nKarl,Rosa,about 1918\n,Rosa,1919\n";
const FILE = { name: "letters.csv", mimeType: "text/csv", buffer: Buffer.from(LETTERS) };
let browser;

before(async () => {
  assert.ok(UPLOADS, "UPLOADS is set by tests/browser/mod.rs");
  browser = await startBrowser();
});
after(() => browser?.close());

/** Opens a page of the program that takes files, works there and fails if anything went wrong meanwhile. */
async function on(address, work, options = {}) {
  const { page, assertFaultless, close } = await freshPage(browser, { home: UPLOADS, ...options });
  await page.goto(`${UPLOADS}${address}`);
  await work(page);
  await assertFaultless("uploads");
  await close();
}

/** Chooses a file on the page that opens files. */
async function choose(page, file = FILE) {
  await page.goto(`${UPLOADS}/open`);
  await page.locator("#own-files").setInputFiles(file);
  await page.getByRole("button", { name: "Open", exact: true }).click();
}

/** The overview of the letters, and the report on them. */
async function assertReported(page) {
  await page.getByRole("heading", { level: 1, name: "letters" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/");
  assert.match(await page.locator(".taken").innerText(), /2 entities, 2 ties taken, 1 refused – details/u);
  await page.locator(".taken").getByRole("link", { name: /details/u }).click();
  const text = await page.locator("main").innerText();
  assert.match(text, /letters\.csv:4/u);
  assert.match(text, /refused/u);
  assert.match(text, /1918~/u);
}

async function giveBack(page) {
  await page.goto(`${UPLOADS}/`);
  await page.getByRole("button", { name: /Back to the network/u }).click();
  await page.getByRole("heading", { level: 1, name: /Great Terror/u }).waitFor();
}

/** Drags the letters over an element of the page and drops them there. */
async function drop(page, selector) {
  const dataTransfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "letters.csv", { type: "text/csv" }));
    return transfer;
  }, LETTERS);
  await page.locator(selector).dispatchEvent("dragover", { dataTransfer });
  assert.match(await page.locator(".drop-note").innerText(), /Drop the files/u);
  await page.locator(selector).dispatchEvent("drop", { dataTransfer });
}

for (const javaScriptEnabled of [true, false]) {
  test(`a chosen file is served, with its report, ${javaScriptEnabled ? "with" : "without"} scripts`, () =>
    on(
      "/open",
      async (page) => {
        await choose(page);
        await assertReported(page);
        await page.goto(`${UPLOADS}/path?from=Rosa&to=Karl`);
        assert.match(await page.locator("main").innerText(), /Rosa/u);
        await giveBack(page);
      },
      { javaScriptEnabled },
    ));
}

for (const javaScriptEnabled of [true, false]) {
  test(`a column is given another role, ${javaScriptEnabled ? "with" : "without"} scripts`, () =>
    on(
      "/open",
      async (page) => {
        await choose(page);
        await page.locator(".taken").getByRole("link", { name: /details/u }).click();
        assert.equal(await page.getByLabel("Sender").inputValue(), "from");
        assert.equal(await page.getByLabel("Year").inputValue(), "when");
        // The first choice of the list is one as good as any other.
        await page.getByLabel("Recipient").selectOption("from");
        await page.getByLabel("Sender").selectOption("to");
        await page.getByLabel("Year").focus();
        await page.keyboard.press("End");
        assert.equal(await page.getByLabel("Year").inputValue(), "leave-out");
        await page.getByRole("button", { name: /Read the files again/u }).click();
        await page.waitForLoadState();
        assert.deepEqual(
          await page.locator(".columns-read select").evaluateAll((fields) => fields.map((field) => field.value)),
          ["to", "from", "leave-out"],
        );
        await page.goto(`${UPLOADS}/claims`);
        assert.doesNotMatch(await page.locator("main").innerText(), /1917/u);
        await giveBack(page);
      },
      { javaScriptEnabled },
    ));
}

for (const [address, selector] of [
  ["/", "main"],
  ["/sources", "main"],
  ["/open", ".drop"],
  ["/explore?steps=show:joseph-stalin", ".explorer-stage"],
]) {
  test(`a file dropped on ${address} is served as a chosen one is`, () =>
    on(address, async (page) => {
      await drop(page, selector);
      await assertReported(page);
      await giveBack(page);
    }));
}

test("a dragged text is nobody's file", () =>
  on("/", async (page) => {
    const dataTransfer = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.setData("text/plain", "a word");
      return transfer;
    });
    await page.locator("main").dispatchEvent("dragover", { dataTransfer });
    assert.equal(await page.locator(".drop-note").textContent(), "");
  }));

test("a file that cannot be read says why, and the network stays", () =>
  on("/open", async (page) => {
    await choose(page, { name: "letters.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n\0") });
    await page.getByText(/letters\.csv:2: the text contains a NUL byte/u).waitFor();
    await page.goto(`${UPLOADS}/`);
    await page.getByRole("heading", { level: 1, name: /Great Terror/u }).waitFor();
  }));

test("the field for files, the overview and the report pass axe and fit their windows", () =>
  on("/open", async (page) => {
    const assertFits = async (what) => {
      await page.evaluate(AXE);
      for (const width of [1440, 768, 390]) {
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await violations(page, EVERYTHING), [], `${what}, ${width} wide`);
        assert.equal(await overflow(page), null, `${what}, ${width} wide`);
      }
    };
    await assertFits("the form");
    await choose(page);
    await page.locator(".taken").waitFor();
    await assertFits("the overview");
    await assertReported(page);
    await assertFits("the report");
    await giveBack(page);
  }));

for (const [how, options] of Object.entries({ "with scripts": {}, "without scripts": { javaScriptEnabled: false } })) {
  test(`a table of unknown columns is asked about and then opened (${how})`, () =>
    on("/open", async (page) => {
      await choose(page, { name: "odd.csv", mimeType: "text/csv", buffer: Buffer.from("Alpha,Beta,Gamma\nRosa,Karl,1917\nKarl,Clara,1918\n") });
      await page.getByRole("heading", { level: 1, name: /What do the columns of odd.csv mean/u }).waitFor();
      if (options.javaScriptEnabled !== false) {
        for (const width of [320, 768, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          assert.equal(await overflow(page), null, `${width}`);
        }
        await page.evaluate(AXE);
        assert.deepEqual(await violations(page, EVERYTHING), []);
      }
      await page.getByLabel("Alpha").selectOption("from");
      await page.getByLabel("Beta").selectOption("to");
      await page.getByLabel("Gamma").selectOption("when");
      await page.getByRole("button", { name: "Read the file with these columns" }).click();
      await page.locator(".taken").waitFor();
      assert.match(await page.locator(".taken").innerText(), /3 entities, 2 ties taken/u);
      await page.getByRole("button", { name: /Back to the network/u }).first().click();
    }, options));
}
