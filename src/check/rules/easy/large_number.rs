//! Per cent and large numbers say nothing until somebody says what they mean.
//!
//! The Baden-Württemberg seal for easy language; Inclusion Europe, *Information for all*. Years, telephone numbers and post codes
//! are names more than numbers.

use crate::check::easy::Filing;
use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, EasyFault, Findings, Group, Level};
use crate::prose::{Sentence, Word};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R09",
        name: "large-number",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

/// Words of per cent.
const PER_CENT: &[&str] = &["procent", "procentpoint", "pct"];

/// Words of large numbers.
const LARGE: &[&str] = &["million", "millioner", "mio", "milliard", "milliarder", "mia"];

/// How an explanation begins, in the next sentence.
const EXPLAINS: &[&str] =
    &["det er", "det betyder", "det svarer", "det vil", "altså", "så mange", "så meget"];

/// What explains a number in its own sentence.
const WITHIN: &[&str] =
    &[" ud af ", " svarer til ", " halvdel", " hver anden", " hver tredje", " hver fjerde", " hver femte"];

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in &context.easy {
        for (index, sentence) in passage.sentences.iter().enumerate() {
            let whole = passage.text[sentence.range.clone()].to_lowercase();
            let next =
                passage.sentences.get(index + 1).map(|next| passage.text[next.range.clone()].to_lowercase());
            let explained = WITHIN.iter().any(|cue| whole.contains(cue))
                || next.is_some_and(|next| EXPLAINS.iter().any(|cue| next.starts_with(cue)));
            if explained {
                continue;
            }
            for (at, word) in sentence.words.iter().enumerate() {
                let after = &passage.text[word.range.end..sentence.range.end];
                let is_number = word.text.starts_with(|c: char| c.is_ascii_digit());
                let next = sentence.words.get(at + 1).map_or("", |next| next.low.as_str());
                let followed_by = |list: &[&str]| list.contains(&next);
                if is_number && (after.trim_start().starts_with('%') || followed_by(PER_CENT)) {
                    let unit = if followed_by(PER_CENT) { format!(" {next}") } else { " %".to_owned() };
                    let fault = EasyFault::PerCent { words: format!("{}{unit}", word.text) };
                    file.warning(passage, word.range.clone(), fault);
                } else if is_number
                    && (followed_by(LARGE)
                        || is_large(word, after, at, sentence, context.limits.large_number))
                {
                    let unit = if followed_by(LARGE) { format!(" {next}") } else { String::new() };
                    let fault = EasyFault::LargeNumber { words: format!("{}{unit}", word.text) };
                    file.warning(passage, word.range.clone(), fault);
                }
            }
        }
    }
}

fn is_large(word: &Word, after: &str, at: usize, sentence: &Sentence, limit: usize) -> bool {
    let whole = word.text.split(',').next().unwrap_or_default();
    let digits = whole.chars().filter(char::is_ascii_digit).count();
    let only_digits = digits == whole.len();
    if digits < limit || !whole.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ' ' | '\u{a0}')) {
        return false;
    }
    let year = only_digits && digits == 4 && (1000..2200).contains(&whole.parse::<u32>().unwrap_or(0));
    let after_word = at.checked_sub(1).map_or("", |before| sentence.words[before].low.as_str());
    let telephone = digits == 8
        && (only_digits || whole.split([' ', '\u{a0}']).all(|group| group.len() == 2 || group.len() == 4))
        || ["45", "telefon", "tlf", "cvr", "ean"].contains(&after_word);
    let code = only_digits && digits == 4 && after.trim_start().starts_with(char::is_uppercase);
    !(year || telephone || code)
}
