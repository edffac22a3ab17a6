#![no_main]
//! A container, as bytes.

use udgiv::import::{Docx, Format, Odt};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let _ = (Docx.read(data), Odt.read(data));
});
