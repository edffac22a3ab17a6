//! Hashes of what policies are made with besides their sources: the project's own fonts, layouts and dictionaries. They are those of the files that would be
//! read, as their readers list them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::build::PublishedWith;
use crate::files::Unreadable;
use crate::layout::{self, Fonts};
use crate::prose::Danish;
use crate::source::{FileHashes, hash_of, hash_of_file, key};
use crate::variant::sha256;

const FONTS: &str = "fonts";
const LAYOUTS: &str = "layouts";
const DICTIONARIES: &str = "dictionaries";

/// What stands for a folder that can't be looked into: it may be none that anybody needs, and whoever needs it tells why.
const UNREADABLE: &str = "unreadable";

/// What the project's own files are at one time: a hash of each of its folders `fonts` and `dictionaries`, and of each folder in `layouts`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct StockDigest(BTreeMap<String, String>);

impl StockDigest {
    /// Reads the files.
    pub fn of(root: &Path) -> Self {
        let fonts =
            Fonts::own(root).map(|names| names.iter().map(|name| root.join(FONTS).join(name)).collect());
        let dictionaries = Danish::own_files().map(|path| root.join(path)).into_iter();
        let dictionaries = dictionaries.filter(|path| fs::symlink_metadata(path).is_ok()).collect();
        let mut parts = BTreeMap::from([
            (FONTS.to_owned(), hash(root, fonts)),
            (DICTIONARIES.to_owned(), hash(root, Ok(dictionaries))),
        ]);
        match layout::own_folders(root) {
            Ok(folders) => parts.extend(folders.iter().map(|folder| {
                let files = layout::own_files(folder).map(|mut files| {
                    // By this one it is known for a layout, whatever it is.
                    files.push(folder.join(layout::SETTINGS));
                    files
                });
                (key(folder, root), hash(root, files))
            })),
            Err(_) => {
                parts.insert(LAYOUTS.to_owned(), UNREADABLE.to_owned());
            }
        }
        Self(parts)
    }

    /// What the files of policies are published with, and the reports on them.
    pub fn published_with(&self) -> PublishedWith {
        let own = |name: &str| self.0.get(name).cloned().unwrap_or_default();
        let with = |parts: &[String]| {
            sha256(format!("{}\n{}", env!("UDGIV_PROGRAM_HASH"), parts.join("\n")).as_bytes())
        };
        let layout = |name: &str| {
            let folders = layout::folders_of(name).map(|folder| own(&format!("{LAYOUTS}/{folder}")));
            with(&[own(FONTS), folders.concat(), own(LAYOUTS)])
        };
        let own_layouts = self.0.keys().filter_map(|name| name.strip_prefix(LAYOUTS)?.strip_prefix('/'));
        PublishedWith {
            layouts: own_layouts.map(|name| (name.to_owned(), layout(name))).collect(),
            other_layouts: layout(""),
            reports: with(&[own(DICTIONARIES)]),
        }
    }

    /// The folders that aren't as they were `before`, in the order of their names.
    pub fn changed_since(&self, before: &Self) -> BTreeSet<String> {
        let names = self.0.keys().chain(before.0.keys());
        names.filter(|name| self.0.get(*name) != before.0.get(*name)).cloned().collect()
    }
}

fn hash(root: &Path, files: Result<Vec<PathBuf>, Unreadable>) -> String {
    let Ok(files) = files else { return UNREADABLE.to_owned() };
    let hashes: FileHashes = files.iter().map(|path| (key(path, root), hash_of_file(path))).collect();
    hash_of(&hashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_read_of_a_projects_own_files_is_told_by_its_folder() {
        let project = tempfile::tempdir().expect("a folder");
        let root = project.path();
        let put = |path: &str, bytes: &[u8]| {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("written");
        };
        let is_told = |by: &[&str], happen: &dyn Fn()| {
            let before = StockDigest::of(root);
            happen();
            let changed: Vec<String> = StockDigest::of(root).changed_since(&before).into_iter().collect();
            assert_eq!(changed, by);
        };
        is_told(&["fonts"], &|| put("fonts/vores/Vores.ttf", b"1"));
        is_told(&["fonts"], &|| put("fonts/1/2/3/4/5/6/7/8/9/10/11/Vores.ttf", b"1"));
        is_told(&["fonts"], &|| put("fonts/1/2/3/4/5/6/7/8/9/10/11/Vores.ttf", b"2"));
        is_told(&[], &|| put("fonts/LICENS.txt", b"fri"));
        is_told(&["layouts/vores"], &|| put("layouts/vores/layout.toml", b""));
        is_told(&["layouts/vores"], &|| put("layouts/vores/epub.css", b""));
        is_told(&[], &|| put("layouts/vores/udkast/epub.css", b""));
        is_told(&["layouts/base"], &|| put("layouts/base/epub.css", b""));
        is_told(&["dictionaries"], &|| put("dictionaries/da/words.txt", b"ord\n"));
        is_told(&[], &|| put("dictionaries/da/README.md", b"ord\n"));
        is_told(&["layouts/vores"], &|| fs::remove_dir_all(root.join("layouts/vores")).expect("removed"));
        // Larger than any picture: a font is read whatever its size, and so is its last byte.
        let mut large = vec![0; 26 << 20];
        is_told(&["fonts"], &|| put("fonts/Stor.otf", &large));
        *large.last_mut().expect("bytes") = 1;
        is_told(&["fonts"], &|| put("fonts/Stor.otf", &large));
        #[cfg(unix)]
        {
            let elsewhere = tempfile::tempdir().expect("a folder");
            let [css, gone] = ["epub.css", "gone.css"].map(|name| elsewhere.path().join(name));
            fs::write(&css, "1").expect("written");
            let link = |to: &Path| {
                let link = root.join("layouts/base/epub.css");
                let _ = fs::remove_file(&link);
                std::os::unix::fs::symlink(to, link).expect("a link");
            };
            // These are read through links.
            is_told(&["layouts/base"], &|| link(&css));
            is_told(&["layouts/base"], &|| fs::write(&css, "2").expect("written"));
            is_told(&["layouts/base"], &|| link(&gone));
            is_told(&["layouts/base"], &|| fs::write(&gone, "1").expect("written"));
            is_told(&["layouts", "layouts/base"], &|| {
                fs::remove_dir_all(root.join("layouts")).expect("removed");
                std::os::unix::fs::symlink("layouts", root.join("layouts")).expect("a link");
            });
        }
    }
}
