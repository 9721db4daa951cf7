// The canvas by mouse and by fingers: areas, hovering, touch, and the arrangements.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { at, bringIntoReach, click, colourAt, explored, openTables, place, startBrowser, until } from "./harness.mjs";

const YEZHOV = "/explore?steps=show:nikolai-ezhov,expand:nikolai-ezhov";
let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const explorer = (address, work, options = {}) =>
  explored(browser, address, async (page, before) => (await bringIntoReach(page), work(page, before)), { viewport: { width: 1440, height: 1000 }, ...options });

/** Draws a line through points of the page with the button held. */
async function draw(page, points) {
  await page.mouse.move(points[0].x, points[0].y);
  await page.mouse.down();
  for (const { x, y } of points.slice(1)) {
    await page.mouse.move(x, y, { steps: 3 });
  }
  await page.mouse.up();
}

/** Whether a point lies in the triangle of three others. */
function isInside([one, other, third], point) {
  const side = (from, to) => Math.sign((to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x));
  return new Set([side(one, other), side(other, third), side(third, one)]).size === 1;
}

/** How far the colour of a point of the page lies from the ground of the canvas; taken from a screenshot. */
async function contrast(page, { x, y }) {
  const canvas = await page.locator(".explorer-canvas").boundingBox();
  const [own, ground] = [await colourAt(page, { x, y }), await colourAt(page, { x: canvas.x + 4, y: canvas.y + canvas.height - 5 })];
  return Math.hypot(...own.map((part, channel) => part - ground[channel]));
}

/** Waits until nobody but the first is where they were, and all stand still. */
async function moved(page, before) {
  let last = "";
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const now = await Promise.all(Object.keys(before).map(async (id) => [id, await place(page, id)]));
    const isMoved = now.slice(1).every(([id, { x, y }]) => Math.hypot(x - before[id].x, y - before[id].y) > 3);
    const written = JSON.stringify(now);
    if (isMoved && written === last) {
      return;
    }
    last = written;
    await page.waitForTimeout(50);
  }
  assert.fail("not everybody has moved");
}

/** Points on the rim of a disc hold no pictogram: they have the colour of the kind. */
async function nearRim(page, id) {
  const { x, y } = await place(page, id);
  return { x, y: y - 9 };
}

test("the lasso selects those inside it and nobody else", () =>
  explorer(YEZHOV, async (page, { entities }) => {
    await page.getByRole("button", { name: "Lasso" }).click();
    const wanted = entities[3];
    const { x, y } = await place(page, wanted);
    const around = [0, 1, 2, 3, 4, 5, 6].map((step) => ({ x: x + 14 * Math.cos(step), y: y + 14 * Math.sin(step) }));
    await draw(page, around);
    const { selection } = await until(page, (now) => now.selection.length > 0);
    assert.deepEqual(selection, [wanted]);
    const box = await page.locator(".explorer-canvas").boundingBox();
    const [left, top, right, bottom] = [box.x + 2, box.y + 2, box.x + box.width - 2, box.y + box.height - 2];
    await draw(page, [{ x: left, y: top }, { x: right, y: top }, { x: right, y: bottom }, { x: left, y: bottom }]);
    await until(page, (now) => now.selection.length === entities.length);
    // A triangle: the lasso is no rectangle around what was drawn.
    const corners = [{ x: left, y: top }, { x: right, y: top }, { x: left, y: bottom }];
    const places = await Promise.all(entities.map((id) => place(page, id)));
    const expected = entities.filter((_, position) => isInside(corners, places[position]));
    assert.ok(expected.length > 2 && expected.length < entities.length - 2, "some are inside, some are not");
    await draw(page, corners);
    const cut = await until(page, (now) => now.selection.length < entities.length);
    assert.deepEqual([...cut.selection].sort(), [...expected].sort());
    assert.equal(await page.getByRole("button", { name: "Lasso" }).getAttribute("aria-pressed"), "true");
    assert.equal(await page.locator(".explorer-stage > [role=status]").textContent(), `${expected.length} entities selected`);
    // With the shift key those inside are added.
    const outside = entities.findIndex((id) => !expected.includes(id));
    const { x: farX, y: farY } = places[outside];
    await page.keyboard.down("Shift");
    await draw(page, [0, 1, 2, 3, 4, 5, 6].map((step) => ({ x: farX + 8 * Math.cos(step), y: farY + 8 * Math.sin(step) })));
    await page.keyboard.up("Shift");
    await until(page, ({ selection }) => selection.includes(entities[outside]) && expected.every((id) => selection.includes(id)));
  }));

