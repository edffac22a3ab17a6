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

/// What has to be otherwise for a pair to pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// This colour has to be darker.
    Colour(BrandColour),
    /// Both colours have to be darker: neither is enough alone.
    Both,
    /// However dark they are, it doesn't pass: the layout's own colours have to be others.
    Layout,
}

/// A pair of text and ground, as a layout uses it with a brand's colours.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair<'a> {
    /// What it is used for, as the layout says.
    pub purpose: &'a str,
    /// Which of the focus areas' colours is in it, counted from 1, if one is.
    pub area: Option<usize>,
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
        let area = [&contrast.text, &contrast.on].into_iter().find_map(|colour| area(colour));
        let ratio = text.contrast(on);
        Pair { purpose: &contrast.purpose, area, text, on, ratio, minimum: contrast.minimum }
    }

    /// The pairs that don't pass, each with what has to be otherwise: of two colours that would do, the one that needs to change less.
    #[must_use]
    pub fn failing(&self) -> Vec<(Cause, Pair<'a>)> {
        let failing = self.settings.contrast.iter().filter(|contrast| !self.pair(contrast).passes());
        failing.map(|contrast| (self.cause(contrast), self.pair(contrast))).collect()
    }

    fn cause(&self, contrast: &'a Contrast) -> Cause {
        let steps = |which| (1..=STEPS).find(|steps| self.with(which, *steps).pair(contrast).passes());
        let both = || Self { primary: BLACK, accent: BLACK, ..*self }.pair(contrast).passes();
        match (steps(BrandColour::Primary), steps(BrandColour::Accent)) {
            (Some(primary), Some(accent)) if accent < primary => Cause::Colour(BrandColour::Accent),
            (Some(_), _) => Cause::Colour(BrandColour::Primary),
            (None, Some(_)) => Cause::Colour(BrandColour::Accent),
            (None, None) if both() => Cause::Both,
            (None, None) => Cause::Layout,
        }
    }

    /// The pairs that pass, or would with other colours of the publisher's.
    fn within_reach(&self) -> Vec<&'a Contrast> {
        let all = self.settings.contrast.iter();
        all.filter(|contrast| self.pair(contrast).passes() || self.cause(contrast) != Cause::Layout).collect()
    }

    /// The nearest darker colour with which every pair passes that can. None where it can't bring that about alone.
    #[must_use]
    pub fn nearest(&self, which: BrandColour) -> Option<Colour> {
        Self::nearest_in(&[*self], which)
    }

    /// The same in several layouts with the same two colours.
    #[must_use]
    pub fn nearest_in(all: &[Self], which: BrandColour) -> Option<Colour> {
        let first = all.first()?;
        let all: Vec<_> = all.iter().map(|one| (one, one.within_reach())).collect();
        let is_enough = |steps: &u8| {
            all.iter().all(|(one, contrasts)| {
                let darker = one.with(which, *steps);
                contrasts.iter().all(|&contrast| darker.pair(contrast).passes())
            })
        };
        (1..=STEPS).find(is_enough).map(|steps| first.darker(which, steps))
    }

    /// What to choose instead of the main colour and the other one, where something doesn't pass: as few others as possible, and no darker than
    /// need be.
    #[must_use]
    pub fn instead(all: &[Self]) -> [Option<Colour>; 2] {
        let causes: Vec<Cause> = all.iter().flat_map(Self::failing).map(|(cause, _)| cause).collect();
        let is_blamed = |which| causes.contains(&Cause::Colour(which)) || causes.contains(&Cause::Both);
        match [BrandColour::Primary, BrandColour::Accent].map(is_blamed) {
            [false, false] => [None, None],
            [true, false] => [Self::nearest_in(all, BrandColour::Primary), None],
            [false, true] => [None, Self::nearest_in(all, BrandColour::Accent)],
            [true, true] => {
                let others: Vec<Self> = all.iter().map(|one| Self { accent: BLACK, ..*one }).collect();
                let primary = Self::needed_in(&others, BrandColour::Primary);
                let with = |one: &Self| Self { primary: primary.unwrap_or(one.primary), ..*one };
                let with: Vec<Self> = all.iter().map(with).collect();
                [primary, Self::needed_in(&with, BrandColour::Accent)]
            }
        }
    }

    /// The nearest darker colour that is enough, where the colour isn't as it is.
    fn needed_in(all: &[Self], which: BrandColour) -> Option<Colour> {
        let mut causes = all.iter().flat_map(Self::failing).map(|(cause, _)| cause);
        causes.any(|cause| cause != Cause::Layout).then(|| Self::nearest_in(all, which)).flatten()
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

/// Which of the focus areas' colours is in a colour of a pair: "section-3 9% white".
fn area(colour: &str) -> Option<usize> {
    let number = colour.split_whitespace().find_map(|word| word.strip_prefix("section-"))?;
    number.parse().ok()
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
        let primary_is_to_blame =
            |(cause, _): &(Cause, Pair<'_>)| *cause == Cause::Colour(BrandColour::Primary);
        assert!(!failing.is_empty() && failing.iter().all(primary_is_to_blame));
        let primary = branded.nearest(BrandColour::Primary).expect("a darker one passes");
        assert!(Branded::new(&layout.settings, primary, good).pairs().all(|pair| pair.passes()));
        assert_eq!(branded.nearest(BrandColour::Accent), None, "the other colour can't mend it");
    }
    #[test]
    fn a_colour_is_blamed_only_where_it_can_mend_a_pair() {
        let layout = crate::layout::load(std::path::Path::new("."), "brochure").expect("a layout");
        let colour = |hex: &str| Colour::parse(hex).expect("a colour");
        let (pale, white) = (colour("#9cc2e8"), Colour::WHITE);
        let mut settings = layout.settings;
        let pair = |text: &str, on: &str| Contrast {
            text: text.to_owned(),
            on: on.to_owned(),
            purpose: "body text".to_owned(),
            minimum: 4.5,
        };
        let causes = |settings: &Settings, primary, accent| {
            let failing = Branded::new(settings, primary, accent).failing();
            failing.into_iter().map(|(cause, _)| cause).collect::<Vec<_>>()
        };
        // A grey on white, the brand below letters that are nearly black, and a mix of both colours.
        settings.contrast = vec![
            pair("ink 20% white", "white"),
            pair("ink", "ink 60% primary"),
            pair("accent 50% primary", "white"),
        ];
        assert_eq!(causes(&settings, white, white), [Cause::Layout, Cause::Layout, Cause::Both]);
        let of_layout = settings.contrast.drain(..2).collect::<Vec<_>>();
        let branded = Branded::new(&settings, white, white);
        let [Some(primary), Some(accent)] = Branded::instead(&[branded]) else { panic!("both are others") };
        assert!(Branded::new(&settings, primary, accent).failing().is_empty(), "{primary:?} {accent:?}");
        // Where the one that is too light for both pairs is another, the other colour stays as it is.
        settings.contrast = vec![pair("primary", "white"), pair("accent 85% primary", "white")];
        let branded = Branded::new(&settings, pale, colour("#c05000"));
        assert_eq!(causes(&settings, pale, colour("#c05000")).len(), 2);
        assert!(matches!(Branded::instead(&[branded]), [Some(_), None]));
        // What no colour mends keeps none from being offered.
        settings.contrast = of_layout;
        settings.contrast.push(pair("primary", "white"));
        let branded = Branded::new(&settings, pale, white);
        let [Some(primary), None] = Branded::instead(&[branded]) else {
            panic!("the main colour is another")
        };
        assert_eq!(causes(&settings, primary, white), [Cause::Layout, Cause::Layout]);
    }
}
