// What each choice above the catalogue shows: `node choices.mjs NODE-FOLDER CHROMIUM PAGE` prints, by the words beside a radio button, the
// titles of the publications and the files that can be seen once it is chosen. No script runs in the page.

import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [tools, executablePath, page] = process.argv.slice(2);
const require = createRequire(join(tools, 'package.json'));
const { chromium } = require('playwright-core');

const browser = await chromium.launch({ executablePath });
const context = await browser.newContext({ javaScriptEnabled: false });
const tab = await context.newPage();
await tab.goto(pathToFileURL(resolve(page)).href);
const told = {};
for (const label of await tab.locator('fieldset label').all()) {
  await label.click();
  const seen = async (selector, read) => {
    const all = [];
    for (const one of await tab.locator(selector).all()) if (await one.isVisible()) all.push(await read(one));
    return all;
  };
  told[(await label.textContent()).trim()] = {
    publications: await seen('article h3', async (one) => (await one.textContent()).trim()),
    files: await seen('.files a', (one) => one.getAttribute('href')),
  };
}
await browser.close();
console.log(JSON.stringify(told));
