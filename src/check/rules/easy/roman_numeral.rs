//! A Roman numeral is read as letters, by people and by screen readers.
//!
//! LanguageTool, *Leichte Sprache*; Inclusion Europe, *Information for all*.

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R08",
        name: "roman-numeral",
        level: Level::Error,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual { da: "Et romertal", en: "A Roman numeral" },
    why: Bilingual {
        da: "Det bliver læst som bogstaver, også af skærmlæsere (LanguageTool, Leichte Sprache)",
        en: "It is read as letters, by screen readers too (LanguageTool, Leichte Sprache)",
    },
    examples: &[Example {
        part: SourcePart::Easy,
        wrong: "Læs kapitel IV.",
        because: Bilingual::NONE,
        right: "Læs kapitel 4.",
    }],
    more: Bilingual::NONE,
};

/// Words that look like a numeral.
const WORDS: &[&str] = &[
    "CD", "CC", "CV", "DI", "DM", "DC", "LI", "LIV", "LIX", "MC", "MD", "MI", "MIL", "MIX", "MM", "DIM",
    "MID", "VI", "DL", "MIMI",
];

/// Words after which a single letter is a numeral: "kapitel V".
const COUNTED: &[&str] = &["afsnit", "bilag", "bind", "del", "fase", "kapitel", "niveau", "trin", "type"];

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in &context.easy {
        let mut before = "";
        for word in passage.words() {
            let counted = COUNTED.contains(&before);
            before = &word.low;
            let certain = word.text.len() > 1 && !WORDS.contains(&word.text.as_str());
            if let Some(number) = roman(&word.text).filter(|_| certain || counted) {
                file.at((passage, word), RomanNumeral { word: word.text.clone(), number });
            }
        }
    }
}

/// The value of a Roman numeral; `None` for anything that isn't a well-formed one.
pub(super) fn roman(word: &str) -> Option<u64> {
    const VALUES: &[(&str, u64)] = &[
        ("M", 1000),
        ("CM", 900),
        ("D", 500),
        ("CD", 400),
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    if !word.bytes().all(|byte| b"MDCLXVI".contains(&byte)) {
        return None;
    }
    let (mut rest, mut number, mut again) = (word, 0, String::new());
    for (letters, value) in VALUES {
        while let Some(more) = rest.strip_prefix(letters) {
            (rest, number) = (more, number + value);
            again.push_str(letters);
            if again.len() > 15 {
                return None;
            }
        }
    }
    let canonical = !["IIII", "XXXX", "CCCC", "VV", "LL", "DD"].iter().any(|wrong| again.contains(wrong));
    (rest.is_empty() && number > 0 && canonical).then_some(number)
}

/// A Roman numeral.
#[derive(Debug)]
struct RomanNumeral {
    word: String,
    number: u64,
}

impl Message for RomanNumeral {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« er et romertal", self.word)).help(format!("Skriv {}", self.number))
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” is a Roman numeral", self.word)).help(format!("Write {}", self.number))
    }
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn numerals_are_told_from_letters() {
        assert_eq!(roman("XIV"), Some(14));
        assert_eq!(roman("MCMLXXXIV"), Some(1984));
        assert!(["IIII", "IC", "VX", "ABC", "", "Vi"].iter().all(|word| roman(word).is_none()));
    }
}
