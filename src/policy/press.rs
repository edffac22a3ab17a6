//! How a publisher has things printed: `[print]` of its file, and the inks of its brand.

use std::sync::Arc;

use super::profile::Profile;
use super::{Binding, BookletBy, Cmyk, Colour, SheetSize};

/// Settings for the print variants. Lengths are in mm.
#[derive(Debug, Clone)]
pub struct Press {
    /// How far colour extends past the trimmed edge.
    pub bleed_mm: f64,
    /// How the sheets are bound.
    pub binding: Binding,
    /// Whether patches of each ink are printed beside the page.
    pub colour_bars: bool,
    /// Limit on total ink coverage, in percent: the sum of all inks at one point.
    pub ink_limit: u16,
    /// Name of the printing condition in the ICC's registry: "FOGRA51".
    pub condition: String,
    /// Whether the publisher said it, or it is the usual one.
    pub condition_said: bool,
    /// Profile of the printing condition.
    pub profile: Option<Arc<Profile>>,
    /// How booklets are made.
    pub booklet: Booklet,
    /// The brand's main colour.
    pub primary: BrandInk,
    /// The brand's other colour.
    pub accent: BrandInk,
}

impl Press {
    /// The printing condition where a publisher says none: coated paper, as Danish print shops have it.
    pub const CONDITION: &'static str = "FOGRA51";
}

/// How a booklet is produced.
#[derive(Debug, Clone, Copy)]
pub struct Booklet {
    /// Who prints it.
    pub by: BookletBy,
    /// The sheet a desk printer uses.
    pub sheet: SheetSize,
    /// Paper thickness that creep is compensated for, in mm.
    pub paper_mm: f64,
}

impl Booklet {
    /// Default paper thickness in a print shop: 100 g, or 130 g coated.
    const PAPER_MM: f64 = 0.1;

    /// Defaults for what the publisher leaves out. A desk printer trims nothing, so its pages are not shifted.
    #[must_use]
    pub fn new(by: Option<BookletBy>, sheet: Option<SheetSize>, paper_mm: Option<f64>) -> Self {
        let by = by.unwrap_or(BookletBy::Home);
        let usual = if by == BookletBy::Press { Self::PAPER_MM } else { 0.0 };
        Self { by, sheet: sheet.unwrap_or(SheetSize::A4), paper_mm: paper_mm.unwrap_or(usual) }
    }
}

impl Binding {
    /// The number of pages is a multiple of this.
    #[must_use]
    pub fn pages(self) -> usize {
        match self {
            Self::Saddle => 4,
            Self::Glued => 2,
            Self::Loose => 1,
        }
    }
}

/// A brand colour and the inks it is printed with.
#[derive(Debug, Clone)]
pub struct BrandInk {
    /// The colour on a screen.
    pub screen: Colour,
    /// The colour in process inks; without them, the screen colour is converted.
    pub cmyk: Option<Cmyk>,
    /// The spot ink: "PANTONE 3165 C".
    pub spot: Option<String>,
}
