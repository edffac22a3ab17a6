// From page to page without losing what is written.

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
  // A field that is here is where one goes, though it has a page of its own.
  const { slug } = desk()?.dataset ?? {};
  if (slug && link.pathname.startsWith(`/p/${slug}/`) && link.hash.startsWith("#f-") && document.getElementById(link.hash.slice(1))) {
    event.preventDefault();
    focusField(link.hash.slice(1));
    return;
  }
  goesOn(event, () => go(link.href));
});
document.addEventListener("submit", (event) => goesOn(event, () => event.target.requestSubmit(event.submitter)), true);
/** A place that is written in fields here is seen as they make it. */
document.addEventListener("submit", (event) => {
  const seen = $("[data-seen]", event.target);
  if (seen && desk()) seen.value = desk().dataset.version;
});
