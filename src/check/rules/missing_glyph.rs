//! Every character can be shown by one of the layout's fonts.
//!
//! PDF/A-2, 6.2.11.4 wants every glyph embedded; a reader wants a letter, not an empty box.

use std::collections::BTreeMap;

use super::super::{Context, Rule};
use crate::edition::markup::nfc;
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U040",
        name: "missing-glyph",
        level: Level::Error,
        group: Group::Publication,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let Some(layout) = context.layout else { return };
    let families = &layout.settings.fonts;
    // Asking a font for each of some hundred thousand characters is slow; for each of some hundred it isn't.
    let mut shown: BTreeMap<char, bool> = BTreeMap::new();
    for (_, text) in context.printed() {
        for (at, character) in text.char_indices() {
            if character.is_whitespace() || shown.get(&character) == Some(&true) {
                continue;
            }
            // A combining mark is shown by the letter it makes: compose it with what stands before it.
            let before = text[..at].chars().next_back();
            let pair: String = before.into_iter().chain([character]).collect();
            let composed = nfc(&pair).chars().next_back().unwrap_or(character);
            let is_shown = || invisible(character) || context.fonts.show(families, composed);
            if !*shown.entry(composed).or_insert_with(is_shown) {
                let place = || context.within(text, at..at + character.len_utf8());
                findings.under(&rule.code).at(place, Fault::GlyphMissing { character });
            }
        }
    }
}

/// Characters that guide the setting and have no shape: soft hyphen, joiners, no-break marks.
fn invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}
