//! Every character can be shown by one of the layout's fonts.
//!
//! PDF/A-2, 6.2.11.4 requires every glyph to be embedded, and readers should see a letter, not an empty box.

use std::collections::BTreeMap;

use crate::check::{Context, Rule};
use crate::edition::markup::nfc;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::{KeyedText, Place, Text, TextKind, VariantName};

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
    let mut shown: BTreeMap<char, bool> = BTreeMap::new();
    for KeyedText { text, kind, .. } in context.every_text() {
        // An e-book is set by whoever reads it, in fonts of their own.
        let set = match kind {
            TextKind::Markup | TextKind::InlineMarkup => full,
            TextKind::Easy => easy,
            TextKind::Plain | TextKind::Alternative | TextKind::About => full || easy,
        };
        if set {
            look(context, (text, families), &mut shown, |place, character| {
                findings.under(&rule.code).at(place, GlyphMissing { character });
            });
        }
    }
    // The sheet for the print shop is set in a font of its own.
    if context.shown().contains(&VariantName::Print)
        && let Some(publisher) = context.publisher
    {
        let families: Vec<String> = PREFLIGHT.iter().map(|family| (*family).to_owned()).collect();
        let (brand, mut shown) = (&publisher.brand, BTreeMap::new());
        for text in
            [&brand.primary_spot, &brand.accent_spot, &publisher.print.condition].into_iter().flatten()
        {
            look(context, (text, &families), &mut shown, |place, character| {
                findings.under(&rule.code).at(place, NotOnSheet { character });
            });
        }
    }
}

/// The font of `layouts/base/preflight.typ`.
const PREFLIGHT: &[&str] = &["Source Sans 3"];

/// Files the characters of a text that none of the families has.
fn look(
    context: &Context<'_>,
    (text, families): (&Text, &[String]),
    shown: &mut BTreeMap<char, bool>,
    mut file: impl FnMut(Place, char),
) {
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
            file(context.within(text, at..at + character.len_utf8()), character);
        }
    }
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
        .help("Brug et andet tegn")
        .help("Eller læg en skrift, der har det, i mappen fonts/, og skriv dens navn i layoutets fonts = […] (layout.toml)")
    }

    fn english(&self) -> Words {
        let &Self { character } = self;
        Words::title(format!(
            "The character “{character}” (U+{:04X}) is in none of the layout's fonts",
            u32::from(character)
        ))
        .help("Use another character")
        .help("Or put a font that has it into the folder fonts/, and its name into the layout's fonts = […] (layout.toml)")
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
