//! A policy has something to publish.

use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};

/// Filed for a policy without a single section.
pub static NO_SECTIONS: Code = Code {
    id: "U014",
    name: "no-sections",
    level: Level::Error,
    group: Group::Source,
    documentation: &DOCUMENTATION,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual { da: "En politik uden et eneste afsnit", en: "A policy without a section" },
    why: Bilingual { da: "Der er intet at udgive", en: "There is nothing to publish" },
    examples: &[Example {
        part: SourcePart::Files,
        wrong: r#"schema = 1

[policy]
title = "Alle skal med"
publisher = "byen"
adopted = 2025-01-29"#,
        because: Bilingual::NONE,
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
    more: Bilingual::NONE,
};

/// There is no section at all.
#[derive(Debug)]
#[allow(missing_docs, reason = "its words say what it is")]
pub struct NoSections;

impl Message for NoSections {
    fn danish(&self) -> Words {
        Words::title("Politikken har ingen afsnit").help("Skriv mindst ét:  [[section]]")
    }

    fn english(&self) -> Words {
        Words::title("The policy has no sections").help("Write at least one:  [[section]]")
    }

    fn is_absence(&self) -> bool {
        true
    }
}
