// Every page of a list of books in reading systems as people use them: `node readers.mjs job.json answer.json`. The answer has,
// for each book and page, the text that can't be read under each theme, and what sticks out or is cut at each size and width.
//
// A reading system puts its own style sheets around the book's: ReadiumCSS as Thorium and many apps inject it, epub.js as many
// web readers do. Both are here as their makers publish them.

import { createRequire } from 'node:module';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const [jobFile, answerFile] = process.argv.slice(2);
const job = JSON.parse(readFileSync(jobFile, 'utf8'));
const modules = join(process.env.UDGIV_TOOLS, 'node');
const require = createRequire(join(modules, 'package.json'));
const { chromium } = require('playwright-core');
const library = (path) => readFileSync(join(modules, 'node_modules', path), 'utf8');

const READIUM = ['before', 'after'].map((part) => library(`@readium/css/css/dist/ReadiumCSS-${part}.css`));
const EPUBJS = [library('jszip/dist/jszip.min.js'), library('epubjs/dist/epub.min.js')];

// Colours as the reading systems ship them. The system's own scheme goes on beneath, and need not be the theme's.
const night = '--USER__backgroundColor: #000000; --USER__textColor: #FEFEFE;';
const sepia = '--USER__backgroundColor: #faf4e8; --USER__textColor: #121212;';
const THEMES = [
  { name: 'no theme, light', system: 'light', reader: 'none' },
  { name: 'no theme, dark', system: 'dark', reader: 'none' },
  { name: 'Readium, system light', system: 'light', reader: 'readium', theme: '' },
  { name: 'Readium, system dark', system: 'dark', reader: 'readium', theme: '' },
  { name: 'Readium sepia, system dark', system: 'dark', reader: 'readium', theme: sepia },
  { name: 'Readium night, system light', system: 'light', reader: 'readium', theme: night },
  { name: 'Readium night with links', system: 'light', reader: 'readium', theme: `${night} --USER__linkColor: #63caff;` },
  { name: 'epub.js, system light', system: 'light', reader: 'epubjs', theme: {} },
  { name: 'epub.js, system dark', system: 'dark', reader: 'epubjs', theme: {} },
  { name: 'epub.js dark, system light', system: 'light', reader: 'epubjs', theme: { background: '#000', color: '#fff' } },
  { name: 'epub.js tan, system dark', system: 'dark', reader: 'epubjs', theme: { background: '#f4ecd8', color: '#5b4636' } },
];
const SIZES = [100, 200, 400]; // per cent of the reader's text; WCAG 2.2, 1.4.4 asks for 200
const WIDTHS = [390, 1280]; // a phone, and a window; CSS pixels
const HEIGHT = 800;
// Pages that are turned, and how many stand beside each other.
const TURNED = [{ width: 390, beside: 1 }, { width: 1280, beside: 1 }, { width: 1280, beside: 2 }];
const ORIGIN = 'http://books.invalid/'; // served from the unpacked books, by this script
const TYPES = { '.xhtml': 'application/xhtml+xml', '.css': 'text/css', '.svg': 'image/svg+xml', '.xml': 'application/xml',
  '.opf': 'application/oebps-package+xml', '.png': 'image/png', '.jpg': 'image/jpeg' };

