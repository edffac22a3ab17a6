// The keys of word processors. Tab leaves the field, except where it indents an item or goes on in a table; after Escape it leaves always.

import { baseKeymap, chainCommands, splitBlock } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { liftListItem, splitListItem } from "prosemirror-schema-list";
import { Plugin, Selection, TextSelection } from "prosemirror-state";
import { goToNextCell, isInTable } from "prosemirror-tables";
import { around, askFootnote, askLink, heading, indent, list, mark } from "./commands.js";

const lineBreak = (state, dispatch) => {
  const type = state.schema.nodes.hard_break;
  const { $from } = state.selection;
  if (!$from.parent.isTextblock || !$from.parent.type.contentMatch.matchType(type)) return true;
  if (dispatch) dispatch(state.tr.replaceSelectionWith(type.create()).scrollIntoView());
  return true;
};

/** In an easy text Enter begins a line, and on an empty line a paragraph. */
const easyEnter = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  if ($from.parent.type.name !== "paragraph") return false;
  const before = $from.nodeBefore;
  if (empty && before?.type.name === "hard_break") {
    const tr = state.tr.delete($from.pos - 1, $from.pos);
    return splitBlock(state.apply(tr), dispatch && ((split) => {
      split.steps.forEach((step) => tr.step(step));
      dispatch(tr.setSelection(split.selection.constructor.near(tr.doc.resolve(split.selection.from))).scrollIntoView());
    }), view);
  }
  return lineBreak(state, dispatch);
};

/** To the text's beginning or end: beside a footnote's number browsers stay where they are. */
const toEdge = (edge, extend) => (state, dispatch) => {
  const to = edge < 0 ? Selection.atStart(state.doc) : Selection.atEnd(state.doc);
  if (extend && !(to instanceof TextSelection && state.selection instanceof TextSelection)) return false;
  dispatch?.(state.tr.setSelection(extend ? TextSelection.between(state.selection.$anchor, to.$head) : to).scrollIntoView());
  return true;
};

export function keys({ schema, mode, context, toToolbar }) {
  const { list_item } = schema.nodes;
  const bindings = {
    "Mod-z": undo,
    "Mod-y": redo,
    "Mod-Shift-z": redo,
    "Shift-Enter": lineBreak,
    "Ctrl-Enter": lineBreak,
    "Ctrl-Home": toEdge(-1),
    "Ctrl-End": toEdge(1),
    "Shift-Ctrl-Home": toEdge(-1, true),
    "Shift-Ctrl-End": toEdge(1, true),
    "Alt-F10": () => (toToolbar(), true),
  };
  const asks = (question) => (state, dispatch, view) => {
    if (view) question(view, context);
    return true;
  };
  if (schema.marks.strong) Object.assign(bindings, { "Mod-b": mark("strong"), "Mod-i": mark("em"), "Mod-k": asks(askLink) });
  if (list_item) {
    bindings["Mod-Shift-l"] = list("bullet_list");
    bindings["Enter"] = chainCommands(splitListItem(list_item, { number: null }), liftListItem(list_item), ...(mode === "paragraphs" ? [easyEnter] : []));
  }
  if (mode === "inline") bindings["Enter"] = () => true;

  let leaving = false;
  const special = new Plugin({
    props: {
      handleKeyDown(view, event) {
        const wasLeaving = leaving;
        if (event.key !== "Shift") leaving = event.key === "Escape";
        if (event.key === "Tab" && !event.ctrlKey && !event.altKey && !event.metaKey) {
          if (wasLeaving) return false;
          if (schema.nodes.table && isInTable(view.state)) return goToNextCell(event.shiftKey ? -1 : 1)(view.state, view.dispatch);
          if (!around(view.state, "list_item")) return false;
          return event.shiftKey ? around(view.state, "list_item").depth > 2 && liftListItem(list_item)(view.state, view.dispatch) : indent(view.state, view.dispatch);
        }
        // AltGr, which types "@" on many keyboards, looks like Ctrl+Alt as well.
        if (event.ctrlKey && event.altKey && !event.getModifierState("AltGraph") && mode === "blocks") {
          if (event.code === "Digit2" || event.code === "Digit3") {
            heading(Number(event.code.at(-1)))(view.state, view.dispatch);
            event.preventDefault();
            return true;
          }
          if (event.code === "KeyF") {
            event.preventDefault();
            return asks(askFootnote)(view.state, view.dispatch, view);
          }
        }
        if (event.key === "Enter" && schema.nodes.table && isInTable(view.state) && !event.ctrlKey) {
          goToNextCell(event.shiftKey ? -1 : 1)(view.state, view.dispatch);
          return true;
        }
        return false;
      },
    },
  });
  return [special, keymap(bindings), keymap(baseKeymap)];
}
