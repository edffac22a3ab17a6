//! From screen colours to inks. `docs/print.md` tells users the same.
//!
//! 1. A colour of the publisher's or the layout's gets the inks that it is made of: the brand's own ones, mixed as the
//!    layout mixes colours.
//! 2. A tint of such a colour gets the same inks in smaller shares.
//! 3. What looks grey is black ink alone.
//! 4. Anything else goes through one transform: the printing condition's profile, or else a formula ([`separated`]).
//! 5. No more ink on one spot than the print shop allows ([`limited`]).

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use super::preflight::BrandInks;
use super::process::{Process, held, limited, separated};
use crate::layout::{Palette, Part};
use crate::pixels::Separation;
use crate::policy::{BrandInk, Colour, Press};

/// What something is printed with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ink {
    /// Process inks.
    Process(Process),
    /// A shade of the spot colour with this index in [`Inks::spots`], 0 to 1.
    Spot(usize, f32),
}

/// Full black ink, and no other.
pub const BLACK: Ink = Ink::Process([0.0, 0.0, 0.0, 1.0]);

/// An ink of its own, and the mix of process inks that stands in for it where it can't be used.
#[derive(Debug, Clone)]
pub struct SpotColour {
    /// "PANTONE 3165 C".
    pub name: String,
    /// Its likeness in process inks.
    pub fallback: Process,
}

impl Hash for SpotColour {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { name, fallback } = self;
        (name, fallback.map(f32::to_bits)).hash(state);
    }
}

/// A colour with a name, and its inks.
struct Known {
    screen: Colour,
    ink: Ink,
}

/// How one publication's screen colours become inks.
pub struct Inks {
    /// The spot colours that may be used.
    pub spots: Vec<SpotColour>,
    known: Vec<Known>,
    separation: Option<Separation>,
    limit: f32,
}

/// Greys from this share of black on are printed as full black, which comes out sharper than any grey.
const NEARLY_BLACK: f32 = 0.8;
/// A colour is one of the known ones while no channel differs by more than this, of 255.
const SAME: f32 = 3.0;
/// A colour is a tint of a known one while no channel differs from that tint by more than this share of how far the colour is
/// from white,
const NEARLY_SHADE: f32 = 0.13;
/// and by no more than this, of 255.
const MOST_OFF: f32 = 8.0;
/// A colour looks grey while its most and its least intense ink differ by no more than this share of the most intense.
const NEARLY_GREY: f32 = 0.15;

impl Inks {
    /// The inks of a publisher, in a layout that names `colours`.
    pub fn new(press: &Press, colours: &BTreeMap<String, String>, separation: Option<Separation>) -> Self {
        let limit = f32::from(press.ink_limit) / 100.0;
        let mut inks = Self { spots: Vec::new(), known: Vec::new(), separation, limit };
        for brand in [&press.primary, &press.accent] {
            let ink = inks.brand(brand);
            inks.known.push(Known { screen: brand.screen, ink });
        }
        let palette = Palette::new(colours, press.primary.screen, press.accent.screen);
        let named = colours.keys().filter_map(|name| {
            let (screen, parts) = (palette.get(name)?, palette.parts(name)?);
            Some(Known { screen, ink: inks.mixed(&parts) })
        });
        let named: Vec<Known> = named.collect();
        inks.known.extend(named);
        inks
    }

    /// The process inks of a colour of the publisher's, for people.
    pub fn brand_inks(&self, brand: &BrandInk) -> BrandInks {
        let process = match brand.cmyk {
            Some(cmyk) => limited(cmyk.0.map(|percent| f32::from(percent) / 100.0), self.limit),
            None => self.converted(brand.screen.rgb),
        };
        BrandInks {
            screen: brand.screen.hex(),
            cmyk: process.map(|ink| (ink * 100.0).round() as u8),
            said: brand.cmyk.is_some() || brand.spot.is_some(),
        }
    }

    fn brand(&mut self, brand: &BrandInk) -> Ink {
        let process = match brand.cmyk {
            Some(cmyk) => limited(cmyk.0.map(|percent| f32::from(percent) / 100.0), self.limit),
            None => self.converted(brand.screen.rgb),
        };
        let Some(name) = &brand.spot else { return Ink::Process(process) };
        let known = self.spots.iter().position(|spot| spot.name == *name);
        let index = known.unwrap_or_else(|| {
            self.spots.push(SpotColour { name: name.clone(), fallback: process });
            self.spots.len() - 1
        });
        Ink::Spot(index, 1.0)
    }

