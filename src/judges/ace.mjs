// Ace by DAISY over one book: `node ace.mjs NODE-FOLDER CHROMIUM … OUT BOOK`. Writes its report to OUT/report.json.

import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [tools, chromium, ...rest] = process.argv.slice(2);
const [out, book] = rest.slice(-2);

// Read by Puppeteer when it is loaded: this browser, no other.
process.env.PUPPETEER_EXECUTABLE_PATH = chromium;

const require = createRequire(join(tools, 'package.json'));
const ace = require('@daisy/ace-core');
const browser = require('@daisy/ace-axe-runner-puppeteer');

const options = { cwd: '/', outdir: join(out, 'ace'), lang: 'en', initLogger: true, silent: true };
const [, report] = await ace(resolve(book), options, browser);
writeFileSync(join(out, 'report.json'), JSON.stringify(report));
process.exit(0); // its logger would keep the process waiting
