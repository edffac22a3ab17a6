//! What changed between two wordings, sentence by sentence.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Sentences that were replaced by others. One side may be empty: sentences can be added or dropped.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Change {
    /// As approved.
    pub before: Vec<String>,
    /// As it is now.
    pub now: Vec<String>,
}

/// The changes between two wordings that have one sentence per line. Lines that differ only in white space count as
/// the same.
#[must_use]
pub fn changes(before: &str, now: &str) -> Vec<Change> {
    let (before, now) = (sentences(before), sentences(now));
    let operations = capture_diff_slices(Algorithm::Myers, &before, &now);
    let changed = operations.iter().filter(|operation| !matches!(operation, DiffOp::Equal { .. }));
    changed
        .flat_map(|operation| paired(&before[operation.old_range()], &now[operation.new_range()]))
        .collect()
}

/// Pairs replaced sentences one to one, if there are as many after as before.
fn paired(before: &[String], now: &[String]) -> Vec<Change> {
    if before.len() != now.len() {
        return vec![Change { before: before.to_vec(), now: now.to_vec() }];
    }
    let change =
        |(before, now): (&String, &String)| Change { before: vec![before.clone()], now: vec![now.clone()] };
    before.iter().zip(now).map(change).collect()
}

fn sentences(wording: &str) -> Vec<String> {
    // These are shown in terminals, where a control character would take effect.
    let words = |line: &str| {
        line.split_whitespace().collect::<Vec<_>>().join(" ").replace(char::is_control, "\u{fffd}")
    };
    wording.lines().map(words).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_stay_are_not_shown() {
        let found = changes("Et.\nTo.\nTre.\n", "Et.\n\n  To  nu.\nTre.\nFire.");
        let change = |before: &[&str], now: &[&str]| Change {
            before: before.iter().map(ToString::to_string).collect(),
            now: now.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(found, [change(&["To."], &["To nu."]), change(&[], &["Fire."])]);
        assert_eq!(changes("Et. \nTo.", "Et.\nTo.\n"), []);
        assert_eq!(changes("Et.\nTo.", "En.\nTi."), [change(&["Et."], &["En."]), change(&["To."], &["Ti."])]);
    }
}
