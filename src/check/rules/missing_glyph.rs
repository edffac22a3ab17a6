//! Every character can be shown by one of the layout's fonts.
//!
//! PDF/A-2, 6.2.11.4 requires every glyph to be embedded, and readers should see a letter, not an empty box.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::check::{Context, Rule};
use crate::edition::markup::nfc;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::layout::Fonts;
use crate::policy::{KeyedText, Text, TextKind, VariantName};

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
             eller emoji kræver en skrift, der har dem, i mappen `fonts/`, og et layout, der nævner den i `fonts`. En e-bog viser \
             læserens egne skrifter, så en politik, der kun udkommer som e-bog, må have alle tegn.",
        en: "The fonts that come along have Latin letters, digits and common signs. Chinese, Arabic or emoji \
             need a font that has them in the folder `fonts/`, and a layout that names it in `fonts`. An e-book is shown \
             in the reader's own fonts, so a policy published as nothing else may have any character.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let Some(layout) = context.layout else { return };
    let families = &layout.settings.fonts;
    let full = context.shown().iter().any(|variant| variant.sets_pages() && !variant.is_easy());
    let easy = context.shown().iter().any(|variant| variant.sets_pages() && variant.is_easy());
    // Looking up every character in the fonts is slow in a long text; looking up each distinct one isn't.
    let mut shown: FxHashMap<char, bool> = FxHashMap::default();
    // One finding for each character, however often it stands there, at its first place.
    let mut missing: BTreeMap<char, Missing<'_>> = BTreeMap::new();
    for KeyedText { text, kind, .. } in context.printed_texts() {
        // An e-book is set by whoever reads it, in fonts of their own; what no file can hold is left out of it, too.
        let set = match kind {
            TextKind::Markup | TextKind::InlineMarkup => full,
            TextKind::Easy => easy,
            TextKind::Plain | TextKind::Alternative | TextKind::About => full || easy,
        };
        let mut file = |range: Range<usize>, character: char| {
            if is_unseen(character) {
                let place = || context.within(text, range.clone());
                // What breaks a line or a page stands between words.
                let instead = if character.is_whitespace() { " " } else { "" };
                let mend = || context.mend(text, range.clone(), instead);
                findings.under(&rule.code).mended(place, mend, Unseen { character });
            } else {
                Missing::count(&mut missing, character, text, range);
            }
        };
        if set {
            look(context, (text, families), &mut shown, file);
        } else {
            let lost = |(_, character): &(usize, char)| {
                never(*character) || character.is_control() && !is_space(*character)
            };
            text.char_indices()
                .filter(lost)
                .for_each(|(at, character)| file(at..at + character.len_utf8(), character));
        }
    }
    // "&starf;" is a star on the page.
    for parsed in context.texts.iter().filter(|_| full) {
        for (range, said) in &parsed.markup.entities {
            let is_missing = |character: &char| {
                !(is_space(*character)
                    || *shown
                        .entry(*character)
                        .or_insert_with(|| can_show(context.fonts, families, *character)))
            };
            if let Some(character) = said.chars().find(is_missing) {
                Missing::count(&mut missing, character, parsed.text, range.clone());
            }
        }
    }
    for (character, Missing { text, range, count }) in missing {
        findings.under(&rule.code).at(|| context.within(text, range), GlyphMissing { character, count });
    }
    // The sheet for the print shop is set in a font of its own.
    if context.shown().contains(&VariantName::Print)
        && let Some(publisher) = context.publisher
    {
        let families: Vec<String> = PREFLIGHT.iter().map(|family| (*family).to_owned()).collect();
        let (brand, mut shown) = (&publisher.brand, FxHashMap::default());
        for text in
            [&brand.primary_spot, &brand.accent_spot, &publisher.print.condition].into_iter().flatten()
        {
            look(context, (text, &families), &mut shown, |range, character| {
                findings.under(&rule.code).at(|| context.within(text, range), NotOnSheet { character });
            });
        }
    }
}

