//! Headings go down one level at a time, from level 2.
//!
//! The section's title is level 1. PDF/UA-1, 7.4.2 forbids skipping a level; WCAG 2.2, 1.3.1 and 2.4.6 require
//! headings that convey the structure. Screen reader users navigate by level.

use crate::check::{Context, Rule};
use crate::edition::markup::Problem;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U012",
        name: "heading-order",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En overskrift på øverste niveau, et spring over et niveau, en tom overskrift",
        en: "A heading of the top level, a skipped level, an empty heading",
    },
    why: Bilingual {
        da: "En skærmlæser går frem niveau for niveau (PDF/UA-1, 7.4.2; WCAG 2.2, 1.3.1 og 2.4.6)",
        en: "Screen readers go level by level (PDF/UA-1, 7.4.2; WCAG 2.2, 1.3.1 and 2.4.6)",
    },
    examples: &[
        Example {
            part: SourcePart::Text,
            wrong: "# Vores mål",
            because: Bilingual {
                da: "afsnittets titel er allerede øverste niveau",
                en: "the section's title is the top level already",
            },
            right: "## Vores mål",
        },
        Example {
            part: SourcePart::Text,
            wrong: "### Vores mål",
            because: Bilingual {
                da: "springer niveau 2 over, når det er afsnittets første overskrift",
                en: "skips level 2, where it is the section's first heading",
            },
            right: "## Vores mål",
        },
    ],
    more: Bilingual {
        da: "Rækkefølgen gælder hele afsnittet, også når teksten er delt i flere blokke.",
        en: "The order holds for the whole section, also where its text is in several blocks.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut section = None;
    let mut last = 1;
    for parsed in &context.texts {
        if section.replace(parsed.section) != Some(parsed.section) {
            last = 1;
        }
        for (level, range) in &parsed.markup.headings {
            let place = || context.within(parsed.text, range.clone());
            if *level == 1 {
                let line = parsed.text[range.clone()].lines().next().unwrap_or_default();
                let sign = line.trim_start().strip_prefix('#');
                let words =
                    sign.map(|words| words.trim_matches(['#', ' ', '\t']).chars().take(MOST_SHOWN).collect());
                findings.under(&rule.code).at(place, HeadingTopLevel { words });
            } else if *level > last + 1 {
                findings.under(&rule.code).at(place, HeadingSkipped { from: last, to: *level });
            }
            last = (*level).max(1);
        }
        for (range, problem) in &parsed.markup.problems {
            if *problem == Problem::EmptyHeading {
                let place = || context.within(parsed.text, range.clone());
                findings.under(&rule.code).at(place, HeadingEmpty);
            }
        }
    }
}

/// The most characters of a heading that a message shows.
const MOST_SHOWN: usize = 60;

#[derive(Debug)]
struct HeadingTopLevel {
    /// What stands behind the hash; a heading with a line below it has none.
    words: Option<String>,
}

impl Message for HeadingTopLevel {
    fn danish(&self) -> Words {
        let Some(words) = &self.words else {
            return Words::title("En overskrift i teksten kan ikke være på øverste niveau")
                .help("Afsnittets titel er allerede øverste niveau. Skriv to #-tegn:  ## Overskrift");
        };
        Words::title(
            "# først på en linje giver en overskrift på øverste niveau, og den plads har afsnittets titel",
        )
        .help(format!("Er det en overskrift, så skriv to #-tegn:  ## {words}"))
        .help(format!(
            "Er det en note til jer selv, så flyt den op over den linje, teksten begynder på:  # {words}"
        ))
    }

    fn english(&self) -> Words {
        let Some(words) = &self.words else {
            return Words::title("A heading in the text can't be of the top level")
                .help("The section's title is the top level already. Write two hashes:  ## Heading");
        };
        Words::title(
            "# at the beginning of a line makes a heading of the top level, and that is the section's title",
        )
        .help(format!("If it is a heading, write two hashes:  ## {words}"))
        .help(format!("If it is a note to yourselves, move it above the line the text begins on:  # {words}"))
    }
}

#[derive(Debug)]
struct HeadingSkipped {
    from: u8,
    to: u8,
}

impl Message for HeadingSkipped {
    fn danish(&self) -> Words {
        let &Self { from, to } = self;
        Words::title(format!("Overskriften springer fra niveau {from} til niveau {to}"))
            .help(format!("Skriv {} #-tegn:  {} Overskrift", from + 1, "#".repeat(usize::from(from + 1))))
            .help("En skærmlæser går frem niveau for niveau; et spring lyder, som om der mangler noget")
    }

    fn english(&self) -> Words {
        let &Self { from, to } = self;
        Words::title(format!("The heading jumps from level {from} to level {to}"))
            .help(format!("Write {} hashes:  {} Heading", from + 1, "#".repeat(usize::from(from + 1))))
            .help("A screen reader moves level by level; a jump sounds as if something were missing")
    }
}

#[derive(Debug)]
struct HeadingEmpty;

impl Message for HeadingEmpty {
    fn danish(&self) -> Words {
        Words::title("Overskriften er tom").help("Skriv en overskrift, eller fjern #-tegnene")
    }

    fn english(&self) -> Words {
        Words::title("The heading is empty").help("Write a heading, or remove the hashes")
    }
}
