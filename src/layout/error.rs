//! Why a layout isn't there to be used, in words.

use crate::files::Unreadable;
use crate::locale::Explain;

/// A layout that can't be used.
#[derive(Debug)]
pub struct BrokenLayout {
    /// Its name.
    pub layout: String,
    /// Why.
    pub why: LayoutWhy,
}

/// Why a layout can't be used.
#[derive(Debug, PartialEq, Eq)]
pub enum LayoutWhy {
    /// It lacks a file.
    Missing {
        /// The file, below the project.
        path: String,
    },
    /// A file of it isn't text.
    NotText {
        /// The file.
        path: String,
    },
    /// Its settings aren't TOML, or say what settings can't.
    Settings {
        /// The file.
        path: String,
        /// Line and column, both from 1.
        at: (usize, usize),
        /// What the parser says, in English.
        said: String,
    },
    /// Its settings lack a key.
    NoKey {
        /// The file.
        path: String,
        /// The key.
        key: &'static str,
    },
    /// Its settings name what is no colour.
    NoColour {
        /// The file.
        path: String,
        /// What is named.
        colour: String,
    },
    /// No font belongs to these families.
    NoFonts {
        /// Their names.
        families: Vec<String>,
    },
}

impl Explain for BrokenLayout {
    fn danish(&self) -> String {
        let why = match &self.why {
            LayoutWhy::Missing { path } => {
                format!(
                    "filen {path} mangler\nLæg den i mappen. docs/layouts.md viser, hvad et layout består af"
                )
            }
            LayoutWhy::NotText { path } => {
                format!("filen {path} er ikke gemt som UTF-8\nÅbn den, og gem den med tegnkodningen UTF-8")
            }
            LayoutWhy::Settings { path, at: (line, column), said } => format!(
                "{path}:{line}:{column}: det, der står her, kan ikke bruges\nSe efter stavefejl, anførselstegn og klammer på det sted. docs/layouts.md viser, hvad der kan stå\nTOML-læseren siger (på engelsk): »{said}«"
            ),
            LayoutWhy::NoKey { path, key } => {
                format!("»{key}« mangler i {path}\ndocs/layouts.md viser, hvordan det skrives")
            }
            LayoutWhy::NoColour { path, colour } => format!(
                "»{colour}« i {path} er ikke en farve\nSkriv den som #1f4e79, eller brug et af navnene under [colours]"
            ),
            LayoutWhy::NoFonts { families } => format!(
                "der er ingen skrift, der hedder »{}«\nLæg skriftens fil i mappen fonts/, eller nævn en anden i layoutets fonts = […] (layout.toml)",
                families.join("« eller »")
            ),
        };
        format!("Layoutet »{}« kan ikke bruges: {why}", self.layout)
    }

    fn english(&self) -> String {
        let why = match &self.why {
            LayoutWhy::Missing { path } => {
                format!(
                    "the file {path} is missing\nPut it into the folder. docs/layouts.md shows what a layout consists of"
                )
            }
            LayoutWhy::NotText { path } => {
                format!("the file {path} isn't saved as UTF-8\nOpen it, and save it with the encoding UTF-8")
            }
            LayoutWhy::Settings { path, at: (line, column), said } => format!(
                "{path}:{line}:{column}: what stands here can't be used\nLook for misspelt names, quotation marks and brackets there. docs/layouts.md shows what can stand\nThe reader of TOML says: “{said}”"
            ),
            LayoutWhy::NoKey { path, key } => {
                format!("“{key}” is missing in {path}\ndocs/layouts.md shows how it is written")
            }
            LayoutWhy::NoColour { path, colour } => format!(
                "“{colour}” in {path} is not a colour\nWrite it as #1f4e79, or use one of the names under [colours]"
            ),
            LayoutWhy::NoFonts { families } => format!(
                "there is no font called “{}”\nPut the font's file into the folder fonts/, or name another in the layout's fonts = […] (layout.toml)",
                families.join("” or “")
            ),
        };
        format!("The layout “{}” can't be used: {why}", self.layout)
    }
}

/// Why a layout isn't there to be used.
#[derive(Debug)]
pub enum LayoutError {
    /// It is no layout.
    Broken(BrokenLayout),
    /// A file or folder of it can't be read.
    Unreadable(Unreadable),
    /// A file's name can't be part of a path in it.
    BadFileName {
        /// The layout.
        layout: String,
        /// The file.
        name: String,
    },
}

impl From<BrokenLayout> for LayoutError {
    fn from(broken: BrokenLayout) -> Self {
        Self::Broken(broken)
    }
}

impl From<Unreadable> for LayoutError {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable(unreadable)
    }
}

impl Explain for LayoutError {
    fn danish(&self) -> String {
        match self {
            Self::Broken(broken) => broken.danish(),
            Self::Unreadable(unreadable) => unreadable.danish(),
            Self::BadFileName { layout, name } => format!(
                "Filen »{name}« i layouts/{layout}/ har et navn, som layoutet ikke kan bruge\nGiv den et navn uden omvendt skråstreg og usynlige tegn"
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Broken(broken) => broken.english(),
            Self::Unreadable(unreadable) => unreadable.english(),
            Self::BadFileName { layout, name } => format!(
                "The file “{name}” in layouts/{layout}/ has a name that the layout can't use\nGive it a name without backslashes and invisible characters"
            ),
        }
    }
}
