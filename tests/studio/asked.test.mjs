// What newcomers asked for: nothing is deleted for good, what was done is told in their words, and the easy desk says each thing once.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { keyboard as hand } from "./hands.mjs";
import { SLUG, begun, browser, folder, holds, painted, saved, until, visit } from "./studio.mjs";

after(() => browser.close());

/** What a live region says. */
const heard = (page, words) => page.locator("#said").filter({ hasText: words }).waitFor({ state: "attached" });

test("a publication that is deleted is put away, and comes back", async (t) => {
  const { root, page, read } = await begun(t, "/");
  const before = read();
  await hand.press(page, "link", /^Slet ?:/);
  await page.getByRole("heading", { level: 1, name: /^Vil du slette/ }).waitFor();
  await holds(page, "whether a publication is to be deleted");
  await hand.press(page, "button", "Slet udgivelsen");
  await page.getByRole("heading", { level: 1, name: "Udgivelser" }).waitFor();
  assert.ok(!existsSync(join(root, "sources", SLUG)));
  await heard(page, "er slettet");
  await holds(page, "a publication is deleted");
  await hand.press(page, "button", /^Fortryd sletningen/);
  await page.getByRole("heading", { level: 2, name: "Om udgivelsen" }).waitFor();
  assert.equal(read(), before);
});

test("a document that is here already is told of before it comes again", async (t) => {
  const { root, page, read, studio } = await begun(t, "/");
  // With one publisher, nobody is asked which, and all are told.
  const publisher = /^publisher = "(.*)"$/m.exec(read())[1];
  const publishers = join(root, "sources", "publishers");
  for (const file of readdirSync(publishers)) if (!file.startsWith(publisher)) rmSync(join(publishers, file));
  await visit(page, new URL("/import", studio.address));
  const document = join(folder(t), "Kultur.md");
  writeFileSync(document, "# Kulturpolitik\n\n## Sang\n\nAlle kan synge med i koret hver torsdag.\n");
  await hand.give(page, "Dokumentet", document);
  await hand.press(page, "button", "Hent ind");
  await page.getByText(/alle er kontrolleret/).waitFor();
  await visit(page, new URL("/import", studio.address));
  await page.getByText("Udgiver:").waitFor();
  await hand.give(page, "Dokumentet", document);
  await hand.press(page, "button", "Hent ind");
  await page.getByRole("heading", { level: 1, name: "Dokumentet er hentet ind før" }).waitFor();
  await holds(page, "a document that was imported before");
  assert.ok(!existsSync(join(root, "sources", "kultur-2")));
  await hand.press(page, "button", "Hent det ind igen");
  await page.getByText(/alle er kontrolleret/).waitFor();
  assert.ok(existsSync(join(root, "sources", "kultur-2", "policy.toml")));
});

test("an earlier version is told by what was changed, and brings back just that", async (t) => {
  const { page, read, studio } = await begun(t, `/p/${SLUG}/s/policy`);
  const before = read();
  for (const title of ["En ny titel", "En anden titel"]) {
    await hand.write(page, /^Titel/, title);
    await saved(page);
  }
  await visit(page, new URL(`/p/${SLUG}/history`, studio.address));
  await page.getByText("Om udgivelsen: Titel").first().waitFor();
  assert.equal(await page.locator(".past > li").count(), 1, "what lies close together is one");
  await holds(page, "what was changed");
  await hand.press(page, "link", /^Se, hvordan det var før/);
  await page.getByRole("heading", { level: 3, name: "Titel" }).waitFor();
  await holds(page, "what would come back");
  await hand.press(page, "button", /^Hent »Om udgivelsen« frem, som det stod før/);
  await page.getByRole("heading", { level: 2, name: "Om udgivelsen" }).waitFor();
  assert.equal(read(), before);
});

