// What is written goes to the studio as it is written, one request at a time.

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
  timer = setTimeout(store, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
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

/** How long somebody has to pause before a question comes between two of their words, in ms. */
const ASK_AFTER = 700;

/** Once nobody writes any more: whether fields say something else than what was sent of them. */
async function isWrittenOn(fields, contents) {
  for (let seen = -1; seen !== writes;) {
    seen = writes;
    await new Promise((done) => setTimeout(done, ASK_AFTER));
  }
  return fields.some((field) => contentOf(field) !== contents.get(field.dataset.field));
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
      // Whoever still writes is asked once they pause, about what stands there then.
      if (await isWrittenOn(fields, contents)) for (const field of fields) waiting.set(field.dataset.field, field);
      else conflict(fields, told);
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
