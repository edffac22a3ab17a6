// Builds the script and the style that the program carries, and collects the licences of what is in them.
// `--check` builds anew and fails where the committed result is another.

import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = new URL("./", import.meta.url);
const assets = new URL("../assets/", here);

const result = await build({
  absWorkingDir: fileURLToPath(here),
  entryPoints: ["src/index.js"],
  bundle: true,
  minify: true,
  format: "iife",
  charset: "utf8",
  target: ["es2022"],
  legalComments: "none",
  metafile: true,
  write: false,
  banner: { js: "/*! The editor for running text. Contains packages under the MIT and BSD licences: see editor.LICENSES.txt. */" },
});

const packages = new Set();
for (const input of Object.keys(result.metafile.inputs)) {
  const found = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found) packages.add(found[1]);
}
const licences = [...packages].sort().map((name) => {
  const folder = new URL(`node_modules/${name}/`, here);
  const { version, license } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (!file) throw new Error(`${name} has no file with its licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(new URL(file, folder), "utf8").replace(/\r\n/g, "\n").trim()}\n`;
});

const files = {
  "editor.js": result.outputFiles[0].text,
  "editor.css": readFileSync(new URL("src/editor.css", here), "utf8"),
  "editor.LICENSES.txt": `${licences.join(`\n${"-".repeat(80)}\n\n`)}`,
};
let differs = false;
for (const [name, text] of Object.entries(files)) {
  const file = new URL(name, assets);
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
    console.error(`${name} isn't what the sources give: run \`node build.mjs\` and commit it.`);
    differs = true;
  }
}
process.exit(differs ? 1 : 0);