const browser = await chromium.launch({ executablePath: job.chromium });
const context = await browser.newContext({ reducedMotion: 'reduce' });
await context.route(/^https?:/, (route) => {
  const url = new URL(route.request().url());
  const path = join(job.folder, decodeURIComponent(url.pathname));
  if (!url.href.startsWith(ORIGIN)) return route.abort();
  if (url.pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<!DOCTYPE html><body style="margin:0"></body>' });
  if (!existsSync(path)) return route.fulfill({ status: 404, body: '' });
  return route.fulfill({ contentType: TYPES[extname(path)] ?? 'text/plain', body: readFileSync(path) });
});

const answer = {};
for (const [name, { root, pages }] of Object.entries(job.books)) {
  answer[name] = [];
  for (const page of pages) answer[name].push({ page, colours: [], layout: [] });
  try {
    for (const reader of [plain, readium, epubjs, plainTurned, readiumTurned, epubjsTurned]) await reader(root, answer[name]);
  } catch (error) {
    answer[name].push({ page: '', error: String(error?.message ?? error) });
  }
}
await browser.close();
writeFileSync(answerFile, JSON.stringify(answer));

async function plain(root, pages) {
  const tab = await context.newPage();
  for (const page of pages) {
    await tab.goto(ORIGIN + root + page.page);
    await judge(tab, page, 'none', 'no reader', async (set) => tab.evaluate(({ size }) => {
      document.documentElement.style.fontSize = `${size ?? 100}%`;
    }, set));
  }
  await tab.close();
}

async function openReadium(tab, root, page) {
  await tab.goto(ORIGIN + root + page.page);
  await tab.evaluate(([before, after]) => {
    const sheet = (text) => Object.assign(document.createElement('style'), { textContent: text });
    document.head.prepend(sheet(before));
    document.head.append(sheet(after));
  }, READIUM);
}

async function readium(root, pages) {
  const tab = await context.newPage();
  for (const page of pages) {
    await openReadium(tab, root, page);
    await judge(tab, page, 'readium', 'Readium', async (set) => tab.evaluate(({ theme, size }) => {
      const user = `--USER__view: readium-scroll-on; ${theme ?? ''} ${size ? `--USER__fontSize: ${size}%;` : ''}`;
      document.documentElement.setAttribute('style', user);
    }, set));
  }
  await tab.close();
}

// Bare columns as wide as the page, which is what reading systems without limits of their own make of a book.
async function plainTurned(root, pages) {
  const tab = await context.newPage();
  await tab.emulateMedia({ colorScheme: 'light' });
  for (const page of pages) {
    await tab.goto(ORIGIN + root + page.page);
    for (const { width, beside } of TURNED) {
      await resize(tab, width);
      for (const size of SIZES) {
        await tab.evaluate(({ size, step }) => {
          const columns = `column-width: ${step}px; column-gap: 0; column-fill: auto; height: 100vh`;
          document.documentElement.setAttribute('style', `${columns}; font-size: ${size}%`);
        }, { size, step: width / beside });
        await judgeTurned(tab, page, 'no reader', { width, beside, size }, { step: width / beside, height: HEIGHT });
      }
    }
  }
  await tab.close();
}

// ReadiumCSS as it is without a wish of the reader's: columns as wide as the page, which the reading system moves by its width.
async function readiumTurned(root, pages) {
  const tab = await context.newPage();
  await tab.emulateMedia({ colorScheme: 'light' });
  for (const page of pages) {
    await openReadium(tab, root, page);
    for (const { width, beside } of TURNED) {
      await resize(tab, width);
      for (const size of SIZES) {
        await tab.evaluate(({ size, beside }) => {
          const user = `--USER__view: readium-paged-on; --USER__colCount: ${beside}; --USER__fontSize: ${size}%;`;
          document.documentElement.setAttribute('style', user);
        }, { size, beside });
        // It enlarges by `zoom`, and with it the height that it allows pictures, which no book can lower.
        const place = { step: width / beside, height: HEIGHT, tall: size > 100 };
        await judgeTurned(tab, page, 'Readium', { width, beside, size }, place);
      }
    }
  }
  await tab.close();
}

async function epubjsTurned(root, pages) {
  const tab = await openEpubjs(root);
  for (const { page, href } of await spineOf(tab, pages)) {
    // As it comes: two pages beside each other where there is room.
    for (const { width, beside } of TURNED.filter((one) => (one.beside > 1) === (one.width > 800))) {
      await resize(tab, width);
      for (const size of SIZES) {
        const place = await tab.evaluate(async ({ href, size }) => {
          window.rendition?.destroy();
          const height = document.documentElement.clientHeight;
          window.rendition = window.book.renderTo(document.body, { flow: 'paginated', width: '100%', height });
          window.rendition.themes.fontSize(`${size}%`);
          await window.rendition.display(href);
          return { step: window.rendition.manager.layout.pageWidth, height };
        }, { href, size });
        await judgeTurned(tab, page, 'epub.js', { width, beside, size }, place);
      }
    }
  }
  await tab.close();
}

// One page of the book, turned: nothing may stand outside the pages or across the gap between two.
async function judgeTurned(tab, page, name, { width, beside, size }, place) {
  const view = `${name}, ${size} % in pages ${Math.round(width / beside)} px wide`;
  page.layout.push({ view, ...(await tab.evaluate(outside, place)) });
  if (job.pictures) await tab.screenshot({ path: picture(page, `${name} turned ${size} ${width} ${beside}`) });
}

// A window of another width may take other pictures for its charts, which it loads in its own time. A look before that would find
// the old picture in the room of the new one.
async function resize(tab, width) {
  await tab.setViewportSize({ width, height: HEIGHT });
  await tab.evaluate(async () => {
    const drawn = () => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
    const chosen = () => [...document.images].map((image) => image.currentSrc).join(' ');
    for (let before = null; before !== chosen();) {
      before = chosen();
      await drawn();
      // Settled, not all: a picture that was exchanged while it loaded is refused, and the next round waits for the new one.
      await Promise.allSettled([...document.images].map((image) => image.decode()));
    }
  });
}

async function openEpubjs(root) {
  const tab = await context.newPage();
  await tab.goto(ORIGIN);
  for (const script of EPUBJS) await tab.addScriptTag({ content: script });
  await tab.evaluate((url) => { window.book = window.ePub(url, { openAs: 'directory' }); return window.book.ready; }, ORIGIN + root);
  return tab;
}

// The pages that one turns: not those that are shown in a menu, such as contents.
async function spineOf(tab, pages) {
  const spine = await tab.evaluate(() => window.book.spine.spineItems.map((one) => one.href));
  const found = pages.map((page) => ({ page, href: spine.find((one) => page.page === one || page.page.endsWith(`/${one}`)) }));
  return found.filter(({ href }) => href);
}

async function epubjs(root, pages) {
  const tab = await openEpubjs(root);
  for (const { page, href } of await spineOf(tab, pages)) {
    let shown;
    await judge(tab, page, 'epubjs', 'epub.js', async ({ theme, size, width }) => {
      // A theme stays with a rendition once it is chosen, so every theme gets a new one.
      if (shown !== width || theme) {
        await tab.evaluate(async ({ href, theme }) => {
          window.rendition?.destroy();
          const { book } = window;
          window.rendition = book.renderTo(document.body, { flow: 'scrolled-doc', width: '100%', height: '100%' });
          if (theme) window.rendition.themes.register('chosen', { body: theme });
          if (theme) window.rendition.themes.select('chosen');
          await window.rendition.display(href);
        }, { href, theme: theme && Object.keys(theme).length > 0 ? theme : undefined });
        shown = width;
      }
      await tab.evaluate((size) => window.rendition.themes.fontSize(`${size}%`), size ?? 100);
    });
  }
  await tab.close();
}

// One page in one reading system: every theme, then every size at every width.
async function judge(tab, page, reader, name, show) {
  await resize(tab, WIDTHS.at(-1));
  for (const theme of THEMES.filter((one) => one.reader === reader)) {
    await tab.emulateMedia({ colorScheme: theme.system });
    await show({ theme: theme.theme ?? '', width: WIDTHS.at(-1) });
    const { texts, faults } = await tab.evaluate(faint);
    page.colours.push({ theme: theme.name, texts, faults });
    if (job.pictures) await tab.screenshot({ path: picture(page, theme.name) });
  }
  await tab.emulateMedia({ colorScheme: 'light' });
  for (const width of WIDTHS) {
    await resize(tab, width);
    for (const size of SIZES) {
      await show({ size, width });
      page.layout.push({ view: `${name}, ${size} % at ${width} px`, ...(await tab.evaluate(lost)) });
      if (job.pictures) await tab.screenshot({ path: picture(page, `${name} ${size} ${width}`), fullPage: true });
    }
  }
}

function picture(page, name) {
  return join(job.pictures, `${page.page.split('/').pop()} ${name}.png`.replace(/[ ,%]+/g, '-'));
}

// The functions below run inside the page; in epub.js, the book is in a frame.

function faint() {
  const frame = document.querySelector('iframe');
  const page = frame ? frame.contentDocument : document;
  const view = page.defaultView;
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  // Any notation of CSS as red, green, blue and opacity.
  const pixels = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], ground) => [r, g, b].map((part, at) => part * a + ground[at] * (1 - a));
  const luminance = (colour) => {
    const [r, g, b] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const probe = page.body.appendChild(page.createElement('i'));
  probe.setAttribute('style', 'all: initial; color-scheme: inherit; color: Canvas !important');
  const bare = pixels(view.getComputedStyle(probe).color).slice(0, 3);
  probe.remove();

  const grounds = new Map();
  const groundOf = (element) => {
    if (!element) return bare;
    if (!grounds.has(element)) {
      const under = groundOf(element.parentElement);
      grounds.set(element, over(pixels(view.getComputedStyle(element).backgroundColor), under));
    }
    return grounds.get(element);
  };
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  const faults = new Map();
  let texts = 0;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    texts += 1;
    const ground = groundOf(element);
    const text = over(pixels(view.getComputedStyle(element).color), ground);
    const [low, high] = [luminance(text), luminance(ground)].sort((one, other) => one - other);
    const ratio = (high + 0.05) / (low + 0.05);
    const rgb = (colour) => `rgb(${colour.map(Math.round).join(', ')})`;
    const what = `${element.localName}${element.className ? `.${element.className}` : ''}`;
    if (ratio < 4.5) faults.set(what, `${ratio.toFixed(2)}:1, ${rgb(text)} on ${rgb(ground)}`);
  }
  return { texts, faults: [...faults].map(([what, why]) => `${what}: ${why}`) };
}

