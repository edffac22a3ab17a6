#![no_main]
//! A `policy.toml`, read and checked.

use std::fs;

use udgiv::pipeline::{self, Request};
use udgiv::variant::LineEnd;

const PUBLISHER: &str = include_str!("../../tests/base/sources/publishers/byen.toml");

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let folder = tempfile::tempdir().expect("a folder");
    let sources = folder.path().join("sources");
    fs::create_dir_all(sources.join("publishers")).expect("a folder");
    fs::create_dir_all(sources.join("en")).expect("a folder");
    fs::write(sources.join("publishers/byen.toml"), PUBLISHER).expect("written");
    fs::write(sources.join("en/policy.toml"), data).expect("written");
    let request = Request {
        root: folder.path().to_owned(),
        slugs: Vec::new(),
        variants: Vec::new(),
        out: folder.path().join("output"),
        workers: 1,
        force: false,
        fallback_date: None,
        line_end: LineEnd::default(),
    };
    let _ = pipeline::check(&request);
});
