//! Numbers as people write them.

/// What a cell of a chart says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A number.
    Is(f64),
    /// That there is none: nothing, or a dash.
    Missing,
    /// Something else.
    Unreadable,
}

/// Most digits: beyond, a number is no longer held exactly.
const MOST_DIGITS: usize = 15;

/// Reads a number that is written with this decimal separator: "1.234,5", "1 234,5", "-3", "−3", "45 %". Groups have three digits, so that
/// "1.5" is never taken for fifteen where the comma separates.
#[must_use]
pub fn number(written: &str, decimal: char) -> Number {
    let text = written.trim();
    if matches!(text, "" | "-" | "–" | "—" | "…" | "...") {
        return Number::Missing;
    }
    let text = text.strip_suffix('%').unwrap_or(text).trim_end();
    let (sign, digits) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (-1.0, rest.trim_start()),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) =
        digits.split_once(decimal).map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let group = if decimal == ',' { '.' } else { ',' };
    let Some(whole) = ungrouped(whole, group) else { return Number::Unreadable };
    let is_digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if part.is_some_and(|part| !is_digits(part)) || whole.len() + part.map_or(0, str::len) > MOST_DIGITS {
        return Number::Unreadable;
    }
    let plain = format!("{whole}.{}", part.unwrap_or("0"));
    plain.parse::<f64>().map_or(Number::Unreadable, |value| Number::Is(sign * value))
}

/// The digits of a whole number, without what groups them.
fn ungrouped(text: &str, group: char) -> Option<String> {
    let parts: Vec<&str> = text.split([group, ' ', '\u{a0}', '\u{202f}']).collect();
    let is_digits = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    if !parts.iter().all(is_digits) {
        return None;
    }
    let grouped = parts.len() == 1 || parts[0].len() <= 3 && parts[1..].iter().all(|part| part.len() == 3);
    grouped.then(|| parts.concat())
}

/// A number as an axis says it: as few decimals as tell `step` apart.
pub(super) fn written(value: f64, step: f64, decimal: char) -> String {
    let decimals = (0..6).find(|places| {
        let scaled = step * 10f64.powi(*places);
        (scaled - scaled.round()).abs() < 1e-6
    });
    let plain = format!("{:.*}", decimals.unwrap_or(6) as usize, value.abs());
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let group = if decimal == ',' { '.' } else { ',' };
    let mut said = String::new();
    for (at, digit) in whole.chars().enumerate() {
        let left = whole.len() - at;
        if at > 0 && left.is_multiple_of(3) && whole.len() > 3 {
            said.push(group);
        }
        said.push(digit);
    }
    if !part.is_empty() {
        said.push(decimal);
        said.push_str(part);
    }
    if value < 0.0 { format!("−{said}") } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_its_writer_means() {
        for (text, value) in [
            ("0", 0.0),
            ("1.234,5", 1234.5),
            ("1234", 1234.0),
            ("12 345", 12345.0),
            ("-3", -3.0),
            ("− 3,25", -3.25),
            ("45 %", 45.0),
            ("1.000.000", 1e6),
        ] {
            assert_eq!(number(text, ','), Number::Is(value), "{text}");
        }
        assert_eq!(number("1,234.5", '.'), Number::Is(1234.5));
        for text in ["", " ", "–", "…"] {
            assert_eq!(number(text, ','), Number::Missing, "{text:?}");
        }
    }

    #[test]
    fn what_may_mean_another_number_is_no_number() {
        for text in
            ["1.5", "12.34", "1,2,3", "ca. 5", "5-6", "1.23.456", ",5", "5,", "1e3", "9999999999999999", "½"]
        {
            assert_eq!(number(text, ','), Number::Unreadable, "{text}");
        }
    }

    #[test]
    fn steps_are_written_as_the_language_writes_numbers() {
        assert_eq!(written(1500.0, 500.0, ','), "1.500");
        assert_eq!(written(1_000_000.0, 500.0, '.'), "1,000,000");
        assert_eq!(written(-0.5, 0.5, ','), "−0,5");
        assert_eq!(written(0.0, 0.25, ','), "0,00");
    }
}
