// Elements made from data: text is always text, never markup.

let made = 0;
/** An id that no other element made here has. */
export const freshId = () => `udgiv-editor-${++made}`;

export function element(name, attrs = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attrs)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}
