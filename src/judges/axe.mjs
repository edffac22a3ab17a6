// axe-core over one web page as Chromium shows it: `node axe.mjs NODE-FOLDER CHROMIUM PAGE`. Prints what it found, as JSON.
// Only rules that stand for a criterion of WCAG 2.2 at level A or AA, and 1.4.10: no page is wider than 320 CSS pixels.

import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [tools, executablePath, file] = process.argv.slice(2);
const require = createRequire(join(tools, 'package.json'));
const { chromium } = require('playwright-core');
const axe = require('axe-core');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const VIEWS = [
  { name: 'light', colorScheme: 'light', width: 1024 },
  { name: 'dark', colorScheme: 'dark', width: 1024 },
  { name: '320 px', colorScheme: 'light', width: 320 },
];

const browser = await chromium.launch({ executablePath });
const context = await browser.newContext({ reducedMotion: 'reduce' });
await context.route(/^https?:/, (request) => request.abort());
const tab = await context.newPage();
await tab.goto(pathToFileURL(resolve(file)).href);
await tab.evaluate(axe.source);
const views = [];
for (const { name, colorScheme, width } of VIEWS) {
  await tab.emulateMedia({ colorScheme });
  await tab.setViewportSize({ width, height: 800 });
  await tab.evaluate(() => document.fonts.ready);
  const found = await tab.evaluate(
    (tags) => window.axe.run(document, { runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } } }),
    TAGS,
  );
  const wide = await tab.evaluate(() => document.scrollingElement.scrollWidth);
  const faults = found.violations.map((rule) => `${rule.id}: ${rule.help}: ${rule.nodes[0].target.join(' ')}`);
  if (wide > width) faults.push(`1.4.10: ${wide} CSS pixels wide`);
  views.push({ name, passes: found.passes.length, doubts: found.incomplete.length, faults });
}
const version = `${axe.version}, Chromium ${browser.version()}`;
await browser.close();
console.log(JSON.stringify({ version, views }));