    /// The inks of a mix: a shade of one spot colour stays that; any other mix is made of process inks.
    fn mixed(&self, parts: &[(Part, f64)]) -> Ink {
        let parts = parts.iter().filter(|(part, share)| *part != Part::Plain(Colour::WHITE) && *share > 0.0);
        let inks: Vec<(Ink, f32)> = parts
            .map(|(part, share)| {
                let ink = match part {
                    Part::Primary => self.known[0].ink,
                    Part::Accent => self.known[1].ink,
                    Part::Plain(colour) => Ink::Process(self.converted(colour.rgb)),
                };
                (ink, *share as f32)
            })
            .collect();
        if let Some((Ink::Spot(first, _), _)) = inks.first()
            && inks.iter().all(|(ink, _)| matches!(ink, Ink::Spot(index, _) if index == first))
        {
            return Ink::Spot(*first, inks.iter().map(|(_, share)| share).sum::<f32>().min(1.0));
        }
        let mut sum = [0.0; 4];
        for (ink, share) in inks {
            for (to, part) in sum.iter_mut().zip(self.process(ink)) {
                *to += part * share;
            }
        }
        Ink::Process(limited(sum, self.limit))
    }

    /// The inks of a screen colour.
    pub fn of(&self, rgb: [u8; 3]) -> Ink {
        if rgb == Colour::WHITE.rgb {
            return Ink::Process([0.0; 4]);
        }
        // Colours that people typed are near one of these: the nearest counts, and the brand's before the layout's. Greys are
        // near each other, so they have to be exact.
        let slack = if looks_grey(rgb) { 0.0 } else { 1.0 };
        let near = |known: &Known| {
            Some((known.ink, 1.0, distance(known.screen.rgb, rgb)))
                .filter(|(.., far)| *far <= f32::max(1.0, slack * SAME))
                .or_else(|| shade(known.screen.rgb, rgb, slack).map(|(share, far)| (known.ink, share, far)))
        };
        let found = self.known.iter().filter_map(near).min_by(|a, b| a.2.total_cmp(&b.2));
        match found {
            Some((Ink::Process(process), share, _)) => Ink::Process(held(process.map(|part| part * share))),
            Some((Ink::Spot(spot, tint), share, _)) => {
                Ink::Spot(spot, held([tint * share, 0.0, 0.0, 0.0])[0])
            }
            None => Ink::Process(held(self.converted(rgb))),
        }
    }

    /// An ink in process inks: a spot colour gives way to its likeness.
    pub fn process(&self, ink: Ink) -> Process {
        match ink {
            Ink::Process(process) => process,
            Ink::Spot(spot, tint) => self.spots[spot].fallback.map(|part| part * tint),
        }
    }

    /// Black ink for what looks grey; otherwise what the transform gives.
    fn converted(&self, rgb: [u8; 3]) -> Process {
        if looks_grey(rgb) {
            let [r, g, b] = rgb.map(|part| f32::from(part) / 255.0);
            let black = 1.0 - (0.2126 * r + 0.7152 * g + 0.0722 * b);
            return [0.0, 0.0, 0.0, if black >= NEARLY_BLACK { 1.0 } else { black }];
        }
        self.pixel(rgb)
    }

    /// The transform alone, for pictures: a photograph has no brand colours.
    pub fn pixel(&self, rgb: [u8; 3]) -> Process {
        let inks = match &self.separation {
            Some(separation) => separation.of(rgb),
            None => separated(rgb),
        };
        limited(inks, self.limit)
    }

    /// The most ink that is allowed on one spot: 3.0 is 300 %.
    pub fn limit(&self) -> f32 {
        self.limit
    }
}

fn looks_grey(rgb: [u8; 3]) -> bool {
    let [r, g, b] = rgb.map(|part| f32::from(part) / 255.0);
    let (dark, light) = (1.0 - r.min(g).min(b), 1.0 - r.max(g).max(b));
    dark - light <= NEARLY_GREY * dark
}

fn distance(a: [u8; 3], b: [u8; 3]) -> f32 {
    f32::from(a.iter().zip(b).map(|(a, b)| a.abs_diff(b)).max().unwrap_or(0))
}

