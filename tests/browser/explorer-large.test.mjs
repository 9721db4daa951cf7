// Large networks: communities as bubbles that open in place, with mouse, keyboard and without scripts; work is counted, not timed.

import { strict as assert } from "node:assert";
import process from "node:process";
import { after, before, test } from "node:test";
import { AXE, EVERYTHING, violations } from "./axe.mjs";
import { freshPage, seen, startBrowser, until } from "./harness.mjs";

const { UPLOADS } = process.env;
const PEOPLE = 200;
const TIES = 2_400;
const PARALLEL = 2_000;
const HEAD = "Sender,Recipient,Year";
let browser;

/** Ten circles of twenty who write to each other, and now and then to another circle; no chance, so that it is always the same. */
function letters() {
  const rows = [HEAD];
  for (let number = 0; number < TIES; number += 1) {
    const from = number % PEOPLE;
    const circle = Math.floor(from / 20);
    const step = 1 + ((number * 7 + Math.floor(number / PEOPLE) * 13) % 19);
    const isFar = number % 23 === 0;
    const to = isFar ? (from + 20 * (1 + (number % 7))) % PEOPLE : circle * 20 + ((from + step) % 20);
    rows.push(`Person ${from},Person ${to},${1900 + (number % 20)}`);
  }
  return table(rows);
}

/** Two who wrote to each other so often that the letters are added up, and one who wrote once. */
function correspondence() {
  const letters = Array.from({ length: PARALLEL }, (_, number) => `Person ${number % 2},Person ${1 - (number % 2)},${1900 + (number % 10)}`);
  return table([HEAD, ...letters, "Person 2,Person 0,1900"]);
}

function table(rows) {
  return { name: "many.csv", mimeType: "text/csv", buffer: Buffer.from(`${rows.join("\n")}\n`) };
}

async function open(file) {
  const { page, close } = await freshPage(browser, { home: UPLOADS });
  await page.goto(`${UPLOADS}/open`);
  await page.locator("#own-files").setInputFiles(file);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.locator(".taken").waitFor();
  await close();
}

before(async () => {
  browser = await startBrowser();
  await open(letters());
});
after(async () => {
  const { page, close } = await freshPage(browser, { home: UPLOADS });
  await page.goto(`${UPLOADS}/`);
  await page.getByRole("button", { name: /Back to the network/u }).click();
  await close();
  await browser?.close();
});

