// Writes a document so that only what was changed is written anew: every other block keeps its own characters, and the gaps between them.

import { Fragment } from "prosemirror-model";
import { narrowed, normal } from "./normal.js";
import { WAYS } from "./write.js";

/** For each block now, the index of the block it was, and whether it is the same; blocks in between are paired where their number agrees. */
function aligned(before, now) {
  const pairs = now.map(() => null);
  let from = 0;
  while (from < before.length && from < now.length && before[from].eq(now[from])) pairs[from] = { was: from++, same: true };
  let back = 0;
  while (back < Math.min(before.length, now.length) - from && before.at(-1 - back).eq(now.at(-1 - back))) {
    pairs[now.length - 1 - back] = { was: before.length - 1 - back, same: true };
    back++;
  }
  const [oldEnd, newEnd] = [before.length - back, now.length - back];
  let next = from;
  for (let at = from; at < newEnd; at++) {
    for (let was = next; was < oldEnd; was++) {
      if (before[was].eq(now[at])) {
        pairs[at] = { was, same: true };
        next = was + 1;
        break;
      }
    }
  }
  if (oldEnd - from === newEnd - from) for (let at = from; at < newEnd; at++) pairs[at] ??= { was: at, same: false };
  return pairs;
}

/** The line ends of a paragraph where its words before or behind the change are what they were. */
function withLineEnds(old, text) {
  if (!/\n/.test(old) || /\n/.test(text)) return text;
  const flat = old.replace(/[ \t]*\r?\n[ \t]*/g, " ");
  let same = 0;
  while (same < Math.min(flat.length, text.length) && flat[same] === text[same]) same++;
  let back = 0;
  while (back < Math.min(flat.length, text.length) - same && flat.at(-1 - back) === text.at(-1 - back)) back++;
  let at = 0;
  const chars = [...text].length === text.length ? text.split("") : Array.from({ length: text.length }, (_, i) => text[i]);
  for (const part of old.split(/[ \t]*\r?\n[ \t]*/).slice(0, -1)) {
    at += part.length;
    const now = at < same ? at : at >= flat.length - back ? at + text.length - flat.length : -1;
    if (now > 0 && chars[now] === " ") chars[now] = "\n";
    at += 1;
  }
  return chars.join("");
}

/** The node without bold and italics: what is left where CommonMark can't say where they begin. */
const unmarked = (node) => {
  if (node.isText) return node.mark(node.marks.filter((mark) => !["em", "strong"].includes(mark.type.name)));
  return node.copy(Fragment.fromArray(node.content.content.map(unmarked)));
};

/** A block in the first way that is read back as it was meant; else in the first that keeps its words and its shape. */
function written(node, { read, write }) {
  const meant = normal(node);
  const back = (text) => {
    const doc = normal(read(text).doc);
    return doc.childCount === 1 ? doc.firstChild : null;
  };
  const texts = WAYS.map((way) => () => write(meant, way));
  const narrow = normal(narrowed(node));
  texts.push(...WAYS.map((way) => () => write(narrow, way)), ...WAYS.map((way) => () => write(unmarked(meant), way)));
  let shaped = null;
  for (const [at, of] of texts.entries()) {
    const text = of();
    const found = back(text);
    if (at < WAYS.length && found?.eq(meant)) return text;
    if (at >= WAYS.length && found && unmarked(found).eq(unmarked(meant))) return text;
    shaped ??= text;
  }
  return shaped;
}

/**
 * Writes the document. `memory` is what the text was read into, `read` reads a text, `write` writes a block. The lines and gaps that were
 * there are kept where the whole is then read back as it was meant.
 */
export function writeDocument(doc, memory, how) {
  const { read, apart = "\n\n" } = how;
  const now = doc.content.content;
  const before = memory.slices.length ? memory.doc.content.content : [];
  const pairs = aligned(before, now);
  const eol = /\r\n/.test(memory.gaps.join("") + memory.slices.join("")) ? "\r\n" : "\n";
  const fresh = now.map((node, at) => (pairs[at]?.same ? memory.slices[pairs[at].was] : written(node, how).replace(/\n/g, eol)));
  const attempt = (keepsLines, keepsGaps) => {
    let text = "";
    let last = null;
    now.forEach((_, at) => {
      const pair = pairs[at];
      if (!fresh[at]) return;
      const own = pair && !pair.same && keepsLines ? withLineEnds(memory.slices[pair.was], fresh[at]) : fresh[at];
      const gap = pair && memory.gaps[pair.was];
      const follows = pair && (last === null ? pair.was === 0 : last.was + 1 === pair.was);
      const fits = follows && ((pair.same && last?.same) || keepsGaps || /\n[ \t]*\r?\n/.test(gap));
      if (last === null) text += follows ? gap : leading(memory);
      else text += fits ? gap : apart.replace(/\n/g, eol);
      text += own;
      last = pair ?? { was: -2, same: false };
    });
    return text + memory.gaps.at(-1);
  };
  if (pairs.length === before.length && pairs.every((pair) => pair?.same)) return attempt(false, true);
  const safest = attempt(false, false);
  const meant = normal(read(safest).doc);
  for (const [keepsLines, keepsGaps] of [[true, true], [true, false], [false, true]]) {
    const text = attempt(keepsLines, keepsGaps);
    if (normal(read(text).doc).eq(meant)) return text;
  }
  return safest;
}

/** What stands before the first block, where that block is no longer there. */
const leading = (memory) => (/^[\r\n]*$/.test(memory.gaps[0]) && memory.slices.length ? memory.gaps[0] : "");
