#![no_main]
//! A document of text all the way: read, made a draft, written, read back, and held against its words. The first byte
//! picks the format.

use std::fs;
use std::sync::OnceLock;

use tempfile::TempDir;
use udgiv::draft;
use udgiv::layout::Fonts;
use udgiv::source::import::Format;
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
    let format = [Format::Text, Format::Markdown, Format::Html][usize::from(*first) % 3];
    let reader = format.reader();
    let (Ok(import), Ok(words)) = (reader.read(data), reader.words(data)) else { return };
    let draft = draft::outline(&import, "kladde");
    let pictures: Vec<String> = (0..import.pictures.len()).map(|index| format!("images/{index}.png")).collect();
    let head = draft::Head {
        file: "x",
        publisher: "byen",
        publisher_doubt: None,
        changed: udgiv::policy::Date::new(2026, 1, 1),
        variants: &["screen"],
        pictures: &pictures,
    };
    let policy = draft::write(&draft, &import, &head);
    let Project { folder, fonts } = project();
    fs::write(folder.path().join("sources/kladde/policy.toml"), &policy).expect("written");
    let pictures = PictureReader::new(fonts.database());
    let read = source::read(folder.path(), &pictures, |slug| slug == "kladde").expect("read");
    let manuscript = &read.manuscripts[0];
    let errors = manuscript.findings.iter().filter(|finding| finding.level == udgiv::finding::Level::Error);
    assert_eq!(errors.count(), 0, "{:?}\n{policy}", manuscript.findings);
    let back = manuscript.policy.as_ref().expect("a policy");
    let held = draft::verify(&words, &import, &draft, back);
    assert!(held.is_ok(), "{held:?}\n{policy}");
});
