//! The import desk: one place at a time, the document beside the draft.

use maud::{Markup, html};

use super::editor::grid;
use super::field::Fields;
use super::findings;
use super::frame::{Page, Tab};
use super::place::{Sort, has_fields, keys_of, section_of, sort};
use super::proof::proof;
use crate::import::{Origin, Proof};
use crate::locale::Locale;
use crate::source::edit::{KeyPath, SourceValue, Step};
use crate::source::keys::{Keys, POLICY_FILE, Value};
use crate::studio::advice::{self, About, Part};
use crate::studio::form;
use crate::studio::importing::{Kept, Spot, breaks, chunks, is_heading, plain, point, summary_section};
use crate::studio::look::Found;
use crate::studio::words::step;

/// A place on the desk.
pub struct Points<'a> {
    /// How fields are shown.
    pub fields: Fields<'a>,
    /// The whole file.
    pub values: &'a SourceValue,
    /// Its version.
    pub version: &'a str,
    /// What is kept of the document.
    pub kept: Option<&'a Kept>,
    /// The places that are left.
    pub spots: &'a [Spot],
    /// Which of them.
    pub number: usize,
    /// The text that it stands at; empty where it stands at something else.
    pub text: &'a str,
    /// The paragraph that is meant.
    pub chunk: usize,
    /// What stands for the place as it is shown.
    pub seen: &'a str,
    /// What can be made of it.
    pub can: &'a [&'static str],
    /// What became of the document's words.
    pub proof: Option<&'a Proof>,
    /// Who publishes it, and how many places an import left there.
    pub publisher: Option<(&'a str, usize)>,
    /// What was done last.
    pub done: Option<&'a str>,
    /// The paragraph that it was done to.
    pub then: usize,
    /// Why something wasn't done.
    pub told: Option<Told<'a>>,
}

