//! Word files (ISO/IEC 29500-1, WordprocessingML).
//!
//! Read from the XML itself, with `zip` and `roxmltree`. The crates that read Word files were tried on files made by
//! LibreOffice and Pandoc and on one with every construct below; each silently loses words:
//!
//! | crate | what it loses |
//! |---|---|
//! | docx-rs 0.4 | footnotes, endnotes, `alt`, links in simple fields |
//! | docx-rust 0.1 | refuses both makers' files (`w:val="true"`); text boxes, tables in tables, moved and tagged text |
//! | undoc 0.27 | links in footnotes, symbols, line breaks, lists and headings by style; keeps text that was moved away; restarts numbers |
//! | rdocx 0.16 | footnotes, text boxes, tables in tables, links in fields, headings by derived style |
//! | dotext 0.1 | everything: it finds no text in any of them |

mod attributes;
mod body;
mod fields;
mod numbering;
mod picture;
mod properties;
mod relations;
mod run;
mod styles;
mod table;
mod words;

use crate::import::document::{Document, Origin};
use crate::import::format::{Format, finished};
use crate::import::formats::rich::package::Package;
use crate::import::formats::rich::spans;
use crate::import::read_error::ReadError;

/// The reader of `.docx`.
#[derive(Debug)]
pub struct Docx;

impl Format for Docx {
    fn name(&self) -> &'static str {
        "Word"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["docx", "docm", "dotx"]
    }

    /// Also accepts Word files from before 2007: the reader explains what they are, whatever they are called.
    fn takes(&self, ending: &str, _: &[u8]) -> bool {
        self.endings().contains(&ending) || matches!(ending, "doc" | "dot")
    }

    fn read(&self, bytes: &[u8]) -> Result<Document, ReadError> {
        finished(body::read(&mut Package::open(bytes)?)?)
    }

    fn words(&self, bytes: &[u8]) -> Result<Vec<(Origin, String)>, ReadError> {
        Ok(spans::mended_all(words::words(&mut Package::open(bytes)?)?))
    }
}
