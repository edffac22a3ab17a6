// How somebody does what a journey asks for: by mouse, or by the keyboard alone. What is meant is told by role and name, as it is read on
// the page or aloud.

import assert from "node:assert/strict";
import { painted } from "./studio.mjs";

/** The farthest that anything may be away, in presses of Tab. */
const FARTHEST = 400;

const found = (page, role, name) => seen(page, page.getByRole(role, { name, exact: typeof name === "string" }).and(page.locator(":visible")).first());
const summary = (page, words) => seen(page, page.locator("summary").filter({ hasText: words }).first());

/** What stands on a page that is painted. */
async function seen(page, wanted) {
  await wanted.waitFor();
  await painted(page);
  return wanted;
}

export const mouse = {
  name: "the mouse",
  press: async (page, role, name) => (await found(page, role, name)).click(),
  unfold: async (page, words) => (await summary(page, words)).click(),
  async write(page, name, text) {
    await (await found(page, "textbox", name)).click();
    await page.keyboard.press("Control+a");
    await typed(page, text);
  },
  async choose(page, name, option) {
    await (await found(page, "combobox", name)).selectOption({ label: option });
  },
  async tick(page, name) {
    await (await found(page, "checkbox", name)).check();
  },
  async untick(page, name) {
    await (await found(page, "checkbox", name)).uncheck();
  },
  async give(page, name, file) {
    const place = await seen(page, page.getByLabel(name));
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), place.click()]);
    await chooser.setFiles(file);
  },
};

export const keyboard = {
  name: "the keyboard alone",
  async press(page, role, name) {
    await reach(page, await found(page, role, name));
    await page.keyboard.press("Enter");
  },
  async unfold(page, words) {
    await reach(page, await summary(page, words));
    await page.keyboard.press("Enter");
  },
  async write(page, name, text) {
    await reach(page, await found(page, "textbox", name));
    await page.keyboard.press("Control+a");
    await typed(page, text);
  },
  async choose(page, name, option) {
    const list = await found(page, "combobox", name);
    await reach(page, list);
    // By its first letters, as a list takes them.
    await page.keyboard.type(option.slice(0, 12));
    assert.equal(await list.evaluate((one) => one.selectedOptions[0].label), option);
  },
  tick: (page, name) => ticked(page, name, true),
  untick: (page, name) => ticked(page, name, false),
  async give(page, name, file) {
    await reach(page, await seen(page, page.getByLabel(name)));
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
    await chooser.setFiles(file);
  },
};

async function ticked(page, name, wanted) {
  const box = await found(page, "checkbox", name);
  if ((await box.isChecked()) === wanted) return;
  await reach(page, box);
  await page.keyboard.press("Space");
  assert.equal(await box.isChecked(), wanted, name);
}

/** Line by line, as people write. */
async function typed(page, text) {
  if (text === "") await page.keyboard.press("Delete");
  for (const [index, line] of text.split("\n").entries()) {
    if (index > 0) await page.keyboard.press("Enter");
    await page.keyboard.type(line);
  }
}

/** Goes there with Tab alone, and sees where one is. */
async function reach(page, wanted) {
  for (let presses = 0; presses < FARTHEST; presses += 1) {
    if (await wanted.evaluate((one) => one === document.activeElement)) {
      assert.ok(await wanted.evaluate(isMarked), `the focus can't be seen: ${await wanted.evaluate((one) => one.outerHTML.slice(0, 200))}`);
      return;
    }
    await page.keyboard.press("Tab");
  }
  assert.fail(`not reached with Tab: ${wanted}`);
}

/** Whether the element in focus, or what is drawn around it, is marked. */
function isMarked(element) {
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    if ((outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none") return true;
  }
  return false;
}
