//! Every required key is present.

use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};
use crate::locale::Locale;
use crate::source::keys::{Line, glossed};

/// Filed for a required key that is missing.
pub static MISSING_KEY: Code = Code {
    id: "U003",
    name: "missing-key",
    level: Level::Error,
    group: Group::Source,
    documentation: &DOCUMENTATION,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En nøgle, der skal være der, og ikke er det",
        en: "A key that has to be there and isn't",
    },
    why: Bilingual { da: "Uden den er udgivelsen ikke hel", en: "Without it the publication isn't whole" },
    examples: &[Example {
        part: SourcePart::Tables,
        wrong: r#"[[section]]
title = "Idræt"
text = "Alle er velkomne."
easy_skip = "Til fagfolk""#,
        because: Bilingual { da: "`id` skal være der", en: "`id` has to be there" },
        right: r#"[[section]]
id = "idraet"
title = "Idræt"
text = "Alle er velkomne."
easy_skip = "Til fagfolk""#,
    }],
    more: Bilingual {
        da: "Skal være der: `schema`, `[policy]` med `title` og `publisher`; i `[[term]]` `word`; i \
             `[[section]]` `id` og `title`; i `[section.easy]` `text`; i en blok `type` og det, typen \
             kræver; hos udgiveren `name` og `[brand]` med `primary` og `accent`.",
        en: "Required are `schema`, `[policy]` with `title` and `publisher`; in `[[term]]` `word`; in \
             `[[section]]` `id` and `title`; in `[section.easy]` `text`; in a block `type` and what the type \
             needs; of a publisher `name`, and `[brand]` with `primary` and `accent`.",
    },
};

/// A missing key, and how to write it.
#[derive(Debug)]
#[allow(missing_docs, reason = "its words say what it is")]
pub struct MissingKey {
    pub key: &'static str,
    pub line: Line,
    /// Where it has to stand if it belongs at the top of the file.
    pub above: Option<Above>,
    /// The header that it has to stand below.
    pub below: Option<String>,
    /// The line that says it, and its number, if there is a # before it.
    pub noted: Option<(usize, String)>,
    /// What it can say, if that is one of a few words.
    pub kinds: Vec<&'static str>,
}

/// What a line at the top of a file stands above.
#[derive(Debug)]
pub enum Above {
    /// The header of the first group.
    Group(String),
    /// All there is.
    Everything,
}

impl Message for MissingKey {
    fn danish(&self) -> Words {
        let Self { key, line, above, below, noted, kinds } = self;
        let place = match above {
            None => below.as_ref().map(|header| format!("på en linje under {header}")),
            Some(Above::Group(header)) => Some(format!("på en linje for sig, over {header}")),
            Some(Above::Everything) => Some("på en linje for sig, øverst i filen".to_owned()),
        };
        if let Some((number, line)) = noted {
            return Words::title(format!("Her mangler »{key}«")).help(format!(
                "Linje {number} er en note, fordi den begynder med #. Slet tegnet, så der står:  {line}"
            ));
        }
        let words = Words::title(format!("Her mangler »{key}«")).help(line.danish_at(place.as_deref()));
        match kinds.as_slice() {
            [] => words,
            kinds => {
                let kinds = glossed(kinds.iter().copied());
                words.help(format!("Vælg mellem: {}", Locale::Danish.listed(&kinds)))
            }
        }
    }

    fn english(&self) -> Words {
        let Self { key, line, above, below, noted, kinds } = self;
        let place = match above {
            None => below.as_ref().map(|header| format!("on a line below {header}")),
            Some(Above::Group(header)) => Some(format!("on a line of its own, above {header}")),
            Some(Above::Everything) => Some("on a line of its own, at the top of the file".to_owned()),
        };
        if let Some((number, line)) = noted {
            return Words::title(format!("“{key}” is missing here")).help(format!(
                "Line {number} is a note, because it begins with #. Delete the sign, so that it says:  {line}"
            ));
        }
        let words = Words::title(format!("“{key}” is missing here")).help(line.english_at(place.as_deref()));
        match kinds.as_slice() {
            [] => words,
            kinds => words.help(format!("Choose from: {}", Locale::English.listed(kinds))),
        }
    }

    fn is_absence(&self) -> bool {
        true
    }
}
