// What can't be stored, or was stored otherwise by another: kept, told, and put back.

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
