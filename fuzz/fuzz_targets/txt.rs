#![no_main]
//! Plain text.

use udgiv::source::import::{Reader, text::Text};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let _ = (Text.read(data), Text.words(data));
});
