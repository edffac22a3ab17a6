// What goes wrong while people write: an easy text that is left behind, a file that somebody else changes, a studio that is killed.

import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { after, test } from "node:test";
import { mouse as hand } from "./hands.mjs";
import { SLUG, Studio, begun, browser, folder, holds, painted, saved, until, visit } from "./studio.mjs";

after(() => browser.close());

test("an easy text that is left behind is found, mended and approved again", async (t) => {
  const { page, read, write } = await begun(t, `/p/${SLUG}/easy/1`);
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  await hand.write(page, /^Dit navn/, "Et menneske");
  await hand.press(page, "button", "Godkend teksten");
  await page.getByText(/^Godkendt af Et menneske den \d+\. \S+ \d{4}\. Ikke testet med læsere endnu\.$/).waitFor();
  await hand.press(page, "link", "Skriv");
  await hand.press(page, "link", title);
  await page.getByRole("heading", { level: 2, name: title }).waitFor();
  const before = read();
  await painted(page);
  await page.getByRole("textbox", { name: /^Tekst/ }).first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Det gælder også for dem, der flytter hertil.");
  await saved(page);
  assert.ok(read().includes("Det gælder også for dem, der flytter hertil."));
  await hand.unfold(page, /\d (råd|advars|fejl)/);
  await page.getByText(/siger måske ikke længere det samme som den fulde/).first().waitFor();
  await page.locator("#pages .page").first().waitFor();
  await holds(page, "findings");
  await hand.press(page, "link", "Letlæst");
  await hand.press(page, "link", title);
  await page.getByText(/^Den fulde tekst er ændret, siden Et menneske godkendte den letlæste den \d+\. \S+ \d{4}\./).waitFor();
  await holds(page, "a stale easy text");
  const easy = page.getByRole("textbox", { name: /^Den letlæste tekst/ });
  await painted(page);
  await easy.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\nDet gælder også for nye borgere.");
  await saved(page);
  // Who has approved once in this window needs not write their name again.
  assert.equal(await page.getByRole("textbox", { name: /^Dit navn/ }).inputValue(), "Et menneske");
  await hand.write(page, /^Dit navn/, "En anden");
  // Another program writes, the page follows, and the name stays.
  const version = () => page.locator("[data-version]").getAttribute("data-version");
  const seen = await version();
  write(`${read()}# En bemærkning\n`);
  await until(async () => (await version()) !== seen, () => "the page does not follow");
  assert.equal(await page.getByRole("textbox", { name: /^Dit navn/ }).inputValue(), "En anden");
  await hand.press(page, "button", "Godkend teksten");
  await page.getByText(/^Godkendt af En anden den \d+\. \S+ \d{4}\. Ikke testet med læsere endnu\.$/).waitFor();
  const now = read();
  assert.ok(now.includes("Det gælder også for nye borgere."));
  // What was approved before is another approval than the one that is there now.
  const approvals = (text) => text.match(/^ *based_on = .*$/gm);
  assert.equal(approvals(now).filter((one, index) => one !== approvals(before)[index]).length, 1);
});

test("what another program changed meanwhile is shown beside one's own, and never overwritten", async (t) => {
  for (const [choice, kept] of [["Behold det i filen", "Titlen udefra"], ["Brug det, jeg skrev", "Min titel"]]) {
    const { page, read, write } = await begun(t, `/p/${SLUG}/s/policy`);
    await page.getByRole("textbox", { name: /^Titel/ }).waitFor();
    const outside = read().replace(/^title = .*$/m, 'title = "Titlen udefra"');
    // Between the last key and the answer, as another program may. A slow machine stores the first letters before.
    let wasThere = false;
    await page.route("**/change", async (route) => {
      if (!wasThere && route.request().postData().includes("Min titel")) {
        wasThere = true;
        write(outside);
      }
      await route.continue();
    });
    await hand.write(page, /^Titel/, "Min titel");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Titlen udefra").first().waitFor();
    assert.ok((await dialog.innerText()).includes("Min titel"));
    assert.equal(read(), outside);
    page.complaints.length = 0; // The browser tells of the answer 409 by itself.
    await holds(page, "a conflict");
    await dialog.getByRole("button", { name: choice }).click();
    await page.waitForFunction((title) => document.querySelector("h1")?.textContent === title, kept);
    await saved(page);
    await page.waitForFunction(() => !document.querySelector("dialog"));
    assert.equal(read(), outside.replace("Titlen udefra", kept));
  }
});

