//! Percentages and large numbers mean little to a reader without an explanation.
//!
//! The Baden-Württemberg seal for easy language; Inclusion Europe, *Information for all*. Years, telephone numbers and post codes
//! are more like names than numbers.

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::prose::{Sentence, Word};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R09",
        name: "large-number",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Procent eller et tal på 4 cifre eller mere uden forklaring; ikke årstal, telefonnumre og \
            postnumre",
        en: "A percentage, or a number of 4 digits or more, without an explanation; not years, telephone \
            numbers and post codes",
    },
    why: Bilingual {
        da: "Store tal siger først noget, når de bliver holdt op mod noget kendt (mærket i \
            Baden-Württemberg)",
        en: "A large number means something only beside something known (the Baden-Württemberg seal)",
    },
    examples: &[
        Example {
            part: SourcePart::Easy,
            wrong: "75 procent af klubberne er med.",
            because: Bilingual::NONE,
            right: "3 ud af 4 klubber er med.",
        },
        Example {
            part: SourcePart::Easy,
            wrong: "Her bor 12.500 mennesker.",
            because: Bilingual { da: "uden forklaring", en: "without an explanation" },
            right: "Her bor 12.500 mennesker.
Det er lige så mange som i hele Byen.",
        },
    ],
    more: Bilingual { da: "Grænse: `large_number = 4` cifre.", en: "Limit: `large_number = 4` digits." },
};

/// Words for per cent.
const PER_CENT: &[&str] = &["procent", "procentpoint", "pct"];

/// Words for large numbers.
const LARGE: &[&str] = &["million", "millioner", "mio", "milliard", "milliarder", "mia"];

/// How the next sentence begins if it explains a number.
const EXPLAINING_SENTENCE: &[&str] =
    &["det er", "det betyder", "det svarer", "det vil", "altså", "så mange", "så meget"];

/// Phrases that explain a number within its own sentence.
const EXPLAINING_PHRASES: &[&str] =
    &[" ud af ", " svarer til ", " halvdel", " hver anden", " hver tredje", " hver fjerde", " hver femte"];

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in &context.easy {
        for (index, sentence) in passage.sentences.iter().enumerate() {
            let whole = passage.text[sentence.range.clone()].to_lowercase();
            let next =
                passage.sentences.get(index + 1).map(|next| passage.text[next.range.clone()].to_lowercase());
            let explained = EXPLAINING_PHRASES.iter().any(|cue| whole.contains(cue))
                || next.is_some_and(|next| EXPLAINING_SENTENCE.iter().any(|cue| next.starts_with(cue)));
            if explained {
                continue;
            }
            for (at, word) in sentence.words.iter().enumerate() {
                let after = &passage.text[word.range.end..sentence.range.end];
                let is_number = word.text.starts_with(|c: char| c.is_ascii_digit());
                let next = sentence.words.get(at + 1).map_or("", |next| next.low.as_str());
                let followed_by = |list: &[&str]| list.contains(&next);
                if is_number && (after.trim_start().starts_with('%') || followed_by(PER_CENT)) {
                    let unit = if followed_by(PER_CENT) { format!(" {next}") } else { " %".to_owned() };
                    file.at((passage, word), PerCent { words: format!("{}{unit}", word.text) });
                } else if is_number
                    && (followed_by(LARGE)
                        || is_large(word, after, at, sentence, context.limits.large_number))
                {
                    let unit = if followed_by(LARGE) { format!(" {next}") } else { String::new() };
                    file.at((passage, word), LargeNumber { words: format!("{}{unit}", word.text) });
                }
            }
        }
    }
}

fn is_large(word: &Word, after: &str, at: usize, sentence: &Sentence, limit: usize) -> bool {
    let whole = word.text.split(',').next().unwrap_or_default();
    let digits = whole.chars().filter(char::is_ascii_digit).count();
    let only_digits = digits == whole.len();
    if digits < limit || !whole.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ' ' | '\u{a0}')) {
        return false;
    }
    let year = only_digits && digits == 4 && (1000..2200).contains(&whole.parse::<u32>().unwrap_or(0));
    let after_word = at.checked_sub(1).map_or("", |before| sentence.words[before].low.as_str());
    let telephone = digits == 8
        && (only_digits || whole.split([' ', '\u{a0}']).all(|group| group.len() == 2 || group.len() == 4))
        || ["45", "telefon", "tlf", "cvr", "ean"].contains(&after_word);
    let code = only_digits && digits == 4 && after.trim_start().starts_with(char::is_uppercase);
    !(year || telephone || code)
}

/// A percentage without an explanation.
#[derive(Debug)]
struct PerCent {
    words: String,
}

impl Message for PerCent {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« står uden forklaring", self.words))
            .help("Skriv det med mennesker: 8 ud af 10. Eller forklar tallet i næste linje: Det er …")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” stands without an explanation", self.words))
            .help("Say it with people: 8 out of 10. Or explain the number on the next line: Det er …")
    }
}

/// A large number without an explanation.
#[derive(Debug)]
struct LargeNumber {
    words: String,
}

impl Message for LargeNumber {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« er et stort tal uden forklaring", self.words))
            .help("Er det nødvendigt? Så forklar det i næste linje: Det er lige så mange som …")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” is a large number without an explanation", self.words))
            .help("Is it needed? Then explain it on the next line: Det er lige så mange som …")
    }
}
