//! Every character of a drawing's text can be drawn.
//!
//! Readers should see a letter, not an empty box. In text it is U040; in a drawing the letters become outlines before a
//! layout sees them.

use crate::check::{Context, Rule, drawings};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::is_format;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U045",
        name: "drawing-glyph-missing",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et tegn i en tegnings tekst, som ingen skrift har",
        en: "A character in a drawing's text that no font has",
    },
    why: Bilingual {
        da: "Læseren skal se et tegn, ikke en tom firkant",
        en: "Readers should see a character, not an empty box",
    },
    examples: &[Example {
        part: SourcePart::Block,
        wrong: r#"type = "figure"
src = "images/kontakt.svg"
alt = "Telefonnummeret til Borgerservice: 12 34 56 78.""#,
        because: Bilingual {
            da: "teksten i kontakt.svg har tegnet ☎",
            en: "the text in kontakt.svg has the character ☎",
        },
        right: r#"type = "figure"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
    }],
    more: Bilingual {
        da: "Er teksten lavet om til kurver, er der ingen tegn, der kan mangle.",
        en: "If the text is turned into outlines, no character can be missing.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for drawing in drawings(context) {
        let mut characters: Vec<char> = drawing.lettering.characters.iter().copied().collect();
        let has_shape = |character: &char| {
            !character.is_whitespace()
                && !character.is_control()
                && !is_format(*character)
                && !matches!(character, '\u{ad}' | '\u{200c}' | '\u{200d}')
        };
        characters.retain(|one| has_shape(one) && !context.fonts.show_anywhere(*one));
        if !characters.is_empty() {
            let picture = [drawing.holder.danish(), drawing.holder.english()];
            drawing.file(findings, &rule.code, GlyphMissing { picture, characters });
        }
    }
}

#[derive(Debug)]
struct GlyphMissing {
    picture: [String; 2],
    characters: Vec<char>,
}

impl GlyphMissing {
    /// The first of them, each with its number.
    fn some(&self, [open, close]: [&str; 2]) -> String {
        let some = self.characters.iter().take(5);
        let named: Vec<String> =
            some.map(|one| format!("{open}{one}{close} (U+{:04X})", u32::from(*one))).collect();
        named.join(", ")
    }
}

impl Message for GlyphMissing {
    fn danish(&self) -> Words {
        let [picture, _] = &self.picture;
        let (these, them) = if self.characters.len() == 1 { ("tegnet", "det") } else { ("tegnene", "dem") };
        let some = self.some(["»", "«"]);
        Words::title(format!("{picture} har {these} {some} i sin tekst, og ingen skrift har {them}"))
            .help("Lav teksten om til kurver i tegneprogrammet (Inkscape: Sti → Objekt til sti), og gem igen")
            .help("Eller læg en skrift, der har tegnet, i mappen fonts/")
    }

    fn english(&self) -> Words {
        let [_, picture] = &self.picture;
        let these = if self.characters.len() == 1 { "character" } else { "characters" };
        Words::title(format!("{picture} has the {these} {} in its text, which no font has", self.some(["“", "”"])))
            .help("Turn the text into outlines in the drawing program (Inkscape: Path → Object to Path), and save again")
            .help("Or put a font that has the character into the folder fonts/")
    }
}
