// Parts that come, go and move: sections, blocks, rows and columns, files.

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
    if (old && fresh) morph(old, fresh);
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
    if (old && fresh) morph(old, fresh);
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
    const { publisher, slug } = desk().dataset;
    post(`${publisher ? `/publishers/${publisher}` : `/p/${slug}`}/${act}`, { code: button.dataset.code, file: button.dataset.file, line: Number(button.dataset.line), column: Number(button.dataset.column) })
      .then(({ response, told }) => { announce(told.message || say("Rettet", "Mended")); return reload(); })
      .then(() => publisher && markPublisher())
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
