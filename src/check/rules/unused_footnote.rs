//! A footnote that is defined is also referred to: otherwise nobody gets to read it.

use crate::check::{Context, Rule};
use crate::edition::markup::Problem;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U053",
        name: "unused-footnote",
        level: Level::Warning,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual { da: "En fodnote, som ingen henviser til", en: "A footnote that nobody refers to" },
    why: Bilingual {
        da: "Den kommer ikke med, og det er næppe meningen",
        en: "It isn't published, which is hardly meant",
    },
    examples: &[Example {
        part: SourcePart::Text,
        wrong: r"Tallet er fra 2024.

[^tal]: Kommunens egen opgørelse.",
        because: Bilingual { da: "ingen henviser til noten", en: "nothing refers to the note" },
        right: r"Tallet er fra 2024.[^tal]

[^tal]: Kommunens egen opgørelse.",
    }],
    more: Bilingual::NONE,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for (text, range, problem) in context.problems() {
        if let Problem::FootnoteUnused(label) = problem {
            let place = || context.within(text, range.clone());
            findings.under(&rule.code).at(place, FootnoteUnused { label: label.clone() });
        }
    }
}

#[derive(Debug)]
struct FootnoteUnused {
    label: String,
}

impl Message for FootnoteUnused {
    fn danish(&self) -> Words {
        let Self { label } = self;
        Words::title(format!("Fodnoten [^{label}] er ikke brugt og kommer ikke med"))
            .help(format!("Sæt [^{label}] ind i teksten, eller fjern noten"))
    }

    fn english(&self) -> Words {
        let Self { label } = self;
        Words::title(format!("The footnote [^{label}] is not used and is left out"))
            .help(format!("Put [^{label}] into the text, or remove the note"))
    }
}
