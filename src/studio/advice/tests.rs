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
            "Fortæller billedet noget, så slet linjen:  decorative = true",
            "section[0].block[0].src",
            "Fortæller billedet noget, så fjern krydset i <Kun pynt|section[0].block[0].decorative|->",
        ),
        (
            "Er det kun pynt, så slet linjen:  alt = \"…\"",
            "section[0].block[0].src",
            "Er det kun pynt, så slet teksten i <Alternativ tekst|section[0].block[0].alt|->",
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

/// A picture's words or their absence, as a mark asks about them.
fn asked(said: &str, at: &str) -> String {
    let values = edit::values(POLICY).expect("a source");
    let at = at.parse().expect("a place");
    let about = About { keys: &POLICY_FILE, values: &values, on_line: &|_| None, locale: Locale::Danish };
    let parts = mark(said, Some(&at), about);
    let one = |part: &Part| match part {
        Part::Words(words) => words.clone(),
        Part::Field { label, value: None, .. } => format!("<{label}>"),
        other => format!("{other:?}"),
    };
    parts.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// What a draft asks by itself, beside what it asks about doubts: at which key, and how that is told.
const ASKED: &[(&str, &str, &str)] = &[
    ("policy.title", "Dokumentet har ingen titel. Skriv den.", "Dokumentet har ingen titel. Skriv den."),
    ("policy.title", "Titlen er gættet ud fra linje 4.", "Titlen er gættet ud fra dokumentet."),
    (
        "policy.title",
        "Titlen er taget fra filens egenskaber. Er det den rigtige?",
        "Titlen er taget fra filens egenskaber. Er det den rigtige?",
    ),
    (
        "policy.kind",
        "Hvad er det: policy, plan, strategy, proposal eller guide?",
        "Hvad er det: Politik, Plan, Strategi, Udspil eller Vejledning?",
    ),
    (
        "policy.language",
        "Sproget er fundet på ordene. Er det det rigtige?",
        "Sproget er fundet på ordene. Er det det rigtige?",
    ),
    (
        "policy.publisher",
        "Udgiveren er valgt, fordi teksten nævner den oftest. Er det den rigtige?",
        "Udgiveren er valgt, fordi teksten nævner den oftest. Er det den rigtige?",
    ),
    (
        "policy.publisher",
        "Der var ingen udgiver, så der er lavet en. Ret navn, adresse og farver til.",
        "Der var ingen udgiver, så der er lavet en. Ret navn, adresse og farver til.",
    ),
    (
        "policy.adopted",
        "Dagen for vedtagelsen er fundet på linje 12.",
        "Dagen for vedtagelsen er fundet i dokumentet.",
    ),
    ("policy.valid", "Årene er fundet på linje 1.", "Årene er fundet i dokumentet."),
    (
        "policy.updated",
        "Ingen årstal fundet. Skriv, hvilke år politikken gælder:  valid = { from = 2026, to = 2029 }",
        "Ingen årstal fundet. Skriv, hvilke år politikken gælder: <Gælder>",
    ),
    (
        "policy.updated",
        "Datoen er den dag, filen sidst blev ændret. Ret den til dagen for vedtagelsen:  adopted = …",
        "Datoen er den dag, filen sidst blev ændret. Kendes dagen for vedtagelsen, så skriv den i <Vedtaget>",
    ),
    (
        "policy.variants",
        "Skriv i en sætning eller to, hvad den handler om:  summary = \"…\"",
        "Skriv i en sætning eller to, hvad den handler om: <Resumé>",
    ),
    (
        "section[0].id",
        "Teksten her har ingen overskrift i dokumentet. Denne er tilføjet: Skriv en, der passer.",
        "Teksten her har ingen overskrift i dokumentet. Denne er tilføjet: Skriv en, der passer.",
    ),
    (
        "section[0].text",
        "Adressen https://byen.dk er ikke et link. Skriv ord, der siger, hvor det fører hen, og gør dem til et link.",
        "Adressen https://byen.dk er ikke et link. Skriv ord, der siger, hvor det fører hen, og gør dem til et link.",
    ),
    (
        "section[0].block[0].alt",
        "Et program har lavet teksten til dem, der ikke kan se billedet (linje 7): »A picture containing person«. Skriv selv, hvad billedet fortæller:  alt = \"…\"",
        "Et program har lavet teksten til dem, der ikke kan se billedet: »A picture containing person«. Skriv selv, hvad billedet fortæller: <Alternativ tekst>",
    ),
    (
        "section[0].block[0].decorative",
        "Dokumentet siger kun »image3.png« om billedet (linje 7). Er det kun pynt, er det rigtigt nu. Skriv ellers, hvad det fortæller:  alt = \"…\"  og fjern:  decorative = true",
        "Dokumentet siger kun »image3.png« om billedet. Er det kun pynt, er det rigtigt nu. Fortæller det noget, så fjern krydset i <Kun pynt> og skriv i <Alternativ tekst> , hvad det fortæller.",
    ),
    (
        "section[0].block[0].decorative",
        "Billedet mangler tekst til dem, der ikke kan se det (linje 7). Er det kun pynt, er det rigtigt nu. Skriv ellers, hvad det fortæller:  alt = \"…\"  og fjern:  decorative = true",
        "Billedet mangler tekst til dem, der ikke kan se det. Er det kun pynt, er det rigtigt nu. Fortæller det noget, så fjern krydset i <Kun pynt> og skriv i <Alternativ tekst> , hvad det fortæller.",
    ),
    (
        "section[0].block[0].alt",
        "Siger teksten det, billedet fortæller? Den er taget fra dokumentet (linje 7).",
        "Siger teksten det, billedet fortæller? Den er taget fra dokumentet.",
    ),
];

#[test]
fn what_a_draft_asks_is_asked_in_words_of_fields() {
    for (at, said, expected) in ASKED {
        assert_eq!(asked(said, at), *expected, "{said}");
    }
    // They are what the draft writes.
    let written = concat!(include_str!("../../import/draft/write.rs"), include_str!("../../import/run.rs"));
    for (_, said, _) in ASKED {
        let start: String = said.chars().take(8).collect();
        assert!(written.contains(&start), "nobody asks: {said}");
    }
}

#[test]
fn what_a_draft_doubts_is_asked_without_lines_and_codes() {
    use crate::import::{Doubt, draft::doubts_said};
    let row = |name: &str| name.to_owned();
    let goal = |last: Option<&str>| Doubt::NumberedGoals { first: row("Mål 1"), last: last.map(row) };
    let all = [
        Doubt::HeadingByLooks,
        Doubt::HeadingMoved(3),
        Doubt::Title,
        Doubt::Subtitle,
        Doubt::LevelByLooks,
        Doubt::Labels,
        Doubt::GrownTogether(row("påvej")),
        Doubt::Sign('\u{f0b7}', row("")),
        Doubt::Sign('☺', row(":)")),
        Doubt::Hyphen(row("sam-arbejde")),
        Doubt::BulletsApart,
        Doubt::Columns,
        Doubt::TableByLooks,
        Doubt::HeaderRows(vec![row("A B")]),
        Doubt::HeaderRows(vec![row("A B"), row("C D")]),
        Doubt::NoteWithoutPlace,
        Doubt::Contact,
        Doubt::Cropped,
        Doubt::PictureLink(row("https://byen.dk")),
        Doubt::BrokenReference,
        Doubt::TypedNote(row("2")),
        Doubt::Unfolded,
        Doubt::LinesInCell,
        goal(None),
        goal(Some("Mål 3")),
        Doubt::CaptionByPlace,
    ];
    let shown: Vec<String> =
        all.iter().map(|doubt| asked(&doubts_said(doubt, 7), "section[0].text")).collect();
    assert_eq!(
        shown.join("\n"),
        "Er det en overskrift? Den er fundet på sit udseende.
Overskriften stod efter sin tekst og er flyttet herop. Hører den til her?
Er det titlen? Det er gættet, fordi ordene står først.
Er det undertitlen? Det er gættet, fordi ordene står lige efter titlen.
Hvad er overskrift, og hvad er tekst? Det er gættet.
Det ligner ordene i en tegning. Slet dem, eller sæt tegningen ind som figur.
»påvej« ser ud til at være flere ord, der er vokset sammen.
Et tegn er udeladt, fordi skrifterne ikke har det.
Skrifterne har ikke tegnet ☺. Her står »:)« i stedet. Skriv det, der menes.
Er ordet »sam-arbejde« delt rigtigt, eller skal der være en bindestreg?
Punkttegn og tekst stod hver for sig. Er punkterne delt rigtigt?
Det ligner to spalter, der er kopieret linje for linje på tværs af siden. Kopiér en spalte ad gangen, og hent teksten ind igen.
Er det tabellens kolonneoverskrifter? Det er gættet.
Rækken »A B« er også mærket som kolonneoverskrifter i dokumentet. En tabel har kun én række med dem: Skriv de to sammen i den øverste, eller lad rækken stå som en almindelig række.
Rækkerne »A B« og »C D« er også mærket som kolonneoverskrifter i dokumentet. En tabel har kun én række med dem: Skriv dem sammen i den øverste, eller lad dem stå som almindelige rækker.
Henvisningen til fodnoten stod et sted, der ikke kan have nogen. Flyt den derhen, hvor den hører til.
Er det udgiverens egne kontaktoplysninger? De står allerede hos udgiveren, og en blok med kontaktoplysninger viser dem.
Dokumentet viser kun et udsnit af billedet. Her er hele billedet: skær det til, eller vælg et andet.
Billedet førte til https://byen.dk. Skriv et link i teksten, hvis læseren skal kunne komme derhen.
Word har mistet en henvisning her. Skriv, hvad der henvises til, i stedet for fejlen.
Er 2 en henvisning til en fodnote? Så gør den til en fodnote.
Det stod i en tabel, der kun stillede op. Er rækkefølgen rigtig?
Nogle celler havde flere linjer. De står efter hinanden, fordi en tabel med fodnoter ikke kan have linjeskift. Kan de forstås?
Er det et mål? Det begynder med »Mål 1«.
Er det mål? De begynder med »Mål 1« til »Mål 3«.
Er det billedteksten eller tabellens overskrift? Den er fundet på sin plads og sit nummer."
    );
}
