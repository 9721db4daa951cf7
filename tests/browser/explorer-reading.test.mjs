// What can be read on the canvas: all of it in sight however it is arranged, routes from left to right, names and tools on a phone, the whole legend.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { at, click, explored, freshPage, place, seen, startBrowser, until } from "./harness.mjs";

const YEZHOV = "/explore?entity=nikolai-ezhov";
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const explorer = (address, work, options = {}) => explored(browser, address, work, { viewport: { width: 1440, height: 900 }, ...options });
const panel = (page) => page.getByRole("complementary", { name: "Evidence" });
const drawing = (page) => page.evaluate(() => document.querySelector("network-explorer").graph.toSvg({ title: "", description: "", medium: "screen" }));

/** Those who are not on the screen. */
async function outOfSight(page) {
  return page.evaluate(() => {
    const explorer = document.querySelector("network-explorer");
    const { width, height } = document.querySelector(".explorer-canvas").getBoundingClientRect();
    return explorer.snapshot.entities.filter((id) => {
      const { x, y } = explorer.screenPosition(id);
      return x < 0 || y < 0 || x > width || y > height;
    });
  });
}

/** They may pass through the window while they move: in sight is who stays so for ten looks. */
async function allInSight(page, what) {
  let outside = await outOfSight(page);
  for (let look = 0, inSight = 0; look < 150 && inSight < 10; look += 1) {
    await page.waitForTimeout(50);
    outside = await outOfSight(page);
    inSight = outside.length === 0 ? inSight + 1 : 0;
  }
  assert.deepEqual(outside, [], what);
}

/** The places of a route's entities from left to right. */
const across = (page, ids) => Promise.all(ids.map(async (id) => (await place(page, id)).x));
const isRising = (xs) => xs.every((x, hop) => hop === 0 || x > xs[hop - 1]);

async function routeOf(page, step) {
  const { steps } = await (await page.request.get(at(`/api/explore?steps=${step}`))).json();
  return steps[0].routes[0];
}

for (const [width, height] of [[1440, 900], [390, 844]]) {
  for (const reducedMotion of ["reduce", "no-preference"]) {
    test(`however it is arranged all of it is in sight: ${width} pixels, motion ${reducedMotion}`, () =>
      explorer(
        YEZHOV,
        async (page) => {
          await page.locator(".explorer-canvas").focus();
          for (const [key, arrangement] of [["y", "layers"], ["Shift+Y", "years"], ["Shift+Y", ""]]) {
            const before = await page.evaluate(() => document.querySelector("network-explorer").picturePosition("nkvd"));
            await page.keyboard.press(key);
            await until(page, (now) => now.state.arrange === arrangement);
            await page.waitForFunction(({ x, y }) => {
              const now = document.querySelector("network-explorer").picturePosition("nkvd");
              return Math.hypot(now.x - x, now.y - y) > 1;
            }, before);
            await allInSight(page, arrangement);
          }
          await page.keyboard.press("+");
          await page.keyboard.press("+");
          await page.keyboard.press("+");
          await page.keyboard.press("a");
          await allInSight(page, "arranged anew");
        },
        { viewport: { width, height }, reducedMotion },
      ));
  }
}

test("the whole network in layers is no thicket: its ties are faint, those of who is selected stand out", () =>
  explorer("/explore?steps=all&arrange=layers", async (page) => {
    const strengths = async () => {
      const [, ties] = /<g id="ties">([\s\S]*?)<g id="entities">/.exec(await drawing(page));
      return [...ties.matchAll(/<g opacity="([\d.]+)"><title>/g)].map(([, strength]) => Number(strength));
    };
    const faint = await strengths();
    assert.ok(faint.length > 500 && Math.max(...faint) < 0.2, `${faint.length}, up to ${Math.max(...faint)}`);
    await page.locator(".explorer-canvas").focus();
    await page.locator("#explorer-jump").fill("Nikolai Yezhov");
    await page.locator(".explorer-jump [role=option]").first().click();
    const { state } = await until(page, (now) => now.selection.length === 1);
    assert.deepEqual(state.selected, { entity: "nikolai-ezhov" });
    const strong = (await strengths()).filter((strength) => strength === 1).length;
    assert.ok(strong > 4 && strong < 30, `${strong} of them`);
  }));

