//! What a finding says, in each language that messages have.

use std::any::Any;
use std::fmt::Debug;

use crate::locale::Locale;

/// What is said about a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What is wrong, in one sentence.
    pub title: String,
    /// What to do, a line each.
    pub help: Vec<String>,
}

impl Words {
    /// What is wrong and what to do.
    pub fn new(title: impl Into<String>, help: impl IntoIterator<Item = String>) -> Self {
        Self { title: title.into(), help: help.into_iter().collect() }
    }

    /// What is wrong; what to do is added with [`Words::help`].
    pub fn title(title: impl Into<String>) -> Self {
        Self { title: title.into(), help: Vec::new() }
    }

    /// The same with one more line on what to do.
    #[must_use]
    pub fn help(mut self, line: impl Into<String>) -> Self {
        self.help.push(line.into());
        self
    }
}

/// A fault with its particulars. Each is a type of its own in the file of the rule that files it, with its words in
/// every language beside it.
pub trait Message: Debug + Send + Sync + Any {
    /// What is said in Danish.
    fn danish(&self) -> Words;

    /// What is said in English.
    fn english(&self) -> Words;

    /// Whether it says that something isn't there. In a file with syntax faults that can't be known: it may stand
    /// behind a missing quotation mark.
    fn is_absence(&self) -> bool {
        false
    }
}

impl dyn Message {
    /// What is said in a language.
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

    /// The particulars, if the fault is of this type.
    #[must_use]
    pub fn downcast<T: Message>(&self) -> Option<&T> {
        (self as &dyn Any).downcast_ref()
    }
}
