//! The number that a word processor shows before a paragraph, which its file doesn't have as text.

/// How a number is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NumberFormat {
    /// `3`
    #[default]
    Decimal,
    /// `03`
    PaddedDecimal,
    /// `c`, and after `z` as Word goes on, `aa`.
    Letter,
    /// `C`
    CapitalLetter,
    /// `iii`
    Roman,
    /// `III`
    CapitalRoman,
    /// Nothing.
    None,
}

/// The most letters of one number: Word repeats the letter.
const MOST_LETTERS: usize = 20;
/// Roman numerals go no further.
const MOST_ROMAN: u32 = 3999;

impl NumberFormat {
    /// A number in this format.
    pub fn written(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::PaddedDecimal => format!("{number:02}"),
            Self::Letter | Self::CapitalLetter => {
                let (first, at) = match self {
                    Self::Letter => ('a', number.saturating_sub(1)),
                    _ => ('A', number.saturating_sub(1)),
                };
                let letter = char::from_u32(u32::from(first) + at % 26).unwrap_or(first);
                let times = usize::try_from(at / 26 + 1).unwrap_or(MOST_LETTERS).min(MOST_LETTERS);
                letter.to_string().repeat(times)
            }
            Self::Roman => roman(number).to_lowercase(),
            Self::CapitalRoman => roman(number),
            Self::None => String::new(),
        }
    }

    /// Whether it is written in letters.
    pub fn is_lettered(self) -> bool {
        matches!(self, Self::Letter | Self::CapitalLetter | Self::Roman | Self::CapitalRoman)
    }
}

fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > MOST_ROMAN {
        return number.to_string();
    }
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

/// Whether what stands around a number makes it more than a list's mark: "§ 3.", "Mål 1:", and every number of
/// several parts. A list of CommonMark can show none of these, so they are written as words.
pub fn is_worded(around: &str, parts: usize) -> bool {
    parts != 1 || around.chars().any(|c| c.is_alphanumeric() || c == '§')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        let all = [NumberFormat::Decimal, NumberFormat::Letter, NumberFormat::CapitalRoman];
        assert_eq!(all.map(|format| format.written(28)), ["28", "bb", "XXVIII"]);
        assert_eq!(NumberFormat::Roman.written(4), "iv");
        assert_eq!(NumberFormat::PaddedDecimal.written(4), "04");
        assert_eq!(NumberFormat::Letter.written(u32::MAX).len(), 20);
    }

    #[test]
    fn a_paragraph_sign_or_a_second_number_makes_it_words() {
        assert!(is_worded("§ .", 1) && is_worded("Mål :", 1) && is_worded("..", 2));
        assert!(!is_worded(".", 1) && !is_worded("()", 1));
    }
}
