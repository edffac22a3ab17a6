//! The contrast of a publisher's colours in a layout, as they are chosen.

use maud::{Markup, html};

use crate::layout::{BrandColour, Branded, Pair, Settings};
use crate::locale::Locale;
use crate::policy::Colour;
use crate::studio::words;

/// Colours that are tried in a layout.
pub struct Contrasts {
    /// The layout's.
    pub settings: Settings,
    /// The main colour.
    pub primary: Colour,
    /// The other one.
    pub accent: Colour,
}

/// The part of the page.
pub fn contrasts(shown: Option<&Contrasts>, locale: Locale) -> Markup {
    let pick = |danish: &'static str, english: &'static str| locale.pick(danish, english);
    html! {
        div #contrast aria-live="polite" {
            @match shown {
                None => p.quiet { (pick(
                    "Vælg begge farver for at se, om der er kontrast nok.",
                    "Choose both colours to see whether there is enough contrast.",
                )) },
                Some(Contrasts { settings, primary, accent }) => {
                    @let branded = Branded::new(settings, *primary, *accent);
                    @let pairs = failing_first(&branded);
                    @let failing = pairs.iter().filter(|pair| !pair.passes()).count();
                    p { "Layout: " (words::name("layout", &settings.name, locale)) ". " strong class=(if failing == 0 { "good" } else { "bad" }) {
                        @if failing == 0 {
                            (pick("Der er kontrast nok alle steder.", "There is enough contrast everywhere."))
                        } @else {
                            (locale.pick(format!("Der er for lille kontrast {failing} steder."), format!("There is too little contrast in {failing} places.")))
                        }
                    } }
                    @if failing > 0 {
                        @let nearest = [BrandColour::Primary, BrandColour::Accent]
                            .map(|which| (which, branded.nearest(which)));
                        @for (which, colour) in nearest {
                            @if let Some(colour) = colour {
                                button.small type="button" data-colour=(colour.hex()) data-colour-for={ "f-brand-" (which.key()) } {
                                    (match which {
                                        BrandColour::Primary => pick("Brug denne hovedfarve:", "Use this main colour:"),
                                        BrandColour::Accent => pick("Brug denne accentfarve:", "Use this accent colour:"),
                                    })
                                    " " (swatch(colour, Colour::WHITE)) " " (colour.hex())
                                } " "
                            }
                        }
                        @if nearest.iter().all(|(_, colour)| colour.is_none()) {
                            p { (pick("Begge farver skal være mørkere.", "Both colours have to be darker.")) }
                        }
                    }
                    div.scroll tabindex="0" role="region" aria-label=(pick("Farver sammen", "Colours together")) {
                        table {
                            thead { tr {
                                th scope="col" { (pick("Prøve", "Sample")) }
                                th scope="col" { (pick("Bruges til", "Used for")) }
                                th scope="col" { (pick("Kontrast", "Contrast")) }
                                th scope="col" { (pick("Nok?", "Enough?")) }
                            } }
                            tbody {
                                @for pair in &pairs {
                                    tr {
                                        td { (swatch(pair.on, pair.text)) }
                                        td { (purpose(pair, locale)) }
                                        td { (ratio(pair.ratio, locale)) ":1" }
                                        td { @if pair.passes() { (pick("Ja", "Yes")) } @else {
                                            strong.bad { (pick("Nej", "No")) } " " span.quiet { (locale.pick(
                                                format!("(mindst {}:1)", ratio(pair.minimum, locale)),
                                                format!("(at least {}:1)", ratio(pair.minimum, locale)),
                                            )) }
                                        } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The layout's pairs of colours, each once, those that don't pass first.
fn failing_first<'a>(branded: &Branded<'a>) -> Vec<Pair<'a>> {
    let mut pairs: Vec<Pair<'a>> = Vec::new();
    for pair in branded.pairs() {
        let is_same = |one: &&Pair<'_>| {
            (one.text, one.on) == (pair.text, pair.on) && one.minimum.total_cmp(&pair.minimum).is_eq()
        };
        if !pairs.iter().any(|one| is_same(&one)) {
            pairs.push(pair);
        }
    }
    pairs.sort_by_key(Pair::passes);
    pairs
}

/// The contrast from which letters of any size can be read (WCAG 2.2, 1.4.3); less is enough for large ones.
const OF_SMALL_LETTERS: f64 = 4.5;

/// What stands in these colours.
fn purpose(pair: &Pair<'_>, locale: Locale) -> &'static str {
    match pair.minimum >= OF_SMALL_LETTERS {
        true => locale.pick("Tekst", "Text"),
        false => locale.pick("Store bogstaver og figurer", "Large letters and shapes"),
    }
}

/// Rounded down, so that what is too little never looks like enough.
fn ratio(ratio: f64, locale: Locale) -> String {
    let written = format!("{:.1}", (ratio * 10.0).floor() / 10.0);
    locale.pick(written.replace('.', ","), written)
}

/// Letters on a ground; a drawing, since pages have no styles of their own.
fn swatch(on: Colour, text: Colour) -> Markup {
    html! {
        svg.swatch viewBox="0 0 48 24" width="48" height="24" aria-hidden="true" {
            rect width="48" height="24" rx="4" fill=(on.hex()) stroke="#8a909b" {}
            text x="24" y="17" text-anchor="middle" font-size="14" font-weight="600" fill=(text.hex()) { "Aa" }
        }
    }
}
