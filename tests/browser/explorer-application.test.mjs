// The explorer as an application: what is seen without scrolling, routes, several that are selected, the way back and forth.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { at, click, explored, freshPage, place, seen, startBrowser, until } from "./harness.mjs";

const STALIN = "/explore?steps=show:joseph-stalin,expand:joseph-stalin";
const YEZHOV = "/explore?steps=show:nikolai-ezhov,expand:nikolai-ezhov";
const ROUTE = "/explore?steps=route:nikolai-ezhov:poland,expand:nikolai-ezhov";
let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const explorer = (address, work, options = {}) => explored(browser, address, work, { viewport: { width: 1440, height: 900 }, ...options });
const panel = (page) => page.getByRole("complementary", { name: "Evidence" });
const inPicture = (page, id) => page.evaluate((entity) => document.querySelector("network-explorer").picturePosition(entity), id);
const undo = (page) => page.getByRole("button", { name: /^Undo/ });
const redo = (page) => page.getByRole("button", { name: /^Redo/ });

test("canvas and years fit every window, and nothing scrolls but the panel", () =>
  explorer(STALIN, async (page) => {
    for (const [width, height] of [[1440, 900], [1920, 1080], [1024, 768], [768, 1024], [390, 844], [320, 640]]) {
      await page.setViewportSize({ width, height });
      const { top, bottom, wide, tall, scrolls } = await page.evaluate(async () => {
        // What the page measures itself it knows in the next frame.
        for (let frame = 0; frame < 2; frame += 1) {
          await new Promise(requestAnimationFrame);
        }
        const box = (selector) => document.querySelector(selector).getBoundingClientRect();
        const scroll = document.querySelector(".panel-scroll");
        const { scrollWidth, scrollHeight } = document.documentElement;
        return {
          top: box(".explorer-canvas").top, bottom: box(".explorer-years").bottom,
          wide: scrollWidth - innerWidth, tall: scrollHeight - innerHeight, scrolls: getComputedStyle(scroll).overflowY === "auto",
        };
      });
      const what = `${width} × ${height}`;
      assert.ok(top < 110, `${what}: the canvas begins at ${top}`);
      assert.ok(bottom <= height, `${what}: the years end at ${bottom}`);
      assert.ok(wide <= 0 && tall <= 0, `${what}: ${wide} and ${tall} pixels stick out`);
      assert.ok(scrolls, `${what}: the panel scrolls`);
    }
  }));

