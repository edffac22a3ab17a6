#![no_main]
//! The content of an OpenDocument text, in a container that is sound.

use udgiv::import::{Format, Odt};

#[path = "../parts.rs"]
mod parts;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut all = parts::of(include_bytes!("../../tests/cases/import/office/pandoc.odt"));
    all.insert("content.xml".into(), data.to_vec());
    let bytes = parts::package(&all);
    let _ = (Odt.read(&bytes), Odt.words(&bytes));
});
