//! The contrast of a publisher's colours in the layouts of their publications, as they are chosen.

use maud::{Markup, html};

use crate::layout::{BrandColour, Branded, Cause, Pair, Settings};
use crate::locale::Locale;
use crate::policy::Colour;
use crate::source::edit::KeyPath;
use crate::studio::words;

/// Colours that are tried in the layouts they are used in.
pub struct Contrasts {
    /// The layouts; those that have the same colours in the same places are one, with several names.
    pub layouts: Vec<(Vec<String>, Settings)>,
    /// The main colour.
    pub primary: Colour,
    /// The other one.
    pub accent: Colour,
}

impl Contrasts {
    fn branded(&self) -> Vec<Branded<'_>> {
        self.layouts.iter().map(|(_, settings)| Branded::new(settings, self.primary, self.accent)).collect()
    }

    /// The layouts by name.
    fn named(names: &[String], locale: Locale) -> String {
        let names: Vec<String> = names.iter().map(|name| words::name("layout", name, locale)).collect();
        locale.listed(&names)
    }

    /// Pairs that are used for the same in the same layouts, with what has to be otherwise for them: those that don't pass, and the others.
    fn uses(&self) -> (Vec<Use<'_>>, Vec<Use<'_>>) {
        let (mut failing, mut passing): (Vec<Use<'_>>, Vec<Use<'_>>) = (Vec::new(), Vec::new());
        for ((names, _), branded) in self.layouts.iter().zip(self.branded()) {
            for (cause, pair) in branded.failing() {
                put(&mut failing, names, Some(cause), pair);
            }
            for pair in branded.pairs().filter(Pair::passes) {
                put(&mut passing, names, None, pair);
            }
        }
        let (mut failing, passing) = (merged(failing), merged(passing));
        failing.sort_by(|one, other| one.lowest().total_cmp(&other.lowest()));
        (failing, passing)
    }
}

/// Puts a pair among those that are used for the same.
fn put<'a>(uses: &mut Vec<Use<'a>>, layouts: &'a [String], cause: Option<Cause>, pair: Pair<'a>) {
    let is_own =
        |one: &&mut Use<'_>| one.layouts == [layouts] && one.cause == cause && one.purpose() == pair.purpose;
    match uses.iter_mut().find(is_own) {
        Some(own) => own.pairs.push(pair),
        None => uses.push(Use { layouts: vec![layouts], cause, pairs: vec![pair] }),
    }
}

/// Uses with the lowest contrast first in each; what is the same in several layouts is one.
fn merged(uses: Vec<Use<'_>>) -> Vec<Use<'_>> {
    let mut merged: Vec<Use<'_>> = Vec::new();
    for mut one in uses {
        one.pairs.sort_by(|one, other| one.ratio.total_cmp(&other.ratio));
        match merged.iter_mut().find(|other| other.cause == one.cause && other.pairs == one.pairs) {
            Some(same) => same.layouts.extend(one.layouts),
            None => merged.push(one),
        }
    }
    merged
}

/// What some pairs are used for.
struct Use<'a> {
    /// Where.
    layouts: Vec<&'a [String]>,
    /// What has to be otherwise, where they don't pass.
    cause: Option<Cause>,
    /// The pairs, the lowest contrast first. There is at least one.
    pairs: Vec<Pair<'a>>,
}

impl Use<'_> {
    fn purpose(&self) -> &str {
        self.pairs.first().map_or("", |pair| pair.purpose)
    }

    fn lowest(&self) -> f64 {
        self.pairs.first().map_or(f64::MAX, |pair| pair.ratio)
    }

    /// What it is, and in which of the focus areas: "Overskrifter og citater i et fokusområde (nr. 2 og 5)".
    fn called(&self, locale: Locale) -> String {
        let called = words::used_for(self.purpose(), locale);
        let mut areas: Vec<usize> = self.pairs.iter().filter_map(|pair| pair.area).collect();
        areas.sort_unstable();
        areas.dedup();
        let numbers: Vec<String> = areas.iter().map(usize::to_string).collect();
        let listed = match areas.as_slice() {
            [] => return called,
            [first, .., last] if areas.len() > 2 && last - first == areas.len() - 1 => {
                format!("{first} {} {last}", locale.pick("til", "to"))
            }
            _ => locale.listed(&numbers),
        };
        format!("{called} ({} {listed})", locale.pick("nr.", "no."))
    }
}

/// The parts of the page: what is offered at the field of each colour, and what all comes to.
pub fn contrasts(shown: Option<&Contrasts>, locale: Locale) -> Markup {
    html! {
        @for which in [BrandColour::Primary, BrandColour::Accent] { (offer(shown, which, locale)) }
        (contrast(shown, locale))
    }
}

