//! Which page stands where: pure arithmetic.
//!
//! A sheet is folded once and the sheets lie in each other, so the outermost carries the first pages and the
//! last. `docs/print.md` has the tables for 4, 5, 8, 13 and 40 pages, and a test holds them against this file.

/// Pages that a sheet carries, two on each side.
const PAGES_A_SHEET: usize = 4;

/// One sheet of a booklet bound on the left. Pages are counted from 0; `None` is blank. The first of each
/// pair stands on the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// The side that is on the outside when the sheet is folded.
    pub outer: [Option<usize>; 2],
    /// The side that is on the inside.
    pub inner: [Option<usize>; 2],
}

/// The sheets of a booklet, the outermost first. `back` is the first of the pages that close it.
pub fn sheets(pages: usize, back: usize) -> Vec<Sheet> {
    let leaves = with_blanks(pages, back);
    let last = leaves.len().saturating_sub(1);
    let sheet = |number: usize| {
        let first = 2 * number;
        Sheet {
            outer: [leaves[last - first], leaves[first]],
            inner: [leaves[first + 1], leaves[last - first - 1]],
        }
    };
    (0..leaves.len() / PAGES_A_SHEET).map(sheet).collect()
}

/// The pages in reading order, filled up to a multiple of four. Blanks stand before the pages that close the
/// publication, so that the back cover is the back; but never before the first page, which is the front.
fn with_blanks(pages: usize, back: usize) -> Vec<Option<usize>> {
    let blanks = pages.next_multiple_of(PAGES_A_SHEET) - pages;
    let back = back.max(1).min(pages);
    let page = |range: std::ops::Range<usize>| range.map(Some);
    page(0..back).chain(std::iter::repeat_n(None, blanks)).chain(page(back..pages)).collect()
}

/// How far the pages of a sheet are moved towards the spine, in mm; `sheet` is counted from 0, the outermost.
///
/// Each sheet lies in the one outside it, so its fold is one thickness of paper further from the spine, and its
/// fore edge sticks out by as much. When the booklet is cut level, an inner leaf loses that much more: the
/// page is moved by `sheet × paper_mm`, so that all outer margins come out alike.
#[allow(clippy::cast_precision_loss, reason = "a booklet has tens of sheets")]
pub fn creep_mm(sheet: usize, paper_mm: f64) -> f64 {
    sheet as f64 * paper_mm
}