test("the pages that few journeys come by, and the states that nobody wishes for", async (t) => {
  const { page, studio, read, write } = await begun(t, `/p/${SLUG}/s/policy`);
  await hand.write(page, /^Titel/, "");
  await saved(page);
  await page.getByText("Fejl:").first().waitFor({ state: "attached" });
  await hand.unfold(page, /\d fejl/);
  await holds(page, "an error at its field");
  const told = await page.locator("#summary").innerText();
  assert.ok(told.includes("Udfyld feltet »Titel«") && !told.includes("title"), told);
  await hand.write(page, /^Titel/, "Socialpolitik");
  await saved(page);
  const sections = read().match(/^\[\[section\]\]$/gm).length;
  await hand.unfold(page, "Tilføj et afsnit");
  await hand.write(page, "Overskriften", "Et nyt afsnit");
  await hand.press(page, "button", "Tilføj afsnittet");
  await page.getByRole("heading", { level: 2, name: "Et nyt afsnit" }).waitFor();
  assert.ok(read().includes('id = "et-nyt-afsnit"\ntitle = "Et nyt afsnit"'));
  // Whoever adds something writes in it next.
  await page.waitForFunction(() => document.activeElement?.closest("[data-field$='.text']"));
  await holds(page, "a new section");
  await hand.press(page, "button", "Slet: Et nyt afsnit");
  await hand.press(page, "button", "Fortryd sletningen");
  await page.getByRole("button", { name: "Fortryd sletningen" }).waitFor({ state: "detached" });
  await page.getByRole("heading", { level: 2, name: "Et nyt afsnit" }).waitFor();
  assert.equal(read().match(/^\[\[section\]\]$/gm).length, sections + 1);
  for (const [state, path] of [["the glossary", `/p/${SLUG}/s/terms`], ["earlier versions", `/p/${SLUG}/history`], ["an earlier version", `/p/${SLUG}/history/1`], ["why", "/why/U026"], ["a new publication", "/new"]]) {
    await visit(page, new URL(path, studio.address));
    await holds(page, state);
  }
  page.complaints.length = 0;
  await visit(page, new URL("/p/ingen/s/0", studio.address));
  page.complaints.length = 0; // The browser tells of the answer 404 by itself.
  await holds(page, "no such page");
  const good = read();
  for (const [state, bytes] of [["no TOML", "title = \n"], ["no text", Buffer.from([0x74, 0xff, 0xfe])]]) {
    write(bytes);
    await visit(page, new URL(`/p/${SLUG}/s/0`, studio.address));
    await page.getByRole("heading", { level: 1, name: "Filen kan ikke vises som en formular" }).waitFor();
    await holds(page, state);
  }
  await hand.press(page, "link", "Tidligere versioner");
  await painted(page);
  await page.getByRole("listitem").getByRole("link").first().click();
  await hand.press(page, "button", /^Hent hele udgivelsen frem/);
  await page.getByRole("heading", { level: 2, name: "Om udgivelsen" }).waitFor();
  assert.ok(good.length > 1000 && read().length > 1000);
});

test("a window that is open shows what another program writes", async (t) => {
  const { page, read, write } = await begun(t, `/p/${SLUG}/s/policy`);
  await page.getByRole("textbox", { name: /^Titel/ }).waitFor();
  write(read().replace(/^title = .*$/m, 'title = "Titlen udefra"'));
  await page.getByRole("heading", { level: 1, name: "Titlen udefra" }).waitFor();
  const title = page.getByRole("textbox", { name: /^Titel/ });
  assert.equal(await title.inputValue(), "Titlen udefra");
  // Also where somebody stands in the very field: what they write next is written into what is there.
  await painted(page);
  await title.click();
  write(read().replace(/^title = .*$/m, 'title = "Titlen igen"'));
  await page.getByRole("heading", { level: 1, name: "Titlen igen" }).waitFor();
  assert.equal(await title.inputValue(), "Titlen igen");
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  await saved(page);
  assert.match(read(), /^title = "Titlen igen!"$/m);
});

test("a studio that is killed while somebody types loses little, and what it didn't hear of outlives a reload", async (t) => {
  const { root, page, studio, read } = await begun(t, `/p/${SLUG}/s/policy`);
  const field = page.getByRole("textbox", { name: /^Hvem den er til/ });
  await field.click();
  await page.keyboard.press("Control+a");
  const words = "Alle, der bor eller arbejder i kommunen, og alle, der gerne vil være med til at gøre den bedre for dem, der bor her. ";
  const whole = words.repeat(4).trim();
  let typed = 0;
  const typing = (async () => {
    for (const letter of whole) {
      await page.keyboard.type(letter);
      typed += 1;
      await new Promise((done) => setTimeout(done, 15));
    }
  })();
  // What is typed is stored while one types, not only when one stops. How soon it is stored is measured in the
  // benchmark of the studio; here a busy machine may take its time.
  const stored = () => /^audience = "(.*)"$/m.exec(read())?.[1] ?? "";
  await until(() => whole.startsWith(stored()) && stored().length > 20, stored);
  const early = stored();
  await studio.kill();
  assert.ok(typed < whole.length, "somebody still types when the studio is killed");
  await typing;
  const kept = stored();
  assert.ok(whole.startsWith(kept) && kept.startsWith(early), `stored before: ${early}\nleft: ${kept}`);
  await page.getByRole("status").filter({ hasText: "Studiet svarer ikke" }).waitFor();
  await holds(page, "a studio that doesn't answer");
  // A copy of the project at the same address is another one: what was written for this one waits for it.
  const copy = folder(t);
  cpSync(root, copy, { recursive: true });
  const other = await Studio.serve(t, copy, { port: studio.port });
  await visit(page, other.address);
  await visit(page, new URL(`/p/${SLUG}/s/policy`, other.address));
  await painted(page);
  assert.equal(await field.inputValue(), kept);
  assert.equal(await page.locator("#unsaved").count(), 0);
  await other.kill();
  // It comes back where it was, and the window is loaded anew.
  const again = await Studio.serve(t, root, { port: studio.port });
  await visit(page, again.address);
  await visit(page, new URL(`/p/${SLUG}/s/policy`, again.address));
  await until(() => read().includes(`audience = "${whole}"`), () => read().slice(0, 1500));
  await saved(page);
  assert.equal(await field.inputValue(), whole);
});

