//! How paged variants and the EPUB look: Typst files, style sheets, dimensions, fonts.
//!
//! The defaults are inside the binary; a file in the project's `layouts/` or `fonts/` takes precedence
//! over the one of the same name.

mod colour;
mod contrast;
mod error;
mod face;
mod fonts;
mod settings;

pub use colour::{Palette, Part};
pub use contrast::{BrandColour, Branded, Cause, Pair};
pub use error::{BrokenLayout, LayoutError, LayoutWhy};
pub use face::FontFault;
pub use fonts::{FamilyFace, Fonts, FontsError};
pub use settings::{Contrast, Page, Settings};

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use self::settings::LayoutFile;
use crate::files::{Unreadable, read, visible_entries};

static DEFAULTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/layouts");

/// The project's own layouts, below its root.
const FOLDER: &str = "layouts";

/// The file that makes a folder a layout.
pub const SETTINGS: &str = "layout.toml";

/// The folder for what all layouts share; not a layout itself.
const BASE: &str = "base";

/// The layout of a policy that names none, whose publisher names none.
pub const DEFAULT: &str = "brochure";

/// A layout, ready to use.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Folder name.
    pub name: String,
    /// Its `layout.toml`, merged over the base's if it extends it.
    pub settings: Settings,
    /// Its files and those of the base, by path below the project: `layouts/brochure/layout.typ`.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Those of the files that are the project's own.
    pub own: BTreeSet<String>,
}

/// The folders of the project's own layouts, and of what it lays over built-in ones.
///
/// # Errors
///
/// If the project's `layouts/` can't be looked into.
pub fn own_folders(root: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    visible_entries(&root.join(FOLDER))
}

/// The files in one of these folders that a layout may have: those in folders in it are none.
///
/// # Errors
///
/// If something in the folder can't be looked at.
pub fn own_files(folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let mut paths = Vec::new();
    for path in visible_entries(folder)? {
        let about = fs::metadata(&path).map_err(|why| Unreadable { path: path.clone(), why })?;
        if !about.is_dir() {
            paths.push(path);
        }
    }
    Ok(paths)
}

/// What all layouts share, and what the layout `name` has besides: the folders' names.
#[must_use]
pub fn folders_of(name: &str) -> [&str; 2] {
    [BASE, name]
}

/// The names of all layouts, built in or the project's own.
///
/// # Errors
///
/// If the project's `layouts/`, or a folder in it, can't be looked into.
pub fn names(root: &Path) -> Result<Vec<String>, Unreadable> {
    let built_in = DEFAULTS.dirs().filter_map(|dir| dir.path().file_name());
    let mut names: Vec<String> = built_in.map(|name| name.to_string_lossy().into_owned()).collect();
    for folder in own_folders(root)? {
        let path = folder.join(SETTINGS);
        match fs::metadata(&path) {
            Ok(_) => names.extend(folder.file_name().map(|name| name.to_string_lossy().into_owned())),
            // A folder without one adds single files to a layout that is built in.
            Err(why) if matches!(why.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
            Err(why) => return Err(Unreadable { path, why }),
        }
    }
    names.retain(|name| name != BASE);
    names.sort();
    names.dedup();
    Ok(names)
}

/// Loads a layout.
///
/// # Errors
///
/// If its files are missing, can't be read or don't make a layout.
pub fn load(root: &Path, name: &str) -> Result<Layout, LayoutError> {
    let broken = |why: LayoutWhy| BrokenLayout { layout: name.to_owned(), why };
    let (mut files, mut own) = (BTreeMap::new(), BTreeSet::new());
    for folder in folders_of(name) {
        if let Some(dir) = DEFAULTS.get_dir(folder) {
            for file in dir.files() {
                let path = format!("layouts/{}", file.path().to_string_lossy().replace('\\', "/"));
                files.insert(path, file.contents().to_vec());
            }
        }
        for path in own_files(&root.join(FOLDER).join(folder))? {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if file.contains(|c: char| c == '\\' || c == '\u{fffd}' || c.is_control()) {
                return Err(LayoutError::BadFileName { layout: folder.to_owned(), name: file });
            }
            let shown = format!("layouts/{folder}/{file}");
            files.insert(shown.clone(), read(&path)?);
            own.insert(shown);
        }
    }
    let parsed = |path: &str| {
        let bytes = files.get(path).ok_or_else(|| broken(LayoutWhy::Missing { path: path.to_owned() }))?;
        LayoutFile::parse(bytes).map_err(|why| broken(why.of(path)))
    };
    let (own_path, base_path) = (settings_path(name), settings_path(BASE));
    let said = parsed(&own_path)?;
    let extends = said.extends_base();
    let base = if extends { parsed(&base_path)? } else { LayoutFile::default() };
    let settings = said
        .over(base)
        .map_err(|fault| broken(fault.why.of(if fault.in_base { &base_path } else { &own_path })))?;
    for path in own.iter().filter(|path| path.ends_with(".typ")) {
        if files.get(path).is_some_and(|bytes| std::str::from_utf8(bytes).is_err()) {
            return Err(broken(LayoutWhy::NotText { path: path.clone() }).into());
        }
    }
    let main = format!("layouts/{name}/{}", settings.main);
    if !files.contains_key(&main) {
        return Err(broken(LayoutWhy::Missing { path: main }).into());
    }
    if extends {
        // Typst reads this file too: give it the merged settings, which are the ones that were checked.
        let whole = toml::to_string(&settings).unwrap_or_else(|why| unreachable!("names and numbers: {why}"));
        files.insert(own_path, whole.into_bytes());
    }
    Ok(Layout { name: name.to_owned(), settings, files, own })
}

fn settings_path(layout: &str) -> String {
    format!("{FOLDER}/{layout}/{SETTINGS}")
}

impl Layout {
    /// A file of the layout, or the base's if the layout has none.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        [self.name.as_str(), BASE]
            .into_iter()
            .find_map(|folder| self.files.get(&format!("layouts/{folder}/{name}")))
            .map(Vec::as_slice)
    }

    /// The path of the Typst file that defines `layout(data)`.
    #[must_use]
    pub fn main(&self) -> String {
        format!("layouts/{}/{}", self.name, self.settings.main)
    }
}
