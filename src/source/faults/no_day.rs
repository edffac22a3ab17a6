//! A date that is written as dates are, of a day that doesn't exist.

use crate::finding::Words;
use crate::policy::Date;
use crate::source::keys::is_needed;

/// How whoever types a source says a month. This room looks into no language of documents.
pub const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What is written as a day's year, month and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDay {
    /// The year.
    pub year: u16,
    /// The month, which may be none.
    pub month: u8,
    /// The day, which the month may not have.
    pub day: u8,
}

/// What can be told of a day that doesn't exist.
enum Why<'a> {
    /// The month has fewer days: its name, and the last of them.
    Day(&'a str, Date),
    /// There is no such month; day and month may have changed places.
    Month(Option<Date>),
}

impl NoDay {
    fn why<'a>(&self, months: &[&'a str; 12]) -> Why<'a> {
        let Self { year, month, day } = *self;
        let name = usize::from(month).checked_sub(1).and_then(|at| months.get(at));
        let last = (1..=31).rev().find_map(|day| Date::new(i32::from(year), month, day));
        match (name, last) {
            (Some(name), Some(last)) => Why::Day(name, last),
            _ => Why::Month(Date::new(i32::from(year), day, month)),
        }
    }

    /// The message about it as the value of `key`, in Danish.
    #[must_use]
    pub fn danish(&self, key: &str) -> Words {
        let Self { year, month, day } = self;
        match self.why(&MONTHS) {
            Why::Day(name, last) => {
                let begun = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
                Words::title(format!("Den {day}. {name} {year} findes ikke")).help(format!(
                    "{begun} {year} har {} dage. Skriv for eksempel:  {key} = {last}",
                    last.day
                ))
            }
            Why::Month(Some(meant)) => Words::title(format!("Der er ingen måned nummer {month}"))
                .help(format!("En dato skrives år-måned-dag. Skriv:  {key} = {meant}")),
            Why::Month(None) => Words::title(format!("Der er ingen måned nummer {month}"))
                .help(format!("En dato skrives år-måned-dag. Skriv for eksempel:  {key} = {year:04}-01-29")),
        }
    }

    /// The message about it as the value of `key`, in English.
    #[must_use]
    pub fn english(&self, key: &str) -> Words {
        let Self { year, month, day } = self;
        match self.why(&ENGLISH) {
            Why::Day(name, last) => Words::title(format!("There is no {day} {name} {year}"))
                .help(format!("{name} {year} has {} days. Write for example:  {key} = {last}", last.day)),
            Why::Month(Some(meant)) => Words::title(format!("There is no month number {month}"))
                .help(format!("A date is written year-month-day. Write:  {key} = {meant}")),
            Why::Month(None) => Words::title(format!("There is no month number {month}")).help(format!(
                "A date is written year-month-day. Write for example:  {key} = {year:04}-01-29"
            )),
        }
    }
}

/// What there is of a day that isn't written whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartDay {
    /// The year alone.
    Year(u16),
    /// The month of a year.
    Month {
        /// The year.
        year: u16,
        /// The month, from 1.
        month: u8,
    },
    /// A day whose year has two figures.
    ShortYear(Date),
    /// Nothing.
    None,
}

impl PartDay {
    /// A day of it, as an example.
    fn example(self) -> String {
        match self {
            Self::Year(year) => format!("{year:04}-01-29"),
            // Every month has that day.
            Self::Month { year, month } => format!("{year:04}-{month:02}-28"),
            Self::ShortYear(date) => date.to_string(),
            Self::None => "2026-01-29".to_owned(),
        }
    }

    /// The message about it as the value of `key`, in Danish.
    #[must_use]
    pub fn danish(self, key: &str) -> Words {
        let title = match self {
            Self::Year(_) => "Her mangler måned og dag".to_owned(),
            Self::Month { .. } => "Her mangler dagen".to_owned(),
            Self::ShortYear(_) => {
                "Datoens år skal have alle fire cifre, og året skal stå først: år-måned-dag".to_owned()
            }
            Self::None => format!("»{key}« skal være en dato: år-måned-dag"),
        };
        let how = if matches!(self, Self::ShortYear(_)) { "Skriv" } else { "Skriv for eksempel" };
        let words = Words::title(title).help(format!("{how}:  {key} = {}", self.example()));
        match self {
            Self::ShortYear(_) => words,
            _ if is_needed(key) => words,
            _ => words.help("Kendes dagen ikke endnu, så slet linjen"),
        }
    }

    /// The message about it as the value of `key`, in English.
    #[must_use]
    pub fn english(self, key: &str) -> Words {
        let title = match self {
            Self::Year(_) => "Month and day are missing here".to_owned(),
            Self::Month { .. } => "The day is missing here".to_owned(),
            Self::ShortYear(_) => {
                "A date's year has all four figures, and the year comes first: year-month-day".to_owned()
            }
            Self::None => format!("“{key}” has to be a date: year-month-day"),
        };
        let how = if matches!(self, Self::ShortYear(_)) { "Write" } else { "Write for example" };
        let words = Words::title(title).help(format!("{how}:  {key} = {}", self.example()));
        match self {
            Self::ShortYear(_) => words,
            _ if is_needed(key) => words,
            _ => words.help("If the day isn't known yet, delete the line"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_the_part_that_is_wrong() {
        for (year, month, day, title, help) in [
            (
                2026,
                2,
                30,
                "Den 30. februar 2026 findes ikke",
                "Februar 2026 har 28 dage. Skriv for eksempel:  on = 2026-02-28",
            ),
            (
                2028,
                2,
                30,
                "Den 30. februar 2028 findes ikke",
                "Februar 2028 har 29 dage. Skriv for eksempel:  on = 2028-02-29",
            ),
            (
                2026,
                4,
                31,
                "Den 31. april 2026 findes ikke",
                "April 2026 har 30 dage. Skriv for eksempel:  on = 2026-04-30",
            ),
            (
                2026,
                1,
                0,
                "Den 0. januar 2026 findes ikke",
                "Januar 2026 har 31 dage. Skriv for eksempel:  on = 2026-01-31",
            ),
            (
                2026,
                29,
                1,
                "Der er ingen måned nummer 29",
                "En dato skrives år-måned-dag. Skriv:  on = 2026-01-29",
            ),
            (
                2026,
                13,
                40,
                "Der er ingen måned nummer 13",
                "En dato skrives år-måned-dag. Skriv for eksempel:  on = 2026-01-29",
            ),
        ] {
            let words = NoDay { year, month, day }.danish("on");
            assert_eq!((words.title.as_str(), words.help), (title, vec![help.to_owned()]));
        }
    }
}
