//! The words of the draft and its report, in Danish like everything that users write.

use crate::import::document::{Doubt, Evidence, Mend, Notice, Origin, Place, Reason};

/// What a person should check.
pub fn doubt(doubt: &Doubt, origin: Origin) -> String {
    let place = Place::of(origin).danish();
    match doubt {
        Doubt::HeadingByLooks => format!("Er det en overskrift? Den er fundet på sit udseende ({place})."),
        Doubt::HeadingMoved(from) => {
            let from = Place::of(*from).danish();
            format!("Overskriften stod efter sin tekst ({from}) og er flyttet herop. Hører den til her?")
        }
        Doubt::Title => format!("Er det titlen? Det er gættet, fordi ordene står først ({place})."),
        Doubt::LevelByLooks => format!("Hvad er overskrift, og hvad er tekst? Det er gættet ({place})."),
        Doubt::Labels => format!("Det ligner ordene i en tegning ({place}). Slet dem, eller sæt tegningen ind som figur."),
        Doubt::GrownTogether(word) => format!("»{word}« ser ud til at være flere ord, der er vokset sammen ({place})."),
        Doubt::Hyphen(word) => format!("Er ordet »{word}« delt rigtigt, eller skal der være en bindestreg ({place})?"),
        Doubt::BulletsApart => format!("Punkttegn og tekst stod hver for sig. Er punkterne delt rigtigt ({place})?"),
        Doubt::TableByLooks => format!("Er det tabellens kolonneoverskrifter? Det er gættet ({place})."),
        Doubt::NoteWithoutPlace => "Henvisningen til fodnoten stod et sted, der ikke kan have nogen. Flyt den derhen, hvor den hører til.".into(),
        Doubt::Contact => "Kontaktoplysninger står også hos udgiveren i sources/publishers/. Skriv evt. type = \"contact\" i stedet.".into(),
    }
}

/// The reason something was left out.
pub fn why(why: Reason) -> &'static str {
    match why {
        Reason::PageNumber => "sidetal",
        Reason::RunningLine => "gentages på siderne",
        Reason::Contents => "trykt indholdsfortegnelse",
        Reason::Picture => "billede, der ikke er med",
        Reason::PageEdge => "sidehoved eller sidefod",
        Reason::Comment => "kommentar",
        Reason::Hidden => "skjult tekst",
        Reason::Drawing => "ord i en tegning eller et diagram",
        Reason::Embedded => "et indlejret dokument: Hent det ind for sig",
        Reason::TableAlt => "tabellens alternative tekst",
        Reason::Symbol => "tegn fra en symbolskrift",
        Reason::ListNumber => "nummeret på et punkt, der er blevet et mål",
        Reason::NotText => "ikke tekst",
        Reason::NoteNumber => "fodnotens nummer: kladden giver den et selv",
        Reason::Turned => "står på skrå eller på højkant",
        Reason::Untagged => "står på siden, men er ikke mærket som tekst",
    }
}

/// What was repaired.
pub fn mend(mend: Mend) -> &'static str {
    match mend {
        Mend::Ligature => "sammenvoksede bogstaver (ﬁ, ﬂ) skilt ad",
        Mend::SoftHyphen => "bløde bindestreger",
        Mend::Decomposed => "bogstaver, hvis accent stod for sig selv (a + ˚ = å)",
        Mend::Space => "særlige mellemrum gjort almindelige",
        Mend::Invisible => "usynlige tegn fjernet",
        Mend::TurnedRound => "bogstaver, hvis to dele var byttet om (昀氀 for fl)",
        Mend::Windows1252 => "tegn, der var gemt i Windows-1252",
    }
}

/// What the user should know.
pub fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::Comment => "kommentarer i margenen, som ikke er med",
        Notice::Deletion => "sporede sletninger, som er godkendt: teksten er ikke med",
        Notice::Insertion => "sporede indsættelser, som er godkendt: teksten er med",
        Notice::LinkDropped => "links inden for dokumentet eller til en fil: kun ordene er med",
        Notice::HeadingNumber => "overskrifter, som Word har nummereret: nummeret er ikke med",
        Notice::LetteredItem => {
            "punkter med bogstav eller romertal: de har fået tal. Ret henvisninger til dem"
        }
        Notice::UnknownLetter => "bogstaver, som PDF'en ikke siger, hvad er: de står som \u{fffd} i kladden",
        Notice::ScannedPage => {
            "sider, der kun er et billede (scanning): deres tekst er ikke med. Kør OCR på PDF'en, og hent den ind igen"
        }
        Notice::SpannedCell => "tabelceller over flere rækker eller kolonner: de er foldet ud",
    }
}

/// The evidence that decided about a hyphen.
pub fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Document => "ordet står et andet sted i dokumentet",
        Evidence::Form => "tal, store bogstaver eller et bogstav for sig selv",
        Evidence::Patterns => "dansk orddeling",
        Evidence::None => "intet: se efter",
    }
}
