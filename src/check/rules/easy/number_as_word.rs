//! A number is quicker to read in digits.
//!
//! Inclusion Europe, *Information for all*. "En" and "et" are exempt: they are also articles.

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::prose::Word;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R07",
        name: "number-as-word",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et tal skrevet med bogstaver, undtagen en og et",
        en: "A number in letters, except \"en\" and \"et\"",
    },
    why: Bilingual {
        da: "Tal er lettere at se (Inclusion Europe, Information for all)",
        en: "Digits are easier to see (Inclusion Europe, Information for all)",
    },
    examples: &[Example {
        part: SourcePart::Easy,
        wrong: "Vi mødes tre gange.",
        because: Bilingual::NONE,
        right: "Vi mødes 3 gange.",
    }],
    more: Bilingual::NONE,
};

const UNITS: &[(&str, u64)] = &[
    ("en", 1),
    ("et", 1),
    ("to", 2),
    ("tre", 3),
    ("fire", 4),
    ("fem", 5),
    ("seks", 6),
    ("syv", 7),
    ("otte", 8),
    ("ni", 9),
];
const TEENS: &[(&str, u64)] = &[
    ("ti", 10),
    ("elleve", 11),
    ("tolv", 12),
    ("tretten", 13),
    ("fjorten", 14),
    ("femten", 15),
    ("seksten", 16),
    ("sytten", 17),
    ("atten", 18),
    ("nitten", 19),
];
const TENS: &[(&str, u64)] = &[
    ("tyve", 20),
    ("tredive", 30),
    ("fyrre", 40),
    ("fyrretyve", 40),
    ("halvtreds", 50),
    ("tres", 60),
    ("halvfjerds", 70),
    ("firs", 80),
    ("halvfems", 90),
    ("hundrede", 100),
    ("tusind", 1000),
    ("tusinde", 1000),
];

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in context.danish_easy() {
        let words: Vec<_> = passage.words().collect();
        for (index, word) in words.iter().enumerate() {
            let Some(number) = number(&word.low) else { continue };
            let before = |steps: usize| index.checked_sub(steps).and_then(|at| words.get(at));
            let after = |steps: usize| words.get(index + steps);
            let same = |one: Option<&&Word>, low: &str| one.is_some_and(|one| one.low == low);
            // "To og to" is an idiom for pairs.
            let paired = (same(after(1), "og") && same(after(2), &word.low))
                || (same(before(1), "og") && same(before(2), &word.low));
            // "Back to Basics" is a name.
            let capital = |one: Option<&&Word>| one.is_some_and(|one| one.is_capitalised());
            let named = capital(before(1)) && capital(after(1));
            if !paired && !named {
                file.at((passage, *word), NumberAsWord { word: word.text.clone(), number });
            }
        }
    }
}

/// The number that a word stands for, from 2 on: "tre", "femogtyve".
pub(super) fn number(word: &str) -> Option<u64> {
    let plain = UNITS[2..].iter().chain(TEENS).chain(TENS).find(|(name, _)| *name == word);
    plain.map(|(_, number)| *number).or_else(|| {
        let (unit, ten) = word.split_once("og")?;
        let find =
            |list: &[(&str, u64)], name: &str| list.iter().find(|(one, _)| *one == name).map(|(_, n)| *n);
        Some(find(UNITS, unit)? + find(TENS, ten)?)
    })
}

/// A number written as a word.
#[derive(Debug)]
struct NumberAsWord {
    word: String,
    number: u64,
}

impl Message for NumberAsWord {
    fn danish(&self) -> Words {
        Words::title(format!("Tallet »{}« er skrevet med bogstaver", self.word))
            .help(format!("Skriv {}", self.number))
    }

    fn english(&self) -> Words {
        Words::title(format!("The number “{}” is written in letters", self.word))
            .help(format!("Write {}", self.number))
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_read_as_danes_say_them() {
        assert_eq!(number("femogtyve"), Some(25));
        assert_eq!(number("enoghalvfjerds"), Some(71));
        assert_eq!(number("tolv"), Some(12));
        assert!(["en", "et", "også", "begge", "tit"].iter().all(|word| number(word).is_none()));
    }
}
