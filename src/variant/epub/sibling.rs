//! From each section to its counterpart in the other edition's book, and back.
//!
//! A book can't lead to a file beside it by a relative address: that would leave the container (OCF 3.3, 4.2.5),
//! and no reading system would find it. So the link is the address that the publisher publishes at, with an EPUB
//! CFI for the section. Where no address is known, the words tell what to look for.

use super::book::Book;
use crate::edition::{Part, Section, Sibling, Sort};
use crate::xml::Xml;

/// Documents in the spine before the first section: title page and contents.
const BEFORE_SECTIONS: usize = 2;

/// Writes where the counterpart of a section is; nothing, if there is none.
pub fn lead(xml: &mut Xml, book: &Book<'_>, section: &Section) {
    let (Some(sibling), Part::Of(_)) = (book.sibling, section.role) else { return };
    let Some(index) = sibling.sections.iter().position(|one| one.id == section.id) else { return };
    let words = book.words;
    let what = if sibling.sort == Sort::Easy { words.in_easy } else { words.in_full };
    let text = format!("{what}: {}", sibling.sections[index].title);
    xml.block("p", &[("class", "counterpart")], |xml| match &sibling.url {
        Some(url) => {
            let href = format!("{url}#{}", place(index));
            xml.element("a", &[("href", &href), ("rel", "alternate")], |xml| xml.text(&text));
        }
        None => xml.text(&format!("{text}, {} {}", words.in_book, sibling.file_name)),
    });
}

/// The body of the document of a section, counted from 0. EPUB CFI 1.1: the spine is the third element of the
/// package document, and elements have even numbers.
fn place(index: usize) -> String {
    format!("epubcfi(/6/{}!/4)", 2 * (BEFORE_SECTIONS + index + 1))
}

/// How the package document names the relation to the other edition.
pub fn relation(sibling: &Sibling) -> &'static str {
    match sibling.sort {
        Sort::Easy => "dcterms:hasVersion",
        Sort::Full => "dcterms:isVersionOf",
    }
}
