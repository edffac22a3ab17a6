//! Words for the accessibility statement of a site: Danish, to be pasted into the Agency for Digital Government's form and answered for by a person
//! (Lov om tilgængelighed af offentlige organers websteder og mobilapplikationer, § 4).
//!
//! Its parts stand in the order of the statements that the form publishes, which follow the Commission's model (Implementing Decision (EU) 2018/1523).
//! What the program doesn't know is told as such: which of the three grades holds is for a person to say, and never "fully" from here.

use std::collections::{BTreeMap, BTreeSet};

use super::criteria::STANDARDS;
use super::data::{Evidence, Judgement, Known, name_of, variant_name};
use super::page::{said, says};
use crate::language;
use crate::locale::Locale;
use crate::policy::Language;
use crate::xml::Xml;

const STYLE: &str = concat!(
    include_str!("../page.css"),
    "
.choices li { margin: 0.3rem 0; }
.points { padding: 0.9rem 1.1rem; border-radius: 0.5rem; background: var(--card); }
h4 { margin: 0.9rem 0 0.2rem; font-size: 1rem; }
a { color: var(--bar); }
"
);

const TITLE: &str = "Tekst til tilgængelighedserklæringen";

/// The page, about all publications in the output folder.
#[must_use]
pub fn statement(all: &[Evidence]) -> Vec<u8> {
    let mut xml = Xml::fragment();
    xml.raw("<!DOCTYPE html>\n");
    xml.block("html", &[("lang", "da")], |xml| {
        xml.block("head", &[], |xml| {
            xml.empty("meta", &[("charset", "utf-8")]);
            xml.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            xml.empty("meta", &[("name", "robots"), ("content", "noindex")]);
            xml.line("title", &[], TITLE);
            xml.block("style", &[], |xml| xml.raw(STYLE));
        });
        xml.block("body", &[], |xml| xml.block("main", &[], |xml| main(xml, all)));
    });
    xml.finish()
}

fn main(xml: &mut Xml, all: &[Evidence]) {
    // It may be parted on a narrow screen, also where the browser knows no Danish.
    xml.line("h1", &[], &TITLE.replace("hedserk", "heds\u{ad}erk"));
    quiet(
        xml,
        "Til den, der udfylder webstedets erklæring i Digitaliseringsstyrelsens WAS-Tool. Her står, hvad der er kendt om filerne, i den rækkefølge, som \
         erklæringen har. Læs det, ret det, og sæt det ind. Et websted har én erklæring om alt, hvad der er på det, så filerne er kun en del af den. \
         Erklæringen er jeres, og et menneske svarer for den.",
    );
    part(xml, "filer", "Filerne, det handler om", |xml| files(xml, all));
    part(xml, "kontakt", "Kontakt", |xml| contacts(xml, all));
    part(xml, "status", "Overholdelsesstatus", |xml| status(xml, all));
    part(xml, "metode", "Vurderingsmetode", |xml| method(xml, all));
    part(xml, "rapporter", "Evalueringsrapporter", |xml| reports(xml, all));
    part(xml, "undtagelser", "Ikke-tilgængeligt indhold", |xml| exceptions(xml, all));
    part(xml, "bedre", "Det, I gør for at blive bedre", |xml| improvements(xml, all));
    part(xml, "dato", "Dato", |xml| dates(xml, all));
    part(xml, "klage", "Håndhævelse", |xml| {
        paragraph(
            xml,
            "Erklæringen fortæller også, hvor man kan henvende sig, hvis jeres svar ikke er godt nok. Det står ikke i kilderne, så det skriver I selv, hvis værktøjet \
             ikke gør det.",
        );
    });
}

fn part(xml: &mut Xml, id: &str, title: &str, content: impl FnOnce(&mut Xml)) {
    xml.block("section", &[("aria-labelledby", id)], |xml| {
        xml.line("h2", &[("id", id)], title);
        content(xml);
    });
}

fn paragraph(xml: &mut Xml, text: &str) {
    xml.line("p", &[], text);
}

fn quiet(xml: &mut Xml, text: &str) {
    xml.line("p", &[("class", "quiet")], text);
}

fn list(xml: &mut Xml, items: impl IntoIterator<Item = String>) {
    xml.block("ul", &[], |xml| items.into_iter().for_each(|item| xml.line("li", &[], &item)));
}

/// The title of a publication, in its language.
fn title(xml: &mut Xml, level: &str, evidence: &Evidence) {
    let foreign = Language::parse(&evidence.language).is_some_and(|one| one.primary() != "da");
    let attributes: &[(&str, &str)] = if foreign { &[("lang", evidence.language.as_str())] } else { &[] };
    xml.line(level, attributes, &evidence.title);
}

fn files(xml: &mut Xml, all: &[Evidence]) {
    let danish = language::of(&Language::danish());
    for evidence in all {
        title(xml, "h3", evidence);
        let files = evidence.files.iter();
        list(xml, files.map(|file| format!("{}: {}", variant_name(&file.variant, danish), file.name())));
    }
}

