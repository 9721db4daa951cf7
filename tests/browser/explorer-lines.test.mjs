// How the lines of ties look: the same for a status in the legend, on the canvas and in the page's own picture.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { explored, freshPage, at, startBrowser, until } from "./harness.mjs";

const ADDRESS = "/explore?entity=soviet-union";
let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** Runs in the page: the dashes of each status as an element has them, without units. */
const dashesOf = (elements) =>
  elements.map((element) => {
    const status = /standing-([\w-]+)/u.exec(element.getAttribute("class"))[1];
    const { strokeDasharray } = getComputedStyle(element);
    return [status, strokeDasharray === "none" ? "" : strokeDasharray.replace(/px|,/gu, "")];
  });

test("legend, canvas and the page's picture break the line of a status alike", async () => {
  let inLegend = new Map();
  let onCanvas = new Map();
  await explored(browser, ADDRESS, async (page) => {
    inLegend = new Map(await page.locator(".legend-switch .line-mark").evaluateAll(dashesOf));
    assert.equal(await page.locator('[data-filter^="status."]:not(:has(.line-mark))').count(), 0);
    onCanvas = new Map(
      await page.evaluate(() => {
        const explorer = document.querySelector("network-explorer");
        const drawn = new DOMParser().parseFromString(explorer.graph.toSvg({ title: "", description: "", medium: "screen" }), "image/svg+xml");
        const { scene } = explorer.graph;
        const drawnTies = explorer.view.relations.filter((_, position) => scene.relationShown[position] === 1 && !scene.isFolded(position));
        const paths = [...drawn.querySelectorAll("#ties > g > path")];
        return drawnTies.map(({ status }, place) => [status, paths[place].getAttribute("stroke-dasharray") ?? ""]);
      }),
    );
  });
  const { page, close } = await freshPage(browser, { javaScriptEnabled: false });
  await page.goto(at(ADDRESS));
  const inPicture = new Map(await page.locator(".explorer-picture .wide .picture-ties line").evaluateAll(dashesOf));
  await close();
  assert.equal(inLegend.get("documented"), "");
  assert.notEqual(inLegend.get("charged"), "", "a charge is not a deed");
  assert.ok(inLegend.has("alleged"), "every status has its own piece of line in the legend");
  for (const [status, dashes] of inPicture) {
    assert.equal(onCanvas.get(status) ?? dashes, dashes, `${status} on the canvas`);
    assert.equal(inLegend.get(status) ?? dashes, dashes, `${status} in the legend`);
  }
  assert.ok([...inPicture.keys()].filter((status) => onCanvas.has(status)).length >= 3, `${[...onCanvas.keys()]}`);
});

/** The paths of ties in the drawing of the canvas, each with the classes or groups of all ties it stands for. */
const curves = (page) =>
  page.evaluate(() => {
    const { graph, view } = document.querySelector("network-explorer");
    const drawn = new DOMParser().parseFromString(graph.toSvg({ title: "", description: "", medium: "paper" }), "image/svg+xml");
    const paths = [...drawn.querySelectorAll("#ties > g > path")];
    const leaders = view.relations.map((_, position) => position).filter((position) => graph.scene.relationShown[position] === 1 && !graph.scene.isFolded(position));
    const pair = ({ from, to }) => [from, to].sort((one, other) => one - other).join();
    const meant = ({ group, type }) => (group === undefined ? view.types[type].class : group);
    return leaders.map((position, place) => {
      const beside = view.relations.filter((other, at) => pair(other) === pair(view.relations[position]) && graph.scene.relationShown[at] === 1);
      return { colour: paths[place].getAttribute("stroke"), meant: [...new Set(beside.map(meant))] };
    });
  });

