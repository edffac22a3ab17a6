//! Drives the built program from outside: projects, the `.edit` language, goldens, other programs. Both test targets
//! use it, so it doesn't depend on the library: a target links only what it names.

mod edit;
mod golden;
mod project;
mod tools;

pub use edit::Edit;
pub use golden::golden;
pub use project::{Project, Run, copy};
pub use tools::{missing, pdf_tags, pdf_text, tool};

use std::fs;
use std::path::Path;

/// The repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every policy in the repository's `sources/`.
pub fn slugs() -> Vec<String> {
    let mut slugs: Vec<String> = fs::read_dir(repository().join("sources"))
        .expect("sources")
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().join("policy.toml").is_file())
        .map(|entry| entry.file_name().into_string().expect("a slug"))
        .collect();
    slugs.sort();
    assert!(!slugs.is_empty());
    slugs
}