test("a click on a page goes to the field of what stands there, and what is in focus is marked on its page", async (t) => {
  const { page, studio } = await begun(t, `/p/${SLUG}/s/11`);
  const spot = (field) => page.evaluate(async (where) => (await fetch(where)).json(), `/p/${SLUG}/of/screen?field=${encodeURIComponent(field)}`);
  await page.locator("#pages .page").first().waitFor();
  // A text, goals, a table, a quotation.
  const count = await page.locator("#part section.block").count();
  assert.ok(count > 4);
  for (let block = 0; block < count; block += 1) {
    const path = `section[11].block[${block}]`;
    const { boxes: [[number, [left, top, right, bottom]]] } = await spot(path);
    const sheet = page.locator(`.page[data-page="${number}"]`);
    const { width, height } = await sheet.boundingBox();
    await sheet.click({ position: { x: ((left + right) / 2) * width, y: ((top + bottom) / 2) * height } });
    // A table is a field as a whole.
    await page.waitForFunction((start) => `${document.activeElement.closest("[data-field]")?.dataset.field}.`.startsWith(start), `${path}.`);
    await page.waitForFunction((on) => document.querySelector(`.page[data-page="${on}"] .here`), number);
  }
  // A paragraph of its own, in a text of several.
  const paragraphs = page.locator("[data-field='section[11].text'] [contenteditable=true] p");
  const first = await paragraphs.first().innerText();
  await paragraphs.first().click();
  const { boxes } = await page.evaluate(async (where) => (await fetch(where)).json(), `/p/${SLUG}/of/screen?field=section[11].text&words=${encodeURIComponent(first.slice(0, 60))}`);
  assert.equal(boxes.length, 1);
  await page.waitForFunction((top) => Math.abs(parseFloat(document.querySelector(".here")?.style.top ?? "-1") - top) < 0.1, boxes[0][1][1] * 100);
  await holds(page, "a block in focus");
  // What is no block of a section is marked by its words: a word of the glossary with its explanation.
  await visit(page, new URL(`/p/${SLUG}/s/terms`, studio.address));
  await page.locator("#pages .page").first().waitFor();
  const { page: number, boxes: marks } = await spot("term[0]");
  assert.equal(marks.length, 1);
  const [[on, [left, top, right, bottom]]] = marks;
  assert.equal(on, number);
  assert.ok(left < right && bottom - top > 0.02 && bottom - top < 0.4, String(marks));
});

test("what is written before the page has come to its end, or while it comes anew, is kept", async (t) => {
  const { page, read, write } = await begun(t, `/p/${SLUG}/s/policy`);
  const field = (name) => page.getByRole("textbox", { name });
  // The end of the page waits for what is on its way.
  let hold = true;
  await page.route("**/assets/editor.js", async (route) => {
    while (hold) await new Promise((done) => setTimeout(done, 50));
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  await hand.write(page, /^Titel/, "En tidlig titel");
  hold = false;
  await saved(page);
  assert.match(read(), /^title = "En tidlig titel"$/m);

  // Another program writes; the page comes anew, slowly, and meanwhile somebody writes in two fields.
  const held = [];
  await page.route(`**/p/${SLUG}/s/policy`, (route) => { held.push(route); });
  write(read().replace(/^audience = .*$/m, 'audience = "Alle i byen"'));
  while (held.length === 0) await new Promise((done) => setTimeout(done, 50));
  await hand.write(page, /^Titel/, "En senere titel");
  await hand.write(page, /^Undertitel/, "Hvad vi vil");
  await page.unroute(`**/p/${SLUG}/s/policy`);
  for (const route of held) await route.continue();
  await page.waitForFunction(() => [...document.querySelectorAll("[data-field] :is(input, textarea)")].some((one) => one.value === "Alle i byen"));
  await saved(page);
  assert.equal(await field(/^Titel/).inputValue(), "En senere titel");
  assert.equal(await field(/^Undertitel/).inputValue(), "Hvad vi vil");
  for (const line of ['title = "En senere titel"', 'subtitle = "Hvad vi vil"', 'audience = "Alle i byen"']) assert.ok(read().includes(`\n${line}\n`), line);

  // What is taken back at once isn't there after a reload.
  await painted(page);
  await field(/^Titel/).click();
  await page.keyboard.press("End");
  await page.keyboard.type("x");
  await page.keyboard.press("Backspace");
  await saved(page);
  await page.reload();
  assert.equal(await field(/^Titel/).inputValue(), "En senere titel");
});
