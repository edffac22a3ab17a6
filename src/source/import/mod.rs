//! From a document that exists already to a draft of `policy.toml`, with no word lost.
//!
//! ```text
//! bytes ──Reader::read──▶ Import ──outline──▶ Draft ──write──▶ policy.toml, images/, import-report.md
//!   └────Reader::words──▶ words ────────── verify: the same words in the same order
//! ```
//!
//! One file a foreign format. A reader tells what the document says of itself; what it means is found out for
//! all formats alike.

mod docx;
mod dom;
mod flow;
mod html;
pub mod markdown;
mod model;
mod names;
mod odt;
mod package;
mod pictures;
mod spans;
pub mod text;

use std::path::Path;

pub use docx::Docx;
pub use html::Html;
pub use model::{
    Cell, Content, Doubt, Evidence, Footnote, Import, Inline, Join, LeftOut, Mend, Move, Notice, Picture,
    Piece, Spot, Why,
};
pub use odt::Odt;

/// Largest file that is taken, in bytes: a Word file with many pictures.
pub const MOST_BYTES: usize = 20 << 20;
/// Most text that is taken from one file, in bytes of UTF-8: unpacked, without pictures. It is also what a file
/// may unpack to, part by part, before it counts as a bomb.
pub const MOST_TEXT: usize = 8 << 20;
/// How deep lists, quotations and tables may stand in each other.
pub const DEEPEST: usize = 6;

/// A reader of one format.
pub trait Reader: Sync {
    /// The document as pieces.
    ///
    /// # Errors
    ///
    /// Why it can't be taken: it is never half read.
    fn read(&self, bytes: &[u8]) -> Result<Import, Refused>;

    /// The document's words in its own order by another, simpler way that shares no decision with [`Self::read`]:
    /// what the draft is held against. Footnotes come last, in the order of their references. Text that is no
    /// content by the format's own definition (deletions, comments, scripts) is not among them; numbers that the
    /// format itself gives to list items are not, either. Texts may be split anywhere at white space.
    ///
    /// # Errors
    ///
    /// As [`Self::read`].
    fn words(&self, bytes: &[u8]) -> Result<Vec<(Spot, String)>, Refused>;
}

/// Why a file can't be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// There is no word in it.
    Empty,
    /// Larger than any real document, packed or unpacked.
    TooLarge {
        /// The limit, in megabytes.
        limit_mb: usize,
    },
    /// A line that no document has.
    LineTooLong {
        /// Which.
        line: Spot,
    },
    /// Not what its name says: bytes that are no text, or no document of the format.
    NotThisFormat,
    /// Protected by a password.
    Encrypted,
    /// Word's format from before 2007.
    OldWord,
    /// Begins like a document of the format and can't be read to its end.
    Damaged {
        /// The parser's own words.
        detail: String,
    },
    /// Lists, quotations or tables in each other, deeper than anyone can read.
    TooDeep,
}

/// A foreign format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text as PDF readers give it.
    Text,
    /// Markdown.
    Markdown,
    /// Word, since 2007.
    Docx,
    /// OpenDocument text.
    Odt,
    /// HTML.
    Html,
}

impl Format {
    /// The format of a file, by its name. A text that has several headings of Markdown is Markdown.
    #[must_use]
    pub fn of(path: &Path, bytes: &[u8]) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" | "text" if has_markdown_headings(bytes) => Some(Self::Markdown),
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            // Word before 2007 has the same reader: it says what the file is, whatever its name.
            "docx" | "docm" | "dotx" | "doc" | "dot" => Some(Self::Docx),
            "odt" | "ott" => Some(Self::Odt),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            _ => None,
        }
    }

    /// Its reader.
    #[must_use]
    pub fn reader(self) -> &'static dyn Reader {
        match self {
            Self::Text => &text::Text,
            Self::Markdown => &markdown::Markdown,
            Self::Docx => &Docx,
            Self::Odt => &Odt,
            Self::Html => &Html,
        }
    }
}

/// A document that says something.
fn finished(import: Import) -> Result<Import, Refused> {
    if import.pieces.is_empty() { Err(Refused::Empty) } else { Ok(import) }
}

fn has_markdown_headings(bytes: &[u8]) -> bool {
    let heading = |line: &&[u8]| {
        let rest = line.iter().position(|byte| *byte != b'#').unwrap_or(0);
        (1..=6).contains(&rest) && line[rest] == b' '
    };
    bytes.split(|byte| *byte == b'\n').filter(heading).count() >= 2
}

/// The words alone; a break is a space.
#[must_use]
pub fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(words) => text.push_str(words),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Language(_, inner) => {
                text.push_str(&plain(inner));
            }
            Inline::Link { text: inner, .. } => text.push_str(&plain(inner)),
            Inline::Note(_) => {}
            Inline::Break => text.push(' '),
        }
    }
    text
}
