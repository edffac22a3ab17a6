// What every part uses: words in the language of the page, and what is read aloud.

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

/** Brings a part of the page up to date. What somebody has typed where nothing is stored, such as the name of who approves, stays. */
function morph(old, fresh) {
  const controls = $$("input[type=text][id], textarea[id]", old).filter((one) => !one.closest("[data-field]") && one.value !== one.defaultValue);
  const typed = controls.map((one) => [one.id, one.value]);
  Idiomorph.morph(old, fresh);
  for (const [id, value] of typed) {
    const control = document.getElementById(id);
    if (control) control.value = value;
  }
  recallName();
}

/** Whoever has approved a text in this window is the one who most likely approves the next. */
const NAME = "udgiv:name";
function recallName() {
  const by = $("[data-approve] [name=by]");
  if (!by || by.value || document.activeElement === by) return;
  try { by.value = sessionStorage.getItem(NAME) ?? ""; } catch { /* it is written anew */ }
}
document.addEventListener("submit", (event) => {
  const by = $("[data-approve] [name=by]", event.target.parentElement);
  if (!by || by.form !== event.target) return;
  try { sessionStorage.setItem(NAME, by.value); } catch { /* it is written anew */ }
});
