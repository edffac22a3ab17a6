//! Why a reader refuses a document.

use super::document::Origin;
use super::foreign::Foreign;
use crate::locale::visible;

/// Why a reader refuses a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// It contains no words.
    Empty,
    /// It contains nothing at all.
    NoBytes,
    /// It is something else, and we know what.
    Foreign(Foreign),
    /// Text of which nobody knows what its bytes stand for.
    Encoding {
        /// The encodings it may be in, each with a word as it would be read.
        samples: Vec<(&'static str, String)>,
    },
    /// An encoding was given for a file that says itself which it has.
    EncodingNotNeeded,
    /// Larger than any real document, packed or unpacked.
    TooLarge {
        /// The limit, in megabytes.
        limit_mb: usize,
    },
    /// A line longer than any real document has.
    LineTooLong {
        /// Its number.
        line: Origin,
    },
    /// Not what its name says: bytes that are not text, or not a document of the format.
    NotThisFormat,
    /// Protected by a password.
    Encrypted,
    /// Pictures of pages, or letters whose font doesn't say what they are.
    Scan,
    /// Word's format from before 2007.
    OldWord,
    /// Looks like a document of the format, but can't be read to the end.
    Damaged {
        /// The parser's own message.
        detail: String,
    },
    /// Lists, quotations or tables nested more deeply than anyone can read.
    TooDeep,
}

impl ReadError {
    /// What is wrong with the document of this path, and what to do, in Danish.
    pub(super) fn danish(&self, path: &str) -> String {
        match self {
            Self::Empty => {
                format!(
                    "Der er ingen ord i {path}\nEr det en scanning? Så skal teksten først genkendes (OCR)"
                )
            }
            Self::NoBytes => format!(
                "Der er ingen ord i {path}: filen er tom\nEr den gemt eller hentet helt ned? Prøv at åbne den"
            ),
            Self::Foreign(kind) => kind.danish(path),
            Self::Encoding { samples } => format!(
                "{path} er gemt i et tegnsæt, der ikke kan kendes med sikkerhed\nGem den som UTF-8, eller vælg det tegnsæt, der giver det rigtige ord:\n{}",
                choices(samples)
            ),
            Self::EncodingNotNeeded => format!(
                "{path} siger selv, hvilket tegnsæt den har\nSkriv kommandoen uden --encoding: Den er til .txt, .md og .html"
            ),
            Self::TooLarge { limit_mb } => format!(
                "{path} er for stor: der er højst plads til {limit_mb} MB\nDel dokumentet, eller gør billederne mindre"
            ),
            Self::LineTooLong { line } => {
                format!("Linje {line} i {path} er længere end nogen linje i et dokument\nEr det en tekstfil?")
            }
            Self::NotThisFormat => format!(
                "{path} er ikke det, navnet siger\nÅbn filen i det program, den er lavet i, og gem den igen"
            ),
            Self::Scan => format!(
                "{path} har ingen tekst, der kan læses: kun billeder af sider\nKør OCR på filen først, f.eks. »Genkend tekst« i Adobe Acrobat, eller åbn den i Word og gem den som .docx"
            ),
            Self::Encrypted => {
                format!("{path} er låst med en adgangskode\nGem den uden adgangskode, og prøv igen")
            }
            Self::OldWord => {
                format!("{path} er i Words gamle format fra før 2007\nÅbn den i Word, og gem den som .docx")
            }
            Self::Damaged { detail } => format!(
                "{path} er beskadiget og kan ikke læses til ende\nÅbn og gem den igen. Teknisk: {detail}"
            ),
            Self::TooDeep => format!(
                "{path} har lister eller tabeller så dybt i hinanden, at ingen kan læse dem\nGør dem fladere"
            ),
        }
    }

    /// The same in English.
    pub(super) fn english(&self, path: &str) -> String {
        match self {
            Self::Empty => {
                format!(
                    "There are no words in {path}\nIs it a scan? Its text has to be recognised first (OCR)"
                )
            }
            Self::NoBytes => format!(
                "There are no words in {path}: the file is empty\nWas it saved or downloaded to the end? Try to open it"
            ),
            Self::Foreign(kind) => kind.english(path),
            Self::Encoding { samples } => format!(
                "{path} is saved in an encoding that can't be told for sure\nSave it as UTF-8, or choose the encoding that gives the right word:\n{}",
                choices(samples)
            ),
            Self::EncodingNotNeeded => format!(
                "{path} says itself which encoding it has\nWrite the command without --encoding, which is for .txt, .md and .html"
            ),
            Self::TooLarge { limit_mb } => format!(
                "{path} is too large: the limit is {limit_mb} MB\nSplit the document, or make its pictures smaller"
            ),
            Self::LineTooLong { line } => {
                format!("Line {line} of {path} is longer than any line of a document\nIs it a text file?")
            }
            Self::NotThisFormat => format!(
                "{path} isn't what its name says\nOpen it in the program it was made in, and save it again"
            ),
            Self::Scan => format!(
                "{path} has no text that can be read: only pictures of pages\nRun OCR on the file first, e.g. “Recognize Text” in Adobe Acrobat, or open it in Word and save it as .docx"
            ),
            Self::Encrypted => {
                format!("{path} is protected by a password\nSave it without one, and try again")
            }
            Self::OldWord => {
                format!(
                    "{path} is in Word's old format from before 2007\nOpen it in Word, and save it as .docx"
                )
            }
            Self::Damaged { detail } => format!(
                "{path} is damaged and can't be read to its end\nOpen and save it again. Technically: {detail}"
            ),
            Self::TooDeep => format!(
                "{path} has lists or tables in each other, deeper than anyone can read\nMake them flatter"
            ),
        }
    }
}

/// What to type for each encoding, with a word as it would be read.
fn choices(samples: &[(&'static str, String)]) -> String {
    let line = |(name, word): &(&'static str, String)| format!("  --encoding {name:<14}{}", visible(word));
    samples.iter().map(line).collect::<Vec<_>>().join("\n")
}
