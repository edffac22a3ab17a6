// What the studio doesn't hear, or refuses, and answers that never come: nothing that somebody wrote is lost, and nobody is told that it is saved
// before it is.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { mouse as hand } from "./hands.mjs";
import { SLUG, begun, browser, holds, painted, saved, until } from "./studio.mjs";

after(() => browser.close());

const POLICY = `/p/${SLUG}/s/policy`;

/** A studio that stores the first of what comes, whose answer gets lost, and hears nothing more until it is told to. */
async function unheard(page) {
  const line = { isCut: true, count: 0 };
  await page.route("**/change", async (route) => {
    line.count += 1;
    if (line.count === 1) await route.fetch();
    if (line.count === 1 || line.isCut) await route.abort(); else await route.continue();
  });
  line.sent = () => until(() => line.count > 0, () => "nothing was sent");
  line.told = () => page.getByRole("status").filter({ hasText: "Studiet svarer ikke" }).waitFor();
  return line;
}

test("a change whose answer is lost is not somebody else's", async (t) => {
  const { page, read } = await begun(t, POLICY);
  const field = page.getByRole("textbox", { name: /^Titel/ });
  const says = (title) => until(() => read().includes(`\ntitle = "${title}"\n`), () => read().slice(0, 1500));
  /** The studio stores what comes, and its first answer gets lost, and then all. */
  let isDeaf = true;
  let count = 0;
  await page.route("**/change", async (route) => {
    if (count === 0) await route.fetch();
    count += 1;
    if (count === 1 || isDeaf) await route.abort(); else await route.continue();
  });
  // The window goes on by itself.
  await hand.write(page, /^Titel/, "Min titel");
  await until(() => count > 0, () => "nothing was sent");
  await page.keyboard.type(", og mere");
  await page.getByRole("status").filter({ hasText: "Studiet svarer ikke" }).waitFor();
  isDeaf = false;
  await says("Min titel, og mere");
  await saved(page);
  // It is loaded anew before it has gone on.
  [isDeaf, count] = [true, 0];
  await page.keyboard.type(", også");
  await until(() => count > 0, () => "nothing was sent");
  await page.keyboard.type(" i dag");
  await page.getByRole("status").filter({ hasText: "Studiet svarer ikke" }).waitFor();
  isDeaf = false;
  await page.reload();
  await says("Min titel, og mere, også i dag");
  await saved(page);
  assert.equal(await field.inputValue(), "Min titel, og mere, også i dag");
  assert.equal(await page.locator("dialog, .refused").count(), 0);
});

test("what isn't stored yet outlives a reload, whatever kind of field it stands in", async (t) => {
  const { page, read } = await begun(t, POLICY);
  const field = (path) => page.locator(`[data-field="${path}"]`);
  const kinds = ["list", "some", "boolean", "grid"];
  const met = new Set();
  for (const at of ["policy", "11", "0"]) {
    await page.goto(new URL(at, page.url()).href);
    const before = read();
    await page.route("**/change", (route) => route.abort());
    // Something in the first field of every kind, as somebody writes it.
    const written = await page.evaluate((all) => {
      const paths = [];
      for (const kind of all) {
        const one = document.querySelector(`#part [data-field][data-kind="${kind}"]`);
        if (!one) continue;
        if (kind === "grid") for (const act of ["row", "column"]) one.querySelector(`[data-grid="${act}"]`).click();
        const control = one.querySelector(kind === "grid" ? "tbody tr:last-child td:last-child textarea" : "input, textarea");
        if (control.type === "checkbox") control.checked = !control.checked; else control.value = `${control.value}\nÉt "ord" til`.trimStart();
        control.dispatchEvent(new Event("input", { bubbles: true }));
        paths.push([kind, one.dataset.field]);
      }
      return paths;
    }, kinds);
    for (const [kind] of written) met.add(kind);
    await page.getByRole("status").filter({ hasText: "Studiet svarer ikke" }).waitFor();
    const contents = () => Promise.all(written.map(([, path]) => field(path).evaluate((one) => [...one.querySelectorAll("input, textarea")].map((control) => (control.type === "checkbox" ? control.checked : control.value)))));
    const mine = await contents();
    assert.equal(read(), before);
    await page.unroute("**/change");
    await page.reload();
    assert.deepEqual(await contents(), mine);
    await saved(page);
    assert.notEqual(read(), before);
    await page.reload();
    assert.deepEqual(await contents(), mine, at);
  }
  assert.deepEqual([...met].sort(), [...kinds].sort());
});

test("what is taken back while nobody answers is stored as it stands", async (t) => {
  const { page, read } = await begun(t, POLICY);
  const field = page.getByRole("textbox", { name: /^Titel/ });
  const title = await field.inputValue();
  const line = await unheard(page);
  await hand.write(page, /^Titel/, "En anden titel");
  await line.sent();
  await hand.write(page, /^Titel/, title);
  await line.told();
  line.isCut = false;
  await saved(page);
  assert.equal(await field.inputValue(), title);
  assert.ok(read().includes(`\ntitle = "${title}"\n`));
});