test("a route is read from left to right, though whom it joins stood the other way round", () =>
  explorer("/explore?steps=show:georgi-dimitrov,expand:georgi-dimitrov,route:georgi-dimitrov:joseph-stalin", async (page) => {
    const route = await routeOf(page, "route:georgi-dimitrov:joseph-stalin");
    assert.ok(route.length > 2);
    const xs = await across(page, route);
    assert.ok(isRising(xs), xs.join(" "));
    await allInSight(page, "the route and the others");
  }));

test("the route between two is told in the panel that is seen", () =>
  explorer("/explore?steps=show:georgi-dimitrov|joseph-stalin", async (page) => {
    await click(page, "joseph-stalin");
    await page.keyboard.down("Shift");
    await click(page, "georgi-dimitrov");
    await page.keyboard.up("Shift");
    await until(page, (now) => now.selection.length === 2);
    await page.getByRole("button", { name: "Route between two" }).click();
    await until(page, (now) => now.entities.length > 2);
    const heading = panel(page).getByRole("heading", { name: "Joseph Stalin to Georgi Dimitrov" });
    await heading.waitFor();
    assert.equal(await page.locator(".panel-tabs [aria-current]").textContent(), "Route");
    const [words, scrolled] = [await heading.boundingBox(), await page.locator(".panel-scroll").boundingBox()];
    assert.ok(words.y >= scrolled.y && words.y < scrolled.y + scrolled.height / 2, "without scrolling");
    const xs = await across(page, await routeOf(page, "route:joseph-stalin:georgi-dimitrov"));
    assert.ok(isRising(xs), xs.join(" "));
  }));

test("through three that are selected there is a route in their order", () =>
  explorer("/explore?steps=show:poland|japan|nikolai-ezhov", async (page) => {
    for (const id of ["nikolai-ezhov", "japan", "poland"]) {
      await click(page, id);
      await page.keyboard.down("Shift");
    }
    await page.keyboard.up("Shift");
    await until(page, (now) => now.selection.length === 3);
    await panel(page).getByRole("button", { name: "Route through the 3, in their order" }).click();
    const { state } = await until(page, (now) => now.state.steps.length === 3);
    assert.deepEqual(state.steps.slice(1), ["route:nikolai-ezhov:japan", "route:japan:poland"]);
    await panel(page).getByRole("heading", { name: /Japan to Poland/ }).waitFor();
    const xs = await across(page, ["nikolai-ezhov", "japan", "poland"]);
    assert.ok(isRising(xs), xs.join(" "));
  }));

test("a right click offers to pin, and a route to whoever is selected next", () =>
  explorer("/explore?steps=show:poland|japan|joseph-stalin", async (page) => {
    await click(page, "poland", { button: "right" });
    await page.getByRole("menuitem", { name: "Pin" }).click();
    assert.match(await page.evaluate(() => location.hash), /poland:/);
    await click(page, "poland", { button: "right" });
    await page.getByRole("menuitem", { name: "Route to …" }).click();
    await page.getByText("A route from Poland: select where it leads").waitFor();
    await page.locator(".explorer-canvas").press("Escape");
    assert.equal(await page.locator(".explorer-choosing").isVisible(), false);
    await page.locator(".explorer-canvas").press("p");
    await page.locator(".explorer-choosing").waitFor();
    await click(page, "japan");
    const { state } = await until(page, (now) => now.state.steps.length === 2);
    assert.equal(state.steps[1], "route:poland:japan");
    // Once it is told, it is drawn.
    await panel(page).getByRole("heading", { name: /Poland to Japan/ }).waitFor();
    await click(page, "poland");
    await click(page, "joseph-stalin", { button: "right" });
    await page.getByRole("menuitem", { name: "Route from Poland" }).click();
    await until(page, (now) => now.state.steps[2] === "route:poland:joseph-stalin");
  }));

