//! What policies are made with besides their sources: fonts, layouts, dictionaries. Loaded once, for as long as their files stay as they are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::error::Trouble;
use crate::build::fingerprint_of_fonts;
use crate::layout::{self, BrokenLayout, Fonts, Layout, LayoutError, LayoutWhy};
use crate::prose::Danish;
use crate::source::PictureReader;

/// A layout, or why it can't be used.
type FoundLayout = Result<Arc<Layout>, Arc<LayoutError>>;

/// The fonts, layouts and dictionaries of a project.
#[derive(Debug)]
pub(super) struct Stock {
    root: PathBuf,
    /// All fonts.
    pub fonts: Fonts,
    /// What reads pictures, and knows those that it has read.
    pub pictures: PictureReader,
    /// The names of all layouts.
    pub layout_names: Vec<String>,
    /// The Danish dictionary.
    pub danish: Danish,
    fonts_hash: OnceLock<String>,
    layouts: Mutex<BTreeMap<String, FoundLayout>>,
}

impl Stock {
    /// Loads fonts and dictionaries; layouts come when they are asked for.
    pub fn load(root: &Path) -> Result<Self, Trouble> {
        let fonts = Fonts::load(root)?;
        Ok(Self {
            root: root.to_owned(),
            pictures: PictureReader::new(fonts.database()),
            fonts,
            layout_names: layout::names(root)?,
            danish: Danish::of_project(root)?,
            fonts_hash: OnceLock::new(),
            layouts: Mutex::default(),
        })
    }

    /// Hash of the fonts.
    pub fn fonts_hash(&self) -> &str {
        self.fonts_hash.get_or_init(|| fingerprint_of_fonts(&self.fonts))
    }

    /// A layout. `None` if there is none of this name, which is the policy's fault, and told as that.
    pub fn layout(&self, name: &str) -> Option<FoundLayout> {
        if !self.layout_names.iter().any(|one| one == name) {
            return None;
        }
        let mut layouts = self.layouts.lock().unwrap_or_else(PoisonError::into_inner);
        let load = || self.whole_layout(name).map(Arc::new).map_err(Arc::new);
        Some(layouts.entry(name.to_owned()).or_insert_with(load).clone())
    }

    fn whole_layout(&self, name: &str) -> Result<Layout, LayoutError> {
        let layout = layout::load(&self.root, name)?;
        let families = self.fonts.missing(&layout.settings.fonts);
        if !families.is_empty() {
            let why = LayoutWhy::NoFonts { families };
            return Err(BrokenLayout { layout: name.to_owned(), why }.into());
        }
        Ok(layout)
    }
}
