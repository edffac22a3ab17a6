//! How large drawings come out on pages: a fact for the rule about their letters, which knows how large these are in the drawing.

use serde::{Deserialize, Serialize};
use typst::layout::Transform;
use typst_layout::PagedDocument;

use super::laid::Laid;
use super::placed;
use crate::edition::Edition;
use crate::policy::PictureFormat;
use crate::variant::artefact::Facts;

/// How large drawings come out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Drawn {
    /// Each drawing of the edition that its pages show.
    pub drawings: Vec<DrawnPicture>,
}

/// A drawing, where it comes out smallest.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct DrawnPicture {
    /// Index in [`Edition::pictures`].
    pub picture: usize,
    /// Page, from 1.
    pub page: usize,
    /// How high one of its own units is on the page, in pt.
    pub unit_pt: f64,
}

impl Facts for Drawn {
    const NAME: &'static str = "drawn";
}

impl Drawn {
    /// What becomes of the drawings of an edition.
    pub fn of(laid: &Laid<'_>, edition: &Edition) -> Self {
        Self { drawings: drawings(&laid.document, edition) }
    }
}

/// Every drawing of the edition on its pages.
pub(super) fn drawings(document: &PagedDocument, edition: &Edition) -> Vec<DrawnPicture> {
    let mut drawings: Vec<DrawnPicture> = Vec::new();
    for (index, page) in document.pages().iter().enumerate() {
        placed::pictures(&page.frame, Transform::identity(), edition, &mut |placed| {
            let picture = &edition.pictures[placed.picture];
            if picture.format != PictureFormat::Svg {
                return;
            }
            let scale = placed.place.kx.get().hypot(placed.place.sy.get());
            let unit_pt = scale * placed.size.y.to_pt() / f64::from(picture.height);
            let unit_pt = (unit_pt * 1e6).round() / 1e6;
            let drawn = DrawnPicture { picture: placed.picture, page: index + 1, unit_pt };
            match drawings.iter_mut().find(|known| known.picture == placed.picture) {
                Some(known) if known.unit_pt <= unit_pt => {}
                Some(known) => *known = drawn,
                None => drawings.push(drawn),
            }
        });
    }
    drawings
}
