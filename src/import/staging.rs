//! Where a draft is written and read back before anyone sees it.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::ImportError;
use crate::files::{Unwritable, write_atomically};
use crate::source::{self, PictureReader, Project};

/// A folder beside `sources/` on the same disk, so that its contents can be moved into place in one step.
pub struct Staging {
    folder: tempfile::TempDir,
    slug: String,
}

impl Staging {
    /// Creates the folder in the project's root.
    pub fn new(root: &Path, slug: &str) -> Result<Self, ImportError> {
        let unwritable = |why| Unwritable { path: root.to_owned(), why };
        let folder =
            tempfile::Builder::new().prefix(".udgiv-import-").tempdir_in(root).map_err(unwritable)?;
        Ok(Self { folder, slug: slug.to_owned() })
    }

    /// The draft's folder inside it.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("sources").join(&self.slug)
    }

    /// Writes one of the draft's files.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), ImportError> {
        Ok(write_atomically(&self.path().join(name), bytes)?)
    }

    /// Reads the draft the way any project is read.
    pub fn read(&self, pictures: &PictureReader) -> Result<Project, ImportError> {
        Ok(source::read(self.folder.path(), pictures, |_| true)?)
    }

    /// Deletes the draft, so that it can be written anew.
    pub fn clear(&self) -> Result<(), ImportError> {
        let path = self.path();
        if !path.exists() {
            return Ok(());
        }
        Ok(fs::remove_dir_all(&path).map_err(|why| Unwritable { path, why })?)
    }

    /// Puts the draft in its place. A file with other content that is already there is kept under another name.
    pub fn put_in_place(&self, folder: &Path) -> Result<(), ImportError> {
        let unwritable = |path: &Path, why: std::io::Error| Unwritable { path: path.to_owned(), why };
        if !folder.exists() {
            if let Some(parent) = folder.parent() {
                fs::create_dir_all(parent).map_err(|why| unwritable(parent, why))?;
            }
            return Ok(fs::rename(self.path(), folder).map_err(|why| unwritable(folder, why))?);
        }
        // The policy comes last: until then, the old one is intact.
        let mut files = files_below(&self.path());
        files.sort_by_key(|name| name == Path::new("policy.toml"));
        for name in files {
            let (from, to) = (self.path().join(&name), folder.join(&name));
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent).map_err(|why| unwritable(parent, why))?;
            }
            let same = fs::read(&to).ok().zip(fs::read(&from).ok()).is_some_and(|(old, new)| old == new);
            if to.exists() && !same {
                let kept = free_name(&to);
                // A copy, so that the policy is never missing, not even for a moment.
                fs::copy(&to, &kept).map_err(|why| unwritable(&kept, why))?;
            }
            fs::rename(&from, &to).map_err(|why| unwritable(&to, why))?;
        }
        Ok(())
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), PathBuf::from(entry.file_name()));
        if path.is_dir() {
            files.extend(files_below(&path).into_iter().map(|below| name.join(below)));
        } else {
            files.push(name);
        }
    }
    files.sort();
    files
}

/// `policy.toml.bak`, or the same with the first free number.
fn free_name(path: &Path) -> PathBuf {
    let name = |number: u32| {
        let mut name = path.as_os_str().to_owned();
        name.push(if number == 1 { ".bak".to_owned() } else { format!(".bak{number}") });
        PathBuf::from(name)
    };
    (1..).map(name).find(|path| !path.exists()).unwrap_or_else(|| unreachable!("numbers don't end"))
}
