//! What is said of approvals, in Danish.

use super::{DocumentWords, compared, listed};
use crate::finding::Words;
use crate::finding::{ApprovalFault, Approved, NoComparison};
use crate::policy::{Date, Language};

/// As it is written in a sentence.
pub fn date(date: Date) -> String {
    DocumentWords::of(&Language::danish()).date(date)
}

fn again(slug: &str, id: &str) -> String {
    format!("  udgiv approve {slug} --section {id} --by \"NAVN\"")
}

/// What is said about a fault.
pub fn fault(fault: &ApprovalFault) -> Words {
    match fault {
        ApprovalFault::Stale { whose: Approved { slug, id, title, by, on }, changes } => {
            let mut help = match changes {
                Ok(changes) => {
                    let mut help =
                        vec![format!("{by} godkendte den {}. Siden er den fulde tekst ændret:", date(*on))];
                    help.extend(compared(changes, "før", "nu", |more| format!("og {more} ændringer mere")));
                    help
                }
                Err(why) => {
                    let file = format!("approved/{id}.txt");
                    let why = match why {
                        NoComparison::Missing => format!(
                            "{file} mangler. udgiv approve skriver den; gem den sammen med policy.toml"
                        ),
                        NoComparison::Unusable => format!("{file} er en genvej, for stor eller ikke UTF-8"),
                        NoComparison::Other => format!("{file} er ikke den tekst, der blev godkendt"),
                    };
                    vec![
                        format!("{by} godkendte den {}. Siden er den fulde tekst ændret.", date(*on)),
                        format!("Hvad der er ændret, kan ikke vises: {why}"),
                    ]
                }
            };
            help.push(
                "Passer den letlæste tekst stadig? Ret den, hvis ikke, og godkend den igen:".to_owned(),
            );
            help.push(again(slug, id));
            let title =
                format!("Den letlæste tekst til »{title}« siger måske ikke længere det samme som den fulde");
            Words::new(title, help)
        }
        ApprovalFault::EasyChanged { whose: Approved { slug, id, title, by, on }, changes } => {
            let mut help = vec!["Det er ændret:".to_owned()];
            help.extend(compared(changes, "før", "nu", |more| format!("og {more} ændringer mere")));
            help.push("Den er en kladde, til den er godkendt igen:".to_owned());
            help.push(again(slug, id));
            let on = date(*on);
            Words::new(
                format!("Den letlæste tekst til »{title}« er ændret, siden {by} godkendte den {on}"),
                help,
            )
        }
        ApprovalFault::Halfway { slug, id, missing } => Words::new(
            format!("Godkendelsen af den letlæste tekst mangler {}", listed(missing, "og")),
            [
                "Er teksten godkendt, så skriv godkendelsen med:".to_owned(),
                again(slug, id),
                "Er den ikke, så slet based_on, approved_by og approved_on".to_owned(),
            ],
        ),
        ApprovalFault::NoHash { slug, id } => Words::new(
            "based_on er ikke skrevet af udgiv approve",
            ["Den er sha256: og 64 tegn. Skriv den med:".to_owned(), again(slug, id)],
        ),
        ApprovalFault::YearUnlikely { key, year } => Words::new(
            format!("{year} ligner ikke et årstal"),
            [format!("Skriv dagen som år, måned og dag:  {key} = 2026-11-01")],
        ),
        ApprovalFault::TestedBefore { tested_on, approved_on } => Words::new(
            format!(
                "Læserne prøvede teksten {}, før den blev godkendt {}",
                date(*tested_on),
                date(*approved_on)
            ),
            [
                "Teksten kan være en anden nu, så den tæller ikke som testet".to_owned(),
                "Prøv den igen, og skriv den nye dag:  tested_on = …".to_owned(),
            ],
        ),
    }
}
