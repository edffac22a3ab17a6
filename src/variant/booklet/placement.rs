//! Where pages stand on a side of a sheet. Measures are in mm from its lower left corner.

use super::sheets::creep_mm;

/// The margin that a desk printer can't print on, in mm. Printers differ; few need more.
const PRINTER_MARGIN: f64 = 5.0;

/// Room outside the bleed for marks, in mm.
pub const MARK_ROOM: f64 = 9.0;

/// A rectangle: left, bottom, right, top; mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    pub left: f64,
    pub bottom: f64,
    pub right: f64,
    pub top: f64,
}

impl Area {
    pub fn width(self) -> f64 {
        self.right - self.left
    }

    pub fn height(self) -> f64 {
        self.top - self.bottom
    }

    /// The same, wider by `by` on every side.
    pub fn grown(self, by: f64) -> Self {
        Self { left: self.left - by, bottom: self.bottom - by, right: self.right + by, top: self.top + by }
    }
}

/// A page as it comes: its boxes in its own coordinates, in mm.
#[derive(Debug, Clone, Copy)]
pub struct Leaf {
    /// What is left of it after cutting.
    pub trim: Area,
    /// The trimmed page with its bleed.
    pub bleed: Area,
}

/// The side of the fold that a page stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    Left,
    Right,
}

/// How a page is placed: `x' = scale · x + dx`, `y' = scale · y + dy`, never turned or mirrored.
#[derive(Debug, Clone, Copy)]
pub struct Placed {
    pub scale: f64,
    pub dx: f64,
    pub dy: f64,
    /// What shows of the page, in the page's own coordinates: nothing beyond the fold.
    pub shows: Area,
}

/// By whom a booklet is made.
pub enum MadeBy<'a> {
    /// On a desk printer: pages fit on the sheet, there are no marks and no bleed.
    Home {
        /// Width and height of the sheet in mm, in landscape.
        sheet: (f64, f64),
    },
    /// In a print shop: pages as large as they are with their bleed, and marks around them.
    Press {
        /// Draws the label in the margin of a side, as operators of a content stream, from the origin to the right. Its
        /// arguments: the sheet, counted from 1, the number of sheets, whether it is the outer side, and the room in pt.
        label: &'a dyn Fn(usize, usize, bool, f64) -> String,
    },
}

/// The measures of a sheet, which all sheets of a booklet share.
#[derive(Debug, Clone, Copy)]
pub struct Measures {
    /// The sheet.
    pub width: f64,
    pub height: f64,
    /// A page on it, when cut.
    pub page_width: f64,
    pub page_height: f64,
    /// Colour beyond the cut; 0 on a desk printer's sheet.
    pub bleed: f64,
    /// From the size of a page as it comes to its size on the sheet.
    scale: f64,
}

/// How much smaller pages of this size are on a desk printer's sheet.
pub fn home_scale(width: f64, height: f64, (sheet_width, sheet_height): (f64, f64)) -> f64 {
    let half = sheet_width / 2.0;
    // A small excess is tolerated: many files round page sizes to whole points.
    if width <= half + 0.2 && height <= sheet_height + 0.2 {
        return 1.0;
    }
    let across = (half - PRINTER_MARGIN) / width;
    across.min((sheet_height - 2.0 * PRINTER_MARGIN) / height)
}

impl Measures {
    /// The sheet for pages of these sizes; the widest and the highest decide.
    pub fn new(leaves: &[Leaf], by: &MadeBy<'_>) -> Self {
        let most = |measure: &dyn Fn(&Leaf) -> f64| leaves.iter().map(measure).fold(0.0, f64::max);
        let (width, height) = (most(&|leaf| leaf.trim.width()), most(&|leaf| leaf.trim.height()));
        match *by {
            MadeBy::Home { sheet: (sheet_width, sheet_height) } => {
                let scale = home_scale(width, height, (sheet_width, sheet_height));
                Self {
                    width: sheet_width,
                    height: sheet_height,
                    page_width: width * scale,
                    page_height: height * scale,
                    bleed: 0.0,
                    scale,
                }
            }
            MadeBy::Press { .. } => {
                let bleed = most(&|leaf| leaf.trim.left - leaf.bleed.left);
                let around = 2.0 * (bleed + MARK_ROOM);
                Self {
                    width: 2.0 * width + around,
                    height: height + around,
                    page_width: width,
                    page_height: height,
                    bleed,
                    scale: 1.0,
                }
            }
        }
    }

    /// Where the sheet is folded, from its left edge.
    pub fn fold(&self) -> f64 {
        self.width / 2.0
    }

    /// What is left of a sheet (counted from 0, the outermost) when the booklet is cut: the inner ones lose more.
    pub fn trim(&self, sheet: usize, paper_mm: f64) -> Area {
        let half = self.page_width - creep_mm(sheet, paper_mm);
        let bottom = (self.height - self.page_height) / 2.0;
        Area { left: self.fold() - half, bottom, right: self.fold() + half, top: bottom + self.page_height }
    }

    /// Puts a page in its place: its spine at the fold and `creep` mm beyond, in the middle of the height.
    pub fn place(&self, leaf: &Leaf, half: Half, creep: f64) -> Placed {
        let Leaf { trim, bleed } = *leaf;
        let scale = self.scale;
        let dx = match half {
            Half::Left => self.fold() + creep - scale * trim.right,
            Half::Right => self.fold() - creep - scale * trim.left,
        };
        let dy = self.height / 2.0 - scale * (trim.bottom + trim.top) / 2.0;
        let mut shows = if self.bleed > 0.0 { bleed } else { trim };
        let fold = (self.fold() - dx) / scale;
        match half {
            Half::Left => shows.right = fold,
            Half::Right => shows.left = fold,
        }
        Placed { scale, dx, dy, shows }
    }
}
