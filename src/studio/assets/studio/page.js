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
