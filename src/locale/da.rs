//! Messages in Danish.

use super::listed;
use crate::finding::Words;
use crate::finding::{Expected, Fault, ProfileWhy};

fn list<T: AsRef<str>>(items: &[T]) -> String {
    listed(items, "og")
}

fn meant(near: Option<&str>) -> Option<String> {
    near.map(|near| format!("Mente du »{near}«?"))
}

fn expected(expected: Expected, key: &str) -> (&'static str, String) {
    match expected {
        Expected::Text => ("være tekst i anførselstegn", format!("{key} = \"…\"")),
        Expected::Texts => ("være en liste af tekster", format!("{key} = [\"…\", \"…\"]")),
        Expected::Rows => ("være en liste af rækker", format!("{key} = [[\"…\", \"…\"], [\"…\", \"…\"]]")),
        Expected::Integer => ("være et helt tal uden anførselstegn", format!("{key} = 1")),
        Expected::Number { from, to } => {
            ("være et tal uden anførselstegn", format!("{key} = {to}   (fra {from} til {to})"))
        }
        Expected::Count => ("være et helt tal, mindst 1, uden anførselstegn", format!("{key} = 10")),
        Expected::Boolean => ("være true eller false uden anførselstegn", format!("{key} = true")),
        Expected::Date => ("være en dato, der findes, uden anførselstegn", format!("{key} = 2025-01-29")),
        Expected::Years => ("være to årstal", format!("{key} = {{ from = 2025, to = 2028 }}")),
        Expected::Colour => ("være en farve", format!("{key} = \"#004b5a\"")),
        Expected::Cmyk => ("være fire procenttal fra 0 til 100", format!("{key} = [100, 35, 40, 45]")),
        Expected::Table => ("være en gruppe", format!("[{key}]")),
        Expected::Tables => ("være en eller flere grupper", format!("[[{key}]]")),
    }
}

fn toml_detail(detail: &str) -> &'static str {
    match detail {
        d if d.contains("duplicate key") => "Den samme nøgle står her to gange",
        d if d.contains("key with no value") || d.contains("missing value") => "Der mangler en værdi",
        d if d.contains("string values must be quoted") => "Teksten mangler anførselstegn",
        d if d.contains("missing assignment") || d.contains("missing `=`") => "Der mangler et lighedstegn",
        d if d.contains("extra `=`") || d.contains("extra assignment") => "Her er et lighedstegn for meget",
        d if d.contains("unclosed array") => "En liste mangler sin afsluttende ]",
        d if d.contains("unclosed table") => "En gruppe mangler sin afsluttende ]",
        d if d.contains("unclosed inline table") => "Der mangler en afsluttende }",
        d if d.contains("comma") => "Her er et komma for lidt eller for meget",
        d if d.contains("escape") => "En omvendt skråstreg skal skrives to gange: \\\\",
        d if d.contains("quote") || d.contains("string") => "En tekst mangler sit afsluttende anførselstegn",
        d if d.contains("unquoted key") || d.contains("invalid key") => {
            "Navnet før lighedstegnet må kun have bogstaverne a-z, tal, - og _"
        }
        d if d.contains("recursion") => "Grupper og lister ligger for dybt inden i hinanden",
        _ => "Skrivemåden er ikke gyldig TOML her",
    }
}

/// What is said about a fault.
pub(super) fn fault(fault: &Fault) -> Words {
    let w = |title: &str, help: &[&str]| Words::new(title, help.iter().map(|line| (*line).to_owned()));
    match fault {
        Fault::NotUtf8 => w(
            "Filen er ikke gemt som UTF-8",
            &["Åbn filen i din teksteditor, og gem den med tegnkodning UTF-8"],
        ),
        Fault::SourceIsLink => w(
            "Filen er en genvej (et link) til en anden fil",
            &["Læg selve filen her i stedet for en genvej"],
        ),
        Fault::FileTooLarge { limit_mb } => Words::new(
            format!("Filen fylder mere end {limit_mb} MB"),
            ["Del den i flere publikationer".to_owned()],
        ),
        Fault::TomlSyntax { detail } => Words::new(
            toml_detail(detail),
            [
                "Kort tekst:  title = \"Værdighed\"".to_owned(),
                "Lang tekst:  text = \"\"\"…\"\"\"".to_owned(),
                format!("Teknisk: {detail}"),
            ],
        ),
        Fault::UnknownKey { key, near, known } => Words::new(
            format!("»{key}« er ikke en nøgle, der kan stå her"),
            meant(near.as_deref()).into_iter().chain([format!("Her kan stå: {}", list(known))]),
        ),
        Fault::MissingKey { key, example } => {
            Words::new(format!("Her mangler »{key}«"), [format!("Skriv:  {example}")])
        }
        Fault::WrongType { key, expected: kind } => {
            let (what, example) = expected(*kind, key);
            Words::new(format!("»{key}« skal {what}"), [format!("Skriv:  {example}")])
        }
        Fault::UnknownValue { key, value, near, known } => Words::new(
            format!("»{value}« kan ikke stå i »{key}«"),
            meant(near.as_deref()).into_iter().chain([format!("Vælg mellem: {}", list(known))]),
        ),
        Fault::UnknownSchema => w(
            "Filen er skrevet til en anden version af formatet",
            &["Denne version af udgiv læser:  schema = 1"],
        ),
        Fault::BadSlug { slug } => Words::new(
            format!("Mappens navn »{slug}« kan ikke bruges i en webadresse"),
            ["Giv mappen et navn af små bogstaver a-z, tal og bindestreger: socialpolitik-2025-2028"
                .to_owned()],
        ),
        Fault::NoSections => w("Politikken har ingen afsnit", &["Skriv mindst ét:  [[section]]"]),
        Fault::TooMany { what, limit } => Words::new(
            format!("Der er flere end {limit} gange »{what}« her"),
            ["Del politikken i flere publikationer".to_owned()],
        ),
        Fault::UnknownLanguage { tag } => Words::new(
            format!("»{tag}« er ikke en sprogkode"),
            ["Skriv en kode på to eller tre bogstaver: da, de, en, en-GB, fo, kl".to_owned()],
        ),
        Fault::ProfileUnusable { why } => match why {
            ProfileWhy::Outside => w(
                "Trykprofilen ligger ikke i udgivernes mappe",
                &[
                    "Læg selve filen, ikke en genvej, i sources/publishers/, og skriv dens navn:  profile = \"PSOcoated_v3.icc\"",
                ],
            ),
            ProfileWhy::Missing => w(
                "Trykprofilen findes ikke",
                &[
                    "Få filen af trykkeriet, læg den i sources/publishers/, og skriv dens navn:  profile = \"PSOcoated_v3.icc\"",
                ],
            ),
            ProfileWhy::TooLarge { limit_mb } => Words::new(
                format!("Trykprofilen fylder mere end {limit_mb} MB"),
                ["Bed trykkeriet om dets ICC-profil: den fylder nogle få MB".to_owned()],
            ),
            ProfileWhy::NotForPress => w(
                "Filen er ikke en ICC-profil til tryk i fire farver",
                &["Bed trykkeriet om ICC-profilen til dets trykbetingelse (klasse prtr, CMYK)"],
            ),
        },
    }
}
