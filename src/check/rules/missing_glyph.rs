//! Every character can be shown by one of the layout's fonts.
//!
//! PDF/A-2, 6.2.11.4 requires every glyph to be embedded, and readers should see a letter, not an empty box.

use std::collections::BTreeMap;

use crate::check::{Context, Rule};
use crate::edition::markup::nfc;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::Text;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U040",
        name: "missing-glyph",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et tegn, som ingen af layoutets skrifter har",
        en: "A character that none of the layout's fonts has",
    },
    why: Bilingual {
        da: "Læseren skal se et tegn, ikke en tom firkant (PDF/A-2, 6.2.11.4)",
        en: "Readers should see a character, not an empty box (PDF/A-2, 6.2.11.4)",
    },
    examples: &[Example {
        part: SourcePart::Policy,
        wrong: "title = \"Velkommen 🎉\"",
        because: Bilingual::NONE,
        right: "title = \"Velkommen\"",
    }],
    more: Bilingual {
        da: "De medfølgende skrifter har latinske bogstaver, tal og almindelige tegn. Kinesisk, arabisk \
             eller emoji kræver en skrift, der har dem, i mappen `fonts/`, og et layout, der bruger den.",
        en: "The fonts that come along have Latin letters, digits and common signs. Chinese, Arabic or emoji \
             need a font that has them in the folder `fonts/`, and a layout that uses it.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let Some(layout) = context.layout else { return };
    let families = &layout.settings.fonts;
    // Looking up every character in the fonts is slow in a long text; looking up each distinct one isn't.
    let mut shown: BTreeMap<char, bool> = BTreeMap::new();
    // One finding for each character, however often it stands there, at its first place.
    let mut missing: BTreeMap<char, (&Text, usize, usize)> = BTreeMap::new();
    for text in context.every_text().into_iter().map(|one| one.text) {
        for (at, character) in text.char_indices() {
            if character.is_whitespace() || shown.get(&character) == Some(&true) {
                continue;
            }
            // Fonts show a combining mark as part of a composed letter, so compose it with the character before it.
            let before = text[..at].chars().next_back();
            let pair: String = before.into_iter().chain([character]).collect();
            let composed = nfc(&pair).chars().next_back().unwrap_or(character);
            let is_shown = || invisible(character) || context.fonts.show(families, composed);
            if !*shown.entry(composed).or_insert_with(is_shown) {
                missing.entry(character).or_insert((text, at, 0)).2 += 1;
            }
        }
    }
    for (character, (text, at, count)) in missing {
        let place = || context.within(text, at..at + character.len_utf8());
        findings.under(&rule.code).at(place, GlyphMissing { character, count });
    }
}

/// Characters that control line breaking and joining and have no shape: soft hyphen, joiners, no-break marks.
fn invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

#[derive(Debug)]
struct GlyphMissing {
    character: char,
    /// How many times it stands in the policy.
    count: usize,
}

impl Message for GlyphMissing {
    fn danish(&self) -> Words {
        let &Self { character, count } = self;
        let words = Words::title(format!(
            "Tegnet »{character}« (U+{:04X}) findes ikke i layoutets skrifter",
            u32::from(character)
        ))
        .help("Brug et andet tegn, eller læg en skrift, der har det, i mappen fonts/");
        match count {
            1 => words,
            _ => words.help(format!("Tegnet står {count} steder; det første er her")),
        }
    }

    fn english(&self) -> Words {
        let &Self { character, count } = self;
        let words = Words::title(format!(
            "The character “{character}” (U+{:04X}) is in none of the layout's fonts",
            u32::from(character)
        ))
        .help("Use another character, or put a font that has it into the folder fonts/");
        match count {
            1 => words,
            _ => words.help(format!("The character stands in {count} places; the first is here")),
        }
    }
}
