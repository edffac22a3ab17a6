// What running text may hold. Everything else stays CommonMark in a source block, so nothing is lost that the editor doesn't know.

import { Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";

/** Addresses a reader may be sent to; the check of the program decides about the rest, so others are kept but never followed. */
export const isSafeAddress = (href) => /^(https?:|mailto:|tel:|#)/i.test(href);

const ALIGNED = ["left", "center", "right"];

const tables = tableNodes({
  tableGroup: "block",
  cellContent: "(text | footnote_ref)*",
  cellAttributes: {
    align: {
      default: null,
      getFromDOM: (dom) => (ALIGNED.includes(dom.getAttribute("align")) ? dom.getAttribute("align") : null),
      setDOMAttr: (value, attrs) => {
        if (value) attrs.class = `align-${value}`;
      },
    },
  },
});
// A header cell of a pipe table always heads its column.
tables.table_header.toDOM = (node) => ["th", { scope: "col", class: node.attrs.align ? `align-${node.attrs.align}` : null }, 0];

const text = { group: "inline" };

const hard_break = {
  inline: true,
  group: "inline",
  selectable: false,
  parseDOM: [{ tag: "br" }],
  toDOM: () => ["br"],
};

const paragraph = { content: "inline*", group: "block item", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] };

const bullet_list = {
  content: "list_item+",
  group: "block item",
  attrs: { marker: { default: "-" }, tight: { default: true } },
  parseDOM: [{ tag: "ul" }],
  toDOM: () => ["ul", 0],
};

const ordered_list = {
  content: "list_item+",
  group: "block item",
  attrs: { mark: { default: "." }, tight: { default: true } },
  parseDOM: [{ tag: "ol" }],
  toDOM: (node) => ["ol", { class: node.attrs.mark === ")" ? "bracket" : null }, 0],
};

const list_item = {
  content: "paragraph item*",
  defining: true,
  // The number is kept only where it isn't the one that follows: then an item put in between lets the others count on.
  attrs: { number: { default: null } },
  parseDOM: [{ tag: "li", getAttrs: (dom) => ({ number: dom.hasAttribute("value") ? dom.value : null }) }],
  toDOM: (node) => ["li", node.attrs.number === null ? {} : { value: String(node.attrs.number) }, 0],
};

const marks = {
  link: {
    attrs: { href: {}, title: { default: null } },
    inclusive: false,
    parseDOM: [{ tag: "a[href]", getAttrs: (dom) => ({ href: dom.getAttribute("href"), title: dom.getAttribute("title") }) }],
    toDOM: ({ attrs }) => ["a", isSafeAddress(attrs.href) ? { href: attrs.href, title: attrs.href } : { class: "unsafe" }, 0],
  },
  lang: {
    attrs: { lang: {} },
    parseDOM: [{ tag: "span[lang]", getAttrs: (dom) => ({ lang: dom.getAttribute("lang") }) }],
    toDOM: ({ attrs }) => ["span", { lang: attrs.lang, class: "foreign" }, 0],
  },
  em: { parseDOM: [{ tag: "i" }, { tag: "em" }], toDOM: () => ["em", 0] },
  strong: { parseDOM: [{ tag: "b" }, { tag: "strong" }], toDOM: () => ["strong", 0] },
};

const footnote_ref = {
  inline: true,
  group: "inline",
  atom: true,
  attrs: { label: {} },
  parseDOM: [{ tag: "sup[data-note]", getAttrs: (dom) => ({ label: dom.getAttribute("data-note") }) }],
  toDOM: ({ attrs }) => ["sup", { "data-note": attrs.label, class: "note" }, attrs.label],
};

/** Running text with blocks: CommonMark with tables, footnotes and language spans. */
export const blocksSchema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph,
    heading: {
      content: "(text | footnote_ref)*",
      group: "block",
      defining: true,
      attrs: { level: { default: 2 } },
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
      toDOM: ({ attrs }) => [`h${attrs.level}`, 0],
    },
    blockquote: { content: "item+", group: "block item", defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] },
    bullet_list,
    ordered_list,
    list_item,
    ...tables,
    footnote_definition: {
      content: "inline*",
      group: "block",
      defining: true,
      attrs: { label: {} },
      parseDOM: [{ tag: "div[data-definition]", getAttrs: (dom) => ({ label: dom.getAttribute("data-definition") }) }],
      toDOM: ({ attrs }) => ["div", { "data-definition": attrs.label, class: "definition" }, 0],
    },
    pause: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
    source_block: {
      group: "block",
      atom: true,
      attrs: { text: {} },
      parseDOM: [{ tag: "pre[data-source]", getAttrs: (dom) => ({ text: dom.textContent }) }],
      toDOM: ({ attrs }) => ["pre", { "data-source": "" }, attrs.text],
    },
    text,
    hard_break,
    footnote_ref,
  },
  marks,
});

/** One line of running text, as in a table's cell. */
export const inlineSchema = new Schema({
  nodes: { doc: { content: "block" }, paragraph: { ...paragraph, group: "block" }, source_block: blocksSchema.spec.nodes.get("source_block"), text, hard_break },
  marks,
});

/** Easy-read text: lines, paragraphs of lines, and lists of one level. Nothing is emphasised. */
export const easySchema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph,
    bullet_list,
    ordered_list,
    list_item: { ...list_item, content: "item_text" },
    item_text: { content: "text*", parseDOM: [{ tag: "li p", priority: 60 }], toDOM: () => ["p", 0] },
    text,
    hard_break,
  },
});
