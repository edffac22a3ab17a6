//! The style sheet: the layout's, with the publisher's colours made readable on light and on dark.

use crate::edition::Edition;
use crate::layout::Layout;
use crate::policy::{Colour, EditionKind};

/// The dark scheme's ground.
const DARK: Colour = Colour { rgb: [0x14, 0x18, 0x1a] };
/// Contrast of headings: WCAG 2.2, 1.4.6 (AAA).
const HEADING: f64 = 7.0;
/// Contrast of all other text; a little above WCAG 2.2, 1.4.3 (AA), for rounding.
const TEXT: f64 = 4.6;

/// Easy-read text is larger by default, with more room between its lines; readers can still change both. Inclusion Europe,
/// "Information for all": large letters, a sentence a line.
const EASY: &str = "\
body { font-size: 1.25em; line-height: 1.7; }
p, li { max-width: 32em; }
p { margin-bottom: 1.2em; }
";

/// A range such as "2025–2028" is never parted after its dash.
const UNPARTED: &str = ".unparted { white-space: nowrap; }\n";

/// The layout's own style sheet.
pub fn file(layout: &Layout) -> &[u8] {
    layout.file("epub.css").unwrap_or_default()
}

/// Writes the style sheet.
pub fn write(edition: &Edition, layout: &Layout) -> String {
    let (primary, accent) = (edition.publisher.primary, edition.publisher.accent);
    let light_panel = primary.mix(Colour::WHITE, 0.08);
    let dark_panel = primary.mix(DARK, 0.3);
    let scheme = |ground: Colour, panel: Colour| {
        [
            // Each colour has to be readable both on the page and on a panel.
            ("--heading", readable(primary, &[ground, panel], HEADING)),
            ("--label", readable(accent, &[ground, panel], HEADING)),
            ("--accent", readable(accent, &[ground, panel], TEXT)),
            ("--link", readable(primary, &[ground, panel], TEXT)),
            ("--panel", panel),
        ]
    };
    let rules = |colours: &[(&str, Colour)]| {
        let lines: Vec<String> =
            colours.iter().map(|(name, colour)| format!("{name}: {};", colour.hex())).collect();
        lines.join(" ")
    };
    let light = rules(&scheme(Colour::WHITE, light_panel));
    let dark = rules(&scheme(DARK, dark_panel));
    let own = file(layout);
    let easy = if edition.edition_kind == EditionKind::Easy { EASY } else { "" };
    format!(
        ":root {{ {light} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n{UNPARTED}{}{easy}",
        String::from_utf8_lossy(own)
    )
}

/// `colour`, mixed with black or white until it has the least contrast with every ground.
fn readable(colour: Colour, grounds: &[Colour], minimum: f64) -> Colour {
    let dark_ground = grounds.iter().all(|ground| ground.luminance() < 0.18);
    let towards = if dark_ground { Colour::WHITE } else { Colour { rgb: [0; 3] } };
    (0..=20)
        .map(|step| colour.mix(towards, 1.0 - f64::from(step) / 20.0))
        .find(|mixed| grounds.iter().all(|ground| mixed.contrast(*ground) >= minimum))
        .unwrap_or(towards)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_brand_can_be_read_on_light_and_on_dark() {
        for hex in ["#004b5a", "#ffee00", "#ffffff", "#000000", "#b84a00", "#7f7f7f"] {
            let brand = Colour::parse(hex).unwrap();
            for (ground, panel) in
                [(Colour::WHITE, brand.mix(Colour::WHITE, 0.08)), (DARK, brand.mix(DARK, 0.3))]
            {
                let made = readable(brand, &[ground, panel], HEADING);
                // A panel of a very light brand on dark leaves no colour with 7:1; it is still readable.
                assert!(made.contrast(ground) >= HEADING, "{hex}");
                assert!(made.contrast(panel) >= TEXT, "{hex}");
            }
        }
    }
}
