// The editor in a browser, under the policy it will run under: typing, keys, toolbar, dialogs, what is pasted, and axe.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const here = new URL("./", import.meta.url);
const program = process.env.CHROMIUM ?? "/usr/bin/chromium";
const skip = existsSync(program) ? false : `${program} isn't there`;
const POLICY = "default-src 'self'; script-src 'self'; style-src 'self'";
const out = new URL("out/", here);

const SCRIPT = `
window.inputs = 0;
document.addEventListener("input", (event) => { if (event.target.tagName === "TEXTAREA") window.inputs++; });
const sections = [{ id: "fritid", title: "Fritid for alle" }], goals = [{ id: "maal-1", title: "Flere hold" }];
window.editors = {};
for (const [id, mode] of [["blocks", "blocks"], ["easy", "paragraphs"], ["inline", "inline"]]) {
  const area = document.getElementById(id);
  area.value = sessionStorage.getItem(id) ?? "";
  window.editors[id] = udgivEditor.mount(area, { mode, locale: "da", sections, goals, describedby: id === "blocks" ? "hint" : undefined });
}`;
const STYLE = `body { font: 16px sans-serif; margin: 16px; background: #fff; color: #1b1b1b } @media (prefers-color-scheme: dark) { body { background: #16181c; color: #f1f1f1 } }`;

let browser;
let page;
const faults = [];

before(async () => {
  if (skip) return;
  mkdirSync(out, { recursive: true });
  browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
});
after(() => browser?.close());

async function open(texts = {}, options = {}) {
  await page?.context().close();
  const context = await browser.newContext({ viewport: { width: 900, height: 900 }, ...options });
  page = await context.newPage();
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.route("**/*", (route) => {
    const { pathname } = new URL(route.request().url());
    const file = pathname.startsWith("/assets/") ? new URL(`../..${pathname}`, here) : new URL(`.${pathname}`, here);
    const type = { js: "text/javascript", css: "text/css", html: "text/html" }[pathname.split(".").at(-1)];
    const body = { "/page.js": SCRIPT, "/page.css": STYLE }[pathname] ?? (type && existsSync(file) ? readFileSync(file) : "");
    return route.fulfill({ body, contentType: `${type ?? "text/plain"}; charset=utf-8`, headers: { "Content-Security-Policy": POLICY } });
  });
  await page.addInitScript((all) => Object.entries(all).forEach(([id, text]) => sessionStorage.setItem(id, text)), texts);
  await page.goto("http://studio.localhost/page.html");
  return page;
}

// A dialog hands over its answer after it has closed.
const settled = () => page.waitForFunction(() => !document.querySelector("dialog")).then(() => page.waitForTimeout(20));
const value = (id = "blocks") => page.$eval(`#${id}`, (area) => area.value);
const box = (name) => page.getByRole("textbox", { name, exact: true });
const paste = (data) =>
  page.evaluate((all) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(all)) clipboardData.setData(type, text);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
const fixture = (name) => readFileSync(new URL(`clipboard/${name}.html`, here), "utf8");

test("typing and the keys of word processors", { skip }, async () => {
  await open();
  await box("Tekst").click();
  await page.keyboard.type("29. januar er ");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("fed");
  await page.keyboard.press("Control+b");
  await page.keyboard.type(" og ");
  await page.keyboard.press("Control+i");
  await page.keyboard.type("kursiv");
  await page.keyboard.press("Control+i");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Rubrik");
  await page.keyboard.press("Control+Alt+2");
  await page.keyboard.press("Enter");
  await page.keyboard.type("et");
  await page.keyboard.press("Control+Shift+L");
  await page.keyboard.press("Enter");
  await page.keyboard.type("to");
  await page.keyboard.press("Tab");
  assert.equal(await value(), "29\\. januar er **fed** og *kursiv*\n\n## Rubrik\n\n- et\n  - to");
  assert.ok((await page.evaluate(() => window.inputs)) > 20);
  await page.keyboard.press("Control+z");
  assert.equal(await value(), "29\\. januar er **fed** og *kursiv*\n\n## Rubrik\n\n- et\n- to");
  await page.keyboard.press("Control+y");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.ok(!(await box("Tekst").evaluate((node) => node === document.activeElement)), "Escape and Tab leave the list");
});

test("Tab goes through the page and never stays", { skip }, async () => {
  await open({ blocks: "Tekst" });
  await page.locator("#before").focus();
  const stops = [];
  for (let at = 0; at < 7; at++) {
    await page.keyboard.press("Tab");
    stops.push(await page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent + document.activeElement.id));
  }
  assert.deepEqual(stops, ["Fed", "Tekst", "Punktopstilling", "Letlæst tekst", "Fed", "Celle", "after"]);
});

