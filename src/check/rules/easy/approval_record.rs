//! The record of an approval and a test is complete, and its dates are plausible.
//!
//! The record is a publisher's answer to anyone who asks who stands behind an easy-read text. An incomplete one claims an
//! approval that nobody can verify.

use super::approval::{Approved, changes_in_danish, changes_in_english, command, in_danish, in_english};
use super::stale_easy_text::Stale;
use crate::check::filing::Filing;
use crate::check::rules::bad_date::LIKELY_YEARS;
use crate::check::{Change, Context, Rule, changes};
use crate::edition::{State, easy_changed, easy_wording, is_hash};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Finding, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::locale::Locale;
use crate::policy::{Date, Easy, Section, Wording};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R25",
        name: "approval-record",
        level: Level::Error,
        group: Group::EasyEdition,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En godkendelse uden `based_on`, `approved_by` eller `approved_on`, eller med en dag, der \
            ikke kan passe. Advarsel: en letlæst tekst, der er ændret efter godkendelsen, og en test, der \
            er ældre end den",
        en: "An approval without `based_on`, `approved_by` or `approved_on`, or with a day that can't be right. \
            Warning: an easy-read text that changed after its approval, and a test that is older than it",
    },
    why: Bilingual {
        da: "Den, der spørger, hvem der står inde for teksten, skal kunne få et svar, der holder",
        en: "Whoever asks who stands behind the text should get an answer that holds",
    },
    examples: &[Example {
        part: SourcePart::Section,
        wrong: r#"text = "Alle kan låne en bold."

[section.easy]
text = "Du kan låne en bold."
approved_by = "Redaktionen""#,
        because: Bilingual { da: "hvornår, og ud fra hvilken tekst?", en: "when, and against which text?" },
        right: r#"text = "Alle kan låne en bold."

[section.easy]
text = "Du kan låne en bold."
based_on = "sha256:14559fd59e3e8d64959bb008ad6028c036b0d8f682157c44f6b88e0e029937fb"
approved_by = "Redaktionen"
approved_on = 2026-11-01"#,
    }],
    more: Bilingual {
        da: "Alle tre bliver skrevet af `udgiv approve`. Er den letlæste tekst ændret, siden den blev \
            godkendt, eller har læserne prøvet den før godkendelsen, er det en advarsel: Teksten udkommer \
            som kladde eller som ikke testet.",
        en: "`udgiv approve` writes all three. If the easy-read text has changed since it was approved, \
            or readers tried it before that, it is a warning: the text is published as a draft, or as not \
            tested.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for section in &context.policy.sections {
        let Some(easy) = &section.easy else { continue };
        for (key, date) in [("approved_on", &easy.approved_on), ("tested_on", &easy.tested_on)] {
            if let Some(date) = date.as_ref().filter(|date| !LIKELY_YEARS.contains(&date.year)) {
                file.at(date.place(), UnlikelyYear { key, year: date.year });
            }
        }
        // A stale text has to be approved again anyway.
        if check_completeness(context, section, easy, &mut file) && State::of(section) != State::Stale {
            check_test_date(easy, &mut file);
            check_unchanged(context, section, easy, &mut file);
        }
    }
}

/// Files an approval that lacks a part, or whose `based_on` is no hash. Returns whether there is a complete one to examine
/// further.
fn check_completeness(
    context: &Context<'_>,
    section: &Section,
    easy: &Easy,
    file: &mut Filing<'_, '_>,
) -> bool {
    let (slug, id) = (context.policy.slug.clone(), section.id.value().clone());
    let parts = [
        ("based_on", easy.based_on.as_ref().map(|hash| hash.place())),
        ("approved_by", easy.approved_by.as_ref().filter(|by| !by.trim().is_empty()).map(|by| by.place())),
        ("approved_on", easy.approved_on.as_ref().map(|on| on.place())),
    ];
    let Some(place) = parts.iter().find_map(|(_, place)| *place) else { return false };
    let missing: Vec<&str> = parts.iter().filter(|(_, place)| place.is_none()).map(|(key, _)| *key).collect();
    if !missing.is_empty() {
        file.at(place, HalfAnApproval { slug, id, missing });
        return false;
    }
    match &easy.based_on {
        Some(hash) if !is_hash(hash) => {
            file.at(hash.place(), NoHash { slug, id });
            false
        }
        _ => true,
    }
}

/// Files a test that is older than the approval.
fn check_test_date(easy: &Easy, file: &mut Filing<'_, '_>) {
    let (Some(approved_on), Some(tested_on)) = (&easy.approved_on, &easy.tested_on) else { return };
    if tested_on.value() < approved_on.value() {
        let message = TestedBefore { tested_on: *tested_on.value(), approved_on: *approved_on.value() };
        file.at_level(Level::Warning, tested_on.place(), message);
    }
}

