// What the buttons of the toolbar show where a drawing says it shorter than words. The words are the button's name and its tooltip.

const NS = "http://www.w3.org/2000/svg";

/** Lines in a square of 20, drawn with the colour of the text. */
const DRAWN = {
  link: "M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2L10 5.8M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1.5-1.5",
  bullets: "M8 5h9M8 10h9M8 15h9M3.4 5h.8M3.4 10h.8M3.4 15h.8",
  numbers: "M9 5h8M9 10h8M9 15h8M3 3.5l1.3-.7V7M2.8 11.4c.2-1.4 2.6-1.4 2.6.1 0 1.1-1.5 1.4-2.6 3.2h2.8",
  indent: "M3 4h14M10 8h7M10 12h7M3 16h14M3.5 7.5 6 10l-2.5 2.5",
  outdent: "M3 4h14M10 8h7M10 12h7M3 16h14M6 7.5 3.5 10 6 12.5",
  quote: "M4 14v-3c0-3 1-4.5 3.5-5.5M4 14h3.5v-3.5H4M11.5 14v-3c0-3 1-4.5 3.5-5.5M11.5 14H15v-3.5h-3.5",
  table: "M3 4h14v12H3zM3 8h14M3 12h14M8 4v12M12.5 4v12",
  undo: "M7 4 3.5 7.5 7 11M4 7.5h8a4 4 0 0 1 0 8H8",
  redo: "M13 4l3.5 3.5L13 11M16 7.5H8a4 4 0 0 0 0 8h4",
};

/** The drawing of a button; null where its words are shown. */
export function icon(name) {
  if (!DRAWN[name]) return null;
  const svg = document.createElementNS(NS, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 20 20", width: "20", height: "20", "aria-hidden": "true", focusable: "false" })) svg.setAttribute(key, value);
  const path = document.createElementNS(NS, "path");
  path.setAttribute("d", DRAWN[name]);
  svg.append(path);
  return svg;
}
