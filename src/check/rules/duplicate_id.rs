//! An id is used once in a policy.
//!
//! Links, bookmarks and page lists find a section or goal by its id in every variant; EPUB 3.3 and XML
//! allow each id once per file; here it is once per policy.

use std::collections::BTreeMap;

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::{Block, Text};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U010",
        name: "duplicate-id",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual { da: "Det samme `id` to gange i en politik", en: "The same `id` twice in a policy" },
    why: Bilingual {
        da: "Et link ville føre det forkerte sted hen (EPUB 3.3, XML)",
        en: "A link would lead to the wrong place (EPUB 3.3, XML)",
    },
    examples: &[Example {
        part: SourcePart::Section,
        wrong: "id = \"forord\"",
        because: Bilingual {
            da: "et andet afsnit hedder det i forvejen",
            en: "another section has it already",
        },
        right: "id = \"fagligt-forord\"",
    }],
    more: Bilingual {
        da: "Et `id` skal være ene om sit navn i hele politikken, også på tværs af afsnit og mål.",
        en: "An `id` is used once in the whole policy, by sections and goals alike.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut seen: BTreeMap<&str, &Text> = BTreeMap::new();
    for id in ids(context).filter(|id| !id.is_empty()) {
        match seen.get(id.as_str()) {
            Some(first) => {
                let line = context.line(first.place());
                let other = context.line_with(id.place(), &format!("\"{}-2\"", id.value()));
                let fault = DuplicateId { id: id.value().clone(), line, other };
                findings.under(&rule.code).at(id.place(), fault);
            }
            None => {
                seen.insert(id, id);
            }
        }
    }
}

/// Every id of the policy: sections and goals.
pub fn ids<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Text> {
    context.policy.sections.iter().flat_map(|section| {
        let goals = section.blocks.iter().filter_map(|block| match block.value() {
            Block::Goal { id, .. } => id.as_ref(),
            _ => None,
        });
        std::iter::once(&section.id).chain(goals)
    })
}

#[derive(Debug)]
struct DuplicateId {
    id: String,
    line: usize,
    /// The line with another id, as an example.
    other: Option<String>,
}

impl Message for DuplicateId {
    fn danish(&self) -> Words {
        let Self { id, line, other } = self;
        Words::title(format!("»{id}« er brugt som id to gange; første gang i linje {line}"))
            .help(match other {
                Some(other) => format!("Giv det ene et andet id, for eksempel:  {other}"),
                None => "Giv det ene et andet id".to_owned(),
            })
            .help("Id'et er adressen, som links peger på")
    }

    fn english(&self) -> Words {
        let Self { id, line, other } = self;
        Words::title(format!("“{id}” is used as an id twice; first in line {line}"))
            .help(match other {
                Some(other) => format!("Give one of them another id, for example:  {other}"),
                None => "Give one of them another id".to_owned(),
            })
            .help("The id is the address that links point to")
    }
}