/// Why something wasn't done.
pub enum Told<'a> {
    /// In words.
    Words(&'a str),
    /// What is wrong with the place itself.
    Found(&'a [Found]),
}

/// The page.
pub fn points(points: &Points<'_>) -> Markup {
    let locale = points.fields.locale;
    let slug = points.fields.slug;
    let count = points.spots.len();
    // Counted as they were when the document came in: what is done stays counted.
    let all = points.kept.map_or(0, |kept| kept.asked).max(count);
    let number = all - count + points.number + 1;
    let of_publisher = points.publisher.filter(|(_, left)| *left > 0);
    let title = match count {
        0 if of_publisher.is_some() => locale
            .pick("Alle steder i teksten er set efter", "All places in the text are looked at")
            .to_owned(),
        0 => locale.pick("Alle steder er set efter", "All places are looked at").to_owned(),
        _ => locale.pick(format!("Sted {number} af {all}"), format!("Place {number} of {all}")),
    };
    let left = match (count, of_publisher) {
        (0, Some((_, 1))) => locale.pick(
            "1 sted er tilbage hos udgiveren.".to_owned(),
            "1 place is left at the publisher.".to_owned(),
        ),
        (0, Some((_, left))) => locale.pick(
            format!("{left} steder er tilbage hos udgiveren."),
            format!("{left} places are left at the publisher."),
        ),
        (0, None) => locale.pick("Der er ingen steder tilbage.".to_owned(), "No places are left.".to_owned()),
        (1, _) => locale.pick("1 sted er tilbage.".to_owned(), "1 place is left.".to_owned()),
        _ => locale.pick(format!("{count} steder er tilbage."), format!("{count} places are left.")),
    };
    let content = html! {
        div.points {
            div.heading {
                h1 tabindex="-1" autofocus[focused(points).is_none()] { (title) }
                p.quiet { (left) }
                (ways(points))
            }
            @match points.told {
                Some(Told::Words(told)) => div.box.fault role="alert" { @for line in told.lines() { p { (line) } } },
                Some(Told::Found(found)) => div.box.fault role="alert" data-until-mended {
                    p { (locale.pick("Stedet er ikke set efter endnu. Ret det her først:", "The place isn't looked at yet. Mend this first:")) }
                    @for one in found { (findings::finding(one, points.fields.page, locale)) }
                },
                None => {}
            }
            @if stands(points).is_none() { (undone(points)) }
            @match points.spots.get(points.number) {
                Some(spot) => div #part { (place(points, spot)) },
                None => p.actions {
                    @if let Some((publisher, _)) = of_publisher { (to_publisher(publisher, "button", locale)) }
                    a.button.quiet[of_publisher.is_some()] href={ "/p/" (slug) } { (locale.pick("Skriv videre", "Go on writing")) }
                },
            }
            @if let (Some(kept), Some(made)) = (points.kept, points.proof) { (proof(kept, made, locale)) }
        }
    };
    Page { locale, title: &title, policy: Some((slug, Tab::Edit)), content }.whole()
}

/// What was done last, with the way back. It stands at what was moved, where that is here.
fn undone(points: &Points<'_>) -> Markup {
    let locale = points.fields.locale;
    let Some(done) = points.done.and_then(|done| step::done(done, locale)) else { return html! {} };
    html! {
        div.box.undone {
            p data-announce[points.then == points.chunk] { (done) @if let Some(stands) = stands(points) { " " (stands) } }
            @if points.done != Some("undo") {
                form method="post" action={ "/p/" (points.fields.slug) "/points/" (points.number) } {
                    input type="hidden" name="said" value="";
                    input type="hidden" name="seen" value="";
                    button.small type="submit" name="do" value="undo" { (locale.pick("Fortryd", "Undo")) }
                }
            }
        }
    }
}

/// To the form of who publishes.
fn to_publisher(publisher: &str, class: &str, locale: Locale) -> Markup {
    html! { a class=(class) href={ "/publishers/" (publisher) } { (locale.pick("Gå til udgiveren", "Go to the publisher")) } }
}

/// To the places before and behind.
fn ways(points: &Points<'_>) -> Markup {
    let locale = points.fields.locale;
    let to = |number: usize| format!("/p/{}/points/{number}", points.fields.slug);
    html! {
        @if points.spots.len() > 1 {
            nav.actions aria-label=(locale.pick("Steder", "Places")) {
                @if points.number > 0 { a.button.quiet href=(to(points.number - 1)) { (locale.pick("Forrige", "Previous")) } }
                @if points.number + 1 < points.spots.len() {
                    a.button.quiet href=(to(points.number + 1)) { (locale.pick("Spring over", "Skip")) }
                }
            }
        }
    }
}

fn place(points: &Points<'_>, spot: &Spot) -> Markup {
    let locale = points.fields.locale;
    let sort = sort(points.values, spot.path());
    // Where the draft says what to write behind a key, it is a field here.
    let about = About { keys: &POLICY_FILE, values: points.values, on_line: &|_| None, locale };
    let said: Vec<Vec<Part>> = spot
        .marks
        .iter()
        .map(|mark| advice::mark(&mark.said, mark.path.as_ref(), about))
        .filter(|said| !said.is_empty())
        .collect();
    html! {
        @for said in &said { p.lead.said { (findings::parts(said, points.fields.page, locale)) } }
        @if let (Some((publisher, _)), true) = (points.publisher, is_of_publisher(spot)) { p { (to_publisher(publisher, "to", locale)) } }
        div.sides {
            (original(points, spot, sort))
            section aria-labelledby="draft" {
                h2 #draft { (locale.pick("I kladden", "In the draft")) }
                (draft(points, spot, sort, &said.concat()))
            }
        }
        (acts(points, spot, sort))
    }
}

/// Whether a place asks who publishes.
fn is_of_publisher(spot: &Spot) -> bool {
    spot.path().is_some_and(|path| *path == KeyPath::root().key("policy").key("publisher"))
}

/// Where the document has a place: where the import found it, or where its words stand.
fn origin(points: &Points<'_>, kept: &Kept, spot: &Spot, sort: Sort) -> Option<Origin> {
    let found = spot.marks.iter().find_map(|mark| point(&kept.original, &mark.said, points.text));
    if let Some(point) = found {
        return Some(point.at);
    }
    let path = spot.path()?;
    let section =
        section_of(path).and_then(|index| points.values.at(&KeyPath::root().key("section").index(index)));
    let words = match sort {
        Sort::Paragraph | Sort::OfBlock => {
            chunks(points.text).get(points.chunk).map(|chunk| plain(chunk)).into_iter().collect()
        }
        Sort::Section => {
            let said =
                |key: &str| section.map(|section| form::shown(form::get(section, key))).unwrap_or_default();
            let text = said("text");
            [said("title"), chunks(&text).first().map(|chunk| plain(chunk)).unwrap_or_default()].to_vec()
        }
        // Of other values, those that are words may have come from the document.
        _ => match path.steps().last() {
            Some(Step::Key(key)) if matches!(key.as_str(), "title" | "subtitle" | "caption") => {
                vec![form::shown(points.values.at(path))]
            }
            _ => Vec::new(),
        },
    };
    let summary = summary_section(points.values).filter(|_| points.can.contains(&"summary"));
    let title = summary.map(|summary| summary.title);
    words.iter().chain(&title).find_map(|words| kept.original.line_of(words))
}

/// The document around the place.
fn original(points: &Points<'_>, spot: &Spot, sort: Sort) -> Markup {
    let locale = points.fields.locale;
    let slug = points.fields.slug;
    html! {
        section aria-labelledby="original" {
            h2 #original { (locale.pick("I dokumentet", "In the document")) }
            @match points.kept {
                Some(kept) => {
                    @match origin(points, kept, spot, sort) {
                        Some(at) => {
                            @let lines = kept.original.around(at);
                            div.original tabindex="0" role="group" aria-labelledby="original" {
                                @for line in &lines {
                                    @if line.is_meant {
                                        p.meant {
                                            span.hidden { (locale.pick("Stedet: ", "The place: ")) }
                                            mark {
                                                @if line.text.trim().is_empty() { (locale.pick("Her er et billede", "Here is a picture")) }
                                                @else { (line.text) }
                                            }
                                        }
                                    } @else {
                                        p { (line.text) }
                                    }
                                }
                            }
                            @if let Some(line) = lines.iter().find(|line| line.is_meant) {
                                @let place = locale.pick(line.place.danish(), line.place.english());
                                p.help {
                                    (place) " · "
                                    a href={ "/p/" (slug) "/document" (page(line.place)) } target="_blank" rel="noopener" { (kept.original.file) }
                                }
                                (picture(slug, line.place, &place))
                            }
                        }
                        None => p.quiet {
                            (locale.pick("Dokumentet siger intet om det. ", "The document says nothing of it. "))
                            a href={ "/p/" (slug) "/document" } target="_blank" rel="noopener" { (kept.original.file) }
                        },
                    }
                }
                None => p.quiet { (locale.pick(
                    "Studiet har ikke dokumentet. Det hentes ind sammen med en kladde, der er lavet i studiet.",
                    "The studio doesn't have the document. It is kept with drafts that are made in the studio.",
                )) },
            }
        }
    }
}

/// The page as it looks, where the document has pages; the script takes away what can't be drawn.
fn picture(slug: &str, place: crate::import::Place, name: &str) -> Markup {
    html! {
        @if let crate::import::Place::Page(page) = place {
            img.original-page data-may-fail src={ "/p/" (slug) "/document/page/" (page) } alt=(name) loading="lazy";
        }
    }
}

fn page(place: crate::import::Place) -> String {
    match place {
        crate::import::Place::Page(page) => format!("#page={page}"),
        crate::import::Place::Line(_) => String::new(),
    }
}

/// The draft around the place.
fn draft(points: &Points<'_>, spot: &Spot, sort: Sort, said: &[Part]) -> Markup {
    let locale = points.fields.locale;
    let Some(path) = spot.path() else { return html! {} };
    let section = section_of(path).map(|index| KeyPath::root().key("section").index(index));
    let section = section.as_ref().and_then(|section| points.values.at(section));
    let title = form::shown(section.and_then(|section| form::get(section, "title")));
    html! {
        @if !title.is_empty() && sort != Sort::Section { p.of { (locale.pick("Afsnit: ", "Section: ")) strong { (title) } } }
        @match sort {
            Sort::Paragraph | Sort::OfBlock => (paragraphs(points)),
            Sort::Section => {
                @if let Some(words) = neighbours(points, path) { p.of { (words) } }
                (field(points, path, said))
                @let text = form::shown(section.and_then(|section| form::get(section, "text")));
                @for chunk in chunks(&text).iter().take(2) { (shown(chunk)) }
            },
            Sort::Header | Sort::Caption | Sort::Field => (field(points, path, said)),
        }
        @if !matches!(sort, Sort::Paragraph | Sort::OfBlock) && stands(points).is_some() { (undone(points)) }
        @if points.can.contains(&"summary") && let Some(summary) = summary_section(points.values) {
            p { (locale.pick(
                format!("Dokumentet har et afsnit, der hedder »{}«.", summary.title),
                format!("The document has a section called “{}”.", summary.title),
            )) }
            (asked(points, spot, html! {
                button.small type="submit" name="do" value="summary" { (step::act("summary", locale)) }
            }))
        }
    }
}

/// The paragraphs of the text, each to be chosen.
fn paragraphs(points: &Points<'_>) -> Markup {
    let locale = points.fields.locale;
    let all = chunks(points.text);
    // Whoever chooses another part can still take back what was done.
    let back = points.done.map(|done| format!("&done={done}&then={}", points.then)).unwrap_or_default();
    html! {
        @if all.len() > 1 {
            p.help #choose { (locale.pick(
                "Det gælder det stykke, der er markeret. Tryk på et andet stykke, hvis det er det, du vil ændre.",
                "It is about the part that is marked. Press another part if that is the one you want to change.",
            )) }
        }
        ol.chunks {
            @for (number, chunk) in all.iter().enumerate() {
                li aria-current=[(number == points.chunk).then_some("true")] {
                    @if number == points.chunk {
                        @if all.len() > 1 { span.chosen { (locale.pick("Det her stykke er valgt", "This part is chosen")) } }
                        (shown(chunk))
                    } @else {
                        (shown(chunk))
                        a.to.button.small.quiet href={ "/p/" (points.fields.slug) "/points/" (points.number) "?chunk=" (number) (back) } {
                            (locale.pick("Vælg dette stykke", "Choose this part"))
                            span.hidden { ": " (start(chunk)) }
                        }
                    }
                    @if number == points.then && stands(points).is_some() { (undone(points)) }
                }
            }
        }
    }
}

