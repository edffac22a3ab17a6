//! What is known only once pages are laid out; the pipeline supplies it.

use crate::edition::LostText;
use crate::policy::{Place, Policy, Publisher, SmallLetters, SourceMap, VariantName};

/// What the pages of one publication show.
#[derive(Debug)]
pub struct LaidOut<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// Its publisher.
    pub publisher: &'a Publisher,
    /// The files that their texts stand in.
    pub sources: &'a SourceMap,
    /// Pictures that come out in print differently from the source.
    pub pictures: Vec<PrintedPicture>,
    /// How many sides the sheets of the booklet have.
    pub booklet_sides: Option<usize>,
    /// The publisher's colours that are converted for print, since their inks aren't said: whether it is the main one, and
    /// percent of cyan, magenta, yellow and black.
    pub converted: Vec<(bool, [u8; 4])>,
    /// The size of the booklet's text on A4, in pt, where that is too small and the booklet takes A3.
    pub small_on_a4: Option<f64>,
    /// How many pages for screen and print there are.
    pub pages: Option<usize>,
    /// Panels of the sheet that the layout is folded of, if it is.
    pub panels: Option<usize>,
    /// How many pages the easy-read PDF has.
    pub easy_pages: Option<usize>,
    /// The smallest letters of drawings, in each variant that shows them.
    pub letters: Vec<DrawnLetters<'a>>,
    /// What can't be read on them, and on which pages.
    pub lost: Option<(LostOn, &'a LostText)>,
}

/// The pages on which a text is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LostOn {
    /// Those for the screen.
    Pages,
    /// Those in large print.
    LargePrint,
    /// Those of the easy-read edition.
    EasyPages,
    /// Those on paper.
    PrintedPages,
}

/// The smallest letters of a drawing, as a variant shows them.
#[derive(Debug, Clone, Copy)]
pub struct DrawnLetters<'a> {
    /// Where the source names the drawing.
    pub place: Place,
    /// The variant.
    pub variant: VariantName,
    /// The page they are on, from 1.
    pub page: usize,
    /// Their size there, in pt.
    pub pt: f64,
    /// What they are in the drawing.
    pub letters: &'a SmallLetters,
}

/// A picture that somebody should look at before it is printed, and why.
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
    /// It has too few pixels for its size.
    Coarse {
        /// Pixels per inch.
        ppi: u32,
    },
    /// Its transparent parts turn white.
    OnWhite,
    /// It was a drawing, and is turned into pixels.
    AsPixels,
}
