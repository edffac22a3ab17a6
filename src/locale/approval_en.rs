//! What is said of approvals, in English.

use super::{DocumentWords, compared, listed};
use crate::finding::Words;
use crate::finding::{ApprovalFault, Approved, NoComparison};
use crate::policy::{Date, Language};

/// As it is written in a sentence.
pub fn date(date: Date) -> String {
    let english = Language::parse("en").unwrap_or_else(|| unreachable!("`en` is a language tag"));
    DocumentWords::of(&english).date(date)
}

fn again(slug: &str, id: &str) -> String {
    format!("  udgiv approve {slug} --section {id} --by \"NAME\"")
}

/// What is said about a fault.
pub fn fault(fault: &ApprovalFault) -> Words {
    match fault {
        ApprovalFault::Stale { whose: Approved { slug, id, title, by, on }, changes } => {
            let mut help = match changes {
                Ok(changes) => {
                    let since =
                        format!("{by} approved it on {}. The full text has changed since:", date(*on));
                    let mut help = vec![since];
                    help.extend(compared(changes, "before", "now", |more| {
                        format!("and {more} more changes")
                    }));
                    help
                }
                Err(why) => {
                    let file = format!("approved/{id}.txt");
                    let why = match why {
                        NoComparison::Missing => format!(
                            "{file} is missing. udgiv approve writes it; keep it together with policy.toml"
                        ),
                        NoComparison::Unusable => format!("{file} is a link, too large, or not UTF-8"),
                        NoComparison::Other => format!("{file} is not the text that was approved"),
                    };
                    vec![
                        format!("{by} approved it on {}. The full text has changed since.", date(*on)),
                        format!("What has changed can't be shown: {why}"),
                    ]
                }
            };
            help.push(
                "Does the easy text still fit? Mend it if it doesn't, and approve it again:".to_owned(),
            );
            help.push(again(slug, id));
            Words::new(format!("The easy text of “{title}” may no longer say what the full text says"), help)
        }
        ApprovalFault::EasyChanged { whose: Approved { slug, id, title, by, on }, changes } => {
            let mut help = vec!["This has changed:".to_owned()];
            help.extend(compared(changes, "before", "now", |more| format!("and {more} more changes")));
            help.push("It is a draft until it is approved again:".to_owned());
            help.push(again(slug, id));
            let on = date(*on);
            Words::new(format!("The easy text of “{title}” has changed since {by} approved it on {on}"), help)
        }
        ApprovalFault::Halfway { slug, id, missing } => Words::new(
            format!("The approval of the easy text lacks {}", listed(missing, "and")),
            [
                "If the text is approved, record it with:".to_owned(),
                again(slug, id),
                "If it isn't, remove based_on, approved_by and approved_on".to_owned(),
            ],
        ),
        ApprovalFault::NoHash { slug, id } => Words::new(
            "based_on was not written by udgiv approve",
            ["It is sha256: and 64 characters. Write it with:".to_owned(), again(slug, id)],
        ),
        ApprovalFault::YearUnlikely { key, year } => Words::new(
            format!("{year} doesn't look like a year"),
            [format!("Write the day as year, month and day:  {key} = 2026-11-01")],
        ),
        ApprovalFault::TestedBefore { tested_on, approved_on } => Words::new(
            format!(
                "Readers tried the text on {}, before it was approved on {}",
                date(*tested_on),
                date(*approved_on)
            ),
            [
                "It may be another text now, so it doesn't count as tested".to_owned(),
                "Test it again, and write the new day:  tested_on = …".to_owned(),
            ],
        ),
    }
}
