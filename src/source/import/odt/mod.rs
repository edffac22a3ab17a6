//! OpenDocument texts (ODF 1.3, part 3), read from the XML itself as Word files are: no crate reads them for their
//! structure.

mod body;
mod inline;
mod styles;
mod table;
mod words;

use super::package::{self, Package};
use super::{Import, Reader, Refused, Spot, finished, spans};

/// The reader of `.odt`.
#[derive(Debug)]
pub struct Odt;

impl Reader for Odt {
    fn read(&self, bytes: &[u8]) -> Result<Import, Refused> {
        finished(body::read(&mut open(bytes)?)?)
    }

    fn words(&self, bytes: &[u8]) -> Result<Vec<(Spot, String)>, Refused> {
        Ok(spans::mended_all(words::words(&mut open(bytes)?)?))
    }
}

/// Opens a package that holds a text, not a spreadsheet, and no secrets.
fn open(bytes: &[u8]) -> Result<Package<'_>, Refused> {
    let mut package = Package::open(bytes)?;
    if let Some(kind) = package.text_as_is("mimetype")?
        && !kind.trim().starts_with("application/vnd.oasis.opendocument.text")
    {
        return Err(Refused::NotThisFormat);
    }
    // A password shows in the manifest alone (part 2, 3.4); the names of the parts stay as they are.
    if let Some(manifest) = package.text("META-INF/manifest.xml")? {
        let document = package::parse("META-INF/manifest.xml", &manifest)?;
        if document.descendants().any(|node| node.tag_name().name() == "encryption-data") {
            return Err(Refused::Encrypted);
        }
    }
    Ok(package)
}
