// What has to be escaped so that a character is read as itself.

const EVERYWHERE = /[\\*`[\]]/g;
const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/** Running text. `strict` escapes whatever could ever mean something. */
export function escapeText(text, { strict = false, inTable = false } = {}) {
  if (strict) return text.replace(PUNCTUATION, "\\$&");
  return text
    .replace(EVERYWHERE, "\\$&")
    .replace(/_/g, (sign, at) => (/[\p{L}\p{N}]/u.test(text[at - 1] ?? "") && /[\p{L}\p{N}]/u.test(text[at + 1] ?? "") ? sign : "\\_"))
    .replace(/<(?=[A-Za-z/!?])/g, "\\<")
    .replace(/&(?=#|[A-Za-z][A-Za-z0-9]*;)/g, "\\&")
    .replace(/!$/, "\\!")
    .replace(/\|/g, inTable ? "\\|" : "|");
}

/** What would begin a block at the beginning of a line: "29. januar" is text, and so is "- 5 grader". */
export function escapeLineStart(line) {
  return line
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^([-+])(?=\s|$)/, "\\$1")
    .replace(/^(#{1,6})(?=\s|$)/, "\\$1")
    .replace(/^(>|~~~|=+\s*$|-{2,}|_(?:\s*_){2,}|[|:])/, (found) => `\\${found}`)
    .replace(/^-(?=[-:| ]*$)/, "\\-");
}

/** A link's address. */
export function escapeAddress(href) {
  const plain = /^[^\s<>()\\&*_[\]|\u0000-\u001f]+$/;
  if (plain.test(href) || (/^[^\s<>()\\&[\]|\u0000-\u001f]+$/.test(href))) return href;
  return `<${href.replace(/[\\<>|]/g, "\\$&").replace(/&(?=#|[A-Za-z][A-Za-z0-9]*;)/g, "\\&").replace(/[\r\n]/g, "")}>`;
}
