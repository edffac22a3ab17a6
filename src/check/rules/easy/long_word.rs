//! Long words are hard to take in, and Danish forms them by writing words together.
//!
//! LanguageTool, *Leichte Sprache* (13 letters); Inclusion Europe, *Information for all*. Words that the glossary
//! explains are exempt. A hyphen at the joint of a compound shows its halves, so each half counts on its own.

use super::rare_word::is_name;
use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R05",
        name: "long-word",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et ord på 14 bogstaver eller mere, som ikke er i ordlisten og ikke er et navn",
        en: "A word of 14 letters or more that is neither in the glossary nor a name",
    },
    why: Bilingual {
        da: "Dansk sætter ord sammen; læseren skal skille dem ad (LanguageTool, Leichte Sprache: 13 \
            bogstaver)",
        en: "Danish writes words together; readers have to take them apart (LanguageTool, Leichte \
            Sprache: 13)",
    },
    examples: &[Example {
        part: SourcePart::Easy,
        wrong: "Spørg i fritidsforvaltningen.",
        because: Bilingual::NONE,
        right: "Spørg i fritids-forvaltningen.",
    }],
    more: Bilingual {
        da: "Fundet viser, hvor ordet kan deles, når ordbogen kan se det. Endnu bedre er et kortere ord: \
            »Spørg kommunen om fritid.« Et ord, der er forklaret i ordlisten, er i orden. Grænse: \
            `long_word = 14`.",
        en: "The finding shows where the word can be hyphenated, if the dictionary can tell. A shorter word \
            is better still: “Spørg kommunen om fritid.” A word that the glossary explains is fine. \
            Limit: `long_word = 14`.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in &context.easy {
        for sentence in &passage.sentences {
            for (at, word) in sentence.words.iter().enumerate() {
                let longest =
                    word.text.split('-').max_by_key(|part| part.chars().count()).unwrap_or_default();
                let letters = longest.chars().filter(|c| c.is_alphabetic()).count();
                // A name can't be replaced by a shorter word.
                let irreplaceable = word.is_address() || is_name(context, sentence, at);
                if letters < context.limits.long_word || irreplaceable || context.is_explained(&word.low) {
                    continue;
                }
                file.once(passage, word, || LongWord {
                    word: word.text.clone(),
                    letters,
                    hyphenated: context.danish.split(longest).map(|split| word.text.replace(longest, &split)),
                });
            }
        }
    }
}

/// A word with too many letters.
#[derive(Debug)]
struct LongWord {
    word: String,
    letters: usize,
    /// The compound with a hyphen between its halves, if the dictionary knows them.
    hyphenated: Option<String>,
}

impl Message for LongWord {
    fn danish(&self) -> Words {
        let help = self.hyphenated.iter().map(|hyphenated| format!("Del det for læseren: {hyphenated}"));
        Words::new(format!("»{}« er et langt ord ({} bogstaver)", self.word, self.letters), help)
            .help("Brug et kortere ord, eller forklar det i ordlisten:  [[term]] med easy = \"…\"")
    }

    fn english(&self) -> Words {
        let help =
            self.hyphenated.iter().map(|hyphenated| format!("Hyphenate it for the reader: {hyphenated}"));
        Words::new(format!("“{}” is a long word ({} letters)", self.word, self.letters), help)
            .help("Use a shorter word, or explain it in the glossary:  [[term]] with easy = \"…\"")
    }
}
