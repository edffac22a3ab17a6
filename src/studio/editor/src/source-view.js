// A block of source: shown as it is written, changed in a dialog.

import { ask } from "./dialogs.js";
import { element } from "./dom.js";

export const sourceView = (context, read) => (node, view, getPos) => {
  const { words } = context;
  const edit = async () => {
    const answer = await ask(words, { title: words.sourceTitle, fields: [{ name: "text", label: words.sourceField, lines: 8, code: true, value: node.attrs.text }] });
    const at = getPos();
    if (answer && at !== undefined && answer.text !== node.attrs.text) {
      const content = answer.text.trim() ? read(answer.text).doc.content : view.state.schema.nodes.paragraph.create();
      view.dispatch(view.state.tr.replaceWith(at, at + node.nodeSize, content));
    }
    view.focus();
  };
  const dom = element(
    "div",
    { class: "source-block", contenteditable: "false", role: "group", "aria-label": words.sourceBlock },
    element("p", {}, words.sourceBlock),
    element("pre", {}, element("code", {}, node.attrs.text)),
    element("button", { type: "button", onclick: edit }, words.editSource),
  );
  return { dom, stopEvent: (event) => event.target.closest?.("button") !== null, ignoreMutation: () => true };
};
