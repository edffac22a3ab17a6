#![no_main]
//! Plain text.

use udgiv::import::{Format, Text};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let _ = (Text.read(data), Text.words(data));
});
