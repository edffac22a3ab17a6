// Keeps the document one that can be written: a table's first row heads it, and lists of one kind under each other are one.

import { Plugin } from "prosemirror-state";
import { canJoin } from "prosemirror-transform";

export const tidy = (schema) =>
  new Plugin({
    appendTransaction(transactions, before, state) {
      if (!transactions.some((tr) => tr.docChanged)) return null;
      const tr = state.tr;
      const { table_header, table_cell, table_row } = schema.nodes;
      const joins = [];
      state.doc.descendants((node, at, parent, index) => {
        if (table_row && node.type === table_row) {
          node.forEach((cell, offset) => {
            const type = index === 0 ? table_header : table_cell;
            if (cell.type !== type) tr.setNodeMarkup(at + 1 + offset, type, cell.attrs);
          });
        }
        const last = index > 0 && parent.child(index - 1);
        if (last && node.type.name.endsWith("_list") && last.type === node.type && last.attrs.marker === node.attrs.marker && last.attrs.mark === node.attrs.mark) joins.push(at);
        return !node.isTextblock;
      });
      for (const at of joins.reverse()) if (canJoin(tr.doc, at)) tr.join(at);
      return tr.docChanged ? tr : null;
    },
  });

