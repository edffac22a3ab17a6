// Ace over a list of books, in one process and one browser: `node ace.mjs job.json answer.json`.
// The answer has, for each book, Ace's own report, or { error } where Ace gave up.

import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [jobFile, answerFile] = process.argv.slice(2);
const job = JSON.parse(readFileSync(jobFile, 'utf8'));

// Read by Puppeteer when it is loaded: this browser, no other.
process.env.PUPPETEER_EXECUTABLE_PATH = job.chromium;

const require = createRequire(join(process.env.UDGIV_TOOLS, 'node', 'package.json'));
const ace = require('@daisy/ace-core');
const browser = require('@daisy/ace-axe-runner-puppeteer');

// Ace opens and closes the browser for every book; here it stays open between them.
const stillOpen = { ...browser, launch: async () => {}, close: async () => {} };

const answer = {};
await browser.launch();
for (const [name, path] of Object.entries(job.books)) {
  const options = { cwd: '/', outdir: join(job.folder, 'report'), lang: 'en', initLogger: true, silent: true };
  try {
    const [, report] = await ace(path, options, stillOpen);
    answer[name] = report;
  } catch (error) {
    answer[name] = { error: String(error?.message ?? error) };
  }
}
await browser.close();
writeFileSync(answerFile, JSON.stringify(answer));
process.exit(0); // Ace's logger would keep the process waiting
