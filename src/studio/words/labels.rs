//! What a field is called. What it is for stands in the table of keys.

use crate::locale::Locale;

/// The label of a key of a table; `table` is the name of its keys.
pub fn label(table: &str, key: &str, locale: Locale) -> &'static str {
    let (danish, english) = words(table, key);
    locale.pick(danish, english)
}

fn words(table: &str, key: &str) -> (&'static str, &'static str) {
    match (table, key) {
        ("goal", "text") => ("Målet", "The goal"),
        ("goal", "title") => ("Målets overskrift", "Heading of the goal"),
        ("goal", "id") => ("Målets adresse", "Address of the goal"),
        ("goal", "easy") => ("Målet i den letlæste udgave", "The goal in the easy-read edition"),
        ("chart", "easy") => ("Det, diagrammet viser, med lette ord", "What the chart shows, in easy words"),
        ("ambition", "text") => ("Ambitionen", "The ambition"),
        ("quote", "text") => ("Citatet", "The quotation"),
        ("quote", "picture") => ("Portræt", "Portrait"),
        ("quote", "picture_alt") => ("Hvad portrættet viser", "What the portrait shows"),
        ("fact", "title") => ("Boksens overskrift", "Heading of the box"),
        ("fact", "text") => ("Teksten i boksen", "Text in the box"),
        ("picture", "title") => ("Personens titel", "The person's title"),
        ("table", "caption") => ("Tabellens overskrift", "Heading of the table"),
        ("chart", "caption") => ("Diagrammets titel", "Title of the chart"),
        ("chart", "form") => ("Slags diagram", "Kind of chart"),
        ("chart", "finding") => {
            ("Hvad diagrammet viser, i en sætning", "What the chart shows, in a sentence")
        }
        ("chart", "unit") => ("Enhed", "Unit"),
        ("chart", "credit") => ("Hvor tallene er fra", "Source of the numbers"),
        ("section", "id") => ("Afsnittets adresse", "Address of the section"),
        ("section", "title") => ("Overskrift", "Heading"),
        ("section.easy", "title") => ("Letlæst overskrift", "Easy-read heading"),
        ("section.easy", "text") => ("Den letlæste tekst", "The easy-read text"),
        ("section.easy", "picture_alt") => ("Hvad billedet viser", "What the picture shows"),
        ("plain", "check") => ("Vis råd om den fulde tekst", "Show hints about the full text"),
        ("plain", "sentence_words") => ("Ord i en sætning, højst", "Words a sentence, at most"),
        ("plain", "lix") => ("Et afsnits lixtal, højst", "LIX of a section, at most"),
        ("term", "easy") => ("Forklaring i den letlæste tekst", "Explanation in the easy-read text"),
        ("easy", "pages") => ("Sider i den letlæste PDF", "Pages of the easy-read PDF"),
        ("evaluation", "by") => ("Vurderet af", "Evaluated by"),
        ("evaluation", "on") => ("Dagen for vurderingen", "Day of the evaluation"),
        ("evaluation", "of") => ("Hvilke e-bøger", "Which e-books"),
        _ => by_key(key),
    }
}

