//! EPUB 3.3 for people who listen, enlarge, recolour, or read with their fingers.
//!
//! `epub-builder` assembles the container; [`seal`] then puts our own package document and navigation in place
//! of its, which say more, and writes the ZIP so that the same text gives the same bytes.

mod book;
mod contents;
mod document;
mod metadata;
mod nav;
mod package;
mod pages;
mod parts;
mod seal;
mod section;
mod sibling;
mod style;
mod text;

use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ZipLibrary};

use self::book::Book;
use self::document::Page;
use self::metadata::Has;
use self::nav::Navigation;
use self::package::Package;
use crate::edition::{Edition, PageMap, Sibling, words};
use crate::layout::Layout;
use crate::policy::VariantName;

/// What a book conforms to.
const CLAIMS: &[&str] = &["EPUB 3.3"];
/// What a book conforms to that somebody with a name has evaluated.
const EVALUATED_CLAIMS: &[&str] = &["EPUB 3.3", EVALUATED];
/// How that is said in its metadata.
const EVALUATED: &str = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA";

/// Path of the style sheet.
const STYLE: &str = "style.css";
/// Path of the navigation document.
const NAV: &str = "nav.xhtml";

/// A finished book.
pub struct Epub {
    /// The container.
    pub bytes: Vec<u8>,
    /// Standards it conforms to.
    pub claims: &'static [&'static str],
    /// Codes of ONIX list 196 for what is accessible in it, and how.
    pub onix: Vec<&'static str>,
}

/// Writes an edition as `variant`, `epub` or `easy-epub`; with the pages of a paged file and the way to its
/// sibling, where there are such.
pub fn write(
    edition: &Edition,
    layout: &Layout,
    variant: VariantName,
    map: Option<&PageMap>,
    sibling: Option<&Sibling>,
) -> Epub {
    let mut book = Book::new(edition, map, sibling);
    let words_of_it = book.words;
    let mut pages = vec![document::title_page(&mut book)];
    book.pages.open(NAV);
    book.pages.contents();
    pages.extend(edition.reading_order().map(|one| section::write(&mut book, one)));
    let (read, listed) = (book.pages.words_read(), words(edition).len());
    assert_eq!(read, listed, "the book says the words of the edition, each once, and counts them alike");
    contents::tell_apart(&mut pages, edition);

    let marks = book.pages.into_list();
    let style = style::write(edition, layout);
    let has = Has::of(edition, &style, !marks.is_empty());
    let navigation = Navigation { edition, words: words_of_it, pages: &pages, marks: &marks };
    let package = Package { edition, words: words_of_it, variant, pages: &pages, map, sibling, has: &has };
    let container = assemble(edition, &pages, &style)
        .unwrap_or_else(|why| unreachable!("memory takes every byte, and names are our own: {why}"));
    let bytes = seal::seal(&container, &package.write(), &navigation.write());
    let claims = if edition.evaluation.is_some() { EVALUATED_CLAIMS } else { CLAIMS };
    Epub { bytes, claims, onix: has.onix(edition) }
}

fn assemble(edition: &Edition, pages: &[Page], style: &str) -> epub_builder::Result<Vec<u8>> {
    let mut builder = EpubBuilder::new(ZipLibrary::new()?)?;
    builder.epub_version(EpubVersion::V33);
    builder.add_resource(STYLE, style.as_bytes(), "text/css")?;
    for (index, picture) in edition.pictures.iter().enumerate() {
        let path = document::picture_path(edition, index);
        builder.add_resource(path, picture.bytes.as_slice(), picture.format.media_type())?;
    }
    for page in pages {
        builder.add_content(EpubContent::new(page.path.clone(), page.bytes.as_slice()))?;
    }
    let mut bytes = Vec::new();
    builder.generate(&mut bytes)?;
    Ok(bytes)
}
