// Easy-read text as people write it: one sentence on each line, lists, an empty line between paragraphs. It has no markup at all.

import { easySchema as schema } from "./schema.js";

/** What makes a number before it an ordinal: "29. januar", "2. kvartal". The program's own list is longer; here it decides about looks only. */
const AFTER_ORDINAL =
  /^(jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec|kvartal|kvt|quarter|halvår|afdeling|afsnit|behandling|del|etage|fase|gang|generation|halvdel|juledag|klasse|led|plads|påskedag|pinsedag|sal|samling)/i;
const NUMBER = /^(\d{1,2})([.)])\s+(\S.*)$/u;

/** The lines that count from 1 on, at least two of them. */
function counted(lines) {
  const found = new Map();
  let run = [];
  const close = () => {
    const first = run[0]?.rest.split(/\s+/)[0] ?? "";
    const sameWord = /^\p{Ll}/u.test(first) && run.every(({ rest }) => rest.split(/\s+/)[0] === first);
    if (run.length > 1 && !sameWord) for (const item of run) found.set(item.at, item);
    run = [];
  };
  lines.forEach(({ text }, at) => {
    const match = NUMBER.exec(text);
    if (!match || (match[2] === "." && AFTER_ORDINAL.test(match[3]))) return;
    const item = { at, number: Number(match[1]), mark: match[2], rest: match[3] };
    const last = run.at(-1);
    if (!(last && item.number === last.number + 1 && item.mark === last.mark)) {
      close();
      if (item.number !== 1) return;
    }
    run.push(item);
  });
  close();
  return found;
}

function writtenLines(text) {
  const lines = [];
  let apart = true;
  for (const found of text.matchAll(/[^\n]*(\n|$)/g)) {
    const own = found[0].trim();
    if (own) {
      const start = found.index + found[0].length - found[0].trimStart().length;
      lines.push({ text: own, start, end: start + own.length, apart });
    }
    apart = !own;
  }
  return lines;
}

/** Reads an easy text into `{ doc, slices, gaps }`; see `readBlocks`. */
export function readEasy(text) {
  const lines = writtenLines(text);
  const numbers = counted(lines);
  const bullet = (at) => (lines[at]?.text.startsWith("- ") ? lines[at].text.slice(2).trimStart() : null);
  const isBullet = (at) => bullet(at) !== null && (bullet(at + 1) !== null || bullet(at - 1) !== null || !/^\d/.test(bullet(at)));
  const blocks = [];
  lines.forEach((line, at) => {
    const number = numbers.get(at);
    const kind = isBullet(at) ? "-" : number ? number.mark : "";
    const said = kind === "-" ? bullet(at) : (number?.rest ?? line.text);
    const last = blocks.at(-1);
    if (last && !line.apart && last.kind === kind) {
      last.lines.push({ said, number: number?.number });
      last.end = line.end;
    } else blocks.push({ kind, lines: [{ said, number: number?.number }], start: line.start, end: line.end });
  });
  const nodes = blocks.map(({ kind, lines: own }) => {
    if (!kind) {
      const content = own.flatMap(({ said }, at) => (at ? [schema.nodes.hard_break.create(), schema.text(said)] : [schema.text(said)]));
      return schema.nodes.paragraph.create(null, content);
    }
    let expected = 1;
    const items = own.map(({ said, number }) => {
      const attrs = { number: number === undefined || number === expected ? null : number };
      expected = (number ?? expected) + 1;
      return schema.nodes.list_item.create(attrs, schema.nodes.item_text.create(null, said ? schema.text(said) : null));
    });
    return kind === "-" ? schema.nodes.bullet_list.create(null, items) : schema.nodes.ordered_list.create({ mark: kind }, items);
  });
  const gaps = [];
  let done = 0;
  for (const { start, end } of blocks) {
    gaps.push(text.slice(done, start));
    done = end;
  }
  gaps.push(text.slice(done));
  const slices = blocks.map(({ start, end }) => text.slice(start, end));
  return { doc: schema.node("doc", null, nodes.length ? nodes : [schema.nodes.paragraph.create()]), slices, gaps };
}

/** Writes a block of an easy text. */
export function writeEasy(node) {
  if (node.type.name === "paragraph") {
    let text = "";
    node.forEach((child) => (text += child.isText ? child.text : "\n"));
    return text
      .split("\n")
      .map((line) => line.trim())
      .join("\n")
      .trim();
  }
  let number = 0;
  const items = node.content.content.map((item) => {
    number = item.attrs.number ?? number + 1;
    return `${node.type.name === "bullet_list" ? "-" : `${number}${node.attrs.mark}`} ${item.textContent.trim()}`;
  });
  return items.join("\n");
}
