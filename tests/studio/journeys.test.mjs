// What a communications officer does in the studio, from end to end, in Debian's Chromium.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { keyboard, mouse } from "./hands.mjs";
import { Studio, browser, folder, holds, opened, saved } from "./studio.mjs";

after(() => browser.close());

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const SOURCE = here("../../sources/boerne-og-familiepolitik-2026-2029/policy.toml");
const EASY = "Vi hjælper dig og din familie.\nAlle skal have det godt.";
const DOCUMENT = "Politik for familier.docx";
const SLUG = "politik-for-familier";

/** A document as it comes out of Word. */
function document(root) {
  const path = join(root, DOCUMENT);
  execFileSync("python3", [here("document.py"), SOURCE, path]);
  return path;
}

for (const hand of [mouse, keyboard]) {
  test(`from a Word file to an approved easy-read edition, with ${hand.name}`, async (t) => {
    const root = folder(t);
    const word = document(folder(t));
    const studio = await Studio.serve(t, root);
    const page = await opened(t, studio.address);
    const policy = () => readFileSync(join(root, "sources", SLUG, "policy.toml"), "utf8");

    await page.getByText("Her er ingen udgivelser endnu").waitFor();
    await holds(page, "an empty folder");
    await hand.press(page, "link", "Hent et dokument ind");
    await page.getByRole("heading", { level: 1, name: "Hent et dokument ind" }).waitFor();
    await holds(page, "import");
    await hand.give(page, "Dokumentet", word);
    await hand.press(page, "button", "Hent ind");
    await page.getByText(/alle er kontrolleret/).waitFor();
    await holds(page, "imported");

    // What the import asks: the first place is looked at, the others wait for another day.
    await hand.press(page, "link", "Gå stederne igennem");
    await page.getByRole("heading", { level: 1, name: /^Sted 1 af \d+$/ }).waitFor();
    await holds(page, "a place of an import");
    const all = /\d+$/.exec(await page.locator("h1").innerText())[0];
    const waiting = policy().match(/# TJEK:/g).length;
    await hand.press(page, "button", "Det er rigtigt");
    await page.getByRole("heading", { level: 1, name: `Sted 2 af ${all}` }).waitFor();
    assert.equal(policy().match(/# TJEK:/g).length, waiting - 1);
    await hand.press(page, "link", "Skriv");

    // What it is about.
    await page.getByRole("heading", { level: 2, name: "Om udgivelsen" }).waitFor();
    await hand.write(page, /^Resumé/, "Politikken siger, hvad kommunen gør for børn og familier.");
    for (const edition of ["PDF til skærm", "E-bog", "Letlæst PDF"]) await hand.tick(page, edition);
    await saved(page);
    await page.getByRole("button", { name: /Gå til feltet på side 1$|side 1$/ }).waitFor();
    await holds(page, "about the publication");
    assert.match(policy(), /^summary = "Politikken siger/m);

    // Running text, as it looks.
    await hand.press(page, "link", "Forord");
    await holds(page, "a section");

    // Easy-read texts: two are written and approved, the others are left out with a reason.
    await hand.press(page, "link", "Letlæst");
    const links = page.getByRole("navigation", { name: "Afsnit" }).getByRole("link");
    await page.getByRole("heading", { level: 2, name: "Den letlæste tekst" }).waitFor();
    await links.first().waitFor();
    const titles = await links.allInnerTexts();
    for (const [index, title] of titles.entries()) {
      if (index > 0) await hand.press(page, "link", title);
      await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
      if (index < 2) {
        await hand.write(page, /^Den letlæste tekst/, EASY);
        await hand.write(page, /^Skrevet af/, "Et menneske");
        await saved(page);
        await holds(page, "an easy text that is written");
      } else {
        await hand.unfold(page, "Afsnittet skal ikke have en letlæst tekst");
        await hand.write(page, /^Hvorfor der ikke er en letlæst tekst/, "Afsnittet er for fagfolk.");
        await saved(page);
      }
    }
    for (const title of titles.slice(0, 2)) {
      await hand.press(page, "link", title);
      await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
      await page.getByText("Ingen har godkendt teksten, som den er nu.").waitFor();
      await hand.write(page, /^Dit navn/, "Et menneske");
      await hand.press(page, "button", "Godkend teksten");
      await page.getByText(/^Godkendt af Et menneske den /).waitFor();
    }
    await holds(page, "an easy text that is approved");
    assert.equal([...policy().matchAll(/^ *approved_by = "Et menneske"$/gm)].length, 2);

    // Readers of the easy text have to know whom to ask.
    await hand.press(page, "link", "Udgivelser");
    await page.getByRole("heading", { level: 1, name: "Udgivelser" }).waitFor();
    await hand.press(page, "link", "Sønderborg Kommune");
    await hand.write(page, /^Telefon/, "12 34 56 78");
    await saved(page);
    await holds(page, "a publisher");
    await hand.press(page, "link", "Udgivelser");
    await hand.press(page, "link", "Sammenhængende børne- og familiepolitik");

    // The files.
    await hand.press(page, "link", "Udgiv");
    await page.getByRole("heading", { level: 1, name: "Udgiv" }).waitFor();
    await holds(page, "publish");
    for (const edition of ["PDF til trykkeriet", "Hæfte til udskrift", "PDF med stor skrift", "E-bog"]) await hand.untick(page, edition);
    await hand.press(page, "button", "Lav filerne");
    await page.getByText(/\d nye filer/).waitFor({ timeout: 120_000 });
    await holds(page, "published");
    for (const edition of ["PDF til skærm", "Letlæst PDF"]) {
      const file = page.getByRole("link", { name: edition, exact: true });
      const response = await page.request.get(new URL(await file.getAttribute("href"), page.url()).href);
      assert.equal((await response.body()).subarray(0, 5).toString(), "%PDF-", edition);
    }
    await hand.press(page, "link", "Udgivelser");
    await page.getByText("alle ajour").waitFor();
    await holds(page, "home");
  });
}
