//! What the files of one edition are made of.

use std::sync::Arc;

use serde::Serialize;

use super::settings::Settings;
use crate::edition::{Edition, Sibling};
use crate::layout::Layout;
use crate::policy::VariantName;

/// How the pages of an edition are laid out. Variants with the same page setting break pages at the same places, since
/// they show the same laid-out pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageSetting {
    /// As the layout wants it.
    Standard,
    /// 18 pt or larger, one column.
    LargePrint,
    /// The easy-read edition.
    Easy,
    /// On paper: bound, with blank pages that count, and links written out.
    Print,
}

/// Another file of the same publication, that readers may prefer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Format {
    /// Its variant.
    pub variant: VariantName,
    /// Its name, below the policy's output folder.
    pub file_name: String,
    /// Its size, in bytes.
    pub bytes: u64,
    /// How many pages it has, if it has any.
    pub pages: Option<usize>,
    /// The file of its first page as a picture, if there is one.
    pub cover: Option<String>,
}

/// What the files of one edition in one page setting are made of. A writer takes what it needs, and says in
/// [`Writer::depend`](super::Writer::depend) what that is.
#[derive(Debug, Clone)]
pub struct Input {
    /// What they say.
    pub edition: Arc<Edition>,
    /// How they look.
    pub layout: Arc<Layout>,
    /// How their pages are laid out.
    pub page_setting: PageSetting,
    /// Identifier of the file in which a reader has these pages, if there is one: other formats refer to it.
    pub page_source: Option<String>,
    /// The other edition in the same format, if the policy is published in both.
    pub sibling: Option<Sibling>,
    /// The publication's other files, for readers to choose among; empty but for writers that ask for them.
    pub formats: Vec<Format>,
    /// What the publisher wants of single formats.
    pub settings: Settings,
}
