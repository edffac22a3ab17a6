// Reads CommonMark into the editor's document and keeps each top-level block's own characters.

import { parser } from "./commonmark.js";
import { blocksSchema, inlineSchema } from "./schema.js";

/** How deep lists and quotations may be nested in the format. */
const DEEPEST = 8;

/** Thrown for what the schema can't hold; the block then stays source. */
class Unsupported extends Error {}

const SPAN = /^<span\s+lang=("([^"']+)"|'([^"']+)')\s*>$/;

/** Running text: tokens of the parser to text with marks. */
function inlines(schema, tokens) {
  const out = [];
  let marks = [];
  const open = (type, attrs) => {
    if (marks.some((mark) => mark.type.name === type)) throw new Unsupported(type);
    marks = [...marks, schema.marks[type].create(attrs)];
  };
  const close = (type) => {
    if (marks.at(-1)?.type.name !== type) throw new Unsupported(type);
    marks = marks.slice(0, -1);
  };
  const add = (words) => {
    if (words) out.push(schema.text(words, schema.marks.link ? marks.reduce((set, mark) => mark.addToSet(set), []) : []));
  };
  for (const token of tokens) {
    switch (token.type) {
      case "text":
        add(token.content);
        break;
      case "text_special":
        if (token.info === "entity") throw new Unsupported("entity");
        add(token.content);
        break;
      case "softbreak":
        add(softBreak(out, tokens[tokens.indexOf(token) + 1]));
        break;
      case "hardbreak":
        out.push(schema.nodes.hard_break.create());
        break;
      case "strong_open":
        open("strong");
        break;
      case "em_open":
        open("em");
        break;
      case "link_open":
        open("link", { href: token.attrGet("href"), title: token.attrGet("title") });
        break;
      case "strong_close":
      case "em_close":
      case "link_close":
        close(token.type.slice(0, -6));
        break;
      case "footnote_ref":
        if (!schema.nodes.footnote_ref) throw new Unsupported("footnote");
        out.push(schema.nodes.footnote_ref.create(token.meta, null, marks.reduce((set, mark) => mark.addToSet(set), [])));
        break;
      case "html_inline": {
        const span = SPAN.exec(token.content);
        if (span) open("lang", { lang: span[2] ?? span[3] });
        else if (/^<\/span\s*>$/.test(token.content)) close("lang");
        else throw new Unsupported("html");
        break;
      }
      default:
        throw new Unsupported(token.type);
    }
  }
  if (marks.length) throw new Unsupported("open mark");
  return out;
}

/** A line's end is a space, except inside a word that a hyphen parts: "e-" and "mail". */
function softBreak(out, next) {
  const before = out.at(-1)?.text ?? "";
  const word = /^[\p{L}\p{N}]+/u.exec(next?.content ?? "")?.[0].toLowerCase();
  return /[\p{L}\p{N}]-$/u.test(before) && word && !["og", "eller", "samt", "and", "or", "und", "oder", "bzw", "til", "to", "bis"].includes(word) ? "" : " ";
}

/** Reads the tokens of one block, from `from` on; returns the node and where it ends. */
function block(schema, tokens, from, depth, source) {
  const token = tokens[from];
  const { nodes } = schema;
  if (depth > DEEPEST) throw new Unsupported("depth");
  const children = (closing, read) => {
    const content = [];
    let at = from + 1;
    while (tokens[at].type !== closing || tokens[at].level !== token.level) {
      const [node, end] = read(at);
      content.push(node);
      at = end;
    }
    return [content, at + 1];
  };
  switch (token.type) {
    case "paragraph_open":
      return [nodes.paragraph.create(null, inlines(schema, tokens[from + 1].children)), from + 3];
    case "heading_open": {
      const content = inlines(schema, tokens[from + 1].children);
      if (content.some((node) => node.type === nodes.hard_break)) throw new Unsupported("break in heading");
      return [nodes.heading.createChecked({ level: Number(token.tag[1]) }, content), from + 3];
    }
    case "blockquote_open": {
      const [content, end] = children("blockquote_close", (at) => block(schema, tokens, at, depth + 1, source));
      return [nodes.blockquote.createChecked(null, content.length ? content : [nodes.paragraph.create()]), end];
    }
    case "bullet_list_open":
    case "ordered_list_open":
      return list(schema, tokens, from, depth, source);
    case "table_open":
      return table(schema, tokens, from);
    case "footnote_definition": {
      if (!token.meta.simple) throw new Unsupported("footnote");
      return [nodes.footnote_definition.create({ label: token.meta.label }, inlines(schema, tokens[from + 1].children)), from + 2];
    }
    case "hr":
      if (depth) throw new Unsupported("pause");
      return [nodes.pause.create(), from + 1];
    default:
      throw new Unsupported(token.type);
  }
}

function list(schema, tokens, from, depth, source) {
  const { nodes } = schema;
  const token = tokens[from];
  const items = [];
  let tight = true;
  let expected = 1;
  let at = from + 1;
  while (tokens[at].level !== token.level) {
    const item = tokens[at];
    const content = [];
    at++;
    while (!(tokens[at].type === "list_item_close" && tokens[at].level === item.level)) {
      if (tokens[at].type === "paragraph_open" && !tokens[at].hidden) tight = false;
      const [node, end] = block(schema, tokens, at, depth + 1, source);
      content.push(node);
      at = end;
    }
    at++;
    if (content[0]?.type !== nodes.paragraph) content.unshift(nodes.paragraph.create());
    let number = null;
    if (token.type === "ordered_list_open") {
      if (item.info.length > 1 && item.info.startsWith("0")) throw new Unsupported("leading zero");
      number = Number(item.info) === expected ? null : Number(item.info);
      expected = Number(item.info) + 1;
    }
    items.push(nodes.list_item.createChecked({ number }, content));
  }
  const attrs = token.type === "bullet_list_open" ? { marker: token.markup, tight } : { mark: token.markup, tight };
  const type = token.type === "bullet_list_open" ? nodes.bullet_list : nodes.ordered_list;
  return [type.createChecked(attrs, items), at + 1];
}

function table(schema, tokens, from) {
  const { nodes } = schema;
  const rows = [];
  let at = from;
  for (; tokens[at].type !== "table_close"; at++) {
    if (tokens[at].type === "tr_open") rows.push([]);
    if (tokens[at].type === "th_open" || tokens[at].type === "td_open") {
      const align = /text-align:(\w+)/.exec(tokens[at].attrGet("style") ?? "")?.[1] ?? null;
      const type = tokens[at].type === "th_open" ? nodes.table_header : nodes.table_cell;
      rows.at(-1).push(type.createChecked({ align }, inlines(schema, tokens[at + 1].children)));
    }
  }
  return [nodes.table.createChecked(null, rows.map((cells) => nodes.table_row.createChecked(null, cells))), at + 1];
}

/** Where each line of a text begins, and the text's end. */
function lineStarts(text) {
  const starts = [0];
  for (const found of text.matchAll(/\r\n|\r|\n/g)) starts.push(found.index + found[0].length);
  starts.push(text.length);
  return starts;
}

/**
 * Reads a text into `{ doc, slices, gaps }`: `slices[i]` is what block i is written with, `gaps[i]` what stands before it, and the last
 * gap what stands behind them all. Joined they are the text, byte for byte.
 */
export function readBlocks(text) {
  const schema = blocksSchema;
  const source = (from) => schema.nodes.source_block.create({ text: from });
  if (text.includes("\0")) return { doc: schema.node("doc", null, [source(text)]), slices: [text], gaps: ["", ""] };
  const env = {};
  const tokens = parser.parse(text, env);
  const starts = lineStarts(text);
  const refers = Object.keys(env.references ?? {}).length > 0;
  const nodes = [];
  const slices = [];
  const gaps = [];
  let done = 0;
  const push = (from, to, node) => {
    const slice = text.slice(from, to);
    const own = slice.trimEnd();
    // Indented code begins with its spaces; a paragraph's are its own as well.
    gaps.push(text.slice(done, from));
    slices.push(own);
    nodes.push(node ?? source(own));
    done = from + own.length;
  };
  // What no block covers but white space is a reference's definition: it stays source.
  const cover = (to) => {
    const between = text.slice(done, to);
    const blank = /^[ \t]*(\r\n|\r|\n)|^[ \t]+$/;
    let skipped = 0;
    for (let rest = between, m; (m = blank.exec(rest)); rest = rest.slice(m[0].length)) skipped += m[0].length;
    if (skipped < between.length && between.trim()) push(done + skipped, to);
  };
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    let end = at + 1;
    if (token.nesting === 1) {
      while (tokens[end].level !== token.level || tokens[end].nesting !== -1) end++;
      end++;
    } else if (token.type === "footnote_definition") end++;
    const from = starts[token.map[0]];
    const to = starts[Math.min(token.map[1], starts.length - 1)];
    cover(from);
    let node = null;
    try {
      if (refers && usesReferences(text.slice(from, to), env)) throw new Unsupported("reference");
      node = block(schema, tokens, at, 0, text)[0];
      node.check();
    } catch (error) {
      if (!(error instanceof Unsupported || error instanceof RangeError)) throw error;
      node = null;
    }
    push(from, to, node);
    at = end;
  }
  cover(text.length);
  gaps.push(text.slice(done));
  return { doc: schema.node("doc", null, nodes.length ? nodes : [schema.nodes.paragraph.create()]), slices, gaps };
}

/** Whether a block means something else when nothing that the text defines is known. */
function usesReferences(slice, env) {
  const shape = (known) => JSON.stringify(parser.parse(slice, { references: { ...known } }).map((token) => token.children?.map((child) => child.type)));
  return shape(env.references) !== shape({});
}

/** Reads one line of running text, where nothing at a line's beginning means anything. */
export function readInline(text) {
  const schema = inlineSchema;
  const gap = [/^\s*/.exec(text)[0], /\s*$/.exec(text)[0]];
  const own = text.trim();
  if (!own) return { doc: schema.node("doc", null, [schema.nodes.paragraph.create()]), slices: [], gaps: [text] };
  let node;
  try {
    if (/\n\s*\n|\n\[\^|\0/.test(own)) throw new Unsupported("blocks");
    node = schema.nodes.paragraph.createChecked(null, inlines(schema, parser.parseInline(own, {})[0].children));
  } catch (error) {
    if (!(error instanceof Unsupported || error instanceof RangeError)) throw error;
    node = schema.nodes.source_block.create({ text: own });
  }
  return { doc: schema.node("doc", null, [node]), slices: [own], gaps: gap };
}
