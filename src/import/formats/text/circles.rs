//! The letter "o" at the beginning of lines: the circle of a list's second level, as Word's font has it and copying leaves it.
//!
//! No Danish word is "o", but a letter may stand anywhere. Below a bullet it is one, and so are two in a row.

use super::lines::{LinePlace, PrintedLine};
use super::shape::{CIRCLE, is_bullet};
use crate::import::document::{LeftOut, Reason};

/// Makes circles of letters that are bullets, and reports the letters, which were words of the text.
pub fn draw(lines: &mut [PrintedLine]) -> Vec<LeftOut> {
    let is_letter = |line: &PrintedLine| line.place == LinePlace::Text && item(&line.text).is_some();
    let mut drawn = Vec::new();
    let mut in_list = false;
    for at in 0..lines.len() {
        let line = &lines[at];
        if !is_letter(line) {
            // Lines of an item go on it; an empty line ends what isn't marked.
            in_list = is_bullet(&line.text) || in_list && line.blanks == 0;
            continue;
        }
        if in_list || lines.get(at + 1).is_some_and(is_letter) {
            in_list = true;
            drawn.push(LeftOut { origin: line.origin, text: "o".to_owned(), why: Reason::Bullet });
            let text = item(&line.text).unwrap_or_default();
            lines[at].text = format!("{CIRCLE} {text}");
        }
    }
    drawn
}

/// What stands behind the letter at the beginning of a line.
fn item(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('o')?;
    let begins = |rest: &&str| rest.starts_with(char::is_alphanumeric);
    rest.strip_prefix([' ', '\t', '\u{a0}']).map(str::trim_start).filter(begins)
}
