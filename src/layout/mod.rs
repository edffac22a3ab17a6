//! How paged variants and the EPUB look: Typst files, style sheets, measures, fonts.
//!
//! The defaults are inside the binary; a file in the project's `layouts/` or `fonts/` takes precedence
//! over the one of the same name.

mod colour;
mod fonts;

pub use colour::{Palette, Part};
pub use fonts::Fonts;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

static DEFAULTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/layouts");

/// The folder of what all layouts share; not a layout itself.
const BASE: &str = "base";

/// A layout, ready to use.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Folder name.
    pub name: String,
    /// Its `layout.toml`.
    pub settings: Settings,
    /// Its files and those of the base, by path below the project: `layouts/brochure/layout.typ`.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// `layout.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Name for people.
    pub name: String,
    /// What it is for, by language.
    pub description: BTreeMap<String, String>,
    /// The Typst file that defines `layout(data)`.
    pub main: String,
    /// Font families in use, fallbacks last.
    pub fonts: Vec<String>,
    /// Trimmed page.
    pub page: Page,
    /// Colours by name; see [`Palette`].
    pub colours: BTreeMap<String, String>,
    /// Every pair of colours in which text stands on a ground.
    pub contrast: Vec<Contrast>,
}

/// A trimmed page.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Width in mm.
    pub width_mm: f64,
    /// Height in mm.
    pub height_mm: f64,
}

/// A pair of colours that has to be told apart.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contrast {
    /// Colour of the text.
    pub text: String,
    /// Colour of the ground.
    pub on: String,
    /// What the pair is used for.
    #[serde(rename = "use")]
    pub purpose: String,
    /// Lowest contrast ratio: 4.5, or 3.0 for text of at least 18 pt, or 14 pt bold (WCAG 2.2, 1.4.3).
    pub minimum: f64,
}

/// A layout that can't be used.
#[derive(Debug)]
pub struct BrokenLayout {
    /// Its name.
    pub layout: String,
    /// Why.
    pub why: String,
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
/// What is wrong with its files.
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
                let bytes = fs::read(&path).map_err(|why| broken(format!("{}: {why}", path.display())))?;
                let name = entry.file_name().to_string_lossy().into_owned();
                files.insert(format!("layouts/{folder}/{name}"), bytes);
            }
        }
    }
    let text =
        files.get(&format!("layouts/{name}/layout.toml")).ok_or_else(|| broken("layout.toml".into()))?;
    let text = std::str::from_utf8(text).map_err(|why| broken(format!("layout.toml: {why}")))?;
    let settings: Settings = toml::from_str(text).map_err(|why| broken(format!("layout.toml: {why}")))?;
    // A pair that stands for no colours would never be checked.
    let pairs = settings.contrast.iter().flat_map(|pair| [&pair.text, &pair.on]);
    if let Some(colour) = Palette::plain(&settings.colours).unknown(settings.colours.values().chain(pairs)) {
        return Err(broken(format!("layout.toml: `{colour}` is not a colour")));
    }
    Ok(Layout { name: name.to_owned(), settings, files })
}

impl Layout {
    /// A file of the layout's own, or else the base's.
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
