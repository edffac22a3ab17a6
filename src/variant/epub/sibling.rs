//! From each section to its counterpart in the other edition's book, and back.
//!
//! A book can't lead to a file beside it by a relative address: that would leave the container (OCF 3.3, 4.2.5),
//! and no reading system would find it. So the link is the address that the publisher publishes at, with an EPUB
//! CFI for the section. Where no address is known, the title page says that there is another book; the name of a file would
//! tell readers nothing.

use crate::edition::{Part, Section, Sibling};
use crate::policy::EditionKind;
use crate::variant::markup::Book;
use crate::xml::Xml;

/// Documents in the spine before the first section: title page and contents.
const BEFORE_SECTIONS: usize = 2;

/// Writes the link to the counterpart of a section, if there is one and it has an address. It stands at the beginning, for
/// readers who find the section too long or too short.
pub fn link(xml: &mut Xml, book: &Book<'_>, section: &Section) {
    let Some((sibling, index, text)) = counterpart(book, section) else { return };
    let Some(url) = &sibling.url else { return };
    let href = format!("{url}#{}", place(index));
    xml.block("p", &[("class", "counterpart")], |xml| {
        xml.element("a", &[("href", &href), ("rel", "alternate")], |xml| xml.text(&text));
    });
}

/// Tells readers on the title page of the other edition's book, if nothing can lead there.
pub fn tell(xml: &mut Xml, book: &Book<'_>) {
    let Some(sibling) = book.sibling.filter(|sibling| sibling.url.is_none()) else { return };
    let easy = sibling.kind == EditionKind::Easy;
    let text = if easy { book.words.easy_beside } else { book.words.full_beside };
    xml.line("p", &[("class", "counterpart")], text);
}

/// The other edition, the number of the section's counterpart in it, and words for both.
fn counterpart<'a>(book: &Book<'a>, section: &Section) -> Option<(&'a Sibling, usize, String)> {
    let sibling = book.sibling.filter(|_| matches!(section.role, Part::Of(_)))?;
    let index = sibling.sections.iter().position(|one| one.id == section.id)?;
    let what = if sibling.kind == EditionKind::Easy { book.words.in_easy } else { book.words.in_full };
    Some((sibling, index, format!("{what}: {}", sibling.sections[index].title)))
}

/// The body of the document of a section, counted from 0. EPUB CFI 1.1: the spine is the third element of the
/// package document, and elements have even numbers.
fn place(index: usize) -> String {
    format!("epubcfi(/6/{}!/4)", 2 * (BEFORE_SECTIONS + index + 1))
}

/// How the package document names the relation to the other edition.
pub fn relation(sibling: &Sibling) -> &'static str {
    match sibling.kind {
        EditionKind::Easy => "dcterms:hasVersion",
        EditionKind::Full => "dcterms:isVersionOf",
    }
}
