// Pictures fit their boxes, at every width: none is wider, no letter is smaller than ten pixels, no label covers another or a disc.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { AXE, EVERYTHING, violations } from "./axe.mjs";
import { at, freshPage, startBrowser } from "./harness.mjs";

const PICTURES = [
  "/",
  "/entities/nikolai-ezhov",
  "/entities/soviet-union",
  "/path?from=torashiro-kawabe&to=joseph-stalin&method=k&k=3",
  "/path?from=nikolai-bukharin&to=poland&method=all-shortest",
  "/path?from=nikolai-ezhov&to=poland&method=all-shortest",
  "/path?from=mykola-lemyk&to=joseph-stalin&avoid_kinds=country",
  "/path?from=germany&to=japan",
  "/around?entity=ogpu&hops=2",
  "/around?entity=andrei-mailov&hops=1",
  "/journey?from=torashiro-kawabe&to=joseph-stalin",
  "/timeline?entity=nkvd",
  "/triangles?pattern=allied-spies",
  "/triangles?pattern=espionage",
];
let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** Runs in the page: what is wrong with its pictures, and how many there are. */
function judged() {
  const found = [];
  const seen = [...document.querySelectorAll("figure.picture .sketch")].filter((sketch) => sketch.checkVisibility());
  const meets = (one, other) => one.left < other.right - 0.5 && other.left < one.right - 0.5 && one.top < other.bottom - 0.5 && other.top < one.bottom - 0.5;
  for (const sketch of seen) {
    const name = sketch.querySelector("title").textContent;
    const box = sketch.closest("figure").getBoundingClientRect();
    const own = sketch.getBoundingClientRect();
    if (own.left < box.left - 1 || own.right > box.right + 1) {
      found.push(`${name}: ${own.width} wide in a box of ${box.width}`);
    }
    const scale = own.width / sketch.viewBox.baseVal.width;
    const texts = [...sketch.querySelectorAll("text")].filter((text) => text.textContent.trim());
    for (const text of [...texts, ...sketch.querySelectorAll("tspan")]) {
      const size = parseFloat(getComputedStyle(text).fontSize) * scale;
      if (size < 10) {
        found.push(`${name}: ${text.textContent} is ${size} pixels high`);
      }
    }
    const labels = texts.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
    for (const { text, box: label } of labels) {
      if (label.left < own.left - 1 || label.right > own.right + 1) {
        found.push(`${name}: ${text} sticks out`);
      }
    }
    const discs = [...sketch.querySelectorAll(".node circle")].map((disc) => disc.getBoundingClientRect());
    labels.forEach(({ text, box: label }, place) => {
      labels.slice(place + 1).forEach((other) => meets(label, other.box) && found.push(`${name}: ${text} covers ${other.text}`));
      discs.forEach((disc) => meets(label, disc) && found.push(`${name}: ${text} covers a disc`));
    });
  }
  return { found, count: seen.length };
}

for (const width of [390, 768, 1440, 1920]) {
  test(`no picture is wider than its box, no letter too small, no label covered, ${width} wide`, async () => {
    const { page, assertFaultless, close } = await freshPage(browser, { viewport: { width, height: 900 }, javaScriptEnabled: false });
    for (const address of PICTURES) {
      await page.goto(at(address));
      const { found, count } = await page.evaluate(judged);
      assert.ok(count > 0, `${address} has no picture`);
      assert.deepEqual(found, [], address);
    }
    await assertFaultless("the pictures");
    await close();
  });
}

test("a path goes from top to bottom on a narrow screen and from left to right on a wide one", async () => {
  const { page, close } = await freshPage(browser, { viewport: { width: 390, height: 844 } });
  const ends = () =>
    page.locator("figure.picture .focus circle:visible").evaluateAll((discs) => discs.map((disc) => disc.getBoundingClientRect()).map(({ x, y }) => ({ x, y })));
  await page.goto(at(PICTURES[3]));
  const [top, bottom] = await ends();
  assert.ok(Math.abs(top.x - bottom.x) < 1 && bottom.y > top.y + 100);
  await page.setViewportSize({ width: 1440, height: 900 });
  const [left, right] = await ends();
  assert.ok(right.x > left.x + 500);
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`pictures are accessible, ${colorScheme}`, async () => {
    const { page, close } = await freshPage(browser, { viewport: { width: 390, height: 844 }, colorScheme });
    for (const address of [PICTURES[1], PICTURES[3], PICTURES[7], PICTURES[9]]) {
      await page.goto(at(address));
      await page.evaluate(AXE);
      assert.deepEqual(await violations(page, EVERYTHING), [], address);
    }
    await close();
  });
}

test("the answer is had as a drawing for print without scripts, in millimetres and greys", async () => {
  const { page, close } = await freshPage(browser, { javaScriptEnabled: false });
  await page.goto(at(PICTURES[3]));
  const form = page.locator("form.for-print").first();
  await page.locator("details.downloads > summary").first().click();
  await form.getByLabel("mm wide").fill("120");
  const [download] = await Promise.all([page.waitForEvent("download"), form.getByRole("button").click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) {
    chunks.push(chunk);
  }
  const drawing = Buffer.concat(chunks).toString();
  assert.match(drawing, /width="120mm"/u);
  const colours = [...drawing.matchAll(/#([\da-f]{2})([\da-f]{2})([\da-f]{2})/gu)];
  assert.ok(colours.length > 5);
  // The ink of letters is nearly black, not grey.
  assert.deepEqual(colours.filter(([whole, red, green, blue]) => (red !== green || green !== blue) && whole !== "#1d1b18"), []);
  await close();
});
