#![no_main]
//! Markdown.

use udgiv::import::{Format, Markdown};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let _ = (Markdown.read(data), Markdown.words(data));
});
