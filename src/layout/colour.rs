//! Colours as layouts name them: "primary", "white", "#1a1a1a", a name of the layout's own `[colours]`, or
//! a mix of two such as "primary 12% white".

use std::collections::BTreeMap;

use crate::policy::{Brand, Colour};

/// How many names may stand for names in turn.
const DEEPEST: usize = 8;

/// A layout's named colours, and those of one brand.
#[derive(Debug)]
pub struct Palette<'a> {
    colours: &'a BTreeMap<String, String>,
    primary: Colour,
    accent: Colour,
}

impl<'a> Palette<'a> {
    /// A layout's colours on no brand in particular.
    #[must_use]
    pub fn plain(colours: &'a BTreeMap<String, String>) -> Self {
        Self { colours, primary: Colour::WHITE, accent: Colour::WHITE }
    }

    /// A layout's colours on a brand.
    #[must_use]
    pub fn new(colours: &'a BTreeMap<String, String>, brand: &Brand) -> Self {
        Self { colours, primary: *brand.primary, accent: *brand.accent }
    }

    /// The colour that `written` stands for. In a mix, the first colour has its share of each sRGB channel
    /// and the second the rest, rounded to whole numbers: the arithmetic of `layouts/base/colour.typ`.
    #[must_use]
    pub fn get(&self, written: &str) -> Option<Colour> {
        self.resolve(written, DEEPEST)
    }

    fn resolve(&self, written: &str, depth: usize) -> Option<Colour> {
        let depth = depth.checked_sub(1)?;
        let words: Vec<&str> = written.split_whitespace().collect();
        match words.as_slice() {
            ["primary"] => Some(self.primary),
            ["accent"] => Some(self.accent),
            ["white"] => Some(Colour::WHITE),
            [name] => match self.colours.get(*name) {
                Some(mix) => self.resolve(mix, depth),
                None => Colour::parse(name),
            },
            [colour, share, ground] => {
                let share: f64 = share.strip_suffix('%')?.parse().ok()?;
                let share = (0.0..=100.0).contains(&share).then_some(share / 100.0)?;
                Some(self.resolve(colour, depth)?.mix(self.resolve(ground, depth)?, share))
            }
            _ => None,
        }
    }

    /// A written colour of a layout that stands for none: misspelt, or named after itself.
    #[must_use]
    pub fn unknown<'w>(&self, written: impl IntoIterator<Item = &'w String>) -> Option<&'w String> {
        written.into_iter().find(|one| self.get(one).is_none())
    }

    /// The contrast of a pair, where both are colours.
    #[must_use]
    pub fn contrast(&self, text: &str, on: &str) -> Option<f64> {
        Some(self.get(text)?.contrast(self.get(on)?))
    }

    /// Whether it is the publisher's accent that has to change for a pair to reach `minimum`: with a black one it
    /// would, and with a black main colour it would not.
    #[must_use]
    pub fn blames_accent(&self, text: &str, on: &str, minimum: f64) -> bool {
        let black = Colour { rgb: [0; 3] };
        let with = |primary, accent| {
            let changed = Palette { colours: self.colours, primary, accent };
            changed.contrast(text, on).is_some_and(|ratio| ratio >= minimum)
        };
        with(self.primary, black) && !with(black, self.accent)
    }
}
