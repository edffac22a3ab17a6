//! What a booklet is like: the sheet it takes, and the size of its text.

use serde::{Deserialize, Serialize};

use super::placement::home_scale;
use crate::policy::{Booklet, BookletBy, SheetSize};
use crate::variant::artefact::Facts;
use crate::variant::paged::Laid;

/// Text smaller than this isn't printed at home, in pt: pages that A4 would reduce below it take A3.
const LEAST_PT: f64 = 8.0;

/// What a booklet is like. Pages count from 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct FoldedPages {
    /// Blank pages, which fill the last sheet.
    pub blank_pages: Vec<usize>,
    /// The sheet of a desk printer: "A4" or "A3". In a print shop the sheet follows from the pages.
    pub sheet: Option<String>,
    /// Size of the text as it is printed, in pt.
    pub text_pt: f64,
    /// Size of the text on A4, where that is too small.
    pub on_a4_pt: Option<f64>,
}

impl Facts for FoldedPages {
    const NAME: &'static str = "booklet";
}

impl FoldedPages {
    /// What becomes of laid-out pages.
    pub fn of(laid: &Laid<'_>, booklet: &Booklet) -> Self {
        let (text, [width, height]) = (laid.text_pt(), laid.page_mm());
        let blank_pages = laid.blank().into_iter().map(|page| page + 1).collect();
        let size = |sheet: SheetSize| tenths(text * home_scale(width, height, sheet.lying_mm()));
        match (booklet.by, booklet.sheet) {
            (BookletBy::Press, _) => Self { blank_pages, sheet: None, text_pt: tenths(text), on_a4_pt: None },
            (BookletBy::Home, wanted) => {
                let small =
                    wanted == SheetSize::A4 && size(wanted) < LEAST_PT && size(SheetSize::A3) > size(wanted);
                let sheet = if small { SheetSize::A3 } else { wanted };
                let on_a4_pt = small.then(|| size(wanted));
                Self { blank_pages, sheet: Some(sheet.name().to_owned()), text_pt: size(sheet), on_a4_pt }
            }
        }
    }

    /// The sheet of a desk printer.
    pub fn sheet(&self) -> SheetSize {
        self.sheet.as_deref().and_then(SheetSize::from_name).unwrap_or(SheetSize::A4)
    }
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
