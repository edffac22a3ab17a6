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
}
