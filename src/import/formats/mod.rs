//! The foreign formats, one folder each. Beside them is what several share: `characters.rs` repairs letters, `rich/`
//! assembles styled paragraphs.

mod characters;
mod docx;
mod encodings;
mod html;
mod markdown;
mod odt;
mod pdf;
mod rich;
mod text;

use std::path::Path;

pub use docx::Docx;
pub use encodings::{Encoding, NAMES as ENCODINGS};
pub use html::Html;
pub use markdown::Markdown;
pub use odt::Odt;
pub use pdf::{Pdf, page_picture};
pub use text::Text;

use super::format::Format;

/// Every format. Help, messages and `docs/import.md` take the endings from here. The first format to accept a file
/// reads it: a text file with Markdown headings is Markdown.
pub static FORMATS: &[&dyn Format] = &[&Docx, &Odt, &Html, &Pdf, &Markdown, &Text];

/// The format that reads a file, by its name and content.
#[must_use]
pub fn format_of(path: &Path, bytes: &[u8]) -> Option<&'static dyn Format> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    FORMATS.iter().copied().find(|format| format.takes(&ending, bytes))
}

/// The endings of all files that can be imported, each with its dot.
#[must_use]
pub fn endings() -> Vec<String> {
    FORMATS.iter().flat_map(|format| format.endings()).map(|ending| format!(".{ending}")).collect()
}