for (const address of [ADDRESS, `${ADDRESS}&tie_colour=status`]) {
  test(`one line for ties of several colours has a colour of its own, which the legend explains: ${address}`, () =>
    explored(browser, address, async (page) => {
      const found = await curves(page);
      const [mixed, plain] = [found.filter(({ meant }) => meant.length > 1), found.filter(({ meant }) => meant.length === 1)];
      assert.ok(mixed.length > 0 && plain.length > 0, `${mixed.length} and ${plain.length}`);
      const neutral = new Set(mixed.map(({ colour }) => colour));
      assert.equal(neutral.size, 1, `${[...neutral]}`);
      assert.deepEqual(plain.filter(({ colour }) => neutral.has(colour)), []);
      assert.equal(await page.locator(".legend").getByText("several at once").count(), 1);
      const { page: still, close } = await freshPage(browser, { javaScriptEnabled: false });
      await still.goto(at(address));
      const legend = still.locator(".picture-legend").getByText("several at once");
      assert.equal(await legend.count(), 1);
      const strokes = await still.locator(".explorer-picture .wide line.of-several").evaluateAll((lines) => lines.map((line) => getComputedStyle(line).stroke));
      assert.deepEqual([...new Set(strokes)], ["rgb(111, 127, 149)"]);
      await close();
    }));
}

test("the page's own picture has arrows for ties that run one way, which end at the rim of a disc", async () => {
  const { page, close } = await freshPage(browser, { javaScriptEnabled: false });
  await page.goto(at(ADDRESS));
  const wrong = await page.locator(".explorer-picture .wide svg[role=group]").evaluate((drawing) => {
    const discs = [...drawing.querySelectorAll("circle")].map(({ cx, cy, r }) => [cx.baseVal.value, cy.baseVal.value, r.baseVal.value]);
    const arrows = [...drawing.querySelectorAll("line[marker-end]")].map(({ x2, y2 }) => [x2.baseVal.value, y2.baseVal.value]);
    return arrows.length === 0 ? ["there is no arrow"] : arrows.filter(([x, y]) => !discs.some(([cx, cy, r]) => Math.abs(Math.hypot(x - cx, y - cy) - r) < 1.5));
  });
  assert.deepEqual(wrong, []);
  await close();
});

test("the numbers of the legend follow the years and what is switched off", () =>
  explored(browser, ADDRESS, async (page, first) => {
    const numbers = (filter) => page.locator(`[data-filter^="${filter}."] .number`).evaluateAll((all) => all.map((each) => Number(each.textContent.replaceAll(",", ""))));
    const sum = async (filter) => (await numbers(filter)).reduce((all, each) => all + each, 0);
    assert.equal(await sum("class"), first.claims);
    await page.getByRole("slider", { name: "From year" }).press("End");
    const late = await until(page, (now) => now.state.years !== null && now.claims < first.claims);
    assert.equal(await sum("class"), late.claims);
    assert.equal(await sum("status"), late.claims);
    const control = page.locator('[data-filter="kind.country"]');
    const countries = Number(await control.locator(".number").textContent());
    await control.click();
    const without = await until(page, (now) => now.state.off.length === 1);
    assert.equal(without.entities.length, late.entities.length - countries);
    assert.equal(Number(await control.locator(".number").textContent()), countries, "what would come back");
    assert.equal(await sum("class"), without.claims);
  }));

test("on a narrow screen the legend is one press away", () =>
  explored(
    browser,
    "/explore?steps=show:nikolai-ezhov,expand:nikolai-ezhov,route:nikolai-ezhov:poland",
    async (page) => {
      const tabs = page.getByRole("navigation", { name: "Panel" });
      await tabs.getByRole("button", { name: "Legend" }).click();
      assert.deepEqual(await tabs.locator("[aria-current]").allTextContents(), ["Legend"]);
      const kind = await page.locator('.explorer-legend [data-filter^="kind."]').first().boundingBox();
      assert.ok(kind.y > 400 && kind.y + kind.height < 844, `the kinds stand at ${kind.y}`);
      const look = page.locator(".explorer-legend select").first();
      assert.ok((await look.boundingBox()).y > kind.y, "the looks follow");
      await look.scrollIntoViewIfNeeded();
      await tabs.getByRole("button", { name: "Canvas" }).click();
      assert.deepEqual(await tabs.locator("[aria-current]").allTextContents(), ["Canvas"]);
    },
    { viewport: { width: 390, height: 844 } },
  ));