test("the toolbar by keyboard, with links, footnotes, languages and tables", { skip }, async () => {
  await open({ blocks: "Se her\n" });
  await box("Tekst").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Control+k");
  await page.getByLabel("Tekst, der vises").fill("Fritid");
  await page.keyboard.press("Enter");
  assert.ok(await page.getByText("Skriv en adresse, eller vælg et sted i politikken.").isVisible());
  await page.getByLabel("Eller til et sted i politikken").selectOption("#fritid");
  await page.getByRole("button", { name: "OK" }).click();
  await settled();
  assert.equal(await value(), "Se her[Fritid](#fritid)\n");
  await page.keyboard.press("Control+Alt+f");
  await page.getByLabel("Fodnotens tekst").fill("Tallet er fra 2024.");
  await page.getByRole("button", { name: "OK" }).click();
  await settled();
  assert.equal(await value(), "Se her[Fritid](#fritid)[^1]\n\n[^1]: Tallet er fra 2024.\n");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+Shift+ArrowRight");
  assert.equal(await page.evaluate(() => String(getSelection()).trim()), "Se");
  await page.keyboard.press("Alt+F10");
  for (let at = 0; at < 3; at++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByLabel("Sprog", { exact: true }).selectOption("de");
  await page.getByRole("button", { name: "OK" }).click();
  await settled();
  assert.match(await value(), /^<span lang="de">Se<\/span> her/);
  await page.keyboard.press("Alt+F10");
  await page.keyboard.press("Home");
  for (let at = 0; at < 12; at++) await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Indsæt tabel");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "OK" }).click();
  await settled();
  await page.keyboard.type("Sted");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Plads|er");
  await page.getByRole("button", { name: "Slet række" }).waitFor();
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Slet række" }).click();
  await page.getByRole("button", { name: "Kolonne til højre" }).click();
  assert.match(await value(), /\| Sted \|  \| Plads\\\|er \|\n\| --- \| --- \| --- \|\n\|  \|  \|  \|\n/);
});

for (const name of readdirSync(new URL("clipboard/", here)).map((file) => file.replace(".html", ""))) {
  test(`paste from ${name} keeps structure and drops looks`, { skip }, async () => {
    await open();
    await box("Tekst").focus();
    await paste({ "text/html": fixture(name), "text/plain": "x" });
    const golden = new URL(`clipboard-golden/${name}.md`, here);
    if (process.env.UDGIV_BLESS) {
      const { writeFileSync } = await import("node:fs");
      mkdirSync(new URL("clipboard-golden/", here), { recursive: true });
      writeFileSync(golden, `${await value()}\n`);
    }
    assert.equal(`${await value()}\n`, readFileSync(golden, "utf8"));
    await box("Celle").focus();
    await paste({ "text/html": fixture(name), "text/plain": "x" });
    assert.ok(!(await value("inline")).includes("\n"));
    await box("Letlæst tekst").focus();
    await paste({ "text/html": fixture(name), "text/plain": "x" });
    assert.match(await value("easy"), /summer/);
  });
}

test("plain text is pasted as lines, lists and paragraphs", { skip }, async () => {
  await open();
  await box("Tekst").focus();
  await paste({ "text/plain": "Du kan:\r\n• gå til *sport*\r\n• gå til musik" });
  assert.equal(await value(), "Du kan:\n\n- gå til \\*sport\\*\n- gå til musik");
  await box("Letlæst tekst").focus();
  await paste({ "text/plain": "Du kan:\n- gå\n- stå" });
  assert.equal(await value("easy"), "Du kan:\n\n- gå\n- stå");
});

test("easy text: Enter begins a line, twice a paragraph", { skip }, async () => {
  await open();
  await box("Letlæst tekst").click();
  await page.keyboard.type("Første linje.");
  await page.keyboard.press("Enter");
  await page.keyboard.type("**Anden** linje.");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Nyt afsnit.");
  assert.equal(await value("easy"), "Første linje.\n**Anden** linje.\n\nNyt afsnit.");
});

test("the source, changes from outside and the end", { skip }, async () => {
  const text = "En *tekst*.\n\n<div>\nrå\n</div>\n";
  await open({ blocks: text });
  assert.equal(await value(), text);
  await page.evaluate(() => window.editors.blocks.showSource(true));
  await page.locator("#blocks").fill("Ny tekst.\n\n* et\n");
  await page.evaluate(() => window.editors.blocks.showSource(false));
  await box("Tekst").locator("p").first().click();
  await page.keyboard.press("End");
  await page.keyboard.type("x");
  assert.equal(await value(), "Ny tekst.x\n\n* et\n");
  await page.evaluate(() => {
    document.getElementById("blocks").value = "Ny tekst.x\n\n* to\n";
    window.editors.blocks.refresh();
  });
  await page.keyboard.type("y");
  assert.equal(await value(), "Ny tekst.xy\n\n* to\n");
  await page.evaluate(() => window.editors.blocks.destroy());
  assert.ok(await page.locator("#blocks").isVisible());
});

const EVERYTHING = "Byen *summer* af **liv**, og <span lang=\"en\">leisure</span>.[^tal] Se [Fritid](#fritid).\n\n## Rubrik\n\n- et\n  - to\n\n3. tre\n4. fire\n\n| Sted | Pladser |\n|:-----|--------:|\n| Hal 1 | 200 |\n\n> Citat\n\n```\nkode\n```\n\n[^tal]: Tallet er fra 2024.\n";

for (const [name, options] of Object.entries({ light: {}, dark: { colorScheme: "dark" }, narrow: { viewport: { width: 320, height: 900 } } })) {
  test(`axe finds nothing, ${name}`, { skip }, async () => {
    await open({ blocks: EVERYTHING, easy: "Du kan:\n- gå\n- stå\n", inline: "Hal **1**" }, { ...options, bypassCSP: true });
    const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", here), "utf8");
    const look = async () => {
      const found = await page.evaluate(() => window.axe.run());
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    };
    await page.evaluate(axe);
    await box("Tekst").locator("td").first().click();
    await page.screenshot({ path: new URL(`${name}.png`, out).pathname, fullPage: true });
    assert.deepEqual(await look(), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Enter");
    await page.screenshot({ path: new URL(`${name}-dialog.png`, out).pathname });
    assert.deepEqual(await look(), []);
  });
}

test("nothing was refused or thrown", { skip }, () => assert.deepEqual(faults, []));