/// The share of `full` in `rgb`, if `rgb` is about a mix of `full` and white, and how far it is from that mix. The paler a
/// colour, the less it may differ: a pale blue is not a pale red.
fn shade(full: [u8; 3], rgb: [u8; 3], slack: f32) -> Option<(f32, f32)> {
    let (full, rgb) = (full.map(|part| 255.0 - f32::from(part)), rgb.map(|part| 255.0 - f32::from(part)));
    let dot = |a: [f32; 3], b: [f32; 3]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    let share = dot(full, rgb) / dot(full, full).max(1.0);
    let far = full.iter().zip(rgb).map(|(full, part)| (full * share - part).abs()).fold(0.0, f32::max);
    let most = rgb.iter().copied().fold(0.0, f32::max);
    let near = far <= (slack * NEARLY_SHADE * most).clamp(1.0, MOST_OFF);
    (near && share > 0.0 && share < 1.0).then_some((share, far))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Binding, Booklet, Cmyk};

    fn inks(spot: Option<&str>) -> Inks {
        let ink = |hex: &str, cmyk, spot: Option<&str>| BrandInk {
            screen: Colour::parse(hex).unwrap(),
            cmyk,
            spot: spot.map(str::to_owned),
        };
        let press = Press {
            bleed_mm: 3.0,
            binding: Binding::Saddle,
            colour_bars: false,
            ink_limit: 300,
            condition: "FOGRA51".into(),
            condition_said: false,
            profile: None,
            booklet: Booklet::new(None, None, None),
            primary: ink("#004b5a", Some(Cmyk([100, 40, 30, 50])), spot),
            accent: ink("#b84a00", None, None),
        };
        let colours = [("mixed", "primary 50% #00ff00"), ("text", "#1d2529")];
        let colours = colours.map(|(name, mix)| (name.to_owned(), mix.to_owned())).into_iter().collect();
        Inks::new(&press, &colours, None)
    }

    fn process(ink: Ink) -> [i32; 4] {
        let Ink::Process(process) = ink else { panic!("{ink:?}") };
        process.map(|part| (part * 100.0).round() as i32)
    }

    #[test]
    fn a_brand_colour_and_its_shades_are_its_own_inks() {
        let inks = inks(None);
        assert_eq!(process(inks.of([0, 0x4b, 0x5a])), [100, 40, 30, 50]);
        // 30 % of it in white, as layouts mix it.
        let shade = Colour::parse("#004b5a").unwrap().mix(Colour::WHITE, 0.3);
        assert_eq!(process(inks.of(shade.rgb)), [30, 12, 9, 15]);
        assert_eq!(process(inks.of([255; 3])), [0; 4]);
    }

    #[test]
    fn what_is_nearly_a_tint_of_the_brand_is_that_tint() {
        let inks = inks(None);
        // Levels of a pyramid, as a drawing program rounds them: 75 %, 60 % and 7 % of #004b5a.
        for (typed, share) in
            [([0x40, 0x79, 0x85], 0.745), ([0x5f, 0x91, 0x9c], 0.617), ([0xee, 0xf5, 0xf6], 0.061)]
        {
            let [c, m, y, k] = process(inks.of(typed));
            let near = |is: i32, full: f64| (f64::from(is) - full * share).abs() < 1.6;
            assert!(near(c, 100.0) && near(m, 40.0) && near(y, 30.0) && near(k, 50.0), "{:?}", [c, m, y, k]);
        }
        // Another blue is not.
        assert_eq!(
            process(inks.of([0x2c, 0x4a, 0x63])),
            process(Ink::Process(separated([0x2c, 0x4a, 0x63])))
        );
        assert_ne!(process(inks.of([0xf6, 0xee, 0xf5]))[1], 0, "a pale pink is no pale teal");
    }

    #[test]
    fn a_mix_is_mixed_of_inks() {
        let green = process(Ink::Process(separated([0, 255, 0])));
        assert_eq!(green, [100, 0, 100, 0]);
        let mixed = Colour::parse("#004b5a").unwrap().mix(Colour { rgb: [0, 255, 0] }, 0.5);
        assert_eq!(process(inks(None).of(mixed.rgb)), [100, 20, 65, 25]);
    }

    #[test]
    fn what_looks_grey_is_black_alone_and_what_looks_black_is_all_of_it() {
        let inks = inks(None);
        assert_eq!(inks.of([0; 3]), BLACK);
        assert_eq!(inks.of([0x1d, 0x25, 0x29]), BLACK);
        assert_eq!(process(inks.of([0x80; 3])), [0, 0, 0, 50]);
        // A pale blue is not grey.
        assert_ne!(process(inks.of([0xe0, 0xf0, 0xff]))[0], 0);
    }

    #[test]
    fn a_spot_colour_keeps_to_itself_and_to_white() {
        let inks = inks(Some("PANTONE 3165 C"));
        assert_eq!(inks.of([0, 0x4b, 0x5a]), Ink::Spot(0, 1.0));
        let shade = Colour::parse("#004b5a").unwrap().mix(Colour::WHITE, 0.3);
        assert!(matches!(inks.of(shade.rgb), Ink::Spot(0, tint) if (tint - 0.3).abs() < 0.01));
        let mixed = Colour::parse("#004b5a").unwrap().mix(Colour { rgb: [0, 255, 0] }, 0.5);
        assert_eq!(process(inks.of(mixed.rgb)), [100, 20, 65, 25]);
    }
}
