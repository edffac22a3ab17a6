// Any document of the schema is written so that it is read back as itself, and hostile text comes out as the characters it is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readBlocks } from "../src/read.js";
import { writeDocument } from "../src/keep.js";
import { writeBlock } from "../src/write.js";
import { normal } from "../src/normal.js";
import { blocksSchema as schema } from "../src/schema.js";

const how = { read: readBlocks, write: writeBlock };
const nothing = readBlocks("");
const write = (doc) => writeDocument(doc, nothing, how);

/** A generator of numbers that gives the same ones each time (mulberry32). */
function numbers(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const WORDS = ["ord", "29.", "1)", "-", "+", "*", "#", "##", ">", "a*b", "_x_", "snake_case", "`", "[x]", "](", "\\", "\\*", "<script>", "&amp;", "&", "|", "~~~", "---", "===", "!", "😀", "👩‍👩‍👧", "\u200fشكرا", "æøå", "http://a.dk", "<b>", "$1", "[^1]", "50 %", "(", ")", "…", "»nej«", "12_000", "::", ":-"];

function arbitrary(random) {
  const { nodes, marks } = schema;
  const pick = (list) => list[random(list.length)];
  const text = (count = 1 + random(6)) => Array.from({ length: count }, () => pick(WORDS)).join(" ");
  const line = (breaks) => {
    const out = [];
    const parts = 1 + random(4);
    for (let at = 0; at < parts; at++) {
      let set = [];
      if (random(3) === 0) set = marks.strong.create().addToSet(set);
      if (random(4) === 0) set = marks.em.create().addToSet(set);
      if (random(6) === 0) set = marks.link.create({ href: pick(["https://a.dk/x_(y)?a=1&b=2", "#maal", "mailto:a@b.dk", "https://a.dk/æ ø"]) }).addToSet(set);
      if (random(8) === 0) set = marks.lang.create({ lang: "de" }).addToSet(set);
      if (at) out.push(schema.text(" "));
      out.push(schema.text(text(), set));
      if (breaks && random(6) === 0) out.push(nodes.hard_break.create());
      if (random(8) === 0) out.push(nodes.footnote_ref.create({ label: "n1" }));
    }
    return out;
  };
  const paragraph = () => nodes.paragraph.create(null, line(true));
  const item = (depth) => nodes.list_item.create(null, [paragraph(), ...(depth < 3 && random(3) === 0 ? [list(depth + 1)] : [])]);
  const items = (depth) => Array.from({ length: 1 + random(3) }, () => item(depth));
  const list = (depth) =>
    random(2) ? nodes.bullet_list.create(null, items(depth)) : nodes.ordered_list.create({ mark: pick([".", ")"]) }, items(depth).map((one, at) => (at === 0 && random(2) ? one.type.create({ number: 3 }, one.content) : one)));
  const table = () => {
    const columns = 1 + random(3);
    const row = (type) => nodes.table_row.create(null, Array.from({ length: columns }, () => type.create(null, random(5) ? line(false) : null)));
    return nodes.table.create(null, [row(nodes.table_header), ...Array.from({ length: random(3) }, () => row(nodes.table_cell))]);
  };
  const block = () =>
    pick([paragraph, paragraph, () => nodes.heading.create({ level: 2 + random(2) }, line(false)), () => list(1), table, () => nodes.blockquote.create(null, [paragraph(), ...(random(2) ? [list(2)] : [])]), () => nodes.footnote_definition.create({ label: "n1" }, line(true)), () => nodes.pause.create()])();
  const blocks = [];
  for (let at = 0, count = 1 + random(5); at < count; at++) {
    const one = block();
    // Two lists of one kind under each other are one list.
    if (!(one.type.name.endsWith("_list") && blocks.at(-1)?.type === one.type)) blocks.push(one);
  }
  return schema.node("doc", null, blocks);
}

test("two thousand documents are read back as what was written", () => {
  let kept = 0;
  const failed = [];
  for (let seed = 1; seed <= 2000; seed++) {
    const doc = normal(arbitrary(numbers(seed)));
    const text = write(doc);
    const back = normal(readBlocks(text).doc);
    // Whatever the marks: no word is lost or invented.
    if (back.eq(doc)) kept++;
    else failed.push([seed, text, doc.textContent === back.textContent, process.env.MORE && back.content.findDiffStart(doc.content), process.env.MORE && `${back}`.slice(0, 900), process.env.MORE && `${doc}`.slice(0, 900)]);
  }
  const lost = failed.filter(([, , same]) => !same);
  assert.deepEqual(lost.slice(0, 3), [], `${lost.length} lose words`);
  assert.deepEqual(failed.slice(0, 3), [], `${failed.length} of 2000 look otherwise`);
  assert.equal(kept, 2000);
});

test("what looks like markup at a line's beginning is text", () => {
  for (const words of ["29. januar er der møde", "- 5 grader", "+ mere", "# nr. 4", "> 65 år", "1) først", "---", "===", "***", "| a |", "~~~", "[x]: y", "[^1]: z", "<script>alert(1)</script>", "    fire", "javascript:alert(1)", "[a](javascript:alert(1))"]) {
    const doc = schema.node("doc", null, [schema.node("paragraph", null, [schema.text(words)])]);
    const back = readBlocks(write(doc)).doc;
    assert.equal(back.firstChild.type.name, "paragraph", words);
    assert.equal(back.textContent, words.trim(), words);
  }
});

test("what the schema can't hold is a source block and stays as it is", () => {
  for (const text of ["<div>\nx\n</div>", "```\nkode\n```", "a `b` c", "a &amp; b", "[a][b]\n\n[b]: https://a.dk", "![x](y.png)", "a <b>b</b>", "- a\n\n      kode", "[^a]: x\n\n    y"]) {
    const memory = readBlocks(text);
    assert.equal(memory.doc.firstChild.type.name, "source_block", text);
    const more = memory.doc.copy(memory.doc.content.addToEnd(schema.node("paragraph", null, [schema.text("mere")])));
    const out = writeDocument(more, memory, how);
    assert.equal(out, `${text}\n\nmere`);
  }
});

test("wherever bold and italics begin and end, no word is lost and no sign is seen", () => {
  const letters = [..."aæ.,:)( 1*_-!"];
  let same = 0;
  for (let seed = 1; seed <= 1500; seed++) {
    const random = numbers(seed);
    const runs = Array.from({ length: 2 + random(4) }, () => {
      const words = Array.from({ length: 1 + random(4) }, () => letters[random(letters.length)]).join("");
      const set = [random(2) && schema.marks.strong.create(), random(3) === 0 && schema.marks.em.create()].filter(Boolean);
      return schema.text(words, set.reduce((all, mark) => mark.addToSet(all), []));
    });
    const doc = normal(schema.node("doc", null, [schema.node("paragraph", null, runs)]));
    const text = write(doc);
    const back = normal(readBlocks(text).doc);
    assert.equal(back.textContent, doc.textContent, `${doc} ${text}`);
    assert.equal(back.childCount, doc.childCount);
    if (back.eq(doc)) same++;
  }
  assert.ok(same > 900, `${same} of 1500 look as they were made`);
});
