#![no_main]
//! A PDF: first as bytes, then as what a page of a sound file says.

use lopdf::{Document, Stream, dictionary};
use udgiv::import::{Format, Pdf};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let _ = (Pdf.read(data), Pdf.words(data));
    let mut file = Document::load_mem(include_bytes!("../../tests/cases/import/pdf/libreoffice.pdf")).expect("a PDF");
    let content = file.add_object(Stream::new(dictionary! {}, data.to_vec()));
    let page = file.page_iter().next().expect("a page");
    file.get_object_mut(page).and_then(lopdf::Object::as_dict_mut).expect("a page").set("Contents", content);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).expect("a PDF");
    let _ = (Pdf.read(&bytes), Pdf.words(&bytes));
});
