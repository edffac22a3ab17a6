//! A spot colour has a name that a print shop knows it by.
//!
//! ISO 32000-1, 8.6.6.4: `All` and `None` mean something else, and the process inks have names of their own.

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U082",
        name: "spot-name",
        level: Level::Error,
        group: Group::Print,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En staffagefarve med et navn, der betyder noget andet: `All`, `None`, `Black`",
        en: "A spot colour with a name that means something else: `All`, `None`, `Black`",
    },
    why: Bilingual {
        da: "Trykkeriet ville lave den forkerte plade (ISO 32000-1, 8.6.6.4)",
        en: "The print shop would make the wrong plate (ISO 32000-1, 8.6.6.4)",
    },
    examples: &[Example {
        part: SourcePart::Publisher,
        wrong: "[brand]\nprimary_spot = \"All\"",
        because: Bilingual {
            da: "`All` betyder alle plader på en gang",
            en: "`All` means every plate at once",
        },
        right: "[brand]\nprimary_spot = \"PANTONE 3165 C\"",
    }],
    more: Bilingual::NONE,
};

/// Names that can't be used: PDF gives them another meaning, or they are process inks.
const RESERVED: &[&str] = &["", "all", "none", "cyan", "magenta", "yellow", "black"];
/// The most bytes of a name. PDF's own limit for names is 127.
const MAX_BYTES: usize = 100;

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let Some(brand) = context.publisher.map(|publisher| &publisher.brand) else { return };
    for spot in [&brand.primary_spot, &brand.accent_spot].into_iter().flatten() {
        let name = spot.trim();
        let taken = RESERVED.contains(&name.to_lowercase().as_str());
        if taken || name.len() > MAX_BYTES || name.chars().any(char::is_control) {
            let name = name.chars().take(40).collect();
            findings.under(&rule.code).at(spot.place(), NoSpotName { name });
        }
    }
}

#[derive(Debug)]
struct NoSpotName {
    name: String,
}

impl Message for NoSpotName {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« kan ikke være navnet på en staffagefarve", self.name))
            .help("Skriv navnet, som det står i farveviften:  primary_spot = \"PANTONE 3165 C\"")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” can't be the name of a spot colour", self.name))
            .help("Write the name as it stands in the swatch book:  primary_spot = \"PANTONE 3165 C\"")
    }
}
