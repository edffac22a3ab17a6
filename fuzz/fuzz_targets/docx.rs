#![no_main]
//! The main part of a Word file, in a container that is sound.

use udgiv::import::{Docx, Format};

#[path = "../parts.rs"]
mod parts;

const RELATIONS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut all = parts::of(include_bytes!("../../tests/cases/import/office/pandoc.docx"));
    all.insert("_rels/.rels".into(), RELATIONS.to_vec());
    all.insert("word/document.xml".into(), data.to_vec());
    let bytes = parts::package(&all);
    let _ = (Docx.read(&bytes), Docx.words(&bytes));
});
