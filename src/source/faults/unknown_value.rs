//! A name is one of the known ones.

use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};
use crate::locale::Locale;

/// Filed for a name that is not a known one.
pub static UNKNOWN_VALUE: Code = Code {
    id: "U005",
    name: "unknown-value",
    level: Level::Error,
    group: Group::Source,
    documentation: &DOCUMENTATION,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et navn, der ikke er et af de mulige: rolle, bloktype, variant, slags",
        en: "A name that is none of the possible: role, type of block, variant, rule",
    },
    why: Bilingual {
        da: "Et gæt kunne give den forkerte udgivelse",
        en: "A guess might give the wrong publication",
    },
    examples: &[Example {
        part: SourcePart::Section,
        wrong: "role = \"fokusomraade\"",
        because: Bilingual::NONE,
        right: "role = \"focus-area\"",
    }],
    more: Bilingual {
        da: "Navnene står i [source-format.md](source-format.md). En undtagelse nævner reglens kode, som den \
             står foran fundet: `allow = [\"R05\"]`.",
        en: "The names stand in [source-format.md](source-format.md). A waiver names the code as it stands \
             before the finding: `allow = [\"R05\"]`.",
    },
};

/// A name that is not a known one.
#[derive(Debug)]
#[allow(missing_docs, reason = "its words say what it is")]
pub struct UnknownValue {
    pub key: String,
    pub value: String,
    pub near: Option<String>,
    pub known: Vec<String>,
}

impl Message for UnknownValue {
    fn danish(&self) -> Words {
        let Self { key, value, near, known } = self;
        let title = Words::title(format!("»{value}« kan ikke stå i »{key}«"));
        let asked = Locale::Danish.meant(near.as_deref()).into_iter();
        asked.chain([format!("Vælg mellem: {}", Locale::Danish.listed(known))]).fold(title, Words::help)
    }

    fn english(&self) -> Words {
        let Self { key, value, near, known } = self;
        let title = Words::title(format!("“{value}” can't be used as {key}"));
        let asked = Locale::English.meant(near.as_deref()).into_iter();
        asked.chain([format!("Choose from: {}", Locale::English.listed(known))]).fold(title, Words::help)
    }
}
