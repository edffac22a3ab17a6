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
        Doubt::Subtitle => format!("Er det undertitlen? Det er gættet, fordi ordene står lige efter titlen ({place})."),
        Doubt::LevelByLooks => format!("Hvad er overskrift, og hvad er tekst? Det er gættet ({place})."),
        Doubt::Labels => format!("Det ligner ordene i en tegning ({place}). Slet dem, eller sæt tegningen ind som figur."),
        Doubt::GrownTogether(word) => format!("»{word}« ser ud til at være flere ord, der er vokset sammen ({place})."),
        Doubt::Sign(sign, to) if to.is_empty() => format!("Et tegn er udeladt, fordi skrifterne ikke har det (U+{:04X}, {place}).", u32::from(*sign)),
        Doubt::Sign(sign, to) => format!("Skrifterne har ikke tegnet {sign} (U+{:04X}). Her står »{}« i stedet ({place}). Skriv det, der menes.", u32::from(*sign), to.trim()),
        Doubt::Hyphen(word) => format!("Er ordet »{word}« delt rigtigt, eller skal der være en bindestreg ({place})?"),
        Doubt::BulletsApart => format!("Punkttegn og tekst stod hver for sig. Er punkterne delt rigtigt ({place})?"),
        Doubt::Columns => format!("Det ligner to spalter, der er kopieret linje for linje på tværs af siden ({place}). Kopiér en spalte ad gangen, og hent teksten ind igen."),
        Doubt::TableByLooks => format!("Er det tabellens kolonneoverskrifter? Det er gættet ({place})."),
        Doubt::HeaderRows(all) if all.len() == 1 => format!("Rækken {} er også mærket som kolonneoverskrifter i dokumentet ({place}). En tabel har kun én række med dem: Skriv de to sammen i den øverste, eller lad rækken stå som en almindelig række.", rows(all)),
        Doubt::HeaderRows(all) => format!("Rækkerne {} er også mærket som kolonneoverskrifter i dokumentet ({place}). En tabel har kun én række med dem: Skriv dem sammen i den øverste, eller lad dem stå som almindelige rækker.", rows(all)),
        Doubt::NoteWithoutPlace => "Henvisningen til fodnoten stod et sted, der ikke kan have nogen. Flyt den derhen, hvor den hører til.".into(),
        Doubt::Contact => "Er det udgiverens egne kontaktoplysninger? De står allerede hos udgiveren, og en blok med kontaktoplysninger viser dem.".into(),
        Doubt::Cropped => format!("Dokumentet viser kun et udsnit af billedet ({place}). Her er hele billedet: skær det til, eller vælg et andet."),
        Doubt::PictureLink(to) => format!("Billedet førte til {to} ({place}). Skriv et link i teksten, hvis læseren skal kunne komme derhen."),
        Doubt::BrokenReference => format!("Word har mistet en henvisning her ({place}). Skriv, hvad der henvises til, i stedet for fejlen."),
        Doubt::TypedNote(number) => format!("Er {number} en henvisning til en fodnote ({place})? Så gør den til en fodnote."),
        Doubt::Unfolded => format!("Det stod i en tabel, der kun stillede op ({place}). Er rækkefølgen rigtig?"),
        Doubt::LinesInCell => format!("Nogle celler havde flere linjer. De står efter hinanden, fordi en tabel med fodnoter ikke kan have linjeskift ({place}). Kan de forstås?"),
        Doubt::NumberedGoals { first, last: None } => format!("Er det et mål? Det begynder med »{first}« ({place})."),
        Doubt::NumberedGoals { first, last: Some(last) } => format!("Er det mål? De begynder med »{first}« til »{last}« ({place})."),
        Doubt::CaptionByPlace => format!("Er det billedteksten eller tabellens overskrift? Den er fundet på sin plads og sit nummer ({place})."),
    }
}

/// How many rows of a table are named.
const MOST_ROWS: usize = 3;

