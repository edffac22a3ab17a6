// The studio in the browser: sends what is written, shows what is found, and the pages. Without it, forms and links still work.
(() => {
  "use strict";
  const root = document.documentElement;
  const danish = root.lang === "da";
  const say = (da, en) => (danish ? da : en);
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

  /** What is read aloud without moving anybody. */
  function announce(words) {
    const place = $("#said");
    if (place) place.textContent = words;
  }

  // ---- What is written

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

  const hasBegun = () => stored.size > 0;
  /** What somebody wrote before the page had come to its end. */
  const early = new Set();
  /** The page has come to its end. What the browser put into fields by itself goes: the file may be newer. */
  function catchUp() {
    const fields = fieldsOf(document);
    for (const [path, field] of fields) stored.set(path, contentOf(field, sent));
    for (const [path, field] of fields) {
      if (contentOf(field) === stored.get(path)) continue;
      if (early.has(field)) continue;
      for (const control of $$("input:not([type=file]), textarea, select", field)) {
        if (control.type === "checkbox") control.checked = sent.isTicked(control);
        else control.value = sent.text(control);
      }
    }
    restore();
    early.forEach(written);
    early.clear();
  }

  function saved(words) {
    const place = $("#saved");
    if (place && place.textContent !== words) place.textContent = words;
  }

  /** Once nothing is on its way: what was refused isn't saved. */
  function sayWhetherSaved() {
    if (waiting.size > 0) saved(say("Gemmer …", "Saving …"));
    else saved(unstored().size > 0 ? say("Ikke gemt", "Not saved") : say("Alt er gemt", "All is saved"));
  }

  function written(field) {
    writes += 1;
    if (!hasBegun()) {
      early.add(field);
      saved(say("Gemmer …", "Saving …"));
      return;
    }
    const path = field.dataset.field;
    // On the way may be what has been taken back since: that is written anew.
    if (contentOf(field) === stored.get(path) && !sending && !unanswered) {
      waiting.delete(path);
      drop(field);
      wrong(field, "");
      if (waiting.size === 0) sayWhetherSaved();
      return;
    }
    waiting.set(path, field);
    saved(say("Gemmer …", "Saving …"));
    keep(field);
    clearTimeout(timer);
    since ||= Date.now();
    timer = setTimeout(store, Math.max(0, Math.min(120, since + LONGEST - Date.now())));
  }

  /** What the studio answers; where it doesn't, that it doesn't. A window says which project it shows, for another may be served here by now. */
  const fetched = (where, options = {}) => {
    const project = desk()?.dataset.project;
    const headers = { ...options.headers, ...(project && { "x-udgiv-project": project }) };
    return fetch(where, { ...options, headers }).catch(() => Response.error());
  };
  const isOther = (response) => response.status === 421;
  const isGone = (response) => response.type === "error" || isOther(response);
  const whyGone = (response) => isOther(response)
    ? say("Studiet viser et andet projekt nu", "The studio shows another project now")
    : say("Studiet svarer ikke", "The studio doesn't answer");

  async function post(where, body) {
    const response = await fetched(where, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (isGone(response)) return { response, told: { message: whyGone(response) } };
    return { response, told: await response.json().catch(() => ({})) };
  }

  let isBehind = false;
  function storedAll() {
    sending = null;
    if (waiting.size && !failing) store();
    else if (isBehind && !asking && waiting.size === 0) {
      isBehind = false;
      reload();
    }
  }

  /** Stores all that waits; one request at a time, so that each knows the version before it. */
  function store() {
    // What is written while somebody is asked which of two texts is right waits for the answer.
    if (!sending && !asking && (waiting.size > 0 || unanswered)) sending = storeAll().finally(storedAll);
    return sending ?? Promise.resolve();
  }

  /** All that is written is stored, or has been refused. */
  async function settled() {
    clearTimeout(timer);
    do await store(); while (sending || (waiting.size && !asking && !failing));
  }

  /** Whether something is on its way, or waits for a studio or an answer. */
  const isUnsettled = () => sending !== null || asking || unanswered !== null || waiting.size > 0;

  let failing = false;
  /** What was sent and isn't answered yet. A studio that is gone may have stored it or not: it is sent again as it was, and what was written since
      comes after it. */
  let unanswered = null;
  /** Whether the next that waits is sent alone: what was sent together was refused, and one of it may be at fault. */
  let isApart = false;
  /** All that waits, as it is sent. */
  function taken() {
    const isNew = (field) => contentOf(field) !== stored.get(field.dataset.field);
    const all = [...waiting.values()].filter((field) => field.isConnected && stored.has(field.dataset.field));
    all.filter((field) => !isNew(field)).forEach(drop);
    const fresh = all.filter(isNew);
    const fields = isApart ? fresh.slice(0, 1) : fresh;
    waiting.clear();
    for (const field of fresh.slice(fields.length)) waiting.set(field.dataset.field, field);
    isApart = waiting.size > 0;
    return { fields, contents: new Map(fields.map((field) => [field.dataset.field, contentOf(field)])), changes: fields.flatMap(changesOf) };
  }

  async function storeAll() {
    since = 0;
    unanswered ??= taken();
    const { fields, contents, changes } = unanswered;
    if (changes.length === 0) {
      unanswered = null;
      sayWhetherSaved();
      return;
    }
    fields.forEach(keep);
    try {
      const { response, told } = await post(address(), { version: desk().dataset.version, changes });
      if (isGone(response)) throw response;
      failing = false;
      unanswered = null;
      if (response.ok) {
        // A window that doesn't show all that is in the file goes on saying what it has seen, so that nothing is written over unseen.
        if (told.is_as_seen) desk().dataset.version = told.version; else isBehind = true;
        for (const field of fields) {
          const path = field.dataset.field;
          stored.set(path, contents.get(path));
          // What was written since is kept until it is stored in its turn.
          if (waiting.has(path)) keep(field); else drop(field);
          wrong(field, "");
        }
        if (desk().dataset.publisher) markPublisher();
        sayWhetherSaved();
        if (fields.some((field) => /\.(title|label)$/.test(field.dataset.field))) named();
      } else if (response.status === 409) {
        conflict(fields, told);
      } else if (fields.length > 1) {
        isApart = true;
        for (const field of fields) waiting.set(field.dataset.field, field);
      } else {
        fields.forEach((field) => wrong(field, told.message || say("Det kunne ikke gemmes", "It couldn't be saved")));
        saved(say("Ikke gemt", "Not saved"));
      }
    } catch (gone) {
      failing = true;
      fields.forEach((field) => waiting.set(field.dataset.field, field));
      saved(`${whyGone(gone)}. ${say("Teksten er ikke gemt endnu", "The text isn't saved yet")}`);
      clearTimeout(timer);
      timer = setTimeout(store, 2000);
    }
  }

  /** What can't stand in a field. */
  function wrong(field, message) {
    let place = $(".refused", field);
    if (!message) { place?.remove(); return; }
    if (!place) {
      place = document.createElement("p");
      place.className = "refused fault";
      place.setAttribute("role", "alert");
      field.append(place);
    }
    place.textContent = message;
  }

  function conflict(fields, told) {
    asking = true;
    const dialog = document.createElement("dialog");
    dialog.className = "conflict";
    dialog.setAttribute("aria-label", told.message);
    const heading = document.createElement("h2");
    heading.textContent = told.message;
    const body = new DOMParser().parseFromString(told.html || "", "text/html").body;
    const actions = document.createElement("div");
    actions.className = "actions";
    const button = (words, act) => {
      const one = document.createElement("button");
      one.type = "button";
      one.textContent = words;
      one.addEventListener("click", () => {
        // What the question didn't show waits, and is compared in its turn.
        act(fields);
        location.reload();
      });
      actions.append(one);
    };
    button(say("Behold det i filen", "Keep what is in the file"), forget);
    button(say("Brug det, jeg skrev", "Use what I wrote"), insist);
    dialog.append(heading, ...body.childNodes, actions);
    // Who leaves the question with Escape has neither text thrown away: the next key asks again.
    dialog.addEventListener("close", () => {
      dialog.remove();
      asking = false;
      fields.forEach((field) => waiting.set(field.dataset.field, field));
      saved(say("Ikke gemt", "Not saved"));
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  /** What somebody chose knowing what it replaces needs no comparing any more. */
  function insist(fields) {
    for (const field of fields) shelf.put(keptKey(field.dataset.field), { value: valueOf(field), at: location.pathname });
  }

  function forget(fields) {
    fields.forEach(drop);
  }

  /** Whether a content can stand in a field: the field may be of another kind by now, and a choice may be gone. */
  function fits(field, value) {
    const here = valueOf(field);
    const list = $("select", field);
    if (typeof value !== typeof here || Array.isArray(value) !== Array.isArray(here)) return false;
    return !list || [...list.options].some((one) => one.value === value);
  }

  /** Puts back what a reload would have lost. */
  function restore(keptAt = shelf.get) {
    for (const field of $$("[data-field]")) {
      const key = keptKey(field.dataset.field);
      const kept = keptAt(key);
      if (!kept || kept.value === undefined) continue;
      const { value, before } = kept;
      drop(field);
      if (JSON.stringify(value) === contentOf(field)) continue;
      // The field may be another one by now, or say something newer.
      if (!fits(field, value) || (before !== undefined && !before.includes(contentOf(field)))) {
        shelf.put(`${key}:lost`, { value, at: location.pathname });
        continue;
      }
      fill(field, value);
      written(field);
    }
    tellUnsaved();
  }

  /** What was written and stands in no field here: it waits on another page of the publication, or its field says something newer or is gone. */
  function tellUnsaved() {
    $("#unsaved")?.remove();
    const here = new Set([...fieldsOf(document).keys()].map(keptKey));
    const all = shelf.keys().filter((key) => key.startsWith(keptKey("")) && !here.has(key)).map((key) => [key, shelf.get(key)]).filter(([, kept]) => kept?.value !== undefined);
    if (all.length === 0) return;
    const box = document.createElement("section");
    box.id = "unsaved";
    box.className = "box fault";
    box.setAttribute("aria-label", say("Ikke gemt", "Not saved"));
    for (const [key, { value, at }] of all) {
      const line = document.createElement("p");
      if (at && at !== location.pathname && !key.endsWith(":lost")) {
        const link = document.createElement("a");
        link.href = at;
        link.textContent = say("Gå til siden", "Go to the page");
        line.append(say("Noget, du skrev på en anden side, er måske ikke gemt. ", "Something that you wrote on another page may not be saved. "), link);
      } else {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "small";
        button.textContent = say("Fjern", "Remove");
        button.addEventListener("click", () => { shelf.drop(key); tellUnsaved(); });
        line.append(`${say("Dette blev ikke gemt:", "This wasn't saved:")} ${told_of(value)} `, button);
      }
      box.append(line);
    }
    ($("#part") ?? desk()).before(box);
  }

  // ---- What comes, goes and moves

  async function restructured(change, focus) {
    await settled();
    // What isn't stored stands at a place that this may move.
    if (isUnsettled()) { announce($("#saved")?.textContent ?? ""); return false; }
    const { response, told } = await post(address(), { version: desk().dataset.version, changes: [change] });
    if (!response.ok) { announce(told.message || ""); saved(told.message || ""); return false; }
    await reload(focus);
    return true;
  }

  /** The page anew, with as little of it changed as can be. */
  async function reload(focus) {
    let page;
    for (let before = -1; before !== writes;) {
      if (before !== -1) await settled(); // What was written while the page came isn't in it.
      before = writes;
      const response = await fetched(location.pathname);
      if (isGone(response)) { isBehind = true; return; }
      if (!response.ok) { location.reload(); return; }
      if (response.redirected) history.replaceState(null, "", response.url);
      page = new DOMParser().parseFromString(await response.text(), "text/html");
      // The file can't be shown as a form any more; what is written is kept.
      if (!$("[data-version]", page)) { location.reload(); return; }
    }
    // What was sent and isn't answered is for the places as they are now.
    if (unanswered) { isBehind = true; return; }
    // What a look tells of may be older than what stands here already, and nothing goes over what isn't stored: that is compared with the
    // file when it is sent, for the version stays what was seen.
    if (!focus && ($("[data-version]", page)?.dataset.version === desk()?.dataset.version || unstored().size > 0)) return;
    const mine = unstored();
    const written_in = document.activeElement?.closest("[data-field]")?.dataset.field;
    unmount();
    for (const id of ["outline", "part"]) {
      const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
      if (old && fresh) Idiomorph.morph(old, fresh);
    }
    const [old, fresh] = [$("[data-version]"), $("[data-version]", page)];
    if (old && fresh) Object.assign(old.dataset, { version: fresh.dataset.version, page: fresh.dataset.page, section: fresh.dataset.section ?? "" });
    document.title = page.title;
    const [heading, freshHeading] = [$("main h1"), $("main h1", page)];
    if (heading && freshHeading) heading.textContent = freshHeading.textContent;
    fold();
    remember(page);
    restore((key) => mine.get(key) ?? null);
    mount();
    const target = focus && document.getElementById(focus);
    if (target) {
      target.scrollIntoView({ block: "center" });
      ($("input, textarea, select, button", target) || target).focus();
    } else if (written_in && document.activeElement === document.body) {
      focusField(`f-${written_in.replace(/[^A-Za-z0-9]/g, "-")}`);
    }
  }

  /** What is called by what was just written: the publication, its sections. The form stays as it is. */
  async function named() {
    const response = await fetched(location.pathname);
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    document.title = page.title;
    for (const place of ["#outline", "main h1", "#part h2"]) {
      const [old, fresh] = [$(place), $(place, page)];
      if (old && fresh) Idiomorph.morph(old, fresh);
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button, a");
    if (!button) return;
    const { add, at, remove, move, from, to, do: act, grid } = button.dataset;
    if (add !== undefined) {
      const kind = button.dataset.kindOf ? document.getElementById(button.dataset.kindOf).value : null;
      const path = `${add}[${at}]`;
      if (add === "section") {
        const heading = document.getElementById(button.dataset.titleOf);
        if (!heading.value.trim()) { heading.value = ""; heading.reportValidity(); return; }
        restructured({ do: "add", list: add, at: Number(at), kind, title: heading.value }).then((done) => done && go(`/p/${desk().dataset.slug}/s/${at}#f-section-${at}--text`));
      } else {
        restructured({ do: "add", list: add, at: Number(at), kind }, `f-${path.replace(/[^A-Za-z0-9]/g, "-")}`);
      }
    } else if (remove !== undefined) {
      const name = button.getAttribute("aria-label") || "";
      const before = location.pathname;
      restructured({ do: "remove", item: remove }, "part").then((done) => done && offerUndo(name, before));
    } else if (move !== undefined) {
      const path = `${move}[${to}]`;
      const moved = restructured({ do: "move", list: move, from: Number(from), to: Number(to) }, `f-${path.replace(/[^A-Za-z0-9]/g, "-")}`);
      if (move === "section") moved.then((done) => done && go(`/p/${desk().dataset.slug}/s/${to}#f-section-${to}--title`));
    } else if (act !== undefined) {
      button.disabled = true;
      const field = button.closest("[data-field]");
      post(`/p/${desk().dataset.slug}/${act}`, { code: button.dataset.code, line: Number(button.dataset.line), column: Number(button.dataset.column) })
        .then(({ response, told }) => { announce(told.message || say("Rettet", "Mended")); return reload(); })
        // The button is gone with the finding: where it stood is where one goes on.
        .then(() => (field ? focusField(`f-${field.dataset.field.replace(/[^A-Za-z0-9]/g, "-")}`) : ($(".easy-lines") ?? $("#summary summary"))?.focus()));
    } else if (grid !== undefined) {
      changeGrid(button.closest("[data-field]"), grid);
    }
  });

  /** What was deleted comes back by one press: the state before it is the newest that is kept. */
  async function offerUndo(name, before) {
    const { slug } = desk().dataset;
    $(".deleted")?.remove();
    if (!slug) return;
    const response = await fetched(`/p/${slug}/history`);
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const newest = $("[data-newest]", page)?.dataset.newest;
    if (!newest) return;
    const bar = document.createElement("div");
    bar.className = "deleted box";
    bar.setAttribute("role", "status");
    const words = document.createElement("span");
    const what = name.split(": ").slice(1).join(": ");
    words.textContent = say(`»${what}« er slettet. `, `“${what}” is deleted. `);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    // Running text has an undo of its own.
    button.textContent = say("Fortryd sletningen", "Undo the deletion");
    button.addEventListener("click", async () => {
      await fetched(newest, { method: "POST" });
      bar.remove();
      // A section that stood last has led to its neighbour.
      if (location.pathname === before) await reload(); else go(before);
    });
    bar.append(words, button);
    $("#part").before(bar);
    button.focus();
    bar.scrollIntoView({ block: "nearest" });
  }

  /** Gives a table so many rows below its headings, and so many columns; what is new is empty. */
  function shape(table, rows, columns) {
    const body = $("tbody", table);
    while (body.rows.length > rows) body.lastElementChild.remove();
    while (body.rows.length < rows) body.append(document.createElement("tr"));
    $$("tr", table).forEach((row, index) => {
      while (row.cells.length > columns) row.lastElementChild.remove();
      for (let column = row.cells.length + 1; column <= columns; column += 1) {
        const cell = document.createElement(index === 0 ? "th" : "td");
        if (index === 0) cell.scope = "col";
        const text = document.createElement("textarea");
        text.rows = 1;
        text.dataset.cell = "";
        text.setAttribute("aria-label", index === 0 ? say(`Overskrift, kolonne ${column}`, `Heading, column ${column}`) : say(`Række ${index}, kolonne ${column}`, `Row ${index}, column ${column}`));
        cell.append(text);
        row.append(cell);
      }
    });
  }

  function changeGrid(field, act) {
    const table = $("table", field);
    const [rows, columns] = [$$("tbody tr", table).length, $$("thead th", table).length];
    const [more, less] = [(count) => count + 1, (count) => (count > 1 ? count - 1 : count)];
    if (act === "row") shape(table, more(rows), columns);
    else if (act === "column") shape(table, rows, more(columns));
    else if (act === "less-rows") shape(table, less(rows), columns);
    else if (act === "less-columns") shape(table, rows, less(columns));
    if (act === "row") $("tr:last-child textarea", table.tBodies[0])?.focus();
    if (act === "column") $("th:last-child textarea", table)?.focus();
    written(field);
  }

  document.addEventListener("input", (event) => {
    const { target } = event;
    if (target.dataset.colourOf) {
      const text = document.getElementById(target.dataset.colourOf);
      text.value = target.value;
      text.dispatchEvent(new Event("input", { bubbles: true }));
      return;
    }
    if (target.type === "file") return;
    const picker = target.id && $(`[data-colour-of="${target.id}"]`);
    if (picker && /^#[0-9a-f]{6}$/i.test(target.value.trim())) picker.value = target.value.trim();
    const field = target.closest("[data-field]");
    if (field) written(field);
  });

  /** Why a file isn't sent: who learns it only from the studio has waited for all of it. */
  function tooLarge(input) {
    const most = Number(input.dataset.most);
    if (!most || !input.files.length || input.files[0].size <= most) return "";
    const mb = Math.floor(most / 1048576);
    return say(`Filen fylder for meget. Den må højst fylde ${mb} MB.`, `The file is too large. It may be ${mb} MB at most.`);
  }

  document.addEventListener("change", async (event) => {
    const { target } = event;
    if (target.type === "file" && !target.dataset.upload) {
      target.setCustomValidity(tooLarge(target));
      target.reportValidity();
    }
    if (!target.dataset.upload || !target.files.length) return;
    if (tooLarge(target)) { wrong(target.closest("[data-field]"), tooLarge(target)); target.value = ""; return; }
    const form = new FormData();
    form.append("file", target.files[0]);
    const field = target.closest("[data-field]");
    const { slug, publisher } = desk().dataset;
    const [to, from] = publisher ? [`/publishers/${publisher}/upload`, "/publishers/file/"] : [`/p/${slug}/upload`, `/p/${slug}/file/`];
    const response = await fetched(to, { method: "POST", body: form });
    const told = await response.json().catch(() => ({}));
    if (!response.ok) { wrong(field, told.message || say("Filen kunne ikke hentes", "The file couldn't be received")); return; }
    const text = document.getElementById(target.dataset.upload);
    text.value = told.path;
    text.dispatchEvent(new Event("input", { bubbles: true }));
    let picture = $("img.thumb", field);
    if (!picture) {
      picture = document.createElement("img");
      picture.className = "thumb";
      picture.alt = "";
      text.before(picture);
    }
    picture.src = from + told.path;
    // Whoever puts a picture in is asked at once what it shows.
    const block = field.closest(".block, #part");
    $("[data-field$='.alt'] textarea, [data-field$='.picture_alt'] input, [data-field$='.picture_alt'] textarea", block || document)?.focus();
  });

  // ---- From page to page without losing one's place

  function go(where) { location.href = where; }

  /** Whoever goes on takes what is written along: it is stored first. Where it can't be, one stays, and is told. */
  function goesOn(event, how) {
    if (event.defaultPrevented || !desk() || !isUnsettled()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    settled().then(() => { if (!isUnsettled()) how(); });
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.pathname === location.pathname && link.hash) return;
    goesOn(event, () => go(link.href));
  });
  document.addEventListener("submit", (event) => goesOn(event, () => event.target.requestSubmit(event.submitter)), true);

  // ---- What is found, and the pages

  let events;
  function listen() {
    events?.close();
    const here = $(".editor");
    if (!here) return;
    const { slug } = here.dataset;
    const choice = $("#preview-variant");
    // Pages that nobody sees aren't laid out.
    const isSeen = choice && !choice.closest("details:not([open])");
    const variant = isSeen ? choice.value : "easy-text";
    events = new EventSource(`/p/${slug}/events?variant=${variant}`);
    events.addEventListener("look", (event) => looked(JSON.parse(event.data), slug, variant));
  }

  /** What is found in a field stands at it. */
  function mark(look) {
    for (const field of $$("[data-field]")) {
      const place = $(".found", field);
      const keys = field.dataset.kind === "grid" ? ["header", "rows"].map((key) => `${field.dataset.field}.${key}`) : [field.dataset.field];
      const html = keys.map((key) => look.fields[key] || "").join("");
      if (field.dataset.html === html) continue;
      field.dataset.html = html;
      // Of some fields, what is found stands elsewhere.
      place?.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
      const control = $("input, textarea, select", field);
      if (keys.some((key) => look.wrong.includes(key))) control?.setAttribute("aria-invalid", "true");
      else control?.removeAttribute("aria-invalid");
    }
  }

  /** A publisher is looked at after each change; nobody waits for it. */
  async function markPublisher() {
    const response = await fetched(`/publishers/${desk().dataset.publisher}/found`);
    if (!response.ok) return;
    const look = await response.json();
    mark(look);
    const others = $("#found-elsewhere");
    if (others && others.innerHTML !== look.others) others.replaceChildren(...new DOMParser().parseFromString(look.others, "text/html").body.childNodes);
  }

  function looked(look, slug, variant) {
    easyLine();
    const summary = $("#summary");
    if (summary) {
      $("summary", summary).textContent = look.summary;
      const list = $(".findings", summary);
      const fresh = new DOMParser().parseFromString(look.findings, "text/html").body.firstElementChild;
      if (list && fresh && list.innerHTML !== fresh.innerHTML) Idiomorph.morph(list, fresh);
    }
    mark(look);
    const here = $(".editor");
    if (look.version && here.dataset.version !== look.version && !sending && !asking && waiting.size === 0 && !editing()) {
      // Somebody else has written, here or in another program.
      reload();
    }
    const state = $("#preview-state");
    if (!state || state.closest("details:not([open])")) return;
    state.textContent = look.trouble || look.state;
    if (variant === "epub" || variant === "easy-text") { written_out(slug, variant, look.version); return; }
    if (look.pages) { pages(look.pages, slug, variant); if (shownOnce) follow(); else showOwn(slug, variant); }
  }

  /** What is known of the easy text, line by line, after each look. */
  let following = false;
  async function easyLine() {
    const place = $("#easy-live");
    if (!place || following) return;
    following = true;
    const { slug, page } = $(".editor").dataset;
    const response = await fetched(`/p/${slug}/easy/${page}/live`);
    following = false;
    if (!response.ok) return;
    const parts = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const id of ["easy-sections", "easy-live", "approval"]) {
      const [old, fresh] = [document.getElementById(id), parts.getElementById(id)];
      if (old && fresh && old.innerHTML !== fresh.innerHTML) Idiomorph.morph(old, fresh);
    }
  }

  /** The page of the section that is open, when pages come for the first time. */
  let shownOnce = false;
  async function showOwn(slug, variant) {
    shownOnce = true;
    const number = $(".editor").dataset.page;
    if (!/^\d+$/.test(number) || document.activeElement?.closest("[data-field]")) return;
    await show(slug, variant, `section[${number}].${variant.startsWith("easy-") ? "easy.text" : "title"}`);
  }

  /** Brings what a field says into view, and marks it there. The newest question alone is answered. */
  let asked = 0;
  async function show(slug, variant, field, words = "") {
    const number = (asked += 1);
    const where = `/p/${slug}/of/${variant}?field=${encodeURIComponent(field)}&words=${encodeURIComponent([...words].slice(0, 120).join(""))}`;
    const response = await fetched(where);
    const spot = response.ok ? await response.json() : null;
    const place = $("#pages");
    if (number !== asked || !place) return;
    $$(".here", place).forEach((one) => one.remove());
    const shown = spot ? place.children[spot.page] : null;
    if (!shown || !shown.classList.contains("page")) return;
    for (const [page, [left, top, right, bottom]] of spot.boxes) {
      const mark = document.createElement("span");
      mark.className = "here";
      const share = (value) => `${(value * 100).toFixed(2)}%`;
      Object.assign(mark.style, { left: share(left), top: share(top), width: share(right - left), height: share(bottom - top) });
      place.children[page]?.append(mark);
    }
    const first = spot.boxes.find(([page]) => page === spot.page);
    const [from, to] = first ? [first[1][1], first[1][3]].map((share) => shown.offsetTop + share * shown.offsetHeight) : [shown.offsetTop, shown.offsetTop + shown.offsetHeight];
    const [seen_from, seen_to] = [place.scrollTop, place.scrollTop + place.clientHeight];
    const begins = from >= seen_from && from <= seen_to - 40;
    if (first ? begins && (to <= seen_to || to - from > place.clientHeight) : begins) return;
    place.scrollTo({ top: Math.max(0, from - (first ? 48 : 8)) });
  }

  /** The paragraph that somebody writes in, where a field has several. */
  function paragraph() {
    const active = document.activeElement;
    if (active?.isContentEditable) {
      const node = getSelection()?.anchorNode;
      const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
      return element?.closest("p, h1, h2, h3, h4, td, th, pre") ?? null;
    }
    return null;
  }

  /** The pages follow the field in focus, and the paragraph in it. */
  let [followed, timer_of_following] = [null, 0];
  function follow() {
    const field = document.activeElement?.closest("[data-field]");
    const choice = $("#preview-variant");
    const here = $(".editor");
    if (!field || !choice || !here || !$("#pages .page")) return;
    const at = paragraph();
    followed = at;
    show(here.dataset.slug, choice.value, field.dataset.field, at && field.contains(at) ? at.textContent : "");
  }

  const editing = () => document.activeElement?.closest("[data-field]") && waiting.size > 0;

  function pages(list, slug, variant) {
    const place = $("#pages");
    const click = place.dataset.click;
    list.forEach((page, index) => {
      let button = place.children[index];
      if (!button || button.tagName !== "BUTTON") {
        button = document.createElement("button");
        button.type = "button";
        button.className = "page";
        const picture = document.createElement("img");
        picture.alt = "";
        picture.loading = "lazy";
        button.append(picture);
        button.addEventListener("click", (event) => clicked(event, slug, button));
        if (place.children[index]) place.replaceChildren(button); else place.append(button);
      }
      button.dataset.page = index;
      button.dataset.variant = variant;
      button.setAttribute("aria-label", `${click} ${index + 1}`);
      const picture = button.firstElementChild;
      picture.width = Math.round(page.width);
      picture.height = Math.round(page.height);
      const source = `/p/${slug}/page/${variant}/${page.stamp}`;
      if (picture.getAttribute("src") !== source) picture.src = source;
    });
    while (place.children.length > list.length) place.lastElementChild.remove();
  }

  async function clicked(event, slug, button) {
    const box = button.getBoundingClientRect();
    // By keyboard there is no point; the top of the page is meant.
    const [x, y] = event.detail === 0 ? [0.5, 0.1] : [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    const response = await fetched(`/p/${slug}/at/${button.dataset.variant}/${button.dataset.page}?x=${x}&y=${y}`);
    if (!response.ok) return;
    const { field, page, address: where } = await response.json();
    if (!field) { announce(say("Det sted på siden er ikke skrevet i et felt", "That place on the page isn't written in a field")); return; }
    const id = `f-${field.replace(/[^A-Za-z0-9]/g, "-")}`;
    if ($("[data-page]").dataset.page === page && document.getElementById(id)) focusField(id); else go(where);
  }

  function focusField(id) {
    const control = document.getElementById(id);
    if (!control) return;
    const field = control.closest("[data-field]") || control;
    field.scrollIntoView({ block: "center" });
    // A table is many controls.
    const target = control.matches("div, section") ? $("input, textarea, select", control) : control;
    (mounted.get(control) || target || control).focus();
  }

  document.addEventListener("focusin", follow);
  document.addEventListener("selectionchange", () => {
    const at = paragraph();
    if (!at || at === followed) return;
    clearTimeout(timer_of_following);
    timer_of_following = setTimeout(follow, 100);
  });

  let written_version;
  async function written_out(slug, variant, version) {
    const place = $("#pages");
    if (written_version === `${variant}${version}`) return;
    written_version = `${variant}${version}`;
    if (variant === "epub") {
      const frame = document.createElement("iframe");
      frame.title = say("E-bogen", "The e-book");
      frame.src = `/p/${slug}/book/full/-?section=${encodeURIComponent(desk().dataset.section ?? "")}`;
      place.replaceChildren(frame);
      return;
    }
    const response = await fetched(`/p/${slug}/text`);
    const text = document.createElement("pre");
    text.textContent = response.ok ? await response.text() : say("Der er ingen letlæst udgave endnu.", "There is no easy-read edition yet.");
    place.replaceChildren(text);
  }

  // ---- Running text as it looks

  const mounted = new Map();

  /** What a link can lead to. */
  const targets = () => JSON.parse($(".editor")?.dataset.targets || '{"sections":[],"goals":[]}');
  function mount() {
    if (!window.udgivEditor) return;
    for (const area of $$("textarea[data-rich]")) {
      if (mounted.has(area)) continue;
      const editor = window.udgivEditor.mount(area, {
        mode: area.dataset.rich,
        locale: root.lang,
        label: area.dataset.label,
        describedby: area.getAttribute("aria-describedby"),
        ...targets(),
      });
      mounted.set(area, editor);
    }
  }

  function unmount() {
    mounted.forEach((editor) => editor.destroy());
    mounted.clear();
  }

  // ---- Publishing

  /** What is to be looked at, and what is otherwise than last time: both change with a publication. */
  async function lookAgain() {
    const response = await fetched(location.pathname);
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const place of ["section.before", "section.since"]) {
      const [old, fresh] = [$(place), $(place, page)];
      if (old && fresh) old.replaceChildren(...fresh.childNodes);
    }
  }

  function publishing() {
    const form = $("#publish");
    if (!form) return;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = $("button[type=submit]", form);
      const chosen = $$("input[name=variant]:checked", form).map((one) => one.value);
      const [bar, step] = [$("#bar"), $("#step")];
      $("#progress").hidden = false;
      button.disabled = true;
      let [all, ready] = [0, 0];
      const told = (one) => {
        if (one.is === "more") all += one.files;
        if (one.is === "waiting") step.textContent = say("Venter på en anden udgivelse …", "Waiting for another publication …");
        if (one.is === "ready") { ready += 1; step.textContent = one.path; }
        if (one.is === "done") {
          $("#published").replaceChildren(...new DOMParser().parseFromString(one.html, "text/html").body.childNodes);
          lookAgain();
          step.textContent = one.made === 0 ? say("Alt var ajour", "Everything was up to date") : one.made === 1 ? say("1 ny fil", "1 new file") : say(`${one.made} nye filer`, `${one.made} new files`);
        }
        if (one.is === "failed") step.textContent = one.message;
        bar.max = Math.max(all, 1);
        bar.value = one.is === "done" ? bar.max : ready;
      };
      try {
        const response = await fetch(`${form.getAttribute("action")}?variants=${chosen.join(",")}`, { method: "POST" });
        const reader = response.body.getReader();
        const decoder = new TextDecoder();
        let rest = "";
        for (;;) {
          const { done, value } = await reader.read();
          if (done) break;
          rest += decoder.decode(value, { stream: true });
          const parts = rest.split("\n\n");
          rest = parts.pop();
          for (const part of parts) {
            const data = part.split("\n").filter((line) => line.startsWith("data:")).map((line) => line.slice(5)).join("\n");
            if (data) told(JSON.parse(data));
          }
        }
      } catch {
        step.textContent = say("Forbindelsen til studiet blev afbrudt", "The connection to the studio was lost");
      }
      button.disabled = false;
    });
  }

  // ---- A publisher's colours, while they are chosen

  let choosing;
  function colours() {
    const place = $("#contrast");
    if (!place) return;
    clearTimeout(choosing);
    choosing = setTimeout(async () => {
      const value = (id) => encodeURIComponent(document.getElementById(id)?.value ?? "");
      const where = `/publishers/${desk().dataset.publisher}/contrast?primary=${value("f-brand-primary")}&accent=${value("f-brand-accent")}&layout=${value("f-layout")}`;
      const response = await fetched(where);
      if (!response.ok) return;
      const fresh = $("#contrast", new DOMParser().parseFromString(await response.text(), "text/html"));
      if (fresh) Idiomorph.morph(place, fresh);
    }, 200);
  }
  document.addEventListener("input", colours);
  document.addEventListener("change", colours);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-colour-for]");
    if (!button) return;
    const text = document.getElementById(button.dataset.colourFor);
    if (!text) return;
    text.value = button.dataset.colour;
    const picker = $(`[data-colour-of="${text.id}"]`);
    if (picker) picker.value = button.dataset.colour;
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.focus();
  });

  /** Parts of a page that take their time come one after another. */
  async function load() {
    for (const place of $$("[data-load]")) {
      const response = await fetched(place.dataset.load);
      if (response.ok) place.replaceChildren(...new DOMParser().parseFromString(await response.text(), "text/html").body.childNodes);
      else place.textContent = say("Det kunne ikke hentes. Prøv at genindlæse siden", "It couldn't be fetched. Try to reload the page");
    }
  }

  /** The list of sections is folded where it would stand before the text: at the width at which studio.css has one column. */
  const narrow = matchMedia("(max-width: 45rem)");
  function fold() {
    for (const list of $$("details.sections")) list.open = !narrow.matches;
  }
  narrow.addEventListener("change", fold);

  /** When something was, as it is told here. */
  function told_times() {
    for (const time of $$("time[datetime]")) {
      time.textContent = new Date(time.dateTime).toLocaleString(root.lang, { dateStyle: "long", timeStyle: "short" });
    }
  }

  /** What can't be drawn isn't there: its place in the document is told in words anyway. */
  document.addEventListener("error", (event) => { if (event.target.dataset?.mayFail !== undefined) event.target.remove(); }, true);

  /** What was done before this page came: a live region tells only of what changes in it. */
  function tellDone() {
    const done = $("[data-announce]");
    if (done) setTimeout(() => announce(done.textContent), 300);
  }

  function start() {
    told_times();
    tellDone();
    if (desk()) {
      fold();
      catchUp();
      mount();
      addEventListener("beforeunload", () => { store(); });
    }
    listen();
    const anew = () => { $("#pages").replaceChildren(); written_version = ""; listen(); };
    $("#preview-variant")?.addEventListener("change", anew);
    $("#preview-variant")?.closest("details")?.addEventListener("toggle", anew);
    publishing();
    load();
    // A browser that has gone to a fragment leaves the focus nowhere where its element is hidden, as that of running text is.
    const arrive = () => { if (location.hash.startsWith("#f-")) setTimeout(() => focusField(location.hash.slice(1))); };
    if (document.readyState === "complete") arrive(); else addEventListener("load", arrive);
    addEventListener("hashchange", arrive);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
