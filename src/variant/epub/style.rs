//! The style sheet: the layout's, with the publisher's colours made readable on light and on dark.

use crate::edition::Edition;
use crate::layout::Layout;
use crate::policy::{Colour, EditionKind};
use crate::variant::markup::chart_style;

/// Contrast of text on the publisher's colour, on the title page; a little above WCAG 2.2, 1.4.3 (AA), for rounding.
const TEXT: f64 = 4.6;
/// Most colour in a text: more is beyond what screens show at the ends of lightness.
const CHROMA: f64 = 0.09;

/// Easy-read text is larger by default, with more room between its lines; readers can still change both. Inclusion Europe,
/// "Information for all": large letters, a sentence a line. It stands before the layout's style sheet and holds over what that
/// says of all books (`body`, `p`), but not over what it says of a class.
const EASY: &str = "\
html body { font-size: 1.25em; line-height: 1.7; }
html p, html li { max-width: 32em; }
html p { margin-bottom: 1.2em; }
";

/// A range such as "2025–2028" is never parted after its dash.
const UNPARTED: &str = ".unparted { white-space: nowrap; }\n";

/// Widths, in the reader's own letters, below which tables stand as stacked rows; each table has the class of the first that
/// has room for its words. The last is as wide as a line gets.
const WIDTHS: [usize; 8] = [12, 16, 20, 24, 28, 32, 36, 38];

/// A table below its width: each cell is a line of its own behind the header of its column. The headers are still read
/// where they stand, and seen in the lines alone.
const STACKED: &str = "\
T { display: block; position: relative; }
T :is(caption, tbody, tr, th, td) { display: block; text-align: left; }
T thead { display: block; position: absolute; inset-inline: 0; clip-path: inset(50%); }
T tr { padding: 0.5em 0; border-bottom: thin solid var(--line, currentColor); }
T :is(th, td) { padding: 0.15em 0; border-bottom: 0; overflow-wrap: anywhere; hyphens: auto; }
T [data-header]::before { content: attr(data-header) \": \"; color: var(--label, inherit); font-weight: normal; }
@supports (content: \"\" / \"\") { T [data-header]::before { content: attr(data-header) \": \" / \"\"; } }
";

/// The layout's own style sheet.
pub fn file(layout: &Layout) -> &[u8] {
    layout.file("epub.css").unwrap_or_default()
}

/// The class of a table that needs a line of `letters` letters.
pub fn stacked_class(letters: usize) -> String {
    let width = WIDTHS.into_iter().find(|width| letters <= *width).unwrap_or(WIDTHS[WIDTHS.len() - 1]);
    format!("below-{width}")
}

/// Writes the style sheet. The layout's own stands last in it, so that what it says of a thing is what readers see.
///
/// The reader's colours come from many places: the system's scheme, a theme that colours `html`, or `body`, or every element.
/// What is written here holds in all of them, because it is made from the colour that the text has there: the publisher's hue
/// at about that lightness. Where a reading system can't reckon with colours, text and lines are the reader's alone.
pub fn write(edition: &Edition, layout: &Layout) -> String {
    let (primary, accent) = (edition.publisher.primary, edition.publisher.accent);
    let on_primary = [Colour::WHITE, Colour { rgb: [0; 3] }]
        .into_iter()
        .find(|ink| ink.contrast(primary) >= TEXT)
        .unwrap_or(Colour { rgb: [0; 3] });
    let made = [
        ("--heading", hued(primary)),
        ("--label", hued(accent)),
        ("--link", hued(primary)),
        ("--accent", hued(accent)),
        ("--panel", "color-mix(in srgb, currentColor 7%, transparent)".to_owned()),
        ("--line", "color-mix(in srgb, currentColor 40%, transparent)".to_owned()),
    ];
    let made: String = made.iter().map(|(name, value)| format!(" {name}: {value};")).collect();
    let stacked: String = WIDTHS
        .iter()
        .map(|width| {
            let rules = STACKED.replace('T', &format!("table.below-{width}"));
            format!("@container (width < {width}em) {{\n{rules}}}\n")
        })
        .collect();
    let own = file(layout);
    let easy = if edition.edition_kind == EditionKind::Easy { EASY } else { "" };
    format!(
        ":root {{ --brand: {}; --on-brand: {}; }}\n\
         @supports (color: oklch(from red l c h)) {{ :root {{{made} }} }}\n{UNPARTED}{}{stacked}{easy}{}",
        primary.hex(),
        on_primary.hex(),
        chart_style(edition),
        String::from_utf8_lossy(own)
    )
}

/// A colour of the hue of `brand`, as light or dark as the text around it, but neither black nor white, where no hue is seen.
fn hued(brand: Colour) -> String {
    let (chroma, hue) = brand.chroma_and_hue();
    format!("oklch(from currentColor clamp(0.33, l, 0.86) {:.2} {hue:.0})", chroma.min(CHROMA))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_has_the_brands_hue_and_the_readers_lightness() {
        let made = |hex| hued(Colour::parse(hex).unwrap());
        assert_eq!(made("#004b5a"), "oklch(from currentColor clamp(0.33, l, 0.86) 0.07 217)");
        assert_eq!(made("#808080"), "oklch(from currentColor clamp(0.33, l, 0.86) 0.00 0)");
        assert_eq!(made("#ffee00"), "oklch(from currentColor clamp(0.33, l, 0.86) 0.09 104)");
    }

    #[test]
    fn a_table_stands_as_one_only_where_its_words_have_room() {
        assert_eq!(
            [3, 12, 13, 38, 90].map(stacked_class),
            ["below-12", "below-12", "below-16", "below-38", "below-38"]
        );
    }
}
