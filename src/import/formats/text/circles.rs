//! The letter "o" at the beginning of lines: the circle of a list's second level, as Word's font has it and copying leaves it.
//!
//! No Danish word is "o", but a letter may stand anywhere, also where a line of a sentence begins. Below a bullet it is one if
//! the line above was meant to end there, and so are two in a row.

use super::lines::{LinePlace, PrintedLine};
use super::shape::{CIRCLE, ends, is_bullet, open_end, room_for};
use crate::import::document::{LeftOut, Reason};

/// Makes circles of letters that are bullets, and reports the letters, which were words of the text.
pub fn draw(lines: &mut [PrintedLine]) -> Vec<LeftOut> {
    let widest = lines.iter().map(PrintedLine::width).max().unwrap_or(0);
    let mut drawn = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let end = list_end(lines, at);
        for circle in circles(lines, at..end, widest) {
            let line = &mut lines[circle];
            drawn.push(LeftOut { origin: line.origin, text: "o".to_owned(), why: Reason::Bullet });
            let text = item(&line.text).unwrap_or_default();
            line.text = format!("{CIRCLE} {text}");
        }
        at = end;
    }
    drawn
}

/// Where the list ends that a line begins, by a bullet or by two letters in a row. A line of its own is no list.
fn list_end(lines: &[PrintedLine], from: usize) -> usize {
    let has_two_letters = || is_letter(&lines[from]) && lines.get(from + 1).is_some_and(is_letter);
    if !is_bullet(&lines[from].text) && !has_two_letters() {
        return from + 1;
    }
    // Lines of an item go on it; an empty line ends what isn't marked.
    let goes_on = |line: &PrintedLine| is_letter(line) || is_bullet(&line.text) || line.blanks == 0;
    lines[from + 1..].iter().position(|line| !goes_on(line)).map_or(lines.len(), |end| from + 1 + end)
}

/// The lines of a list whose letters are bullets.
fn circles(lines: &[PrintedLine], list: std::ops::Range<usize>, widest: usize) -> Vec<usize> {
    let letters: Vec<usize> = list.clone().filter(|at| is_letter(&lines[*at])).collect();
    // A line of its own.
    if list.len() == 1 {
        return Vec::new();
    }
    // Where items go on below their first line, they show how wide they may be; where none does, the text shows it.
    let inside = &lines[list];
    let is_wrapped = inside.iter().any(|line| !is_bullet(&line.text) && !is_letter(line));
    let own = inside.iter().map(PrintedLine::width).max().unwrap_or(0);
    let column = if is_wrapped { own } else { widest };
    let above = |at: usize| at.checked_sub(1).map(|above| &lines[above]);
    // The line above had room for the letter, or its sentence ended.
    let is_meant = |at: usize| {
        above(at).is_none_or(|above| {
            room_for("o", above, column) || ends(&above.text) || above.text.ends_with(';')
        })
    };
    let is_proven = letters.iter().any(|at| is_meant(*at));
    let may_be = |at: usize| {
        let is_capital = item(&lines[at].text).is_some_and(|text| text.starts_with(char::is_uppercase));
        (is_proven || is_capital) && above(at).is_none_or(|above| !open_end(&above.text))
    };
    // "a, e, o og u": a letter among others.
    let is_among_others = |at: usize| {
        item(&lines[at].text).is_some_and(|text| ["og ", "eller "].iter().any(|and| text.starts_with(and)))
    };
    letters.into_iter().filter(|at| (is_meant(*at) || may_be(*at)) && !is_among_others(*at)).collect()
}

fn is_letter(line: &PrintedLine) -> bool {
    line.place == LinePlace::Text && item(&line.text).is_some()
}

/// What stands behind the letter at the beginning of a line.
fn item(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('o')?;
    let begins = |rest: &&str| rest.starts_with(char::is_alphanumeric);
    rest.strip_prefix([' ', '\t', '\u{a0}']).map(str::trim_start).filter(begins)
}
