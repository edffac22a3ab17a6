//! Booklets: finished pages, two on a side of a sheet that is folded once and stapled in the fold.
//!
//! Pages stay what they are, text and fonts and inks: each becomes a form XObject (ISO 32000-1, 8.10), and a side
//! of a sheet places two of them. Links, bookmarks and tags are left out: this file is for paper, and the
//! publication has another for the screen. `docs/print.md` reckons a few booklets through.

mod impose;
mod marks;
mod page;
mod place;
mod sheets;
#[cfg(test)]
mod tests;

use lopdf::content::Content;

use self::impose::{Settings, Sort, impose};
use super::{LayoutFailed, Pages, paged, print};
use crate::language::DocumentWords;
use crate::policy::{BookletBy, VariantName};

/// Makes the booklet as the publisher has it made; gives its bytes and the number of its sides.
///
/// # Errors
///
/// Where the layout can't set the edition, or paints with what no press can print.
pub fn write(pages: &Pages<'_>) -> Result<(Vec<u8>, usize), LayoutFailed> {
    let (laid, edition) = (pages.laid()?, pages.edition());
    let (booklet, back) = (&edition.press.booklet, laid.back(edition));
    let paper_mm = booklet.paper_mm;
    match booklet.by {
        BookletBy::Home => {
            let single = paged::plain(laid, edition, VariantName::Booklet)?;
            let sort = Sort::Home { sheet: booklet.sheet.lying_mm() };
            Ok(impose(&single, &Settings { sort, paper_mm, back }))
        }
        BookletBy::Press => {
            let raw = paged::raw(laid, edition, edition.press.bleed_mm)?;
            let single = print::press(&raw, edition, pages.layout(), pages.fonts(), false)?;
            let words = DocumentWords::of(&edition.language);
            let label = |sheet: usize, sheets: usize, outer: bool, room: f64| {
                let side = if outer { words.outer_side } else { words.inner_side };
                let text = format!("{} · {} {sheet}/{sheets} · {side}", edition.title, words.sheet);
                let operations = print::outlines(&text, room, &pages.fonts().database());
                let drawn = Content { operations }.encode();
                drawn.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
            };
            // Where the binding wanted blank pages, they begin at `back`, and more of them go there.
            Ok(impose(&single.pdf, &Settings { sort: Sort::Press { label: &label }, paper_mm, back }))
        }
    }
}
