// An editor in the place of a textarea, which stays the truth: it gets every change, and an `input` event with it.

import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { DOMParser as Parser } from "prosemirror-model";
import { EditorState, NodeSelection, Plugin } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { goToDefinition } from "./commands.js";
import { element, freshId } from "./dom.js";
import { readEasy, writeEasy } from "./easy.js";
import { rules } from "./input-rules.js";
import { writeDocument } from "./keep.js";
import { keys } from "./keys.js";
import { normal } from "./normal.js";
import { cleanHtml } from "./paste.js";
import { newNotes, oneLine, plainText } from "./paste-fit.js";
import { readBlocks, readInline } from "./read.js";
import { blocksSchema, easySchema, inlineSchema } from "./schema.js";
import { sourceView } from "./source-view.js";
import { tidy } from "./tidy.js";
import { toolbar } from "./toolbar.js";
import { wordsFor } from "./words.js";
import { writeBlock, writeInline } from "./write.js";

const MODES = {
  blocks: { schema: blocksSchema, read: readBlocks, write: writeBlock },
  paragraphs: { schema: easySchema, read: readEasy, write: writeEasy },
  inline: { schema: inlineSchema, read: readInline, write: writeInline },
};

export function mount(textarea, options = {}) {
  const mode = options.mode in MODES ? options.mode : "blocks";
  const { schema, read, write } = MODES[mode];
  const words = wordsFor(options.locale);
  const context = { words, sections: options.sections ?? [], goals: options.goals ?? [] };
  const isPlace = (id) => [...context.sections, ...context.goals].some((one) => one.id === id);
  let memory = read(textarea.value);
  let view = null;

  const id = freshId();
  const tools = toolbar({ mode, context, view: () => view, controls: id });
  const place = element("div", { class: "surface" });
  const frame = element("div", { class: `udgiv-editor ${mode}` }, tools.dom, place);
  textarea.after(frame);
  const wasHidden = textarea.hidden;
  textarea.hidden = true;

  const labels = [...(textarea.labels ?? [])];
  const name = options.label ?? labels.map((label) => label.textContent.trim()).join(" ");
  const attributes = {
    id,
    role: "textbox",
    "aria-multiline": String(mode !== "inline"),
    "aria-label": name,
    ...(options.describedby ?? textarea.getAttribute("aria-describedby") ? { "aria-describedby": options.describedby ?? textarea.getAttribute("aria-describedby") } : {}),
    ...(textarea.required ? { "aria-required": "true" } : {}),
    ...(textarea.lang ? { lang: textarea.lang } : {}),
  };

  const plugins = [
    ...keys({ schema, mode, context, toToolbar: () => tools.focus() }),
    rules(schema, mode),
    history(),
    tidy(schema),
    dropCursor({ class: "drop" }),
    ...(mode === "blocks" ? [gapCursor(), tableEditing()] : []),
    new Plugin({ props: { attributes } }),
  ];

  const publish = () => {
    const text = writeDocument(view.state.doc, memory, { read, write });
    if (text === textarea.value) return;
    textarea.value = text;
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  };

  /** Shows another document: only what differs is replaced, so the cursor stays where it was. */
  const show = (doc) => {
    const now = view.state.doc;
    const start = now.content.findDiffStart(doc.content);
    if (start === null) return;
    let { a, b } = now.content.findDiffEnd(doc.content);
    const overlap = start - Math.min(a, b);
    if (overlap > 0) {
      a += overlap;
      b += overlap;
    }
    view.dispatch(view.state.tr.replace(start, a, doc.slice(start, b)).setMeta("shown", true).setMeta("addToHistory", false));
    if (!view.state.doc.eq(doc)) view.updateState(EditorState.create({ doc, plugins }));
    tools.update(view.state);
  };

  const refresh = () => {
    memory = read(textarea.value);
    show(memory.doc);
  };

  view = new EditorView(place, {
    state: EditorState.create({ doc: memory.doc, plugins }),
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      if (tr.docChanged && !tr.getMeta("shown")) publish();
      tools.update(view.state);
    },
    nodeViews: schema.nodes.source_block ? { source_block: sourceView(context, read) } : {},
    transformPastedHTML: (html) => cleanHtml(html, isPlace),
    transformPasted: (slice) => (mode === "inline" ? oneLine(slice, schema) : newNotes(slice, view.state.doc)),
    clipboardTextParser: (text) =>
      mode === "paragraphs" ? readEasy(text.replace(/\r\n?/g, "\n")).doc.slice(0) : mode === "inline" ? oneLine(readPlain(text), schema) : plainText(text, schema),
    handleDOMEvents: {
      focus: () => void options.onfocus?.(),
      // What is seen is what will be published, also where CommonMark can't say what was made.
      blur: () => {
        const back = read(textarea.value);
        if (!normal(back.doc).eq(normal(view.state.doc))) {
          memory = back;
          show(back.doc);
        }
      },
    },
    handleDoubleClickOn: (_, __, node) => node.type.name === "footnote_ref" && (goToDefinition(view, node.attrs.label), true),
    handleKeyDown: (_, event) => {
      const { selection } = view.state;
      if (event.key !== "Enter" || !(selection instanceof NodeSelection)) return false;
      if (selection.node.type.name === "footnote_ref") goToDefinition(view, selection.node.attrs.label);
      else if (selection.node.type.name === "source_block") view.nodeDOM(selection.from).querySelector("button").click();
      else return false;
      return true;
    },
    clipboardParser: Parser.fromSchema(schema),
  });
  const readPlain = (text) => schema.node("doc", null, [schema.nodes.paragraph.create(null, text.trim() ? schema.text(text.trim().replace(/\s+/g, " ")) : null)]).slice(0);
  tools.update(view.state);

  const toEditor = (event) => {
    if (!textarea.hidden) return;
    event.preventDefault();
    view.focus();
  };
  for (const label of labels) label.addEventListener("click", toEditor);

  return {
    destroy() {
      for (const label of labels) label.removeEventListener("click", toEditor);
      view.destroy();
      frame.remove();
      textarea.hidden = wasHidden;
    },
    focus: () => (textarea.hidden ? view.focus() : textarea.focus()),
    refresh,
    showSource(on) {
      if (!on) refresh();
      textarea.hidden = !on;
      frame.hidden = on;
    },
  };
}
