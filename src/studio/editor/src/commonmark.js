// The parser of CommonMark, set to what the program reads: tables and footnotes beyond CommonMark, and nothing rewritten on the way.

import MarkdownIt from "markdown-it";

const DEFINITION = /^\[\^([^\s[\]]+)\]:[ \t]*/;
const REFERENCE = /\[\^([^\s[\]*_`\\<&]+)\]/y;

/** `[^label]: text`, one paragraph; more than that is left as source. */
function footnoteDefinition(state, startLine, endLine, silent) {
  const at = (line) => state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]);
  if (state.sCount[startLine] - state.blkIndent >= 4) return false;
  const found = DEFINITION.exec(at(startLine));
  if (!found) return false;
  if (silent) return true;
  const rules = state.md.block.ruler.getRules("paragraph");
  let next = startLine + 1;
  for (; next < endLine && !state.isEmpty(next); next++) {
    if (state.sCount[next] - state.blkIndent > 3) continue;
    if (state.sCount[next] < 0) continue;
    if (rules.some((rule) => rule(state, next, endLine, true))) break;
  }
  let after = next;
  while (after < endLine && state.isEmpty(after)) after++;
  const goesOn = after < endLine && state.sCount[after] - state.blkIndent >= 4;
  const token = state.push("footnote_definition", "", 0);
  token.map = [startLine, next];
  token.meta = { label: found[1], simple: !goesOn && state.level === 0 };
  const lines = [at(startLine).slice(found[0].length)];
  for (let line = startLine + 1; line < next; line++) lines.push(at(line));
  const inline = state.push("inline", "", 0);
  inline.content = lines.join("\n").trim();
  inline.map = [startLine, next];
  inline.children = [];
  state.line = next;
  return true;
}

function footnoteReference(state, silent) {
  REFERENCE.lastIndex = state.pos;
  const found = REFERENCE.exec(state.src);
  if (!found || state.src[state.pos + found[0].length] === "(") return false;
  if (!silent) state.push("footnote_ref", "", 0).meta = { label: found[1] };
  state.pos += found[0].length;
  return true;
}

export const parser = new MarkdownIt("commonmark", { html: true }).enable("table");
parser.block.ruler.before("reference", "footnote_definition", footnoteDefinition, {
  alt: ["paragraph", "reference", "blockquote", "list"],
});
parser.inline.ruler.before("link", "footnote_ref", footnoteReference);
// What is written stays apart from what it means: an entity has to be told from the character.
parser.core.ruler.disable("text_join");
parser.normalizeLink = (address) => address;
parser.normalizeLinkText = (words) => words;
parser.validateLink = () => true;