function lost() {
  const frame = document.querySelector('iframe');
  const page = frame ? frame.contentDocument : document;
  const view = page.defaultView;
  const width = frame ? frame.parentElement.parentElement.clientWidth : document.documentElement.clientWidth;
  const line = (page.querySelector('main') ?? page.body).clientWidth;
  const range = page.createRange();
  const wide = new Set();
  const cut = new Map();
  for (const image of page.images) if (image.getBoundingClientRect().right > width + 1) wide.add(`img ${image.getAttribute('src')}`);

  const ruler = page.body.appendChild(page.createElement('span'));
  const natural = (word, style) => {
    ruler.setAttribute('style', 'position: absolute; white-space: nowrap; visibility: hidden');
    ruler.style.font = style.font;
    ruler.textContent = word;
    return ruler.getBoundingClientRect().width;
  };
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || element === ruler || !element.checkVisibility() || element.closest('thead')) continue;
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()];
    if (lines.some((one) => one.right > width + 1 || one.left < -1)) wide.add(`${element.localName}: ${node.data.trim().slice(0, 60)}`);
    if (lines.length < 2) continue;
    // What has a joint (2025–2028, an address) may part there, and nobody puts a hyphen into it.
    for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{M}]{4,}(?![\p{L}\p{M}]*[@:/.][\p{L}\d])/gu)) {
      if (/[@:/.]$/.test(node.data.slice(0, index)) && /\S$/.test(node.data.slice(0, index))) continue;
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size < 2) continue;
      const style = view.getComputedStyle(element);
      // With what no-break spaces hold to it: "25 procent". A list and its marker take the rest of the line.
      const [before] = node.data.slice(0, index).match(/[^ \t\r\n-]*$/u);
      const [after] = node.data.slice(index).match(/^[^ \t\r\n-]*/u);
      const longer = natural(before + after, style) > 0.7 * line;
      if (style.hyphens !== 'auto') cut.set(word, `${word}: cut without a hyphen in ${element.localName}`);
      else if (!longer) cut.set(word, `${word}: cut in ${element.localName}, where a whole line has room for it`);
    }
  }
  ruler.remove();
  const scroller = (frame ?? document.documentElement).ownerDocument.scrollingElement;
  if (scroller.scrollWidth > scroller.clientWidth + 1) wide.add(`${scroller.scrollWidth} CSS pixels wide`);
  return { wide: [...wide].slice(0, 5), cut: [...cut.values()].slice(0, 5) };
}

