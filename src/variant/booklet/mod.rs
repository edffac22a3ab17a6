//! Booklets: finished pages, two on a side of a sheet that is folded once and stapled in the fold.
//!
//! Pages stay what they are, text and fonts and inks: each becomes a form XObject (ISO 32000-1, 8.10), and a side
//! of a sheet places two of them. Links, bookmarks and tags are left out: this file is for paper, and the
//! publication has another for the screen. `docs/print.md` works through a few booklets.

mod folded;
mod impose;
mod marks;
mod page;
mod placement;
mod sheets;
#[cfg(test)]
mod tests;

use lopdf::content::Content;

pub use self::folded::FoldedPages;
use self::impose::{Imposition, impose};
use self::placement::MadeBy;
use super::artefact::Artefact;
use super::fingerprint::Fingerprint;
use super::input::{Input, PageSetting};
use super::paged::{self, Pages};
use super::press::{self, Marking};
use super::settings::Settings;
use super::writer::{WriteError, Writer};
use crate::edition::one_line;
use crate::language::DocumentWords;
use crate::policy::{self, Binding, BookletBy, Press, VariantName};

/// Writes booklets.
pub static WRITER: Booklet = Booklet;

/// Writes the booklet as the publisher has it made.
#[derive(Debug)]
pub struct Booklet;

impl Writer for Booklet {
    fn name(&self) -> VariantName {
        VariantName::Booklet
    }

    fn page_setting(&self) -> PageSetting {
        PageSetting::Print
    }

    fn binding(&self, _: &Settings) -> Option<Binding> {
        Some(Binding::Saddle)
    }

    fn shows_pages(&self) -> bool {
        true
    }

    fn shows_pictures(&self) -> bool {
        true
    }

    fn ending(&self) -> &'static str {
        "booklet.pdf"
    }

    fn depend(&self, input: &Input, on: &mut Fingerprint<'_>) {
        let Input {
            edition: _,
            layout: _,
            page_setting: _,
            page_source: _,
            sibling: _,
            formats: _,
            settings,
        } = input;
        let Settings { press, braille: _, evaluation: _, line_end: _, fragment: _ } = settings;
        let Press {
            booklet,
            // These concern single pages, not how they are placed.
            bleed_mm: _,
            binding: _,
            colour_bars: _,
            ink_limit: _,
            condition: _,
            condition_said: _,
            profile: _,
            primary: _,
            accent: _,
        } = press;
        let policy::Booklet { by, sheet, paper_mm } = booklet;
        on.setting(&(by, sheet, paper_mm));
        match by {
            BookletBy::Home => paged::depend(input, on),
            BookletBy::Press => press::depend(input, on),
        }
    }

    fn write(&self, input: &Input, pages: &Pages<'_>) -> Result<Artefact, WriteError> {
        let Input { edition, settings: Settings { press, .. }, .. } = input;
        let laid = pages.bound(Binding::Saddle)?;
        let (paper_mm, back) = (press.booklet.paper_mm, laid.back(edition));
        let mut folded = FoldedPages::of(laid, &press.booklet);
        let (bytes, sides) = match press.booklet.by {
            BookletBy::Home => {
                let single = paged::plain(laid, self.identifier(edition))?;
                let by = MadeBy::Home { sheet: folded.sheet().lying_mm() };
                impose(&single, &Imposition { by, paper_mm, back })
            }
            BookletBy::Press => {
                let raw = paged::raw(laid, edition, press.bleed_mm)?;
                let single = press::printed(&raw, input, pages.fonts(), Marking::Unmarked, Binding::Saddle)?;
                let words = DocumentWords::of(&edition.language);
                let label = |sheet: usize, sheets: usize, outer: bool, room: f64| {
                    let side = if outer { words.outer_side } else { words.inner_side };
                    let text =
                        format!("{} · {} {sheet}/{sheets} · {side}", one_line(&edition.title), words.sheet);
                    let operations = press::outlines(&text, room, &pages.fonts().database());
                    let drawn = Content { operations }.encode();
                    drawn.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
                };
                // Blank pages that the binding needed stand at `back`; those that the last sheet needs join them.
                impose(&single.pdf, &Imposition { by: MadeBy::Press { label: &label }, paper_mm, back })
            }
        };
        // Those that a project's own layout hasn't put in.
        let missing = 2 * sides - laid.len();
        let back = back.clamp(1, laid.len().max(1));
        folded.blank_pages.extend((back..back + missing).map(|page| page + 1));
        Ok(Artefact { bytes, pages: Some(sides), ..Artefact::default() }.telling(&folded))
    }
}
