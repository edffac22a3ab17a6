//! Why a source isn't changed, and what to do instead.

use super::path::KeyPath;
use crate::locale::{Explain, visible};

/// A change that is not made. The file is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditRefused {
    /// The file isn't TOML.
    NotToml,
    /// The file is larger than a source may be, or would be.
    TooLarge {
        /// The most, in MB.
        limit_mb: u64,
    },
    /// Tables and lists stand in each other deeper than in any source.
    TooDeep,
    /// Nothing stands there that could be changed: no such section, or a text where a table is meant.
    NoSuchPlace {
        /// Where.
        path: KeyPath,
    },
    /// Something else stands there than a list with that many elements.
    NotInList {
        /// The list that is meant.
        path: KeyPath,
    },
    /// The file is written so that something else would change, too.
    ChangesElse {
        /// What was to be changed.
        path: KeyPath,
    },
}

impl Explain for EditRefused {
    fn danish(&self) -> String {
        match self {
            Self::NotToml => "Filen har fejl i TOML-syntaksen og kan derfor ikke ændres her. Ret den i en teksteditor; `udgiv check` viser, hvor fejlen er".into(),
            Self::TooLarge { limit_mb } => {
                format!("Filen må højst fylde {limit_mb} MB. Del teksten i to politikker, eller læg det lange bilag i sin egen")
            }
            Self::TooDeep => "Grupper og lister ligger for dybt i hinanden. Skriv dem, som de står i eksemplerne".into(),
            Self::NoSuchPlace { path } => {
                let path = shown(path);
                format!("»{path}« findes ikke i filen. Måske er den ændret i mellemtiden: Hent den igen, og prøv så")
            }
            Self::NotInList { path } => {
                let path = shown(path);
                format!("»{path}« er ikke en liste med så mange led. Måske er filen ændret i mellemtiden: Hent den igen, og prøv så")
            }
            Self::ChangesElse { path } => {
                let path = shown(path);
                format!("»{path}« kan ikke ændres, uden at andet i filen også bliver ændret. Ret det i en teksteditor")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NotToml => "The file isn't sound TOML, so it can't be changed here. Mend it in a text editor; `udgiv check` shows where the fault is".into(),
            Self::TooLarge { limit_mb } => {
                format!("The file can be {limit_mb} MB at most. Make it two policies, or put the long annex into one of its own")
            }
            Self::TooDeep => "Tables and lists stand too deep in each other. Write them as they are in the examples".into(),
            Self::NoSuchPlace { path } => {
                let path = shown(path);
                format!("There is no “{path}” in the file. Perhaps it has changed in the meantime: load it again, and try once more")
            }
            Self::NotInList { path } => {
                let path = shown(path);
                format!("“{path}” is no list with that many elements. Perhaps the file has changed in the meantime: load it again, and try once more")
            }
            Self::ChangesElse { path } => {
                let path = shown(path);
                format!("“{path}” can't be changed without changing something else in the file. Change it in a text editor")
            }
        }
    }
}

/// A path as messages show it: short, and without what does something in a terminal.
fn shown(path: &KeyPath) -> String {
    let text = path.to_string();
    let mut short: String = text.chars().take(80).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    visible(&short).to_string()
}
