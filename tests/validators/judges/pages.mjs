// Opens web pages as readers do: `node pages.mjs job.json answer.json`.

import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const [jobFile, answerFile] = process.argv.slice(2);
const job = JSON.parse(readFileSync(jobFile, 'utf8'));
const require = createRequire(join(process.env.UDGIV_TOOLS, 'node', 'package.json'));
const { chromium } = require('playwright-core');
const axe = require('axe-core');

const WIDE = { width: 1280, height: 800 };
const PICTURE = /\.(svg|png|jpe?g|webp)$/;

const browser = await chromium.launch({ executablePath: job.chromium });
const answer = {};
for (const [name, url] of Object.entries(job.books)) {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: WIDE });
  try {
    answer[name] = await judge(await context.newPage(), url);
  } catch (error) {
    answer[name] = { error: String(error?.message ?? error) };
  }
  await context.close();
}
await browser.close();
writeFileSync(answerFile, JSON.stringify(answer));

async function judge(tab, url) {
  const files = new Set();
  const fetched = [];
  tab.on('request', (request) => {
    const address = request.url();
    if (address.startsWith('file:')) files.add(address);
    else if (!address.startsWith('data:')) fetched.push(address.slice(0, 200));
  });
  tab.on('requestfailed', (request) => fetched.push(`${request.failure()?.errorText}: ${request.url().slice(0, 200)}`));
  await tab.goto(url);
  await tab.evaluate(() => document.fonts.ready);
  const size = (file) => readFileSync(fileURLToPath(file));
  let bytes = 0;
  for (const file of files) {
    if (PICTURE.test(file)) continue;
    const text = size(file);
    bytes += file.endsWith('.html') ? text.toString('utf8').replace(/data:image[^"]*/g, '').length : text.length;
  }
  const { stops, faults } = await keyboard(tab);
  const theirs = [...fetched]; // axe reads style sheets once more
  return { fetched: theirs, bytes, stops, keyboard: faults, large: await large(tab) };
}

// Tab from the first element to the last: each can be seen, shows that it has the focus, and none is missed or holds it.
async function keyboard(tab) {
  const faults = [];
  const due = await tab.evaluate(() => {
    // Of radio buttons that belong together, the chosen one is a stop; arrow keys lead to the others.
    const can = 'a[href], button, input:not([type=radio]), input[type=radio]:checked, select, textarea, summary, [tabindex="0"]';
    const all = [...document.querySelectorAll(can)].filter((one) => one.checkVisibility({ contentVisibilityAuto: true }) && !one.disabled);
    all.forEach((one, index) => one.setAttribute('data-stop', index));
    document.activeElement?.blur();
    window.scrollTo(0, 0);
    return all.length;
  });
  const seen = new Set();
  for (let step = 0; step <= due + 2; step += 1) {
    await tab.keyboard.press('Tab');
    const stop = await tab.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      // A link that goes on in the next line has a box for each.
      const box = one.getClientRects()[0] ?? one.getBoundingClientRect();
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      const at = document.elementFromPoint(
        Math.min(Math.max(box.x + Math.min(box.width, 12) / 2, 0), innerWidth - 1),
        Math.min(Math.max(box.y + Math.min(box.height, 12) / 2, 0), innerHeight - 1),
      );
      return {
        id: one.getAttribute('data-stop'),
        what: one.outerHTML.slice(0, 120),
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 1,
        shown: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1,
        free: !at || one.contains(at) || at.contains(one),
      };
    });
    if (!stop) break;
    if (seen.has(stop.id)) {
      if (seen.size < due) faults.push(`comes back before the end: ${stop.what}`);
      break;
    }
    seen.add(stop.id);
    if (!stop.inside) faults.push(`out of sight: ${stop.what}`);
    else if (!stop.shown) faults.push(`doesn't show that it has the focus: ${stop.what}`);
    else if (!stop.free) faults.push(`hidden by something else: ${stop.what}`);
  }
  if (seen.size < due) faults.push(`${due - seen.size} of ${due} are not reached`);
  return { stops: seen.size, faults: faults.slice(0, 10) };
}

// The reader's letters at four times their size (WCAG 2.2, 1.4.4 asks for twice), as a browser's settings make them: nothing sticks out.
async function large(tab) {
  const session = await tab.context().newCDPSession(tab);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 64, fixed: 52 } });
  await tab.reload();
  await tab.evaluate(() => document.fonts.ready);
  const faults = await tab.evaluate(() => {
    const width = document.scrollingElement.scrollWidth;
    const sticking = (one) => one.getBoundingClientRect().right > innerWidth + 0.5 && !one.closest('.scroll, [role="region"]');
    if (width <= innerWidth) return [];
    const out = [...document.body.querySelectorAll('*')].filter(sticking).slice(0, 5);
    return [`${width} CSS pixels wide`, ...out.map((one) => one.outerHTML.slice(0, 160))];
  });
  await tab.evaluate(axe.source);
  const { violations } = await tab.evaluate(() => window.axe.run(document, { rules: { 'target-size': { enabled: true } } }));
  return [...faults, ...violations.map((rule) => `${rule.id}: ${rule.nodes[0].target.join(' ')}: ${rule.nodes[0].failureSummary}`)];
}
