//! Every character can be shown by one of the layout's fonts.
//!
//! PDF/A-2, 6.2.11.4 requires every glyph to be embedded, and readers should see a letter, not an empty box.

use std::collections::BTreeMap;

use crate::check::{Context, Rule};
use crate::edition::markup::nfc;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::layout::Fonts;

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
    for text in context.printed_texts().into_iter().map(|one| one.text) {
        for (at, character) in text.char_indices() {
            if is_space(character) || shown.get(&character) == Some(&true) {
                continue;
            }
            // Fonts show a combining mark as part of a composed letter, so compose it with the character before it.
            let before = text[..at].chars().next_back();
            let pair: String = before.into_iter().chain([character]).collect();
            let composed = nfc(&pair).chars().next_back().unwrap_or(character);
            let is_shown = || can_show(context.fonts, families, composed);
            if !*shown.entry(composed).or_insert_with(is_shown) {
                let range = at..at + character.len_utf8();
                let place = || context.within(text, range.clone());
                let mut found = findings.under(&rule.code);
                if is_unseen(character) {
                    let mend = || context.mend(text, range.clone(), "");
                    found.mended(place, mend, Unseen { character });
                } else {
                    found.at(place, GlyphMissing { character });
                }
            }
        }
    }
    // "&starf;" is a star on the page.
    for parsed in &context.texts {
        for (range, said) in &parsed.markup.entities {
            let missing = |character: &char| {
                !(is_space(*character)
                    || *shown
                        .entry(*character)
                        .or_insert_with(|| can_show(context.fonts, families, *character)))
            };
            if let Some(character) = said.chars().find(missing) {
                let place = || context.within(parsed.text, range.clone());
                findings.under(&rule.code).at(place, GlyphMissing { character });
            }
        }
    }
}

fn can_show(fonts: &Fonts, families: &[String], character: char) -> bool {
    // The byte order mark and noncharacters have a glyph in some fonts, and no PDF may hold them as text.
    let never = matches!(character, '\0' | '\u{feff}' | '\u{fffd}' | '\u{fffe}' | '\u{ffff}');
    !never && (invisible(character) || fonts.show(families, character))
}

/// White space, which needs no glyph; that of Ogham is a line.
fn is_space(character: char) -> bool {
    character.is_whitespace() && character != '\u{1680}'
}

/// Characters that nobody sees and that no page can hold: control characters, byte order marks, changes of direction.
fn is_unseen(character: char) -> bool {
    let directs = matches!(character, '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2061}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}');
    character.is_control() || directs
}

/// Characters that control line breaking and joining and have no shape: soft hyphen, joiners, no-break marks.
fn invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

#[derive(Debug)]
struct GlyphMissing {
    character: char,
}

impl Message for GlyphMissing {
    fn danish(&self) -> Words {
        let &Self { character } = self;
        Words::title(format!(
            "Tegnet »{character}« (U+{:04X}) findes ikke i layoutets skrifter",
            u32::from(character)
        ))
        .help("Brug et andet tegn, eller læg en skrift, der har det, i mappen fonts/")
    }

    fn english(&self) -> Words {
        let &Self { character } = self;
        Words::title(format!(
            "The character “{character}” (U+{:04X}) is in none of the layout's fonts",
            u32::from(character)
        ))
        .help("Use another character, or put a font that has it into the folder fonts/")
    }
}

#[derive(Debug)]
struct Unseen {
    character: char,
}

impl Message for Unseen {
    fn danish(&self) -> Words {
        Words::title(format!(
            "Her står et usynligt tegn (U+{:04X}), som ikke kan trykkes",
            u32::from(self.character)
        ))
        .help("Slet det; det er ofte kommet med fra et andet program")
    }

    fn english(&self) -> Words {
        Words::title(format!(
            "There is an invisible character (U+{:04X}) that can't be printed",
            u32::from(self.character)
        ))
        .help("Delete it; it often comes along from another program")
    }
}
