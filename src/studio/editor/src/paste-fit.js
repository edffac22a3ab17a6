// Fits what was pasted to the field: one line, lines, or blocks with footnotes that have names of their own.

import { Fragment, Slice } from "prosemirror-model";
import { freeLabel, noteLabels } from "./commands.js";

/** All running text of a slice as one line. */
export function oneLine(slice, schema) {
  const out = [];
  slice.content.descendants((node) => {
    if (!node.isTextblock) return !node.isInline;
    if (out.length) out.push(schema.text(" "));
    node.forEach((child) => out.push(child.isText ? child : schema.text(" ")));
    return false;
  });
  return new Slice(Fragment.from(schema.nodes.paragraph.create(null, out)), 1, 1);
}

/** Footnotes get names that the text doesn't have yet. */
export function newNotes(slice, doc) {
  const taken = noteLabels(doc);
  const given = new Map();
  const label = (old) => {
    if (!given.has(old)) {
      const free = taken.has(old) ? freeLabel(taken) : old;
      taken.add(free);
      given.set(old, free);
    }
    return given.get(old);
  };
  const defined = new Set();
  slice.content.descendants((node) => void (node.type.name === "footnote_definition" && defined.add(node.attrs.label)));
  const renamed = (fragment) =>
    Fragment.fromArray(
      fragment.content.map((node) => {
        if (node.isText) return node;
        const attrs = node.type.name.startsWith("footnote_") && defined.has(node.attrs.label) ? { label: label(node.attrs.label) } : node.attrs;
        return node.type.create(attrs, renamed(node.content), node.marks);
      }),
    );
  return new Slice(renamed(slice.content), slice.openStart, slice.openEnd);
}

/** Plain text: a line that begins with a bullet is an item; otherwise each line is a paragraph, or each group of lines where there are empty ones. */
export function plainText(text, schema) {
  const { paragraph, bullet_list, list_item } = schema.nodes;
  const groups = text.replace(/\r\n?/g, "\n").trim().split(/\n[ \t]*\n\s*/);
  const blocks = [];
  for (const group of groups) {
    const lines = group.split("\n").map((line) => line.trim());
    const bullet = /^[•·▪◦\-–*]\s+(?=\S)/u;
    if (groups.length > 1 && !lines.some((line) => bullet.test(line))) {
      blocks.push(paragraph.create(null, schema.text(lines.join(" ") || " ")));
      continue;
    }
    for (const line of lines) {
      if (!line) continue;
      const item = bullet.test(line) && (lines.filter((one) => bullet.test(one)).length > 1 || /^[•·▪◦]/u.test(line));
      if (!item) blocks.push(paragraph.create(null, schema.text(line)));
      else {
        const one = list_item.create(null, paragraph.create(null, schema.text(line.replace(bullet, ""))));
        const last = blocks.at(-1);
        if (last?.type === bullet_list) blocks[blocks.length - 1] = last.copy(last.content.addToEnd(one));
        else blocks.push(bullet_list.create(null, one));
      }
    }
  }
  return blocks.length ? new Slice(Fragment.fromArray(blocks), blocks[0].type === paragraph ? 1 : 0, blocks.at(-1).type === paragraph ? 1 : 0) : Slice.empty;
}