/// How a paragraph begins.
fn start(chunk: &str) -> String {
    const MOST: usize = 40;
    let whole = plain(chunk);
    let shown: String = whole.chars().take(MOST).collect();
    if shown == whole { whole } else { format!("{} …", shown.trim_end()) }
}

/// Between which sections one stands.
fn neighbours(points: &Points<'_>, path: &KeyPath) -> Option<String> {
    let locale = points.fields.locale;
    let sections = form::items(points.values, "section");
    let own = section_of(path)?;
    let title = |index: usize| Some(form::shown(form::get(sections.get(index)?, "title")));
    let above = own.checked_sub(1).and_then(title);
    Some(match (above, title(own + 1)) {
        (Some(above), Some(below)) => locale.pick(
            format!("Står efter »{above}« og før »{below}«."),
            format!("Stands behind “{above}” and before “{below}”."),
        ),
        (Some(above), None) => {
            locale.pick(format!("Står sidst, efter »{above}«."), format!("Stands last, behind “{above}”."))
        }
        (None, Some(below)) => {
            locale.pick(format!("Står først, før »{below}«."), format!("Stands first, before “{below}”."))
        }
        (None, None) => return None,
    })
}

/// Where a part stands after it was moved.
fn stands(points: &Points<'_>) -> Option<String> {
    let locale = points.fields.locale;
    let spot = points.spots.get(points.number)?;
    let path = spot.path()?;
    if !matches!(points.done?, "up" | "down" | "to" | "join") {
        return None;
    }
    let words = match sort(points.values, Some(path)) {
        Sort::Section => neighbours(points, path)?,
        _ if points.done? == "to" => {
            let sections = form::items(points.values, "section");
            let title = form::shown(form::get(sections.get(section_of(path)?)?, "title"));
            locale
                .pick(format!("Det står nu sidst i »{title}«."), format!("It stands last in “{title}” now."))
        }
        Sort::Paragraph | Sort::OfBlock => {
            let all = chunks(points.text);
            let (number, count) = (points.then + 1, all.len());
            let above = points.then.checked_sub(1).and_then(|above| all.get(above)).map(|above| start(above));
            match above {
                Some(above) => locale.pick(
                    format!("Det er stykke {number} af {count}, efter »{above}«."),
                    format!("It is part {number} of {count}, behind “{above}”."),
                ),
                None => {
                    locale.pick(format!("Det er stykke 1 af {count}."), format!("It is part 1 of {count}."))
                }
            }
        }
        _ => return None,
    };
    Some(words)
}