test("hovering fades all but the neighbourhood", () =>
  explorer("/explore?steps=show:nikolai-ezhov,expand:nikolai-ezhov,expand:nkvd", async (page, { entities }) => {
    await openTables(page);
    const tied = await page.evaluate(() => {
      const rows = [...document.querySelectorAll(".explorer-tables table")].at(-1).querySelectorAll("tbody tr");
      return [...rows].map((row) => [row.cells[0].textContent.trim(), row.cells[2].textContent.trim()]);
    });
    const names = new Set(tied.flat().filter((_, index, all) => [all[index - (index % 2)], all[index - (index % 2) + 1]].includes("Lavrentii Beria")));
    assert.ok(names.size > 1, "the table of ties tells who is tied to whom");
    const far = await page.evaluate((near) => {
      const links = [...document.querySelectorAll(".explorer-tables table:first-of-type tbody tr")];
      return links.filter((row) => !near.includes(row.cells[0].textContent.trim())).map((row) => row.dataset.target.replace("entity.", ""));
    }, [...names]);
    const other = far.find((id) => entities.includes(id) && id !== "lavrentii-beria");
    const rim = await nearRim(page, other);
    const clear = await contrast(page, rim);
    const own = await contrast(page, await nearRim(page, "lavrentii-beria"));
    const { x, y } = await place(page, "lavrentii-beria");
    await page.mouse.move(x, y);
    let faded = clear;
    for (let attempt = 0; attempt < 40 && faded > clear * 0.7; attempt += 1) {
      await page.waitForTimeout(50);
      faded = await contrast(page, rim);
    }
    assert.ok(faded < clear * 0.7, `${other}: ${faded} of ${clear}`);
    assert.ok((await contrast(page, await nearRim(page, "lavrentii-beria"))) > own * 0.7, "who is hovered stays clear");
    const box = await page.locator(".explorer-canvas").boundingBox();
    await page.mouse.move(box.x + 4, box.y + box.height - 20);
    for (let attempt = 0; attempt < 40 && faded < clear * 0.9; attempt += 1) {
      await page.waitForTimeout(50);
      faded = await contrast(page, rim);
    }
    assert.ok(faded >= clear * 0.9, "all come back");
  }));

test("on a phone fingers select, open the menu and find large targets; the panel is a sheet", () =>
  explorer(
    YEZHOV,
    async (page) => {
      const { x, y } = await place(page, "nikolai-ezhov");
      await page.touchscreen.tap(x, y);
      await until(page, (now) => now.selection[0] === "nikolai-ezhov");
      const panel = page.getByRole("complementary", { name: "Evidence" });
      await panel.getByText("Why is this here?").waitFor();
      const sheet = await page.locator(".explorer-beside").boundingBox();
      assert.ok(Math.abs(sheet.y + sheet.height - 844) < 2 && sheet.width > 380, JSON.stringify(sheet));
      const small = await page.evaluate(() => {
        const controls = [...document.querySelectorAll("network-explorer :is(button, select, input, summary)")].filter((control) => control.checkVisibility());
        // The label of a box is as good as the box.
        const frames = controls.map((control) => [control, (control.type === "checkbox" ? control.closest("label") : control).getBoundingClientRect()]);
        return frames.filter(([, { width, height }]) => Math.min(width, height) < 43.5).map(([control, frame]) => `${control.className} ${control.textContent}: ${frame.width} × ${frame.height}`);
      });
      assert.deepEqual(small, []);
      const slider = page.getByRole("slider", { name: "From year" });
      await slider.scrollIntoViewIfNeeded();
      const taken = await slider.evaluate((input) => {
        const { left, top } = input.getBoundingClientRect();
        return [[2, 22], [42, 22], [22, 2], [22, 42]].map(([x, y]) => document.elementFromPoint(left + x, top + y) === input);
      });
      assert.deepEqual(taken, [true, true, true, true], "a finger finds the knob of a slider at its rim");
      await bringIntoReach(page);
      await panel.getByRole("button", { name: "Close" }).click();
      await until(page, (now) => now.selection.length === 0);
      const session = await page.context().newCDPSession(page);
      const still = await place(page, "nikolai-ezhov");
      await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [still] });
      await page.getByRole("menu").waitFor();
      await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
      const items = await page.getByRole("menuitem").evaluateAll((all) => all.map((item) => item.getBoundingClientRect().height));
      assert.ok(items.length > 3 && items.every((height) => height >= 44), String(items));
      await page.getByRole("menuitem").first().tap();
      await page.getByRole("menu").waitFor({ state: "hidden" });
    },
    { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  ));

