// Writes blocks as CommonMark, in the house's way: `**bold**`, `*italics*`, `- ` lists.

import { escapeAddress, escapeLineStart, escapeText } from "./escape.js";
import { normal } from "./normal.js";

/** Running text with its marks nested. */
function inline(nodes, options, active = []) {
  let out = "";
  for (let at = 0; at < nodes.length; ) {
    const node = nodes[at];
    const marks = node.marks.filter((mark) => !mark.isInSet(active));
    if (!marks.length) {
      if (node.isText) {
        const before = nodes[at + 1]?.marks.some((mark) => mark.type.name === "link");
        const text = escapeText(node.text, options);
        out += before || !node.text.endsWith("!") || options.strict ? text : text.replace(/\\!$/, "!");
      } else if (node.type.name === "hard_break") out += "\\\n";
      else out += `[^${node.attrs.label}]`;
      at++;
      continue;
    }
    // The mark that reaches furthest stands outside.
    const reach = (mark) => {
      let end = at;
      while (end < nodes.length && mark.isInSet(nodes[end].marks)) end++;
      return end;
    };
    const outer = marks.reduce((best, mark) => (reach(mark) > reach(best) ? mark : best));
    const end = reach(outer);
    out += wrapped(outer, nodes.slice(at, end), options, [...active, outer]);
    at = end;
  }
  return out;
}

function wrapped(mark, nodes, options, active) {
  const content = inline(nodes, options, active);
  switch (mark.type.name) {
    case "strong":
      return `${options.strong}${content}${options.strong}`;
    case "em":
      return `${options.em}${content}${options.em}`;
    case "lang":
      return `<span lang="${mark.attrs.lang}">${content}</span>`;
    default: {
      const { href, title } = mark.attrs;
      if (!title && nodes.length === 1 && nodes[0].text === href && /^[a-z][a-z0-9+.-]{1,31}:[^\s<>|]*$/i.test(href)) return `<${href}>`;
      const said = title ? ` "${title.replace(/["\\]/g, "\\$&")}"` : "";
      return `[${content}](${escapeAddress(href)}${said})`;
    }
  }
}

const inlineOf = (node, options) => inline(node.content.content, options);

const lines = (node, options) => inlineOf(node, options).split("\n").map(escapeLineStart).join("\n");

const indented = (text, by) => text.replace(/\n(?=[^\n])/g, `\n${by}`);

/** One block, already in its normal form. */
export function block(node, options) {
  switch (node.type.name) {
    case "paragraph":
      return lines(node, options);
    case "heading": {
      // A closing run of signs would be taken for decoration.
      const words = inlineOf(node, options).replace(/(#+)$/, "\\$1");
      return `${"#".repeat(node.attrs.level)} ${words}`.trimEnd();
    }
    case "blockquote":
      return joined(node.content.content, options, true).replace(/^/gm, "> ").replace(/^> $/gm, ">");
    case "bullet_list":
    case "ordered_list":
      return list(node, options);
    case "table":
      return table(node, { ...options, inTable: true });
    case "footnote_definition":
      return `[^${node.attrs.label}]: ${lines(node, options)}`.trimEnd();
    case "pause":
      return "---";
    default:
      return node.attrs.text;
  }
}

/** Blocks one under the other; in a tight list without empty lines between them where none is needed. */
function joined(children, options, apart) {
  return children
    .map((child, at) => {
      const tight = !apart && at > 0 && child.type.name.endsWith("_list") && children[at - 1].type.name === "paragraph" && startsAtOne(child);
      return (at === 0 ? "" : tight ? "\n" : "\n\n") + block(child, options);
    })
    .join("");
}

const startsAtOne = (node) => node.type.name === "bullet_list" || (node.firstChild.attrs.number ?? 1) === 1;

function list(node, options) {
  let number = 0;
  const items = node.content.content.map((item) => {
    number = item.attrs.number ?? number + 1;
    const sign = node.type.name === "bullet_list" ? node.attrs.marker : `${number}${node.attrs.mark}`;
    const text = joined(item.content.content, options, !node.attrs.tight);
    return `${sign} ${indented(text, " ".repeat(sign.length + 1))}`.replace(/^(\S+) $/, "$1").replace(/^(\S+) \n/, "$1\n");
  });
  return items.join(node.attrs.tight ? "\n" : "\n\n");
}

function table(node, options) {
  const rows = node.content.content.map((row) => row.content.content.map((cell) => inlineOf(cell, options)));
  const rule = node.firstChild.content.content.map(({ attrs }) => ({ left: ":---", center: ":---:", right: "---:" })[attrs.align] ?? "---");
  return [rows[0], rule, ...rows.slice(1)].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The ways a text may be written, the usual one first; the next is taken only if what comes back isn't what was meant. */
export const WAYS = [
  { em: "*", strong: "**" },
  { em: "_", strong: "**" },
  { em: "*", strong: "__" },
  { em: "_", strong: "__" },
  { em: "*", strong: "**", strict: true },
  { em: "_", strong: "**", strict: true },
];

/** One block of any form. */
export const writeBlock = (node, options = WAYS[0]) => block(normal(node), options);

/** One line of running text: nothing at its beginning means anything there. */
export const writeInline = (node, options = WAYS[0]) => (node.type.name === "source_block" ? node.attrs.text : inlineOf(normal(node), options));
