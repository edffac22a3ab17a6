// Signs typed at a line's beginning. A number makes a list only from 1 on: "29. januar" is a date.

import { inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";

export function rules(schema, mode) {
  if (mode !== "blocks") return inputRules({ rules: [] });
  const { bullet_list, ordered_list, heading } = schema.nodes;
  return inputRules({
    rules: [
      wrappingInputRule(/^\s*[-+*]\s$/, bullet_list),
      wrappingInputRule(/^1([.)])\s$/, ordered_list, (match) => ({ mark: match[1] })),
      textblockTypeInputRule(/^(#{2,3})\s$/, heading, (match) => ({ level: match[1].length })),
    ],
  });
}
