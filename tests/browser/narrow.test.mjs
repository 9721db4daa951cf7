// Narrowing a question: chips that can be let go, the most used choices with what would remain, choices that are typed, and what is
// wrong beside its field; by mouse, by keys and without scripts.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { AXE, EVERYTHING, overflow, violations } from "./axe.mjs";
import { at, freshPage, startBrowser } from "./harness.mjs";

const WRONG = "/path?from=xqzwvk&to=zzqqx&kinds=persom&since=19x&types=spyed";
let browser;

before(async () => {
  browser = await startBrowser({ webgl: false });
});
after(() => browser?.close());

/** Opens a page, works in it and fails if anything went wrong meanwhile. */
async function on(address, work, options = {}) {
  const { page, assertFaultless, close } = await freshPage(browser, options);
  await page.goto(at(address));
  await work(page);
  await assertFaultless(address);
  await close();
}

function open(page) {
  return page.getByText(/^Narrow the question/u).first().click();
}

test("what is typed is suggested with how much would remain, and ticked by keys", () =>
  on("/claims", async (page) => {
    await open(page);
    const types = page.getByRole("group", { name: /^Types of relations/u });
    const field = types.getByLabel("Or type one");
    assert.equal(await field.getAttribute("role"), "combobox");
    assert.equal(await field.getAttribute("list"), null, "one list is enough");
    await field.pressSequentially("accused of consp");
    // Suggestions for what was typed before may still be shown.
    const option = types.getByRole("option").first().filter({ hasText: "conspiring" });
    await option.waitFor();
    assert.match(await option.textContent(), /was accused of conspiring with\d+ claims/u);
    await field.press("ArrowDown");
    await field.press("Enter");
    assert.equal(await field.inputValue(), "");
    assert.ok(await types.getByRole("checkbox", { name: "was accused of conspiring with" }).isChecked());
    assert.match(page.url(), /\/claims$/u, "nothing was sent yet");
    await page.getByRole("button", { name: "List", exact: true }).click();
    await page.waitForURL("**/claims?types=accused_of_conspiring_with");
    const chip = page.getByRole("list", { name: "What the question is narrowed to" }).getByRole("link");
    assert.match(await chip.textContent(), /Types of relations was accused of conspiring with/u);
    await chip.focus();
    await chip.press("Enter");
    await page.waitForURL((address) => address.pathname === "/claims" && address.search === "");
  }));

test("a click on a suggestion ticks the choice that is there already", () =>
  on("/claims", async (page) => {
    await open(page);
    const types = page.getByRole("group", { name: /^Types of relations/u });
    const before = await types.getByRole("checkbox", { includeHidden: true }).count();
    await types.getByLabel("Or type one").pressSequentially("spied");
    await types.getByRole("option", { name: /^spied on/u }).click();
    assert.ok(await types.getByRole("checkbox", { name: "spied on", exact: true }).isChecked());
    assert.equal(await types.getByRole("checkbox", { includeHidden: true }).count(), before);
  }));

test("the number beside a choice opens as many", () =>
  on("/claims?status=documented", async (page) => {
    await open(page);
    const count = page.getByRole("group", { name: /^Classes/u }).getByRole("link").first();
    const number = (await count.textContent()).trim();
    await count.click();
    const heading = page.getByRole("heading", { level: 2 }).first();
    assert.ok((await heading.textContent()).startsWith(`${number} claims`), await heading.textContent());
  }));

test("what is wrong stands beside its field and leads to it", () =>
  on(WRONG, async (page) => {
    const alert = page.getByRole("alert");
    for (const label of ["From", "To", "Only by way of", "Since", "Types of relations"]) {
      assert.equal(await alert.getByRole("link", { name: label, exact: true }).count(), 1, label);
    }
    const since = page.getByLabel("Since", { exact: true });
    assert.equal(await since.getAttribute("aria-invalid"), "true");
    const told = await page.locator(`#${await since.getAttribute("aria-describedby")}`).textContent();
    assert.match(told, /19x/u);
    assert.ok(await since.isVisible(), "the fields that narrow are open");
    await alert.getByRole("link", { name: "Since", exact: true }).click();
    assert.ok(await since.evaluate((field) => document.activeElement === field || location.hash === `#${field.id}`));
  }));

test("without scripts choices are typed as they are shown", () =>
  on(
    "/claims",
    async (page) => {
      await open(page);
      const types = page.getByRole("group", { name: /^Types of relations/u });
      const field = types.getByLabel("Or type one");
      assert.ok(await field.getAttribute("list"), "the browser suggests");
      await field.fill("was spied on by");
      await page.getByRole("button", { name: "List", exact: true }).click();
      const chip = page.getByRole("list", { name: "What the question is narrowed to" }).getByRole("link");
      assert.match(await chip.textContent(), /spied on/u);
      await open(page);
      assert.ok(await types.getByRole("checkbox", { name: "spied on", exact: true }).isChecked());
      await chip.click();
      assert.equal(new URL(page.url()).searchParams.get("types"), null);
    },
    { javaScriptEnabled: false },
  ));

for (const colorScheme of ["light", "dark"]) {
  test(`no fault of access and no sideways scrolling, ${colorScheme}`, async () => {
    for (const address of [WRONG, "/claims?types=spied_on,agent_of&status=documented&during=1936", "/find?kinds=person", "/choices?of=types"]) {
      for (const width of [390, 1280]) {
        const { page, assertFaultless, close } = await freshPage(browser, { colorScheme, viewport: { width, height: 900 } });
        await page.goto(at(address));
        await page.locator("details.narrowing, details.all-choices").evaluateAll((parts) => parts.forEach((part) => (part.open = true)));
        await page.evaluate(AXE);
        assert.deepEqual(await violations(page, EVERYTHING), [], `${address} at ${width}`);
        assert.equal(await overflow(page), null, `${address} at ${width}`);
        await assertFaultless(address);
        await close();
      }
    }
  });
}

test("no field hides a part of what it suggests", () =>
  on(
    "/",
    async (page) => {
      for (const address of ["/", "/claims", "/counts", "/path", "/find", "/query", "/explore"]) {
        await page.goto(at(address));
        const clipped = await page.evaluate(() => {
          for (const fold of document.querySelectorAll("details")) {
            fold.open = true;
          }
          const pen = document.createElement("canvas").getContext("2d");
          const isClipped = (field) => {
            const { font, paddingLeft, paddingRight } = getComputedStyle(field);
            pen.font = font;
            const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
            return field.offsetWidth > 0 && pen.measureText(field.placeholder).width > room + 1;
          };
          return Array.from(document.querySelectorAll("input[placeholder]")).filter(isClipped).map((field) => field.placeholder);
        });
        assert.deepEqual(clipped, [], address);
      }
    },
    { viewport: { width: 320, height: 700 } },
  ));
