// What the toolbar and the keys do.

import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { Fragment } from "prosemirror-model";
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list";
import { NodeSelection, TextSelection } from "prosemirror-state";
import { isInTable, selectedRect } from "prosemirror-tables";
import { linkAddress } from "./address.js";
import { ask } from "./dialogs.js";

/** The innermost node of one of these types around the selection, with its depth. */
export function around(state, ...names) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if (names.includes($from.node(depth).type.name)) return { node: $from.node(depth), depth };
  return null;
}

export const hasMark = (state, name) => {
  const type = state.schema.marks[name];
  if (!type) return false;
  const { from, $from, to, empty } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks || $from.marks())) : state.doc.rangeHasMark(from, to, type);
};

export const mark = (name) => (state, dispatch) => (state.schema.marks[name] ? toggleMark(state.schema.marks[name])(state, dispatch) : false);

export const heading = (level) => (state, dispatch) => {
  const { heading: type, paragraph } = state.schema.nodes;
  if (!type) return false;
  const is = around(state, "heading")?.node.attrs.level === level;
  return setBlockType(is ? paragraph : type, is ? null : { level })(state, dispatch);
};

/** Makes a list of the lines, another kind of list, or lines again. */
export const list = (name) => (state, dispatch) => {
  const type = state.schema.nodes[name];
  if (!type) return false;
  const now = around(state, "bullet_list", "ordered_list");
  if (!now) return easyList(type, state, dispatch) ?? wrapInList(type)(state, dispatch);
  if (now.node.type === type) return liftListItem(state.schema.nodes.list_item)(state, dispatch) || linesAgain(now, state, dispatch);
  if (dispatch) {
    const at = state.selection.$from.before(now.depth);
    dispatch(state.tr.setNodeMarkup(at, type, { tight: now.node.attrs.tight }).scrollIntoView());
  }
  return true;
};

/** In an easy text the lines of a paragraph become items, each its own. */
function easyList(type, state, dispatch) {
  const { item_text, list_item, hard_break, paragraph } = state.schema.nodes;
  if (!item_text) return null;
  const { $from } = state.selection;
  if ($from.parent.type !== paragraph) return false;
  const lines = [[]];
  $from.parent.forEach((child) => (child.type === hard_break ? lines.push([]) : lines.at(-1).push(child)));
  if (dispatch) {
    const items = lines.map((line) => list_item.create(null, item_text.create(null, line)));
    const tr = state.tr.replaceWith($from.before(), $from.after(), type.create(null, items));
    tr.setSelection(TextSelection.near(tr.doc.resolve($from.before() + 1)));
    dispatch(tr.scrollIntoView());
  }
  return true;
}

function linesAgain(now, state, dispatch) {
  const { item_text, hard_break, paragraph } = state.schema.nodes;
  if (!item_text) return false;
  if (dispatch) {
    const content = [];
    now.node.forEach((item, _, at) => {
      if (at) content.push(hard_break.create());
      content.push(...item.firstChild.content.content);
    });
    const at = state.selection.$from.before(now.depth);
    const tr = state.tr.replaceWith(at, at + now.node.nodeSize, paragraph.create(null, content));
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  }
  return true;
}

export const indent = (state, dispatch) => (state.schema.nodes.item_text ? false : sinkListItem(state.schema.nodes.list_item)(state, dispatch));
export const outdent = (state, dispatch) => (around(state, "list_item") ? list(around(state, "bullet_list", "ordered_list").node.type.name)(state, dispatch) : false);

export const quote = (state, dispatch) => {
  if (!state.schema.nodes.blockquote) return false;
  return around(state, "blockquote") ? lift(state, dispatch) : wrapIn(state.schema.nodes.blockquote)(state, dispatch);
};

/** The link around the selection, as far as it reaches. */
function linkRange(state) {
  const type = state.schema.marks.link;
  const { $from, from, to, empty } = state.selection;
  if (!empty) {
    let found = null;
    state.doc.nodesBetween(from, to, (node) => void (found ??= type.isInSet(node.marks)));
    return { from, to, mark: found };
  }
  const found = type.isInSet($from.marks()) ?? ($from.nodeAfter && type.isInSet($from.nodeAfter.marks));
  if (!found) return { from, to, mark: null };
  let [start, end] = [from, to];
  let at = $from.start();
  $from.parent.forEach((child) => {
    const until = at + child.nodeSize;
    if (found.isInSet(child.marks) && at <= from && until >= from) [start, end] = [at, until];
    at = until;
  });
  return { from: start, to: end, mark: found };
}