test("in layers, ties within a column bow beside it, though their ends slid there", () =>
  explored(
    browser,
    "/explore?entity=soviet-union",
    async (page) => {
      await page.locator(".explorer-canvas").focus();
      await page.keyboard.press("y");
      await page.waitForFunction(() => {
        const { scene, moving } = document.querySelector("network-explorer").graph;
        return scene.areNamesBeside && moving.journeys.length === 0;
      });
      const bows = await page.evaluate(() => {
        const { scene } = document.querySelector("network-explorer").graph;
        const inColumn = scene.view.relations.map((tie, position) => ({ ...tie, position })).filter(({ from, to }) => from !== to && Math.abs(scene.xs[from] - scene.xs[to]) < 1);
        return inColumn.map(({ from, to, position }) => {
          const distance = Math.abs(scene.ys[to] - scene.ys[from]);
          return Math.abs(scene.bow(position, distance)) / distance;
        });
      });
      assert.ok(bows.length > 20, `${bows.length} ties within columns`);
      assert.ok(Math.min(...bows) > 0.1, `a tie bows by ${Math.min(...bows)} of its length`);
    },
    { reducedMotion: "no-preference" },
  ));

test("Enter on an entity that is shown whole adds no step", () =>
  explored(browser, "/explore?steps=show:nikolai-ezhov,expand:nikolai-ezhov", async (page, { entities }) => {
    const whole = await page.evaluate(() => {
      const { view } = document.querySelector("network-explorer");
      const seen = (position) => view.relations.filter(({ from, to }) => from === position || to === position).length;
      return view.entities.filter(({ id, ties }, position) => id !== "nikolai-ezhov" && seen(position) >= ties).map(({ id }) => id);
    });
    assert.ok(whole.length > 0 && whole.length < entities.length);
    const steps = () => page.evaluate(() => document.querySelector("network-explorer").state.steps.length);
    const before = await steps();
    await page.evaluate((id) => document.querySelector("network-explorer").select({ entity: id }, false), whole[0]);
    await page.locator(".explorer-canvas").focus();
    await page.keyboard.press("Enter");
    await page.getByText("Everybody whom that would bring is on the canvas").waitFor({ state: "attached" });
    assert.equal(await steps(), before);
  }));

test("years are written below the head of the canvas, and the picture fills it", () =>
  explored(
    browser,
    `${ADDRESS}&arrange=years`,
    async (page) => {
      const { years, top, discs, height } = await page.evaluate(() => {
        const explorer = document.querySelector("network-explorer");
        const canvas = document.querySelector(".explorer-canvas").getBoundingClientRect();
        const drawn = new DOMParser().parseFromString(explorer.graph.toSvg({ title: "", description: "", medium: "screen" }), "image/svg+xml");
        const heads = [...document.querySelectorAll(".explorer-title, .explorer-seen")].map((each) => each.getBoundingClientRect().bottom - canvas.top);
        return {
          years: [...drawn.querySelectorAll("#years text")].map((text) => Number(text.getAttribute("y"))),
          top: Math.max(...heads) - 6,
          discs: explorer.snapshot.entities.map((id) => explorer.screenPosition(id).y),
          height: canvas.height,
        };
      });
      assert.ok(years.length > 3 && years.every((y) => y > top), `${years} under ${top}`);
      const filled = (Math.max(...discs) - Math.min(...discs)) / height;
      assert.ok(filled > 0.66, `${filled} of the canvas' height is used`);
    },
    { viewport: { width: 1440, height: 900 } },
  ));