/// Rows of a table, by their words.
pub fn rows(all: &[String]) -> String {
    let named: Vec<String> = all.iter().take(MOST_ROWS).map(|row| format!("»{row}«")).collect();
    match all.len() - named.len() {
        0 => match named.split_last() {
            Some((last, others)) if !others.is_empty() => format!("{} og {last}", others.join(", ")),
            _ => named.concat(),
        },
        more => format!("{} og {more} til", named.join(", ")),
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
        Reason::Metadata => "oplysning om dokumentet til programmer",
        Reason::Deleted => "sporet sletning",
        Reason::Struck => "streget over",
        Reason::Prompt => "en vejledning, som ingen har skrevet noget i stedet for",
        Reason::FormField => "felt i en formular",
        Reason::Computed => "et felt, som Word regner ud",
        Reason::Bullet => "punkttegn",
        Reason::SmallPicture => "et lille billede, der står som et tegn ved teksten",
        Reason::NoteNumber => "fodnotens nummer: kladden giver den et selv",
        Reason::NotesHeading => "overskriften over fodnoterne: De står nu ved det, de hører til",
        Reason::Turned => "står på skrå eller på højkant",
        Reason::Overprinted => "de samme bogstaver er trykt oven i hinanden (skygge eller fed skrift)",
        Reason::Untagged => "står på siden, men er ikke mærket som tekst",
    }
}

/// The same in English, for messages.
pub fn why_in_english(why: Reason) -> &'static str {
    match why {
        Reason::PageNumber => "page number",
        Reason::RunningLine => "repeated on the pages",
        Reason::Contents => "printed contents",
        Reason::Picture => "picture that can't be taken along",
        Reason::PageEdge => "header or footer",
        Reason::Comment => "comment",
        Reason::Hidden => "hidden text",
        Reason::Drawing => "words in a drawing or diagram",
        Reason::Embedded => "an embedded document: import it by itself",
        Reason::TableAlt => "the table's alternative text",
        Reason::Symbol => "sign of a symbol font",
        Reason::ListNumber => "the number of an item that became a goal",
        Reason::NotText => "not text",
        Reason::Metadata => "said of the document to programs",
        Reason::Deleted => "tracked deletion",
        Reason::Struck => "struck out",
        Reason::Prompt => "a prompt that nobody replaced",
        Reason::FormField => "field of a form",
        Reason::Computed => "a field that Word computes",
        Reason::Bullet => "bullet",
        Reason::SmallPicture => "a small picture that is a sign beside the text",
        Reason::NoteNumber => "the footnote's number, which the draft gives by itself",
        Reason::NotesHeading => "the heading above the footnotes, which are now with what they belong to",
        Reason::Turned => "doesn't run from left to right",
        Reason::Overprinted => "the same letters are printed on top of each other (a shadow, or bold)",
        Reason::Untagged => "on the page, but not marked as text",
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
        Mend::Dos => "tegn, der var gemt i DOS' tegnsæt (CP865/CP850)",
        Mend::MacRoman => "tegn, der var gemt i gamle Mac'ers tegnsæt",
        Mend::Utf16 => "tegn uden for de almindelige, der var gemt i UTF-16",
        Mend::ReadWrongly => "tegn, der var læst i et forkert tegnsæt (Ã¦ for æ)",
    }
}

/// What the user should know.
pub fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::Comment => "kommentarer i margenen, som ikke er med",
        Notice::Deletion => "sporede sletninger, som er godkendt: teksten er ikke med",
        Notice::Insertion => "sporede indsættelser, som er godkendt: teksten er med",
        Notice::LinkDropped => "links inden for dokumentet eller til en fil: kun ordene er med",
        Notice::NumberAsWords => "numre, som tekstbehandlingen selv sætter: de er skrevet som tekst",
        Notice::LetteredItem => {
            "punkter med bogstav eller romertal: de har fået tal. Ret henvisninger til dem"
        }
        Notice::UnknownLetter => "bogstaver, som PDF'en ikke siger, hvad er: de står som \u{fffd} i kladden",
        Notice::CoveredLetter => {
            "bogstaver, som en kasse dækker i PDF'en: de står i kladden. Se efter, om de må være der"
        }
        Notice::ScannedPage => {
            "sider, der kun er et billede (scanning): deres tekst er ikke med. Kør OCR på PDF'en, og hent den ind igen"
        }
        Notice::SpannedCell => "tabelceller over flere rækker eller kolonner: de er foldet ud",
        Notice::RaisedLetter => {
            "hævede eller sænkede tegn: de står på linjen. Se efter, om de stadig kan forstås"
        }
        Notice::NestedTable => "tabeller inde i en celle: deres celler står som linjer under hinanden",
        Notice::Formula => "formler: de er skrevet på én linje. Se efter, om de kan forstås",
        Notice::NumberLost => "numre, som tekstbehandlingen selv sætter, og som ikke er med",
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
