// What is written on the explorer's canvas: it covers neither discs nor other texts, and says who matters most.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { explored, startBrowser } from "./harness.mjs";
import { overlaps } from "./overlaps.mjs";

const ADDRESSES = [
  "/explore?steps=show:nikolai-ezhov,expand:nikolai-ezhov,route:nikolai-ezhov:poland",
  "/explore?entity=nikolai-ezhov",
  "/explore?entity=soviet-union",
  "/explore?steps=all",
];
let browser;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

for (const width of [390, 1440]) {
  test(`no text on the canvas covers a disc or another text, ${width} wide`, async () => {
    for (const address of ADDRESSES) {
      await explored(
        browser,
        address,
        async (page) => {
          const { found, texts } = await page.evaluate(overlaps);
          assert.ok(texts.length > 5, `${address}: ${texts}`);
          assert.deepEqual(found, [], `${address} at ${width}`);
        },
        { viewport: { width, height: width > 800 ? 900 : 844 } },
      );
    }
  });
}

for (const width of [390, 1440]) {
  test(`who is pointed at or chosen adds no text over a disc or another text, ${width} wide`, async () => {
    for (const [address, id] of [["/explore?steps=all", "joseph-stalin"], ["/explore?steps=all", "nikolai-ezhov"], ["/explore?entity=nkvd", "nkvd"]]) {
      await explored(
        browser,
        address,
        async (page) => {
          const box = await page.locator(".explorer-canvas").boundingBox();
          const place = await page.evaluate((entity) => document.querySelector("network-explorer").screenPosition(entity), id);
          const name = await page.evaluate((entity) => document.querySelector("network-explorer").view.entities.find((each) => each.id === entity).name, id);
          await page.mouse.move(box.x + place.x, box.y + place.y, { steps: 4 });
          await page.waitForFunction((entity) => {
            const { scene } = document.querySelector("network-explorer").graph;
            return scene.hovered === scene.entityAt.get(entity);
          }, id);
          for (const what of ["pointed at", "nearer", "chosen"]) {
            if (what === "nearer") {
              await page.mouse.wheel(0, -120);
            } else if (what === "chosen") {
              await page.mouse.click(box.x + place.x, box.y + place.y);
              await page.waitForFunction(() => document.querySelector("network-explorer").snapshot.selection.length === 1);
            }
            const { found, texts } = await page.evaluate(overlaps);
            assert.deepEqual(found, [], `${address}: ${id} ${what} at ${width}`);
            assert.ok(texts.join(" ").includes(name.split(" ")[0]), `${name} ${what}: ${texts}`);
          }
        },
        { viewport: { width, height: width > 800 ? 900 : 844 } },
      );
    }
  });
}

for (const width of [390, 768, 1440, 1920]) {
  test(`on the whole network the ten best connected are named, ${width} wide`, () =>
    explored(
      browser,
      "/explore?steps=all",
      async (page) => {
        const { texts } = await page.evaluate(overlaps);
        const best = await page.evaluate(() => [...document.querySelector("network-explorer").view.entities].sort((one, other) => other.ties - one.ties).slice(0, 10).map(({ name }) => name));
        const isStart = (name) => texts.some((text) => text.length > 3 && name.startsWith(text.replace(/…$/u, "")));
        assert.deepEqual(best.filter((name) => !isStart(name)), []);
      },
      { viewport: { width, height: width > 800 ? 900 : 844 } },
    ));
}

test("a line has a number if four ties or more run along it", () =>
  explored(browser, "/explore?entity=soviet-union", async (page) => {
    const { badges } = await page.evaluate(overlaps);
    assert.ok(badges.length > 0 && badges.every((count) => count >= 4), String(badges));
  }));

test("a short line has its number too, before the names take its room", () =>
  explored(
    browser,
    "/explore?steps=show:joseph-stalin,expand:joseph-stalin",
    async (page) => {
      const { badges } = await page.evaluate(overlaps);
      const between = await page.evaluate(() => {
        const { scene } = document.querySelector("network-explorer").graph;
        const ends = ({ from, to }) => [from, to].map((end) => scene.view.entities[end].id).sort().join(" ");
        return Object.fromEntries([...scene.bundles.counts].map(([tie, count]) => [ends(scene.view.relations[tie]), count]));
      });
      const [near, nearer] = [between["poland soviet-union"], between["japan poland"]];
      assert.ok(near > 4 && nearer > 4 && near !== nearer, JSON.stringify(between));
      assert.deepEqual([near, nearer].filter((count) => !badges.includes(count)), [], `${badges}`);
      // Wherever its number stands, a press on it opens these ties and no others.
      const spot = await page.evaluate((count) => {
        const { at } = document.querySelector("network-explorer").graph.numbers.find(({ text }) => text === String(count));
        const { left, top } = document.querySelector(".explorer-canvas").getBoundingClientRect();
        return { x: left + at.x, y: top + at.y };
      }, nearer);
      await page.mouse.click(spot.x, spot.y);
      await page.waitForFunction(() => document.querySelector("network-explorer").state.selected?.relation !== undefined);
      const ends = await page.evaluate(() => {
        const { view, state } = document.querySelector("network-explorer");
        const { from, to } = view.relations.find(({ id }) => id === state.selected.relation);
        return [from, to].map((end) => view.entities[end].id).sort();
      });
      assert.deepEqual(ends, ["japan", "poland"]);
    },
    { viewport: { width: 390, height: 844 } },
  ));

test("on the whole network many of the forty best connected are named", () =>
  explored(
    browser,
    "/explore?steps=all",
    async (page) => {
      const { texts } = await page.evaluate(overlaps);
      const best = await page.evaluate(() => [...document.querySelector("network-explorer").view.entities].sort((one, other) => other.ties - one.ties).slice(0, 40).map(({ name }) => name));
      const named = best.filter((name) => texts.some((text) => text.length > 3 && name.startsWith(text.replace(/…$/u, ""))));
      assert.ok(named.length >= 15, `${named.length} of the forty: ${named}`);
      assert.ok(best.slice(0, 5).filter((name) => named.includes(name)).length >= 4, `${best.slice(0, 5)}: ${named}`);
    },
    { viewport: { width: 1440, height: 900 } },
  ));
