#![no_main]
//! A document of text all the way: read, made a draft, written, read back, and held against its words. The first byte
//! picks the format.

use std::fs;
use std::sync::OnceLock;

use tempfile::TempDir;
use udgiv::import::draft::Head;
use udgiv::import::{Format, Html, Markdown, Reading, Text};
use udgiv::layout::Fonts;
use udgiv::source::{self, PictureReader};

const PUBLISHER: &str = include_str!("../../tests/base/sources/publishers/byen.toml");

struct Project {
    folder: TempDir,
    fonts: Fonts,
}

fn project() -> &'static Project {
    static PROJECT: OnceLock<Project> = OnceLock::new();
    PROJECT.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["sources/publishers", "sources/kladde"] {
            fs::create_dir_all(folder.path().join(name)).expect("a folder");
        }
        fs::write(folder.path().join("sources/publishers/byen.toml"), PUBLISHER).expect("written");
        let fonts = Fonts::load(folder.path()).expect("fonts");
        Project { folder, fonts }
    })
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((first, data)) = data.split_first() else { return };
    let formats: [&dyn Format; 3] = [&Text, &Markdown, &Html];
    let Ok(reading) = Reading::of(formats[usize::from(*first) % 3], data) else { return };
    let names = 0..reading.document.pictures.len();
    let names: Vec<String> = names.map(|index| format!("images/{index}.png")).collect();
    let head = Head {
        file: "x",
        publisher: "byen",
        publisher_doubt: None,
        changed: udgiv::policy::Date::new(2026, 1, 1),
        variants: &["screen"],
        pictures: &names,
    };
    let conversion = reading.converted("kladde", &head);
    let policy = &conversion.policy;
    let Project { folder, fonts } = project();
    fs::write(folder.path().join("sources/kladde/policy.toml"), policy).expect("written");
    let pictures = PictureReader::new(fonts.database());
    let read = source::read(folder.path(), &pictures, |slug| slug == "kladde").expect("read");
    let manuscript = &read.policies[0];
    let errors = manuscript.findings.iter().filter(|finding| finding.level == udgiv::finding::Level::Error);
    assert_eq!(errors.count(), 0, "{:?}\n{policy}", manuscript.findings);
    let held = conversion.verify(manuscript.policy.as_ref().expect("a policy"));
    assert!(held.is_ok(), "{held:?}\n{policy}");
});