fn contacts(xml: &mut Xml, all: &[Evidence]) {
    let contacts: BTreeSet<(&str, Option<&str>, Option<&str>)> = all
        .iter()
        .map(|one| (one.publisher.as_str(), one.contact.as_deref(), one.phone.as_deref()))
        .collect();
    paragraph(
        xml,
        "Oplever du noget, der ikke er tilgængeligt, eller har du brug for en fil i en anden form, så skriv eller ring:",
    );
    let ways = |(publisher, email, phone): &(&str, Option<&str>, Option<&str>)| {
        let email = email.unwrap_or("[skriv en e-mailadresse]");
        let phone = phone.unwrap_or("[skriv et telefonnummer]");
        format!("{publisher}: {email}, {phone}")
    };
    list(xml, contacts.iter().map(ways));
    if contacts.iter().any(|(_, email, phone)| email.is_none() || phone.is_none()) {
        quiet(xml, "Erklæringen skal have både et telefonnummer og en måde at skrive på.");
    }
}

/// What can be said of all files together: never that everything is kept, since a person has to look at some of it.
fn status(xml: &mut Xml, all: &[Evidence]) {
    paragraph(xml, "I vælger selv, hvad der gælder for hele webstedet:");
    xml.block("ol", &[("class", "choices")], |xml| {
        for choice in [
            "Webstedet overholder standarden fuldt ud",
            "Webstedet overholder standarden delvist (overholder de fleste krav)",
            "Webstedet overholder ikke standarden (overholder ikke de fleste krav)",
        ] {
            xml.line("li", &[], choice);
        }
    });
    let known = || all.iter().flat_map(|one| &one.known);
    let points = if known().any(|known| matches!(known, Known::Faults { .. })) {
        "Der er fundet fejl i filerne, så de overholder højst standarden delvist. Fejlene står under »Ikke-tilgængeligt indhold«."
    } else if known().any(|known| Place::of(known) == Place::NotKept) {
        "Filerne overholder højst standarden delvist. Det, der mangler, står under »Ikke-tilgængeligt indhold«."
    } else {
        "Der er ingen kendte mangler i filerne. Det er ikke nok til at vælge »fuldt ud«: Om billedbeskrivelser, links og overskrifter siger det rigtige, \
         afgør et menneske først. Se tabellen »Det, et menneske afgør« i evalueringsrapporterne."
    };
    xml.line("p", &[("class", "points")], points);
    paragraph(xml, "Filerne er holdt op mod disse standarder:");
    list(xml, STANDARDS.iter().map(|standard| standard.name.to_owned()));
    let mut claims: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for file in all.iter().flat_map(|one| &one.files) {
        for claim in &file.claims {
            let (made, shown) = claims.entry(claim).or_default();
            *made += 1;
            let judged: Vec<&Judgement> = file.on_claim(claim).collect();
            *shown += usize::from(!judged.is_empty() && judged.iter().all(|one| one.passed));
        }
    }
    if !claims.is_empty() {
        paragraph(xml, "Filerne siger selv, at de overholder:");
        let told = claims.iter().map(|(claim, (made, shown))| match (made, shown) {
            (1, 1) => format!("{claim}: 1 fil, og et kontrolprogram har bekræftet det"),
            (made, shown) if made == shown => {
                format!("{claim}: {made} filer, og et kontrolprogram har bekræftet det for dem alle")
            }
            (made, 0) => {
                format!("{claim}: {made} {}, som intet kontrolprogram har bekræftet endnu", fil(*made))
            }
            (made, shown) => {
                format!("{claim}: {made} filer, og et kontrolprogram har bekræftet det for {shown} af dem")
            }
        });
        list(xml, told);
    }
    quiet(
        xml,
        "Websiderne siger ikke selv, at de overholder WCAG. Det, kontrolprogrammerne har set på dem, står under »Vurderingsmetode«; et program kan kun afgøre en del af kravene.",
    );
}

fn fil(count: usize) -> &'static str {
    if count == 1 { "fil" } else { "filer" }
}

fn judgements(all: &[Evidence]) -> impl Iterator<Item = &Judgement> {
    all.iter().flat_map(|one| &one.files).flat_map(|file| &file.judgements)
}

