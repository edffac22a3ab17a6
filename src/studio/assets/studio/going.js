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
  goesOn(event, () => go(link.href));
});
document.addEventListener("submit", (event) => goesOn(event, () => event.target.requestSubmit(event.submitter)), true);
