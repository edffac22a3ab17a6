//! What can be made of a place in a draft.

use super::marks::Mark;
use crate::locale::Explain;
use crate::source::edit::{EditRefused, KeyPath, SourceValue, value_at};

/// What a person decides about a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// It is right as it is.
    Accept,
    /// A heading inside its section.
    Heading,
    /// The heading of a new section, to which what follows belongs.
    Section,
    /// Running text.
    Paragraph,
    /// A list of its lines.
    List,
    /// A quotation.
    Quote,
    /// A goal.
    Goal,
    /// A goal each of the paragraphs that are numbered as goals, from this one.
    Goals,
    /// A fact box; its heading, if the place has none.
    Fact(String),
    /// Part of what stands before it.
    Join,
    /// Two, divided at a byte.
    Split(usize),
    /// Before its neighbour.
    Up,
    /// Behind its neighbour.
    Down,
    /// At the end of another section.
    To(usize),
    /// Of what was taken for the headings of a table, an ordinary row.
    Row,
    /// Headings of a table, with the row below them.
    Headings,
    /// The text of the section that is called so, as the summary, too.
    Summary,
    /// Not in the draft, with a reason.
    LeaveOut(String),
}

impl Step {
    /// Whether nothing more is to be decided at the place.
    pub fn settles(&self) -> bool {
        // Where a row was no heading, somebody has to write the headings, and a summary is read before it is right.
        !matches!(
            self,
            Self::Join | Self::Split(_) | Self::Up | Self::Down | Self::To(_) | Self::Row | Self::Summary
        )
    }
}

/// Where it is.
#[derive(Clone)]
pub struct At<'a> {
    /// The marks of the place.
    pub marks: &'a [Mark],
    /// Which paragraph of its text.
    pub chunk: usize,
    /// The words that each mark is about.
    pub words: &'a dyn Fn(&str, &str) -> Option<String>,
}

/// Why a step isn't made.
#[derive(Debug)]
pub enum NotDone {
    /// This can't be made of it here.
    NotHere,
    /// A fact box needs a heading.
    NoTitle,
    /// What is left out needs a reason.
    NoReason,
    /// The file is written so that the change would touch something else.
    Refused(EditRefused),
}

impl Explain for NotDone {
    fn danish(&self) -> String {
        match self {
            Self::NotHere => "Det kan ikke gøres her. Brug Skriv i stedet".to_owned(),
            Self::NoTitle => "Skriv en overskrift til faktaboksen".to_owned(),
            Self::NoReason => "Skriv, hvorfor det skal udelades".to_owned(),
            Self::Refused(why) => why.danish(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NotHere => "That can't be done here. Use Write instead".to_owned(),
            Self::NoTitle => "Write a heading for the fact box".to_owned(),
            Self::NoReason => "Write why it is to be left out".to_owned(),
            Self::Refused(why) => why.english(),
        }
    }
}

impl From<EditRefused> for NotDone {
    fn from(why: EditRefused) -> Self {
        Self::Refused(why)
    }
}

/// A file after a change, the texts that the marks of the place may belong to now, and the paragraph that it was about.
pub struct Changed {
    pub text: String,
    pub homes: Vec<KeyPath>,
    pub chunk: usize,
}

/// What a step made.
#[derive(Debug)]
pub struct Made {
    /// The file.
    pub text: String,
    /// The words that it leaves out.
    pub left_out: Option<String>,
    /// Where the paragraph stands now in its text.
    pub chunk: usize,
}

/// A text behind a key.
pub fn text_at(file: &str, path: &KeyPath) -> Result<String, NotDone> {
    match value_at(file, path)? {
        Some(SourceValue::Text(text)) => Ok(text),
        _ => Err(NotDone::NotHere),
    }
}
