// Writes every text of a list anew: JSON with texts on stdin, the same texts as the editor writes them on stdout. The program's own reader
// of CommonMark then says whether they still say the same (tests/suite/studio_editor.rs).

import { readFileSync } from "node:fs";
import { writeDocument } from "../src/keep.js";
import { readBlocks } from "../src/read.js";
import { writeBlock } from "../src/write.js";

const texts = JSON.parse(readFileSync(0, "utf8"));
// Nothing is remembered of how it was written, so nothing is kept as it was.
const anew = (text) => writeDocument(readBlocks(text).doc, readBlocks(""), { read: readBlocks, write: writeBlock });
process.stdout.write(JSON.stringify(texts.map(anew)));
