// What no field changed is left as it was, byte for byte; and what a field changes is its own lines.

import assert from "node:assert/strict";
import { cpSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Studio, browser, folder, opened } from "./studio.mjs";

after(() => browser.close());

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A project's publications in a studio, each with the pages of its form. */
async function pagesOf(t, sources) {
  const root = folder(t);
  cpSync(sources, join(root, "sources"), { recursive: true });
  const studio = await Studio.serve(t, root);
  const page = await opened(t, studio.address);
  // Nobody looks at pages here.
  await page.route("**/events?*", (route) => route.abort());
  const slugs = readdirSync(join(root, "sources")).filter((slug) => slug !== "publishers");
  return { page, studio, slugs, read: (slug) => readFileSync(join(root, "sources", slug, "policy.toml"), "utf8") };
}

/** The pages of a publication's form: its own, the glossary, the sections, and the easy text of each. */
async function forms(page, address, slug) {
  await page.goto(new URL(`/p/${slug}/s/policy`, address).href);
  const own = await page.getByRole("navigation", { name: "Afsnit" }).getByRole("link").evaluateAll((links) => links.map((link) => link.href));
  await page.goto(new URL(`/p/${slug}/easy/0`, address).href);
  const easy = await page.getByRole("navigation", { name: "Afsnit" }).getByRole("link").evaluateAll((links) => links.map((link) => link.href));
  return [...own, ...easy];
}

/** What every field of the page would send, as the studio's script sends it. */
const changes = () =>
  [...document.querySelectorAll("[data-field]")].flatMap((field) => {
    const path = field.dataset.field;
    const control = field.querySelector("input:not([type=file]):not([type=color]), textarea, select");
    const cells = (row) => [...row.querySelectorAll("[data-cell]")].map((cell) => cell.value);
    const set = (field, value) => ({ do: "set", field, value });
    switch (field.dataset.kind) {
      case "boolean": return [set(path, control.checked)];
      case "some": return [set(path, [...field.querySelectorAll(":checked")].map((one) => one.value))];
      case "list": return [set(path, control.value.split("\n").filter((line) => line.trim() !== ""))];
      case "grid": {
        const [header, ...rows] = [...field.querySelectorAll("tr")].map(cells);
        return [set(`${path}.header`, header), set(`${path}.rows`, rows)];
      }
      default: return [set(path, control.value)];
    }
  });

/** Sends changes as the page does. */
const send = (page, changes) =>
  page.evaluate(async (changes) => {
    const { slug, version } = document.querySelector("[data-version]").dataset;
    const body = JSON.stringify({ version, changes });
    const response = await fetch(`/p/${slug}/change`, { method: "POST", headers: { "content-type": "application/json" }, body });
    const told = await response.json();
    if (response.ok) document.querySelector("[data-version]").dataset.version = told.version;
    return { status: response.status, ...told };
  }, changes);

for (const [name, sources] of [["this project's publications", here("../../sources")], ["every kind of block", here("../base/sources")]]) {
  test(`opened, visited in every field and saved, ${name} are what they were, byte for byte`, async (t) => {
    const { page, studio, slugs, read } = await pagesOf(t, sources);
    let count = 0;
    const sent = [];
    page.on("request", (request) => request.url().endsWith("/change") && sent.push(request.url()));
    for (const slug of slugs) {
      const before = read(slug);
      for (const form of await forms(page, studio.address, slug)) {
        await page.goto(form);
        await page.waitForFunction(() => document.querySelectorAll("textarea[data-rich]").length === document.querySelectorAll(".ProseMirror").length);
        await page.evaluate(() => {
          for (const one of document.querySelectorAll("[data-field] :is(input:not([type=file]), textarea, select, .ProseMirror)")) {
            one.focus();
            one.blur();
          }
        });
        assert.deepEqual(sent, [], `${form} sent what nobody wrote`);
        const all = await page.evaluate(changes);
        const { status, message } = await send(page, all);
        assert.equal(status, 200, `${form}: ${message}`);
        assert.equal(read(slug), before, form);
        count += all.length;
        sent.length = 0;
      }
    }
    t.diagnostic(`${count} fields`);
    assert.ok(count > 100, `${count} fields`);
  });
}

test("a field that is changed changes its own lines and reads back as it was typed", async (t) => {
  const { page, studio, slugs: [slug], read } = await pagesOf(t, here("../base/sources"));
  let count = 0;
  for (const form of await forms(page, studio.address, slug)) {
    await page.goto(form);
    for (const one of await page.evaluate(changes)) {
      if (typeof one.value !== "string" || one.value === "" || /^[\d-]+$/.test(one.value)) continue;
      const before = read(slug);
      const typed = `${one.value.trimEnd()} \\ "Æ" '''\t<b>&amp;</b> ${one.value.endsWith("\n") ? "\n" : ""}`;
      const { status, message } = await send(page, [{ ...one, value: typed }]);
      if (status === 422) continue; // A name from a list, a colour: other words are none.
      assert.equal(status, 200, `${one.field}: ${message}`);
      const after = read(slug);
      const [old, now] = [before.split("\n"), after.split("\n")];
      let first = 0;
      while (old[first] === now[first]) first += 1;
      let last = 0;
      while (last < Math.min(old.length, now.length) - first && old.at(-1 - last) === now.at(-1 - last)) last += 1;
      // Its own lines: as many as its value has, and those of the marks around it.
      const own = one.value.split("\n").length + 2;
      assert.ok(old.length - last - first <= own, `${one.field} changed ${old.length - last - first} lines:\n${old.slice(first, old.length - last).join("\n")}`);
      await page.goto(form);
      const shown = (await page.evaluate(changes)).find(({ field }) => field === one.field);
      assert.equal(shown.value, typed, one.field);
      assert.equal((await send(page, [one])).status, 200);
      if (read(slug) !== before) {
        // A line that was written with \n in it has become several; it says the same.
        await page.goto(form);
        assert.equal((await page.evaluate(changes)).find(({ field }) => field === one.field).value, one.value, one.field);
      }
      count += 1;
    }
  }
  t.diagnostic(`${count} fields`);
  assert.ok(count > 40, `${count} fields`);
});
