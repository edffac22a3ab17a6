// What happens when a page has come.

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

/** What is meant is in sight, in a list that is longer than its box. */
function showMeant() {
  for (const one of $$(".chunks > [aria-current], .original > .meant")) {
    const box = one.parentElement;
    const top = one.offsetTop - box.offsetTop;
    if (top + one.offsetHeight > box.clientHeight) box.scrollTop = top - box.clientHeight / 3;
  }
  // What was moved is seen, and the hand stays on the button that moved it.
  const moved = $("#part .undone");
  if (!moved) return;
  $("#part [autofocus]")?.focus();
  (moved.closest("[aria-current]") ?? moved).scrollIntoView({ block: "nearest" });
}

function start() {
  showMeant();
  told_times();
  tellDone();
  if (desk()) {
    fold();
    catchUp();
    mount();
    recallName();
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
