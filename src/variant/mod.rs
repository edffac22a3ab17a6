//! Editions in formats: one writer each, none of which knows another.

mod booklet;
mod braille;
mod epub;
mod lines;
mod paged;
mod print;
mod text;

use serde::Serialize;

pub use self::braille::LouisFailed;
pub use self::epub::{Epub, write as write_epub};
pub use self::paged::Pages;
pub use self::print::{Doubt, Preflight, PrintedPicture};
use crate::edition::Sibling;
use crate::policy::{EditionKind, VariantName};

/// A finished file.
#[derive(Debug)]
pub struct Artefact {
    /// File name, below the policy's output folder.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Pages, of a paged variant.
    pub pages: Option<usize>,
    /// Standards it conforms to. `docs/conformance/` says how each is met and which test shows it.
    pub claims: &'static [&'static str],
    /// Codes of ONIX list 196 for what is accessible in it, and how.
    pub onix: Vec<&'static str>,
    /// What a file for the print shop is like, and the sheet that says so.
    pub preflight: Option<(Preflight, Sheet)>,
}

/// A file that goes with another.
#[derive(Debug)]
pub struct Sheet {
    /// File name, below the policy's output folder.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Artefact {
    /// A file without more to say about it.
    fn plain(file_name: String, bytes: Vec<u8>, claims: &'static [&'static str]) -> Self {
        Self { file_name, bytes, pages: None, claims, onix: Vec::new(), preflight: None }
    }
}

/// A layout that could not set an edition: a fault in the layout, not in the source.
#[derive(Debug, Clone)]
pub struct LayoutFailed {
    /// What Typst said, a line each.
    pub why: String,
}

/// Why a variant could not be rendered.
#[derive(Debug, Clone)]
pub enum RenderFailed {
    /// The layout could not set the edition.
    Layout(LayoutFailed),
    /// Liblouis could not turn it into braille.
    Louis(LouisFailed),
}

impl From<LayoutFailed> for RenderFailed {
    fn from(failed: LayoutFailed) -> Self {
        Self::Layout(failed)
    }
}

impl From<LouisFailed> for RenderFailed {
    fn from(failed: LouisFailed) -> Self {
        Self::Louis(failed)
    }
}

/// What a variant is made with besides this program, in words that change when it does.
#[must_use]
pub fn tools(variant: VariantName) -> Option<String> {
    (variant == VariantName::Braille).then(braille::version).flatten()
}

/// How lines of plain text end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LineEnd {
    /// LF, and no byte order mark.
    #[default]
    Unix,
    /// CR LF, and a byte order mark in front: for Notepad before Windows 10 of 2018.
    Windows,
}

/// ONIX list 196: PDF/UA-1.
const ONIX_PDF_UA: &str = "05";

/// How the pages of an edition are set. Variants of one setting break pages at the same places, since they come from
/// the same laid-out pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// As the layout wants it.
    Standard,
    /// 18 pt or larger, one column.
    LargePrint,
    /// The easy-read edition.
    Easy,
}

/// The setting whose pages a variant shows or, if it has none of its own, refers to.
#[must_use]
pub fn setting(variant: VariantName) -> Setting {
    match variant {
        VariantName::LargePrint => Setting::LargePrint,
        easy if easy.is_easy() => Setting::Easy,
        _ => Setting::Standard,
    }
}

/// Whether a variant shows the pages of its setting.
#[must_use]
pub fn has_pages(variant: VariantName) -> bool {
    match variant {
        VariantName::Screen | VariantName::Print | VariantName::Booklet => true,
        VariantName::LargePrint | VariantName::EasyPdf => true,
        VariantName::Epub | VariantName::EasyEpub | VariantName::EasyText | VariantName::Braille => false,
    }
}

/// The edition that a variant shows.
#[must_use]
pub fn sort(variant: VariantName) -> EditionKind {
    variant.edition()
}

/// The file name of a variant, below the policy's output folder.
#[must_use]
pub fn file_name(slug: &str, variant: VariantName) -> String {
    let ending = match variant {
        VariantName::Screen => "pdf",
        VariantName::Print => "print.pdf",
        VariantName::Booklet => "booklet.pdf",
        VariantName::LargePrint => "large.pdf",
        VariantName::Epub => "epub",
        VariantName::EasyText => "easy.txt",
        VariantName::EasyPdf => "easy.pdf",
        VariantName::EasyEpub => "easy.epub",
        VariantName::Braille => "brf",
    };
    format!("{slug}.{ending}")
}

/// Renders one variant of an edition. `pages` lays it out when the first variant asks for that; `sibling` is the
/// other edition in the same format, if the policy is published in both; `end`: of lines in plain text.
///
/// # Errors
///
/// Where the layout can't set the edition, or liblouis can't turn it into braille.
pub fn render(
    variant: VariantName,
    pages: &Pages<'_>,
    sibling: Option<&Sibling>,
    end: LineEnd,
) -> Result<Artefact, RenderFailed> {
    let edition = pages.edition();
    let file_name = file_name(&edition.slug, variant);
    match variant {
        VariantName::Screen | VariantName::LargePrint | VariantName::EasyPdf => {
            let laid = pages.laid()?;
            let bytes = paged::accessible(laid, edition, variant)?;
            let artefact = Artefact::plain(file_name, bytes, paged::CLAIMS);
            Ok(Artefact { pages: Some(laid.len()), onix: vec![ONIX_PDF_UA], ..artefact })
        }
        VariantName::Print => {
            let raw = paged::raw(pages.laid()?, edition, edition.press.bleed_mm)?;
            let printed = print::press(&raw, edition, pages.layout(), pages.fonts(), true)?;
            let card = printed.card(edition, &file_name);
            let sheet = Sheet {
                file_name: format!("{}.preflight.pdf", edition.slug),
                bytes: paged::preflight(card, edition, pages.layout(), pages.fonts())?,
            };
            let count = Some(printed.preflight.pages);
            let artefact = Artefact::plain(file_name, printed.pdf, printed.claims);
            Ok(Artefact { pages: count, preflight: Some((printed.preflight, sheet)), ..artefact })
        }
        VariantName::Booklet => {
            let (bytes, sides) = booklet::write(pages)?;
            Ok(Artefact { pages: Some(sides), ..Artefact::plain(file_name, bytes, &[]) })
        }
        VariantName::Epub | VariantName::EasyEpub => {
            let map = pages.map()?;
            let epub = epub::write(edition, pages.layout(), variant, map.as_ref(), sibling);
            Ok(Artefact { onix: epub.onix, ..Artefact::plain(file_name, epub.bytes, epub.claims) })
        }
        VariantName::EasyText => {
            let bytes = text::write(edition, end).into_bytes();
            Ok(Artefact::plain(file_name, bytes, &[]))
        }
        VariantName::Braille => {
            let (bytes, count) = braille::write(edition, pages.map()?.as_ref())?;
            Ok(Artefact { pages: Some(count), ..Artefact::plain(file_name, bytes, &[]) })
        }
    }
}
