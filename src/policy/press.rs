//! How a publisher has things printed: `[print]` of its file, and the inks of its brand.

use std::sync::Arc;

use super::profile::Profile;
use super::{Binding, BookletBy, Cmyk, Colour, SheetSize};

/// What print variants are made by. Lengths are in mm.
#[derive(Debug, Clone)]
pub struct Press {
    /// How far colour runs over the trimmed edge.
    pub bleed_mm: f64,
    /// How the sheets are held together.
    pub binding: Binding,
    /// Whether patches of each ink stand beside the page.
    pub colour_bars: bool,
    /// Most ink on one spot, in percent: the sum of all inks.
    pub ink_limit: u16,
    /// Name of the printing condition in the ICC's registry: "FOGRA51".
    pub condition: Option<String>,
    /// Profile of the printing condition.
    pub profile: Option<Arc<Profile>>,
    /// How booklets are made.
    pub booklet: Booklet,
    /// The brand's main colour.
    pub primary: BrandInk,
    /// The brand's other colour.
    pub accent: BrandInk,
}

/// How a booklet is made.
#[derive(Debug, Clone, Copy)]
pub struct Booklet {
    /// By whom.
    pub by: BookletBy,
    /// On which sheet, by a desk printer.
    pub sheet: SheetSize,
    /// Thickness of the paper that pages make way for, in mm.
    pub paper_mm: f64,
}

impl Booklet {
    /// Paper that nobody says more of, in a print shop: 100 g, or 130 g coated.
    const PAPER_MM: f64 = 0.1;

    /// What goes without saying where the publisher leaves it out. At home nothing is cut, so nothing is moved.
    #[must_use]
    pub fn new(by: Option<BookletBy>, sheet: Option<SheetSize>, paper_mm: Option<f64>) -> Self {
        let by = by.unwrap_or(BookletBy::Home);
        let usual = if by == BookletBy::Press { Self::PAPER_MM } else { 0.0 };
        Self { by, sheet: sheet.unwrap_or(SheetSize::A4), paper_mm: paper_mm.unwrap_or(usual) }
    }
}

impl Binding {
    /// The number that the count of pages is a multiple of.
    #[must_use]
    pub fn pages(self) -> usize {
        match self {
            Self::Saddle => 4,
            Self::Glued => 2,
            Self::Loose => 1,
        }
    }
}

/// A brand colour, and what it is printed with.
#[derive(Debug, Clone)]
pub struct BrandInk {
    /// On a screen.
    pub screen: Colour,
    /// In process inks; else the screen's colour is converted.
    pub cmyk: Option<Cmyk>,
    /// As an ink of its own: "PANTONE 3165 C".
    pub spot: Option<String>,
}
