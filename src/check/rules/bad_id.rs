//! An id is made of small letters a–z, digits and hyphens.
//!
//! It becomes part of file names and addresses in every variant. Ids that editions give to what they add are
//! not free.

use super::duplicate_id::ids;
use crate::check::{Context, Rule};
use crate::edition::{RESERVED_IDS, RESERVED_PREFIXES, RESERVED_SUFFIXES};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};
use crate::policy::{is_slug, slug_for};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U011",
        name: "bad-id",
        level: Level::Error,
        group: Group::Publication,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    // That a required id is missing has been said.
    for id in ids(context).filter(|id| context.is_written(id)) {
        let value = id.value().clone();
        if !is_slug(&value) {
            let suggestion = slug_for(&value);
            findings.under(&rule.code).at(id.place(), Fault::BadId { id: value, suggestion });
        } else if RESERVED_IDS.contains(&value.as_str())
            || RESERVED_PREFIXES.iter().any(|prefix| value.starts_with(prefix))
            || RESERVED_SUFFIXES.iter().any(|suffix| value.ends_with(suffix))
        {
            findings.under(&rule.code).at(id.place(), Fault::ReservedId { id: value });
        }
    }
}
