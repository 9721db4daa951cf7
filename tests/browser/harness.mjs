// One browser, and pages in it that report every fault of theirs.

import { strict as assert } from "node:assert";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

const { URL: ADDRESS, CHROMIUM, NPM, COPY } = process.env;
assert.ok(ADDRESS && CHROMIUM && NPM && COPY, "URL, CHROMIUM, NPM and COPY are set by tests/browser/mod.rs");

export const npm = createRequire(path.join(NPM, "package.json"));
export const npmFolder = NPM;

/** The address of a page of the server under test. */
export function at(page) {
  return new URL(page, ADDRESS).href;
}

/** The address of a file of the copy that was exported, as a browser opens it from a disk. */
export function onDisk(file = "") {
  return new URL(file, `${pathToFileURL(COPY)}/`).href;
}

/** How long a busy machine may take for anything, in milliseconds. */
const PATIENCE = 120_000;

/** Draws WebGL by the processor: test machines have no graphics card. */
const WEBGL = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
const NO_WEBGL = ["--disable-gpu", "--disable-3d-apis"];

/** Starts the browser, with WebGL or without; close it when done. */
export async function startBrowser({ webgl = true } = {}) {
  const { chromium } = npm("playwright-core");
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath: CHROMIUM, args: [...(asRoot ? ["--no-sandbox"] : []), ...(webgl ? WEBGL : NO_WEBGL)] });
}

/** A fresh page whose scripts' errors, console errors, requests to elsewhere and violations of the content security policy are collected. */
export async function freshPage(browser, { home = ADDRESS, ...options } = {}) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(`script error: ${error.message}`));
  page.on("console", (message) => {
    // The browser itself reports the status of a page that is not found; that is the page's purpose here.
    if (message.type() === "error" && !message.text().includes("Failed to load resource")) {
      faults.push(`console: ${message.text()}`);
    }
  });
  page.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_ABORTED") {
      faults.push(`request failed: ${request.url()}: ${request.failure()?.errorText}`);
    }
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(home) && !/^(data|blob):/.test(request.url())) {
      faults.push(`a request to elsewhere: ${request.url()}`);
    }
  });
  page.on("response", (response) => {
    const isPart = response.request().resourceType() !== "document" && !response.url().includes("/api/");
    if (isPart && response.status() >= 400) {
      faults.push(`${response.status()} for ${response.url()}`);
    }
  });
  if (options.javaScriptEnabled !== false) {
    await page.addInitScript(() => {
      window.violations = [];
      addEventListener("securitypolicyviolation", (event) => {
        window.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
      });
    });
  }
  return {
    page,
    /** Fails if anything went wrong on the page so far. */
    async assertFaultless(what) {
      const violations = options.javaScriptEnabled === false ? [] : await page.evaluate(() => window.violations);
      assert.deepEqual([...faults, ...violations], [], what);
      faults.length = 0;
    },
    close: () => context.close(),
  };
}

/** What the canvas of the explorer shows, once it does. */
export async function seen(page) {
  await page.waitForFunction(() => document.querySelector("network-explorer")?.snapshot != null);
  return page.evaluate(() => document.querySelector("network-explorer").snapshot);
}

/** Works on the explorer at an address as soon as it shows it; nothing may go wrong meanwhile. */
export async function explored(browser, address, work, options = {}) {
  const { page, assertFaultless, close } = await freshPage(browser, { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  await page.goto(at(address));
  await work(page, await seen(page));
  await assertFaultless(address);
  await close();
}

/** Holds back the answers for the canvas until they are let go. */
export async function slow(page) {
  let letGo = () => undefined;
  const held = new Promise((resolve) => (letGo = resolve));
  await page.route("**/api/explore?**", async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  return letGo;
}

/** Unfolds the tables that say the same as the canvas. */
export async function openTables(page) {
  await page.getByRole("button", { name: "As tables" }).click();
  await page.locator(".explorer-tables table").last().waitFor();
}

/** Moves the canvas into the middle of the window, where a mouse and fingers reach it. */
export function bringIntoReach(page) {
  return page.locator(".explorer-stage").evaluate((stage) => stage.scrollIntoView({ block: "center" }));
}

/** The colour of a point of the page as it is seen: red, green and blue. */
export async function colourAt(page, { x, y }) {
  const picture = await page.screenshot({ clip: { x: Math.round(x) - 1, y: Math.round(y) - 1, width: 3, height: 3 } });
  return page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], { type: "image/png" }));
    const context = new OffscreenCanvas(3, 3).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    return [...context.getImageData(1, 1, 1, 1).data].slice(0, 3);
  }, picture.toString("base64"));
}

/** Waits until what the canvas shows is as it is asked for. */
export async function until(page, isSo) {
  const began = Date.now();
  while (Date.now() - began < PATIENCE) {
    const now = await seen(page);
    if (isSo(now)) {
      return now;
    }
    await page.waitForTimeout(50);
  }
  return assert.fail(`never so: ${isSo}`);
}

/** Where an entity is on the page. */
export async function place(page, id) {
  const canvas = await page.locator(".explorer-canvas").boundingBox();
  const inside = await page.evaluate((entity) => document.querySelector("network-explorer").screenPosition(entity), id);
  return { x: canvas.x + inside.x, y: canvas.y + inside.y };
}

/** Clicks an entity on the canvas. */
export async function click(page, id, options = {}) {
  const { x, y } = await place(page, id);
  await page.mouse.click(x, y, options);
}