/// The button that somebody goes on with after a move: the same one, or the one that leads back.
fn focused(points: &Points<'_>) -> Option<&'static str> {
    let can = |act: &&'static str| points.can.contains(act);
    match points.done.filter(|_| points.then == points.chunk)? {
        "up" => ["up", "down"].into_iter().find(can),
        "down" => ["down", "up"].into_iter().find(can),
        _ => None,
    }
}

/// A paragraph as it reads: of its marks, a heading's and a list's are shown as what they mean.
fn shown(chunk: &str) -> Markup {
    html! {
        @if is_heading(chunk) {
            p.as-heading { strong { (chunk.trim_start_matches('#').trim()) } }
        } @else {
            @for line in chunk.lines() { p.line { (line) } }
        }
    }
}

/// The fields themselves, to be written in here.
fn field(points: &Points<'_>, path: &KeyPath, said: &[Part]) -> Markup {
    let Points { fields, values, version, .. } = points;
    let Some((table, wanted)) = keys_of(values, path, said) else { return html! {} };
    let keys: Option<(&'static Keys, Option<&SourceValue>)> =
        match form::key_at(&POLICY_FILE, values, &table).map(|row| row.value) {
            Some(Value::Table(keys) | Value::Tables(keys)) => Some((keys, values.at(&table))),
            _ => None,
        };
    let Some((keys, Some(of))) = keys else { return html! {} };
    let is_table = form::shown(form::get(of, "type")) == "table";
    // A table's cells are written in the table.
    let is_field = |key: &&str| !(is_table && matches!(*key, "header" | "rows"));
    let wanted: Vec<&str> = wanted.iter().map(String::as_str).filter(is_field).collect();
    let section = section_of(path).and_then(|index| super::editor::section_id(values, &index.to_string()));
    html! {
        div.editor-of-field data-project=(fields.project) data-slug=(fields.slug) data-version=(version) data-page="points"
            data-section=[section] {
            p #saved .quiet role="status" {}
            div.fields {
                (fields.some(keys, &table, of, &wanted))
                @if is_table { (grid(fields, &table, of)) }
            }
        }
    }
}

fn acts(points: &Points<'_>, spot: &Spot, sort: Sort) -> Markup {
    let locale = points.fields.locale;
    let all = chunks(points.text);
    let chunk = all.get(points.chunk).copied().unwrap_or_default();
    let of = |wanted: &[&'static str]| -> Vec<&'static str> {
        points.can.iter().copied().filter(|act| wanted.contains(act)).collect()
    };
    let makes = of(&["section", "heading", "paragraph", "list", "quote", "goals", "goal", "row", "headings"]);
    let moves = of(&["join", "up", "down"]);
    let can = |act: &str| points.can.contains(&act);
    let press = |act: &'static str| {
        html! {
            button.small type="submit" name="do" value=(act) autofocus[focused(points) == Some(act)] { (step::act(act, locale)) }
        }
    };
    let sections = form::items(points.values, "section");
    let own = spot.path().and_then(section_of);
    let places = breaks(chunk);
    let is_text = matches!(sort, Sort::Paragraph | Sort::OfBlock);
    html! {
        section.acts aria-labelledby="acts" {
            h2 #acts { (locale.pick("Hvad skal der ske?", "What is to happen?")) }
            (asked(points, spot, html! {
                button type="submit" name="do" value="accept" { (step::act("accept", locale)) }
            }))
            @if !makes.is_empty() {
                h3 { (locale.pick("Det er", "It is")) }
                (asked(points, spot, html! {
                    div.actions { @for act in makes { (press(act)) } }
                }))
            }
            @if can("fact") {
                details.group {
                    summary { (locale.pick("En faktaboks", "A fact box")) }
                    (asked(points, spot, html! {
                        @if !(is_heading(chunk) && points.chunk + 1 < all.len()) {
                            label for="fact" { (locale.pick("Boksens overskrift", "Heading of the box")) }
                            input #fact type="text" name="words" required;
                        }
                        button.small type="submit" name="do" value="fact" { (step::act("fact", locale)) }
                    }))
                }
            }
            @if !moves.is_empty() {
                h3 { (locale.pick("Det står forkert", "It is in the wrong place")) }
                (asked(points, spot, html! {
                    div.actions { @for act in moves { (press(act)) } }
                }))
            }
            @if is_text && !places.is_empty() {
                details.group {
                    summary { (locale.pick("Del det i to", "Divide it in two")) }
                    (asked(points, spot, html! {
                        label for="split" { (locale.pick("Det andet stykke begynder med", "The second part begins with")) }
                        select #split name="to" {
                            @for at in &places { option value=(at) { (chunk[*at..].chars().take(60).collect::<String>()) } }
                        }
                        button.small type="submit" name="do" value="split" { (step::act("split", locale)) }
                    }))
                }
            }
            @if can("to") {
                details.group {
                    summary { (locale.pick("Flyt det til et andet afsnit", "Move it to another section")) }
                    (asked(points, spot, html! {
                        label for="to" { (locale.pick("Til slutningen af", "To the end of")) }
                        select #to name="to" {
                            @for (number, section) in sections.iter().enumerate().filter(|(number, _)| Some(*number) != own) {
                                option value=(number) { (form::shown(form::get(section, "title"))) }
                            }
                        }
                        button.small type="submit" name="do" value="to" { (step::act("to", locale)) }
                    }))
                }
            }
            @if can("leave-out") {
                details.group {
                    summary { (locale.pick("Udelad det", "Leave it out")) }
                    (asked(points, spot, html! {
                        label for="why" { (locale.pick("Hvorfor?", "Why?")) }
                        input #why type="text" name="words" required;
                        button.small type="submit" name="do" value="leave-out" { (step::act("leave-out", locale)) }
                    }))
                }
            }
        }
    }
}

/// A form about the place.
fn asked(points: &Points<'_>, spot: &Spot, inside: Markup) -> Markup {
    html! {
        form method="post" action={ "/p/" (points.fields.slug) "/points/" (points.number) } {
            input type="hidden" name="said" value=(spot.said());
            input type="hidden" name="seen" value=(points.seen) data-seen[has_fields(points.values, spot)];
            input type="hidden" name="chunk" value=(points.chunk);
            (inside)
        }
    }
}
