//! Tells what is wrong with a file that isn't TOML, by what stands there.
//!
//! The parser says where it stopped and, in English and in its own terms, why. We judge from the text at that place
//! instead, so that no release of the parser changes or loses a message. What one fault makes of the rest of the file is
//! never told: a statement with a fault is taken out, and what remains is read anew.

mod after;
mod around;
mod echo;
mod fault;
mod headless;
mod judge;
mod lines;
mod long_text;
mod quotes;
mod slip;
mod statements;

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

pub use self::echo::{is_sound, line_with, line_with_all};
pub use self::fault::{Opening, Outside, Slip, SyntaxError, SyntaxFault, YearsLack};
pub use self::headless::{Perhaps, PutBack};
use self::statements::{Statement, blank, statements};
use crate::source::keys::{Keys, headers, repeated_headers};

/// The most faults told of a file: each costs a reading of it.
const MOST_FAULTS: usize = 20;

/// A text with the headers that it lacks.
pub struct Whole {
    /// The text with them.
    pub text: String,
    /// The headers that were put back: places in `text` are told by it.
    pub put_back: PutBack,
    /// A fault for each of them, in the order of the text.
    pub errors: Vec<SyntaxError>,
    /// Where a header may be missing.
    pub perhaps: Perhaps,
}

/// Puts the headers back that a text lacks which can have these keys.
pub fn whole(text: &str, keys: &'static Keys) -> Whole {
    let (text, put_back, mut errors, perhaps) = headless::with_headers(text, keys);
    errors.sort_by_key(|error| error.place.start);
    Whole { text, put_back, errors, perhaps }
}

impl Whole {
    /// Its table, if no fault can be told of it: most are such, and are read once.
    pub fn table(&self) -> Option<Spanned<DeTable<'_>>> {
        let is_plain = !may_hide_faults(&self.text);
        is_plain.then(|| DeTable::parse(&self.text).ok()).flatten()
    }

    /// Its faults, as far as can be told what was meant, and the text with white space in the stead of what has one. Their places are those of
    /// the text without the headers that were put back.
    pub fn faults(&self) -> (Vec<SyntaxError>, String) {
        let Self { text, put_back, perhaps, .. } = self;
        let (mut errors, sound) = faults(text, &repeated_headers());
        for error in &mut errors {
            error.place = put_back.place(error.place.clone());
            error.mend = error.mend.take().map(|(place, write)| (put_back.place(place), write));
            if let SyntaxFault::KeyTwice { first, may_begin, .. } = &mut error.fault {
                *first = first.map(|line| line - put_back.lines_above(text, line));
                *may_begin =
                    perhaps.iter().find(|(at, _)| *at == error.place.start).map(|(_, header)| *header);
            }
        }
        (errors, sound)
    }
}

/// Whether a text that is TOML may say what nobody meant: a fourth mark is well-formed, as a part of the text, and so is the form feed
/// in `images\figur.svg`.
fn may_hide_faults(text: &str) -> bool {
    text.contains('\\') || text.contains("\"\"\"\"")
}

/// The faults of a text, in its order, and the text with white space in their stead: it is as long, and TOML, unless it has more than
/// [`MOST_FAULTS`].
///
/// `tables` are the headers that have two brackets.
pub fn faults(text: &str, tables: &[&str]) -> (Vec<SyntaxError>, String) {
    let mut sound = text.to_owned();
    let mut found = Vec::new();
    let is_toml = DeTable::parse(text).is_ok();
    if is_toml && !may_hide_faults(text) {
        return (found, sound);
    }
    let mut all = statements(text, tables);
    if is_toml {
        // In `images\figur.svg`, TOML takes `\f` for a form feed: well-formed, and never what was meant.
        for statement in &mut all {
            let is_told = |fault: &SyntaxFault| {
                let is_mark = matches!(fault, SyntaxFault::Slip { slip: Slip::MarksTooMany { .. }, .. });
                is_mark || matches!(fault, SyntaxFault::PathBackslash { .. })
            };
            statement.swallows.take_if(|error| !is_told(&error.fault));
        }
    }
    // What swallows its neighbours goes first: the parser stops only where the neighbours end.
    for index in 0..all.len() {
        if let Some(error) = all[index].swallows.take() {
            // What stands behind a header takes nothing of its group with it.
            let gone = match error.fault {
                SyntaxFault::AfterValue { .. } => error.place.clone(),
                // A key behind a header is read on a line of its own.
                SyntaxFault::TwoOnLine { .. } => {
                    let start = error.place.start;
                    if sound[..start].ends_with([' ', '\t']) {
                        sound.replace_range(start - 1..start, "\n");
                        start..start
                    } else {
                        error.place.clone()
                    }
                }
                _ => judge::reach(text, &all, index),
            };
            blank(&mut sound, &gone);
            found.push(echo::whole(error, text, &all[index].range, |text| first_fault(text, tables)));
            if found.len() == MOST_FAULTS {
                break;
            }
        }
    }
    let mut told_elsewhere = 0;
    while found.len() + told_elsewhere < MOST_FAULTS {
        let Some(place) = stopped(&sound) else { break };
        let index = at(&all, place.start);
        let Some(index) = index else {
            found.push(SyntaxError::new(SyntaxFault::Other, place));
            break;
        };
        let gone = judge::reach(text, &all, index);
        if sound[gone.clone()].trim().is_empty() {
            found.push(SyntaxError::new(SyntaxFault::Other, place));
            break;
        }
        if follows_from_a_name(&all, index) {
            told_elsewhere += 1;
        } else {
            let error = judge::judge(text, &all[index], place);
            found.push(echo::whole(error, text, &all[index].range, |text| first_fault(text, tables)));
        }
        blank(&mut sound, &gone);
    }
    found.sort_by_key(|error| error.place.start);
    (found, sound)
}

/// Where the parser stops first.
fn stopped(text: &str) -> Option<Range<usize>> {
    let (_, errors) = DeTable::parse_recoverable(text);
    errors.iter().map(|error| error.span().unwrap_or(0..0)).min_by_key(|place| place.start)
}

/// The fault of a text that is told first.
fn first_fault(text: &str, tables: &[&str]) -> Option<SyntaxError> {
    let mut all = statements(text, tables);
    if let Some(error) = all.iter_mut().find_map(|statement| statement.swallows.take()) {
        return Some(error);
    }
    let place = stopped(text)?;
    Some(judge::judge(text, &all[at(&all, place.start)?], place))
}

/// Whether a group is there twice only because the header of the group that it is in is misspelt: below `[[Section]]`, a second
/// `[section.easy]` falls to the section before. A header that is none is told by itself, or when the file's keys are read.
fn follows_from_a_name(all: &[Statement], index: usize) -> bool {
    let Some(name) = &all[index].header else { return false };
    let Some((outer, _)) = name.rsplit_once('.') else { return false };
    let mut above = all[..index].iter().rev().filter_map(|one| one.header.as_deref());
    let known = headers();
    let is_known = |header: &str| known.iter().any(|one| one.trim_matches(['[', ']']) == header);
    let is_misspelt = |header: &str| !is_known(header);
    above.find(|header| *header == name || *header == outer || is_misspelt(header)).is_some_and(is_misspelt)
}

/// The statement that contains a place, or the last one before it.
fn at(all: &[Statement], place: usize) -> Option<usize> {
    all.iter().rposition(|one| one.range.start <= place)
}

#[cfg(test)]
mod tests;
