// axe-core over every page of a list of books, in one browser: `node axe.mjs job.json answer.json`.
// The answer has, for each book and page, what axe found in each view, and what sticks out at 320 CSS pixels.

import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [jobFile, answerFile] = process.argv.slice(2);
const job = JSON.parse(readFileSync(jobFile, 'utf8'));
const require = createRequire(join(process.env.UDGIV_TOOLS, 'node', 'package.json'));
const { chromium } = require('playwright-core');
const axe = require('axe-core');

const NARROW = 320; // WCAG 2.2, 1.4.10: as wide as a page of 1280 CSS pixels at 400 %
const VIEWS = [
  { name: 'axe light', colorScheme: 'light', width: 1024 },
  { name: 'axe dark', colorScheme: 'dark', width: 1024 },
  { name: 'axe 320 px', colorScheme: 'light', width: NARROW },
];

// WCAG 2.2, 1.4.12: what a reader may set without losing anything.
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

// A chapter is no web page: the reading system provides the way past repeated blocks and the landmarks, and
// a heading of level 1 stands at the start of the book or part, not in every file. Ace leaves these out as well.
const NOT_FOR_BOOKS = ['bypass', 'landmark-one-main', 'page-has-heading-one', 'region'];
const RULES = { 'target-size': { enabled: true } }; // WCAG 2.2, 2.5.8 (AA), which axe has switched off
for (const rule of NOT_FOR_BOOKS) RULES[rule] = { enabled: false };

const browser = await chromium.launch({ executablePath: job.chromium });
const context = await browser.newContext({ reducedMotion: 'reduce' });
await context.route(/^https?:/, (request) => request.abort()); // a book carries all that it needs

const answer = {};
for (const [name, pages] of Object.entries(job.books)) {
  const tab = await context.newPage(); // for the whole book: a tab for every page takes more than twice the time
  answer[name] = [];
  for (const page of pages) answer[name].push({ page: page.name, ...(await judge(tab, page.url)) });
  await tab.close();
}
await browser.close();
writeFileSync(answerFile, JSON.stringify(answer));

async function judge(tab, url) {
  try {
    await tab.goto(url);
    if (await tab.$('parsererror')) return { error: 'not well-formed XML: the browser shows only a part of it' };
    await tab.evaluate(axe.source);
    const views = {};
    for (const { name, colorScheme, width } of VIEWS) {
      await tab.emulateMedia({ colorScheme });
      await tab.setViewportSize({ width, height: 800 });
      await tab.evaluate(() => document.fonts.ready);
      views[name] = await tab.evaluate(runAxe, RULES);
    }
    const reflow = await tab.evaluate(measure, NARROW);
    await tab.addStyleTag({ content: SPACING });
    const spacing = { clipped: await tab.evaluate(clipped), ...(await tab.evaluate(measure, NARROW)) };
    return { views, reflow, spacing };
  } catch (error) {
    return { error: String(error?.message ?? error) };
  }
}

// The functions below run inside the page.

async function runAxe(rules) {
  // Where a page paints no background, the browser's own shows: dark in dark mode, if the page asks for that. axe
  // takes it for white, unless it is told.
  const root = document.documentElement;
  const painted = (element) => getComputedStyle(element).backgroundColor !== 'rgba(0, 0, 0, 0)';
  const bare = !painted(root) && !painted(document.body);
  if (bare) root.style.backgroundColor = 'Canvas';
  const found = await window.axe.run(document, { rules });
  if (bare) root.style.backgroundColor = '';

  // axe leaves text in the very colour of its background to people, for it may be meant. Not in a book.
  const unseen = (node) => node.any.some((check) => check.data?.messageKey === 'equalRatio');
  const having = (wanted) =>
    found.incomplete
      .map((rule) => ({ ...rule, nodes: rule.nodes.filter(wanted) }))
      .filter((rule) => rule.nodes.length > 0);
  const incomplete = having((node) => !unseen(node));
  const violations = [...found.violations, ...having(unseen)];

  return {
    passes: found.passes.length,
    incomplete: incomplete.map((rule) => ({ id: rule.id, count: rule.nodes.length })),
    violations: violations.map((rule) => ({
      id: rule.id,
      impact: rule.impact,
      help: rule.help,
      nodes: rule.nodes.map((node) => ({ target: node.target.join(' '), why: node.failureSummary })),
    })),
  };
}

function measure(narrow) {
  const width = document.scrollingElement.scrollWidth;
  const sticksOut = (element) => element.getBoundingClientRect().right > narrow + 0.5;
  const culprits = width > narrow ? [...document.body.querySelectorAll('*')].filter(sticksOut) : [];
  return { width, culprits: culprits.slice(0, 5).map((element) => element.outerHTML.slice(0, 160)) };
}

function clipped() {
  const cuts = (element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const lost = (overflow, inner, outer) => ['hidden', 'clip'].includes(overflow) && inner > outer + 1;
    return lost(overflowX, element.scrollWidth, element.clientWidth) || lost(overflowY, element.scrollHeight, element.clientHeight);
  };
  return [...document.body.querySelectorAll('*')].filter(cuts).slice(0, 5).map((element) => element.outerHTML.slice(0, 160));
}
