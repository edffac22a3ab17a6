//! What stands in a pair of colours, in the words of those who read the pages.

use crate::locale::Locale;

/// What a layout says that a pair is used for. A layout of somebody's own says it in its own words.
pub fn used_for(purpose: &str, locale: Locale) -> String {
    match words(purpose) {
        Some((danish, english)) => locale.pick(danish, english).to_owned(),
        None => purpose.to_owned(),
    }
}

fn words(purpose: &str) -> Option<(&'static str, &'static str)> {
    Some(match purpose {
        "body text" => ("Den løbende tekst", "Running text"),
        "footer, attributions, credits" => {
            ("Sidefod, navne under citater og kilder", "Footer, names below quotations, and credits")
        }
        "section titles, numbers of pages, title in large print" => (
            "Overskrifter, sidetal og titlen i stor skrift",
            "Headings, page numbers, and the title in large print",
        ),
        "cover title, back cover" => {
            ("Titlen på forsiden og teksten på bagsiden", "Title on the cover, and the back cover")
        }
        "subtitle on the cover" => ("Undertitlen på forsiden", "Subtitle on the cover"),
        "boxes on the back cover" => ("Felterne på bagsiden", "Boxes on the back cover"),
        "opener of a focus area" => ("Begyndelsen af et fokusområde", "Opening of a focus area"),
        "opener of a focus area, over its shape" => {
            ("Begyndelsen af et fokusområde, hen over figuren", "Opening of a focus area, over its shape")
        }
        "headings and quotes of a focus area" => {
            ("Overskrifter og citater i et fokusområde", "Headings and quotations of a focus area")
        }
        "ambition and fact titles of a focus area" => (
            "Ambitioner og overskrifter i faktabokse i et fokusområde",
            "Ambitions and headings of fact boxes of a focus area",
        ),
        "fact boxes of a focus area" => ("Faktabokse i et fokusområde", "Fact boxes of a focus area"),
        "footer under the ambition of a focus area" => {
            ("Sidefoden under et fokusområdes ambition", "Footer below the ambition of a focus area")
        }
        "number of the page under the ambition of a focus area" => {
            ("Sidetallet under et fokusområdes ambition", "Page number below the ambition of a focus area")
        }
        "titles of fact boxes outside of focus areas" => (
            "Overskrifter i faktabokse uden for fokusområderne",
            "Headings of fact boxes outside of focus areas",
        ),
        "fact boxes outside of focus areas" => {
            ("Faktabokse uden for fokusområderne", "Fact boxes outside of focus areas")
        }
        "footer under a promise outside of focus areas" => (
            "Sidefoden under en ambition uden for fokusområderne",
            "Footer below an ambition outside of focus areas",
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_use_of_colours_in_the_layouts_is_called_something() {
        let root = std::path::Path::new(".");
        for name in ["brochure", "leaflet", "report", "square"] {
            let settings = crate::layout::load(root, name).expect("a layout").settings;
            for pair in settings.contrast {
                assert!(words(&pair.purpose).is_some(), "{name}: {}", pair.purpose);
            }
        }
    }
}
