//! What the names that a source can choose among are called.

use crate::locale::Locale;

/// What a name behind a key means; the name itself where it is nothing but a name.
pub fn name(key: &str, name: &str, locale: Locale) -> String {
    match words(key, name) {
        Some((danish, english)) => locale.pick(danish, english).to_owned(),
        None => name.to_owned(),
    }
}

/// What a kind of block is called.
pub fn kind(kind: &str, locale: Locale) -> String {
    name("type", kind, locale)
}

fn words(key: &str, name: &str) -> Option<(&'static str, &'static str)> {
    Some(match (key, name) {
        ("kind", "policy") => ("Politik", "Policy"),
        ("kind", "plan") => ("Plan", "Plan"),
        ("kind", "strategy") => ("Strategi", "Strategy"),
        ("kind", "proposal") => ("Udspil", "Proposal"),
        ("kind", "guide") => ("Vejledning", "Guide"),
        ("role", "foreword") => ("Forord", "Foreword"),
        ("role", "introduction") => ("Indledning", "Introduction"),
        ("role", "vision") => ("Vision", "Vision"),
        ("role", "focus-area") => ("Fokusområde", "Focus area"),
        ("role", "process") => ("Tilblivelse", "How it came about"),
        ("role", "practice") => ("Fra politik til praksis", "From policy to practice"),
        ("role", "reading") => ("Læs mere", "Further reading"),
        ("role", "contact") => ("Kontakt", "Contact"),
        ("role", "appendix") => ("Bilag", "Appendix"),
        ("role", "chapter") => ("Kapitel", "Chapter"),
        ("layout", "brochure") => ("Brochure", "Brochure"),
        ("layout", "square") => ("Kvadratisk hæfte", "Square booklet"),
        ("layout", "report") => ("Rapport", "Report"),
        ("layout", "leaflet") => ("Folder", "Leaflet"),
        ("page", "break") => ("Begynder på en ny side", "Begins on a new page"),
        ("page", "keep") => ("Holdes samlet på én side", "Is kept on one page"),
        ("width", "half") => ("Halv spalte", "Half the column"),
        ("width", "column") => ("Spaltens bredde", "Width of the column"),
        ("width", "full") => ("Spalte og margen", "Column and margin"),
        ("width", "bleed") => ("Fra kant til kant", "Edge to edge"),
        ("width", "spread") => ("En hel side", "A whole page"),
        ("width", "portrait") => ("Portræt", "Portrait"),
        ("type", "text") => ("Tekst", "Text"),
        ("type", "goal") => ("Mål", "Goal"),
        ("type", "ambition") => ("Ambition", "Ambition"),
        ("type", "quote") => ("Citat", "Quotation"),
        ("type", "fact") => ("Faktaboks", "Fact box"),
        ("type", "figure") => ("Figur", "Figure"),
        ("type", "picture") => ("Billede", "Picture"),
        ("type", "table") => ("Tabel", "Table"),
        ("type", "chart") => ("Diagram", "Chart"),
        ("form", "bars") => ("Søjler", "Bars"),
        ("form", "stacked") => ("Opdelte søjler", "Stacked bars"),
        ("form", "lines") => ("Kurver", "Lines"),
        ("form", "share") => ("Dele af en helhed", "Parts of a whole"),
        ("type", "contact") => ("Kontaktoplysninger", "Contact details"),
        ("binding", "saddle") => ("Klammehæftet", "Saddle-stitched"),
        ("binding", "glued") => ("Limet ryg", "Perfect bound"),
        ("binding", "loose") => ("Løse ark", "Loose sheets"),
        ("booklet", "home") => ("Af jer selv på en printer", "By yourselves on a printer"),
        ("booklet", "press") => ("Af trykkeriet", "By the print shop"),
        ("table", "da-dk-g08") => ("8 punkter, uforkortet", "8 dots, uncontracted"),
        ("table", "da-dk-g16") => ("6 punkter, uforkortet", "6 dots, uncontracted"),
        ("table", "da-dk-g26") => ("6 punkter, forkortet", "6 dots, contracted"),
        ("variants" | "of", "screen") => ("PDF til skærm", "PDF for the screen"),
        ("variants" | "of", "print") => ("PDF til trykkeriet", "PDF for the print shop"),
        ("variants" | "of", "booklet") => ("Hæfte til udskrift", "Booklet to print"),
        ("variants" | "of", "large-print") => ("PDF med stor skrift", "Large print PDF"),
        ("variants" | "of", "epub") => ("E-bog", "E-book"),
        ("variants" | "of", "easy-text") => ("Letlæst tekst", "Easy-read text"),
        ("variants" | "of", "easy-pdf") => ("Letlæst PDF", "Easy-read PDF"),
        ("variants" | "of", "easy-epub") => ("Letlæst e-bog", "Easy-read e-book"),
        ("variants" | "of", "web") => ("Webside", "Web page"),
        ("variants" | "of", "easy-web") => ("Letlæst webside", "Easy-read web page"),
        ("variants" | "of", "web-fragment") => ("HTML til jeres websystem", "HTML for your web system"),
        ("pictures", "inside") => ("I filen selv", "In the file itself"),
        ("pictures", "beside") => ("Som filer ved siden af", "As files beside it"),
        ("variants" | "of", "braille") => ("Letlæst punktskrift", "Easy-read braille"),
        ("language", "da") => ("Dansk", "Danish"),
        ("language", "en") => ("Engelsk", "English"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::keys::{FILES, Keys, Value};

    #[test]
    fn every_name_that_can_be_chosen_is_called_something() {
        for row in FILES.into_iter().flat_map(Keys::all).flat_map(|table| table.rows) {
            let (Value::OneOf(names) | Value::SomeOf(names)) = row.value else { continue };
            for one in names {
                // The sizes of sheets are called what they are.
                assert!(words(row.name, one).is_some() || matches!(*one, "A4" | "A3"), "{} {one}", row.name);
            }
        }
    }
}
