//! What counts at the beginning of lines: "a)", "(2)", "iii.", "1.2", "Stk. 3".

/// What a line begins with that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Marker<'a> {
    /// The word before the count: "Stk.", "§".
    word: &'a str,
    /// Whether a bracket stands before the count.
    bracket: bool,
    /// What stands before the last number: "1.2." of "1.2.3".
    above: &'a str,
    count: &'a str,
    /// What stands behind the count.
    mark: Option<char>,
    /// All of it.
    written: &'a str,
}

/// What a line begins with, if it counts on from the line before it: "b)" after "a)".
#[must_use]
pub fn counts_on<'a>(before: &str, line: &'a str) -> Option<&'a str> {
    let (one, two) = (marker(before)?, marker(line)?);
    let alike = (one.word, one.bracket, one.above, one.mark) == (two.word, two.bracket, two.above, two.mark);
    (alike && follows(one.count, two.count)).then_some(two.written)
}

fn marker(line: &str) -> Option<Marker<'_>> {
    let line = line.trim_start();
    let (word, rest) = word(line);
    let (bracket, rest) = rest.strip_prefix('(').map_or((false, rest), |rest| (true, rest));
    let numbers = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let end = if numbers > 0 { rest[..numbers].trim_end_matches('.').len() } else { letters };
    let (whole, after) = rest.split_at(end);
    let split = whole.rfind('.').map_or(0, |at| at + 1);
    let (above, count) = whole.split_at(split);
    let mark = after.chars().next().filter(|c| matches!(c, ')' | '.' | ':'));
    let after = &after[mark.map_or(0, char::len_utf8)..];
    let is_number = count.starts_with(|c: char| c.is_ascii_digit());
    // A letter by itself is a word; a bracket that opens has to close.
    let sound = match (is_number, mark) {
        _ if count.is_empty() || count.len() > 4 => false,
        _ if bracket => mark == Some(')'),
        (false, mark) => word.is_empty() && matches!(mark, Some(')' | '.')),
        (true, mark) => word.is_empty() || word == "§" || mark.is_some(),
    };
    let written = line[..line.len() - after.len()].trim_end();
    (sound && after.starts_with(char::is_whitespace)).then_some(Marker {
        word,
        bracket,
        above,
        count,
        mark,
        written,
    })
}

/// A word with a number after it, and what follows the word.
fn word(line: &str) -> (&str, &str) {
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim_start();
    let is_word = first == "§"
        || first.chars().count() > 1 && first.trim_end_matches('.').chars().all(char::is_alphabetic);
    if is_word && rest.starts_with(|c: char| c.is_ascii_digit()) { (first, rest) } else { ("", line) }
}

fn follows(one: &str, two: &str) -> bool {
    if let (Ok(one), Ok(two)) = (one.parse::<u32>(), two.parse::<u32>()) {
        return two == one.saturating_add(1);
    }
    let letters = match (one.as_bytes(), two.as_bytes()) {
        ([one], [two]) => one.is_ascii_alphabetic() && *two == one + 1,
        _ => false,
    };
    let same_case = |text: &str| text.starts_with(char::is_uppercase);
    let roman = same_case(one) == same_case(two)
        && roman(one).zip(roman(two)).is_some_and(|(one, two)| two == one + 1);
    letters || roman
}

/// A Roman number up to 39, all of it in small or in capital letters.
fn roman(text: &str) -> Option<u32> {
    let low = text.to_ascii_lowercase();
    if text != low && text != text.to_ascii_uppercase() {
        return None;
    }
    let tens = low.bytes().take_while(|byte| *byte == b'x').count().min(3);
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let one = ones.iter().position(|one| *one == &low[tens..])?;
    u32::try_from(tens * 10 + one).ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_on_is_told_from_what_does_not() {
        for (one, two, mark) in [
            ("a) et", "b) to", "b)"),
            ("A. et", "B. to", "B."),
            ("(1) et", "(2) to", "(2)"),
            ("(a) et", "(b) to", "(b)"),
            ("h) et", "i) to", "i)"),
            ("i) et", "ii) to", "ii)"),
            ("iii. et", "iv. to", "iv."),
            ("1 et", "2 to", "2"),
            ("1.1 et", "1.2 to", "1.2"),
            ("9.9. et", "9.10. to", "9.10."),
            ("§ 1 et", "§ 2 to", "§ 2"),
            ("Stk. 1. et", "Stk. 2. to", "Stk. 2."),
            ("Mål 1: et", "Mål 2: to", "Mål 2:"),
        ] {
            assert_eq!(counts_on(one, two), Some(mark), "{one}, {two}");
        }
        for (one, two) in [
            ("a) et", "c) to"),
            ("a) et", "B) to"),
            ("a) et", "b. to"),
            ("1.1 et", "2.2 to"),
            ("2025 et", "2025 to"),
            ("I dag", "J"),
            ("i går", "j"),
            ("Hal 1 er stor", "Hal 2 er lille"),
            ("12.000 kr.", "13.000 kr."),
            ("(1 et", "(2 to"),
            ("", ""),
        ] {
            assert_eq!(counts_on(one, two), None, "{one}, {two}");
        }
    }
}
