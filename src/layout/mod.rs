//! How paged variants and the EPUB look: Typst files, style sheets, dimensions, fonts.
//!
//! The defaults are inside the binary; a file in the project's `layouts/` or `fonts/` takes precedence
//! over the one of the same name.

mod colour;
mod fonts;
mod settings;

pub use colour::{Palette, Part};
pub use fonts::Fonts;
pub use settings::{Contrast, Page, Settings};

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};

use self::settings::LayoutFile;
use crate::locale::{Explain, visible_path};

static DEFAULTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/layouts");

/// The folder for what all layouts share; not a layout itself.
const BASE: &str = "base";

/// A layout, ready to use.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Folder name.
    pub name: String,
    /// Its `layout.toml`, merged over the base's if it extends it.
    pub settings: Settings,
    /// Its files and those of the base, by path below the project: `layouts/brochure/layout.typ`.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// A layout that can't be used.
#[derive(Debug)]
pub struct BrokenLayout {
    /// Its name.
    pub layout: String,
    /// Why.
    pub why: String,
}

impl Explain for BrokenLayout {
    fn danish(&self) -> String {
        format!("Layoutet »{}« kan ikke bruges: {}", self.layout, self.why)
    }

    fn english(&self) -> String {
        format!("The layout “{}” can't be used: {}", self.layout, self.why)
    }
}

/// The names of all layouts, built in or the project's own.
#[must_use]
pub fn names(root: &Path) -> Vec<String> {
    let built_in = DEFAULTS.dirs().filter_map(|dir| dir.path().file_name());
    let own = fs::read_dir(root.join("layouts")).into_iter().flatten().flatten();
    let own = own.filter(|entry| entry.path().join("layout.toml").is_file()).map(|entry| entry.file_name());
    let mut names: Vec<String> = built_in
        .map(ToOwned::to_owned)
        .chain(own)
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| name != BASE)
        .collect();
    names.sort();
    names.dedup();
    names
}

/// Loads a layout.
///
/// # Errors
///
/// If its files are missing or don't make a layout.
pub fn load(root: &Path, name: &str) -> Result<Layout, BrokenLayout> {
    let broken = |why: String| BrokenLayout { layout: name.to_owned(), why };
    let mut files = BTreeMap::new();
    for folder in [BASE, name] {
        if let Some(dir) = DEFAULTS.get_dir(folder) {
            for file in dir.files() {
                let path = format!("layouts/{}", file.path().to_string_lossy().replace('\\', "/"));
                files.insert(path, file.contents().to_vec());
            }
        }
        let own = root.join("layouts").join(folder);
        for entry in fs::read_dir(&own).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_file() {
                let bytes =
                    fs::read(&path).map_err(|why| broken(format!("{}: {why}", visible_path(&path))))?;
                let name = entry.file_name().to_string_lossy().into_owned();
                files.insert(format!("layouts/{folder}/{name}"), bytes);
            }
        }
    }
    let read = |path: &str| {
        let bytes = files.get(path).ok_or_else(|| broken(format!("{path} is missing")))?;
        LayoutFile::parse(bytes).map_err(|why| broken(format!("{path}: {why}")))
    };
    let (own_path, base_path) = (settings_path(name), settings_path(BASE));
    let own = read(&own_path)?;
    let extends = own.extends_base();
    let base = if extends { read(&base_path)? } else { LayoutFile::default() };
    let settings = own.over(base).map_err(|fault| {
        broken(format!("{}: {}", if fault.in_base { &base_path } else { &own_path }, fault.why))
    })?;
    if extends {
        // Typst reads this file too: give it the merged settings, which are the ones that were checked.
        let whole = toml::to_string(&settings).unwrap_or_else(|why| unreachable!("names and numbers: {why}"));
        files.insert(own_path, whole.into_bytes());
    }
    Ok(Layout { name: name.to_owned(), settings, files })
}

fn settings_path(layout: &str) -> String {
    format!("layouts/{layout}/layout.toml")
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
