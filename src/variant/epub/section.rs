//! A section's document: one `h1`, then its blocks, then its footnotes.

use super::document::document;
use super::form::section_path;
use super::page::{Landmark, Page};
use super::sibling;
use crate::edition::{Added, Part, Section, one_line};
use crate::policy::Role;
use crate::variant::markup::{Body, Book, Made, Voice};

/// A section's `epub:type`, its role in DPUB-ARIA 1.1, the part of the book it stands in, and what landmarks call it.
fn semantics(part: Part) -> (&'static str, Option<&'static str>, &'static str, Landmark) {
    match part {
        Part::Of(Role::Foreword) => ("foreword", Some("doc-foreword"), "frontmatter", Landmark::Beside),
        Part::Of(Role::Introduction) => {
            ("introduction", Some("doc-introduction"), "bodymatter", Landmark::Body)
        }
        // An e-book has descriptions beside their figures; elsewhere they are an appendix.
        Part::Of(Role::Appendix) | Part::Added(Added::Descriptions) => {
            ("appendix", Some("doc-appendix"), "backmatter", Landmark::Beside)
        }
        Part::Of(
            Role::Vision
            | Role::FocusArea
            | Role::Process
            | Role::Practice
            | Role::Reading
            | Role::Contact
            | Role::Chapter,
        ) => ("chapter", Some("doc-chapter"), "bodymatter", Landmark::Body),
        Part::Added(Added::Glossary) => ("glossary", Some("doc-glossary"), "backmatter", Landmark::Glossary),
        Part::Added(Added::Colophon) => ("colophon", Some("doc-colophon"), "backmatter", Landmark::Colophon),
    }
}

/// Writes a section's document. Words to look up are outside the reading order, so no page begins there.
pub fn write(book: &mut Book<'_>, section: &Section) -> Page {
    let (kind, role, matter, landmark) = semantics(section.role);
    let (edition, path) = (book.edition, section_path(section));
    let aside = edition.lookup.as_ref().is_some_and(|lookup| std::ptr::eq(lookup, section));
    let last = edition.sections.last().is_some_and(|last| std::ptr::eq(last, section));
    book.pages.open(&path);
    book.pages.pause(aside);
    let mut body = Body::of(book, section);
    let heading = body.book.form.made(Made::Title(&section.id));
    let title = body.book.title_of(section);
    let bytes = document(edition, &title, matter, |xml| {
        let mut attributes = vec![("id", section.id.as_str()), ("class", kind), ("epub:type", kind)];
        attributes.extend(role.map(|role| ("role", role)));
        attributes.push(("aria-labelledby", &heading));
        xml.block("section", &attributes, |xml| {
            xml.raw("\n");
            body.book.pages.before_line(xml);
            xml.block("h1", &[("id", &heading)], |xml| {
                if let Some(label) = &section.label {
                    xml.element("span", &[("class", "label")], |xml| body.plain(xml, label, Voice::Name));
                    xml.text(" ");
                }
                body.plain(xml, &section.title, Voice::Name);
            });
            sibling::link(xml, body.book, section);
            body.blocks(xml, &section.blocks);
            if last {
                body.book.pages.before_line(xml);
            }
            body.notes(xml);
        });
    });
    let entries = body.entries;
    book.pages.pause(false);
    Page { path, title, name: one_line(&section.title), entries, landmark, bytes }
}
