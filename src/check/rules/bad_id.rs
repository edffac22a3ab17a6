//! An id consists of lower-case letters a–z, digits and hyphens.
//!
//! It becomes part of file names and addresses in every variant. Ids that
//! editions give to the sections they add are reserved.

use std::collections::BTreeSet;

use super::duplicate_id::ids;
use crate::check::{Context, Rule};
use crate::edition::{RESERVED_IDS, RESERVED_PREFIXES};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::{Text, is_reserved, is_slug, slug_for};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U011",
        name: "bad-id",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et `id` med andet end a–z, tal og bindestreger, eller et, `udgiv` selv bruger",
        en: "An `id` with other than a–z, digits and hyphens, or one that `udgiv` uses itself",
    },
    why: Bilingual {
        da: "Det bliver til filnavne og adresser i alle udgaver",
        en: "It becomes file names and addresses",
    },
    examples: &[
        Example {
            part: SourcePart::Section,
            wrong: "id = \"Værdighed\"",
            because: Bilingual { da: "stort bogstav og æ", en: "a capital letter, and æ" },
            right: "id = \"vaerdighed\"",
        },
        Example {
            part: SourcePart::Section,
            wrong: "id = \"ordliste\"",
            because: Bilingual { da: "det bruger `udgiv` selv", en: "`udgiv` uses it itself" },
            right: "id = \"fagord\"",
        },
    ],
    more: Bilingual {
        da: "Disse bruger `udgiv` selv: `ordliste`, `kolofon`, `figurerne`, `indhold`, `forside`, `titelside`, `hjaelp`, \
             `nav` og alt, der begynder med `figur-`, `ord-` eller `side-`.",
        en: "`udgiv` itself uses `ordliste`, `kolofon`, `figurerne`, `indhold`, `forside`, `titelside`, `hjaelp`, `nav` and \
             what begins with `figur-`, `ord-` or `side-`.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    // A missing id has been reported by the reader.
    for id in ids(context).filter(|id| context.is_written(id)) {
        let value = id.value().clone();
        if value.trim().is_empty() {
            findings.under(&rule.code).at(id.place(), empty(context, id));
        } else if is_reserved(&value) {
            let suggestion = slug_for(&value);
            findings.under(&rule.code).at(id.place(), OfWindows { id: value, suggestion });
        } else if !is_slug(&value) {
            let suggestion = slug_for(&value);
            findings.under(&rule.code).at(id.place(), BadId { id: value, suggestion });
        } else if RESERVED_IDS.contains(&value.as_str())
            || RESERVED_PREFIXES.iter().any(|prefix| value.starts_with(prefix))
        {
            findings.under(&rule.code).at(id.place(), ReservedId { id: value });
        }
    }
}

/// What is told of an id with nothing in it.
fn empty(context: &Context<'_>, id: &Text) -> EmptyId {
    let policy = context.policy;
    let taken: BTreeSet<&str> = ids(context).map(|id| id.as_str()).collect();
    let is_this = |other: &Text| other.place() == id.place();
    let goal = policy.goals().find(|goal| goal.id.is_some_and(is_this));
    let Some(goal) = goal else {
        let section = policy.sections.iter().find(|section| is_this(&section.id));
        let title = section.map_or("", |section| section.title.as_str());
        return EmptyId { id: free(title, &taken), is_meant: false, is_needed: true };
    };
    // An id that the section's easy-read text names, and nothing has, is this one.
    let covers = goal.section.easy.iter().flat_map(|easy| &easy.covers);
    let mut unknown = covers.map(|id| id.as_str()).filter(|id| is_slug(id) && !taken.contains(id));
    let mut nameless = policy.goals().filter(|other| {
        std::ptr::eq(other.section, goal.section) && other.id.is_none_or(|id| id.trim().is_empty())
    });
    match (unknown.next(), unknown.next(), nameless.nth(1)) {
        (Some(meant), None, None) => EmptyId { id: meant.to_owned(), is_meant: true, is_needed: false },
        _ => {
            let title = goal.title.map_or("maal", |title| title.as_str());
            EmptyId { id: free(title, &taken), is_meant: false, is_needed: false }
        }
    }
}

/// An id after these words that nothing else has.
fn free(words: &str, taken: &BTreeSet<&str>) -> String {
    let id = slug_for(words);
    let others = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.clone()).chain(others).find(|id| !taken.contains(id.as_str())).unwrap_or(id)
}

/// `id = ""`.
#[derive(Debug)]
struct EmptyId {
    /// The id that can stand there.
    id: String,
    /// Whether it is the one that is meant.
    is_meant: bool,
    /// Whether there has to be one.
    is_needed: bool,
}

impl Message for EmptyId {
    fn danish(&self) -> Words {
        let Self { id, is_meant, is_needed } = self;
        let how = if *is_meant { "Skriv" } else { "Skriv for eksempel" };
        let words = Words::title("Der står intet i »id«").help(format!("{how}:  id = \"{id}\""));
        if *is_meant || *is_needed { words } else { words.help("Eller slet linjen") }
    }

    fn english(&self) -> Words {
        let Self { id, is_meant, is_needed } = self;
        let how = if *is_meant { "Write" } else { "Write for example" };
        let words = Words::title("Nothing stands in “id”").help(format!("{how}:  id = \"{id}\""));
        if *is_meant || *is_needed { words } else { words.help("Or delete the line") }
    }
}

#[derive(Debug)]
struct BadId {
    id: String,
    suggestion: String,
}

impl Message for BadId {
    fn danish(&self) -> Words {
        let Self { id, suggestion } = self;
        Words::title(format!("»{id}« kan ikke bruges som id"))
            .help(format!("Brug små bogstaver a-z, tal og bindestreger:  id = \"{suggestion}\""))
    }

    fn english(&self) -> Words {
        let Self { id, suggestion } = self;
        Words::title(format!("“{id}” can't be used as an id"))
            .help(format!("Use small letters a-z, digits and hyphens:  id = \"{suggestion}\""))
    }
}

#[derive(Debug)]
struct ReservedId {
    id: String,
}

impl Message for ReservedId {
    fn danish(&self) -> Words {
        let Self { id } = self;
        Words::title(format!("»{id}« er et id, som udgiv selv bruger")).help("Vælg et andet id")
    }

    fn english(&self) -> Words {
        let Self { id } = self;
        Words::title(format!("“{id}” is an id that udgiv uses itself")).help("Choose another id")
    }
}

/// An approved text is kept in a file that is called after the id.
#[derive(Debug)]
struct OfWindows {
    id: String,
    suggestion: String,
}

impl Message for OfWindows {
    fn danish(&self) -> Words {
        let Self { id, suggestion } = self;
        Words::title(format!("»{id}« kan ikke bruges som id: Windows bruger selv det navn"))
            .help(format!("Skriv for eksempel:  id = \"{suggestion}\""))
    }

    fn english(&self) -> Words {
        let Self { id, suggestion } = self;
        Words::title(format!("“{id}” can't be used as an id: Windows uses that name itself"))
            .help(format!("Write for example:  id = \"{suggestion}\""))
    }
}
