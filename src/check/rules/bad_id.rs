//! An id is made of small letters a–z, digits and hyphens.
//!
//! It becomes part of file names and addresses in every variant. Ids that editions give to what they add are
//! not free.

use unicode_normalization::UnicodeNormalization;

use super::duplicate_id::ids;
use crate::check::{Context, Rule};
use crate::edition::{RESERVED_IDS, RESERVED_PREFIXES, RESERVED_SUFFIXES};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};
use crate::source::is_slug;

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
            let suggestion = suggestion(&value);
            findings.under(&rule.code).at(id.place(), Fault::BadId { id: value, suggestion });
        } else if RESERVED_IDS.contains(&value.as_str())
            || RESERVED_PREFIXES.iter().any(|prefix| value.starts_with(prefix))
            || RESERVED_SUFFIXES.iter().any(|suffix| value.ends_with(suffix))
        {
            findings.under(&rule.code).at(id.place(), Fault::ReservedId { id: value });
        }
    }
}

/// The nearest name that is allowed: "Værdighed & tillid" becomes "vaerdighed-tillid".
#[must_use]
pub fn suggestion(text: &str) -> String {
    let spelt = text.to_lowercase().replace('æ', "ae").replace('ø', "oe").replace('å', "aa");
    let ascii = spelt.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    let mut id = String::new();
    for character in ascii {
        if character.is_ascii_alphanumeric() {
            id.push(character);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() { "afsnit-1".into() } else { id.chars().take(100).collect() }
}
