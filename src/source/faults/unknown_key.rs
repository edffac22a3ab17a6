//! Every key is a known one.

use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};
use crate::locale::Locale;

/// Filed for an unknown key.
pub static UNKNOWN_KEY: Code = Code {
    id: "U002",
    name: "unknown-key",
    level: Level::Error,
    group: Group::Source,
    documentation: &DOCUMENTATION,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual { da: "En nøgle, der ikke kan stå det sted", en: "A key that can't stand there" },
    why: Bilingual {
        da: "En stavefejl ville ellers betyde, at teksten stille faldt ud",
        en: "A misspelt key would silently lose its text",
    },
    examples: &[Example {
        part: SourcePart::Policy,
        wrong: "subtitel = \"2025–2028\"",
        because: Bilingual::NONE,
        right: "subtitle = \"2025–2028\"",
    }],
    more: Bilingual {
        da: "Fundet nævner alle de nøgler, der kan stå det pågældende sted.",
        en: "The finding names all keys that can stand there.",
    },
};

/// An unknown key.
#[derive(Debug)]
#[allow(missing_docs, reason = "its words say what it is")]
pub struct UnknownKey {
    pub key: String,
    pub near: Option<String>,
    pub known: Vec<&'static str>,
}

impl Message for UnknownKey {
    fn danish(&self) -> Words {
        let Self { key, near, known } = self;
        let title = Words::title(format!("»{key}« er ikke en nøgle, der kan stå her"));
        let asked = Locale::Danish.meant(near.as_deref()).into_iter();
        asked.chain([format!("Her kan stå: {}", Locale::Danish.listed(known))]).fold(title, Words::help)
    }

    fn english(&self) -> Words {
        let Self { key, near, known } = self;
        let title = Words::title(format!("“{key}” is not a key that can stand here"));
        let asked = Locale::English.meant(near.as_deref()).into_iter();
        asked.chain([format!("Allowed here: {}", Locale::English.listed(known))]).fold(title, Words::help)
    }
}
