//! Lists as Word saves them: paragraphs whose style names a list, with the number or bullet as text.

use super::css::property;
use super::dom::{Dom, Id};
use crate::edition::NumberMark;
use crate::import::document::ListNumber;
use crate::import::formats::rich::flow::Mark;

/// A paragraph's place in a list of Word's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordItem {
    /// Its level, from 1.
    pub level: usize,
    /// Its marker; none where what stands before it is more than a list can show, and stays text.
    pub mark: Option<Mark>,
    /// Whether the marker is a letter or a Roman numeral.
    pub is_lettered: bool,
}

/// The place of a paragraph, if it has one: `mso-list:l0 level2 lfo1`.
pub fn word_item(dom: &Dom, id: Id) -> Option<WordItem> {
    let list = property(dom, id, "mso-list")?;
    let level = list.split_whitespace().find_map(|word| word.strip_prefix("level"))?.parse().ok()?;
    let shown = dom.descendants(id).find(|below| is_marker(dom, *below)).map(|shown| dom.plain(shown));
    let shown = shown.unwrap_or_default();
    let core = shown.trim_matches(|c: char| !c.is_alphanumeric() && c != '§').to_lowercase();
    let is_letter = core.chars().count() == 1 && core.chars().all(char::is_alphabetic);
    let is_roman = !core.is_empty() && core.chars().all(|c| "ivxlcdm".contains(c));
    // "o" and "§" alone are bullets of Word's fonts.
    let closed = shown.ends_with(['.', ')']);
    let behind = if shown.trim_end().ends_with(')') { NumberMark::Bracket } else { NumberMark::Stop };
    let counted = |value| Some(Mark::Number(ListNumber { value, mark: behind }));
    let (mark, is_lettered) = match core.parse() {
        Ok(number) => (counted(number), false),
        Err(_) if core.is_empty() || matches!(core.as_str(), "o" | "§") && !closed => {
            (Some(Mark::Bullet), false)
        }
        Err(_) if closed && (is_letter || is_roman) => (counted(value(&core)), true),
        Err(_) if is_letter => (Some(Mark::Bullet), false),
        Err(_) => (None, false),
    };
    let is_heading = matches!(dom.name(id), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    let mark = mark.filter(|mark| !is_heading || *mark == Mark::Bullet);
    Some(WordItem { level, mark, is_lettered })
}

/// Whether an element is the number or bullet that Word shows before a paragraph.
pub fn is_marker(dom: &Dom, id: Id) -> bool {
    property(dom, id, "mso-list").is_some_and(|value| value == "ignore")
}

/// The number that letters stand for: Roman numerals where they can be.
fn value(letters: &str) -> u32 {
    let digit = |c| match c {
        'i' => 1,
        'v' => 5,
        'x' => 10,
        'l' => 50,
        'c' => 100,
        'd' => 500,
        _ => 1000,
    };
    let is_roman = letters.chars().all(|c| "ivxlcdm".contains(c));
    if is_roman && (letters.len() > 1 || letters.starts_with(['i', 'v', 'x'])) {
        let digits: Vec<u32> = letters.chars().map(digit).collect();
        let signed = digits.iter().enumerate().map(|(at, digit)| {
            let before_larger = digits.get(at + 1).is_some_and(|next| next > digit);
            if before_larger { -i64::from(*digit) } else { i64::from(*digit) }
        });
        return u32::try_from(signed.sum::<i64>()).unwrap_or(1).max(1);
    }
    letters.chars().next().map_or(1, |c| u32::from(c).saturating_sub(u32::from('a')) + 1)
}