test("an answer that is lost is no conflict in a list either", async (t) => {
  const { page, read } = await begun(t, `/p/${SLUG}/s/terms`);
  const line = await unheard(page);
  const field = page.locator("[data-field='term[1].explanation'] :is(input, textarea)").first();
  await field.evaluate((one) => { one.value = "Først"; one.dispatchEvent(new Event("input", { bubbles: true })); });
  await line.sent();
  await field.evaluate((one) => { one.value = "Først, og så"; one.dispatchEvent(new Event("input", { bubbles: true })); });
  await line.told();
  line.isCut = false;
  await until(() => read().includes('explanation = "Først, og så"'), () => "it isn't stored");
  await saved(page);
  assert.equal(await page.locator("dialog").count(), 0);
});

test("the answer to a question is about what it shows, and the rest waits", async (t) => {
  for (const [choice, kept] of [["Behold det i filen", "Titlen udefra"], ["Brug det, jeg skrev", "Min titel"]]) {
    const { page, read, write } = await begun(t, POLICY);
    let isCut = true;
    await page.route("**/change", (route) => (isCut ? route.abort() : route.continue()));
    await hand.write(page, /^Titel/, "Min titel");
    await page.getByRole("status").filter({ hasText: "Studiet svarer ikke" }).waitFor();
    await hand.write(page, /^Hvem den er til/, "Alle i byen");
    write(read().replace(/^title = .*$/m, 'title = "Titlen udefra"'));
    isCut = false;
    await hand.press(page, "button", choice);
    await until(() => read().includes('\naudience = "Alle i byen"\n'), () => `${choice}: what the question didn't show is gone`);
    await saved(page);
    assert.ok(read().includes(`\ntitle = "${kept}"\n`), choice);
  }
});

test("what is refused holds back nothing else, and is told as long as it isn't saved", async (t) => {
  const { page, read } = await begun(t, POLICY);
  let isCut = true;
  await page.route("**/change", (route) => (isCut ? route.abort() : route.continue()));
  const year = page.locator("[data-field='policy.valid.from'] input");
  const before = await year.inputValue();
  const type = (words) => year.evaluate((one, value) => { one.value = value; one.dispatchEvent(new Event("input", { bubbles: true })); }, words);
  await type("x");
  await page.getByRole("status").filter({ hasText: "Studiet svarer ikke" }).waitFor();
  await hand.write(page, /^Hvem den er til/, "Alle i byen");
  isCut = false;
  await until(() => read().includes('\naudience = "Alle i byen"\n'), () => "one refused field holds back another");
  await page.getByRole("status").filter({ hasText: "Ikke gemt" }).waitFor();
  page.complaints.length = 0; // The browser tells of the answer 422 by itself.
  await holds(page, "a field that is refused");
  await hand.write(page, /^Undertitel/, "Hvad vi vil");
  await until(() => read().includes('\nsubtitle = "Hvad vi vil"\n'), () => "nothing is stored any more");
  await page.getByRole("status").filter({ hasText: "Ikke gemt" }).waitFor();
  await type(before);
  await saved(page);
  assert.equal(await page.locator(".refused").count(), 0);
});

test("whoever goes on at once takes along what they wrote, and what doesn't come along is told until they have seen it", async (t) => {
  const { page, read, write, studio } = await begun(t, POLICY);
  await hand.write(page, /^Hvem den er til/, "Alle i byen");
  await page.getByRole("link", { name: "Udgiv", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Udgiv" }).waitFor();
  assert.ok(read().includes('\naudience = "Alle i byen"\n'));

  // Written while nobody hears it, and gone on by the browser's own way.
  await page.goto(new URL(POLICY, studio.address).href);
  await page.route("**/change", (route) => route.abort());
  await hand.write(page, /^Hvem den er til/, "Alle på øen");
  await page.getByRole("status").filter({ hasText: "Studiet svarer ikke" }).waitFor();
  await page.goto(new URL(`/p/${SLUG}/s/0`, studio.address).href);
  const told = page.getByRole("region", { name: "Ikke gemt" });
  await told.getByText("Noget, du skrev på en anden side").waitFor();
  await holds(page, "something of another page isn't saved");
  // Meanwhile somebody else writes there.
  await page.unroute("**/change");
  write(read().replace(/^audience = .*$/m, 'audience = "Alle i landet"'));
  await told.getByRole("link", { name: "Gå til siden" }).click();
  await told.getByText("Alle på øen").waitFor();
  await painted(page);
  await holds(page, "something that wasn't saved");
  await page.reload();
  await told.getByText("Alle på øen").waitFor();
  assert.ok(read().includes('audience = "Alle i landet"'));
  await told.getByRole("button", { name: "Fjern" }).click();
  await told.waitFor({ state: "detached" });
  await page.reload();
  await painted(page);
  assert.equal(await told.count(), 0);
});

test("a file that is broken for a moment takes nothing with it", async (t) => {
  const { page, read, write } = await begun(t, POLICY);
  await page.getByRole("textbox", { name: /^Titel/ }).waitFor();
  const good = read();
  write("title = \n");
  await page.getByRole("heading", { level: 1, name: "Filen kan ikke vises som en formular" }).waitFor();
  write(good);
  await page.reload();
  await hand.write(page, /^Hvem den er til/, "Alle i byen");
  await saved(page);
  assert.ok(read().includes('\naudience = "Alle i byen"\n'));
});
