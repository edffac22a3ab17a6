// Writes a document so that only what was changed is written anew: every other block keeps its own characters, and the gaps between them.

import { normal } from "./normal.js";
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

/**
 * Writes the document. `memory` is what the text was read into, `read` reads a text, `write` writes a block: the first way that is read
 * back as it was meant is the one that counts.
 */
export function writeDocument(doc, memory, { read, write, apart = "\n\n" }) {
  const now = doc.content.content;
  const before = memory.slices.length ? memory.doc.content.content : [];
  const pairs = aligned(before, now);
  const eol = /\r\n/.test(memory.gaps.join("") + memory.slices.join("")) ? "\r\n" : "\n";
  const attempt = (way, keepsLines, keepsGaps) => {
    let text = "";
    let last = null;
    now.forEach((node, at) => {
      const pair = pairs[at];
      let own = pair?.same ? memory.slices[pair.was] : write(node, way).replace(/\n/g, eol);
      if (!own) return;
      if (pair && !pair.same && keepsLines) own = withLineEnds(memory.slices[pair.was], own);
      const gap = pair && memory.gaps[pair.was];
      const follows = pair && (last === null ? pair.was === 0 : last.was + 1 === pair.was);
      const fits = follows && (pair.same && last?.same !== false ? true : keepsGaps || /\n[ \t]*\r?\n/.test(gap));
      text += last === null ? (follows ? gap : memory.gaps[0] && !before.length ? "" : leading(memory)) : fits ? gap : apart.replace(/\n/g, eol);
      text += own;
      last = pair ?? { was: -2, same: false };
    });
    return text + memory.gaps.at(-1);
  };
  if (pairs.length === before.length && pairs.every((pair) => pair?.same)) return attempt(WAYS[0], false, true);
  const meant = normal(doc);
  let first = null;
  for (const way of WAYS) {
    for (const [keepsLines, keepsGaps] of [[true, true], [true, false], [false, false]]) {
      const text = attempt(way, keepsLines, keepsGaps);
      first ??= attempt(way, false, false);
      if (normal(read(text).doc).eq(meant)) return text;
    }
  }
  return first;
}

/** What stands before the first block, where that block is no longer there. */
const leading = (memory) => (/^[\r\n]*$/.test(memory.gaps[0]) && memory.slices.length ? memory.gaps[0] : "");
