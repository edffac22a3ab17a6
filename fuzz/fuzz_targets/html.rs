#![no_main]
//! A page.

use udgiv::import::{Format, Html};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let _ = (Html.read(data), Html.words(data));
});
