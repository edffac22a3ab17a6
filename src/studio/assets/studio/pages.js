// What is found, and the publication's pages beside the form.

let events;
function listen() {
  events?.close();
  // What is found is told wherever there are fields of a policy.
  const slug = desk()?.dataset.slug;
  if (!slug) return;
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
    // What was said above of a place that couldn't be right is said anew at its field.
    if (field.dataset.html !== undefined) $("[data-until-mended]")?.remove();
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
    if (list && fresh && list.innerHTML !== fresh.innerHTML) morph(list, fresh);
  }
  mark(look);
  const here = desk();
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
    if (old && fresh && old.innerHTML !== fresh.innerHTML) morph(old, fresh);
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
