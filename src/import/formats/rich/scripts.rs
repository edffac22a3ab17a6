//! Raised and lowered digits as characters of their own: 10⁶ is a million, and 106 is not.

/// Where letters stand in relation to the line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Script {
    /// On the line.
    #[default]
    Line,
    /// Above it.
    Raised,
    /// Below it.
    Lowered,
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// The text with its digits and signs in their place. Letters have no such forms in our fonts and stay on the line:
/// how many there are is returned, too.
pub fn placed(text: &str, script: Script) -> (String, usize) {
    let (digits, plus, minus) = match script {
        Script::Line => return (text.to_owned(), 0),
        Script::Raised => (RAISED, '⁺', '⁻'),
        Script::Lowered => (LOWERED, '₊', '₋'),
    };
    let mut letters = 0;
    let placed = text.chars().map(|c| match (c.to_digit(10), c) {
        (Some(digit), _) => digits[digit as usize],
        (None, '+') => plus,
        (None, '-' | '−' | '–') => minus,
        _ => {
            letters += usize::from(c.is_alphabetic());
            c
        }
    });
    (placed.collect(), letters)
}

/// What stands above or below the line in a formula. Letters can't, and have a sign before them.
pub fn in_formula(text: &str, script: Script, sign: char) -> String {
    match placed(text, script) {
        (placed, 0) => placed,
        _ => format!("{sign}{}", operand(text)),
    }
}

/// What stands above or below the line of a fraction, on one line: in brackets where it has several parts.
pub fn operand(text: &str) -> String {
    let text = text.trim();
    let whole = text.chars().all(|c| c.is_alphanumeric() || matches!(c, ',' | '.'));
    if whole { text.to_owned() } else { format!("({text})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_signs_have_forms_and_letters_are_counted() {
        assert_eq!(placed("6", Script::Raised), ("⁶".to_owned(), 0));
        assert_eq!(placed("-2", Script::Raised), ("⁻²".to_owned(), 0));
        assert_eq!(placed("2", Script::Lowered), ("₂".to_owned(), 0));
        assert_eq!(placed("2 nd", Script::Raised), ("² nd".to_owned(), 2));
        assert_eq!(placed("2", Script::Line), ("2".to_owned(), 0));
    }

    #[test]
    fn what_has_several_parts_stands_in_brackets() {
        assert_eq!(operand(" 3 "), "3");
        assert_eq!(operand("a + b"), "(a + b)");
    }
}
