#![no_main]
//! A page.

use udgiv::source::import::{Html, Reader};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let _ = (Html.read(data), Html.words(data));
});
