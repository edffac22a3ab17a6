// What a screen reader meets: Chromium's accessibility tree of each document, as lines to be read by people.
// `node transcript.mjs NODE-FOLDER CHROMIUM UNPACKED-BOOK DOCUMENT…` writes to standard output.

import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [tools, executablePath, book, ...documents] = process.argv.slice(2);
const require = createRequire(join(tools, 'package.json'));
const { chromium } = require('playwright-core');

const browser = await chromium.launch({ executablePath });
const page = await browser.newPage();
// A page or a book that asks for anything from elsewhere tells so, in a line that no golden has.
page.on('request', (request) => /^(file|data):/.test(request.url()) || console.log(`FETCHED FROM ELSEWHERE: ${request.url()}`));
const session = await page.context().newCDPSession(page);

for (const document of documents) {
  await page.goto(pathToFileURL(resolve(book, document)).href);
  // What is folded is part of the book.
  await page.evaluate(() => window.document.querySelectorAll('details').forEach((one) => (one.open = true)));
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  console.log(`== ${document}: ${nodes[0].name.value}`);
  for (const line of lines(nodes[0], byId)) console.log(line);
  console.log('');
}
await browser.close();

function lines(root, byId) {
  const out = [];
  const children = (node) => node.childIds.map((id) => byId.get(id)).filter(Boolean);
  // Without the nodes that are there for the browser alone.
  const met = (node) => children(node).flatMap((one) => (one.ignored || isPlain(one) ? met(one) : [one]));
  const role = (node) => node.role?.value ?? '';
  const name = (node) => node.name?.value ?? '';
  const isPlain = (node) => ['generic', 'none', 'rowgroup'].includes(role(node)) && !name(node);
  const INLINE = new Set(['StaticText', 'link', 'doc-noteref', 'doc-backlink', 'doc-glossref', 'doc-pagebreak', 'Abbr',
    'strong', 'emphasis', 'code', 'LineBreak', 'ListMarker', 'generic']);

  const inline = (node) => {
    switch (role(node)) {
      case 'StaticText': return name(node);
      case 'LineBreak': return ' / ';
      case 'ListMarker': return '';
      case 'doc-pagebreak': return `{${name(node)}}`;
      case 'Abbr': return `${met(node).map(inline).join('')} (= ${name(node)})`;
      case 'link': case 'doc-noteref': case 'doc-backlink': case 'doc-glossref': {
        const inside = met(node).filter((one) => role(one) !== 'StaticText').map(inline).join('');
        return `[${role(node).replace('doc-', '')}: ${name(node)}]${inside}`;
      }
      default: return met(node).map(inline).join('');
    }
  };

  // The children of a node: what follows in a line is one, everything else stands by itself.
  const inside = (node, depth) => {
    let line = '';
    const flush = () => {
      if (line.trim()) say(depth, line);
      line = '';
    };
    for (const child of met(node)) {
      if (INLINE.has(role(child))) {
        line += inline(child);
      } else {
        flush();
        block(child, depth);
      }
    }
    flush();
  };
  const say = (depth, text) => out.push('  '.repeat(depth) + text.replace(/\s+/g, ' ').trim());

  const block = (node, depth) => {
    const kind = role(node);
    const named = (what) => say(depth, name(node) ? `${what} "${name(node)}"` : what);
    const marks = () => met(node).filter((one) => role(one) === 'doc-pagebreak').map(inline).join('');
    switch (kind) {
      case 'heading': return named(`heading ${node.properties.find((one) => one.name === 'level').value.value}`);
      case 'image': return named('image');
      case 'paragraph': return inside(node, depth);
      case 'DisclosureTriangle': return named('unfolds:');
      case 'list': {
        const items = met(node).filter((one) => role(one) === 'listitem').length;
        say(depth, items === 1 ? 'list, 1 item' : `list, ${items} items`);
        return inside(node, depth + 1);
      }
      case 'listitem': {
        const blocks = met(node).some((one) => !INLINE.has(role(one)));
        if (!blocks) return say(depth, `- ${met(node).map(inline).join('')}`);
        say(depth, '-');
        return inside(node, depth + 1);
      }
      case 'table': {
        const rows = met(node).filter((one) => role(one) === 'row');
        named(`table of ${rows.length} rows`);
        for (const row of rows) {
          const cell = (one) => (role(one) === 'cell' ? '' : `${role(one)} `) + `"${met(one).map(inline).join('')}"`;
          say(depth + 1, met(row).map(cell).join(' | '));
        }
        return undefined;
      }
      case 'term': return say(depth, `term "${name(node)}"`);
      case 'splitter': return say(depth, '---');
      default:
        named(kind);
        return inside(node, depth + 1);
    }
  };

  inside(root, 0);
  return out;
}
