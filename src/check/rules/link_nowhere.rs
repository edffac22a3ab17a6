//! A link leads to a web page, a mail address, a telephone, or a section of this policy.
//!
//! PDF/UA-1, 7.18.5; EPUB 3.3, 3.6. Other schemes (`javascript:`, `file:`) would run or reach into the reader's
//! machine.

use super::duplicate_id::ids;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::locale::Locale;
use crate::policy::is_address;
use crate::source::nearest;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U051",
        name: "link-nowhere",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et link til et afsnit, der ikke findes, eller til andet end web, mail og telefon",
        en: "A link to a section that isn't there, or to other than web, mail and telephone",
    },
    why: Bilingual {
        da: "Et link skal føre et sted hen og må ikke kunne køre noget (PDF/UA-1, 7.18.5)",
        en: "A link leads somewhere and can't run anything (PDF/UA-1, 7.18.5)",
    },
    examples: &[
        Example {
            part: SourcePart::Text,
            wrong: "[Fritid](#fritiden)",
            because: Bilingual {
                da: "intet afsnit eller mål har det id",
                en: "no section or goal has that id",
            },
            right: "[Fritid](#fritid)",
        },
        Example {
            part: SourcePart::Text,
            wrong: "[Kort over hallerne](kort.pdf)",
            because: Bilingual {
                da: "begynder ikke med noget af det herunder",
                en: "begins with none of those below",
            },
            right: "[Kort over hallerne](https://www.example.dk/kort.pdf)",
        },
    ],
    more: Bilingual {
        da: "Et link begynder med `https://`, `http://`, `mailto:`, `tel:` eller `#` og et `id`.",
        en: "A link begins with `https://`, `http://`, `mailto:`, `tel:`, or `#` and an `id`.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut known: Vec<&str> = ids(context).map(|id| id.as_str()).collect();
    // Sections that the edition adds can be linked to as well.
    known.push("kolofon");
    if context.policy.terms.iter().any(|term| term.explanation.is_some()) {
        known.push("ordliste");
    }
    for parsed in &context.texts {
        for link in &parsed.markup.links {
            let mut found = findings.under(&rule.code);
            let place = || context.within(parsed.text, link.range.clone());
            match link.url.strip_prefix('#') {
                Some(id) if known.contains(&id) => {}
                Some(id) => {
                    let near = nearest(id, known.iter().copied());
                    found.at(place, LinkAnchor { id: id.to_owned(), near });
                }
                None if is_address(&link.url) => {}
                None => found.at(place, LinkScheme { url: link.url.chars().take(60).collect() }),
            }
        }
    }
}

#[derive(Debug)]
struct LinkScheme {
    url: String,
}

impl Message for LinkScheme {
    fn danish(&self) -> Words {
        let Self { url } = self;
        Words::title(format!("Linket kan ikke føre til »{url}«"))
            .help("Et link begynder med https://, http://, mailto:, tel: eller # og et afsnits id")
    }

    fn english(&self) -> Words {
        let Self { url } = self;
        Words::title(format!("A link can't lead to “{url}”"))
            .help("A link begins with https://, http://, mailto:, tel: or # and a section's id")
    }
}

#[derive(Debug)]
struct LinkAnchor {
    id: String,
    near: Option<String>,
}

impl Message for LinkAnchor {
    fn danish(&self) -> Words {
        let Self { id, near } = self;
        let near = near.as_deref().map(|near| format!("#{near}"));
        Words::new(
            format!("Linket fører til »#{id}«, som ikke findes"),
            Locale::Danish.meant(near.as_deref()),
        )
        .help("Brug id'et på et afsnit eller et mål i denne politik")
    }

    fn english(&self) -> Words {
        let Self { id, near } = self;
        let near = near.as_deref().map(|near| format!("#{near}"));
        Words::new(
            format!("The link leads to “#{id}”, which doesn't exist"),
            Locale::English.meant(near.as_deref()),
        )
        .help("Use the id of a section or a goal of this policy")
    }

    fn is_absence(&self) -> bool {
        true
    }
}