async function opened(address, work, options = {}) {
  const { page, assertFaultless, close } = await freshPage(browser, { home: UPLOADS, viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  await page.goto(`${UPLOADS}${address}`);
  await work(page);
  await assertFaultless(address);
  await close();
}

/** Where the discs are on the canvas, all of them and those that are no communities, and how large it is. */
function measured(page) {
  return page.evaluate(() => {
    const explorer = document.querySelector("network-explorer");
    const { scale } = explorer.graph.eye.lens;
    const { width, height } = document.querySelector(".explorer-canvas").getBoundingClientRect();
    const discs = explorer.view.entities.map(({ id, radius, bubble }) => ({ ...explorer.screenPosition(id), radius: radius * scale, isBubble: bubble !== undefined }));
    return { width, height, discs, members: discs.filter((disc) => !disc.isBubble) };
  });
}

/** Whether the members of a community reach over most of the canvas. */
async function isFilled(page) {
  const { members, width, height } = await measured(page);
  const reach = (side) => Math.max(...members.map((disc) => disc[side])) - Math.min(...members.map((disc) => disc[side]));
  return reach("x") > width * 0.6 || reach("y") > height * 0.6;
}

/** Waits until something is so. */
async function expectSoon(page, isSo, words) {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (await isSo()) {
      return;
    }
    await page.waitForTimeout(100);
  }
  assert.fail(words);
}

/** Runs in the page: the lines between a member and a community, and whether they are pale. */
function spokes() {
  const { graph, view } = document.querySelector("network-explorer");
  return view.relations.flatMap((relation, position) => {
    const [from, to] = [view.entities[relation.from], view.entities[relation.to]];
    const isBetween = (from.bubble === undefined) !== (to.bubble === undefined);
    return isBetween ? [{ member: from.bubble === undefined ? from.id : to.id, isPale: graph.scene.isSpoke(position) }] : [];
  });
}

/** Where somebody stands on the page. */
function spotOf(id) {
  const { x, y } = document.querySelector("network-explorer").screenPosition(id);
  const box = document.querySelector(".explorer-canvas").getBoundingClientRect();
  return { x: box.x + x, y: box.y + y };
}

const isBubble = (id) => id.startsWith("bubble--");

test("the whole network opens as communities, and a click brings the members of one instead", () =>
  opened("/explore?steps=all", async (page) => {
    const first = await seen(page);
    assert.ok(first.entities.length >= 4 && first.entities.length <= 41 && first.entities.every(isBubble), `${first.entities.length} bubbles`);
    const answer = await (await page.request.get(`${UPLOADS}/api/explore?steps=all`)).json();
    const sum = answer.bubble_ties.reduce((all, { claims }) => all + claims, 0);
    assert.equal(sum, TIES, "no tie is lost");
    await page.evaluate(() => document.querySelector(".explorer-stage").scrollIntoView({ block: "center" }));
    const [bubble] = first.entities;
    const spot = await page.evaluate(spotOf, bubble);
    await page.mouse.click(spot.x, spot.y);
    const after = await until(page, (now) => now.entities.some((id) => !isBubble(id)));
    assert.equal(after.entities.filter(isBubble).length, first.entities.length - 1, "the others stay");
    assert.equal(after.entities.filter((id) => !isBubble(id)).length, answer.bubbles[0].size);
    assert.match(page.url(), /open:/);
    assert.match(await page.locator(".looks-fixed").textContent(), /Pale lines lead from members/u);
    const lines = await page.evaluate(spokes);
    assert.ok(lines.length > 0 && lines.every(({ isPale }) => isPale), "lines from members to communities are pale");
    const member = await page.evaluate(spotOf, lines[0].member);
    await page.mouse.move(member.x, member.y);
    await expectSoon(page, async () => (await page.evaluate(spokes)).some(({ isPale }) => !isPale), "those of one who is pointed at are not");
    await page.mouse.move(2, 2);
    await page.goBack();
    await until(page, (now) => now.entities.every(isBubble));
  }));

test("with the keyboard a community is selected, told about, and opened", () =>
  opened("/explore?steps=all", async (page) => {
    await seen(page);
    await page.locator(".explorer-canvas").focus();
    await page.keyboard.press("Home");
    await until(page, (now) => now.selection.length === 1);
    await page.getByText("A community of the network").first().waitFor();
    await page.keyboard.press("Enter");
    await until(page, (now) => now.entities.some((id) => !isBubble(id)));
  }));

test("the communities are listed with their names, the rest folded, and one of the list is selected", () =>
  opened("/explore?steps=all", async (page) => {
    const { entities } = await seen(page);
    const list = page.getByRole("list", { name: "Communities" });
    await list.waitFor();
    const folded = page.locator(".part-canvas details");
    assert.equal(await page.locator(".part-canvas .many-shared li").count(), entities.length);
    assert.equal(await list.getByRole("listitem").count(), Math.min(entities.length, 10));
    assert.equal(await folded.count(), entities.length > 10 ? 1 : 0);
    await list.getByRole("button").first().press("Enter");
    const after = await until(page, (now) => now.selection.length === 1);
    assert.equal(after.selection[0], entities[0]);
    await page.getByText("A community of the network").first().waitFor();
    const areSeen = async () => {
      const { width, height, discs } = await measured(page);
      return discs.every(({ x, y }) => x > 0 && y > 0 && x < width && y < height);
    };
    await expectSoon(page, areSeen, "it is seen among the others");
    await page.getByRole("button", { name: "Open it" }).press("Enter");
    const opened = await until(page, (now) => now.entities.some((id) => !isBubble(id)));
    assert.deepEqual(opened.selection, []);
    await expectSoon(page, () => isFilled(page), "its members fill the canvas");
    await page.reload();
    await until(page, (now) => now.entities.some((id) => !isBubble(id)));
    await expectSoon(page, () => isFilled(page), "they do when the address is opened");
  }));

test("years and the legend filter what the lines add up", () =>
  opened("/explore?steps=all&years=1900-1900", async (page) => {
    assert.equal((await seen(page)).claims, TIES / 20, "a twentieth is of one year");
    await page.locator('[data-filter^="status."]').first().click();
    await until(page, (now) => now.claims === 0);
  }));

test("everybody by themselves can be asked for", () =>
  opened("/explore?steps=all:all", async (page) => {
    assert.equal((await seen(page)).entities.length, PEOPLE);
  }));

test("a canvas of communities has no violations, light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    await opened(
      "/explore?steps=all",
      async (page) => {
        await seen(page);
        await page.evaluate(AXE);
        assert.deepEqual(await violations(page, EVERYTHING), []);
      },
      { colorScheme },
    );
  }
});

