//! How paged variants and the EPUB look: Typst files, style sheets, dimensions, fonts.
//!
//! The defaults are inside the binary; a file in the project's `layouts/` or `fonts/` takes precedence
//! over the one of the same name.

mod colour;
mod face;
mod fonts;
mod settings;

pub use colour::{Palette, Part};
pub use face::FontFault;
pub use fonts::{Fonts, FontsError};
pub use settings::{Contrast, Page, Settings};

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use include_dir::{Dir, include_dir};

use self::settings::LayoutFile;
use crate::files::{Unreadable, read, visible_entries};
use crate::locale::Explain;

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

/// Why a layout isn't there to be used.
#[derive(Debug)]
pub enum LayoutError {
    /// It is no layout.
    Broken(BrokenLayout),
    /// A file or folder of it can't be read.
    Unreadable(Unreadable),
    /// A file's name can't be part of a path in it.
    BadFileName {
        /// The layout.
        layout: String,
        /// The file.
        name: String,
    },
}

impl From<BrokenLayout> for LayoutError {
    fn from(broken: BrokenLayout) -> Self {
        Self::Broken(broken)
    }
}

impl From<Unreadable> for LayoutError {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable(unreadable)
    }
}

impl Explain for LayoutError {
    fn danish(&self) -> String {
        match self {
            Self::Broken(broken) => broken.danish(),
            Self::Unreadable(unreadable) => unreadable.danish(),
            Self::BadFileName { layout, name } => format!(
                "Filen »{name}« i layouts/{layout}/ har et navn, som layoutet ikke kan bruge\nGiv den et navn uden omvendt skråstreg og usynlige tegn"
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Broken(broken) => broken.english(),
            Self::Unreadable(unreadable) => unreadable.english(),
            Self::BadFileName { layout, name } => format!(
                "The file “{name}” in layouts/{layout}/ has a name that the layout can't use\nGive it a name without backslashes and invisible characters"
            ),
        }
    }
}

/// The names of all layouts, built in or the project's own.
///
/// # Errors
///
/// If the project's `layouts/`, or a folder in it, can't be looked into.
pub fn names(root: &Path) -> Result<Vec<String>, Unreadable> {
    let built_in = DEFAULTS.dirs().filter_map(|dir| dir.path().file_name());
    let mut names: Vec<String> = built_in.map(|name| name.to_string_lossy().into_owned()).collect();
    for folder in visible_entries(&root.join("layouts"))? {
        let path = folder.join("layout.toml");
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
    let broken = |why: String| BrokenLayout { layout: name.to_owned(), why };
    let mut files = BTreeMap::new();
    for folder in [BASE, name] {
        if let Some(dir) = DEFAULTS.get_dir(folder) {
            for file in dir.files() {
                let path = format!("layouts/{}", file.path().to_string_lossy().replace('\\', "/"));
                files.insert(path, file.contents().to_vec());
            }
        }
        for path in visible_entries(&root.join("layouts").join(folder))? {
            let about = fs::metadata(&path).map_err(|why| Unreadable { path: path.clone(), why })?;
            if about.is_dir() {
                continue;
            }
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if file.contains(|c: char| c == '\\' || c == '\u{fffd}' || c.is_control()) {
                return Err(LayoutError::BadFileName { layout: folder.to_owned(), name: file });
            }
            files.insert(format!("layouts/{folder}/{file}"), read(&path)?);
        }
    }
    let parsed = |path: &str| {
        let bytes = files.get(path).ok_or_else(|| broken(format!("{path} is missing")))?;
        LayoutFile::parse(bytes).map_err(|why| broken(format!("{path}: {why}")))
    };
    let (own_path, base_path) = (settings_path(name), settings_path(BASE));
    let own = parsed(&own_path)?;
    let extends = own.extends_base();
    let base = if extends { parsed(&base_path)? } else { LayoutFile::default() };
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
