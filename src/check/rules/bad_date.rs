//! Dates and years make sense, and there is one.
//!
//! PDF/A-2 (ISO 19005-2, 6.6) wants a date in the metadata, EPUB 3.3 `dcterms:modified`. No clock is asked:
//! the same sources give the same file tomorrow.

use crate::check::{Context, Rule};
use crate::finding::{Bilingual, Code, Documentation, Example, Fault, Findings, Group, Level, SourcePart};
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
        da: "Ingen dato, et årstal, der ikke ligner et, en periode, der slutter, før den begynder, ændret før vedtaget",
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
    more: Bilingual::NONE,
};

/// Years that a policy in force, or in an archive, can carry.
pub(super) const LIKELY: std::ops::RangeInclusive<i32> = 1849..=2199;

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let policy = context.policy;
    let mut found = findings.under(&rule.code);
    if let Some(valid) = &policy.valid {
        for year in [valid.from, valid.to] {
            if !LIKELY.contains(&year) {
                found.at(valid.place(), Fault::YearUnlikely { year });
            }
        }
        if valid.from > valid.to {
            found.at(valid.place(), Fault::YearsReversed { from: valid.from, to: valid.to });
        }
    }
    for date in [&policy.adopted, &policy.updated].into_iter().flatten() {
        if !LIKELY.contains(&date.year) {
            found.at(date.place(), Fault::YearUnlikely { year: date.year });
        }
    }
    if let (Some(adopted), Some(updated)) = (&policy.adopted, &policy.updated)
        && updated.value() < adopted.value()
    {
        found.at(updated.place(), Fault::UpdatedBeforeAdopted);
    }
    let first_day = policy.valid.as_ref().and_then(|valid| Date::new(valid.from, 1, 1));
    if policy.date().or(context.fallback_date).or(first_day).is_none() {
        found.at(policy.head, Fault::NoDate);
    }
}
