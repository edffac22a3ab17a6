//! The preflight sheet's content: what stands on it, in words.

use serde::Serialize;

use crate::edition::{Edition, one_line};
use crate::language::{self, InkNames, PreflightWords};
use crate::locale::listed;
use crate::policy::{Binding, Press};
use crate::variant::press::{BrandInks, Doubt, Preflight, Printed, PrintedPicture};

/// What stands on the sheet.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Card {
    language: &'static str,
    title: &'static str,
    publication: String,
    publisher: String,
    file: String,
    date: Option<(i32, u8, u8)>,
    colours: [String; 2],
    trim: [f64; 2],
    bleed: f64,
    sizes: [String; 2],
    inks: Vec<Swatch>,
    rows: Vec<Row>,
    look_at: &'static str,
    doubts: Vec<String>,
    nothing: &'static str,
    checked: &'static str,
    checks: &'static [&'static str],
    not_checked: &'static str,
    unchecked: &'static [&'static str],
}

#[derive(Debug, Serialize)]
struct Row {
    label: &'static str,
    value: String,
}

#[derive(Debug, Serialize)]
struct Swatch {
    name: String,
    /// What it looks like on a screen.
    colour: String,
}

/// Fewer pictures than this are told one by one.
const MANY: usize = 6;

impl Card {
    /// Writes the sheet's content.
    pub fn new(edition: &Edition, press: &Press, file: &str, printed: &Printed) -> Self {
        let Printed { pdf: _, preflight, claims } = printed;
        let language = language::of(&edition.language);
        let words = &language.preflight;
        let mm = |value: f64| language.number(value);
        let [width, height] = preflight.trim_mm;
        let page = |page: usize| format!("{} {page}", words.on_page);
        let mut rows = Vec::new();
        let mut row = |label: &'static str, value: String| rows.push(Row { label, value });
        row(words.trim, format!("{} × {} mm", mm(width), mm(height)));
        row(words.bleed, format!("{} mm", mm(preflight.bleed_mm)));
        let binding = Binding::from_name(&preflight.binding);
        let blank = match preflight.blank_pages.as_slice() {
            [] => String::new(),
            pages => {
                let multiple = binding.map_or(1, Binding::pages);
                format!(
                    ", {}",
                    (words.blank)(
                        pages.len(),
                        &listed(&pages.iter().map(usize::to_string).collect::<Vec<_>>(), words.and),
                        multiple
                    )
                )
            }
        };
        row(words.pages, format!("{}{blank}", preflight.pages));
        if let Some(binding) = binding {
            row(words.binding, words.bindings.of(binding).to_owned());
        }
        let inks = process_inks(&words.process);
        let is_used = |ink: &&ProcessInk| preflight.process_inks.iter().any(|used| used == ink.key);
        let used: Vec<&str> = inks.iter().filter(is_used).map(|ink| ink.name).collect();
        row(words.inks, used.join(", "));
        let spots = &preflight.spot_colours;
        row(words.spots, if spots.is_empty() { words.no_spots.to_owned() } else { spots.join(", ") });
        let (most, limit) = (preflight.most_ink, preflight.ink_limit);
        row(
            words.coverage,
            format!("{most} % ({}); {} {limit} %", page(preflight.most_ink_page), words.allowed),
        );
        let brand = |brand: &BrandInks| {
            let [c, m, y, k] = brand.cmyk;
            let converted = if brand.said { String::new() } else { format!(" ({})", words.converted) };
            format!("{} = {c}/{m}/{y}/{k}{converted}", brand.screen)
        };
        row(words.brand, preflight.brand.iter().map(brand).collect::<Vec<_>>().join("; "));
        row(words.pictures, pictures(preflight, words));
        row(words.fonts, format!("{} ({})", preflight.fonts.join(", "), words.embedded));
        let said =
            |value: &Option<String>, otherwise: &str| value.clone().unwrap_or_else(|| otherwise.to_owned());
        let condition = match &preflight.condition {
            condition if preflight.condition_said || preflight.profile.is_some() => condition.clone(),
            condition => words.usual_condition.replace("{}", condition),
        };
        row(words.condition, condition);
        row(words.profile, said(&preflight.profile, words.no_profile));
        row(words.conforms, if claims.is_empty() { words.no_claim.to_owned() } else { claims.join(", ") });
        let doubts = preflight.doubts.iter().map(|doubt| {
            let (number, what) = match doubt {
                Doubt::LowResolution { page, ppi, .. } => {
                    (*page, words.coarse.replace("{}", &ppi.to_string()))
                }
                Doubt::Transparent { page, .. } => (*page, words.on_white.to_owned()),
                Doubt::Rasterised { page, .. } => (*page, words.as_pixels.to_owned()),
                Doubt::NearEdge { page } => (*page, words.near_edge.to_owned()),
            };
            let place = page(number);
            let mut letters = place.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            format!("{first}{}: {what}", letters.as_str())
        });
        let doubts = doubts.take(MANY * 2).collect();
        let swatch = |ink: &ProcessInk| Swatch { name: ink.name.to_owned(), colour: ink.screen.to_owned() };
        let inks = inks.iter().filter(is_used).map(swatch);
        let brand = [&press.primary, &press.accent].into_iter().filter_map(|ink| {
            let name = ink.spot.clone().filter(|name| spots.contains(name))?;
            Some(Swatch { name, colour: ink.screen.hex() })
        });
        Self {
            language: language.tag,
            title: words.title,
            publication: one_line(&edition.title),
            publisher: one_line(&edition.publisher.name),
            file: file.to_owned(),
            date: edition.date.map(|date| (date.year, date.month, date.day)),
            colours: [edition.publisher.primary.hex(), edition.publisher.accent.hex()],
            trim: preflight.trim_mm,
            bleed: preflight.bleed_mm,
            sizes: [mm(width), mm(height)].map(|side| format!("{side} mm")),
            inks: inks.chain(brand).collect(),
            rows,
            look_at: words.look_at,
            doubts,
            nothing: words.nothing,
            checked: words.checked,
            checks: words.checks,
            not_checked: words.not_checked,
            unchecked: words.unchecked,
        }
    }

    /// The content as JSON, which is what `layouts/base/preflight.typ` reads.
    pub fn json(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_else(|why| unreachable!("the card has string keys alone: {why}"))
    }
}

/// A process ink: its name in the preflight record, its name on the sheet, and what it looks like on a screen.
struct ProcessInk {
    key: &'static str,
    name: &'static str,
    screen: &'static str,
}

fn process_inks(names: &InkNames) -> [ProcessInk; 4] {
    [
        ProcessInk { key: "cyan", name: names.cyan, screen: "#00a0e1" },
        ProcessInk { key: "magenta", name: names.magenta, screen: "#e5007d" },
        ProcessInk { key: "yellow", name: names.yellow, screen: "#ffe800" },
        ProcessInk { key: "black", name: names.black, screen: "#1d1d1b" },
    ]
}

fn pictures(preflight: &Preflight, words: &PreflightWords) -> String {
    let all = &preflight.pictures;
    let Some(least) = all.iter().map(|picture| picture.ppi).min() else {
        return words.no_pictures.to_owned();
    };
    if all.len() > MANY {
        let most = all.iter().map(|picture| picture.ppi).max().unwrap_or(least);
        return format!("{}: {least}–{most} ppi", all.len());
    }
    let one = |picture: &PrintedPicture| {
        let grey = if picture.grey { format!(", {}", words.grey) } else { String::new() };
        format!("{} {}: {} ppi{grey}", words.on_page, picture.page, picture.ppi)
    };
    all.iter().map(one).collect::<Vec<_>>().join("; ")
}
