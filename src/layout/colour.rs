//! Colours as layouts name them: "primary", "white", "#1a1a1a", a name of the layout's own `[colours]`, or
//! a mix of two such as "primary 12% white".

use std::collections::BTreeMap;

use crate::policy::Colour;

/// How many names may refer to each other in a row.
const DEEPEST: usize = 8;

/// What a colour is mixed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The publisher's main colour.
    Primary,
    /// The publisher's other colour.
    Accent,
    /// One of the layout's own colours, or white.
    Plain(Colour),
}

/// A layout's named colours, with the colours of one brand.
#[derive(Debug)]
pub struct Palette<'a> {
    colours: &'a BTreeMap<String, String>,
    primary: Colour,
    accent: Colour,
}

impl<'a> Palette<'a> {
    /// A layout's colours without any brand; the brand's colours are white.
    #[must_use]
    pub fn plain(colours: &'a BTreeMap<String, String>) -> Self {
        Self { colours, primary: Colour::WHITE, accent: Colour::WHITE }
    }

    /// A layout's colours with a brand's.
    #[must_use]
    pub fn new(colours: &'a BTreeMap<String, String>, primary: Colour, accent: Colour) -> Self {
        Self { colours, primary, accent }
    }

    /// What the colour `written` is mixed from, in shares that add up to 1, so the mix can be repeated with inks
    /// instead of screen colours.
    #[must_use]
    pub fn parts(&self, written: &str) -> Option<Vec<(Part, f64)>> {
        self.mixed_of(written, DEEPEST)
    }

    fn mixed_of(&self, written: &str, depth: usize) -> Option<Vec<(Part, f64)>> {
        let depth = depth.checked_sub(1)?;
        let words: Vec<&str> = written.split_whitespace().collect();
        match words.as_slice() {
            ["primary"] => Some(vec![(Part::Primary, 1.0)]),
            ["accent"] => Some(vec![(Part::Accent, 1.0)]),
            ["white"] => Some(vec![(Part::Plain(Colour::WHITE), 1.0)]),
            [name] => match self.colours.get(*name) {
                Some(mix) => self.mixed_of(mix, depth),
                None => Some(vec![(Part::Plain(Colour::parse(name)?), 1.0)]),
            },
            [colour, share, ground] => {
                let share: f64 = share.strip_suffix('%')?.parse::<f64>().ok()? / 100.0;
                let scaled = |parts: Vec<(Part, f64)>, by: f64| {
                    parts.into_iter().map(move |(part, share)| (part, share * by))
                };
                let (over, under) = (self.mixed_of(colour, depth)?, self.mixed_of(ground, depth)?);
                Some(scaled(over, share).chain(scaled(under, 1.0 - share)).collect())
            }
            _ => None,
        }
    }

    /// The colour that `written` stands for. A mix takes its share of each sRGB channel from the first colour
    /// and the rest from the second, rounded to whole numbers, as `layouts/base/colour.typ` does.
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

    /// The first of these that is not a colour: misspelt, or defined by itself.
    #[must_use]
    pub fn unknown<'w>(&self, written: impl IntoIterator<Item = &'w String>) -> Option<&'w String> {
        written.into_iter().find(|one| self.get(one).is_none())
    }
}
