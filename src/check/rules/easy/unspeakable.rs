//! Every character can be read out by a screen reader and written in Danish braille.
//!
//! Measured with liblouis 3.24: in the six-dot tables da-dk-g16 and da-dk-g26 most characters outside this list silently
//! become question marks. "•" and "→" do have signs, but a list should be written as a list. Rows of `=` or `-` are read out
//! one character at a time.

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R20",
        name: "unspeakable",
        level: Level::Error,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et tegn, som hverken skærmlæser eller punktskrift kan sige: ✓ ☐ • emoji, streger af =",
        en: "A character that neither screen reader nor braille can say: ✓ ☐ • emoji, lines of =",
    },
    why: Bilingual {
        da: "I punktskrift bliver de fleste til et spørgsmålstegn (målt med liblouis 3.24), og en liste \
            er kun en liste, når den er skrevet som en",
        en: "In braille most become a question mark (measured with liblouis 3.24), and a list is one only \
            when written as one",
    },
    examples: &[
        Example {
            part: SourcePart::Easy,
            wrong: "✓ Sport",
            because: Bilingual::NONE,
            right: "- Sport
- Musik",
        },
        Example {
            part: SourcePart::Easy,
            wrong: "• Musik",
            because: Bilingual::NONE,
            right: "- Sport
- Musik",
        },
    ],
    more: Bilingual {
        da: "Bogstaver med accent, tal og almindelige tegn er i orden.",
        en: "Letters with accents, digits and common characters are fine.",
    },
};

/// What Danish braille and screen readers can express in addition to ASCII and Latin letters and digits.
const SPEAKABLE: &str =
    "\u{a0}\u{ad}\u{200b}\u{2007}\u{2009}\u{2010}\u{2011}\u{2012}\u{202f}\u{2060}\u{2212}–—’‘”“„»«…§°€£½¼¾²³";

/// How many times in a row the same mark may stand.
const MOST_IN_A_ROW: usize = 3;

/// The most characters of a drawn line that a message repeats.
const MAX_SHOWN: usize = 10;

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in &context.easy {
        let text = passage.text.value();
        let mut row = 0..0;
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            if !is_speakable(c) {
                file.at((passage, at..end), Unspeakable { character: c });
            }
            let goes_on = row.end == at && text[row.clone()].ends_with(c);
            row = if goes_on { row.start..end } else { at..end };
            let mark = !c.is_alphanumeric() && !c.is_whitespace() && c != '.';
            if mark && text[row.clone()].chars().count() > MOST_IN_A_ROW && !text[end..].starts_with(c) {
                let begins = text[row.clone()].chars().take(MAX_SHOWN).collect();
                file.at((passage, row.clone()), RuleOfCharacters { begins });
            }
        }
    }
}

/// Whether screen readers can say a character and Danish braille can write it.
pub fn is_speakable(c: char) -> bool {
    // Basic Latin, Latin-1 and Latin Extended-A letters; a combining mark is composed in every variant (NFC).
    let latin = c.is_alphanumeric() && u32::from(c) < 0x180 && !matches!(c, 'ª' | 'º');
    c.is_ascii() || latin || SPEAKABLE.contains(c) || ('\u{300}'..='\u{36f}').contains(&c)
}

/// A character that screen readers can't say, or braille can't write.
#[derive(Debug)]
struct Unspeakable {
    character: char,
}

impl Message for Unspeakable {
    fn danish(&self) -> Words {
        let (character, code) = (self.character, u32::from(self.character));
        Words::title(format!(
            "Tegnet »{character}« (U+{code:04X}) kan ikke siges højt eller skrives i punktskrift"
        ))
        .help("Skriv det med ord. En liste laves med »- « først på linjen")
    }

    fn english(&self) -> Words {
        let (character, code) = (self.character, u32::from(self.character));
        Words::title(format!(
            "The character “{character}” (U+{code:04X}) can't be said aloud or written in braille"
        ))
        .help("Write it in words. A list is made with “- ” at the beginning of the line")
    }
}

/// A line drawn with characters.
#[derive(Debug)]
struct RuleOfCharacters {
    /// Its first characters.
    begins: String,
}

impl Message for RuleOfCharacters {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« er en streg lavet af tegn", self.begins))
            .help("Slet den: En skærmlæser læser tegnene op et for et. Brug en tom linje")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” is a rule made of characters", self.begins))
            .help("Delete it: a screen reader reads the characters one by one. Use an empty line")
    }
}
