//! A text claims to be tested by readers only if the source says by whom and when.
//!
//! Inclusion Europe's terms for the European easy-to-read logo: at least one person with intellectual disabilities has read
//! and approved the text.

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::Block;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R23",
        name: "claims-tested",
        level: Level::Error,
        group: Group::EasyEdition,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "»Testet« eller et mærke, uden at der står hvem og hvornår",
        en: "\"Testet\" or a mark, where nobody is named with a date",
    },
    why: Bilingual {
        da: "Et løfte skal kunne følges til nogen (Inclusion Europes vilkår for easy-to-read-mærket)",
        en: "Somebody has to stand behind a promise (Inclusion Europe's terms for the easy-to-read logo)",
    },
    examples: &[
        Example {
            part: SourcePart::Easy,
            wrong: "Teksten er testet.",
            because: Bilingual { da: "ingen har skrevet hvem", en: "nobody has written who" },
            right: "Vi vil gerne prøve teksten sammen med dig.",
        },
        Example {
            part: SourcePart::Section,
            wrong: r#"[section.easy]
text = "Du kan ringe til os."
tested_by = "Brugere"
tested_on = 2026-11-10"#,
            because: Bilingual { da: "nævner ingen", en: "names nobody" },
            right: r#"[section.easy]
text = "Du kan ringe til os."
tested_by = "Læsegruppen på Byens Bibliotek"
tested_on = 2026-11-10"#,
        },
    ],
    more: Bilingual::NONE,
};

/// Words that claim a test, or a quality mark that implies one.
const CLAIMS: &[&str] = &[
    "testet",
    "afprøvet",
    "gennemlæst af",
    "godkendt af læsere",
    "læst af brugere",
    "easy-to-read",
    "easy to read",
    "inclusion europe",
    "letlæst-mærke",
];

/// Values of `tested_by` that name nobody.
const NOBODY: &[&str] = &[
    "borgere",
    "brugere",
    "en testgruppe",
    "ja",
    "læsere",
    "målgruppen",
    "nogen",
    "ok",
    "testet",
    "testgruppe",
    "testpersoner",
    "true",
];

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    let mut tested = true;
    for easy in context.policy.sections.iter().filter_map(|section| section.easy.as_ref()) {
        match (&easy.tested_by, &easy.tested_on) {
            (Some(by), _) if NOBODY.contains(&by.trim().trim_end_matches('.').to_lowercase().as_str()) => {
                file.at(by.place(), TestedByNobody { value: by.value().clone() });
            }
            (Some(by), None) => file.at(by.place(), HalfATest { missing: "tested_on" }),
            (None, Some(on)) => file.at(on.place(), HalfATest { missing: "tested_by" }),
            (None, None) => tested = false,
            (Some(_), Some(_)) => {}
        }
    }
    if tested {
        return;
    }
    let figures = context.policy.blocks().filter_map(|block| match block.value() {
        Block::Figure(figure) => Some(figure),
        _ => None,
    });
    let said_of_pictures =
        figures.flat_map(|figure| figure.alt.iter().chain(&figure.caption).chain(&figure.credit));
    let texts = context.easy.iter().map(|passage| passage.text).chain(said_of_pictures);
    // An easy status is among the easy-read texts, and takes the place of this one.
    let status = context.policy.status.as_ref().filter(|_| context.policy.easy_status.is_none());
    for text in texts.chain(status) {
        let low = text.to_lowercase();
        // "Ikke testet endnu" claims nothing.
        let claim = CLAIMS.iter().find_map(|claim| low.find(claim).map(|at| (at, *claim)));
        if let Some((start, claim)) = claim.filter(|(start, _)| !denied(&low[..*start])) {
            // Lower-casing can change a text's length; offsets are then off, so point at the whole text.
            let place = if low.len() == text.len() {
                context.within(text, start..start + claim.len())
            } else {
                text.place()
            };
            file.at(place, ClaimsTested { words: claim });
        }
    }
}

fn denied(before: &str) -> bool {
    before.rsplit(['.', '!', '?', '\n']).next().unwrap_or_default().contains("ikke")
}

/// A test of which only who or only when is recorded.
#[derive(Debug)]
struct HalfATest {
    missing: &'static str,
}

impl Message for HalfATest {
    fn danish(&self) -> Words {
        Words::title(format!(
            "Der mangler {}, så ingen kan se, hvem der har prøvet teksten hvornår",
            self.missing
        ))
        .help("Skriv begge:  tested_by = \"…\"  og  tested_on = 2026-11-10. Eller fjern begge")
    }

    fn english(&self) -> Words {
        Words::title(format!("{} is missing, so nobody can see who tried the text when", self.missing))
            .help("Write both:  tested_by = \"…\"  and  tested_on = 2026-11-10. Or remove both")
    }
}

/// A test whose `tested_by` names nobody.
#[derive(Debug)]
struct TestedByNobody {
    value: String,
}

impl Message for TestedByNobody {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« nævner ingen", self.value))
            .help("Skriv, hvem der har læst teksten, med navn eller gruppe og sted")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” names nobody", self.value))
            .help("Write who has read the text, by name or by group and place")
    }
}

/// A claim of a test that the source has no record of.
#[derive(Debug)]
struct ClaimsTested {
    words: &'static str,
}

impl Message for ClaimsTested {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« lover, at læsere har prøvet teksten, men det står ikke hvem", self.words))
            .help("Skriv tested_by og tested_on i alle afsnit, eller fjern løftet")
    }

    fn english(&self) -> Words {
        Words::title(format!(
            "“{}” promises that readers have tried the text, and doesn't say who",
            self.words
        ))
        .help("Write tested_by and tested_on in every section, or remove the promise")
    }
}
