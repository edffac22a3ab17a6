//! A finished publication to look at, for whoever begins with an empty folder: one of the project's own demonstrations.

use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::files::{self, Unwritable};

/// The folder that it is put into.
pub const SLUG: &str = "boerne-og-ungepolitik-0-29";

static POLICY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/sources/boerne-og-ungepolitik-0-29");

/// Its publisher's files, beside each other.
static PUBLISHER: [(&str, &[u8]); 2] = [
    ("soroe-kommune.svg", include_bytes!("../../sources/publishers/soroe-kommune.svg")),
    ("soroe-kommune.toml", include_bytes!("../../sources/publishers/soroe-kommune.toml")),
];

/// Writes it into the project. A file that is there already stays as it is.
pub fn write(root: &Path) -> Result<(), Unwritable> {
    let sources = root.join("sources");
    for (name, bytes) in PUBLISHER {
        put(&sources.join("publishers").join(name), bytes)?;
    }
    let folder = sources.join(SLUG);
    let (mut waiting, mut source) = (vec![&POLICY], None);
    while let Some(dir) = waiting.pop() {
        waiting.extend(dir.dirs());
        for file in dir.files() {
            // The policy is there once all that it names is.
            if file.path() == Path::new("policy.toml") {
                source = Some(file);
            } else {
                put(&folder.join(file.path()), file.contents())?;
            }
        }
    }
    let source = source.unwrap_or_else(|| unreachable!("the example has a policy.toml"));
    put(&folder.join(source.path()), source.contents())
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), Unwritable> {
    if path.exists() { Ok(()) } else { files::write_atomically(path, bytes) }
}
