//! A number at the beginning of a line, and what stands behind it: what may be the marker of a list item.

use super::tree::NumberMark;
use crate::language::LanguageFile;

/// The most digits of an item's number (CommonMark 0.31.2, 5.2).
const MOST_DIGITS: usize = 9;

/// A number that a line begins with, as in "13) Tekst".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenNumber<'a> {
    /// The number.
    pub number: u64,
    /// How many digits it is written with.
    pub digits: usize,
    /// What stands behind it.
    pub mark: NumberMark,
    /// What follows, without the white space before it.
    pub rest: &'a str,
}

/// The number that a line begins with, if white space or the end of the line follows its mark.
#[must_use]
pub fn number_mark(line: &str) -> Option<WrittenNumber<'_>> {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let number = line[..digits].parse().ok().filter(|_| digits <= MOST_DIGITS)?;
    let mut after = line[digits..].chars();
    let mark = match after.next()? {
        '.' => NumberMark::Stop,
        ')' => NumberMark::Bracket,
        _ => return None,
    };
    let rest = after.as_str();
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| WrittenNumber {
        number,
        digits,
        mark,
        rest: rest.trim_start(),
    })
}

impl WrittenNumber<'_> {
    /// Whether it is a day or a quarter of a year by what follows, whatever list it may stand in.
    #[must_use]
    pub fn is_day(&self, language: &LanguageFile) -> bool {
        self.mark == NumberMark::Stop && language.follows_a_day(self.rest)
    }

    /// Whether it is an ordinal by what follows: "29. januar", "2. kvartal".
    #[must_use]
    pub fn is_ordinal(&self, language: &LanguageFile) -> bool {
        self.mark == NumberMark::Stop && language.follows_an_ordinal(self.rest)
    }
}