test("layers and years rearrange the canvas, the address says so, Back undoes it", () =>
  explorer(YEZHOV, async (page, { entities }) => {
    const arrange = (name) => page.getByRole("button", { name, exact: true }).click();
    const positions = async () => Object.fromEntries(await Promise.all(entities.map(async (id) => [id, await place(page, id)])));
    const before = await positions();
    await arrange("In layers");
    await until(page, (now) => now.state.arrange === "layers");
    await page.waitForFunction(() => location.search.includes("arrange=layers"));
    await moved(page, before);
    const layers = await positions();
    const columns = new Set(entities.slice(1).map((id) => Math.round(layers[id].x)));
    assert.equal(columns.size, 1, "all neighbours stand in one layer");
    assert.ok(layers["nikolai-ezhov"].x < layers[entities[1]].x, "right of the one they are tied to");
    await arrange("By years");
    await page.waitForFunction(() => location.search.includes("arrange=years"));
    await moved(page, layers);
    const years = await positions();
    assert.ok(years["genrikh-yagoda"].x < years["nikolai-ezhov"].x, "Yagoda's years come before Yezhov's");
    assert.ok(years["nikolai-ezhov"].x < years["lavrentii-beria"].x, "and Beria's after them");
    await page.getByText("Take this view away").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as SVG" }).click()]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) {
      chunks.push(chunk);
    }
    assert.match(Buffer.concat(chunks).toString("utf8"), /<g id="years">[\s\S]*<text[^>]*>1937<\/text>/);
    await page.goBack();
    await page.goBack();
    // The address is the first one at once; what it shows comes when the server has answered.
    const astray = async () => {
      const again = await positions();
      return entities.filter((id) => Math.hypot(again[id].x - before[id].x, again[id].y - before[id].y) >= 3);
    };
    for (let attempt = 0; attempt < 100 && (await astray()).length > 0; attempt += 1) {
      await page.waitForTimeout(50);
    }
    assert.deepEqual(await astray(), [], "all are back where they were");
  }));

test("layers are as deep as the way from the start is long", () =>
  explorer("/explore?steps=route:torashiro-kawabe:joseph-stalin", async (page, { entities, relations }) => {
    const ends = await page.evaluate(async (address) => {
      const { relations, entities } = await (await fetch(address)).json();
      return relations.map(({ id, from, to }) => [id, entities[from].id, entities[to].id]);
    }, at("/api/explore?steps=route:torashiro-kawabe:joseph-stalin"));
    const ties = ends.filter(([id]) => relations.includes(id));
    const start = "torashiro-kawabe";
    const depths = new Map([[start, 0]]);
    for (const id of depths.keys()) {
      const beside = ties.flatMap(([, from, to]) => (from === id ? [to] : to === id ? [from] : []));
      beside.filter((other) => !depths.has(other)).forEach((other) => depths.set(other, depths.get(id) + 1));
    }
    assert.ok(Math.max(...depths.values()) > 1 && depths.size === entities.length, "the route has several steps");
    await page.getByRole("button", { name: "In layers" }).click();
    await page.waitForURL(/arrange=layers/);
    const inOrder = async () => {
      const columns = await Promise.all(entities.map(async (id) => [depths.get(id), Math.round((await place(page, id)).x)]));
      const byDepth = new Map(columns);
      const rows = [...byDepth].sort(([one], [other]) => one - other);
      return columns.every(([depth, x]) => Math.abs(byDepth.get(depth) - x) < 2) && rows.every(([, x], row) => row === 0 || x > rows[row - 1][1] + 20);
    };
    for (let attempt = 0; attempt < 40 && !(await inOrder()); attempt += 1) {
      await page.waitForTimeout(50);
    }
    assert.ok(await inOrder(), "a column for each step, the farther to the right");
  }));

test("a wheel zooms at the pointer, a drag of the ground pans, a click into the void selects nothing", () =>
  explorer(YEZHOV, async (page) => {
    const start = await place(page, "nikolai-ezhov");
    await page.mouse.move(start.x, start.y);
    await page.mouse.wheel(0, -240);
    await page.waitForTimeout(100);
    const zoomed = await place(page, "nikolai-ezhov");
    assert.ok(Math.hypot(zoomed.x - start.x, zoomed.y - start.y) < 2, "what is under the pointer stays there");
    await page.getByRole("button", { name: "Fit" }).click();
    await page.waitForTimeout(300);
    await click(page, "nikolai-ezhov");
    await until(page, (now) => now.selection.length === 1);
    const box = await page.locator(".explorer-canvas").boundingBox();
    const corner = { x: box.x + 6, y: box.y + 6 };
    const fitted = await place(page, "nikolai-ezhov");
    await draw(page, [corner, { x: corner.x + 50, y: corner.y + 30 }]);
    const panned = await place(page, "nikolai-ezhov");
    assert.ok(Math.hypot(panned.x - fitted.x - 50, panned.y - fitted.y - 30) < 3, JSON.stringify([fitted, panned]));
    await page.mouse.click(corner.x, corner.y);
    await until(page, (now) => now.selection.length === 0);
  }));
