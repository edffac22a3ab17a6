// A publisher's colours, while they are chosen.

let choosing;
function colours() {
  const place = $("#contrast");
  if (!place) return;
  clearTimeout(choosing);
  choosing = setTimeout(async () => {
    const value = (id) => encodeURIComponent(document.getElementById(id)?.value ?? "");
    const where = `/publishers/${desk().dataset.publisher}/contrast?primary=${value("f-brand-primary")}&accent=${value("f-brand-accent")}&layout=${value("f-layout")}`;
    const response = await fetched(where);
    if (!response.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    // What somebody has folded out stays so.
    for (const fold of $$("#contrast details", fresh)) fold.open = $("#contrast details")?.open ?? false;
    for (const part of ["contrast", "offer-primary", "offer-accent"]) {
      const [old, now] = [document, fresh].map((page) => page.getElementById(part));
      if (old && now) morph(old, now);
    }
  }, 200);
}
document.addEventListener("input", colours);
document.addEventListener("change", colours);
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-colour-for]");
  if (!button) return;
  const text = document.getElementById(button.dataset.colourFor);
  if (!text) return;
  text.value = button.dataset.colour;
  const picker = $(`[data-colour-of="${text.id}"]`);
  if (picker) picker.value = button.dataset.colour;
  text.dispatchEvent(new Event("input", { bubbles: true }));
  text.focus();
});
