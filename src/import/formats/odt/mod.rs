//! OpenDocument texts (ODF 1.3, part 3), read from the XML itself like Word files: no crate reads their structure.

mod body;
mod inline;
mod styles;
mod table;
mod words;

use crate::import::document::{Document, Origin};
use crate::import::format::{Format, finished};
use crate::import::formats::rich::package::{self, Package};
use crate::import::formats::rich::spans;
use crate::import::read_error::ReadError;

/// The reader of `.odt`.
#[derive(Debug)]
pub struct Odt;

impl Format for Odt {
    fn name(&self) -> &'static str {
        "OpenDocument"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["odt", "ott"]
    }

    fn read(&self, bytes: &[u8]) -> Result<Document, ReadError> {
        finished(body::read(&mut open(bytes)?)?)
    }

    fn words(&self, bytes: &[u8]) -> Result<Vec<(Origin, String)>, ReadError> {
        Ok(spans::mended_all(words::words(&mut open(bytes)?)?))
    }
}

/// Opens a package that contains a text, not a spreadsheet, and is not encrypted.
fn open(bytes: &[u8]) -> Result<Package<'_>, ReadError> {
    let mut package = Package::open(bytes)?;
    if let Some(kind) = package.text_as_is("mimetype")?
        && !kind.trim().starts_with("application/vnd.oasis.opendocument.text")
    {
        return Err(ReadError::NotThisFormat);
    }
    // Only the manifest shows a password (part 2, 3.4); the parts keep their names.
    if let Some(manifest) = package.text("META-INF/manifest.xml")? {
        let document = package::parse("META-INF/manifest.xml", &manifest)?;
        if document.descendants().any(|node| node.tag_name().name() == "encryption-data") {
            return Err(ReadError::Encrypted);
        }
    }
    Ok(package)
}