/// A character that no font has: where it stands first, and how often.
struct Missing<'a> {
    text: &'a Text,
    range: Range<usize>,
    count: usize,
}

impl<'a> Missing<'a> {
    fn count(all: &mut BTreeMap<char, Self>, character: char, text: &'a Text, range: Range<usize>) {
        let first = Self { text, range, count: 0 };
        all.entry(character).or_insert(first).count += 1;
    }
}

/// The font of `layouts/base/preflight.typ`.
const PREFLIGHT: &[&str] = &["Source Sans 3"];

/// Files the characters of a text that none of the families has.
fn look(
    context: &Context<'_>,
    (text, families): (&Text, &[String]),
    shown: &mut FxHashMap<char, bool>,
    mut file: impl FnMut(Range<usize>, char),
) {
    for (at, character) in text.char_indices() {
        if shown.get(&character) == Some(&true) || is_space(character) {
            continue;
        }
        // Fonts show a combining mark as part of a composed letter, so compose it with the character before it.
        let before = text[..at].chars().next_back();
        let pair: String = before.into_iter().chain([character]).collect();
        let composed = nfc(&pair).chars().next_back().unwrap_or(character);
        let is_shown = || can_show(context.fonts, families, composed);
        if !*shown.entry(composed).or_insert_with(is_shown) {
            file(at..at + character.len_utf8(), character);
        }
    }
}

/// The byte order mark and noncharacters have a glyph in some fonts, and no file may hold them as text.
fn never(character: char) -> bool {
    matches!(character, '\0' | '\u{feff}' | '\u{fffd}' | '\u{fffe}' | '\u{ffff}')
}

fn can_show(fonts: &Fonts, families: &[String], character: char) -> bool {
    !never(character) && (invisible(character) || fonts.show(families, character))
}

/// White space, which needs no glyph; that of Ogham is a line. A tabulator for lines, a form feed or a next line (U+0085) is a blank to one
/// reader, a break to the next and nothing to a third.
fn is_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{b}' | '\u{c}' | '\u{85}' | '\u{1680}')
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
        .help("Slet tegnet, eller brug et andet")
        .help("Skal det stå der, så bed den, der har lavet layoutet, om en skrift, der har tegnet");
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
        .help("Delete the character, or use another")
        .help("If it has to stand there, ask whoever made the layout for a font that has the character");
        match count {
            1 => words,
            _ => words.help(format!("The character stands in {count} places; the first is here")),
        }
    }
}

/// A name on the sheet for the print shop, whose font no layout chooses.
#[derive(Debug)]
struct NotOnSheet {
    character: char,
}

impl Message for NotOnSheet {
    fn danish(&self) -> Words {
        let &Self { character } = self;
        let code = u32::from(character);
        Words::title(format!(
            "Tegnet »{character}« (U+{code:04X}) kan ikke stå på kontrolarket til trykkeriet"
        ))
        .help("Skriv navnet, som trykkeriet kender det, med latinske bogstaver og tal")
    }

    fn english(&self) -> Words {
        let &Self { character } = self;
        let code = u32::from(character);
        Words::title(format!(
            "The character “{character}” (U+{code:04X}) can't stand on the sheet for the print shop"
        ))
        .help("Write the name as the print shop knows it, in Latin letters and digits")
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
        .help(match self.character.is_whitespace() {
            true => "Skriv et mellemrum i stedet; det er ofte kommet med fra et andet program",
            false => "Slet det; det er ofte kommet med fra et andet program",
        })
    }

    fn english(&self) -> Words {
        Words::title(format!(
            "There is an invisible character (U+{:04X}) that can't be printed",
            u32::from(self.character)
        ))
        .help(match self.character.is_whitespace() {
            true => "Write a space instead; it often comes along from another program",
            false => "Delete it; it often comes along from another program",
        })
    }
}
