//! `publishers/<id>.toml` to [`Publisher`].

use toml::de::DeTable;

use super::keys;
use super::reader::TableReader;
use super::table::Source;
use crate::finding::Findings;
use crate::policy::{
    Binding, BookletBy, Braille, BrailleTable, Brand, Colour, EasyLimits, Evaluation, Fragment,
    FragmentPictures, Located, PlainLimits, Print, Publisher, SheetSize, Text,
};

/// Stands in where a brand colour is missing or unreadable; the fault is filed, so nothing is printed in it.
const UNSAID: Colour = Colour { rgb: [0; 3] };

/// Reads the table of a whole file; gives the publisher, and the file that it names as profile of its printing
/// condition.
pub fn read(
    id: &str,
    source: Source<'_>,
    table: &DeTable<'_>,
    findings: &mut Findings,
) -> (Publisher, Option<Text>) {
    let mut reader = TableReader::new(&keys::PUBLISHER_FILE, source, table, findings);
    let (print, profile) = print(&mut reader);
    let publisher = Publisher {
        id: id.to_owned(),
        file: source.file,
        name: reader.required("name"),
        language: reader.language("language"),
        address: reader.texts("address"),
        phone: reader.text("phone"),
        email: reader.text("email"),
        web: reader.text("web"),
        layout: reader.text("layout"),
        variants: reader.variants("variants"),
        published_at: reader.text("published_at"),
        evaluation: evaluation(&mut reader),
        brand: brand(&mut reader),
        print,
        braille: reader.table("braille").map(braille).unwrap_or_default(),
        fragment: reader.table("fragment").map(fragment).unwrap_or_default(),
        easy: easy(&mut reader),
        plain: plain(&mut reader),
        accessibility_email: reader.text("accessibility_email"),
    };
    reader.finish();
    (publisher, profile)
}

fn print(reader: &mut TableReader<'_, '_>) -> (Print, Option<Text>) {
    let Some(mut inner) = reader.table("print") else { return (Print::default(), None) };
    let print = Print {
        bleed: inner.number("bleed"),
        binding: inner.named("binding", Binding::from_name),
        colour_bars: inner.boolean("colour_bars"),
        ink_limit: inner.number("ink_limit").map(|limit| {
            let percent = limit.value().round() as u16;
            Located::new(percent, limit.place())
        }),
        condition: inner.text("condition"),
        profile: None,
        booklet: inner.named("booklet", BookletBy::from_name),
        booklet_sheet: inner.named("booklet_sheet", SheetSize::from_name),
        paper: inner.number("paper_mm"),
    };
    let profile = inner.text("profile");
    inner.finish();
    (print, profile)
}

fn evaluation(reader: &mut TableReader<'_, '_>) -> Option<Evaluation> {
    let mut inner = reader.table("evaluation")?;
    inner.needs("on");
    inner.needs("of");
    let evaluation = Evaluation {
        by: inner.required("by"),
        on: inner.date("on"),
        of: inner.texts("of"),
        report: inner.text("report"),
        credential: inner.text("credential"),
    };
    inner.finish();
    Some(evaluation)
}

fn easy(reader: &mut TableReader<'_, '_>) -> EasyLimits {
    let standard = EasyLimits::default();
    let Some(mut inner) = reader.table("easy") else { return standard };
    let mut limit = |key, standard| inner.count(key).map_or(standard, |count| *count.value());
    let limits = EasyLimits {
        sentence_words: limit("sentence_words", standard.sentence_words),
        sentence_words_most: limit("sentence_words_most", standard.sentence_words_most),
        line_characters: limit("line_characters", standard.line_characters),
        line_characters_most: limit("line_characters_most", standard.line_characters_most),
        long_word: limit("long_word", standard.long_word),
        large_number: limit("large_number", standard.large_number),
        negations: limit("negations", standard.negations),
        clauses: limit("clauses", standard.clauses),
        paragraph_lines: limit("paragraph_lines", standard.paragraph_lines),
        pages: limit("pages", standard.pages),
        lix: limit("lix", standard.lix),
        lix_most: limit("lix_most", standard.lix_most),
        lix_least: limit("lix_least", standard.lix_least),
        known_words: inner.texts("known_words"),
    };
    inner.finish();
    limits
}

fn plain(reader: &mut TableReader<'_, '_>) -> PlainLimits {
    let standard = PlainLimits::default();
    let Some(mut inner) = reader.table("plain") else { return standard };
    let mut limit = |key, standard| inner.count(key).map_or(standard, |count| *count.value());
    let limits = PlainLimits {
        check: false,
        sentence_words: limit("sentence_words", standard.sentence_words),
        lix: limit("lix", standard.lix),
        passive: limit("passive", standard.passive),
        openings: limit("openings", standard.openings),
    };
    let check = inner.boolean("check").is_some_and(|on| *on.value());
    inner.finish();
    PlainLimits { check, ..limits }
}

fn brand(reader: &mut TableReader<'_, '_>) -> Brand {
    let place = reader.place();
    let unsaid = Located::new(UNSAID, place);
    reader.needs("brand");
    let Some(mut inner) = reader.table("brand") else {
        return Brand {
            primary: unsaid,
            accent: unsaid,
            primary_cmyk: None,
            accent_cmyk: None,
            primary_spot: None,
            accent_spot: None,
            logo: None,
            logo_alt: None,
        };
    };
    inner.needs("primary");
    inner.needs("accent");
    let brand = Brand {
        primary: inner.colour("primary").unwrap_or(unsaid),
        accent: inner.colour("accent").unwrap_or(unsaid),
        primary_cmyk: inner.cmyk("primary_cmyk"),
        accent_cmyk: inner.cmyk("accent_cmyk"),
        primary_spot: inner.text("primary_spot"),
        accent_spot: inner.text("accent_spot"),
        logo: inner.text("logo"),
        logo_alt: inner.text("logo_alt"),
    };
    inner.finish();
    brand
}

fn fragment(mut reader: TableReader<'_, '_>) -> Fragment {
    let standard = Fragment::default();
    let pictures = reader.named("pictures", FragmentPictures::from_name);
    let fragment = Fragment {
        heading: reader.number("heading").map_or(standard.heading, |level| level.value().round() as u8),
        pictures: pictures.map_or(standard.pictures, |pictures| *pictures.value()),
    };
    reader.finish();
    fragment
}

fn braille(mut reader: TableReader<'_, '_>) -> Braille {
    let standard = Braille::default();
    let whole = |number: Option<Located<f64>>| number.map(|number| number.value().round() as usize);
    let braille = Braille {
        table: reader.named("table", BrailleTable::from_name).map_or(standard.table, |table| *table.value()),
        cells: whole(reader.number("cells")).unwrap_or(standard.cells),
        lines: whole(reader.number("lines")).unwrap_or(standard.lines),
    };
    reader.finish();
    braille
}
