//! Advice, line by line.

use super::*;
use crate::source::edit;
use crate::source::keys::{POLICY_FILE, PUBLISHER_FILE};

fn said(line: &str, at: &str) -> String {
    said_of(&POLICY_FILE, POLICY, line, at)
}

const POLICY: &str = "[policy]\ntitle = \"\"\n[[section]]\nid = \"a\"\ntitle = \"A\"\n[[section.block]]\ntype = \"figure\"\nsrc = \"x\"\n[[section.block]]\ntype = \"goal\"\n";

fn said_of(keys: &'static Keys, text: &str, line: &str, at: &str) -> String {
    let values = edit::values(text).expect("a source");
    let at = at.parse().expect("a place");
    let places = Places::of(text);
    let on_line = |line| on_line(text, &places, line);
    let about = About { keys, values: &values, on_line: &on_line, locale: Locale::Danish };
    let parts = all([line], Some(&at), about).concat();
    let one = |part: &Part| match part {
        Part::Words(words) => words.clone(),
        Part::Write(text) => format!("`{text}`"),
        Part::Field { label, path, value } => {
            format!("<{label}|{path}|{}>", value.as_deref().unwrap_or("-"))
        }
        Part::Place(name, path) => format!("<{name}|{path}>"),
        Part::Points => "<points>".to_owned(),
        Part::Spots(spots, more) => {
            let spots: Vec<String> = spots.iter().map(|(name, path)| format!("<{name}|{path}>")).collect();
            format!("{}+{more}", spots.join(","))
        }
    };
    parts.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_key_is_its_field() {
    for (line, at, expected) in [
        ("Skriv:  title = \"…\"", "policy.title", "Skriv: <Titel|policy.title|->"),
        (
            "Er billedet kun pynt, så skriv i stedet:  decorative = true",
            "section[0].block[0].src",
            "Er billedet kun pynt, så sæt kryds i <Kun pynt|section[0].block[0].decorative|->",
        ),
        (
            "Skal det ikke? Skriv hvorfor:  easy_skip = \"…\"",
            "section[0].title",
            "Skal det ikke? Skriv hvorfor: <Hvorfor der ikke er en letlæst tekst|section[0].easy_skip|->",
        ),
        (
            "forklar det i ordlisten:  [[term]] med easy = \"…\"",
            "section[0].text",
            "forklar det i <ordlisten|term>",
        ),
        (
            "En dato skrives år-måned-dag. Skriv:  adopted = 2026-01-29",
            "policy.adopted",
            "En dato skrives år-måned-dag. Skriv: <Vedtaget|policy.adopted|2026-01-29>",
        ),
        (
            "Skriv, hvilke år politikken gælder:  valid = { from = 2026, to = 2029 }",
            "policy.variants",
            "Skriv, hvilke år politikken gælder: <Gælder|policy.valid.from|->",
        ),
        ("Skriv på en linje under [policy]:  title = \"…\"", "policy", "Udfyld <Titel|policy.title|->"),
        // Names are what they are called, and tables of the file are nothing here.
        (
            "policy, plan, strategy, proposal eller guide",
            "policy.kind",
            "Politik, Plan, Strategi, Udspil eller Vejledning",
        ),
        (
            "Når de letlæste tekster er skrevet ([section.easy]), kan \"easy-text\" komme med her.",
            "policy.variants",
            "Når de letlæste tekster er skrevet, kan \"Letlæst tekst\" komme med her.",
        ),
        // Other brackets are words.
        (
            "Se »Planen ([bilag 1])« og noten ([^1]): Er det ([her]) rigtigt ([section.easy])?",
            "section[0].text",
            "Se »Planen ([bilag 1])« og noten ([^1]): Er det ([her]) rigtigt?",
        ),
        (
            "Står det i teksten [^1], så skriv:  title = \"…\"",
            "policy.title",
            "Står det i teksten [^1], så skriv: <Titel|policy.title|->",
        ),
        // What is said before the table is when it is to be done.
        (
            "Er det politikkens titel, så skriv på en linje under [policy]:  title = \"…\"",
            "policy",
            "Er det politikkens titel, så udfyld <Titel|policy.title|->",
        ),
        ("Er det en plan?", "policy.title", "Er det en plan?"),
        // There are no lines in a form.
        (
            "Skriv jeres egen tekst:  linje 2, 5 og 8",
            "policy.title",
            "Skriv jeres egen tekst: <Titel|policy.title>,<Overskrift i »A«|section[0].title>,<Billedfil i »A«|section[0].block[0].src>+0",
        ),
        (
            "Skriv jeres egen tekst:  linje 2, 5 og 12 linjer til",
            "policy.title",
            "Skriv jeres egen tekst: <Titel|policy.title>,<Overskrift i »A«|section[0].title>+12",
        ),
        ("Se:  linje 99", "policy.title", "Se"),
        // Running text is what it is.
        (
            "En mellemrubrik skrives:  ## Overskrift",
            "section[0].text",
            "En mellemrubrik skrives: `## Overskrift`",
        ),
        ("Fed:  **ord**  eller kursiv:  *ord*", "section[0].text", "Fed: `**ord**` eller kursiv: `*ord*`"),
        ("  udgiv approve x --section a --by \"NAVN\"", "section[0].easy.text", ""),
    ] {
        assert_eq!(said(line, at), expected, "{line}");
    }
}

#[test]
fn a_key_of_a_publisher_is_a_field_of_theirs() {
    let byen = "name = \"Byen\"\n[brand]\nprimary = \"#1d3a5f\"\naccent = \"#ffcc00\"\n";
    for (line, at, expected) in [
        ("Skriv:  accent = \"#8a6d00\"", "brand.accent", "Skriv: <Accentfarve|brand.accent|#8a6d00>"),
        ("Skriv:  phone = \"…\"", "name", "Skriv: <Telefon|phone|->"),
        // A policy's keys are none of theirs.
        ("Skriv:  summary = \"…\"", "name", "Skriv: »Resumé«"),
    ] {
        assert_eq!(said_of(&PUBLISHER_FILE, byen, line, at), expected, "{line}");
    }
}

#[test]
fn a_title_names_the_field() {
    let values = edit::values("[policy]\ntitle = \"\"\n").expect("a source");
    let about = About { keys: &POLICY_FILE, values: &values, on_line: &|_| None, locale: Locale::Danish };
    let at = "policy.title".parse().expect("a place");
    assert_eq!(title("»title« er tom", Some(&at), about), "»Titel« er tom");
    assert_eq!(title("»title« er tom", None, about), "»title« er tom");
}
