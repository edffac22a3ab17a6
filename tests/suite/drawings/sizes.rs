//! The smallest letters of a drawing, whatever makes them small.

use super::reader;
use crate::support::Project;

/// The size of the smallest letters that the reader finds, in the drawing's units, and what they say.
fn smallest(of: &str, root: &str) -> Option<(f32, f32, String)> {
    let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {root}>{of}</svg>");
    let picture = reader(&Project::base()).decode(svg.as_bytes(), "svg").expect("a drawing");
    picture.lettering.smallest.map(|letters| (letters.size, letters.written, letters.words))
}

#[test]
fn letters_are_as_large_as_all_that_stands_around_them_makes_them() {
    let inner = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 50'><text y='30' font-size='20'>Lille</text></svg>";
    let inner: String = inner.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let image = format!("<image href=\"data:image/svg+xml,{inner}\" width=\"50\" height=\"25\"/>");
    let large = "<text y=\"60\" font-size=\"40\">Stor</text>";
    for (what, of, size, written) in [
        ("an attribute", "<text y=\"30\" font-size=\"12\">Lille</text>", 12.0, 12.0),
        ("a style", "<text y=\"30\" style=\"font-size: 12pt\">Lille</text>", 16.0, 16.0),
        (
            "a style sheet",
            "<style>.b { font-size: 12px }</style><text y=\"30\" class=\"b\">Lille</text>",
            12.0,
            12.0,
        ),
        ("inherited", "<g font-size=\"12\"><g><text y=\"30\">Lille</text></g></g>", 12.0, 12.0),
        ("a share", "<g font-size=\"24\"><text y=\"30\" font-size=\"50%\">Lille</text></g>", 12.0, 12.0),
        ("in ems", "<g font-size=\"24\"><text y=\"30\" font-size=\"0.5em\">Lille</text></g>", 12.0, 12.0),
        (
            "a part of a line",
            "<text y=\"30\" font-size=\"30\">Stor <tspan font-size=\"12\">Lille</tspan></text>",
            12.0,
            12.0,
        ),
        (
            "made smaller",
            "<g transform=\"scale(0.5)\"><text y=\"30\" font-size=\"24\">Lille</text></g>",
            12.0,
            24.0,
        ),
        (
            "turned",
            "<text transform=\"translate(50 0) rotate(90) scale(0.5)\" font-size=\"24\">Lille</text>",
            12.0,
            24.0,
        ),
        (
            "mirrored",
            "<text transform=\"translate(0 50) scale(1 -0.5)\" font-size=\"24\">Lille</text>",
            12.0,
            24.0,
        ),
        (
            "narrow, not low",
            "<text y=\"30\" transform=\"scale(0.5 1)\" font-size=\"24\">Lille</text>",
            24.0,
            24.0,
        ),
        (
            "used again",
            "<defs><text id=\"t\" y=\"30\" font-size=\"24\">Lille</text></defs><use href=\"#t\" transform=\"scale(0.5)\"/>",
            12.0,
            24.0,
        ),
        ("a drawing in the drawing", image.as_str(), 10.0, 20.0),
    ] {
        let found = smallest(&format!("{large}{of}"), "viewBox=\"0 0 200 100\"");
        let (found, said, words) = found.expect("letters");
        assert!((found - size).abs() < 0.01 && (said - written).abs() < 0.01, "{what}: {found} of {said}");
        assert_eq!(words, "Lille", "{what}");
    }
    // Width and height are in the same units as the letters, whatever the view box counts in.
    let found = smallest(
        "<text y=\"300\" font-size=\"120\">Lille</text>",
        "viewBox=\"0 0 2000 1000\" width=\"200\" height=\"100\"",
    );
    assert_eq!(found, Some((12.0, 120.0, "Lille".to_owned())));
}

#[test]
fn letters_that_nobody_sees_are_not_the_smallest() {
    let large = "<text y=\"60\" font-size=\"40\">Stor</text>";
    for of in [
        "",
        "<text y=\"30\" font-size=\"2\" visibility=\"hidden\">Lille</text>",
        "<text y=\"30\" font-size=\"2\" display=\"none\">Lille</text>",
        "<text y=\"30\" font-size=\"2\" fill=\"none\">Lille</text>",
        "<text y=\"30\" font-size=\"2\" fill-opacity=\"0\">Lille</text>",
        "<g opacity=\"0\"><text y=\"30\" font-size=\"2\">Lille</text></g>",
        "<text y=\"900\" font-size=\"2\">Lille</text>",
        "<text y=\"30\" font-size=\"2\"> – • </text>",
        "<defs><text id=\"t\" y=\"30\" font-size=\"2\">Lille</text></defs>",
        "<clipPath id=\"c\"><text y=\"30\" font-size=\"2\">Lille</text></clipPath><rect width=\"9\" height=\"9\" clip-path=\"url(#c)\"/>",
    ] {
        let found = smallest(&format!("{large}{of}"), "viewBox=\"0 0 200 100\"");
        assert_eq!(found, Some((40.0, 40.0, "Stor".to_owned())), "{of}");
    }
    assert_eq!(smallest("<rect width=\"9\" height=\"9\"/>", "viewBox=\"0 0 200 100\""), None);
}
