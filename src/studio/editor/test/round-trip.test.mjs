// Every text of the sources: read and written it is the same, and one character typed changes one block only.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { test } from "node:test";
import { parse } from "smol-toml";
import { readBlocks } from "../src/read.js";
import { readEasy, writeEasy } from "../src/easy.js";
import { writeDocument } from "../src/keep.js";
import { writeBlock } from "../src/write.js";

const root = new URL("../../../../", import.meta.url);
const files = ["sources/", "tests/base/sources/"].flatMap((folder) =>
  readdirSync(new URL(folder, root)).map((name) => new URL(`${folder}${name}/policy.toml`, root)).filter((file) => existsSync(file)),
);

const full = [];
const easy = [];
function collect(value, isEasy) {
  if (Array.isArray(value)) value.forEach((one) => collect(one, isEasy));
  else if (value && typeof value === "object")
    for (const [key, one] of Object.entries(value)) {
      if (typeof one === "string" && (key === "text" || key === "description")) (isEasy ? easy : full).push(one);
      else collect(one, isEasy || key === "easy");
    }
}
for (const file of files) collect(parse(readFileSync(file, "utf8")), false);

const ways = {
  blocks: [full, readBlocks, { read: readBlocks, write: writeBlock }],
  paragraphs: [easy, readEasy, { read: readEasy, write: writeEasy }],
};

for (const [mode, [texts, read, how]] of Object.entries(ways)) {
  test(`${mode}: the sources' ${texts.length} texts come back byte for byte`, () => {
    assert.ok(texts.length > 30);
    for (const text of texts) {
      for (const one of [text, text.replace(/\n/g, "\r\n"), `\n\n${text}\n `]) {
        const memory = read(one);
        assert.equal(writeDocument(memory.doc, memory, how), one);
      }
    }
  });

  test(`${mode}: one character typed rewrites one block, and the house's way of writing it is nearly the author's`, () => {
    let rewritten = 0;
    for (const text of texts) {
      const memory = read(text);
      memory.doc.forEach((node, offset, index) => {
        if (!node.isTextblock || !node.content.size || !node.lastChild.isText) return;
        const last = node.lastChild;
        const typed = node.copy(node.content.replaceChild(node.childCount - 1, last.type.schema.text(`${last.text}x`, last.marks)));
        const doc = memory.doc.copy(memory.doc.content.replaceChild(index, typed));
        const out = writeDocument(doc, memory, how);
        const before = memory.slices.slice(0, index).reduce((all, slice, at) => all + memory.gaps[at] + slice, "") + memory.gaps[index];
        const behind = text.slice(before.length + memory.slices[index].length);
        assert.ok(out.startsWith(before) && out.endsWith(behind), JSON.stringify(out));
        const own = out.slice(before.length, out.length - behind.length);
        if (own.replace("x", "").length !== memory.slices[index].replace("x", "").length) rewritten++;
        assert.ok(read(out).doc.eq(doc), own);
      });
    }
    assert.ok(rewritten <= 12, `${rewritten} blocks were written in another way`);
  });
}
