//! The style sheet of a page: the layout's, with the publisher's colours made readable on light and on dark, and its fonts.

use super::fonts::PageFonts;
use crate::edition::Edition;
use crate::layout::Layout;
use crate::policy::{Colour, EditionKind, Focus};
use crate::variant::markup::chart_style;

/// Contrast of text, a little above WCAG 2.2, 1.4.3 (AA), for rounding.
const TEXT: f64 = 4.6;
/// The same on dark, where a colour that is just light enough looks faded.
const TEXT_IN_DARK: f64 = 7.1;
/// Contrast of what is not text (WCAG 2.2, 1.4.11), likewise.
const SHAPE: f64 = 3.1;
const BLACK: Colour = Colour { rgb: [0; 3] };

/// Easy-read text is larger, with more room between its lines. Inclusion Europe, "Information for all".
const EASY: &str =
    "\n.easy .text { font-size: 1.2em; line-height: 1.75; }\n.easy .text :is(p, li) { max-width: 34em; }\n";

/// The layout's own style sheet.
pub fn file(layout: &Layout) -> &[u8] {
    layout.file("web.css").unwrap_or_default()
}

/// Writes the style sheet. The layout's own stands last in it, so that what it says of a thing is what readers see.
pub fn write(edition: &Edition, layout: &Layout, fonts: &PageFonts) -> String {
    let (primary, accent) = (edition.publisher.primary, edition.publisher.accent);
    let on_primary = [Colour::WHITE, BLACK].into_iter().find(|ink| ink.contrast(primary) >= TEXT);
    let light = colours((primary, accent), Colour::WHITE, BLACK, TEXT);
    let dark = colours((primary, accent), Colour { rgb: [0x14, 0x18, 0x1b] }, Colour::WHITE, TEXT_IN_DARK);
    let easy = if edition.edition_kind == EditionKind::Easy { EASY } else { "" };
    format!(
        "{}:root {{ --brand: {}; --on-brand: {}; --fonts: {}; {light} }}\n\
         @media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n\
         @media print {{ :root {{ {light} }} }}\n{easy}{}{}{}",
        fonts.rules,
        primary.hex(),
        on_primary.unwrap_or(BLACK).hex(),
        fonts.families,
        chart_style(edition),
        cover_style(edition),
        String::from_utf8_lossy(file(layout))
    )
}

/// Where the cover's picture is cropped, what its source says is kept in sight.
fn cover_style(edition: &Edition) -> String {
    let Some(Focus { x, y }) = edition.cover_picture.as_ref().map(|cover| cover.focus) else {
        return String::new();
    };
    format!(".cover .picture img {{ object-position: {x}% {y}%; }}\n")
}

/// The colours of one scheme, on `ground`; `ink` is the end to which a colour gives way that can't be read there with the contrast `least`.
fn colours((primary, accent): (Colour, Colour), ground: Colour, ink: Colour, least: f64) -> String {
    let panel = ground.mix(primary, 0.93);
    let line = readable(ground.mix(ink, 0.6), panel, ink, SHAPE);
    let text = ink.mix(ground, 0.9);
    let all = [
        ("--ground", ground),
        ("--text", text),
        ("--panel", panel),
        ("--line", line),
        ("--heading", readable(primary, panel, ink, least)),
        ("--link", readable(primary, panel, ink, least)),
        ("--label", readable(accent, panel, ink, least)),
        ("--accent", readable(accent, panel, ink, SHAPE)),
    ];
    let all: Vec<String> = all.iter().map(|(name, colour)| format!("{name}: {};", colour.hex())).collect();
    all.join(" ")
}

/// A colour, mixed with as much ink as it needs to be read.
fn readable(colour: Colour, ground: Colour, ink: Colour, least: f64) -> Colour {
    let mixes = (0..=20).map(|step| colour.mix(ink, 1.0 - f64::from(step) / 20.0));
    mixes.into_iter().find(|mix| mix.contrast(ground) >= least).unwrap_or(ink)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_brand_can_be_read_on_light_and_on_dark() {
        let colour = |hex| Colour::parse(hex).expect("a colour");
        for (primary, accent) in
            [("#004b5a", "#b84a00"), ("#ffee00", "#ffffff"), ("#000000", "#0000ff"), ("#808080", "#777777")]
        {
            for (ground, ink) in [("#ffffff", "#000000"), ("#14181b", "#ffffff")] {
                let made = colours((colour(primary), colour(accent)), colour(ground), colour(ink), TEXT);
                let of = |name: &str| -> Colour {
                    let rest = made.split_once(&format!("{name}: ")).expect("a colour").1;
                    Colour::parse(&rest[..7]).expect("a colour")
                };
                for (name, least) in [
                    ("--text", 4.5),
                    ("--heading", 4.5),
                    ("--link", 4.5),
                    ("--label", 4.5),
                    ("--line", 3.0),
                    ("--accent", 3.0),
                ] {
                    for ground in ["--ground", "--panel"] {
                        let contrast = of(name).contrast(of(ground));
                        assert!(contrast >= least, "{name} of {primary} on {ground}: {contrast}");
                    }
                }
            }
        }
    }
}
