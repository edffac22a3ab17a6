//! A word that most people rarely meet is explained, or replaced by one they know.
//!
//! Inclusion Europe, *Information for all*: use words that people know well. Words count as known if they are
//! in `dictionaries/da/common.txt`, in any form, or compounds of two such words, or explained by the glossary, or names.

use super::abbreviation::is_abbreviation;
use super::number_as_word::number;
use super::verbal_noun::is_verbal;
use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, WordList, Words,
};
use crate::prose::{Sentence, Word};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R14",
        name: "rare-word",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et ord, som ikke er i listen over almindelige ord, ikke i ordlisten og ikke et navn",
        en: "A word that is in neither the list of common words nor the glossary, and is no name",
    },
    why: Bilingual {
        da: "Ord, folk kender (Inclusion Europe, Information for all)",
        en: "Words that people know (Inclusion Europe, Information for all)",
    },
    examples: &[Example {
        part: SourcePart::Easy,
        wrong: "Vi faciliterer en proces.",
        because: Bilingual::NONE,
        right: "Vi hjælper jer i gang.",
    }],
    more: Bilingual {
        da: "Er det et ord, læserne skal kende, så forklar det i ordlisten. Kender de det allerede, så \
            skriv det i `known_words`.",
        en: "If readers have to know the word, explain it in the glossary. If they know it already, write \
            it in `known_words`.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in context.danish_easy() {
        for sentence in &passage.sentences {
            for (at, word) in sentence.words.iter().enumerate() {
                // The first half of a compound whose rest comes later: "aktivitets- og samværstilbud".
                let half = passage.text[word.range.end..].starts_with('-');
                if half || is_left_to_other_rules(context, word) || context.is_explained(&word.low) {
                    continue;
                }
                let mut parts = word.low.split('-').filter(|part| !part.is_empty());
                let common = parts.all(|part| context.danish.is_common(part));
                if !common && !is_name(context, sentence, at) {
                    file.once(passage, word, || RareWord { word: word.text.clone() });
                }
            }
        }
    }
}

/// Whether another rule gives better advice about a word, or it isn't really one: long words, acronyms, numbers,
/// addresses, abbreviations, verbal nouns.
fn is_left_to_other_rules(context: &Context<'_>, word: &Word) -> bool {
    let low = word.low.as_str();
    !(3..context.limits.long_word).contains(&word.letters())
        || word.text == word.text.to_uppercase()
        || low.contains(|c: char| c.is_ascii_digit())
        || word.is_address()
        || is_verbal(low)
        || is_abbreviation(low)
        || number(low).is_some()
}

/// Whether a word is a name, or part of one: it has a capital that isn't just that of an ordinary word at the beginning
/// of a sentence.
pub(super) fn is_name(context: &Context<'_>, sentence: &Sentence, at: usize) -> bool {
    let word = &sentence.words[at];
    let before_name = sentence.words.get(at + 1).is_some_and(|next| next.is_capitalised());
    word.is_capitalised() && (at > 0 || before_name || !context.danish.knows(&word.low))
}

/// A word that readers may not know.
#[derive(Debug)]
struct RareWord {
    word: String,
}

impl Message for RareWord {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« er ikke et ord, de fleste møder tit", self.word))
            .help("Brug et mere kendt ord, eller forklar det i ordlisten:  [[term]] med easy = \"…\"")
            .help("Kender jeres læsere det?  known_words i udgiverens [easy]")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” is not a word that most people often meet", self.word))
            .help("Use a better known word, or explain it in the glossary:  [[term]] with easy = \"…\"")
            .help("Do your readers know it?  known_words in the publisher's [easy]")
    }

    fn word(&self) -> Option<(&str, WordList)> {
        Some((&self.word, WordList::OfReaders))
    }
}
