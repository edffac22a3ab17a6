//! Lists are nested only so deep.
//!
//! Anything beyond three levels is hard for everybody to follow; the limit here bounds what a hostile text can
//! cost.

use crate::check::{Context, Rule};
use crate::edition::markup::{DEEPEST, Problem};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U017",
        name: "nested-too-deep",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Lister, citater eller fremhævninger mere end 8 niveauer inde i hinanden",
        en: "Lists, quotations or emphasis more than 8 levels deep",
    },
    why: Bilingual {
        da: "Mere end tre niveauer er svære at følge for alle; 8 er en sikkerhedsgrænse",
        en: "A safety bound; three levels are hard to follow",
    },
    examples: &[Example {
        part: SourcePart::Text,
        wrong: r"- Land
  - Region
    - Kommune
      - By
        - Kvarter
          - Gade
            - Opgang
              - Etage
                - Bolig",
        because: Bilingual { da: "ni niveauer", en: "nine levels" },
        right: r"- Land
  - Region
  - Kommune

## I kommunen

- By
  - Kvarter",
    }],
    more: Bilingual::NONE,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for (text, range, problem) in context.problems() {
        if *problem == Problem::TooDeep {
            let place = || context.within(text, range.clone());
            findings.under(&rule.code).at(place, NestedTooDeep { limit: DEEPEST });
        }
    }
}

#[derive(Debug)]
struct NestedTooDeep {
    limit: usize,
}

impl Message for NestedTooDeep {
    fn danish(&self) -> Words {
        let &Self { limit } = self;
        Words::title(format!("Lister og citater ligger mere end {limit} niveauer inden i hinanden"))
            .help("Del listen op; mere end tre niveauer er svære at følge for alle")
    }

    fn english(&self) -> Words {
        let &Self { limit } = self;
        Words::title(format!("Lists and quotations are nested more than {limit} levels deep"))
            .help("Split the list; more than three levels are hard to follow for everybody")
    }
}
