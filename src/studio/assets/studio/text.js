// Running text as it looks.

const mounted = new Map();

/** What a link can lead to. */
const targets = () => JSON.parse($(".editor")?.dataset.targets || '{"sections":[],"goals":[]}');
function mount() {
  if (!window.udgivEditor) return;
  for (const area of $$("textarea[data-rich]")) {
    if (mounted.has(area)) continue;
    const editor = window.udgivEditor.mount(area, {
      mode: area.dataset.rich,
      locale: root.lang,
      label: area.dataset.label,
      describedby: area.getAttribute("aria-describedby"),
      ...targets(),
    });
    mounted.set(area, editor);
  }
}

function unmount() {
  mounted.forEach((editor) => editor.destroy());
  mounted.clear();
}
