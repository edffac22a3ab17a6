//! Facts about a file for the print shop: for the manifest, and for the preflight sheet.

use serde::{Deserialize, Serialize};

use crate::variant::artefact::Facts;

/// What a file for the print shop is like. Lengths are in mm, ink in percent, pages count from 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Preflight {
    /// Width and height of the cut page.
    pub trim_mm: [f64; 2],
    /// How far colour runs over the edge.
    pub bleed_mm: f64,
    /// Pages, blank ones included.
    pub pages: usize,
    /// Blank pages that the binding needs.
    pub blank_pages: Vec<usize>,
    /// "saddle", "glued" or "loose".
    pub binding: String,
    /// Process inks in use: "cyan", "magenta", "yellow", "black".
    pub process_inks: Vec<String>,
    /// Spot colours in use.
    pub spot_colours: Vec<String>,
    /// Most ink on one spot.
    pub most_ink: u16,
    /// The first page with that much ink.
    pub most_ink_page: usize,
    /// Most ink that is allowed.
    pub ink_limit: u16,
    /// Pictures made of pixels.
    pub pictures: Vec<PrintedPicture>,
    /// Fonts, all of them embedded.
    pub fonts: Vec<String>,
    /// Printing condition.
    pub condition: String,
    /// Profile of the printing condition, that colours were converted by and that is in the file.
    pub profile: Option<String>,
    /// Whether the publisher said the printing condition, or it is the usual one.
    pub condition_said: bool,
    /// The publisher's colours in inks.
    pub brand: Vec<BrandInks>,
    /// What a person should look at.
    pub doubts: Vec<Doubt>,
}

impl Facts for Preflight {
    const NAME: &'static str = "preflight";
}

/// A colour of the publisher's, in inks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct BrandInks {
    /// "#004b5a".
    pub screen: String,
    /// Percent of cyan, magenta, yellow and black.
    pub cmyk: [u8; 4],
    /// Whether the publisher said which, or they are converted from the screen's colour.
    pub said: bool,
}

/// A picture made of pixels, as it is printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct PrintedPicture {
    /// Page.
    pub page: usize,
    /// Pixels per inch at the size it has there, before it was scaled down to what a press can show.
    pub ppi: u32,
    /// Whether it is grey.
    pub grey: bool,
}

/// Something a person should look at, known only once pages are laid out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Doubt {
    /// A picture has too few pixels for its size.
    LowResolution {
        /// Index among the edition's pictures.
        picture: usize,
        /// Page.
        page: usize,
        /// Pixels per inch.
        ppi: u32,
    },
    /// A picture had transparent parts, and stands on white now.
    Transparent {
        /// Index among the edition's pictures.
        picture: usize,
        /// Page.
        page: usize,
    },
    /// A drawing has transparent parts, and is printed as pixels.
    Rasterised {
        /// Index among the edition's pictures.
        picture: usize,
        /// Page.
        page: usize,
    },
    /// Colour ends so near the edge that a cut which is a little off shows: it should run over it or stay away.
    NearEdge {
        /// Page.
        page: usize,
    },
}
