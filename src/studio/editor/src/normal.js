// The form of a document that can be written: what nobody sees, such as a bold space at a word's end, is gone.

import { Fragment } from "prosemirror-model";

/** A line's words with the white space at its ends taken away, and marks that begin and end at words. */
function normalLine(nodes) {
  let pieces = [];
  for (const node of nodes) {
    if (!node.isText) pieces.push({ node, space: false });
    else for (const part of node.text.match(/\s+|\S+/gu)) pieces.push({ node: node.type.schema.text(part, node.marks), space: !/\S/u.test(part) });
  }
  const isBreak = (piece) => !piece || piece.node.type.name === "hard_break";
  // Forwards for what follows a line's beginning, backwards for what stands before its end.
  for (const step of ["reduce", "reduceRight"]) {
    pieces = pieces[step]((kept, piece) => (piece.space && isBreak(kept.at(-1)) ? kept : [...kept, piece]), []);
    if (step === "reduceRight") pieces.reverse();
  }
  while (pieces.length && isBreak(pieces[0])) pieces.shift();
  while (pieces.length && isBreak(pieces.at(-1))) pieces.pop();
  const out = pieces.map(({ node, space }, at) => {
    if (node.type.name === "hard_break") return node.mark([]);
    if (!space) return node;
    const held = (mark) => [pieces[at - 1], pieces[at + 1]].every((side) => mark.isInSet(side.node.marks));
    return node.mark(node.marks.filter(held));
  });
  return Fragment.fromArray(out.reduce(joined, []));
}

function joined(all, node) {
  const last = all.at(-1);
  if (last?.isText && node.isText && last.sameMarkup(node)) all[all.length - 1] = last.type.schema.text(last.text + node.text, last.marks);
  else all.push(node);
  return all;
}

/** Whether a block comes out as nothing at all. */
const isNothing = (node) => node.type.name === "paragraph" && node.content.size === 0;

/** The node in its normal form. */
export function normal(node) {
  if (node.isTextblock) return node.copy(normalLine(node.content.content.map((child) => child)));
  if (node.isLeaf || node.isText) return node;
  let children = node.content.content.map(normal);
  if (["doc", "blockquote"].includes(node.type.name)) children = children.filter((child) => !isNothing(child));
  if (node.type.name === "list_item") children = children.filter((child, at) => at === 0 || !isNothing(child));
  if (!children.length && node.type.schema.nodes.paragraph) children = [node.type.schema.nodes.paragraph.create()];
  if (node.type.name.endsWith("_list") && node.attrs.tight && children.some(needsEmptyLine)) {
    return node.type.create({ ...node.attrs, tight: false }, children);
  }
  return node.copy(Fragment.fromArray(children));
}

/** Whether what an item holds can only stand apart: a list from 1 may follow its line at once, nothing else may. */
function needsEmptyLine(item) {
  if (item.type.name !== "list_item" || item.childCount < 2) return false;
  const [first, second] = item.content.content;
  if (item.childCount > 2 || !second.type.name.endsWith("_list")) return true;
  return !first.content.size || (second.type.name === "ordered_list" && (second.firstChild.attrs.number ?? 1) !== 1);
}

/** The node with bold and italics drawn in from punctuation at their ends, where CommonMark would take their signs for characters. */
export function narrowed(node) {
  if (!node.isTextblock) return node.isLeaf ? node : node.copy(Fragment.fromArray(node.content.content.map(narrowed)));
  const pieces = [];
  for (const child of node.content.content) {
    if (!child.isText) pieces.push([child, true]);
    else for (const part of child.text.match(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu)) pieces.push([child.type.schema.text(part, child.marks), /[\p{L}\p{N}]/u.test(part)]);
  }
  const out = pieces.map(([piece, isWord], at) => {
    if (isWord) return piece;
    const held = (mark) => !["em", "strong"].includes(mark.type.name) || [pieces[at - 1], pieces[at + 1]].every((side) => side && mark.isInSet(side[0].marks));
    return piece.mark(piece.marks.filter(held));
  });
  return node.copy(Fragment.fromArray(out.reduce(joined, [])));
}
