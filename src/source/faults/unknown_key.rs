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
    /// The header under which it can stand; empty for the top of the file.
    pub home: Option<&'static str>,
    /// Whether it belongs in the publisher's file.
    pub is_publishers: bool,
    pub known: Vec<&'static str>,
}

impl Message for UnknownKey {
    fn danish(&self) -> Words {
        let Self { key, near, home, known, .. } = self;
        let publishers = self.is_publishers.then(|| {
            format!("»{key}« hører til i udgiverens fil i mappen sources/publishers/: flyt linjen dertil")
        });
        let title = Words::title(format!("»{key}« er ikke en nøgle, der kan stå her"));
        let asked = Locale::Danish.meant(near.as_deref()).into_iter();
        let home = home.map(|header| match header {
            "" => format!("»{key}« hører til øverst i filen, over den første gruppe: flyt linjen derop"),
            _ if header.ends_with(&format!("{key}]]")) || header.ends_with(&format!("{key}]")) => {
                format!("Skriv:  {header}")
            }
            _ => {
                format!("»{key}« hører til under {header}, før den næste gruppe begynder: flyt linjen derop")
            }
        });
        asked
            .chain(home)
            .chain(publishers)
            .chain([format!("Her kan stå: {}", Locale::Danish.listed(known))])
            .fold(title, Words::help)
    }

    fn english(&self) -> Words {
        let Self { key, near, home, known, .. } = self;
        let publishers = self.is_publishers.then(|| {
            format!("“{key}” belongs in the publisher's file in the folder sources/publishers/: move the line there")
        });
        let title = Words::title(format!("“{key}” is not a key that can stand here"));
        let asked = Locale::English.meant(near.as_deref()).into_iter();
        let home = home.map(|header| match header {
            "" => {
                format!("“{key}” belongs at the top of the file, above the first group: move the line there")
            }
            _ if header.ends_with(&format!("{key}]]")) || header.ends_with(&format!("{key}]")) => {
                format!("Write:  {header}")
            }
            _ => format!("“{key}” belongs under {header}, before the next group begins: move the line there"),
        });
        asked
            .chain(home)
            .chain(publishers)
            .chain([format!("Allowed here: {}", Locale::English.listed(known))])
            .fold(title, Words::help)
    }
}
