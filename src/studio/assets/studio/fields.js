// What stands in fields, and what of it is stored.

const desk = () => $("[data-version]");
const address = () => {
  const here = desk();
  return here.dataset.publisher ? `/publishers/${here.dataset.publisher}/change` : `/p/${here.dataset.slug}/change`;
};
const stored = new Map();
const waiting = new Map();
/** What this browser keeps for the studio. Private windows, and those that may keep nothing, do without. */
const shelf = {
  get(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
  put(key, kept) { try { localStorage.setItem(key, JSON.stringify(kept)); } catch { /* nothing is kept */ } },
  drop(key) { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } },
  keys() { try { return Object.keys(localStorage).sort(); } catch { return []; } },
};
/** What is kept of a field is found again though its section has moved: by the section's id. */
const keptKey = (field) => {
  const { project, slug, publisher, section } = desk().dataset;
  const place = section ? field.replace(/^section\[\d+\]/, `section{${section}}`) : field;
  return `udgiv:${project}:${slug ?? `publishers/${publisher}`}:${place}`;
};
/** How long somebody has to pause before it is sent, in ms: shorter than between two keys of a fast hand, so that findings come within 100. */
const PAUSE = 40;
/** The longest that anything that is written waits before it is sent, in ms, however fast somebody types. */
const LONGEST = 400;
let timer;
let since = 0;
/** How often something was written, so that one can see whether anything was meanwhile. */
let writes = 0;
let sending = null;
let asking = false;

const controlOf = (field) => $("input:not([type=file]):not([type=color]), textarea, select", field);
/** What stands in a control now. */
const now = { text: (control) => control.value, isTicked: (box) => box.checked };
/** What the server sent, whatever was typed since, or put there by a browser that remembers forms. */
const sent = {
  text(control) {
    if (control.tagName === "SELECT") return ($$("option", control).find((one) => one.defaultSelected) || control.options[0])?.value ?? "";
    const fresh = control.cloneNode();
    fresh.value = control.defaultValue; // as this kind of control takes it
    return fresh.value;
  },
  isTicked: (box) => box.defaultChecked,
};

/** A field's content, as the server takes it. */
function valueOf(field, as = now) {
  const control = controlOf(field);
  switch (field.dataset.kind) {
    case "boolean": return as.isTicked($("input[type=checkbox]", field));
    case "some": return $$("input[type=checkbox]", field).filter(as.isTicked).map((one) => one.value);
    case "list": return as.text(control).split("\n").filter((line) => line.trim() !== "");
    case "grid": return gridOf(field, as);
    default: return control ? as.text(control) : "";
  }
}

/** Puts a content into a field, as it was taken from one. */
function fill(field, value) {
  const control = controlOf(field);
  switch (field.dataset.kind) {
    case "boolean": $("input[type=checkbox]", field).checked = value; break;
    case "some": for (const one of $$("input[type=checkbox]", field)) one.checked = value.includes(one.value); break;
    case "list": control.value = value.join("\n"); break;
    case "grid": {
      const rows = [value.header, ...value.rows];
      shape($("table", field), value.rows.length, Math.max(...rows.map((row) => row.length)));
      $$("tr", field).forEach((row, index) => $$("[data-cell]", row).forEach((cell, column) => { cell.value = rows[index][column] ?? ""; }));
      break;
    }
    default: if (control) control.value = value;
  }
}

/** A content as one reads it. */
const told_of = (value) => {
  if (typeof value === "boolean") return value ? say("ja", "yes") : say("nej", "no");
  return typeof value === "string" ? value : [Object.values(value)].flat(3).join(" · ");
};

function gridOf(field, as = now) {
  const rows = $$("tr", field).map((row) => $$("[data-cell]", row).map(as.text));
  return { header: rows[0] || [], rows: rows.slice(1) };
}

function changesOf(field) {
  const path = field.dataset.field;
  if (field.dataset.kind === "grid") {
    const now = gridOf(field);
    const before = JSON.parse(stored.get(path));
    return ["header", "rows"]
      .filter((key) => JSON.stringify(now[key]) !== JSON.stringify(before[key]))
      .map((key) => ({ do: "set", field: `${path}.${key}`, value: now[key], before: before[key], of: desk().dataset.section }));
  }
  return [{ do: "set", field: path, value: valueOf(field), before: JSON.parse(stored.get(path)), of: desk().dataset.section }];
}

const contentOf = (field, as = now) => JSON.stringify(valueOf(field, as));

const fieldsOf = (page) => new Map($$("[data-field]", page).map((field) => [field.dataset.field, field]));
/** What a page that has just come says is stored. */
function remember(page) {
  stored.clear();
  for (const [path, field] of fieldsOf(page)) stored.set(path, contentOf(field));
}
/** What is written and isn't stored, because it waits or because it was refused, as it is kept. */
const unstored = () => new Map([...fieldsOf(document)]
  .filter(([path, field]) => stored.has(path) && contentOf(field) !== stored.get(path))
  .map(([path, field]) => [keptKey(path), keptOf(field)]));
/** What is written in a field, with all that the file may say there by this window alone: what was stored, or what is on its way. */
const keptOf = (field) => {
  const path = field.dataset.field;
  const before = [stored.get(path), unanswered?.contents.get(path)].filter((one) => one !== undefined);
  return { value: valueOf(field), before, at: location.pathname };
};
/** What isn't stored yet outlives a reload. */
const keep = (field) => shelf.put(keptKey(field.dataset.field), keptOf(field));
const drop = (field) => shelf.drop(keptKey(field.dataset.field));