test("without scripts the page draws the bubbles, and a link opens one", () =>
  opened(
    "/explore?steps=all",
    async (page) => {
      const bubbles = page.locator(".explorer-picture .wide circle.bubble");
      const count = await bubbles.count();
      assert.ok(count >= 4, `${count} bubbles`);
      assert.ok((await page.locator(".explorer-picture .wide .picture-sums text").count()) > 0, "the sums are written");
      await page.locator(".explorer-picture .wide a").first().focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/open:/);
      assert.equal(await page.locator(".explorer-picture .wide circle.bubble").count(), count - 1);
      assert.ok((await page.locator(".explorer-picture .wide circle.by-kind").count()) >= 10);
    },
    { javaScriptEnabled: false },
  ));

test("no page of a large network is above 500 kB", () =>
  opened("/", async (page) => {
    for (const address of ["/explore?steps=all", "/explore?steps=all:all"]) {
      const { length } = await (await page.request.get(`${UPLOADS}${address}`)).body();
      assert.ok(length < 500_000, `${address}: ${length} bytes`);
    }
  }));

test("the head says how many there are, whatever they are drawn as", () =>
  opened("/explore?steps=all", async (page) => {
    const { entities } = await seen(page);
    const whole = `200 entities and 2,400 ties in ${entities.length} communities`;
    assert.equal(await page.locator(".explorer-seen").textContent(), whole);
    assert.equal(await page.locator(".canvas-seen").textContent(), `${whole}.`);
    await page.goto(`${UPLOADS}/explore?steps=all&years=1900-1900`);
    await seen(page);
    assert.equal(await page.locator(".explorer-seen").textContent(), `200 entities and 120 of 2,400 ties in ${entities.length} communities`);
  }));

