//! `udgiv.toml` at a project's root: what holds for everybody who works in it.

use std::path::Path;

use super::faults::{NotReadable, UNREADABLE};
use super::file;
use super::keys;
use super::reader::TableReader;
use super::table::{read_table, unusable};
use crate::finding::Findings;
use crate::locale::Locale;
use crate::policy::SourceMap;

/// Its name.
pub const FILE: &str = "udgiv.toml";

/// The language of messages that a project asks for. What is wrong with its file is told when its sources are read.
#[must_use]
pub fn language(root: &Path) -> Option<Locale> {
    read(root, &mut SourceMap::default(), &mut Findings::default())
}

/// Reads the file, if there is one.
pub fn read(root: &Path, sources: &mut SourceMap, findings: &mut Findings) -> Option<Locale> {
    let path = root.join(FILE);
    // A link that leads nowhere is there.
    std::fs::symlink_metadata(&path).ok()?;
    let file = sources.announce(file::shown(&path, root));
    let read = read_table(
        &keys::PROJECT_FILE,
        (&path, file),
        root,
        sources,
        findings,
        &[],
        |source, table, findings| {
            let mut reader = TableReader::new(&keys::PROJECT_FILE, source, table, findings);
            let language = reader.named("language", Locale::from_name);
            reader.finish();
            language.map(|language| *language.value())
        },
    );
    read.unwrap_or_else(|why| Err(unusable(file, findings, &UNREADABLE, NotReadable { why }))).ok().flatten()
}
