//! Dates and years make sense, and there is one.
//!
//! PDF/A-2 (ISO 19005-2, 6.6) requires a date in the metadata, EPUB 3.3 `dcterms:modified`. The clock is no
//! substitute: the same sources have to give the same file tomorrow.

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::Date;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U015",
        name: "bad-date",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Ingen dato, et årstal, der ikke ligner et, en periode, der slutter, før den begynder, ændret \
             før vedtaget",
        en: "No date, an unlikely year, a period that ends before it begins",
    },
    why: Bilingual {
        da: "PDF/A-2 og EPUB 3.3 skal have en dato, og den tages aldrig fra et ur",
        en: "PDF/A-2 and EPUB 3.3 need a date, and no clock is asked",
    },
    examples: &[Example {
        part: SourcePart::Policy,
        wrong: "valid = { from = 2028, to = 2025 }",
        because: Bilingual::NONE,
        right: "valid = { from = 2025, to = 2028 }",
    }],
    more: Bilingual {
        da: "Datoen i filernes metadata er `updated`, ellers `adopted`, ellers `SOURCE_DATE_EPOCH`, hvis den \
             er sat, ellers 1. januar i det første år i `valid`. Er der ingen af dem, er det en fejl.",
        en: "The date in the files' metadata is `updated`, else `adopted`, else `SOURCE_DATE_EPOCH`, if it \
             is set, else January 1 of the first year in `valid`. It is an error if there is none of them.",
    },
};

/// Years that are plausible for a policy, in force or archived.
pub(super) const LIKELY_YEARS: std::ops::RangeInclusive<i32> = 1849..=2199;

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let policy = context.policy;
    let mut found = findings.under(&rule.code);
    if let Some(valid) = &policy.valid {
        // "26" is a year of this century: one answer for both.
        let whole = |year: i32| if (0..100).contains(&year) { year + 2000 } else { year };
        let line = format!("valid = {{ from = {}, to = {} }}", whole(valid.from), whole(valid.to));
        for year in [valid.from, valid.to] {
            if !LIKELY_YEARS.contains(&year) {
                let line = LIKELY_YEARS.contains(&whole(year)).then(|| line.clone());
                found.at(valid.place(), YearUnlikely { year, line });
            }
        }
        if valid.from > valid.to {
            found.at(valid.place(), YearsReversed { from: valid.from, to: valid.to });
        }
    }
    for date in [&policy.adopted, &policy.updated].into_iter().flatten() {
        if !LIKELY_YEARS.contains(&date.year) {
            found.at(date.place(), YearUnlikely { year: date.year, line: None });
        }
    }
    if let (Some(adopted), Some(updated)) = (&policy.adopted, &policy.updated)
        && updated.value() < adopted.value()
    {
        found.at(updated.place(), UpdatedBeforeAdopted);
    }
    let first_day = policy.valid.as_ref().and_then(|valid| Date::new(valid.from, 1, 1));
    if policy.date().or(context.fallback_date).or(first_day).is_none() {
        found.at(policy.head, NoDate);
    }
}

#[derive(Debug)]
struct YearUnlikely {
    year: i32,
    /// The years with four digits, where they can be told.
    line: Option<String>,
}

impl Message for YearUnlikely {
    fn danish(&self) -> Words {
        let Self { year, line } = self;
        Words::title(format!("{year} ligner ikke et årstal")).help(match line {
            Some(line) => format!("Skriv årstal med fire cifre:  {line}"),
            None => "Skriv årstallet med fire cifre, som i 2026".to_owned(),
        })
    }

    fn english(&self) -> Words {
        let Self { year, line } = self;
        Words::title(format!("{year} doesn't look like a year")).help(match line {
            Some(line) => format!("Write years with four digits:  {line}"),
            None => "Write the year with four digits, as in 2026".to_owned(),
        })
    }
}

#[derive(Debug)]
struct YearsReversed {
    from: i32,
    to: i32,
}

impl Message for YearsReversed {
    fn danish(&self) -> Words {
        let &Self { from, to } = self;
        Words::title(format!("Politikken slutter ({to}), før den begynder ({from})"))
            .help(format!("Skriv:  valid = {{ from = {to}, to = {from} }}"))
    }

    fn english(&self) -> Words {
        let &Self { from, to } = self;
        Words::title(format!("The policy ends ({to}) before it begins ({from})"))
            .help(format!("Write:  valid = {{ from = {to}, to = {from} }}"))
    }
}

#[derive(Debug)]
struct UpdatedBeforeAdopted;

impl Message for UpdatedBeforeAdopted {
    fn danish(&self) -> Words {
        Words::title("Politikken er ændret, før den blev vedtaget")
            .help("updated skal være samme dag som adopted eller senere")
    }

    fn english(&self) -> Words {
        Words::title("The policy was changed before it was adopted")
            .help("updated has to be the day of adopted, or later")
    }
}

#[derive(Debug)]
struct NoDate;

impl Message for NoDate {
    fn danish(&self) -> Words {
        Words::title("Politikken har ingen dato")
            .help("En PDF til arkivet (PDF/A) skal have en dato. Skriv en af dem:")
            .help("adopted = 2025-01-29        dagen, den blev vedtaget")
            .help("updated = 2025-02-10        dagen, den sidst blev ændret")
            .help("valid = { from = 2025, to = 2028 }   1. januar i det første år bruges")
    }

    fn english(&self) -> Words {
        Words::title("The policy has no date")
            .help("A PDF for the archive (PDF/A) has to have a date. Write one of these:")
            .help("adopted = 2025-01-29        the day it was adopted")
            .help("updated = 2025-02-10        the day it was last changed")
            .help("valid = { from = 2025, to = 2028 }   the first day of the first year is used")
    }

    fn is_absence(&self) -> bool {
        true
    }
}