export async function askLink(view, { words, sections, goals }) {
  const { state } = view;
  const type = state.schema.marks.link;
  if (!type) return;
  const { from, to, mark: now } = linkRange(state);
  const places = [["", words.nowhere], ...sections.map(({ id, title }) => [`#${id}`, `${words.section}: ${title}`]), ...goals.map(({ id, title }) => [`#${id}`, `${words.goal}: ${title || id}`])];
  const known = places.some(([value]) => value && value === now?.attrs.href);
  const fields = [
    { name: "address", label: words.address, hint: words.addressHint, value: known ? "" : (now?.attrs.href ?? "").replace(/^(mailto|tel):/, "") },
  ];
  if (places.length > 1) fields.push({ name: "place", label: words.goesTo, options: places, value: known ? now.attrs.href : "" });
  if (from === to) fields.unshift({ name: "text", label: words.linkText, value: "" });
  const check = ({ address, place, text }) => {
    const faults = {};
    if (text !== undefined && !text.trim()) faults.text = words.textMissing;
    if (!place && !address.trim()) faults.address = words.addressMissing;
    else if (!place && !linkAddress(address)) faults.address = words.addressWrong;
    return faults;
  };
  const answer = await ask(words, { title: words.linkTitle, fields, check, removable: Boolean(now) });
  if (answer) {
    const tr = view.state.tr;
    if (answer.removed) tr.removeMark(from, to, type);
    else {
      const link = type.create({ href: answer.place || linkAddress(answer.address), title: now?.attrs.title ?? null });
      if (from === to) tr.insert(from, state.schema.text(answer.text.trim(), [...state.selection.$from.marks(), link]));
      else tr.removeMark(from, to, type).addMark(from, to, link);
    }
    view.dispatch(tr.scrollIntoView());
  }
  view.focus();
}

export async function askLanguage(view, { words }) {
  const type = view.state.schema.marks.lang;
  if (!type) return;
  const { from, to, empty } = view.state.selection;
  if (empty) {
    await ask(words, { title: words.langTitle, fields: [], check: () => ({}) , note: words.langSelect });
    view.focus();
    return;
  }
  const options = [...Object.entries(words.languages), ["", words.other]];
  const fields = [
    { name: "known", label: words.langField, options, value: "en" },
    { name: "code", label: words.langOther, hint: words.langHint },
  ];
  const check = ({ known, code }) => (known || /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code.trim()) ? {} : { code: words.langWrong });
  const answer = await ask(words, { title: words.langTitle, fields, check, removable: hasMark(view.state, "lang") });
  if (answer) {
    const tr = view.state.tr.removeMark(from, to, type);
    if (!answer.removed) tr.addMark(from, to, type.create({ lang: answer.known || answer.code.trim() }));
    view.dispatch(tr);
  }
  view.focus();
}

/** Labels of the footnotes in a document. */
export function noteLabels(doc) {
  const labels = new Set();
  doc.descendants((node) => void (node.type.name.startsWith("footnote_") && labels.add(node.attrs.label)));
  return labels;
}

export function freeLabel(taken) {
  let number = 1;
  while (taken.has(String(number))) number++;
  return String(number);
}

export async function askFootnote(view, { words }) {
  const { footnote_ref, footnote_definition } = view.state.schema.nodes;
  if (!footnote_definition || around(view.state, "footnote_definition")) return;
  const chosen = view.state.selection instanceof NodeSelection && view.state.selection.node;
  if (chosen && chosen.type === footnote_ref) {
    goToDefinition(view, chosen.attrs.label);
    return;
  }
  const check = ({ text }) => (text.trim() ? {} : { text: words.footnoteMissing });
  const answer = await ask(words, { title: words.footnoteTitle, fields: [{ name: "text", label: words.footnoteText, lines: 3 }], check });
  if (answer) {
    const { state } = view;
    const label = freeLabel(noteLabels(state.doc));
    const tr = state.tr;
    tr.insert(state.selection.to, footnote_ref.create({ label }));
    const definition = footnote_definition.create({ label }, state.schema.text(answer.text.trim().replace(/\s+/g, " ")));
    tr.insert(tr.doc.content.size, definition);
    view.dispatch(tr.scrollIntoView());
  }
  view.focus();
}

/** Puts the cursor into a footnote's text. */
export function goToDefinition(view, label) {
  let at = null;
  view.state.doc.forEach((node, offset) => {
    if (node.type.name === "footnote_definition" && node.attrs.label === label) at ??= offset + 1 + node.content.size;
  });
  if (at !== null) view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)).scrollIntoView());
  view.focus();
}

export async function askTable(view, { words }) {
  const { table, table_row, table_header, table_cell } = view.state.schema.nodes;
  if (!table || isInTable(view.state)) return;
  const size = { type: "number", min: "1", max: "20" };
  const fields = [
    { ...size, name: "columns", label: words.columns, value: "2" },
    { ...size, name: "rows", label: words.rows, value: "3" },
  ];
  const fits = (value) => /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 20;
  const check = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => !fits(value)).map(([name]) => [name, words.sizeWrong]));
  const answer = await ask(words, { title: words.tableTitle, fields, check });
  if (answer) {
    const row = (type) => table_row.create(null, Array.from({ length: Number(answer.columns) }, () => type.create()));
    const node = table.create(null, Array.from({ length: Number(answer.rows) }, (_, at) => row(at ? table_cell : table_header)));
    const { $to } = view.state.selection;
    const at = $to.depth ? $to.after(1) : $to.pos;
    const tr = view.state.tr.insert(at, node);
    view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  }
  view.focus();
}

/** Moves the row with the cursor to the top of its table: the top row is what heads the columns. */
export function makeHeaderRow(state, dispatch) {
  if (!state.schema.nodes.table || !isInTable(state)) return false;
  const rect = selectedRect(state);
  if (rect.top === 0) return false;
  if (dispatch) {
    const rows = rect.table.content.content;
    const moved = [rows[rect.top], ...rows.filter((_, at) => at !== rect.top)];
    const tr = state.tr.replaceWith(rect.tableStart, rect.tableStart + rect.table.content.size, Fragment.fromArray(moved));
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(rect.tableStart + 2))).scrollIntoView());
  }
  return true;
}