// In columns, step apart, as high as the page. tall: whether pictures may be higher than that.
function outside({ step, height, tall }) {
  const frame = document.querySelector('iframe');
  const page = frame ? frame.contentDocument : document;
  const view = page.defaultView;
  const range = page.createRange();
  const wide = new Set();
  const left = view.scrollX;
  let shown = 0;
  const look = (box, slack, what) => {
    if (!box.width || !box.height) return;
    shown += 1;
    const [from, to] = [box.left + left, box.right + left];
    const column = Math.floor((from + to) / 2 / step);
    const out = box.top < -slack || box.bottom > height + slack;
    const across = from < column * step - 1 || to > (column + 1) * step + 1;
    if (out) wide.add(`${what}: above or below its page, at ${Math.round(box.top)} to ${Math.round(box.bottom)} of ${height}`);
    if (across) wide.add(`${what}: over the edge of its page, at ${Math.round(from)} to ${Math.round(to)} of pages ${step} wide`);
  };
  for (const image of page.images) {
    look(image.getBoundingClientRect(), tall ? Infinity : 1, `img ${image.getAttribute('src')}`);
    const [natural, drawn] = [image.naturalWidth / image.naturalHeight, image.width / image.height];
    const kept = view.getComputedStyle(image).objectFit === 'contain';
    if (image.naturalHeight && !kept && Math.abs(natural / drawn - 1) > 0.1) wide.add(`img ${image.getAttribute('src')}: out of shape`);
  }
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('thead')) continue;
    range.selectNodeContents(walker.currentNode);
    // The box of a letter is higher than its line where lines stand close.
    const slack = 1 + 0.2 * Number.parseFloat(view.getComputedStyle(element).fontSize);
    for (const box of range.getClientRects()) look(box, slack, `${element.localName}: ${walker.currentNode.data.trim().slice(0, 60)}`);
  }
  if (!shown) wide.add('nothing is shown');
  return { wide: [...wide].slice(0, 5), cut: [] };
}
