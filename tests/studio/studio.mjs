// A studio that serves a folder, a browser that looks at it, and what every page has to hold.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

// The browser's driver and axe are the judges': pinned there, and installed by `tests/validators/install`.
const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
const tools = process.env.UDGIV_TOOLS ?? join(cache, "udgiv-validators");
const require = createRequire(join(tools, "node", "package.json"));
const { chromium } = require("playwright-core");
const axe = require("axe-core");

const program = process.env.UDGIV ?? new URL("../../target/debug/udgiv", import.meta.url).pathname;
if (!existsSync(program)) throw new Error(`${program} isn't there: run cargo build, or say where it is in UDGIV`);

/** How long anything on a page may take, in ms: a page that isn't there then doesn't come. */
const PATIENCE = 60_000;

/** A folder of one's own, gone when the test is over. */
export function folder(test) {
  const root = mkdtempSync(join(tmpdir(), "udgiv-studio-"));
  test.after(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** The program, serving a folder. */
export class Studio {
  static async serve(test, root, { port = 0 } = {}) {
    const child = spawn(program, ["studio", "--no-open", "--lang", "da", "--port", String(port), "--root", root], { stdio: ["ignore", "pipe", "inherit"] });
    const studio = new Studio();
    studio.child = child;
    studio.ended = new Promise((done) => child.once("exit", done));
    test.after(() => studio.kill());
    for await (const line of createInterface(child.stdout)) {
      const address = /http:\S+/.exec(line);
      if (address) {
        studio.address = address[0];
        studio.port = Number(new URL(studio.address).port);
        return studio;
      }
    }
    throw new Error("the studio didn't start");
  }

  /** At once, as when the power goes. */
  async kill() {
    this.child.kill("SIGKILL");
    await this.ended;
  }
}

/** A browser for a whole file of tests. */
export const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

/** A window. What a page complains of is held against it at the end. */
export async function opened(test, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    // That a studio was killed is not the page's fault, nor that a page was set anew before its picture was fetched.
    const isPassing = message.text().includes("net::ERR_") || /\/page\/[a-z-]+\/[0-9a-f]+$/.test(message.location().url);
    if (message.type() === "error" && !isPassing) complaints.push(`${message.text()} ${message.location().url}`);
  });
  test.after(async () => {
    await context.close();
  });
  // Dialogs of files are taken over from the start: taken over as a key is pressed, the key may come first.
  page.on("filechooser", () => {});
  page.complaints = complaints;
  await visit(page, address);
  return page;
}

/** Until then Chromium drops keys and clicks, and nobody acts on what they don't see. */
export async function painted(page) {
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
}

/** Goes somewhere, and sees what is there. */
export async function visit(page, address) {
  await page.goto(String(address));
  await painted(page);
}

/** The publication that most journeys write in. */
export const SLUG = "socialpolitik-2025-2028";
const SOURCES = fileURLToPath(new URL("../../sources", import.meta.url));

/** A project with one publication, its file, and a window in which it is open. */
export async function begun(t, at) {
  const root = folder(t);
  for (const part of ["publishers", SLUG]) cpSync(join(SOURCES, part), join(root, "sources", part), { recursive: true });
  const path = join(root, "sources", SLUG, "policy.toml");
  const studio = await Studio.serve(t, root);
  const page = await opened(t, studio.address);
  await visit(page, new URL(at, studio.address));
  return { root, page, studio, read: () => readFileSync(path, "utf8"), write: (text) => writeFileSync(path, text) };
}

const RULES = { "target-size": { enabled: true } };
const VIEWS = [
  { name: "light", colorScheme: "light", width: 1280 },
  { name: "dark", colorScheme: "dark", width: 1280 },
  { name: "320 px", colorScheme: "light", width: 320 },
];
const seen = new Set();

/** What stands in the window now, in every view: axe finds nothing, and nothing has to be scrolled sideways. */
export async function holds(page, state) {
  if (seen.has(state)) return; // in another journey
  const at = page.viewportSize();
  for (const { name, colorScheme, width } of VIEWS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(axe.source);
    const [found, wide] = await page.evaluate(async (rules) => {
      const { violations } = await window.axe.run(document, { rules });
      const told = violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
      return [told, document.documentElement.scrollWidth];
    }, RULES);
    assert.deepEqual(found, [], `${state}, ${name}`);
    assert.ok(wide <= width, `${state}, ${name}: ${wide} px wide`);
    if (process.env.UDGIV_SHOTS) await page.screenshot({ path: join(process.env.UDGIV_SHOTS, `${state}-${name}.png`.replaceAll(" ", "-")) });
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(at);
  seen.add(state);
  assert.deepEqual(page.complaints, [], state);
}

/** All that is written stands in the file, as the window says. */
export async function saved(page) {
  await page.getByRole("status").filter({ hasText: "Alt er gemt" }).waitFor();
}

/** Waits until something is so. */
export async function until(isSo, told) {
  for (const end = Date.now() + PATIENCE; !(await isSo()); await new Promise((done) => setTimeout(done, 50))) {
    if (Date.now() > end) assert.fail(told());
  }
}
