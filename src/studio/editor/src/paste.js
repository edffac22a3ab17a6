// Cleans what comes from the clipboard: structure stays, looks go. The page is parsed apart, where nothing in it runs or is fetched.

import { wordHeadings, wordLists } from "./paste-word.js";

const GONE = "script, style, meta, link, title, xml, template, iframe, object, noscript, [aria-hidden='true']";

const replaced = (node, name) => {
  const other = node.ownerDocument.createElement(name);
  other.append(...node.childNodes);
  node.replaceWith(other);
  return other;
};
const unwrap = (node) => node.replaceWith(...node.childNodes);

/** Bold and italics that are only looks on a span become what they mean; a `<b>` that isn't bold is nothing. */
function emphasis(body) {
  for (const node of [...body.querySelectorAll("b, strong, i, em, span, font")]) {
    const style = node.getAttribute("data-style") ?? "";
    const weight = /(?<![\w-])font-weight:\s*(\w+)/i.exec(style)?.[1];
    const bold = weight ? /^(bold|bolder|[6-9]00)$/i.test(weight) : /^(B|STRONG)$/.test(node.tagName);
    const slant = /(?<![\w-])font-style:\s*(\w+)/i.exec(style)?.[1];
    const italic = slant ? /^(italic|oblique)$/i.test(slant) : /^(I|EM)$/.test(node.tagName);
    let inner = [...node.childNodes];
    // A heading is bold as it is.
    const inHeading = node.closest("h1, h2, h3, h4, h5, h6, th");
    const isBlock = node.querySelector("p, ul, ol, table, h1, h2, h3, h4, h5, h6, div");
    for (const name of [italic && "em", bold && !inHeading && "strong"].filter((one) => one && !isBlock)) {
      const wrap = body.ownerDocument.createElement(name);
      wrap.append(...inner);
      inner = [wrap];
    }
    node.replaceWith(...inner);
  }
}

