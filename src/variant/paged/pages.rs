//! The pages of one edition in one setting, laid out once for all variants that show them.

use std::sync::OnceLock;

use super::cover::{self, Cover};
use super::failed::LayoutFailed;
use super::laid::Laid;
use super::sheets::Sheets;
use super::{lost, page_map};
use crate::edition::{Edition, LostText, PageMap, PageStart, figures_apart, word_before};
use crate::layout::Fonts;
use crate::policy::{Binding, Press};
use crate::variant::fingerprint::Fingerprint;
use crate::variant::input::{Input, PageSetting};
use crate::variant::settings::Settings;

/// The pages of an edition in one setting: laid out when a variant first asks for them, and then kept for the others.
pub struct Pages<'a> {
    input: &'a Input,
    fonts: &'a Fonts,
    /// The edition with the descriptions of figures apart, where pages show it so; made when it is first asked for.
    apart: OnceLock<Option<Edition>>,
    /// The first page as a picture, once somebody has asked for it.
    cover: OnceLock<Option<Cover>>,
    /// As they come, and as each binding needs them.
    made: [Made<'a>; 1 + Binding::ALL.len()],
}

/// Pages, and what is missing on them.
#[derive(Default)]
struct Made<'a> {
    laid: OnceLock<Result<Laid<'a>, LayoutFailed>>,
    lost: OnceLock<Option<LostText>>,
}

impl<'a> Pages<'a> {
    /// Nothing is laid out yet.
    #[must_use]
    pub fn new(input: &'a Input, fonts: &'a Fonts) -> Self {
        Self { input, fonts, apart: OnceLock::new(), cover: OnceLock::new(), made: Default::default() }
    }

    /// The edition as these pages show it: in large print, descriptions stand with their figures; elsewhere, at the end.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        self.apart().unwrap_or(&self.input.edition)
    }

    fn apart(&self) -> Option<&Edition> {
        let is_apart = matches!(self.input.page_setting, PageSetting::Standard | PageSetting::Print);
        let make = || if is_apart { figures_apart(&self.input.edition) } else { None };
        self.apart.get_or_init(make).as_ref()
    }

    /// What they are set in.
    #[must_use]
    pub fn fonts(&self) -> &'a Fonts {
        self.fonts
    }

    /// The laid-out pages.
    pub(in crate::variant) fn laid(&self) -> Result<&Laid<'a>, LayoutFailed> {
        self.made(None).1
    }

    /// The pages as pictures, to be looked at while somebody writes.
    ///
    /// # Errors
    ///
    /// If the layout can't set them.
    pub fn sheets(&self) -> Result<Sheets, LayoutFailed> {
        let laid = Laid::marked(self.input, self.edition(), self.fonts)?;
        Ok(Sheets::marked(laid.document, self.edition()))
    }

    /// The laid-out pages for sheets that are bound: as many as the binding needs.
    pub(in crate::variant) fn bound(&self, binding: Binding) -> Result<&Laid<'a>, LayoutFailed> {
        self.made(Some(binding)).1
    }

    fn made(&self, binding: Option<Binding>) -> (&Made<'a>, Result<&Laid<'a>, LayoutFailed>) {
        let place = |binding: Binding| Binding::ALL.iter().position(|one| *one == binding);
        let made = &self.made[binding.and_then(place).map_or(0, |place| place + 1)];
        let laid = made.laid.get_or_init(|| match binding {
            None => Laid::new(self.input, self.edition(), self.fonts),
            Some(binding) => Laid::bound(self.input, self.edition(), self.fonts, binding),
        });
        (made, laid.as_ref().map_err(Clone::clone))
    }

    /// What the edition says and can't be read on the pages, because a layout left it out or it runs over an edge. None
    /// where the pages can't be laid out at all: then there is nothing to look at, and asking for them tells why.
    /// binding: of the pages that are shown.
    #[must_use]
    pub fn lost(&self, binding: Option<Binding>) -> Option<&LostText> {
        let (made, laid) = self.made(binding);
        let look = || lost::lost(&laid.ok()?.document, self.edition());
        made.lost.get_or_init(look).as_ref()
    }

    /// The first page as a picture. None where the policy isn't published on these pages: nothing has been checked for them then.
    pub(in crate::variant) fn cover(&self) -> Result<Option<&Cover>, LayoutFailed> {
        if self.input.page_source.is_none() {
            return Ok(None);
        }
        let document = &self.laid()?.document;
        Ok(self.cover.get_or_init(|| cover::cover(document)).as_ref())
    }

    /// Where the pages begin in the text. None where the policy isn't published on them, and where a layout shows the
    /// text in such a way that a start is not found: a page list that may be wrong is worse than none. Pages that begin among
    /// descriptions which stand apart are left out: elsewhere, these are with their figures.
    pub(in crate::variant) fn map(&self) -> Result<Option<PageMap>, LayoutFailed> {
        let Some(source) = &self.input.page_source else { return Ok(None) };
        let shown = self.edition();
        let Some(pages) = page_map::of(&self.laid()?.document, shown) else { return Ok(None) };
        let known = |start: PageStart| match self.apart() {
            Some(apart) => {
                let word = word_before(&self.input.edition, apart, start.word)?;
                Some(PageStart { word, ..start })
            }
            None => Some(start),
        };
        let pages = pages.into_iter().filter_map(known).collect();
        Ok(Some(PageMap { source: source.clone(), pages }))
    }
}

/// Adds to a fingerprint what laid-out pages depend on.
pub fn depend(input: &Input, on: &mut Fingerprint<'_>) {
    let Input { edition, layout, page_setting, page_source: _, sibling: _, formats: _, settings } = input;
    let Settings { press, braille: _, evaluation: _, line_end: _, fragment: _ } = settings;
    let Press {
        // Layouts let colour run over the edge by it on every page; only print keeps what is outside.
        bleed_mm,
        binding: _,
        colour_bars: _,
        ink_limit: _,
        condition: _,
        condition_said: _,
        profile: _,
        booklet: _,
        primary: _,
        accent: _,
    } = press;
    on.text(edition);
    on.pictures(edition);
    on.layout(layout);
    on.fonts();
    on.value(page_setting);
    on.setting(bleed_mm);
}

/// Adds to a fingerprint what [`Pages::map`] and [`Pages::cover`] depend on.
pub fn depend_on_map(input: &Input, on: &mut Fingerprint<'_>) {
    on.value(&input.page_source);
    if input.page_source.is_some() {
        depend(input, on);
    }
}