/// Files an easy-read text that was changed after its approval.
fn check_unchanged(context: &Context<'_>, section: &Section, easy: &Easy, file: &mut Filing<'_, '_>) {
    if !easy_changed(section, easy) {
        return;
    }
    let (Wording::Text(before), Some(approved)) = (&easy.kept.easy, Approved::of(context, section, easy))
    else {
        return;
    };
    let changes = changes(before, &easy_wording(section, context.language()));
    file.at_level(Level::Warning, easy.text.place(), EasyTextChanged { approved, changes });
}

/// Whether approving the text resolves the finding.
#[must_use]
pub fn approval_mends(finding: &Finding) -> bool {
    finding.code == &RULE.code || finding.message.is::<Stale>()
}

/// An easy text that was changed after it was approved.
#[derive(Debug)]
struct EasyTextChanged {
    approved: Approved,
    changes: Vec<Change>,
}

impl Message for EasyTextChanged {
    fn danish(&self) -> Words {
        let Approved { slug, id, title, by, on } = &self.approved;
        let on = in_danish(*on);
        let mut help = vec!["Det er ændret:".to_owned()];
        help.extend(changes_in_danish(&self.changes));
        help.push("Den er en kladde, til den er godkendt igen:".to_owned());
        help.push(command(slug, id, "NAVN"));
        Words::new(format!("Den letlæste tekst til »{title}« er ændret, siden {by} godkendte den {on}"), help)
    }

    fn english(&self) -> Words {
        let Approved { slug, id, title, by, on } = &self.approved;
        let on = in_english(*on);
        let mut help = vec!["This has changed:".to_owned()];
        help.extend(changes_in_english(&self.changes));
        help.push("It is a draft until it is approved again:".to_owned());
        help.push(command(slug, id, "NAME"));
        Words::new(format!("The easy text of “{title}” has changed since {by} approved it on {on}"), help)
    }
}

/// An approval that lacks a part.
#[derive(Debug)]
struct HalfAnApproval {
    slug: String,
    id: String,
    missing: Vec<&'static str>,
}

impl Message for HalfAnApproval {
    fn danish(&self) -> Words {
        Words::title(format!(
            "Godkendelsen af den letlæste tekst mangler {}",
            Locale::Danish.listed(&self.missing)
        ))
        .help("Er teksten godkendt, så skriv godkendelsen med:")
        .help(command(&self.slug, &self.id, "NAVN"))
        .help("Er den ikke, så slet based_on, approved_by og approved_on")
    }

    fn english(&self) -> Words {
        Words::title(format!("The approval of the easy text lacks {}", Locale::English.listed(&self.missing)))
            .help("If the text is approved, record it with:")
            .help(command(&self.slug, &self.id, "NAME"))
            .help("If it isn't, remove based_on, approved_by and approved_on")
    }
}

/// A `based_on` that isn't a hash, and so ties the easy-read text to nothing.
#[derive(Debug)]
struct NoHash {
    slug: String,
    id: String,
}

impl Message for NoHash {
    fn danish(&self) -> Words {
        Words::title("based_on er ikke skrevet af udgiv approve")
            .help("Den er sha256: og 64 tegn. Skriv den med:")
            .help(command(&self.slug, &self.id, "NAVN"))
    }

    fn english(&self) -> Words {
        Words::title("based_on was not written by udgiv approve")
            .help("It is sha256: and 64 characters. Write it with:")
            .help(command(&self.slug, &self.id, "NAME"))
    }
}

/// A day whose year looks mistyped.
#[derive(Debug)]
struct UnlikelyYear {
    key: &'static str,
    year: i32,
}

impl Message for UnlikelyYear {
    fn danish(&self) -> Words {
        Words::title(format!("{} ligner ikke et årstal", self.year))
            .help(format!("Skriv dagen som år, måned og dag:  {} = 2026-11-01", self.key))
    }

    fn english(&self) -> Words {
        Words::title(format!("{} doesn't look like a year", self.year))
            .help(format!("Write the day as year, month and day:  {} = 2026-11-01", self.key))
    }
}

/// A test older than the approval: the text may have changed in between.
#[derive(Debug)]
struct TestedBefore {
    tested_on: Date,
    approved_on: Date,
}

impl Message for TestedBefore {
    fn danish(&self) -> Words {
        let (tested_on, approved_on) = (in_danish(self.tested_on), in_danish(self.approved_on));
        Words::title(format!("Læserne prøvede teksten {tested_on}, før den blev godkendt {approved_on}"))
            .help("Teksten kan være en anden nu, så den tæller ikke som testet")
            .help("Prøv den igen, og skriv den nye dag:  tested_on = …")
    }

    fn english(&self) -> Words {
        let (tested_on, approved_on) = (in_english(self.tested_on), in_english(self.approved_on));
        Words::title(format!(
            "Readers tried the text on {tested_on}, before it was approved on {approved_on}"
        ))
        .help("It may be another text now, so it doesn't count as tested")
        .help("Test it again, and write the new day:  tested_on = …")
    }
}
