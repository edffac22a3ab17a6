// What Word puts on the clipboard: lists as paragraphs with a style, headings by level, footnotes as links to paragraphs.

const LIST = /mso-list:\s*l(\d+)\s+level(\d+)\s+lfo(\d+)/i;

/** Paragraphs that look like lists become lists. */
export function wordLists(body) {
  const { ownerDocument: document } = body;
  let open = [];
  let previous = null;
  for (const paragraph of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")]) {
    const found = LIST.exec(paragraph.getAttribute("data-style") ?? "");
    if (!found || /mso-list:\s*none/i.test(paragraph.getAttribute("data-style"))) continue;
    const sign = [...paragraph.querySelectorAll("span")].find((span) => /mso-list:\s*Ignore/i.test(span.getAttribute("data-style") ?? ""));
    const mark = (sign?.textContent ?? "").replace(/[\s\u00a0]+/g, "");
    sign?.remove();
    // A numbered heading is a heading; its number is the layout's.
    if (/^H\d$/.test(paragraph.tagName)) continue;
    const level = Number(found[2]);
    const ordered = /^\(?([0-9]+|[a-z]{1,4})[.)]/i.test(mark) && !/^o$/.test(mark);
    if (previous !== paragraph.previousElementSibling) open = [];
    open.length = Math.min(open.length, level);
    const name = ordered ? "ol" : "ul";
    if (open.length === level && open[level - 1].tagName.toLowerCase() !== name) open.length = level - 1;
    if (open.length < level) {
      const list = document.createElement(name);
      const parent = open.at(-1)?.lastElementChild;
      if (parent) parent.append(list);
      else paragraph.before(list);
      while (open.length < level) open.push(list);
    }
    const item = document.createElement("li");
    const number = /^\(?(\d+)/.exec(mark)?.[1];
    if (ordered && number && !open.at(-1).childElementCount && number !== "1") item.setAttribute("value", number);
    const own = document.createElement("p");
    own.append(...paragraph.childNodes);
    item.append(own);
    open.at(-1).append(item);
    paragraph.remove();
    previous = open[0];
  }
}

/** Headings that are told by class or outline level only. */
export function wordHeadings(body) {
  for (const paragraph of [...body.querySelectorAll("p")]) {
    const style = paragraph.getAttribute("data-style") ?? "";
    const level = /mso-outline-level:\s*(\d)/i.exec(style)?.[1] ?? /^Mso(?:Heading|Overskrift)(\d)/i.exec(paragraph.className)?.[1] ?? (/^MsoTitle\b/i.test(paragraph.className) ? "1" : null);
    if (!level) continue;
    const heading = body.ownerDocument.createElement(`h${Math.min(Number(level), 6)}`);
    heading.append(...paragraph.childNodes);
    paragraph.replaceWith(heading);
  }
}
