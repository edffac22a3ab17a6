// The places of an import: what is written there, moved there and chosen there is what is decided.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { keyboard, mouse } from "./hands.mjs";
import { SLUG, begun, browser, holds, saved, until, visit } from "./studio.mjs";

after(() => browser.close());

/** What a live region says. */
const heard = (page, words) => page.locator("#said").filter({ hasText: words }).waitFor({ state: "attached" });
const marks = (text) => text.match(/# TJEK:/g)?.length ?? 0;

/** A publication as an import leaves it. */
async function imported(t, sections) {
  const here = await begun(t, "/");
  const publisher = /^publisher = ".*"$/m.exec(here.read())[0];
  here.write(`schema = 1\n\n[policy]\ntitle = "Kulturpolitik"\nkind = "policy"\n${publisher}\nvalid = { from = 2026, to = 2029 }\nvariants = ["screen"]\n\n${sections}`);
  await visit(here.page, new URL(`/p/${SLUG}/points`, here.studio.address));
  return here;
}

const PICTURE = `[[section]]
id = "hallen"
title = "Hallen"
text = "Vi danser hver fredag."

  [[section.block]]
  type = "figure"
  src = "images/forside.svg"
  # TJEK: Billedet mangler tekst til dem, der ikke kan se det (linje 6). Skriv, hvad det fortæller:  alt = "…"  og fjern:  decorative = true
  decorative = true

  [[section.block]]
  type = "text"
  text = "Kom og vær med."
`;

for (const hand of [mouse, keyboard]) {
  test(`a picture is decided in the fields of its own place, with ${hand.name}`, async (t) => {
    const { page, read } = await imported(t, PICTURE);
    await page.getByRole("heading", { level: 1, name: "Sted 1 af 1" }).waitFor();
    const refused = page.getByRole("alert").filter({ hasText: "Stedet er ikke set efter endnu" });

    // Neither the one nor the other.
    await hand.untick(page, "Kun pynt");
    await saved(page);
    await page.locator("[data-field$='.alt'] .finding").filter({ hasText: "mangler en tekst" }).waitFor();
    await hand.press(page, "button", "Det er rigtigt");
    await refused.waitFor();
    await holds(page, "a place that can't be right as it is");
    assert.equal(marks(read()), 1);
    // The field that it speaks of is here.
    await refused.getByRole("link", { name: "feltet »Alternativ tekst«" }).click();
    await until(() => page.evaluate(() => document.activeElement.closest("[data-field]")?.dataset.field.endsWith(".alt")), () => "the field isn't in focus");
    await hand.write(page, /^Alternativ tekst/, "Børn danser i hallen.");
    await saved(page);
    // What was said above is over.
    await refused.waitFor({ state: "detached" });

    // Both: what is meant by it is said.
    await hand.tick(page, "Kun pynt");
    await saved(page);
    const both = page.locator("[data-field$='.alt'] .finding");
    await both.filter({ hasText: /så fjern krydset i feltet »Kun pynt«/ }).waitFor();
    assert.match(await both.innerText(), /Er det kun pynt, så slet teksten i feltet »Alternativ tekst«/);
    await hand.press(page, "button", "Det er rigtigt");
    await refused.waitFor();
    assert.equal(marks(read()), 1);

    await hand.untick(page, "Kun pynt");
    await saved(page);
    await hand.press(page, "button", "Det er rigtigt");
    await page.getByRole("heading", { level: 1, name: "Alle steder er set efter" }).waitFor();
    assert.equal(marks(read()), 0);
    assert.match(read(), /src = "images\/forside\.svg"\n +alt = "Børn danser i hallen\."/);
  });

  test(`a part that is moved is shown where it stands, with ${hand.name}`, async (t) => {
    const text = "text = \"\"\"\nAlle kan synge.\n\nVi danser hver fredag.\n\nKom og vær med.\n\nDet er gratis.\n\"\"\"\n";
    const { page, read } = await imported(t, `[[section]]\nid = "sang"\ntitle = "Sang"\n# TJEK: Er det en overskrift?\n${text}\n[[section]]\nid = "dans"\n# TJEK: Er det overskriften?\ntitle = "Dans"\ntext = "Vi danser."\n`);
    await page.getByRole("heading", { level: 1, name: "Sted 1 af 2" }).waitFor();
    const chosen = page.locator(".chunks [aria-current]");
    const isFocused = (name) => until(() => page.evaluate(() => document.activeElement.textContent).then((words) => words === name), () => `“${name}” isn't in focus`);

    // Another part is chosen by pressing it.
    await hand.press(page, "link", /^Vælg dette stykke ?: Vi danser/);
    await chosen.filter({ hasText: "Vi danser hver fredag." }).waitFor();
    await hand.press(page, "button", "Flyt ned");
    await heard(page, "Det er flyttet ned. Det er stykke 3 af 4, efter »Kom og vær med.«");
    await chosen.filter({ hasText: "Vi danser hver fredag." }).waitFor();
    await isFocused("Flyt ned");
    // What was moved, what is said of it and the way back are in view.
    const seen = (locator) => until(() => locator.evaluate((one) => { const { top, bottom } = one.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }), () => "it isn't in view");
    await seen(chosen);
    await seen(page.getByRole("button", { name: "Fortryd" }));
    await holds(page, "a part that was moved");
    await page.keyboard.press("Enter");
    await heard(page, "Det er stykke 4 af 4, efter »Det er gratis.«");
    // There is no further down.
    await isFocused("Flyt op");
    assert.equal(await page.getByRole("button", { name: "Flyt ned" }).count(), 0);
    assert.match(read(), /Alle kan synge\.\n\nKom og vær med\.\n\nDet er gratis\.\n\nVi danser hver fredag\./);

    // Another part is chosen: what was done can still be taken back.
    const moved = read();
    await hand.press(page, "link", /^Vælg dette stykke ?: Alle kan synge/);
    await chosen.filter({ hasText: "Alle kan synge." }).waitFor();
    await hand.press(page, "button", "Fortryd");
    await heard(page, "Det er fortrudt.");
    assert.notEqual(read(), moved);

    // A section goes with its place.
    await hand.press(page, "link", "Spring over");
    await page.getByRole("heading", { level: 1, name: "Sted 2 af 2" }).waitFor();
    await hand.press(page, "button", "Flyt op");
    await heard(page, "Det er flyttet op. Står først, før »Sang«.");
    await page.getByRole("heading", { level: 1, name: "Sted 1 af 2" }).waitFor();
    assert.equal(await page.getByRole("textbox", { name: /^Overskrift/ }).inputValue(), "Dans");
    // A heading that no section can give its text to has no such answer, and has its field.
    assert.equal(await page.getByRole("button", { name: "Almindelig tekst" }).count(), 0);
    await hand.write(page, /^Overskrift/, "Dans og leg");
    await saved(page);
    await hand.press(page, "button", "Det er rigtigt");
    await page.getByRole("heading", { level: 1, name: "Sted 1 af 1" }).waitFor();
    assert.equal(marks(read()), 1);
    assert.match(read(), /title = "Dans og leg"/);
  });
}
