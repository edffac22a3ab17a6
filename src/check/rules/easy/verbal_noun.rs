//! A noun derived from a verb or an adjective hides who does what: "inddragelse" for "vi spørger dig".
//!
//! Dansk Sprognævn and lex.dk on plain language: *verbalsubstantiver*. Everyday ones (uddannelse, mulighed) are in the list
//! of common words and exempt, as are those that the glossary explains.

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R13",
        name: "verbal-noun",
        level: Level::Hint,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et navneord på -ning, -else eller -hed, som ikke er et hverdagsord",
        en: "A noun in -ning, -else or -hed that isn't an everyday word",
    },
    why: Bilingual {
        da: "Det gemmer, hvem der gør hvad (Dansk Sprognævn og lex.dk om klart sprog: verbalsubstantiver)",
        en: "It hides who does what (the Danish Language Council and lex.dk on plain language)",
    },
    examples: &[Example {
        part: SourcePart::Easy,
        wrong: "Tilmelding sker ved henvendelse i klubben.",
        because: Bilingual::NONE,
        right: "Du melder dig til i klubben.",
    }],
    more: Bilingual::NONE,
};

/// Endings that derive nouns.
const ENDINGS: &[&str] = &["ning", "else", "hed"];
const FORMS: &[&str] = &["", "s", "en", "n", "ens", "ns", "er", "r", "ers", "erne", "rne", "ernes", "rnes"];

/// Words with such an ending that don't stand for an act.
const NOT_AN_ACT: &[&str] = &[
    "faglighed",
    "forskellighed",
    "forudsætning",
    "forvaltning",
    "helhed",
    "lidelse",
    "lighed",
    "menighed",
    "omgivelse",
    "ulighed",
];

/// The fewest letters before the ending.
const MIN_STEM: usize = 3;

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in context.danish_easy() {
        for word in passage.words() {
            // Long words are left to R05.
            let other = word.letters() >= context.limits.long_word || !is_verbal(&word.low);
            if other || context.danish.is_common(&word.low) || context.is_explained(&word.low) {
                continue;
            }
            file.once(passage, word, || VerbalNoun { word: word.text.clone() });
        }
    }
}

/// Whether a word is a noun derived from a verb or an adjective, in any of its forms.
pub(super) fn is_verbal(low: &str) -> bool {
    FORMS.iter().filter_map(|form| low.strip_suffix(form)).any(|base| {
        let stem = ENDINGS.iter().find_map(|ending| base.strip_suffix(ending));
        let long = stem
            .is_some_and(|stem| stem.chars().count() >= MIN_STEM && stem.chars().all(char::is_alphabetic));
        long && !NOT_AN_ACT.contains(&base)
    })
}

/// A noun that hides an act.
#[derive(Debug)]
struct VerbalNoun {
    word: String,
}

impl Message for VerbalNoun {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« gemmer en handling i et navneord", self.word))
            .help("Kan du sige, hvem der gør hvad? Vi spørger dig, ikke: inddragelse")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” hides an act in a noun", self.word))
            .help("Can you say who does what? “Vi spørger dig”, not “inddragelse”")
    }
}

#[cfg(test)]
mod tests {
    use super::is_verbal;

    #[test]
    fn endings_are_known_in_their_forms() {
        assert!(is_verbal("inddragelsen") && is_verbal("rummelighedens") && is_verbal("betegningerne"));
        assert!(!is_verbal("ting") && !is_verbal("hed") && !is_verbal("penge"));
    }
}
