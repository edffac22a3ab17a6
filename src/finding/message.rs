//! What a finding says, in each language of messages.

use std::any::Any;
use std::fmt::Debug;

use serde::{Deserialize, Serialize};

use crate::locale::Locale;

/// The words of a message: what is wrong, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// What is wrong, in one sentence.
    pub title: String,
    /// What to do, one line per step.
    pub help: Vec<String>,
}

impl Words {
    /// Says what is wrong and what to do.
    pub fn new(title: impl Into<String>, help: impl IntoIterator<Item = String>) -> Self {
        Self { title: title.into(), help: help.into_iter().collect() }
    }

    /// Says what is wrong; [`Words::help`] adds what to do.
    pub fn title(title: impl Into<String>) -> Self {
        Self { title: title.into(), help: Vec::new() }
    }

    /// Adds a line on what to do.
    #[must_use]
    pub fn help(mut self, line: impl Into<String>) -> Self {
        self.help.push(line.into());
        self
    }
}

/// Where somebody says that a word is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordList {
    /// The project's own words, beside the dictionary.
    Dictionary,
    /// The words that a publisher's readers know.
    OfReaders,
}

/// A fault with its details. Each is a type of its own, in the file of the rule that finds it, next to its words in every
/// language.
pub trait Message: Debug + Send + Sync + Any {
    /// The message in Danish.
    fn danish(&self) -> Words;

    /// The message in English.
    fn english(&self) -> Words;

    /// Whether it says that something is missing. In a file with syntax faults nobody can know that: it may be there, after a
    /// quotation mark that was left open.
    fn is_absence(&self) -> bool {
        false
    }

    /// The keys, wherever they stand in the file, in which what is missing may be said: it isn't told while one of them can't be read.
    fn lacks(&self) -> &'static [&'static str] {
        &[]
    }

    /// Whether what is missing could stand anywhere in the file: then no value that can't be read, in a group that can, is the cause.
    fn is_of_whole_file(&self) -> bool {
        false
    }

    /// The word that it is about, if it goes once somebody has said that the word is right, and where that is said. The last line of its help tells
    /// those who write files how.
    fn word(&self) -> Option<(&str, WordList)> {
        None
    }

    /// What it says to those who see fields instead of lines, in Danish and in English, where it counts places: of the studio's, so many.
    fn counted(&self, places: usize) -> Option<(String, String)> {
        let _ = places;
        None
    }

    /// Whether it is about places that an import left to be looked at: the studio shows them one by one.
    fn is_of_import(&self) -> bool {
        false
    }

    /// Whether nothing is wrong, and something remains to be written: that comes after all faults.
    fn remains_to_be_done(&self) -> bool {
        false
    }
}

impl dyn Message {
    /// The message in a language.
    #[must_use]
    pub fn words(&self, locale: Locale) -> Words {
        match locale {
            Locale::Danish => self.danish(),
            Locale::English => self.english(),
        }
    }

    /// Whether the fault is of this type.
    #[must_use]
    pub fn is<T: Message>(&self) -> bool {
        (self as &dyn Any).is::<T>()
    }
}