test("on a phone no name is cut by the edge of the canvas", () =>
  explorer(
    YEZHOV,
    async (page) => {
      for (const address of [YEZHOV, `${YEZHOV}&arrange=layers`, "/explore?steps=route:georgi-dimitrov:joseph-stalin"]) {
        await page.goto(at(address));
        await seen(page);
        const svg = await drawing(page);
        const out = await page.evaluate((markup) => {
          const { width, height } = document.querySelector(".explorer-canvas").getBoundingClientRect();
          const host = document.createElement("div");
          host.style.cssText = "position: fixed; inset: 0 auto auto 0;";
          document.body.append(host);
          const drawn = host.appendChild(new DOMParser().parseFromString(markup, "image/svg+xml").documentElement);
          const texts = [...drawn.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
          host.remove();
          return texts.filter(([, box]) => box.left < -1 || box.right > width + 1 || box.top < -3 || box.bottom > height + 3).map(([text, box]) => `${text}: ${box.left} to ${box.right} of ${width}`);
        }, svg);
        assert.deepEqual(out, [], address);
      }
    },
    PHONE,
  ));

test("on a phone every tool is in the row or behind its last button, those without use now too", () =>
  explorer(
    YEZHOV,
    async (page) => {
      const tools = await page.locator(".explorer-rail .tool[data-tool]").evaluateAll((all) => all.filter((tool) => !tool.checkVisibility()).map((tool) => tool.getAttribute("aria-label")));
      await page.getByRole("button", { name: "More tools" }).tap();
      const items = page.getByRole("menuitem");
      assert.deepEqual(await items.allTextContents(), tools);
      for (const name of ["Redo", "Hide", "Pin", "Keys"]) {
        assert.ok(tools.includes(name), name);
        const box = await items.getByText(name, { exact: true }).boundingBox();
        assert.ok(box.y >= 0 && box.y + box.height <= 844, `${name} is on the screen`);
      }
      assert.equal(await page.getByRole("menuitem", { name: "Hide" }).getAttribute("aria-disabled"), "true");
      await page.getByRole("menuitem", { name: "Hide" }).tap({ force: true });
      assert.ok(await page.getByRole("menu").isVisible(), "what cannot be done does nothing");
      await page.keyboard.press("Escape");
      const { x, y } = await place(page, "nkvd");
      await page.touchscreen.tap(x, y);
      await until(page, (now) => now.selection.length === 1);
      await page.getByRole("button", { name: "More tools" }).tap();
      await page.getByRole("menuitem", { name: "Hide" }).tap();
      await until(page, (now) => !now.entities.includes("nkvd"));
    },
    PHONE,
  ));

test("a legend that is cut says so, and unfolds", () =>
  explorer("/explore?steps=all", async (page) => {
    const hidden = () =>
      page.evaluate(() => {
        const { bottom } = document.querySelector(".legend-scroll").getBoundingClientRect();
        return [...document.querySelectorAll(".legend-switch")].filter((mark) => mark.getBoundingClientRect().bottom > bottom + 2).length;
      });
    const halved = () =>
      page.evaluate(() => {
        const { bottom } = document.querySelector(".legend-scroll").getBoundingClientRect();
        const marks = [...document.querySelectorAll(".legend-switch")].map((mark) => mark.getBoundingClientRect());
        return marks.filter((mark) => mark.top < bottom - 2 && mark.bottom > bottom + 2).length;
      });
    assert.ok((await hidden()) > 0);
    assert.equal(await halved(), 0, "it is cut between two rows");
    const unfold = page.getByRole("button", { name: "Whole legend" });
    await unfold.click();
    assert.equal(await hidden(), 0);
    const years = await page.locator(".explorer-years").boundingBox();
    assert.ok(years.y + years.height <= 900);
    await page.getByRole("button", { name: "Less of the legend" }).click();
    await unfold.waitFor();
    assert.equal(await halved(), 0, "and is again");
    await page.goto(at("/explore?steps=show:poland"));
    await seen(page);
    assert.equal(await unfold.isVisible(), false, "one that is whole needs no button");
  }));

test("what is wrong in an address of the canvas is told on the page", async () => {
  const { page, close } = await freshPage(browser);
  for (const [wrong, words] of [
    ["years=abc", /"abc" is not a stretch of years/],
    ["off=nosuch", /"nosuch" is nothing that can be switched off/],
    ["off=kind.nosuch", /"kind.nosuch" names no kind of entity/],
    ["selected=entity.nosuch", /"entity.nosuch" names no entity/],
    ["loose=perhaps", /"perhaps" is not known; write on or off/],
  ]) {
    const response = await page.goto(at(`${YEZHOV}&${wrong}`));
    assert.equal(response.status(), 400, wrong);
    assert.match(await page.locator("main").textContent(), words, wrong);
  }
  await close();
});
