//! The words printed in a document, in its own language.

use serde::Serialize;

use crate::policy::{ChartForm, Date, Kind};

/// Words that an edition or a writer adds to the text of a policy.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each word says what it is")]
pub struct DocumentWords {
    pub contents: &'static str,
    pub page: &'static str,
    pub page_of: &'static str,
    pub glossary: &'static str,
    pub colophon: &'static str,
    pub about_edition: &'static str,
    pub ambition: &'static str,
    pub perspective: &'static str,
    pub description: &'static str,
    /// "Figurerne i ord": the section of long descriptions that stand apart.
    pub descriptions: &'static str,
    #[serde(skip)]
    pub chart: ChartWords,
    pub signature: &'static str,
    pub cover_picture: &'static str,
    pub phone: &'static str,
    pub email: &'static str,
    pub web: &'static str,
    pub published_by: &'static str,
    pub valid: &'static str,
    pub adopted: &'static str,
    pub updated: &'static str,
    pub audience: &'static str,
    pub easy_edition: &'static str,
    pub easy_untested: &'static str,
    pub easy_unapproved: &'static str,
    pub easy_partly_approved: &'static str,
    #[serde(skip)]
    pub easy_colophon: EasyColophon,
    pub get_help: &'static str,
    pub footnote: &'static str,
    pub back_to_reference: &'static str,
    pub landmarks: &'static str,
    pub start_of_text: &'static str,
    pub title_page: &'static str,
    pub means: &'static str,
    pub page_list: &'static str,
    pub reading_time: &'static str,
    pub in_easy: &'static str,
    pub in_full: &'static str,
    #[serde(skip)]
    pub easy_beside: &'static str,
    #[serde(skip)]
    pub full_beside: &'static str,
    #[serde(skip)]
    pub large_print: &'static str,
    #[serde(skip)]
    pub about_easy: AboutEasy,
    #[serde(skip)]
    pub braille: BrailleWords,
    #[serde(skip)]
    pub sheet: &'static str,
    #[serde(skip)]
    pub outer_side: &'static str,
    #[serde(skip)]
    pub inner_side: &'static str,
    #[serde(skip)]
    pub minutes: Counted,
    /// Marks around a quotation.
    #[serde(skip)]
    pub quotes: QuotationMarks,
    /// What follows the day in a date: "29. januar", "29 January".
    #[serde(skip)]
    pub after_day: &'static str,
    /// January to December, as written in a date.
    #[serde(skip)]
    pub months: [&'static str; 12],
    #[serde(skip)]
    pub kinds: KindNames,
    #[serde(skip)]
    pub accessibility: Accessibility,
}

/// Words of charts.
#[derive(Debug)]
pub struct ChartWords {
    /// What a chart of bars is called.
    pub bars: &'static str,
    /// What a chart of divided bars is called.
    pub stacked: &'static str,
    /// What a chart of lines is called.
    pub lines: &'static str,
    /// What a chart of the parts of a whole is called.
    pub share: &'static str,
    /// "Tallene i diagrammet": heading of the table.
    pub numbers: &'static str,
    /// Before what is counted.
    pub unit: &'static str,
    /// What stands in place of a number that isn't known.
    pub missing: &'static str,
}

impl ChartWords {
    /// What a chart is called.
    #[must_use]
    pub fn kind(&self, form: ChartForm) -> &'static str {
        match form {
            ChartForm::Bars => self.bars,
            ChartForm::Stacked => self.stacked,
            ChartForm::Lines => self.lines,
            ChartForm::Share => self.share,
        }
    }
}

/// What an easy-read edition says of itself where no page shows it.
#[derive(Debug)]
pub struct AboutEasy {
    /// Before its title.
    pub before: &'static str,
    /// After its title, in quotation marks.
    pub after: &'static str,
    /// If it explains words.
    pub words: &'static str,
}

/// What an easy-read edition tells of itself, as questions; the answers are facts of the policy. "It" is the text, which the first
/// one names.
#[derive(Debug)]
#[allow(missing_docs, reason = "each question says what it asks for")]
pub struct EasyColophon {
    pub published: &'static str,
    pub valid: &'static str,
    pub adopted: &'static str,
    pub updated: &'static str,
    pub audience: &'static str,
    pub written: &'static str,
    pub approved: &'static str,
    pub tested: &'static str,
    /// Before a day.
    pub on: &'static str,
}

/// What the first page of braille says of itself.
#[derive(Debug)]
#[allow(missing_docs, reason = "named as the tables are")]
pub struct BrailleWords {
    /// Before the name of a table.
    pub code: &'static str,
    pub eight_dots: &'static str,
    pub six_dots: &'static str,
    pub contracted: &'static str,
    /// What the first line of each page is.
    pub page_line: &'static str,
    /// What a rule with a number is.
    pub print_page: &'static str,
}

/// A word in the singular and the plural.
#[derive(Debug)]
pub struct Counted {
    /// For one.
    pub one: &'static str,
    /// For any other number.
    pub more: &'static str,
}

/// Quotation marks.
#[derive(Debug)]
pub struct QuotationMarks {
    /// Before the quotation.
    pub opening: &'static str,
    /// After it.
    pub closing: &'static str,
}

/// What each kind of document is called.
#[derive(Debug)]
#[allow(missing_docs, reason = "named as the kinds are")]
pub struct KindNames {
    pub policy: &'static str,
    pub plan: &'static str,
    pub strategy: &'static str,
    pub proposal: &'static str,
    pub guide: &'static str,
}

/// Sentences for the accessibility summary of an EPUB, each included only if it is true of the book. What other metadata says is left to those
/// (EPUB Accessibility 1.2): reading systems write it out in the reader's own language.
#[derive(Debug)]
pub struct Accessibility {
    /// How many footnotes there are, and how to come back from one.
    pub notes: fn(usize) -> String,
    /// How tables are marked up.
    pub tables: &'static str,
    /// That words in other languages are marked.
    pub languages: &'static str,
    /// How to come to the glossary.
    pub glossary: &'static str,
    /// Where words in other languages can't be marked.
    pub unmarked: &'static str,
}

impl DocumentWords {
    /// "29. januar 2025".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let month = self.months[usize::from(date.month) - 1];
        format!("{}{} {month} {}", date.day, self.after_day, date.year)
    }

    /// The name of a kind of document: "politik".
    #[must_use]
    pub fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Policy => self.kinds.policy,
            Kind::Plan => self.kinds.plan,
            Kind::Strategy => self.kinds.strategy,
            Kind::Proposal => self.kinds.proposal,
            Kind::Guide => self.kinds.guide,
        }
    }

    /// What an easy-read edition is: its title, and how it is written.
    #[must_use]
    pub fn easy_summary(&self, title: &str, explains_words: bool) -> String {
        let (about, quotes) = (&self.about_easy, &self.quotes);
        let what = format!("{} {}{title}{}{}", about.before, quotes.opening, quotes.closing, about.after);
        if explains_words { format!("{what} {}", about.words) } else { what }
    }

    /// "Læsetid: 25 minutter".
    #[must_use]
    pub fn time(&self, minutes: usize) -> String {
        let word = if minutes == 1 { self.minutes.one } else { self.minutes.more };
        format!("{}: {minutes} {word}", self.reading_time)
    }
}
