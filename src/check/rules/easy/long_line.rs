//! A line is short enough to take in at a glance, and to fit a narrow screen without being broken again.
//!
//! KS (Norway) sets 65 characters, MTM (Sweden) and Ordblindeforeningen 55.

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R03",
        name: "long-line",
        level: Level::Error,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En linje på over 65 tegn (fejl) eller over 55 (advarsel)",
        en: "A line of more than 65 characters (error) or 55 (warning)",
    },
    why: Bilingual {
        da: "En linje skal kunne overskues (KS, Norge: 65; MTM og Ordblindeforeningen: 55)",
        en: "A line should be taken in at a glance (KS, Norway: 65; MTM and Ordblindeforeningen: 55)",
    },
    examples: &[Example {
        part: SourcePart::Easy,
        wrong: "Foreningerne i kommunen hjælper familier i hele sommerferien.",
        because: Bilingual { da: "61 tegn", en: "61 characters" },
        right: "Foreningerne hjælper din familie.
De hjælper i hele sommerferien.",
    }],
    more: Bilingual {
        da: "Grænser: `line_characters = 55`, `line_characters_most = 65`.",
        en: "Limits: `line_characters = 55`, `line_characters_most = 65`.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    let limits = &context.limits;
    for passage in &context.easy {
        for line in passage.lines.lines() {
            let characters = line.text.chars().count();
            let target = (passage, line.range.clone());
            if characters > limits.line_characters_most {
                file.at(target, LongLine { characters, limit: limits.line_characters_most, most: true });
            } else if characters > limits.line_characters {
                let message = LongLine { characters, limit: limits.line_characters, most: false };
                file.at_level(Level::Warning, target, message);
            }
        }
    }
}

/// A line with more characters than recommended, or than allowed.
#[derive(Debug)]
struct LongLine {
    characters: usize,
    limit: usize,
    most: bool,
}

impl Message for LongLine {
    fn danish(&self) -> Words {
        let Self { characters, limit, most } = self;
        let title = if *most {
            format!("Linjen har {characters} tegn; den må højst have {limit}")
        } else {
            format!("Linjen har {characters} tegn; helst højst {limit}")
        };
        Words::title(title).help("Skriv sætningen kortere, eller del den i to")
    }

    fn english(&self) -> Words {
        let Self { characters, limit, most } = self;
        let title = if *most {
            format!("The line has {characters} characters; {limit} is the most")
        } else {
            format!("The line has {characters} characters; better at most {limit}")
        };
        Words::title(title).help("Write the sentence shorter, or make two of it")
    }
}
