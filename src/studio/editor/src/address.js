// What people write as an address, as the address of a link; null where it is none.

export function linkAddress(written) {
  const text = written.trim();
  if (/^(https?:\/\/|mailto:|tel:)\S+$/i.test(text) || /^#[\w-]+$/.test(text)) return text;
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return `mailto:${text}`;
  if (/^\+?[\d ]{3,20}$/.test(text)) return `tel:${text.replace(/ /g, "")}`;
  if (/^([\p{L}\p{N}-]+\.)+\p{L}{2,}([/?#]\S*)?$/u.test(text)) return `https://${text}`;
  return null;
}