test("the section that stood last is deleted, and its neighbour is there", async (t) => {
  const { page, read, studio } = await begun(t, `/p/${SLUG}/s/0`);
  const before = read();
  const sections = page.locator("#outline ol a");
  const last = (await sections.count()) - 1;
  const neighbour = await sections.nth(last - 1).innerText();
  await visit(page, new URL(`/p/${SLUG}/s/${last}`, studio.address));
  await hand.press(page, "button", /^Slet: /);
  await page.getByRole("button", { name: "Fortryd sletningen" }).waitFor();
  assert.ok(neighbour.endsWith(await page.locator("#part h2").first().innerText()));
  assert.equal(new URL(page.url()).pathname, `/p/${SLUG}/s/${last - 1}`);
  await holds(page, "a section is deleted");
  await hand.press(page, "button", "Fortryd sletningen");
  await until(() => read() === before, () => "it isn't undone");
  await page.waitForURL(`**/s/${last}`);
});

test("the easy desk says each thing once, how far each text has come, and what it will look like", async (t) => {
  const { page, read } = await begun(t, `/p/${SLUG}/easy/1`);
  const easy = page.getByRole("textbox", { name: /^Den letlæste tekst/ });
  await easy.waitFor();
  const line = "Kommunen har en trivselsfremmende indsatsmodel.";
  await painted(page);
  await easy.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(`\n${line}`);
  await saved(page);
  const own = page.locator(".easy-lines li").filter({ hasText: line });
  await own.locator(".finding").first().waitFor();
  const told = await own.locator(".finding p:first-child").first().innerText();
  assert.equal(await page.locator("#part .finding p:first-child").filter({ hasText: told }).count(), 1, told);
  await page.locator("#easy-sections li").nth(1).getByText(/Ikke godkendt|Skal læses igennem igen/).waitFor();
  await holds(page, "an easy text with something found in it");
  // A word that its readers know is said to be so where they are told of it.
  await hand.press(page, "button", "Læserne kender ordet");
  await heard(page, "er nu et ord, læserne kender");
  // The pages are laid out once somebody wants to see them.
  assert.equal(await page.locator("#pages .page").count(), 0);
  await hand.unfold(page, "Se den letlæste udgave");
  await page.locator("#pages .page").first().waitFor();
  await holds(page, "the easy-read edition beside its text");
  assert.ok(read().includes(line));
});

test("what is otherwise than last time is looked at again as soon as the files are made", async (t) => {
  const { page } = await begun(t, `/p/${SLUG}/publish`);
  await page.getByText("Studiet har ikke udgivet den før.").waitFor();
  for (const box of await page.locator("#publish input").all()) await box.uncheck();
  await hand.tick(page, "Letlæst tekst");
  await hand.press(page, "button", "Lav filerne");
  await page.getByText("Teksten er den samme som sidst.").waitFor();
  assert.equal(await page.getByText("Studiet har ikke udgivet den før.").count(), 0);
});

test("a colour that is chosen in its square stands in its field, and is weighed and stored", async (t) => {
  const { root, page, read, studio } = await begun(t, "/");
  const publisher = /^publisher = "(.*)"$/m.exec(read())[1];
  await visit(page, new URL(`/publishers/${publisher}`, studio.address));
  await page.getByText("Der er kontrast nok alle steder.").waitFor();
  await page.locator("[data-colour-of='f-brand-primary']").fill("#9cc2e8");
  assert.equal(await page.locator("#f-brand-primary").inputValue(), "#9cc2e8");
  await page.getByText(/Der er for lille kontrast/).waitFor();
  await saved(page);
  await holds(page, "colours with too little contrast");
  await until(() => readFileSync(join(root, "sources", "publishers", `${publisher}.toml`), "utf8").includes('"#9cc2e8"'), () => "it isn't stored");
  // What doesn't pass is told by what it is, what does is folded, and the colour to take stands at its field.
  await page.locator("#contrast").getByText(/^Titlen på forsiden og teksten på bagsiden/).waitFor();
  assert.equal(await page.locator("#contrast details").evaluate((fold) => fold.open), false);
  await page.locator("[data-field='brand.primary']").getByText("For lys til teksten i layoutet.").waitFor();
  await hand.press(page, "button", /^Brug #/);
  await page.getByText("Der er kontrast nok alle steder.").waitFor();
  assert.equal(await page.locator("[data-field='brand.primary'] .offer button").count(), 0);
  await saved(page);
  await holds(page, "colours with enough contrast");
});