/// The colour to take instead, at the field of the one that is too light.
fn offer(shown: Option<&Contrasts>, which: BrandColour, locale: Locale) -> Markup {
    let colour = shown.and_then(|shown| {
        let [primary, accent] = Branded::instead(&shown.branded());
        match which {
            BrandColour::Primary => primary,
            BrandColour::Accent => accent,
        }
    });
    html! {
        div.offer #{ "offer-" (which.key()) } aria-live="polite" {
            @if let Some(colour) = colour {
                span { (locale.pick("For lys til teksten i layoutet.", "Too light for the text in the layout.")) } " "
                button.small type="button" data-colour=(colour.hex()) data-colour-for={ "f-brand-" (which.key()) } {
                    (swatch(colour, Colour::WHITE)) " " (locale.pick("Brug", "Use")) " " (colour.hex())
                }
            }
        }
    }
}

/// The same at a field of the publisher's form, where that is one of the two colours.
pub fn offer_at(path: &KeyPath, shown: Option<&Contrasts>, locale: Locale) -> Option<Markup> {
    let brand = KeyPath::root().key("brand");
    let which = [BrandColour::Primary, BrandColour::Accent]
        .into_iter()
        .find(|which| *path == brand.key(which.key()))?;
    Some(offer(shown, which, locale))
}

/// What the colours come to: what doesn't pass first, and the rest folded.
pub fn contrast(shown: Option<&Contrasts>, locale: Locale) -> Markup {
    let pick = |danish: &'static str, english: &'static str| locale.pick(danish, english);
    html! {
        div #contrast aria-live="polite" {
            @match shown {
                None => p.quiet { (pick(
                    "Vælg begge farver for at se, om der er kontrast nok.",
                    "Choose both colours to see whether there is enough contrast.",
                )) },
                Some(shown) => {
                    @let (failing, passing) = shown.uses();
                    @let count = |uses: &[Use<'_>]| uses.iter().map(|one| one.pairs.len()).sum::<usize>();
                    @let names: Vec<String> = shown.layouts.iter().flat_map(|(names, _)| names.clone()).collect();
                    p { "Layout: " (Contrasts::named(&names, locale)) ". " strong class=(if failing.is_empty() { "good" } else { "bad" }) {
                        @match count(&failing) {
                            0 => (pick("Der er kontrast nok alle steder.", "There is enough contrast everywhere.")),
                            1 => (pick("Der er for lille kontrast ét sted.", "There is too little contrast in one place.")),
                            count => (locale.pick(
                                format!("Der er for lille kontrast {count} steder."),
                                format!("There is too little contrast in {count} places."),
                            )),
                        }
                    } }
                    @if failing.iter().any(|one| one.cause == Some(Cause::Both)) {
                        p { (pick(
                            "Begge farver skal være mørkere: Den ene er ikke nok alene.",
                            "Both colours have to be darker: one alone isn't enough.",
                        )) }
                    }
                    @if failing.iter().any(|one| one.cause == Some(Cause::Layout)) {
                        p { (pick(
                            "Noget af det er layoutets egne farver. Det kan jeres farver ikke rette: Vælg et andet layout, eller tal med den, der har lavet det.",
                            "Some of it is the layout's own colours. Your colours can't mend that: choose another layout, or talk to whoever made it.",
                        )) }
                    }
                    @if !failing.is_empty() {
                        (table(&failing, pick("For lille kontrast", "Too little contrast"), locale))
                    }
                    @if !passing.is_empty() {
                        details.group {
                            summary { (locale.pick(
                                format!("Kontrast nok {} steder", count(&passing)),
                                format!("Enough contrast in {} places", count(&passing)),
                            )) }
                            (table(&passing, pick("Kontrast nok", "Enough contrast"), locale))
                        }
                    }
                }
            }
        }
    }
}

/// Uses, a row each, with the lowest and the highest contrast.
fn table(uses: &[Use<'_>], name: &str, locale: Locale) -> Markup {
    let pick = |danish: &'static str, english: &'static str| locale.pick(danish, english);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(name) {
            table.pairs {
                thead { tr {
                    th scope="col" { (pick("Prøve", "Sample")) }
                    th scope="col" { (pick("Hvor", "Where")) }
                    th scope="col" { (pick("Kontrast", "Contrast")) }
                } }
                tbody { @for one in uses { (row(one, locale)) } }
            }
        }
    }
}

fn row(one: &Use<'_>, locale: Locale) -> Markup {
    let (Some(lowest), Some(highest)) = (one.pairs.first(), one.pairs.last()) else { return html! {} };
    let (from, to) = (ratio(lowest.ratio, locale), ratio(highest.ratio, locale));
    html! {
        tr {
            td { (swatch(lowest.on, lowest.text)) }
            td {
                (one.called(locale))
                span.quiet { " · " (Contrasts::named(&one.layouts.concat(), locale)) }
                @if let Some(Cause::Layout) = one.cause {
                    span.quiet { " · " (locale.pick("layoutets egne farver", "the layout's own colours")) }
                }
            }
            td {
                @if from == to { (from) ":1" } @else { (from) ":1 " (locale.pick("til", "to")) " " (to) ":1" }
                @if one.cause.is_some() {
                    " " strong.bad { (locale.pick(
                        format!("mindst {}:1", ratio(lowest.minimum, locale)),
                        format!("at least {}:1", ratio(lowest.minimum, locale)),
                    )) }
                }
            }
        }
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
