// Questions in a native dialog with labelled fields. Faults are said in words at their field.

import { element, freshId } from "./dom.js";

function control(field, id) {
  if (field.options) {
    const options = field.options.map(([value, words]) => element("option", { value, selected: value === field.value }, words));
    return element("select", { id, name: field.name }, ...options);
  }
  if (field.lines) {
    const area = element("textarea", { id, name: field.name, rows: field.lines, spellcheck: field.code ? "false" : null });
    area.value = field.value ?? "";
    return area;
  }
  return element("input", { id, name: field.name, type: field.type ?? "text", value: field.value ?? "", min: field.min, max: field.max, autocomplete: "off" });
}

/**
 * Asks; resolves to the values, to `{ removed: true }`, or to null where it was cancelled. `check(values)` names the faults by field.
 */
export function ask(words, { title, fields, check = () => ({}), removable = false, note = null }) {
  return new Promise((resolve) => {
    const titleId = freshId();
    const controls = new Map();
    const rows = fields.map((field) => {
      const id = freshId();
      const input = control(field, id);
      const fault = element("p", { id: `${id}-fault`, class: "fault", role: "alert", hidden: true });
      const hint = field.hint ? element("p", { id: `${id}-hint`, class: "hint" }, field.hint) : null;
      if (hint) input.setAttribute("aria-describedby", hint.id);
      controls.set(field.name, { input, fault, hint });
      return element("div", { class: "field" }, element("label", { for: id }, field.label), ...(hint ? [hint] : []), fault, input);
    });
    let answer = null;
    const finish = (value) => {
      answer = value;
      dialog.close();
    };
    const submit = (event) => {
      event.preventDefault();
      event.stopPropagation();
      const values = Object.fromEntries([...controls].map(([name, { input }]) => [name, input.value]));
      const faults = check(values);
      let first = null;
      for (const [name, { input, fault, hint }] of controls) {
        fault.textContent = faults[name] ?? "";
        fault.hidden = !faults[name];
        input.setAttribute("aria-invalid", String(Boolean(faults[name])));
        input.setAttribute("aria-describedby", [hint?.id, faults[name] && fault.id].filter(Boolean).join(" "));
        if (faults[name]) first ??= input;
      }
      if (first) first.focus();
      else finish(values);
    };
    const buttons = [
      element("button", { type: "submit", class: "primary" }, words.ok),
      element("button", { type: "button", onclick: () => finish(null) }, words.cancel),
    ];
    if (removable) buttons.push(element("button", { type: "button", onclick: () => finish({ removed: true }) }, words.remove));
    const form = element("form", { novalidate: true, onsubmit: submit }, element("h2", { id: titleId }, title), ...(note ? [element("p", {}, note)] : []), ...rows, element("div", { class: "buttons" }, ...buttons));
    const dialog = show(titleId, form, () => resolve(answer));
    (controls.values().next().value?.input ?? form.querySelector("button")).focus();
  });
}

function show(titleId, content, closed) {
  const dialog = element("dialog", { class: "udgiv-editor-dialog", "aria-labelledby": titleId }, content);
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Shows the keys. */
export function showHelp(words) {
  return new Promise((resolve) => {
    const titleId = freshId();
    const list = element("dl", {}, ...words.helpLines.flatMap(([keys, does]) => [element("dt", {}, element("kbd", {}, keys)), element("dd", {}, does)]));
    const close = element("button", { type: "button", class: "primary", onclick: () => dialog.close() }, words.close);
    const dialog = show(titleId, element("div", {}, element("h2", { id: titleId }, words.helpTitle), list, element("div", { class: "buttons" }, close)), resolve);
    close.focus();
  });
}
