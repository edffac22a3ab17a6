//! Whether a publisher's colours stand out enough in a layout, and the nearest darker ones that do.

use super::{Contrast, Palette, Settings};
use crate::policy::Colour;

/// How many steps there are from a colour to black.
const STEPS: u8 = 200;

const BLACK: Colour = Colour { rgb: [0; 3] };

/// A colour of the publisher's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BrandColour {
    /// The main colour.
    Primary,
    /// The other one.
    Accent,
}

impl BrandColour {
    /// Its key in the publisher's `[brand]`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Accent => "accent",
        }
    }
}

/// A pair of text and ground, as a layout uses it with a brand's colours.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair<'a> {
    /// What it is used for, as the layout says.
    pub purpose: &'a str,
    /// The text's colour.
    pub text: Colour,
    /// The ground's.
    pub on: Colour,
    /// Their contrast.
    pub ratio: f64,
    /// What it has to be.
    pub minimum: f64,
}

impl Pair<'_> {
    /// Whether it is enough (WCAG 2.2, 1.4.3).
    #[must_use]
    pub fn passes(&self) -> bool {
        self.ratio >= self.minimum
    }
}

/// A layout with a brand's colours in it.
#[derive(Debug, Clone, Copy)]
pub struct Branded<'a> {
    settings: &'a Settings,
    primary: Colour,
    accent: Colour,
}

impl<'a> Branded<'a> {
    /// Tries two colours in a layout.
    #[must_use]
    pub fn new(settings: &'a Settings, primary: Colour, accent: Colour) -> Self {
        Self { settings, primary, accent }
    }

    /// The pairs of the layout, in its order.
    pub fn pairs(&self) -> impl Iterator<Item = Pair<'a>> {
        let of = *self;
        of.settings.contrast.iter().map(move |contrast| of.pair(contrast))
    }

    fn pair(&self, contrast: &'a Contrast) -> Pair<'a> {
        let palette = Palette::new(&self.settings.colours, self.primary, self.accent);
        let (Some(text), Some(on)) = (palette.get(&contrast.text), palette.get(&contrast.on)) else {
            unreachable!("a layout whose colours stand for none is not loaded: {contrast:?}")
        };
        Pair { purpose: &contrast.purpose, text, on, ratio: text.contrast(on), minimum: contrast.minimum }
    }

    /// The pairs that don't pass, each with the colour to blame: the one that needs to change least.
    #[must_use]
    pub fn failing(&self) -> Vec<(BrandColour, Pair<'a>)> {
        let failing = self.settings.contrast.iter().filter(|contrast| !self.pair(contrast).passes());
        let blamed = failing.map(|contrast| {
            let steps = |which| {
                let passes = |steps: &u8| self.with(which, *steps).pair(contrast).passes();
                (1..=STEPS).find(passes).unwrap_or(u8::MAX)
            };
            let accent_is_nearer = steps(BrandColour::Accent) < steps(BrandColour::Primary);
            let which = if accent_is_nearer { BrandColour::Accent } else { BrandColour::Primary };
            (which, self.pair(contrast))
        });
        blamed.collect()
    }

    /// The nearest darker colour with which every pair passes. None where it can't bring that about alone.
    #[must_use]
    pub fn nearest(&self, which: BrandColour) -> Option<Colour> {
        let all_pass = |steps: &u8| self.with(which, *steps).pairs().all(|pair| pair.passes());
        (1..=STEPS).find(all_pass).map(|steps| self.darker(which, steps))
    }

    fn darker(&self, which: BrandColour, steps: u8) -> Colour {
        let colour = match which {
            BrandColour::Primary => self.primary,
            BrandColour::Accent => self.accent,
        };
        BLACK.mix(colour, f64::from(steps) / f64::from(STEPS))
    }

    /// The same with one of the two made darker.
    fn with(&self, which: BrandColour, steps: u8) -> Self {
        let colour = self.darker(which, steps);
        match which {
            BrandColour::Primary => Self { primary: colour, ..*self },
            BrandColour::Accent => Self { accent: colour, ..*self },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_colour_that_passes_is_offered() {
        let layout = crate::layout::load(std::path::Path::new("."), "brochure").expect("a layout");
        let colour = |hex: &str| Colour::parse(hex).expect("a colour");
        let (good, pale) = (colour("#1d3a5f"), colour("#9cc2e8"));
        assert!(Branded::new(&layout.settings, good, good).failing().is_empty());
        let branded = Branded::new(&layout.settings, pale, good);
        let failing = branded.failing();
        assert!(!failing.is_empty() && failing.iter().all(|(which, _)| *which == BrandColour::Primary));
        let primary = branded.nearest(BrandColour::Primary).expect("a darker one passes");
        assert!(Branded::new(&layout.settings, primary, good).pairs().all(|pair| pair.passes()));
        assert_eq!(branded.nearest(BrandColour::Accent), None, "the other colour can't mend it");
    }
}