/** Headings of the page become 2 and 3, whatever level they began at. */
function headings(body) {
  const all = [...body.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const top = Math.min(...all.map((node) => Number(node.tagName[1])));
  for (const node of all) replaced(node, Number(node.tagName[1]) === top ? "h2" : "h3");
}

/** Links to a note's text and back, in the ways of Word, Google Docs and LibreOffice. */
function footnotes(body) {
  const target = (link) => {
    const id = /#(.+)$/.exec(link.getAttribute("href") ?? "")?.[1];
    return id && [...body.querySelectorAll("[id], [name]")].find((node) => node.id === id || node.getAttribute("name") === id);
  };
  const isMark = (link) => /^[\s\u00a0]*\[?(\d+|[ivx]+|\*)\]?[\s\u00a0]*$/i.test(link.textContent);
  const links = [...body.querySelectorAll("a[href*='#']")].filter(isMark);
  const position = new Map([...body.querySelectorAll("*")].map((node, at) => [node, at]));
  const pairs = [];
  for (const link of links) {
    const to = target(link);
    if (!to || position.get(to) < position.get(link)) continue;
    // The text links back; Word's and LibreOffice's target is the link itself or the box around it.
    const back = links.find((one) => one !== link && (one === to || to.contains(one) || one.contains(to)));
    const box = to.closest("div[id^='ftn'], div[id^='sdfootnote'], div[data-style*='mso-element:footnote']") ?? to.closest("p, li, div");
    if (back && box) pairs.push({ link, back, box });
  }
  pairs.forEach(({ link, back, box }, at) => {
    const label = String(at + 1);
    const ref = body.ownerDocument.createElement("sup");
    ref.setAttribute("data-note", label);
    const sup = link.closest("sup");
    (sup && sup.textContent.trim() === link.textContent.trim() ? sup : link).replaceWith(ref);
    const backSup = back.closest("sup");
    (backSup && backSup.textContent.trim() === back.textContent.trim() ? backSup : back).remove();
    const definition = body.ownerDocument.createElement("div");
    definition.setAttribute("data-definition", label);
    const paragraphs = [...box.querySelectorAll("p")];
    if (paragraphs.length) paragraphs.forEach((paragraph, index) => definition.append(...(index ? [" "] : []), ...paragraph.childNodes));
    else definition.append(...box.childNodes);
    definition.normalize();
    if (definition.firstChild?.nodeType === 3) definition.firstChild.data = definition.firstChild.data.replace(/^[\s\u00a0]+/, "");
    body.append(definition);
    box.remove();
  });
}

/** Cells that reach over several are given their place and empty neighbours: the format's tables are plain. */
function tables(body) {
  for (const cell of [...body.querySelectorAll("td, th")]) {
    const span = Math.min(Number(cell.getAttribute("colspan")) || 1, 50);
    cell.removeAttribute("colspan");
    for (let more = 1; more < span; more++) cell.after(body.ownerDocument.createElement(cell.tagName));
  }
  for (const cell of [...body.querySelectorAll("td[rowspan], th[rowspan]")]) {
    const span = Math.min(Number(cell.getAttribute("rowspan")) || 1, 500);
    cell.removeAttribute("rowspan");
    const column = [...cell.parentNode.children].indexOf(cell);
    let row = cell.parentNode;
    for (let more = 1; more < span && (row = row.nextElementSibling); more++) {
      row.insertBefore(body.ownerDocument.createElement("td"), row.children[column] ?? null);
    }
  }
  for (const table of body.querySelectorAll("table")) {
    for (const paragraph of [...table.querySelectorAll("p, div, li")].slice(0)) {
      if (paragraph.nextElementSibling) paragraph.append(" ");
      unwrap(paragraph);
    }
    for (const other of [...table.querySelectorAll("ul, ol, br, h1, h2, h3, h4, h5, h6")]) {
      if (other.tagName === "BR") other.replaceWith(" ");
      else unwrap(other);
    }
    const caption = table.querySelector("caption");
    if (caption) {
      const said = replaced(caption, "p");
      table.before(said);
    }
    const rows = [...table.querySelectorAll("tr")];
    const widest = Math.max(0, ...rows.map((row) => row.children.length));
    rows.forEach((row, at) => {
      while (row.children.length < widest) row.append(body.ownerDocument.createElement("td"));
      for (const cell of [...row.children]) {
        const align = /text-align:\s*(left|center|right)/i.exec(cell.getAttribute("data-style") ?? "")?.[1] ?? cell.getAttribute("align");
        const plain = replaced(cell, at === 0 ? "th" : "td");
        if (align && /^(center|right)$/i.test(align)) plain.setAttribute("align", align.toLowerCase());
      }
    });
  }
}

/** Spaces that only held something in place. */
function spaces(body) {
  const walker = body.ownerDocument.createTreeWalker(body, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    node.data = node.data.replace(/[\s\u00a0]*[\r\n\t][\s\u00a0]*/g, " ").replace(/[ \u00a0]{2,}/g, " ").replace(/\u00ad/g, "");
  }
  for (const node of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, li")]) {
    if (!node.textContent.replace(/[\s\u00a0]/g, "") && !node.querySelector("table, ul, ol")) node.remove();
  }
}

/** Looks and handlers under names that mean nothing to a browser: even a page apart is held to the policy, and each would be reported. */
function inert(html) {
  return html
    .replace(/<style[\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi, (tag) => tag.replace(/([\s"'/])(style|on\w+)(\s*=)/gi, "$1data-$2$3"));
}

/** The HTML of a clipboard, cleaned. `known` says which places in this policy a link may lead to. */
export function cleanHtml(html, known = () => false) {
  // ProseMirror's own clipboard is our own document.
  if (/<[a-z][^>]*\sdata-pm-slice=/i.test(html)) return html;
  const page = new DOMParser().parseFromString(inert(html), "text/html");
  const body = page.body;
  const walker = page.createTreeWalker(body, 128);
  const comments = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.remove();
  for (const node of [...body.querySelectorAll(GONE)]) node.remove();
  // Word's own elements: <o:p>, smart tags.
  for (const node of [...body.querySelectorAll("*")]) if (node.tagName.includes(":")) unwrap(node);
  // Word's line above the footnotes is not a pause between two thoughts.
  for (const line of [...body.querySelectorAll("[data-style*='mso-element:footnote-list'] > hr")]) line.remove();
  footnotes(body);
  wordHeadings(body);
  wordLists(body);
  for (const link of [...body.querySelectorAll("a")]) {
    const href = link.getAttribute("href") ?? "";
    if (!/^(https?:|mailto:|tel:)/i.test(href) && !(href.startsWith("#") && known(href.slice(1)))) unwrap(link);
  }
  tables(body);
  emphasis(body);
  headings(body);
  for (const image of [...body.querySelectorAll("img, svg, video, audio, input, button, select")]) image.remove();
  spaces(body);
  for (const node of body.querySelectorAll("*")) {
    for (const { name } of [...node.attributes]) {
      if (!["href", "data-note", "data-definition", "align", "value", "start"].includes(name)) node.removeAttribute(name);
    }
    if (node.tagName === "OL" && node.hasAttribute("start")) {
      if (node.getAttribute("start") !== "1") node.firstElementChild?.setAttribute("value", String(parseInt(node.getAttribute("start"), 10) || 1));
      node.removeAttribute("start");
    }
  }
  return body.innerHTML;
}
