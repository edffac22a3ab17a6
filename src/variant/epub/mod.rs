//! EPUB 3.3 for people who listen, enlarge, recolour, or read with their fingers.
//!
//! `epub-builder` assembles the container; [`seal`] then puts our own package document and navigation in place
//! of its, which say more, and writes the ZIP so that the same text gives the same bytes.

mod metadata;
mod nav;
mod package;
mod seal;
mod style;
mod xhtml;

use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ZipLibrary};

use crate::edition::Edition;
use crate::layout::Layout;
use crate::locale::DocumentWords;

/// What the file conforms to. EPUB Accessibility 1.1 is not claimed: that takes an evaluator with a name.
pub const CLAIMS: &[&str] = &["EPUB 3.3"];

/// Everything in the container but mimetype, container and package document: path below `OEBPS/` and bytes.
struct Book<'a> {
    edition: &'a Edition,
    words: &'static DocumentWords,
    /// Content documents in spine order.
    pages: Vec<xhtml::Page>,
}

/// Path of the style sheet.
const STYLE: &str = "style.css";
/// Path of the navigation document.
const NAV: &str = "nav.xhtml";

/// Writes an edition.
pub fn write(edition: &Edition, layout: &Layout) -> Vec<u8> {
    let words = DocumentWords::of(&edition.language);
    let mut pages = vec![xhtml::title_page(edition, words)];
    pages.extend(edition.sections.iter().map(|section| xhtml::section(edition, section, words)));
    let book = Book { edition, words, pages };
    let container = assemble(&book, layout)
        .unwrap_or_else(|why| unreachable!("memory takes every byte, and names are our own: {why}"));
    seal::seal(&container, &package::write(&book), &nav::write(&book))
}

fn assemble(book: &Book<'_>, layout: &Layout) -> epub_builder::Result<Vec<u8>> {
    let mut builder = EpubBuilder::new(ZipLibrary::new()?)?;
    builder.epub_version(EpubVersion::V33);
    builder.add_resource(STYLE, style::write(book.edition, layout).as_bytes(), "text/css")?;
    for (index, picture) in book.edition.pictures.iter().enumerate() {
        let path = xhtml::picture_path(book.edition, index);
        builder.add_resource(path, picture.bytes.as_slice(), picture.format.media_type())?;
    }
    for page in &book.pages {
        builder.add_content(EpubContent::new(page.path.clone(), page.bytes.as_slice()))?;
    }
    let mut bytes = Vec::new();
    builder.generate(&mut bytes)?;
    Ok(bytes)
}