test("evidence comes first in the panel, names are folded", () =>
  explorer(STALIN, async (page) => {
    await click(page, "joseph-stalin");
    const content = panel(page).locator(".panel-content");
    await content.waitFor();
    const names = content.locator("details.panel-names");
    assert.equal(await names.getAttribute("open"), null);
    const isAfter = await content.evaluate((all) => {
      const evidence = all.querySelector("table.relations, .relations");
      return (evidence.compareDocumentPosition(all.querySelector(".panel-names")) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    });
    assert.ok(isAfter, "names stand after the evidence");
    const first = await panel(page).locator(".panel-part:not([hidden])").first().getAttribute("class");
    assert.match(first, /part-selected/);
  }));

test("a path opened in the explorer is drawn from left to right and told with its evidence", async () => {
  const { page, assertFaultless, close } = await freshPage(browser, { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  await page.goto(at("/path?from=torashiro-kawabe&to=joseph-stalin"));
  await page.getByRole("link", { name: "Open in the explorer" }).first().click();
  const { entities } = await seen(page);
  const xs = await Promise.all(entities.map(async (id) => (await place(page, id)).x));
  assert.ok(xs.length > 2 && xs.every((x, hop) => hop === 0 || x > xs[hop - 1]), xs.join(" "));
  await panel(page).getByRole("heading", { name: "Torashirō Kawabe to Joseph Stalin" }).waitFor();
  const hops = panel(page).locator(".route-hops > li");
  assert.equal(await hops.count(), entities.length - 1);
  await hops.first().getByText("Source", { exact: true }).waitFor();
  await hops.last().getByText("Source", { exact: true }).waitFor();
  await assertFaultless("a route");
  await close();
});

test("beside a route the rest is dimmed, and can be had back", () =>
  explorer(ROUTE, async (page) => {
    const drawing = () => page.evaluate(() => document.querySelector("network-explorer").graph.toSvg({ title: "", description: "", medium: "screen" }));
    assert.match(await drawing(), /<g opacity="0.62"><title>Genrikh Yagoda/);
    assert.doesNotMatch(await drawing(), /<g opacity="0.62"><title>Poland/);
    await panel(page).getByRole("checkbox", { name: "dim the rest" }).press("Space");
    assert.doesNotMatch(await drawing(), /<g opacity="0.62">/);
  }));

test("several are chosen with Shift, or by a rectangle drawn with it, and listed with what they share", () =>
  explorer(STALIN, async (page) => {
    for (const id of ["poland", "japan", "felix-dzerzhinsky"]) {
      await click(page, id);
      await page.keyboard.down("Shift");
    }
    await page.keyboard.up("Shift");
    const { selection } = await until(page, (now) => now.selection.length === 3);
    assert.deepEqual([...selection].sort(), ["felix-dzerzhinsky", "japan", "poland"]);
    await panel(page).getByRole("heading", { name: "3 entities selected" }).waitFor();
    assert.match(await panel(page).getByRole("list", { name: "Common neighbours" }).textContent(), /Joseph Stalin tied to 3 of 3/);
    const facts = await panel(page).locator(".many-facts").allTextContents();
    assert.match(facts.join(" "), /country 2.*diplomacy/s);
    await page.getByRole("button", { name: "Keep only these" }).click();
    await until(page, (now) => now.entities.length === 3);
    await undo(page).click();
    await until(page, (now) => now.entities.length === 31);
    await page.keyboard.press("Escape");
    const box = await page.locator(".explorer-canvas").boundingBox();
    await page.keyboard.down("Shift");
    await page.mouse.move(box.x + 4, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 4, box.y + box.height - 4, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up("Shift");
    await until(page, (now) => now.selection.length > 3);
    await panel(page).getByRole("button", { name: "Bring in neighbours" }).waitFor();
  }));

test("all that are selected are hidden, pinned, listed, saved and given their neighbours at once", () =>
  explorer("/explore?steps=show:poland|japan|joseph-stalin", async (page) => {
    await page.locator(".explorer-canvas").focus();
    const chosen = async () => {
      await click(page, "poland");
      await page.keyboard.down("Shift");
      await click(page, "japan");
      await page.keyboard.up("Shift");
      await until(page, (now) => now.selection.length === 2);
    };
    await chosen();
    await panel(page).getByRole("button", { name: "Pin", exact: true }).click();
    assert.match(await page.evaluate(() => location.hash), /poland:.*japan:/);
    await panel(page).getByRole("button", { name: "List", exact: true }).click();
    assert.equal(await page.locator(".explorer-tables table").first().locator("tbody tr").count(), 2);
    const asked = page.waitForRequest((request) => decodeURIComponent(request.url()).includes("/api/export/gexf?of=/explore?steps=show:poland|japan"));
    await panel(page).getByRole("button", { name: "Export …" }).click();
    await page.getByRole("menuitem", { name: "Save as GEXF" }).click();
    await asked;
    await panel(page).getByRole("button", { name: "Bring in neighbours" }).click();
    const grown = await until(page, (now) => now.entities.length > 20);
    assert.ok(grown.state.steps.includes("expand:poland") && grown.state.steps.includes("expand:japan"));
    await chosen();
    await panel(page).getByRole("button", { name: "Hide", exact: true }).click();
    await until(page, (now) => !now.entities.includes("poland") && !now.entities.includes("japan"));
  }));

test("undo and redo are buttons and keys, and the steps are a list to go along", () =>
  explorer(YEZHOV, async (page) => {
    assert.ok(await undo(page).isDisabled());
    await page.locator(".explorer-canvas").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("h");
    await until(page, (now) => now.state.hidden.length === 1);
    assert.equal(await undo(page).getAttribute("aria-label"), "Undo: Hide Nikolai Yezhov");
    await page.keyboard.press("y");
    await until(page, (now) => now.state.arrange === "layers");
    await page.keyboard.press("Control+z");
    await until(page, (now) => now.state.arrange === "");
    assert.equal(await redo(page).getAttribute("aria-label"), "Redo: Arrange in layers");
    await page.keyboard.press("Control+Shift+z");
    await until(page, (now) => now.state.arrange === "layers");
    const steps = page.getByRole("list", { name: "What was done" }).getByRole("button");
    assert.deepEqual(await steps.allTextContents(), ["Opened", "Hide Nikolai Yezhov", "Arrange in layers"]);
    // The panel is written when the canvas has been arranged.
    await steps.last().and(page.locator('[aria-current="step"]')).waitFor();
    await steps.first().click();
    await until(page, (now) => now.state.hidden.length === 0 && now.state.arrange === "");
    assert.equal(await steps.count(), 3, "what was undone stays in the list");
    await redo(page).click();
    await until(page, (now) => now.state.hidden.length === 1);
  }));

test("arrange anew lays everything out as a whole, with nobody where they were put by hand", () =>
  explorer("/explore?steps=show:nikolai-ezhov,expand:nikolai-ezhov,expand:nkvd#p=nkvd:900,900", async (page) => {
    assert.deepEqual(await inPicture(page, "nkvd"), { x: 900, y: 900 });
    const before = await inPicture(page, "genrikh-yagoda");
    await page.getByRole("button", { name: "Arrange anew" }).click();
    await until(page, (now) => now.state.steps.at(-1) === "arrange");
    await page.waitForFunction((x) => document.querySelector("network-explorer").picturePosition("genrikh-yagoda").x !== x, before.x);
    assert.notEqual((await inPicture(page, "nkvd")).x, 900);
    assert.equal(await page.evaluate(() => location.hash), "");
    await undo(page).click();
    await page.waitForFunction((x) => document.querySelector("network-explorer").picturePosition("genrikh-yagoda").x === x, before.x);
  }));

test("parallel ties are one curve with a number, which opens when it is clicked", () =>
  explorer("/explore?steps=show:poland|soviet-union", async (page, { relations }) => {
    assert.ok(relations.length > 4);
    const drawing = () => page.evaluate(() => document.querySelector("network-explorer").graph.toSvg({ title: "", description: "", medium: "screen" }));
    const curves = (svg) => (/<g id="ties">([\s\S]*?)<g id="entities">/.exec(svg)?.[1].match(/<title>/g) ?? []).length;
    assert.equal(curves(await drawing()), 1);
    assert.match(await drawing(), new RegExp(`<g id="numbers">[\\s\\S]*>${relations.length}</text>`));
    const [one, other] = [await place(page, "poland"), await place(page, "soviet-union")];
    await page.mouse.click((one.x + other.x) / 2, (one.y + other.y) / 2);
    await until(page, (now) => now.state.selected?.relation !== undefined);
    assert.equal(curves(await drawing()), relations.length);
    const beside = panel(page).getByRole("list", { name: "Parallel ties" }).getByRole("button");
    assert.equal(await beside.count(), relations.length - 1);
    await beside.last().click();
    await until(page, (now) => now.state.selected?.relation === relations.at(-1));
    await page.locator(".explorer-canvas").focus();
    await page.keyboard.press("Escape");
    await until(page, (now) => now.state.selected === null);
    assert.equal(curves(await drawing()), 1);
  }));

test("what lost its ties can be hidden, and the counts of the panel follow", () =>
  explorer(STALIN, async (page, before) => {
    const slider = page.getByRole("slider", { name: "From year" });
    await slider.press("End");
    const late = await until(page, (now) => now.state.years !== null);
    assert.equal(late.entities.length, before.entities.length);
    await page.getByRole("checkbox", { name: "undated" }).press("Space");
    await page.getByRole("checkbox", { name: "hide what lost its ties" }).press("Space");
    const tied = await until(page, (now) => !now.state.loose && now.entities.length < before.entities.length);
    const words = `${tied.entities.length} of 31 entities, ${tied.relations.length} of ${before.relations.length} ties`;
    assert.equal(await panel(page).locator(".canvas-seen").textContent(), `${words}.`);
    assert.equal(await page.locator(".explorer-seen").textContent(), words);
    await page.reload();
    assert.deepEqual((await seen(page)).entities, tied.entities);
  }));

test("layers can be read: every name is written, none over another", () =>
  explorer(`${STALIN}&arrange=layers`, async (page, { entities }) => {
    const boxes = await page.evaluate(() => {
      const svg = document.querySelector("network-explorer").graph.toSvg({ title: "", description: "", medium: "screen" });
      const drawn = document.body.appendChild(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement);
      const found = [...drawn.querySelectorAll("#names text")].map((label) => label.getBoundingClientRect()).map(({ left, right, top, bottom }) => ({ left, right, top: top + 3, bottom: bottom - 3 }));
      drawn.remove();
      return found;
    });
    assert.ok(boxes.length >= entities.length - 1, `${boxes.length} of ${entities.length} are named`);
    const over = boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom));
    assert.equal(over.length, 0);
  }));

test("a right click opens a menu everywhere, and a slash finds from anywhere", () =>
  explorer(STALIN, async (page) => {
    const box = await page.locator(".explorer-canvas").boundingBox();
    await page.mouse.click(box.x + 20, box.y + box.height - 20, { button: "right" });
    await page.getByRole("menu", { name: "Canvas" }).waitFor();
    await page.getByRole("menuitem", { name: "Select all that is seen" }).click();
    await until(page, (now) => now.selection.length === 31);
    await click(page, "poland", { button: "right" });
    await page.getByRole("menu", { name: "31 entities" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".panel-tabs button").last().focus();
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "explorer-jump");
    await page.keyboard.type("a/b");
    assert.equal(await page.locator("#explorer-jump").inputValue(), "a/b");
  }));

test("a long press on the ground opens the menu of the canvas, and the rarer tools are behind one button", () =>
  explorer(
    STALIN,
    async (page) => {
      const box = await page.locator(".explorer-canvas").boundingBox();
      const session = await page.context().newCDPSession(page);
      await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x: 12, y: box.y + box.height - 12 }] });
      await page.getByRole("menu", { name: "Canvas" }).waitFor();
      await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "More tools" }).tap();
      await page.getByRole("menuitem", { name: "Find a name" }).tap();
      assert.equal(await page.evaluate(() => document.activeElement.id), "explorer-jump");
      assert.ok(await page.locator("#explorer-jump").isVisible());
    },
    { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  ));

test("a map of the whole is there while part of it is out of sight, and leads there", () =>
  explorer(STALIN, async (page) => {
    const map = page.locator(".overview-map");
    assert.equal(await map.isVisible(), false);
    for (let press = 0; press < 4; press += 1) {
      await page.getByRole("button", { name: "Nearer" }).click();
    }
    await map.waitFor();
    const before = await place(page, "poland");
    const { x, y } = await map.boundingBox();
    await page.mouse.click(x + 12, y + 12);
    const after = await place(page, "poland");
    assert.ok(after.x > before.x + 50 && after.y > before.y + 20, "the upper left comes into sight");
    await page.getByRole("button", { name: "Fit" }).click();
    await map.waitFor({ state: "hidden" });
  }));

test("full screen is a button that says whether it is on", () =>
  explorer(STALIN, async (page) => {
    const full = page.getByRole("button", { name: "Full screen" });
    await full.click();
    await page.waitForFunction(() => document.fullscreenElement?.localName === "network-explorer");
    await page.waitForFunction(() => document.querySelector("[data-tool=full]").ariaPressed === "true");
    await full.click();
    await page.waitForFunction(() => document.fullscreenElement === null);
  }));