fn method(xml: &mut Xml, all: &[Evidence]) {
    quiet(
        xml,
        "Vælg »Det offentlige organ har selv evalueret webstedet«, hvis I selv har gjort det, som det står her.",
    );
    paragraph(
        xml,
        "Filerne er lavet med programmet udgiv, som kontrollerer teksten og ikke udgiver noget med fejl. De er derefter undersøgt med kontrolprogrammer fra andre:",
    );
    let mut judges: BTreeMap<String, Vec<&Judgement>> = BTreeMap::new();
    for judgement in judgements(all) {
        let version = judgement.version.as_deref().map_or_else(String::new, |version| format!(" {version}"));
        judges.entry(format!("{}{version}", judgement.judge)).or_default().push(judgement);
    }
    if judges.is_empty() {
        paragraph(xml, "Ingen endnu. Kør »udgiv verify«.");
    }
    list(
        xml,
        judges.iter().map(|(judge, said)| {
            let faulty = said.iter().filter(|one| !one.passed).count();
            let verdict = if faulty == 0 { "ingen fejl".to_owned() } else { format!("fejl i {faulty}") };
            let last = said.iter().map(|one| one.on.as_str()).max().and_then(danish_day);
            let last = last.map_or_else(String::new, |day| format!(", senest {day}"));
            format!("{judge}: {} {}, {verdict}{last}", said.len(), fil(said.len()))
        }),
    );
    paragraph(xml, "Det, et program ikke kan se, er undersøgt af: [skriv hvem, hvornår og hvordan]");
}

fn reports(xml: &mut Xml, all: &[Evidence]) {
    paragraph(
        xml,
        "Hver udgivelse har en side, der går kravene igennem et for et. Læg siderne op, hvis I henviser til dem.",
    );
    xml.block("ul", &[], |xml| {
        for evidence in all {
            let path = format!("{0}/{0}.evidence.html", evidence.slug);
            xml.block("li", &[], |xml| xml.line("a", &[("href", &path)], &evidence.title));
        }
    });
}

/// Where in a statement something known has its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Content that isn't as the law asks.
    NotKept,
    /// Nothing the law asks, or not known yet: what to do next.
    ToDo,
}

impl Place {
    fn of(known: &Known) -> Self {
        match known {
            Known::UnmarkedLanguages | Known::Faults { .. } => Self::NotKept,
            // Files for paper are no content of a site, as long as nobody puts them there.
            Known::ForPaper { .. } | Known::Untried | Known::Unjudged { .. } => Self::ToDo,
        }
    }
}

/// What is known of each publication, as far as it has its place here.
fn known_at(xml: &mut Xml, all: &[Evidence], place: Place, heading: &str) -> bool {
    let mut any = false;
    for evidence in all {
        let here: Vec<String> = evidence
            .known
            .iter()
            .filter(|known| Place::of(known) == place)
            .map(|known| says(known, Locale::Danish))
            .collect();
        if !here.is_empty() {
            any = true;
            title(xml, heading, evidence);
            list(xml, here);
        }
    }
    any
}

fn exceptions(xml: &mut Xml, all: &[Evidence]) {
    xml.line("h3", &[], "Ikke i overensstemmelse med webtilgængelighedsloven");
    if !known_at(xml, all, Place::NotKept, "h4") {
        paragraph(xml, "Der er intet kendt i filerne.");
    }
    let faults: Vec<String> = judgements(all)
        .filter(|one| !one.passed)
        .map(|one| format!("{}: {}", name_of(&one.path), said(one, Locale::Danish)))
        .collect();
    if !faults.is_empty() {
        paragraph(xml, "Kontrolprogrammerne skrev:");
        list(xml, faults);
    }
    xml.line("h3", &[], "Uforholdsmæssig stor byrde (lovens § 3, stk. 2)");
    paragraph(xml, "Intet. Undtager I noget, så skriv hvad og hvorfor.");
    xml.line("h3", &[], "Undtaget fra loven (§ 1, stk. 5)");
    paragraph(xml, "Intet. Ligger der ældre dokumenter på webstedet, afgør I selv, om de er undtaget.");
}

fn improvements(xml: &mut Xml, all: &[Evidence]) {
    if !known_at(xml, all, Place::ToDo, "h3") {
        paragraph(xml, "Der er intet kendt, som mangler at blive undersøgt i filerne.");
    }
    paragraph(xml, "[Skriv selv, hvad I ellers gør, og hvornår det er på plads]");
}

fn dates(xml: &mut Xml, all: &[Evidence]) {
    let day = all.iter().filter_map(Evidence::last_day).max();
    match day.and_then(danish_day) {
        Some(day) => paragraph(xml, &format!("Filerne er sidst undersøgt {day}.")),
        None => {
            paragraph(xml, "Filerne er ikke undersøgt endnu. Kør »udgiv verify«, eller skriv selv dagen.")
        }
    }
    quiet(
        xml,
        "Erklæringen skal ajourføres, når der sker ændringer, der betyder noget for den, og mindst én gang om året.",
    );
}

/// "den 29. november 2026" of "2026-11-29".
fn danish_day(day: &str) -> Option<String> {
    let mut parts = day.split('-').map(str::parse::<u16>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let months = language::of(&Language::danish()).document.months;
    let month = months.get(usize::from(month).checked_sub(1)?)?;
    Some(format!("den {day}. {month} {year}"))
}
