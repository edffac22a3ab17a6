#!/usr/bin/env node
// Times the studio in a browser: from a key to its findings and its page, its start, and its memory over many changes.
//
//   benches/studio.mjs [--binary PATH] [--keys N] [--edits N]
//
// README.md beside this file says what is measured. No result makes it fail: exit status 0 if everything ran.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({ options: { binary: { type: "string" }, keys: { type: "string", default: "20" }, edits: { type: "string", default: "1000" } } });
if (options.binary) process.env.UDGIV = options.binary;
const { Studio, browser } = await import("../tests/studio/studio.mjs");

const SOURCES = fileURLToPath(new URL("../sources", import.meta.url));
const LARGEST = "socialpolitik-2021-2024";
/** What a person who types takes for at once, in ms. */
const TARGETS = { findings: 100, page: 300 };

const ends = [];
const test = { after: (end) => ends.push(end) };

function project(times) {
  const root = mkdtempSync(join(tmpdir(), "udgiv-bench-"));
  test.after(() => rmSync(root, { recursive: true, force: true }));
  for (const part of ["publishers", LARGEST]) cpSync(join(SOURCES, part), join(root, "sources", part), { recursive: true });
  const path = join(root, "sources", LARGEST, "policy.toml");
  const [head, ...sections] = readFileSync(path, "utf8").split(/^(?=\[\[section\]\])/m);
  // The same sections again, under ids of their own; whatever is said there once, an easy text among it, stands in the first.
  const again = (number) => sections.map((one) => (number ? one.split(/^ *\[section\.easy\]/m)[0].replace(/^( *id = ".*)"$/gm, `$1-igen-${number}"`) : one));
  const whole = times === 1 ? head : head.replace(/^(publisher = .*)$/m, '$1\nvariants = ["screen"]');
  writeFileSync(path, whole + Array.from({ length: times }, (_, number) => again(number).join("\n")).join("\n"));
  return root;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const mostOf = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length * 0.9)];
const memory = (studio) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${studio.child.pid}/status`, "utf8"))[1]) / 1024);

/** Notes in the page when a key went down, when its findings came, and when its page was drawn. */
const noting = () => {
  window.noted = { key: 0, looks: [], drawn: [] };
  addEventListener("keydown", () => { noted.key = performance.now(); noted.looks = []; noted.drawn = []; }, true);
  document.addEventListener("load", (event) => { if (event.target.matches?.("#pages img")) noted.drawn.push(performance.now()); }, true);
  const Own = EventSource;
  window.EventSource = class extends Own {
    constructor(address) {
      super(address);
      this.addEventListener("look", (event) => noted.looks.push([performance.now(), JSON.parse(event.data).version]));
    }
  };
};

async function keys(name, root, count) {
  const began = performance.now();
  const studio = await Studio.serve(test, root);
  const serving = performance.now() - began;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(noting);
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(studio.address);
  const asked = performance.now();
  await page.goto(new URL(`/p/${LARGEST}/s/1`, studio.address).href);
  const field = page.locator(".ProseMirror").first();
  await field.waitFor();
  const form = performance.now() - asked;
  await page.locator("#pages img").first().waitFor();
  await page.waitForFunction(() => /^\d+ sider$/.test(document.querySelector("#preview-state").textContent));
  const pages = performance.now() - asked;
  const number = await page.locator("#pages > *").count();
  await field.click();
  await page.keyboard.press("Control+End");
  await page.waitForTimeout(1500);
  const [findings, drawn] = [[], []];
  for (let one = 0; one < count; one += 1) {
    await page.keyboard.type("abcdefgh"[one % 8]);
    // The look at the file as it was stored, and after it the pages that it changed.
    await page.waitForFunction(() => noted.drawn.length > 0 && noted.looks.length > 1);
    await page.waitForTimeout(600);
    const { key, looks, drawn: when } = await page.evaluate(() => noted);
    findings.push(looks[0][0] - key);
    drawn.push(when[0] - key);
  }
  const line = (what, list) => `| key → ${what} | ${Math.round(median(list))} ms | ${Math.round(mostOf(list))} ms | ${(median(list) / TARGETS[what]).toFixed(2)} |`;
  console.log(`\n## ${name}: ${number} pages\n`);
  console.log(`Serving after ${Math.round(serving)} ms; the form is there ${Math.round(form)} ms after it is asked for, all pages after ${Math.round(pages)} ms.\n`);
  console.log("| | median | 9 of 10 | ratio to the target |\n|---|---|---|---|");
  console.log([line("findings", findings), line("page", drawn)].join("\n"));
  return { studio, page, number };
}

/** How much of what was there at half of the changes may come to it until their end, and it is still called flat. */
const FLAT = 0.05;

async function edits({ studio, page }, count) {
  const at = [[0, memory(studio)]];
  for (let one = 1; one <= count; one += 1) {
    await page.evaluate(async (one) => {
      const here = document.querySelector("[data-version]").dataset;
      const changes = [{ do: "set", field: "policy.audience", value: `Alle, nummer ${one}` }];
      const response = await fetch(`/p/${here.slug}/change`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ version: here.version, changes }) });
      here.version = (await response.json()).version ?? here.version;
    }, one);
    // As when somebody pauses: what was stored is checked and laid out. In between, each change overtakes the one before it.
    if (one % 10 === 0) {
      await page.waitForFunction(() => noted.looks.filter(([, version]) => version === document.querySelector("[data-version]").dataset.version).length > 1);
      await page.evaluate(() => { noted.looks = []; });
    }
    if (one % Math.ceil(count / 10) === 0) at.push([one, memory(studio)]);
  }
  console.log(`\n## Memory over ${count} changes, with a window that looks on\n`);
  const half = at[Math.floor(at.length / 2)][1];
  const most = Math.max(...at.slice(Math.ceil(at.length / 2)).map(([, mb]) => mb));
  console.log(`From half of them on, the most is ${Math.round((most / half - 1) * 100)} % more than at half: ${most <= half * (1 + FLAT) ? "flat" : "it grows"}.\n`);
  console.log(`| after | ${at.map(([one]) => one).join(" | ")} |\n|---|${"---|".repeat(at.length)}\n| MB | ${at.map(([, mb]) => mb).join(" | ")} |`);
}

try {
  const open = await keys("The largest of the five", project(1), Number(options.keys));
  await edits(open, Number(options.edits));
  // What is asked for is a hundred pages, of whatever length the largest is.
  const times = Math.ceil(100 / open.number);
  await keys(`Its sections ${times} times over`, project(times), Number(options.keys));
} finally {
  await browser.close();
  for (const end of ends.reverse()) await end();
}
