//! Messages in Danish.

use super::{Say, listed};
use crate::finding::Words;
use crate::finding::{Expected, Fault, PictureWhy, ProfileWhy};

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

fn picture(why: &PictureWhy) -> (String, Vec<String>) {
    match why {
        PictureWhy::Missing { near } => (
            "findes ikke".into(),
            vec![match near {
                Some(near) => format!("Der ligger en fil med næsten samme navn: {near}"),
                None => {
                    "Læg filen i politikkens mappe, og skriv dens navn med store og små bogstaver som på disken"
                        .into()
                }
            }],
        ),
        PictureWhy::Outside => (
            "ligger uden for politikkens mappe".into(),
            vec![
                "Kopiér billedet ind i mappen images, og skriv stien derfra: src = \"images/navn.svg\""
                    .into(),
            ],
        ),
        PictureWhy::Link => (
            "er en genvej (et link) til en anden fil".into(),
            vec!["Læg selve billedet i mappen i stedet for en genvej".into()],
        ),
        PictureWhy::WrongFormat => (
            "er ikke SVG, PNG eller JPEG".into(),
            vec![
                "Gem billedet som SVG, PNG eller JPEG, og lad filnavnet ende på .svg, .png eller .jpg".into(),
            ],
        ),
        PictureWhy::TooLarge { limit_mb } => {
            (format!("fylder mere end {limit_mb} MB"), vec!["Gem billedet i en mindre udgave".into()])
        }
        PictureWhy::TooManyPixels { limit_mp } => (
            format!("har mere end {limit_mp} millioner pixler"),
            vec![
                "Gem billedet i en mindre udgave: 3000 pixler på den lange led er nok til en hel side".into(),
            ],
        ),
        PictureWhy::Damaged { detail } => (
            "kan ikke vises, for filen er beskadiget".into(),
            vec!["Åbn billedet i et billedprogram, og gem det igen".into(), format!("Teknisk: {detail}")],
        ),
        PictureWhy::External { href } => (
            format!("henter noget udefra: {href}"),
            vec!["Indlejr det i selve SVG-filen; en publikation må ikke hente noget udefra".into()],
        ),
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
        Fault::UnknownPublisher { id, near, known } => Words::new(
            format!("Der er ingen udgiver, der hedder »{id}«"),
            meant(near.as_deref()).into_iter().chain([
                if known.is_empty() {
                    "Mappen sources/publishers/ er tom".to_owned()
                } else {
                    format!("I sources/publishers/ findes: {}", list(known))
                },
                format!("En ny udgiver får sin egen fil: sources/publishers/{id}.toml"),
            ]),
        ),
        Fault::UnknownLayout { name, near, known } => Words::new(
            format!("Der er intet layout, der hedder »{name}«"),
            meant(near.as_deref()).into_iter().chain([format!("Vælg mellem: {}", list(known))]),
        ),
        Fault::NoSections => w("Politikken har ingen afsnit", &["Skriv mindst ét:  [[section]]"]),
        Fault::TooMany { what, limit } => Words::new(
            format!("Der er flere end {limit} gange »{what}« her"),
            ["Del politikken i flere publikationer".to_owned()],
        ),
        Fault::LogoUnreadable { why } => {
            let (what, help) = picture(why);
            let help = match why {
                PictureWhy::Outside | PictureWhy::Missing { near: None } => {
                    vec![
                        "Læg logoet ved siden af udgiverens fil i sources/publishers/, og skriv dets navn"
                            .into(),
                    ]
                }
                _ => help,
            };
            let what = what.replace("politikkens mappe", "sources/publishers/");
            Words::new(format!("Logoet {what}"), help)
        }
        Fault::LogoWithoutAlt => w(
            "Logoet mangler en tekst til dem, der ikke kan se det",
            &["Skriv:  logo_alt = \"Sønderborg Kommunes logo\""],
        ),
        Fault::DuplicateId { id, line } => Words::new(
            format!("»{id}« er brugt som id to gange; første gang i linje {line}"),
            ["Giv det ene et andet id: id'et er adressen, som links peger på".to_owned()],
        ),
        Fault::ReservedId { id } => {
            Words::new(format!("»{id}« er et id, som udgiv selv bruger"), ["Vælg et andet id".to_owned()])
        }
        Fault::BadId { id, suggestion } => Words::new(
            format!("»{id}« kan ikke bruges som id"),
            [format!("Brug små bogstaver a-z, tal og bindestreger:  id = \"{suggestion}\"")],
        ),
        Fault::HeadingTopLevel => w(
            "En overskrift i teksten kan ikke være på øverste niveau",
            &["Afsnittets titel er allerede øverste niveau. Skriv to #-tegn:  ## Overskrift"],
        ),
        Fault::HeadingSkipped { from, to } => Words::new(
            format!("Overskriften springer fra niveau {from} til niveau {to}"),
            [
                format!("Skriv {} #-tegn:  {} Overskrift", from + 1, "#".repeat(usize::from(from + 1))),
                "En skærmlæser går frem niveau for niveau; et spring lyder, som om der mangler noget"
                    .to_owned(),
            ],
        ),
        Fault::HeadingEmpty => w("Overskriften er tom", &["Skriv en overskrift, eller fjern #-tegnene"]),
        Fault::EmptyText { key } => {
            Words::new(format!("»{key}« er tom"), [format!("Skriv en tekst, eller fjern linjen »{key}«")])
        }
        Fault::NestedTooDeep { limit } => Words::new(
            format!("Lister og citater ligger mere end {limit} niveauer inden i hinanden"),
            ["Del listen op; mere end tre niveauer er svære at følge for alle".to_owned()],
        ),
        Fault::HtmlInText { html } => Words::new(
            format!("HTML kan ikke bruges her: {html}"),
            [
                "Skal tegnene stå i teksten, så sæt to omvendte skråstreger foran:  \\\\<b>".to_owned(),
                "Fed skrift:  **ord**   Kursiv:  *ord*".to_owned(),
                "Ord på et andet sprog:  <span lang=\"de\">Wort</span>".to_owned(),
            ],
        ),
        Fault::SpanUnclosed => w(
            "<span lang=\"…\"> mangler sin afslutning i samme afsnit",
            &["Skriv:  <span lang=\"de\">Wort</span>"],
        ),
        Fault::SpanWithoutLanguage { html } => Words::new(
            format!("{html} siger ikke, hvilket sprog ordene er på"),
            ["Skriv:  <span lang=\"de\">Wort</span>".to_owned()],
        ),
        Fault::ImageInText => w(
            "Et billede kan ikke stå inde i teksten",
            &[
                "Giv det sin egen blok, så det får en tekst til dem, der ikke kan se det:",
                "[[section.block]]",
                "type = \"figure\"",
            ],
        ),
        Fault::UnknownLanguage { tag } => Words::new(
            format!("»{tag}« er ikke en sprogkode"),
            ["Skriv en kode på to eller tre bogstaver: da, de, en, en-GB, fo, kl".to_owned()],
        ),
        Fault::LanguageWithoutWords { tag } => Words::new(
            format!("udgiv har ikke egne ord på sproget »{tag}«"),
            ["Overskrifter som »Indhold« og »Ordliste« bliver på engelsk; udgiv kan dansk, tysk og engelsk"
                .to_owned()],
        ),
        Fault::LinkSaysNothing { text } => Words::new(
            format!("Linkteksten »{text}« siger ikke, hvor linket fører hen"),
            [
                "Skriv, hvad man finder der:  [Ansøg om støtte i hverdagen](https://…)".to_owned(),
                "En skærmlæser kan læse links op som en liste uden teksten omkring".to_owned(),
            ],
        ),
        Fault::LinkIsAddress { text } => Words::new(
            format!("Linkteksten er en webadresse: {text}"),
            ["Skriv, hvad man finder der:  [Kommunens side om hjælp](https://…)".to_owned()],
        ),
        Fault::LinkEmpty => {
            w("Linket har ingen tekst", &["Skriv, hvor linket fører hen:  [Tekst](https://…)"])
        }
        Fault::LinkScheme { url } => Words::new(
            format!("Linket kan ikke føre til »{url}«"),
            ["Et link begynder med https://, http://, mailto:, tel: eller # og et afsnits id".to_owned()],
        ),
        Fault::LinkAnchor { id, near } => Words::new(
            format!("Linket fører til »#{id}«, som ikke findes"),
            meant(near.as_deref().map(|near| format!("#{near}")).as_deref())
                .into_iter()
                .chain(["Brug id'et på et afsnit eller et mål i denne politik".to_owned()]),
        ),
        Fault::FootnoteUndefined { label } => Words::new(
            format!("Fodnoten [^{label}] er ikke skrevet"),
            [
                format!("Skriv den nederst i samme tekst:  [^{label}]: Notens tekst"),
                format!("Skal tegnene stå i teksten, så skriv:  \\\\[^{label}]"),
            ],
        ),
        Fault::FootnoteUnused { label } => Words::new(
            format!("Fodnoten [^{label}] er ikke brugt og kommer ikke med"),
            [format!("Sæt [^{label}] ind i teksten, eller fjern noten")],
        ),
        Fault::FootnoteTwice { label } => Words::new(
            format!("Fodnoten [^{label}] er skrevet to gange"),
            ["Giv den ene et andet nummer".to_owned()],
        ),
        Fault::BlocksInCell => {
            w("En celle kan kun have løbende tekst", &["Flyt lister og overskrifter ud af tabellen"])
        }
        Fault::YearsReversed { from, to } => Words::new(
            format!("Politikken slutter ({to}), før den begynder ({from})"),
            [format!("Skriv:  valid = {{ from = {to}, to = {from} }}")],
        ),
        Fault::YearUnlikely { year } => Words::new(
            format!("{year} ligner ikke et årstal"),
            ["Skriv årstal med fire cifre:  valid = { from = 2025, to = 2028 }".to_owned()],
        ),
        Fault::UpdatedBeforeAdopted => w(
            "Politikken er ændret, før den blev vedtaget",
            &["updated skal være samme dag som adopted eller senere"],
        ),
        Fault::NoDate => w(
            "Politikken har ingen dato",
            &[
                "En PDF til arkivet (PDF/A) skal have en dato. Skriv en af dem:",
                "adopted = 2025-01-29        dagen, den blev vedtaget",
                "updated = 2025-02-10        dagen, den sidst blev ændret",
                "valid = { from = 2025, to = 2028 }   1. januar i det første år bruges",
            ],
        ),
        Fault::FigureWithoutAlt => w(
            "Billedet mangler en tekst til dem, der ikke kan se det",
            &[
                "Skriv, hvad billedet fortæller:  alt = \"Trekant med vision øverst, politik og plan nederst\"",
                "Er det kun pynt?                 decorative = true",
            ],
        ),
        Fault::FigureAltAndDecorative => w(
            "Billedet har både alt og decorative = true",
            &["Fortæller billedet noget? Fjern decorative", "Er det kun pynt? Fjern alt"],
        ),
        Fault::FigureAltSaysNothing { alt } => Words::new(
            format!("»{alt}« fortæller ikke, hvad man ser på billedet"),
            ["Skriv, hvad billedet viser, i en sætning eller to, som du ville sige det i telefonen"
                .to_owned()],
        ),
        Fault::FigureDecorativeFalse => w(
            "decorative = false siger ikke noget",
            &["Skriv i stedet, hvad billedet fortæller:  alt = \"…\""],
        ),
        Fault::EasyPictureWithoutAlt => w(
            "Billedet i den letlæste tekst mangler ord til dem, der ikke kan se det",
            &["Skriv under picture, hvad man ser:  picture_alt = \"To mennesker taler sammen\""],
        ),
        Fault::EasyAltWithoutPicture => w(
            "picture_alt står uden et billede",
            &["Skriv, hvilket billede det er:  picture = \"images/samtale.svg\"", "Eller fjern picture_alt"],
        ),
        Fault::FigureUnreadable { src, why } => {
            let (what, help) = picture(why);
            Words::new(format!("Billedet {src} {what}"), help)
        }
        Fault::TableNoHeader => w(
            "Tabellen har ingen kolonneoverskrifter",
            &[
                "Skriv:  header = [\"Indsats\", \"Ansvar\"]",
                "Uden dem ved en skærmlæser ikke, hvad tallene handler om",
            ],
        ),
        Fault::TableHeaderEmpty { column } => Words::new(
            format!("Kolonne {column} har ingen overskrift"),
            ["Skriv et ord, der siger, hvad kolonnen viser".to_owned()],
        ),
        Fault::TableRowWidth { cells, columns } => Words::new(
            format!(
                "Rækken har {cells} {}, men tabellen har {columns} {}",
                if *cells == 1 { "celle" } else { "celler" },
                if *columns == 1 { "kolonne" } else { "kolonner" }
            ),
            ["Skriv lige så mange celler som kolonner; en tom celle er \"\"".to_owned()],
        ),
        Fault::TableNoRows => w("Tabellen har ingen rækker", &["Skriv:  rows = [[\"…\", \"…\"]]"]),
        Fault::GlyphMissing { character } => Words::new(
            format!(
                "Tegnet »{character}« (U+{:04X}) findes ikke i layoutets skrifter",
                u32::from(*character)
            ),
            ["Brug et andet tegn, eller læg en skrift, der har det, i mappen fonts/".to_owned()],
        ),
        Fault::ContrastLow { text, on, ratio, minimum, others } => Words::new(
            format!("Farven giver for lille kontrast ({}:1): {text} på {on}", number(*ratio)),
            others_da(*others).into_iter().chain([
                format!("Tekst skal have mindst {}:1 mod sin baggrund (WCAG 1.4.3)", number(*minimum)),
                "Vælg en mørkere farve".to_owned(),
            ]),
        ),
        Fault::ProfileUnusable { why } => match why {
            ProfileWhy::Outside => w(
                "Trykprofilen ligger ikke i udgivernes mappe",
                &["Læg selve filen, ikke en genvej, i sources/publishers/, og skriv dens navn:  profile = \"PSOcoated_v3.icc\""],
            ),
            ProfileWhy::Missing => w(
                "Trykprofilen findes ikke",
                &["Få filen af trykkeriet, læg den i sources/publishers/, og skriv dens navn:  profile = \"PSOcoated_v3.icc\""],
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
        Fault::SpotName { name } => Words::new(
            format!("»{name}« kan ikke være navnet på en staffagefarve"),
            ["Skriv navnet, som det står i farveviften:  primary_spot = \"PANTONE 3165 C\"".to_owned()],
        ),
        Fault::BrandInk { sum, limit } => Words::new(
            format!("Farven bruger {sum} % farve, og trykkeriet tillader {limit} %"),
            [
                "I trykket bliver cyan, magenta og gul sat ned, til det passer".to_owned(),
                "Få værdier med mindre farve af trykkeriet, eller skriv trykkeriets egen grænse:  [print] ink_limit = 320".to_owned(),
            ],
        ),
        Fault::PictureCoarse { page, ppi } => Words::new(
            format!("Billedet har {ppi} pixel pr. tomme på side {page} i trykudgaven og vil se groft ud"),
            ["Brug en større udgave af billedet: 300 pixel pr. tomme er godt, 200 er det mindste".to_owned()],
        ),
        Fault::PictureOnWhite { page } => Words::new(
            format!("Billedet har gennemsigtige dele; på side {page} i trykudgaven er de hvide"),
            ["Se på siden, og gem billedet uden gennemsigtighed, hvis hvidt er forkert".to_owned()],
        ),
        Fault::DrawingAsPixels { page } => Words::new(
            format!("Tegningen har gennemsigtighed, masker eller effekter; på side {page} i trykudgaven er den lavet om til pixel"),
            ["Tegn den i dækkende farver, så står den skarpt i enhver størrelse".to_owned()],
        ),
        Fault::BadWebAddress { value } => Words::new(
            format!("»{value}« er ikke en webadresse"),
            ["Skriv hele adressen:  web = \"https://sonderborgkommune.dk\"".to_owned()],
        ),
        Fault::BadMailAddress { value } => Words::new(
            format!("»{value}« er ikke en mailadresse"),
            ["Skriv:  email = \"post@sonderborg.dk\"".to_owned()],
        ),
        Fault::EasyMissing { title } => Words::new(
            format!("Afsnittet »{title}« har ingen letlæst tekst"),
            [
                "Skriv en:             [section.easy]".to_owned(),
                "                      text = \"\"\"…\"\"\"".to_owned(),
                "Eller skriv hvorfor:  easy_skip = \"Kolofon; ingen betydning for læseren\"".to_owned(),
            ],
        ),
        Fault::EasyAndSkip => w("Afsnittet har både en letlæst tekst og easy_skip", &["Fjern den ene"]),
        Fault::EasyEmpty => {
            w("Den letlæste tekst er tom", &["Skriv teksten, eller brug easy_skip = \"hvorfor\""])
        }
        Fault::GoalNotCovered { goal } => Words::new(
            format!("Målet »{goal}« er ikke med i den letlæste udgave"),
            [
                "Skriv det letlæst ved målet:                 easy = \"…\"".to_owned(),
                "Eller sig, at afsnittets letlæste tekst har det med:  covers = [\"målets id\"]".to_owned(),
            ],
        ),
        Fault::CoversUnknown { id, near } => Words::new(
            format!("Der er intet mål med id »{id}«"),
            meant(near.as_deref())
                .into_iter()
                .chain(["covers nævner id'er på mål i samme politik".to_owned()]),
        ),
        Fault::EasyRead(fault) => super::easy_da::fault(fault),
        Fault::Approval(fault) => super::approval_da::fault(fault),
    }
}

fn others_da(others: usize) -> Option<String> {
    match others {
        0 => None,
        1 => Some("Det gælder også et andet sted, hvor layoutet bruger farven".to_owned()),
        more => Some(format!("Det gælder også {more} andre steder, hvor layoutet bruger farven")),
    }
}

/// With a decimal comma.
fn number(value: f64) -> String {
    format!("{value:.1}").replace('.', ",")
}

/// A message about the run.
pub(super) fn say(what: Say<'_>) -> String {
    match what {
        Say::NoProject { root } => format!(
            "Der er ingen mappe sources/ i {root}\nGå til projektets mappe, angiv den med --root, eller begynd med:  udgiv new min-politik"
        ),
        Say::NoSuchPolicy { slug, known } => {
            format!("Der er ingen politik, der hedder »{slug}«\nI sources/ findes: {known}")
        }
        Say::NoSuchCode { code, near } => {
            let near = meant(near).map_or_else(String::new, |near| format!(" {near}"));
            format!(
                "Der er ingen kode, der hedder »{code}«.{near}\nKoden står foran hvert fund, for eksempel R05"
            )
        }
        Say::NothingToBuild => "Der er ingen politik i sources/\nBegynd med:  udgiv new min-politik".into(),
        Say::Unreadable { path, why } => format!("{path} kan ikke læses: {why}"),
        Say::Unwritable { path, why } => {
            format!("{path} kan ikke skrives: {why}\nEr der plads på disken, og må du skrive i mappen?")
        }
        Say::BrokenLayout { layout, why } => format!("Layoutet »{layout}« kan ikke bruges: {why}"),
        Say::BrokenDictionary { path, why } => format!(
            "Ordbogen {path} kan ikke bruges: {why}\nDen skal være i hunspells format og gemt som UTF-8. Uden den bruges den, der følger med"
        ),
        Say::LayoutFailed { slug, layout, why } => {
            format!("{slug}: layoutet »{layout}« kunne ikke sætte teksten\n{why}")
        }
        Say::LouisMissing { slug } => format!(
            "{slug}: punktskrift kræver programmet lou_translate (liblouis), som ikke er installeret; alt andet er lavet\n\
             Debian og Ubuntu:  apt install liblouis-bin liblouis-data\n\
             Fedora:            dnf install liblouis-utils\n\
             macOS:             brew install liblouis"
        ),
        Say::LouisFailed { slug, why } => {
            format!("{slug}: liblouis kunne ikke skrive teksten som punktskrift; alt andet er lavet\n{why}")
        }
    }
}