test("every community has its name, which covers neither another disc nor another name", () =>
  opened("/explore?steps=all", async (page) => {
    const { entities } = await seen(page);
    const { discs, texts, answer } = await page.evaluate(async () => {
      const explorer = document.querySelector("network-explorer");
      const drawn = document.body.appendChild(new DOMParser().parseFromString(explorer.graph.toSvg({ title: "", description: "", medium: "screen" }), "image/svg+xml").documentElement);
      const origin = drawn.getBoundingClientRect();
      const texts = [...drawn.querySelectorAll("#names text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
      const discs = explorer.view.entities.map(({ id, radius }) => ({ ...explorer.screenPosition(id), radius: radius * explorer.graph.eye.lens.scale }));
      drawn.remove();
      const boxes = texts.map(([text, { left, right, top, bottom }]) => ({ text, left: left - origin.left, right: right - origin.left, top: top - origin.top + 4, bottom: bottom - origin.top - 4 }));
      const answer = await (await fetch("/api/explore?steps=all")).json();
      return { discs, texts: boxes, answer };
    });
    const written = texts.map(({ text }) => text).join(" ");
    const named = answer.bubbles.filter(({ label }) => label.split(" · ")[0].split(" ").every((word) => written.includes(word)));
    assert.equal(named.length, entities.length, written);
    const over = texts.flatMap((one, at) => texts.slice(at + 1).filter((other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom));
    assert.deepEqual(over, [], "no name over another");
    for (const { text, left, right, top, bottom } of texts) {
      const touched = discs.filter(({ x, y, radius }) => Math.hypot(Math.max(left, Math.min(x, right)) - x, Math.max(top, Math.min(y, bottom)) - y) < radius - 1);
      const isWithin = touched.length === 1 && touched.every(({ x, y, radius }) => Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y) < radius);
      assert.ok(touched.length === 0 || isWithin, `${text} covers a disc`);
    }
  }));

test("a double click opens a community once", () =>
  opened("/explore?steps=all", async (page) => {
    const { entities } = await seen(page);
    await page.locator(".explorer-canvas").focus();
    await page.keyboard.press("Home");
    const { selection } = await until(page, (now) => now.selection.length === 1);
    const box = await page.locator(".explorer-canvas").boundingBox();
    const { x, y } = await page.evaluate((id) => document.querySelector("network-explorer").screenPosition(id), selection[0]);
    for (let press = 0; press < 3; press += 1) {
      await page.mouse.click(box.x + x, box.y + y);
    }
    const after = await until(page, (now) => now.entities.some((id) => !isBubble(id)));
    assert.equal(after.state.steps.filter((step) => step.startsWith("open:")).length, 1);
    assert.equal(after.entities.filter(isBubble).length, entities.length - 1);
    assert.equal(await page.locator(".explorer-progress").isVisible(), false);
  }));

test("an opened community has room: it fills the canvas, and no disc covers another", () =>
  opened("/explore?steps=all", async (page) => {
    await seen(page);
    await page.locator(".explorer-canvas").focus();
    await page.keyboard.press("Home");
    await until(page, (now) => now.selection.length === 1);
    await page.keyboard.press("Enter");
    await until(page, (now) => now.entities.some((id) => !isBubble(id)));
    // What has come is there before the canvas is fitted to it.
    await expectSoon(page, () => isFilled(page), "it fills the canvas");
    const { members: discs, width, height } = await measured(page);
    assert.ok(discs.every(({ x, y }) => x > 0 && x < width && y > 0 && y < height), "all are in sight");
    const covering = discs.flatMap((one, place) => discs.slice(place + 1).filter((other) => Math.hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius));
    assert.deepEqual(covering, []);
    await page.setViewportSize({ width: 1180, height: 860 });
    await page.waitForFunction((before) => document.querySelector("network-explorer").graph.eye.width < before, width);
    await expectSoon(page, () => isFilled(page), "it fills the canvas of another size");
  }));

test("nothing is said of communities that is not so, and no full stop stands alone", () =>
  opened("/explore?steps=all", async (page) => {
    await seen(page);
    const looks = page.locator(".explorer-legend .looks");
    assert.equal(await looks.locator("select:visible").count(), 0);
    await looks.getByText("Communities are as large as they have members").waitFor();
    assert.match(await page.locator(".canvas-seen .seen-count").textContent(), /communities\.$/u);
    await page.goto(`${UPLOADS}/explore?steps=all:all`);
    await seen(page);
    assert.ok((await looks.locator("select:visible").count()) > 0);
    assert.equal(await looks.getByText("Communities are as large").isVisible(), false);
  }));

test("few pairs are drawn by themselves, however many ties they have: one line with their number, which leads to their list", async () => {
  await open(correspondence());
  await opened("/explore?steps=all", async (page) => {
    const { relations, claims } = await seen(page);
    assert.equal(claims, PARALLEL + 1);
    assert.equal(relations.length, 2);
    assert.equal(await page.locator(".explorer-seen").textContent(), "3 entities, 2,001 ties");
    assert.equal(await page.locator(".explorer-limits").textContent(), "");
    const drawing = await page.evaluate(() => document.querySelector("network-explorer").graph.toSvg({ title: "", description: "", medium: "screen" }));
    assert.match(drawing, />×2,000<\/text>/);
    const box = await page.locator(".explorer-canvas").boundingBox();
    const [one, other] = await page.evaluate(() => ["person-0", "person-1"].map((id) => document.querySelector("network-explorer").screenPosition(id)));
    await page.mouse.click(box.x + (one.x + other.x) / 2, box.y + (one.y + other.y) / 2);
    const panel = page.getByRole("complementary", { name: "Evidence" });
    await panel.getByText("2,000 ties, drawn as one line.").waitFor();
    const { state } = await seen(page);
    const ofType = page.getByRole("list", { name: "Types of these ties" }).getByRole("link", { name: "2,000" });
    assert.match(await ofType.getAttribute("href"), /^\/claims\?between=person-0,person-1&types=/u);
    await page.goto(`${UPLOADS}/explore?steps=all&years=1900-1900&selected=relation.${state.selected.relation}`);
    await panel.getByText("200 of 2,000 ties, drawn as one line.").waitFor();
    await panel.getByRole("link", { name: "List them all with their evidence" }).click();
    await page.waitForURL(/\/claims\?between=/);
    assert.match(await page.locator("main").textContent(), /2,?000 claims/);
  });
  await opened(
    "/explore?steps=all",
    async (page) => {
      assert.match(await page.locator(".explorer-picture .wide .picture-sums").textContent(), /2000/);
      assert.equal(await page.getByRole("link", { name: "2000 ties" }).getAttribute("href"), "/claims?between=person-0,person-1");
    },
    { javaScriptEnabled: false },
  );
});
