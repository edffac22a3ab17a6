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
  const keptKey = (field) => `udgiv:${location.host}:${desk().dataset.slug || desk().dataset.publisher}:${field}`;
  let timer;
  let sending = false;

  /** A field's content, as the server takes it. */
  function valueOf(field) {
    const control = $("input:not([type=file]):not([type=color]), textarea, select", field);
    switch (field.dataset.kind) {
      case "boolean": return $("input[type=checkbox]", field).checked;
      case "some": return $$("input[type=checkbox]:checked", field).map((one) => one.value);
      case "list": return control.value.split("\n").filter((line) => line.trim() !== "");
      default: return control ? control.value : "";
    }
  }

  const cells = (row) => $$("[data-cell]", row).map((cell) => cell.value);
  function gridOf(field) {
    const rows = $$("tr", field).map(cells);
    return { header: rows[0] || [], rows: rows.slice(1) };
  }

  function changesOf(field) {
    const path = field.dataset.field;
    if (field.dataset.kind === "grid") {
      const now = gridOf(field);
      const before = JSON.parse(stored.get(path));
      return ["header", "rows"]
        .filter((key) => JSON.stringify(now[key]) !== JSON.stringify(before[key]))
        .map((key) => ({ do: "set", field: `${path}.${key}`, value: now[key], before: before[key] }));
    }
    return [{ do: "set", field: path, value: valueOf(field), before: JSON.parse(stored.get(path)) }];
  }

  const contentOf = (field) => JSON.stringify(field.dataset.kind === "grid" ? gridOf(field) : valueOf(field));

  function remember(within = document) {
    for (const field of $$("[data-field]", within)) stored.set(field.dataset.field, contentOf(field));
  }

  function saved(words) {
    const place = $("#saved");
    if (place && place.textContent !== words) place.textContent = words;
  }

  function written(field) {
    const path = field.dataset.field;
    if (contentOf(field) === stored.get(path)) { waiting.delete(path); return; }
    waiting.set(path, field);
    saved(say("Gemmer …", "Saving …"));
    // What isn't stored yet outlives a reload.
    try { if (field.dataset.kind !== "grid") localStorage.setItem(keptKey(path), JSON.stringify({ value: valueOf(field), before: stored.get(path) })); } catch { /* private windows have no storage */ }
    clearTimeout(timer);
    timer = setTimeout(store, 120);
  }

  async function post(where, body) {
    const response = await fetch(where, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return { response, told: await response.json().catch(() => ({})) };
  }

  /** Stores all that waits; one request at a time, so that each knows the version before it. */
  async function store() {
    if (sending || waiting.size === 0) return;
    sending = true;
    const fields = [...waiting.values()].filter((field) => field.isConnected);
    waiting.clear();
    const contents = fields.map(contentOf);
    try {
      const changes = fields.flatMap(changesOf);
      const { response, told } = await post(address(), { version: desk().dataset.version, changes });
      if (response.ok) {
        desk().dataset.version = told.version;
        fields.forEach((field, index) => {
          stored.set(field.dataset.field, contents[index]);
          localStorage.removeItem(keptKey(field.dataset.field));
          wrong(field, "");
        });
        saved(waiting.size ? say("Gemmer …", "Saving …") : say("Alt er gemt", "All is saved"));
      } else if (response.status === 409) {
        conflict(fields, told);
      } else {
        fields.forEach((field) => wrong(field, told.message || say("Det kunne ikke gemmes", "It couldn't be saved")));
        saved(say("Ikke gemt", "Not saved"));
      }
    } catch {
      fields.forEach((field) => waiting.set(field.dataset.field, field));
      saved(say("Studiet svarer ikke. Teksten er ikke gemt endnu", "The studio doesn't answer. The text isn't saved yet"));
      setTimeout(store, 2000);
    }
    sending = false;
    if (waiting.size) store();
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
      one.addEventListener("click", () => { dialog.close(); act(); });
      actions.append(one);
    };
    button(say("Behold det i filen", "Keep what is in the file"), () => { forget(fields); location.reload(); });
    button(say("Brug det, jeg skrev", "Use what I wrote"), () => { insist(fields); location.reload(); });
    dialog.append(heading, ...body.childNodes, actions);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  /** What somebody chose knowing what it replaces needs no comparing any more. */
  function insist(fields) {
    for (const field of fields) {
      const key = keptKey(field.dataset.field);
      const kept = JSON.parse(localStorage.getItem(key) || "null");
      if (kept) localStorage.setItem(key, JSON.stringify({ value: kept.value }));
    }
  }

  function forget(fields) {
    fields.forEach((field) => localStorage.removeItem(keptKey(field.dataset.field)));
  }

  /** Puts back what a reload would have lost. */
  function restore() {
    for (const field of $$("[data-field]")) {
      const kept = localStorage.getItem(keptKey(field.dataset.field));
      if (kept === null || field.dataset.kind === "grid") continue;
      const control = $("input:not([type=file]):not([type=color]), textarea, select", field);
      const { value, before } = JSON.parse(kept);
      // The field may be another one by now, or say something newer.
      if (before !== undefined && before !== contentOf(field)) {
        wrong(field, `${say("Dette blev ikke gemt:", "This wasn't saved:")} ${value}`);
        localStorage.removeItem(keptKey(field.dataset.field));
        continue;
      }
      if (typeof value === "string" && control && control.type !== "checkbox") {
        control.value = value;
        written(field);
      } else {
        localStorage.removeItem(keptKey(field.dataset.field));
      }
    }
  }

  // ---- What comes, goes and moves

  async function restructured(change, focus) {
    clearTimeout(timer);
    await store();
    const { response, told } = await post(address(), { version: desk().dataset.version, changes: [change] });
    if (!response.ok) { announce(told.message || ""); saved(told.message || ""); return; }
    await reload(focus);
  }

  /** The page anew, with as little of it changed as can be. */
  async function reload(focus, where = location.pathname, push = false) {
    const response = await fetch(where);
    if (!response.ok) { location.href = where; return; }
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    unmount();
    for (const id of ["outline", "part"]) {
      const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
      if (old && fresh) Idiomorph.morph(old, fresh, { ignoreActiveValue: true });
    }
    const [old, fresh] = [$("[data-version]"), $("[data-version]", page)];
    if (old && fresh) Object.assign(old.dataset, { version: fresh.dataset.version, page: fresh.dataset.page });
    document.title = page.title;
    const [heading, freshHeading] = [$("main h1"), $("main h1", page)];
    if (heading && freshHeading) heading.textContent = freshHeading.textContent;
    if (push) history.pushState({}, "", where);
    begin();
    const target = focus && document.getElementById(focus);
    if (target) {
      target.scrollIntoView({ block: "center" });
      ($("input, textarea, select, button", target) || target).focus();
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button, a");
    if (!button) return;
    const { add, at, remove, move, from, to, mend, grid } = button.dataset;
    if (add !== undefined) {
      const kind = button.dataset.kindOf ? document.getElementById(button.dataset.kindOf).value : null;
      const path = `${add}[${at}]`;
      if (add === "section") {
        restructured({ do: "add", list: add, at: Number(at), kind }).then(() => go(`/p/${desk().dataset.slug}/s/${at}`));
      } else {
        restructured({ do: "add", list: add, at: Number(at), kind }, `f-${path.replace(/[^A-Za-z0-9]/g, "-")}`);
      }
    } else if (remove !== undefined) {
      const name = button.getAttribute("aria-label") || "";
      restructured({ do: "remove", item: remove }, "part").then(() => offerUndo(name));
    } else if (move !== undefined) {
      const path = `${move}[${to}]`;
      const moved = restructured({ do: "move", list: move, from: Number(from), to: Number(to) }, `f-${path.replace(/[^A-Za-z0-9]/g, "-")}`);
      if (move === "section") moved.then(() => go(`/p/${desk().dataset.slug}/s/${to}`));
    } else if (mend !== undefined) {
      button.disabled = true;
      post(`/p/${desk().dataset.slug}/mend`, { code: mend, line: Number(button.dataset.line), column: Number(button.dataset.column) })
        .then(({ response, told }) => { announce(response.ok ? say("Rettet", "Mended") : told.message); return reload(); });
    } else if (grid !== undefined) {
      changeGrid(button.closest("[data-field]"), grid);
    }
  });

  /** What was deleted comes back by one press: the state before it is the newest that is kept. */
  async function offerUndo(name) {
    const { slug } = desk().dataset;
    $(".undo")?.remove();
    if (!slug) return;
    const response = await fetch(`/p/${slug}/history`);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const newest = $("main ol a", page)?.getAttribute("href");
    if (!newest) return;
    const bar = document.createElement("div");
    bar.className = "undo box";
    bar.setAttribute("role", "status");
    const words = document.createElement("span");
    const what = name.split(": ").slice(1).join(": ");
    words.textContent = say(`»${what}« er slettet. `, `“${what}” is deleted. `);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    button.textContent = say("Fortryd", "Undo");
    button.addEventListener("click", async () => {
      await fetch(newest, { method: "POST" });
      bar.remove();
      await reload();
    });
    bar.append(words, button);
    $("#part").before(bar);
    button.focus();
    bar.scrollIntoView({ block: "nearest" });
  }

  function changeGrid(field, act) {
    const table = $("table", field);
    const cell = (tag, name) => {
      const one = document.createElement(tag);
      const text = document.createElement("textarea");
      text.rows = 1;
      text.dataset.cell = "";
      text.setAttribute("aria-label", name);
      one.append(text);
      return one;
    };
    const width = $$("thead th", table).length;
    const rows = $$("tbody tr", table);
    if (act === "row") {
      const row = document.createElement("tr");
      for (let column = 1; column <= width; column += 1) row.append(cell("td", say(`Række ${rows.length + 1}, kolonne ${column}`, `Row ${rows.length + 1}, column ${column}`)));
      $("tbody", table).append(row);
      $("textarea", row)?.focus();
    } else if (act === "column") {
      const head = cell("th", say(`Overskrift, kolonne ${width + 1}`, `Heading, column ${width + 1}`));
      head.scope = "col";
      $("thead tr", table).append(head);
      rows.forEach((row, index) => row.append(cell("td", say(`Række ${index + 1}, kolonne ${width + 1}`, `Row ${index + 1}, column ${width + 1}`))));
      $("textarea", head).focus();
    } else if (act === "less-rows" && rows.length > 1) {
      rows.at(-1).remove();
    } else if (act === "less-columns" && width > 1) {
      $$("tr", table).forEach((row) => row.lastElementChild.remove());
    }
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
    const field = target.closest("[data-field]");
    if (field) written(field);
  });

  document.addEventListener("change", async (event) => {
    const { target } = event;
    if (!target.dataset.upload || !target.files.length) return;
    const form = new FormData();
    form.append("file", target.files[0]);
    const field = target.closest("[data-field]");
    const response = await fetch(`/p/${desk().dataset.slug}/upload`, { method: "POST", body: form });
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
    picture.src = `/p/${desk().dataset.slug}/file/${told.path}`;
    // Whoever puts a picture in is asked at once what it shows.
    const block = field.closest(".block, #part");
    $("[data-field$='.alt'] textarea, [data-field$='.picture_alt'] input, [data-field$='.picture_alt'] textarea", block || document)?.focus();
  });

  // ---- From page to page without losing one's place

  function go(where) { location.href = where; }

  // ---- What is found, and the pages

  let events;
  function listen() {
    events?.close();
    const here = $(".editor");
    if (!here) return;
    const { slug } = here.dataset;
    const choice = $("#preview-variant");
    const variant = choice ? choice.value : "easy-text";
    events = new EventSource(`/p/${slug}/events?variant=${variant}`);
    events.addEventListener("look", (event) => looked(JSON.parse(event.data), slug, variant));
  }

  function looked(look, slug, variant) {
    const summary = $("#summary");
    if (summary) {
      $("summary", summary).textContent = look.summary;
      const list = $(".findings", summary);
      const fresh = new DOMParser().parseFromString(look.findings, "text/html").body.firstElementChild;
      if (list && fresh && list.innerHTML !== fresh.innerHTML) Idiomorph.morph(list, fresh);
    }
    for (const field of $$("[data-field]")) {
      const place = $(".found", field);
      if (!place) continue;
      const keys = field.dataset.kind === "grid" ? ["header", "rows"].map((key) => `${field.dataset.field}.${key}`) : [field.dataset.field];
      const html = keys.map((key) => look.fields[key] || "").join("");
      if (place.dataset.html === html) continue;
      place.dataset.html = html;
      place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
      const control = $("input, textarea, select", field);
      if (keys.some((key) => look.wrong.includes(key))) control?.setAttribute("aria-invalid", "true");
      else control?.removeAttribute("aria-invalid");
    }
    const here = $(".editor");
    if (look.version && here.dataset.version !== look.version && !sending && waiting.size === 0 && !editing()) {
      // Somebody else has written, here or in another program.
      reload();
    }
    const state = $("#preview-state");
    if (!state) return;
    state.textContent = look.trouble || look.state;
    if (variant === "epub" || variant === "easy-text") { written_out(slug, variant, look.version); return; }
    if (look.pages) { pages(look.pages, slug, variant); if (!shownOnce) showOwn(slug, variant); }
  }

  /** The page of the section that is open, when pages come for the first time. */
  let shownOnce = false;
  async function showOwn(slug, variant) {
    shownOnce = true;
    const number = $(".editor").dataset.page;
    if (!/^\d+$/.test(number) || document.activeElement?.closest("[data-field]")) return;
    await scrollTo(slug, variant, `section[${number}].title`);
  }

  async function scrollTo(slug, variant, field) {
    const response = await fetch(`/p/${slug}/of/${variant}?field=${encodeURIComponent(field)}`);
    const page = response.ok ? await response.json() : null;
    const shown = page === null ? null : $("#pages").children[page];
    if (shown) $("#pages").scrollTo({ top: shown.offsetTop - 8 });
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
    const response = await fetch(`/p/${slug}/at/${button.dataset.variant}/${button.dataset.page}?x=${x}&y=${y}`);
    const { field, page } = await response.json();
    if (!field) { announce(say("Det sted på siden er ikke skrevet i et felt", "That place on the page isn't written in a field")); return; }
    if ($("[data-page]").dataset.page !== page) { go(`/p/${slug}/s/${page}#f-${field.replace(/[^A-Za-z0-9]/g, "-")}`); return; }
    focusField(`f-${field.replace(/[^A-Za-z0-9]/g, "-")}`);
  }

  function focusField(id) {
    const control = document.getElementById(id);
    if (!control) return;
    const field = control.closest("[data-field]") || control;
    field.scrollIntoView({ block: "center" });
    (mounted.get(control) || control).focus();
  }

  document.addEventListener("focusin", async (event) => {
    const field = event.target.closest("[data-field]");
    const choice = $("#preview-variant");
    const here = $(".editor");
    if (!field || !choice || !here || !$("#pages .page")) return;
    await scrollTo(here.dataset.slug, choice.value, field.dataset.field);
  });

  let written_version;
  async function written_out(slug, variant, version) {
    const place = $("#pages");
    if (written_version === `${variant}${version}`) return;
    written_version = `${variant}${version}`;
    if (variant === "epub") {
      const frame = document.createElement("iframe");
      frame.title = say("E-bogen", "The e-book");
      frame.src = `/p/${slug}/book/full/-`;
      place.replaceChildren(frame);
      return;
    }
    const response = await fetch(`/p/${slug}/text`);
    const text = document.createElement("pre");
    text.textContent = response.ok ? await response.text() : say("Der er ingen letlæst udgave endnu.", "There is no easy-read edition yet.");
    place.replaceChildren(text);
  }

  // ---- Running text as it looks

  const mounted = new Map();
  function mount() {
    if (!window.udgivEditor) return;
    for (const area of $$("textarea[data-rich]")) {
      if (mounted.has(area)) continue;
      const editor = window.udgivEditor.mount(area, {
        mode: area.dataset.rich,
        locale: root.lang,
        label: area.dataset.label,
        describedby: area.getAttribute("aria-describedby"),
        sections: [],
        goals: [],
      });
      mounted.set(area, editor);
    }
  }

  function unmount() {
    mounted.forEach((editor) => editor.destroy());
    mounted.clear();
  }

  // ---- Publishing

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
          step.textContent = one.made === 0 ? say("Alt var ajour", "Everything was up to date") : say(`${one.made} nye filer`, `${one.made} new files`);
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

  function begin() {
    remember();
    mount();
  }

  function start() {
    if (desk()) {
      begin();
      restore();
      addEventListener("beforeunload", () => store());
    }
    listen();
    $("#preview-variant")?.addEventListener("change", () => { $("#pages").replaceChildren(); written_version = ""; listen(); });
    publishing();
    if (location.hash.startsWith("#f-")) focusField(location.hash.slice(1));
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
