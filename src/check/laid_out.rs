//! What is known only when pages are laid out: the pipeline hands it over.

use crate::policy::{Place, Policy, Publisher};

/// What the pages of one publication show.
#[derive(Debug)]
pub struct LaidOut<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// Its publisher.
    pub publisher: &'a Publisher,
    /// Pictures of the printed edition that don't come out as in the source.
    pub pictures: Vec<PrintedPicture>,
    /// How many pages the easy-read PDF has.
    pub easy_pages: Option<usize>,
}

/// A picture of the printed edition, and what somebody should look at.
#[derive(Debug, Clone, Copy)]
pub struct PrintedPicture {
    /// Where the source names it.
    pub place: Option<Place>,
    /// The page it is on.
    pub page: usize,
    /// How it comes out.
    pub outcome: Outcome,
}

/// How a picture comes out in print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// With too few pixels for its size.
    Coarse {
        /// Pixels per inch.
        ppi: u32,
    },
    /// With white where it was transparent.
    OnWhite,
    /// As pixels, where it was a drawing.
    AsPixels,
}
