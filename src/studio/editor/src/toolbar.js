// The toolbar: the ARIA pattern, with one stop for Tab and arrow keys inside. Every button has its name to read.

import { redo, undo } from "prosemirror-history";
import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, isInTable } from "prosemirror-tables";
import { element } from "./dom.js";
import { around, askFootnote, askLanguage, askLink, askTable, hasMark, heading, indent, list, makeHeaderRow, mark, outdent, quote } from "./commands.js";
import { showHelp } from "./dialogs.js";
import { icon } from "./icons.js";

const isList = (name) => (state) => around(state, "bullet_list", "ordered_list")?.node.type.name === name;
const isHeading = (level) => (state) => around(state, "heading")?.node.attrs.level === level;

// name, what it does (a command, or a question), when it is pressed, keys, modes
const BUTTONS = [
  { name: "bold", run: mark("strong"), pressed: (state) => hasMark(state, "strong"), keys: "Control+B", modes: "bi" },
  { name: "italic", run: mark("em"), pressed: (state) => hasMark(state, "em"), keys: "Control+I", modes: "bi" },
  { name: "link", ask: askLink, pressed: (state) => hasMark(state, "link"), keys: "Control+K", modes: "bi" },
  { name: "lang", ask: askLanguage, pressed: (state) => hasMark(state, "lang"), modes: "bi" },
  { name: "heading2", run: heading(2), pressed: isHeading(2), keys: "Control+Alt+2", modes: "b" },
  { name: "heading3", run: heading(3), pressed: isHeading(3), keys: "Control+Alt+3", modes: "b" },
  { name: "bullets", run: list("bullet_list"), pressed: isList("bullet_list"), keys: "Control+Shift+L", modes: "bp" },
  { name: "numbers", run: list("ordered_list"), pressed: isList("ordered_list"), modes: "bp" },
  { name: "indent", run: indent, modes: "b" },
  { name: "outdent", run: outdent, modes: "b" },
  { name: "quote", run: quote, pressed: (state) => Boolean(around(state, "blockquote")), modes: "b" },
  { name: "footnote", ask: askFootnote, keys: "Control+Alt+F", modes: "b" },
  { name: "table", ask: askTable, modes: "b" },
  { name: "undo", run: undo, keys: "Control+Z", modes: "bip" },
  { name: "redo", run: redo, keys: "Control+Y", modes: "bip" },
  { name: "help", ask: (view, { words }) => showHelp(words).then(() => view.focus()), modes: "bip" },
  ...[
    ["rowBefore", addRowBefore], ["rowAfter", addRowAfter], ["columnBefore", addColumnBefore], ["columnAfter", addColumnAfter],
    ["headerRow", makeHeaderRow], ["deleteRow", deleteRow], ["deleteColumn", deleteColumn], ["deleteTable", deleteTable],
  ].map(([name, run]) => ({ name, run, modes: "b", inTable: true })),
];

/** Makes the toolbar of one editor; `view` is asked for when something is done. */
export function toolbar({ mode, context, view, controls }) {
  const { words } = context;
  const letter = { blocks: "b", inline: "i", paragraphs: "p" }[mode];
  const tools = BUTTONS.filter((button) => button.modes.includes(letter)).map((tool) => {
    const act = () => {
      if (tool.ask) tool.ask(view(), context);
      else {
        tool.run(view().state, view().dispatch, view());
        view().focus();
      }
    };
    // A drawing, or a letter as in Word: short, so that the text isn't far below. Words are shown where neither would be understood.
    const short = icon(tool.name) ?? words.short[tool.name];
    const button = element(
      "button",
      {
        type: "button", class: `tool ${tool.name}`, tabindex: "-1",
        title: tool.keys ? `${words[tool.name]} (${tool.keys.replace("Control", "Ctrl")})` : short ? words[tool.name] : null,
        "aria-label": short ? words[tool.name] : null,
        "aria-keyshortcuts": tool.keys, "aria-pressed": tool.pressed ? "false" : null,
        // The selection in the text stays while the mouse presses.
        onmousedown: (event) => event.preventDefault(),
        onclick: () => button.getAttribute("aria-disabled") !== "true" && act(),
      },
      short ?? words[tool.name],
    );
    return { ...tool, button };
  });
  const inTable = element("div", { class: "group", role: "group", "aria-label": words.tableTools, hidden: true }, ...tools.filter((tool) => tool.inTable).map(({ button }) => button));
  const dom = element("div", { class: "toolbar", role: "toolbar", "aria-label": words.toolbar, "aria-controls": controls }, ...tools.filter((tool) => !tool.inTable).map(({ button }) => button), inTable);
  const reachable = () => tools.map(({ button }) => button).filter((button) => !button.closest("[hidden]"));
  const stopAt = (button) => {
    for (const { button: one } of tools) one.tabIndex = one === button ? 0 : -1;
  };
  stopAt(tools[0].button);
  dom.addEventListener("focusin", (event) => event.target.classList.contains("tool") && stopAt(event.target));
  dom.addEventListener("keydown", (event) => {
    const all = reachable();
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all[(to + all.length) % all.length].focus();
    } else if (event.key === "Escape") view().focus();
  });
  const update = (state) => {
    inTable.hidden = mode !== "blocks" || !isInTable(state);
    for (const { button, pressed, run } of tools) {
      if (pressed) button.setAttribute("aria-pressed", String(pressed(state)));
      // A button that can't be used now stays where it is, so that the keyboard finds it.
      if (run) button.setAttribute("aria-disabled", String(!run(state)));
    }
    if (!reachable().some((button) => button.tabIndex === 0)) stopAt(tools[0].button);
  };
  return { dom, update, focus: () => (reachable().find((button) => button.tabIndex === 0) ?? tools[0].button).focus() };
}
