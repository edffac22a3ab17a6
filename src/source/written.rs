//! Values as people write them, as TOML has them.

use toml::de::DeValue;

use super::faults::{Instead, MONTHS, NoDay, PartDay};
use crate::policy::{Date, Years};

/// A date such as "29. januar 2026", "29-01-2026" or "29/1 2026", as TOML has it.
pub fn date_written(text: &str) -> Option<String> {
    Some(date_meant(text)?.to_string())
}

/// The date that such a text means.
pub fn date_meant(text: &str) -> Option<Date> {
    let NoDay { year, month, day } = day_written(text)?;
    Date::new(i32::from(year), month, day)
}

/// What such a text says, whether there is such a day or not.
pub fn day_written(text: &str) -> Option<NoDay> {
    let text = text.trim().trim_start_matches("den ").trim_start_matches("d. ").to_lowercase();
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '.' | '/' | '-' | '–'))
        .filter(|part| !part.is_empty())
        .collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = match (first.len(), last.len()) {
        (4, 1 | 2) => (first, last),
        (1 | 2, 4) => (last, first),
        _ => return None,
    };
    let in_words =
        MONTHS.iter().position(|name| name == month || month.len() >= 3 && name.starts_with(*month));
    let month = in_words.and_then(|at| u8::try_from(at + 1).ok()).or_else(|| month.parse().ok())?;
    let (year, day): (u16, u8) = (year.parse().ok()?, day.parse().ok()?);
    Some(NoDay { year, month, day })
}

/// What there is of a day that isn't written whole: "januar 2026", "29.1.26".
pub fn part_of_day(text: &str) -> PartDay {
    let text = text
        .trim()
        .trim_matches(['"', '\''])
        .trim_start_matches("den ")
        .trim_start_matches("d. ")
        .to_lowercase();
    let apart = |c: char| c.is_whitespace() || matches!(c, '.' | '/' | '-' | '–');
    let parts: Vec<&str> = text.split(apart).filter(|part| !part.is_empty()).collect();
    let month = |said: &str| {
        let named = MONTHS.iter().position(|name| *name == said || said.len() >= 3 && name.starts_with(said));
        let number = named.and_then(|at| u8::try_from(at + 1).ok()).or_else(|| said.parse().ok())?;
        (1..=12).contains(&number).then_some(number)
    };
    let year = |said: &str| (said.len() == 4).then(|| said.parse::<u16>().ok()).flatten();
    let found = match parts.as_slice() {
        [said] => year(said).map(PartDay::Year),
        [first, second] => match (year(first), year(second)) {
            (Some(year), None) => month(second).map(|month| PartDay::Month { year, month }),
            (None, Some(year)) => month(first).map(|month| PartDay::Month { year, month }),
            _ => None,
        },
        // Danes write the day first, and the year last.
        [day, second, short] if short.len() == 2 => {
            let year = short.parse::<u16>().ok().map(|short| 2000 + short);
            let day = day.parse::<u8>().ok();
            let date = || Date::new(i32::from(year?), month(second)?, day?);
            date().map(PartDay::ShortYear)
        }
        _ => None,
    };
    found.unwrap_or(PartDay::None)
}

/// Years such as "2026-2029", as TOML has them.
pub fn years_written(text: &str) -> Option<String> {
    let Years { from, to } = years_meant(text)?;
    Some(format!("{{ from = {from}, to = {to} }}"))
}

/// The years that such a text means: two years and what people write between them.
pub fn years_meant(text: &str) -> Option<Years> {
    const BETWEEN: [&str; 8] = ["-", "–", "—", "til", "to", ",", "/", "og"];
    const BEFORE: [&str; 2] = ["fra ", "from "];
    let text = text.trim().trim_matches(['{', '}', '[', ']']).trim();
    let begins = |word: &&&str| text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
    let text = BEFORE.iter().find(begins).map_or(text, |word| text[word.len()..].trim_start());
    let from = text.get(..4)?;
    let to = text.get(text.len().checked_sub(4)?..)?;
    let between = text.get(4..text.len() - 4)?.trim().to_lowercase();
    let year =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten();
    let years = Years { from: year(from)?, to: year(to)? };
    BETWEEN.contains(&between.as_str()).then_some(years)
}

/// What can be told of two years from a value in which at most one stands.
pub fn years_begun(value: &DeValue<'_>) -> Instead {
    let said = match value {
        DeValue::Integer(number) => number.as_str(),
        other => other.as_str().unwrap_or_default(),
    };
    let is_year = said.trim().len() == 4;
    begun(is_year.then(|| said.trim().parse().ok()).flatten(), None)
}

/// The years of a validity of which one is known: a council's term is four years.
pub fn begun(from: Option<i32>, to: Option<i32>) -> Instead {
    const TERM: i32 = 3;
    let from = from.or(to.map(|to| to.saturating_sub(TERM)));
    let Some(from) = from else { return Instead::Unknown };
    let to = to.unwrap_or(from.saturating_add(TERM));
    Instead::Begun(format!("{{ from = {from}, to = {to} }}"))
}

/// Whether a word in small letters says yes or no.
pub fn yes_meant(word: &str) -> Option<bool> {
    match word {
        "true" | "ja" | "yes" => Some(true),
        "false" | "nej" | "no" => Some(false),
        _ => None,
    }
}

/// The whole number that a text in quotation marks is.
pub fn number_meant(text: &str) -> Option<i64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// The text that a value of `length` bytes without quotation marks stands for: just what was typed, where the parser kept it.
pub fn text_meant(value: &DeValue<'_>, length: usize) -> Option<String> {
    let said = match value {
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(yes) => yes.to_string(),
        DeValue::Datetime(day) => day.to_string(),
        _ => return None,
    };
    // The parser drops signs, as in `+45` and `1_000`: that would be another text.
    (said.len() == length).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_years_as_people_write_them_are_known() {
        for written in [
            "29. januar 2026",
            "den 29. januar 2026",
            "29 jan 2026",
            "29-01-2026",
            "29/1 2026",
            "29.1.2026",
            "2026/1/29",
        ] {
            assert_eq!(date_written(written).as_deref(), Some("2026-01-29"), "{written}");
        }
        for not in ["30. februar 2026", "januar 2026", "snart", "1-2-3"] {
            assert_eq!(date_written(not), None, "{not}");
        }
        assert_eq!(part_of_day("2026"), PartDay::Year(2026));
        assert_eq!(part_of_day("januar 2026"), PartDay::Month { year: 2026, month: 1 });
        assert_eq!(part_of_day("2026-02"), PartDay::Month { year: 2026, month: 2 });
        let date = Date::new(2026, 1, 29).expect("a day");
        assert_eq!(part_of_day("29.1.26"), PartDay::ShortYear(date));
        for not in ["snart", "kommer senere", "januar", "13 2026", "31.2.26", ""] {
            assert_eq!(part_of_day(not), PartDay::None, "{not}");
        }
        assert_eq!(years_written("2026–2029").as_deref(), Some("{ from = 2026, to = 2029 }"));
        for written in ["2026-2029", "2026 til 2029", "{ 2026 – 2029 }", "2026, 2029"] {
            assert_eq!(years_meant(written), Some(Years { from: 2026, to: 2029 }), "{written}");
        }
        for not in ["26-29", "20262029", "2026", "2026 2029", "å2026-2029", "2026-29"] {
            assert_eq!(years_written(not), None, "{not}");
        }
    }
}
