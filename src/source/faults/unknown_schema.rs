//! A file is written for this version of the format.

use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};

/// Filed where the file is for another version of the format.
pub static UNKNOWN_SCHEMA: Code = Code {
    id: "U006",
    name: "unknown-schema",
    level: Level::Error,
    group: Group::Source,
    documentation: &DOCUMENTATION,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual { da: "`schema` er noget andet end 1", en: "`schema` is not 1" },
    why: Bilingual {
        da: "Filen er skrevet til en anden version af formatet",
        en: "The file is for another version of the format",
    },
    examples: &[Example {
        part: SourcePart::Files,
        wrong: r#"schema = 2

[policy]
title = "Alle skal med"
publisher = "byen"
adopted = 2025-01-29
variants = ["screen", "epub"]

[[section]]
id = "forord"
title = "Forord"
text = "Alle er velkomne."
easy_skip = "Til fagfolk""#,
        because: Bilingual { da: "filen er til en anden version", en: "the file is for another version" },
        right: r#"schema = 1

[policy]
title = "Alle skal med"
publisher = "byen"
adopted = 2025-01-29
variants = ["screen", "epub"]

[[section]]
id = "forord"
title = "Forord"
text = "Alle er velkomne."
easy_skip = "Til fagfolk""#,
    }],
    more: Bilingual { da: "Første linje er `schema = 1`.", en: "The first line is `schema = 1`." },
};

/// A `schema` other than ours.
#[derive(Debug)]
#[allow(missing_docs, reason = "its words say what it is")]
pub struct UnknownSchema;

impl Message for UnknownSchema {
    fn danish(&self) -> Words {
        Words::title("Filen er skrevet til en anden version af formatet")
            .help("Denne version af udgiv læser:  schema = 1")
    }

    fn english(&self) -> Words {
        Words::title("The file is written for another version of the format")
            .help("This version of udgiv reads:  schema = 1")
    }
}