fn by_key(key: &str) -> (&'static str, &'static str) {
    match key {
        "accent" => ("Accentfarve", "Accent colour"),
        "accent_cmyk" => ("Accentfarven i CMYK", "Accent colour in CMYK"),
        "accent_spot" => ("Accentfarven som staffagefarve", "Accent colour as a spot colour"),
        "address" => ("Postadresse", "Postal address"),
        "adopted" => ("Vedtaget", "Adopted"),
        "allow" => ("Regler, teksten er undtaget fra", "Rules the text is excused from"),
        "alt" => ("Alternativ tekst", "Alternative text"),
        "approved_by" => ("Godkendt af", "Approved by"),
        "approved_on" => ("Godkendt den", "Approved on"),
        "audience" => ("Hvem den er til", "Audience"),
        "based_on" => ("Godkendt ud fra", "Approved against"),
        "because" => ("Grunden til undtagelsen", "Reason for the exception"),
        "binding" => ("Indbinding", "Binding"),
        "bleed" => ("Beskæring i mm", "Bleed in mm"),
        "booklet" => ("Hæftet laves", "Booklet is made"),
        "booklet_sheet" => ("Hæftets ark", "Sheet of the booklet"),
        "braille" => ("Punktskrift", "Braille"),
        "brand" => ("Farver og logo", "Colours and logo"),
        "by" => ("Hvem der har sagt det", "Who said it"),
        "caption" => ("Billedtekst", "Caption"),
        "cells" => ("Tegn på en linje", "Characters a line"),
        "clauses" => ("Ledsætninger", "Subordinate clauses"),
        "colour_bars" => ("Farvefelter", "Colour bars"),
        "condition" => ("Trykbetingelse", "Printing condition"),
        "cover_picture" => ("Billede på forsiden", "Picture on the cover"),
        "covers" => ("Mål, teksten har med", "Goals the text covers"),
        "credential" => ("Bevis", "Credential"),
        "credit" => ("Hvem der har lavet det", "Credit"),
        "decorative" => ("Kun pynt", "Decorative only"),
        "description" => ("Lang beskrivelse", "Long description"),
        "easy" => ("Letlæst tekst", "Easy-read text"),
        "easy_skip" => ("Hvorfor der ikke er en letlæst tekst", "Why there is no easy-read text"),
        "easy_status" => ("Bemærkning i den letlæste udgave", "Note in the easy-read edition"),
        "email" => ("Mail", "E-mail"),
        "evaluation" => ("Vurdering af e-bøgerne", "Evaluation of the e-books"),
        "explanation" => ("Forklaring", "Explanation"),
        "focus" => ("Det vigtigste punkt", "Focal point"),
        "fragment" => ("HTML til jeres websystem", "HTML for your web system"),
        "from" => ("Fra år", "From year"),
        "header" => ("Kolonnernes overskrifter", "Column headings"),
        "header_column" => ("Første kolonne er overskrifter", "First column is headings"),
        "heading" => ("Overskrifternes niveau", "Level of the headings"),
        "id" => ("Adresse", "Address"),
        "identifier" => ("Udgivelsens nummer", "Identifier"),
        "ink_limit" => ("Højeste farvemængde i procent", "Ink limit in per cent"),
        "keywords" => ("Emneord", "Keywords"),
        "kind" => ("Hvad det er", "Kind of document"),
        "known_words" => ("Ord, læserne kender", "Words that readers know"),
        "label" => ("Ord før overskriften", "Words before the heading"),
        "language" => ("Sprog", "Language"),
        "large_number" => ("Store tal: antal cifre", "Large numbers: digits"),
        "layout" => ("Layout", "Layout"),
        "line_characters" => ("Tegn på en linje, helst højst", "Characters a line, preferably at most"),
        "line_characters_most" => ("Tegn på en linje, højst", "Characters a line, at most"),
        "lines" => ("Linjer på en side", "Lines a page"),
        "plain" => ("Grænser for den fulde tekst", "Limits for the full text"),
        "passive" => ("Procent i passiv, højst", "Per cent in the passive, at most"),
        "openings" => ("Procent, der begynder med »der«, højst", "Per cent that begin with “there”, at most"),
        "accessibility_email" => ("Mail om tilgængelighed", "E-mail about accessibility"),
        "lix" => ("Lixtal, helst højst", "LIX, preferably at most"),
        "lix_least" => ("Lixtal, helst mindst", "LIX, preferably at least"),
        "lix_most" => ("Lixtal, højst", "LIX, at most"),
        "logo" => ("Logo", "Logo"),
        "logo_alt" => ("Hvad logoet siger", "What the logo says"),
        "long_word" => ("Lange ord: antal bogstaver", "Long words: letters"),
        "name" => ("Navn", "Name"),
        "negations" => ("Nægtelser", "Negations"),
        "page" => ("Side", "Page"),
        "pages" => ("Sider i alt", "Number of pages"),
        "paper_mm" => ("Papirets tykkelse i mm", "Thickness of the paper in mm"),
        "paragraph_lines" => ("Linjer uden en pause, højst", "Lines without a break, at most"),
        "perspective" => ("Set fra", "Perspective"),
        "phone" => ("Telefon", "Phone"),
        "picture" => ("Billede", "Picture"),
        "picture_alt" => ("Hvad billedet viser", "What the picture shows"),
        "pictures" => ("Billederne er", "Pictures are"),
        "policy" => ("Om udgivelsen", "About the publication"),
        "primary" => ("Hovedfarve", "Main colour"),
        "primary_cmyk" => ("Hovedfarven i CMYK", "Main colour in CMYK"),
        "primary_spot" => ("Hovedfarven som staffagefarve", "Main colour as a spot colour"),
        "print" => ("Tryk", "Print"),
        "profile" => ("Farveprofil", "Colour profile"),
        "published_at" => ("Adressen, I udgiver på", "Address you publish at"),
        "publisher" => ("Udgiver", "Publisher"),
        "report" => ("Rapportens adresse", "Address of the report"),
        "role" => ("Rolle", "Role"),
        "rows" => ("Rækker", "Rows"),
        "schema" => ("Formatets version", "Version of the format"),
        "sentence_words" => ("Ord i en sætning, helst højst", "Words a sentence, preferably at most"),
        "sentence_words_most" => ("Ord i en sætning, højst", "Words a sentence, at most"),
        "short_title" => ("Kort titel", "Short title"),
        "signature" => ("Underskrift", "Signature"),
        "src" => ("Billedfil", "Picture file"),
        "status" => ("Bemærkning i kolofonen", "Note in the colophon"),
        "subtitle" => ("Undertitel", "Subtitle"),
        "summary" => ("Resumé", "Summary"),
        "synonyms" => ("Andre ord for det samme", "Other words for the same"),
        "table" => ("Punktskrifttabel", "Braille table"),
        "tested_by" => ("Testet af", "Tested by"),
        "tested_on" => ("Testet den", "Tested on"),
        "text" => ("Tekst", "Text"),
        "title" => ("Titel", "Title"),
        "to" => ("Til år", "To year"),
        "type" => ("Slags", "Type"),
        "updated" => ("Sidst ændret", "Last changed"),
        "valid" => ("Gælder", "Valid"),
        "variants" => ("Udgaver", "Variants"),
        "web" => ("Hjemmeside", "Website"),
        "width" => ("Bredde", "Width"),
        "word" => ("Ord", "Word"),
        "written_by" => ("Skrevet af", "Written by"),
        _ => ("", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::keys::{FILES, Keys};

    #[test]
    fn every_key_has_a_label_in_both_languages() {
        let tables = FILES.into_iter().flat_map(Keys::all);
        for (table, row) in tables.flat_map(|table| table.rows.iter().map(move |row| (table, row))) {
            if matches!(row.name, "section" | "term" | "block") {
                continue;
            }
            for locale in [Locale::Danish, Locale::English] {
                assert!(!label(table.name, row.name, locale).is_empty(), "{}.{}", table.name, row.name);
            }
        }
    }
}
