//! A language is named by a BCP 47 tag.
//!
//! Screen readers choose their voice by it: WCAG 2.2, 3.1.1 and 3.1.2; PDF/UA-1, 7.2. A rule checks running text
//! (`check/rules/unknown_language.rs`).

use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};

/// Filed for something that is not a language tag, in a key or in markup.
pub const UNKNOWN_LANGUAGE: Code = Code {
    id: "U018",
    name: "unknown-language",
    level: Level::Error,
    group: Group::Publication,
    documentation: &DOCUMENTATION,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et sprog, der ikke er skrevet som en sprogkode (BCP 47)",
        en: "A language that isn't written as a language tag (BCP 47)",
    },
    why: Bilingual {
        da: "Skærmlæseren vælger stemme efter den (WCAG 2.2, 3.1.1 og 3.1.2; PDF/UA-1, 7.2)",
        en: "Screen readers choose their voice by it (WCAG 2.2, 3.1.1 and 3.1.2; PDF/UA-1, 7.2)",
    },
    examples: &[
        Example {
            part: SourcePart::Policy,
            wrong: "language = \"dansk\"",
            because: Bilingual::NONE,
            right: "language = \"da\"",
        },
        Example {
            part: SourcePart::Text,
            wrong: "Vi siger <span lang=\"tysk\">Moin</span>",
            because: Bilingual::NONE,
            right: "Vi siger <span lang=\"de\">Moin</span>",
        },
    ],
    more: Bilingual {
        da: "Andre: `de`, `en`, `en-GB`, `fo`, `kl`.",
        en: "Others: `de`, `en`, `en-GB`, `fo`, `kl`.",
    },
};

/// Something that is not a language tag.
#[derive(Debug)]
#[allow(missing_docs, reason = "its words say what it is")]
pub struct UnknownLanguage {
    pub tag: String,
    /// The line with the language that was meant.
    pub line: Option<String>,
}

impl Message for UnknownLanguage {
    fn danish(&self) -> Words {
        let Self { tag, line } = self;
        if tag.trim().is_empty() {
            return Words::title("»language« er tom")
                .help("Skriv for eksempel:  language = \"da\"")
                .help("Eller slet linjen");
        }
        Words::title(format!("»{tag}« er ikke en sprogkode")).help(match line {
            Some(line) => format!("Skriv:  {line}"),
            None => "Skriv en kode på to eller tre bogstaver: da, de, en, en-GB, fo, kl".to_owned(),
        })
    }

    fn english(&self) -> Words {
        let Self { tag, line } = self;
        if tag.trim().is_empty() {
            return Words::title("“language” is empty")
                .help("Write for example:  language = \"da\"")
                .help("Or delete the line");
        }
        Words::title(format!("“{tag}” is not a language code")).help(match line {
            Some(line) => format!("Write:  {line}"),
            None => "Write a code of two or three letters: da, de, en, en-GB, fo, kl".to_owned(),
        })
    }
}
