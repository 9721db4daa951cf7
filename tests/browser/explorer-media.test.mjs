// The canvas in other media: forced colours, less motion, paper, and browsers that cannot draw it.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { at, bringIntoReach, click, colourAt, explored, freshPage, place, seen, startBrowser, until } from "./harness.mjs";

const STALIN = "/explore?steps=show:joseph-stalin,expand:joseph-stalin";
let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const apart = (one, other) => Math.hypot(...one.map((part, channel) => part - other[channel]));
/** A colour of the style sheets as red, green and blue. */
const resolved = (page, colour) =>
  page.evaluate((value) => {
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.forcedColorAdjust = "none";
    probe.style.color = value;
    context.fillStyle = getComputedStyle(probe).color;
    probe.remove();
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }, colour);

/** Whether some point just outside the disc of an entity has a colour. */
async function isRinged(page, id, colour) {
  const { x, y } = await place(page, id);
  for (let out = 8; out < 45; out += 1) {
    if (apart(await colourAt(page, { x: x - out * 0.8, y: y - out * 0.6 }), colour) < 40) {
      return true;
    }
  }
  return false;
}

for (const colorScheme of ["light", "dark"]) {
  test(`in forced colours, ${colorScheme}, the canvas takes the reader's ground and rings what is selected`, () =>
    explored(
      browser,
      STALIN,
      async (page) => {
        await bringIntoReach(page);
        const [ground, highlight] = [await resolved(page, "Canvas"), await resolved(page, "Highlight")];
        const canvas = await page.locator(".explorer-canvas").boundingBox();
        assert.ok(apart(await colourAt(page, { x: canvas.x + 5, y: canvas.y + 5 }), ground) < 12);
        assert.equal(await isRinged(page, "poland", highlight), false);
        await click(page, "poland");
        await until(page, ({ selection }) => selection[0] === "poland");
        await page.locator(".panel-content").waitFor();
        assert.ok(await isRinged(page, "poland", highlight), "the ring has the colour of what is highlighted");
        for (const mark of await page.locator(".legend-switch").all()) {
          await mark.scrollIntoViewIfNeeded();
          assert.ok((await mark.boundingBox()).height > 30);
          assert.match(await mark.textContent(), /\p{L}+ \d+/u, "a word and a count, not a colour alone");
        }
      },
      { forcedColors: "active", colorScheme },
    ));
}

for (const reducedMotion of ["reduce", "no-preference"]) {
  test(`the picture moves ${reducedMotion === "reduce" ? "at once for readers who want less motion" : "in a short flight for the others"}`, () =>
    explored(
      browser,
      STALIN,
      async (page) => {
        const { before, at } = await page.evaluate(() => {
          const explorer = document.querySelector("network-explorer");
          const before = explorer.screenPosition("poland").x;
          [...explorer.querySelectorAll("button")].find((control) => control.ariaLabel === "Nearer").click();
          return { before, at: explorer.screenPosition("poland").x };
        });
        await page.waitForFunction((from) => Math.abs(document.querySelector("network-explorer").screenPosition("poland").x - from) > 20, before);
        assert.equal(Math.abs(at - before) > 20, reducedMotion === "reduce", `from ${before} to ${at} with the click`);
      },
      { reducedMotion },
    ));
}

