// Files of one's own: chosen or dropped on the overview page, read, accounted for, and given back again.

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

/** Opens the overview of the program that takes files, works there and fails if anything went wrong meanwhile. */
async function overview(work, options = {}) {
  const { page, assertFaultless, close } = await freshPage(browser, { home: UPLOADS, ...options });
  await page.goto(`${UPLOADS}/`);
  await work(page);
  await assertFaultless("uploads");
  await close();
}

async function assertReported(page) {
  await page.waitForURL("**/import");
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

for (const javaScriptEnabled of [true, false]) {
  test(`a chosen file is served, with its report, ${javaScriptEnabled ? "with" : "without"} scripts`, () =>
    overview(
      async (page) => {
        await page.locator("#own-files").setInputFiles(FILE);
        await page.getByRole("button", { name: "Open", exact: true }).click();
        await assertReported(page);
        await page.goto(`${UPLOADS}/path?from=Rosa&to=Karl`);
        assert.match(await page.locator("main").innerText(), /Rosa/u);
        await giveBack(page);
      },
      { javaScriptEnabled },
    ));
}

test("a dropped file is served as a chosen one is", () =>
  overview(async (page) => {
    const dropped = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "letters.csv", { type: "text/csv" }));
      return transfer;
    }, LETTERS);
    await page.locator(".drop").dispatchEvent("dragover", { dataTransfer: dropped });
    assert.match(await page.locator(".drop").getAttribute("class"), /is-over/u);
    await page.locator(".drop").dispatchEvent("drop", { dataTransfer: dropped });
    await assertReported(page);
    await giveBack(page);
  }));

test("a file that cannot be read says why, and the network stays", () =>
  overview(async (page) => {
    await page.locator("#own-files").setInputFiles({ name: "letters.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n\0") });
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByText(/letters\.csv:2: the text contains a NUL byte/u).waitFor();
    await page.goto(`${UPLOADS}/`);
    await page.getByRole("heading", { level: 1, name: /Great Terror/u }).waitFor();
  }));

test("the field for files and the report pass axe and fit their windows", () =>
  overview(async (page) => {
    const assertFits = async (what) => {
      await page.evaluate(AXE);
      for (const width of [1440, 768, 390]) {
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await violations(page, EVERYTHING), [], `${what}, ${width} wide`);
        assert.equal(await overflow(page), null, `${what}, ${width} wide`);
      }
    };
    await assertFits("the overview");
    await page.locator("#own-files").setInputFiles(FILE);
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await assertReported(page);
    await assertFits("the report");
    await giveBack(page);
  }));
