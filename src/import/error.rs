//! Why a document does not become a draft, in words for the user.

use std::path::PathBuf;

use super::document::{LeftOut, Place};
use super::draft::words;
use super::formats::endings;
use super::proof::Weighed;
use super::read_error::ReadError;
use super::verify::Difference;
use crate::files::{Unreadable, Unwritable};
use crate::layout::FontsError;
use crate::locale::{Explain, listed, visible, visible_path};
use crate::source::BadSlug;

/// Why nothing was imported.
#[derive(Debug)]
pub enum ImportError {
    /// The draft's name can't be a folder of `sources/`.
    BadSlug(BadSlug),
    /// The folder already exists.
    AlreadyThere {
        /// Which.
        path: PathBuf,
    },
    /// No format accepts a file of this name.
    UnknownFormat {
        /// The document.
        path: PathBuf,
    },
    /// The reader refuses the document.
    NotRead {
        /// The document.
        path: PathBuf,
        /// Why.
        why: ReadError,
    },
    /// The requested publisher doesn't exist.
    NoSuchPublisher {
        /// The id that was asked for.
        id: String,
        /// The ids that exist.
        known: Vec<String>,
    },
    /// There are several publishers, and the text doesn't show which one it is.
    PublisherUnclear {
        /// Their ids.
        known: Vec<String>,
    },
    /// The draft's words differ from the document's: a bug in this program.
    Differs {
        /// The document.
        path: PathBuf,
        /// Where they differ.
        difference: Difference,
    },
    /// More words would be left out than anyone should miss unasked.
    LeavesOut {
        /// The document.
        path: PathBuf,
        /// What would be left out.
        weighed: Weighed,
    },
    /// The project's fonts can't be used.
    Fonts(FontsError),
    /// A file or folder can't be read.
    Unreadable(Unreadable),
    /// A file or folder can't be written.
    Unwritable(Unwritable),
}

impl From<Unreadable> for ImportError {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable(unreadable)
    }
}

impl From<Unwritable> for ImportError {
    fn from(unwritable: Unwritable) -> Self {
        Self::Unwritable(unwritable)
    }
}

impl From<FontsError> for ImportError {
    fn from(error: FontsError) -> Self {
        Self::Fonts(error)
    }
}

impl From<BadSlug> for ImportError {
    fn from(bad: BadSlug) -> Self {
        Self::BadSlug(bad)
    }
}

/// How many places a message shows: the others are of the same kind.
const PLACES_SHOWN: usize = 12;

fn shown(all: &[LeftOut], line: impl Fn(&LeftOut) -> String, more: &str) -> String {
    let mut lines: Vec<String> = all.iter().take(PLACES_SHOWN).map(line).collect();
    if all.len() > PLACES_SHOWN {
        lines.push(more.replace("{}", &(all.len() - PLACES_SHOWN).to_string()));
    }
    lines.join("\n")
}

impl Explain for ImportError {
    fn danish(&self) -> String {
        match self {
            Self::BadSlug(bad) => bad.danish(),
            Self::AlreadyThere { path } => format!(
                "{} findes i forvejen og er ikke rørt\nVælg et andet navn med --slug, eller skriv --force: så gemmes den gamle som policy.toml.bak",
                visible_path(path)
            ),
            Self::UnknownFormat { path } => format!(
                "{} er ikke en slags fil, der kan importeres\nBrug {}",
                visible_path(path),
                listed(&endings(), "eller")
            ),
            Self::NotRead { path, why } => why.danish(&visible_path(path).to_string()),
            Self::NoSuchPublisher { id, known } => format!(
                "Der er ingen udgiver, der hedder »{id}«\nUdgivere i sources/publishers/: {}",
                known.join(", ")
            ),
            Self::PublisherUnclear { known } => format!(
                "Teksten viser ikke, hvem der udgiver den\nSkriv --publisher og en af disse: {}",
                known.join(", ")
            ),
            Self::Differs { path, difference: Difference { origin, input, draft } } => format!(
                "Kladden har ikke de samme ord som {}, og derfor er intet skrevet. Det er en fejl i udgiv\nFørste forskel ({})\n  dokument: {input}\n  kladde:   {draft}\nSend gerne dokumentet med, når du melder fejlen",
                visible_path(path),
                Place::of(*origin).danish()
            ),
            Self::LeavesOut { path, weighed } => format!(
                "{} af de {} ord i {} ville ikke komme med i kladden, og det er for mange til at gætte. Intet er skrevet\n{}\nEr det noget, der ikke skal med, så skriv --leave-out. Ellers: fjern det, der forstyrrer (skjult tekst, løse tal på egne linjer), og prøv igen",
                weighed.too_many,
                weighed.all,
                visible_path(path),
                shown(
                    &weighed.too_much,
                    |one| format!(
                        "  {} ({}): {}",
                        words::why(one.why),
                        Place::of(one.origin).danish(),
                        visible(&one.text)
                    ),
                    "  … og {} steder til"
                )
            ),
            Self::Fonts(error) => error.danish(),
            Self::Unreadable(unreadable) => unreadable.danish(),
            Self::Unwritable(unwritable) => unwritable.danish(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::BadSlug(bad) => bad.english(),
            Self::AlreadyThere { path } => format!(
                "{} exists already and was not touched\nChoose another name with --slug, or write --force: the old one is kept as policy.toml.bak",
                visible_path(path)
            ),
            Self::UnknownFormat { path } => format!(
                "{} is no kind of file that can be imported\nUse {}",
                visible_path(path),
                listed(&endings(), "or")
            ),
            Self::NotRead { path, why } => why.english(&visible_path(path).to_string()),
            Self::NoSuchPublisher { id, known } => format!(
                "There is no publisher called “{id}”\nPublishers in sources/publishers/: {}",
                known.join(", ")
            ),
            Self::PublisherUnclear { known } => format!(
                "The text doesn't tell who publishes it\nWrite --publisher and one of these: {}",
                known.join(", ")
            ),
            Self::Differs { path, difference: Difference { origin, input, draft } } => format!(
                "The draft doesn't have the same words as {}, so nothing was written. This is a fault in udgiv\nFirst difference ({})\n  document: {input}\n  draft:    {draft}\nPlease send the document along when you report it",
                visible_path(path),
                Place::of(*origin).english()
            ),
            Self::LeavesOut { path, weighed } => format!(
                "{} of the {} words in {} would not be in the draft, and that is too many to guess. Nothing was written\n{}\nIf they aren't wanted, write --leave-out. Otherwise remove what disturbs (hidden text, numbers on lines of their own) and try again",
                weighed.too_many,
                weighed.all,
                visible_path(path),
                shown(
                    &weighed.too_much,
                    |one| format!(
                        "  {} ({}): {}",
                        words::why_in_english(one.why),
                        Place::of(one.origin).english(),
                        visible(&one.text)
                    ),
                    "  … and {} places more"
                )
            ),
            Self::Fonts(error) => error.english(),
            Self::Unreadable(unreadable) => unreadable.english(),
            Self::Unwritable(unwritable) => unwritable.english(),
        }
    }
}