for (const colorScheme of ["light", "dark"]) {
  test(`printed from a ${colorScheme} screen there are the whole picture, the legend and the tables`, () =>
    explored(
      browser,
      STALIN,
      async (page, { entities }) => {
        await page.evaluate(() => {
          window.printed = [];
          addEventListener("beforeprint", () => window.printed.push(document.querySelectorAll(".explorer-paper #entities > g").length));
        });
        await page.pdf();
        assert.deepEqual(await page.evaluate(() => window.printed), [entities.length], "the drawing is there when it is printed");
        assert.equal(await page.locator(".explorer-paper").count(), 0, "and gone afterwards");

        await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
        await page.setViewportSize({ width: 760, height: 1000 });
        await page.emulateMedia({ media: "print" });
        const sheet = await page.locator(".explorer-paper svg").boundingBox();
        assert.ok(sheet.x >= 0 && sheet.x + sheet.width <= 760, JSON.stringify(sheet));
        const stage = await page.locator(".explorer-stage").boundingBox();
        for (const circle of await page.locator(".explorer-paper #entities > g > circle").all()) {
          const { x, y, width, height } = await circle.boundingBox();
          assert.ok(x >= stage.x && y >= stage.y && x + width <= stage.x + stage.width && y + height <= stage.y + stage.height, "nobody is cut off");
        }
        assert.ok(Math.min(...(await colourAt(page, { x: sheet.x + 6, y: sheet.y + 6 }))) > 230, "paper is light");
        assert.equal(await page.locator(".explorer-canvas").isVisible(), false);
        assert.ok(await page.locator(".legend").isVisible());
        assert.ok(await page.locator(".explorer-tables table").last().isVisible());
        const ink = await page.locator(".explorer-tables td").nth(1).evaluate((cell) => getComputedStyle(cell).color);
        assert.ok(Math.max(...(await resolved(page, ink))) < 80, `${ink} is read on paper`);
        for (const control of await page.locator("network-explorer").getByRole("button", { name: /^its ties|^Lasso|^Play|^Print|^Fit/ }).all()) {
          assert.equal(await control.isVisible(), false, await control.textContent());
        }
      },
      { colorScheme },
    ));
}

/** Ways of having no WebGL, each done before any script of the page. */
const WITHOUT = {
  "contexts that are refused": () => {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (kind, ...options) {
      return kind.startsWith("webgl") ? null : getContext.call(this, kind, ...options);
    };
  },
  "no word of WebGL": () => {
    delete window.WebGLRenderingContext;
    delete window.WebGL2RenderingContext;
  },
  "the first WebGL only": () => {
    const { getContext } = HTMLCanvasElement.prototype;
    delete window.WebGL2RenderingContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...options) {
      return kind === "webgl2" ? null : getContext.call(this, kind, ...options);
    };
  },
};

for (const [what, prepare] of Object.entries(WITHOUT)) {
  test(`with ${what} a sentence says so, and the tables are there`, async () => {
    const { page, assertFaultless, close } = await freshPage(browser);
    await page.addInitScript(prepare);
    await page.goto(at(STALIN));
    await page.getByText("This browser has no WebGL").waitFor();
    assert.equal(await page.locator("table.gathered tbody tr").count(), 31);
    assert.equal(await page.locator("canvas").count(), 0);
    await page.getByRole("link", { name: "its ties of Poland" }).click();
    // The canvas grows without being drawn: the link leads to a page.
    await page.waitForFunction(() => document.querySelectorAll("table.gathered tbody tr").length > 31);
    await assertFaultless(what);
    await close();
  });
}

test("a graphics card that fails does not take the tables with it", () =>
  explored(browser, STALIN, async (page, { entities }) => {
    await page.evaluate(() => {
      for (const canvas of document.querySelectorAll(".explorer-canvas canvas")) {
        canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
      }
    });
    await page.getByRole("alert").filter({ hasText: "graphics card" }).waitFor();
    assert.equal(await page.locator(".explorer-tables table").first().locator("tbody tr").count(), entities.length);
    await page.getByRole("button", { name: "Draw it again" }).click();
    await page.getByRole("alert").waitFor({ state: "detached" });
    assert.deepEqual((await seen(page)).entities, entities);
    await bringIntoReach(page);
    const canvas = await page.locator(".explorer-canvas").boundingBox();
    const ground = await colourAt(page, { x: canvas.x + 4, y: canvas.y + 4 });
    const { x, y } = await place(page, "poland");
    for (let attempt = 0; attempt < 40 && apart(await colourAt(page, { x: x - 17, y }), ground) < 40; attempt += 1) {
      await page.waitForTimeout(50);
    }
    assert.ok(apart(await colourAt(page, { x: x - 17, y }), ground) >= 40, "Poland is drawn");
  }));
