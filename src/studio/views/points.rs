//! The import desk: one place at a time, the document beside the draft.

use maud::{Markup, html};

use super::editor::grid;
use super::field::Fields;
use super::findings;
use super::frame::{Page, Tab};
use crate::import::{Absent, Proof};
use crate::locale::Locale;
use crate::source::edit::{KeyPath, SourceValue, Step};
use crate::source::keys::{POLICY_FILE, Value};
use crate::studio::advice::{self, About, Part};
use crate::studio::form;
use crate::studio::importing::{Kept, Mark, breaks, chunks, is_heading, seen};
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
    pub marks: &'a [Mark],
    /// Which of them.
    pub number: usize,
    /// The text that it stands at; empty where it stands at something else.
    pub text: &'a str,
    /// The paragraph that is meant.
    pub chunk: usize,
    /// What became of the document's words.
    pub proof: Option<&'a Proof>,
    /// What was done last.
    pub done: Option<&'a str>,
    /// Why something wasn't done.
    pub told: Option<&'a str>,
}

/// The kinds of places, by what can be made of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A paragraph of running text.
    Paragraph,
    /// One of a quotation, a goal or a box.
    OfBlock,
    /// The heading of a section.
    Section,
    /// The headings of a table.
    Header,
    /// What a table or a picture is called.
    Caption,
    /// A field.
    Field,
}

/// The page.
pub fn points(points: &Points<'_>) -> Markup {
    let locale = points.fields.locale;
    let slug = points.fields.slug;
    let count = points.marks.len();
    // Counted as they were when the document came in: what is done stays counted.
    let all = points.kept.map_or(0, |kept| kept.asked).max(count);
    let number = all - count + points.number + 1;
    let title = match count {
        0 => locale.pick("Alle steder er set efter", "All places are looked at").to_owned(),
        _ => locale.pick(format!("Sted {number} af {all}"), format!("Place {number} of {all}")),
    };
    let left = match count {
        0 => locale.pick("Der er ingen steder tilbage.".to_owned(), "No places are left.".to_owned()),
        1 => locale.pick("1 sted er tilbage.".to_owned(), "1 place is left.".to_owned()),
        _ => locale.pick(format!("{count} steder er tilbage."), format!("{count} places are left.")),
    };
    let content = html! {
        div.points {
            div.heading {
                h1 tabindex="-1" autofocus { (title) }
                p.quiet { (left) }
                (ways(points))
            }
            @if let Some(told) = points.told {
                div.box.fault role="alert" { @for line in told.lines() { p { (line) } } }
            }
            @if let Some(done) = points.done.and_then(|done| step::done(done, locale)) {
                div.box.undone {
                    p data-announce { (done) }
                    @if points.done != Some("undo") {
                        form method="post" action={ "/p/" (slug) "/points/" (points.number) } {
                            input type="hidden" name="said" value="";
                            input type="hidden" name="seen" value="";
                            button.small type="submit" name="do" value="undo" { (locale.pick("Fortryd", "Undo")) }
                        }
                    }
                }
            }
            @match points.marks.get(points.number) {
                Some(mark) => (place(points, mark)),
                None => p { a.button href={ "/p/" (slug) } { (locale.pick("Skriv videre", "Go on writing")) } },
            }
            (proof(points))
        }
    };
    Page { locale, title: &title, policy: Some((slug, Tab::Edit)), content }.whole()
}

/// To the places before and behind.
fn ways(points: &Points<'_>) -> Markup {
    let locale = points.fields.locale;
    let to = |number: usize| format!("/p/{}/points/{number}", points.fields.slug);
    html! {
        @if points.marks.len() > 1 {
            nav.actions aria-label=(locale.pick("Steder", "Places")) {
                @if points.number > 0 { a.button.quiet href=(to(points.number - 1)) { (locale.pick("Forrige", "Previous")) } }
                @if points.number + 1 < points.marks.len() {
                    a.button.quiet href=(to(points.number + 1)) { (locale.pick("Spring over", "Skip")) }
                }
            }
        }
    }
}

fn sort(points: &Points<'_>, mark: &Mark) -> Sort {
    let Some(path) = &mark.path else { return Sort::Field };
    match path.steps() {
        [Step::Key(list), Step::Index(_), Step::Key(key)] if list == "section" => match key.as_str() {
            "text" => Sort::Paragraph,
            "id" | "role" | "label" | "title" => Sort::Section,
            _ => Sort::Field,
        },
        [Step::Key(list), _, Step::Key(_), _, Step::Key(key)] if list == "section" && key == "text" => {
            let block = table_of(path).and_then(|block| points.values.at(&block));
            match form::shown(block.and_then(|block| form::get(block, "type"))).as_str() {
                "text" => Sort::Paragraph,
                _ => Sort::OfBlock,
            }
        }
        [Step::Key(list), _, Step::Key(_), _, Step::Key(key)] if list == "section" => match key.as_str() {
            "header" => Sort::Header,
            "caption" => Sort::Caption,
            _ => Sort::Field,
        },
        _ => Sort::Field,
    }
}

fn section_of(path: &KeyPath) -> Option<usize> {
    match path.steps() {
        [Step::Key(list), Step::Index(index), ..] if list == "section" => Some(*index),
        _ => None,
    }
}

fn place(points: &Points<'_>, mark: &Mark) -> Markup {
    let locale = points.fields.locale;
    let sort = sort(points, mark);
    // Where the draft says what to write behind a key, it is a field here.
    let about = About { keys: &POLICY_FILE, values: points.values, on_line: &|_| None, locale };
    let said = advice::all([mark.said.as_str()], mark.path.as_ref(), about).concat();
    html! {
        p.lead.said { @for one in &said { (findings::part(one, points.fields.page, locale)) } }
        div.sides {
            (original(points, mark))
            section aria-labelledby="draft" {
                h2 #draft { (locale.pick("I kladden", "In the draft")) }
                (draft(points, mark, sort, &said))
            }
        }
        (acts(points, mark, sort))
    }
}

/// The document around the place.
fn original(points: &Points<'_>, mark: &Mark) -> Markup {
    let locale = points.fields.locale;
    let slug = points.fields.slug;
    html! {
        section aria-labelledby="original" {
            h2 #original { (locale.pick("I dokumentet", "In the document")) }
            @match points.kept {
                Some(kept) => {
                    @match kept.point(&mark.said, points.text) {
                        Some(point) => {
                            @let lines = kept.original.around(point.at);
                            div.original tabindex="0" role="group" aria-labelledby="original" {
                                @for line in &lines {
                                    @if line.is_meant {
                                        p.meant { span.hidden { (locale.pick("Stedet: ", "The place: ")) } mark { (line.text) } }
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
fn draft(points: &Points<'_>, mark: &Mark, sort: Sort, said: &[Part]) -> Markup {
    let locale = points.fields.locale;
    let slug = points.fields.slug;
    let Some(path) = &mark.path else { return html! {} };
    let section = section_of(path).map(|index| KeyPath::root().key("section").index(index));
    let title = section.as_ref().and_then(|section| points.values.at(section));
    let title = form::shown(title.and_then(|section| form::get(section, "title")));
    html! {
        @if !title.is_empty() { p.of { (locale.pick("Afsnit: ", "Section: ")) strong { (title) } } }
        @match sort {
            Sort::Paragraph | Sort::OfBlock => ol.chunks {
                @for (number, chunk) in chunks(points.text).iter().enumerate() {
                    li aria-current=[(number == points.chunk).then_some("true")] {
                        @if number == points.chunk {
                            span.hidden { (locale.pick("Stedet: ", "The place: ")) }
                            (shown(chunk))
                        } @else {
                            (shown(chunk))
                            a.to href={ "/p/" (slug) "/points/" (points.number) "?chunk=" (number) } {
                                (locale.pick("Vælg dette stykke", "Choose this part"))
                                span.hidden { ": " (chunk.chars().take(40).collect::<String>()) }
                            }
                        }
                    }
                }
            },
            Sort::Section => {
                @let text = section.and_then(|section| points.values.at(&section)).and_then(|section| form::get(section, "text"));
                @for chunk in chunks(&form::shown(text)).iter().take(2) { (shown(chunk)) }
            },
            Sort::Header | Sort::Caption | Sort::Field => (field(points, path, said)),
        }
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

/// The field itself, to be written in here.
fn field(points: &Points<'_>, path: &KeyPath, said: &[Part]) -> Markup {
    let Points { fields, values, version, .. } = points;
    let table = table_of(path).unwrap_or_else(KeyPath::root);
    let (keys, of) = match form::key_at(&POLICY_FILE, values, &table).map(|row| row.value) {
        Some(Value::Table(keys) | Value::Tables(keys)) => (keys, values.at(&table)),
        _ => return html! {},
    };
    let Some(of) = of else { return html! {} };
    let Some(Step::Key(own)) = path.steps().last() else { return html! {} };
    // What a picture says and that it says nothing are decided together.
    let mut wanted: Vec<&str> = match own.as_str() {
        "alt" | "decorative" | "src" => vec!["src", "alt", "decorative", "caption"],
        "updated" | "adopted" | "valid" => vec!["adopted", "valid", "updated"],
        "variants" => vec!["summary", "variants"],
        "header" | "rows" | "header_column" => vec!["caption", "header_column"],
        "caption" => vec!["src", "caption", "header_column"],
        own => vec![own],
    };
    // What the draft asks for may not be there yet.
    let depth = table.steps().len();
    wanted.extend(said.iter().filter_map(|part| match part {
        Part::Field { path, .. } if path.steps().starts_with(table.steps()) => {
            match path.steps().get(depth) {
                Some(Step::Key(key)) => Some(key.as_str()),
                _ => None,
            }
        }
        _ => None,
    }));
    let is_table = form::shown(form::get(of, "type")) == "table";
    html! {
        div.editor-of-field data-project=(fields.project) data-slug=(fields.slug) data-version=(version) {
            p #saved .quiet role="status" {}
            div.fields {
                (fields.some(keys, &table, of, &wanted))
                @if is_table { (grid(fields, &table, of)) }
            }
        }
    }
}

fn acts(points: &Points<'_>, mark: &Mark, sort: Sort) -> Markup {
    let locale = points.fields.locale;
    let all = chunks(points.text);
    let chunk = all.get(points.chunk).copied().unwrap_or_default();
    let makes: &[&str] = match sort {
        Sort::Paragraph if is_heading(chunk) => &["section", "paragraph", "list", "quote", "goal"],
        Sort::Paragraph => &["section", "heading", "list", "quote", "goal"],
        Sort::OfBlock => &["paragraph"],
        Sort::Section => &["heading", "paragraph"],
        Sort::Header => &["row", "headings"],
        Sort::Caption => &["paragraph"],
        Sort::Field => &[],
    };
    let mut moves = Vec::new();
    match sort {
        Sort::Paragraph | Sort::OfBlock => {
            moves.push("join");
            if points.chunk > 0 {
                moves.push("up");
            }
            if points.chunk + 1 < all.len() {
                moves.push("down");
            }
        }
        Sort::Section => moves.extend(["up", "down"]),
        Sort::Header | Sort::Caption | Sort::Field => {}
    }
    let sections = form::items(points.values, "section");
    let own = mark.path.as_ref().and_then(section_of);
    let places = breaks(chunk);
    let is_text = matches!(sort, Sort::Paragraph | Sort::OfBlock);
    html! {
        section.acts aria-labelledby="acts" {
            h2 #acts { (locale.pick("Hvad skal der ske?", "What is to happen?")) }
            (asked(points, mark, html! {
                button type="submit" name="do" value="accept" { (step::act("accept", locale)) }
            }))
            @if !makes.is_empty() {
                h3 { (locale.pick("Det er", "It is")) }
                (asked(points, mark, html! {
                    div.actions { @for act in makes { button.small type="submit" name="do" value=(act) { (step::act(act, locale)) } } }
                }))
            }
            @if sort == Sort::Paragraph {
                details.group {
                    summary { (locale.pick("En faktaboks", "A fact box")) }
                    (asked(points, mark, html! {
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
                (asked(points, mark, html! {
                    div.actions { @for act in &moves { button.small type="submit" name="do" value=(act) { (step::act(act, locale)) } } }
                }))
            }
            @if is_text && !places.is_empty() {
                details.group {
                    summary { (locale.pick("Del det i to", "Divide it in two")) }
                    (asked(points, mark, html! {
                        label for="split" { (locale.pick("Det andet stykke begynder med", "The second part begins with")) }
                        select #split name="to" {
                            @for at in &places { option value=(at) { (chunk[*at..].chars().take(60).collect::<String>()) } }
                        }
                        button.small type="submit" name="do" value="split" { (step::act("split", locale)) }
                    }))
                }
            }
            @if is_text && sections.len() > 1 {
                details.group {
                    summary { (locale.pick("Flyt det til et andet afsnit", "Move it to another section")) }
                    (asked(points, mark, html! {
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
            @if is_text {
                details.group {
                    summary { (locale.pick("Udelad det", "Leave it out")) }
                    (asked(points, mark, html! {
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
fn asked(points: &Points<'_>, mark: &Mark, inside: Markup) -> Markup {
    html! {
        form method="post" action={ "/p/" (points.fields.slug) "/points/" (points.number) } {
            input type="hidden" name="said" value=(mark.said);
            input type="hidden" name="seen" value=(seen(points.text));
            input type="hidden" name="chunk" value=(points.chunk);
            (inside)
        }
    }
}

/// What became of every word.
fn proof(points: &Points<'_>) -> Markup {
    let locale = points.fields.locale;
    let (Some(kept), Some(proof)) = (points.kept, points.proof) else { return html! {} };
    let all = proof.kept + proof.left_out + proof.lost.len();
    html! {
        section.proof aria-labelledby="proof" {
            h2 #proof { (locale.pick("Er alle ord med?", "Is every word there?")) }
            @if proof.lost.is_empty() {
                p { strong.good { (locale.pick("Ja. ", "Yes. ")) }
                    (locale.pick(
                        format!("Af de {all} ord, der kom ind, står {} i kladden. {} er udeladt med en grund.", proof.kept, proof.left_out),
                        format!("Of the {all} words that came in, {} stand in the draft. {} are left out with a reason.", proof.kept, proof.left_out),
                    ))
                }
            } @else {
                p { strong.bad { (locale.pick("Nej. ", "No. ")) }
                    (locale.pick(
                        format!("{} af de {all} ord, der kom ind, står ikke i kladden og er ikke udeladt med en grund:", proof.lost.len()),
                        format!("{} of the {all} words that came in don't stand in the draft and aren't left out with a reason:", proof.lost.len()),
                    ))
                }
                p.lost { (proof.lost.join(", ")) }
            }
            @if proof.added > 0 {
                p.quiet { (locale.pick(
                    format!("{} ord i kladden står ikke i dokumentet: overskrifter, studiet har sat, og det, I selv har skrevet.", proof.added),
                    format!("{} words of the draft don't stand in the document: headings that the studio put there, and what you wrote yourselves.", proof.added),
                )) }
            }
            (absent(locale.pick("Udeladt af jer", "Left out by you"), &kept.left_out, locale))
            (absent(locale.pick("Udeladt, da dokumentet kom ind", "Left out as the document came in"), &kept.original.left_out, locale))
        }
    }
}

fn absent(title: &str, all: &[Absent], locale: Locale) -> Markup {
    html! {
        @if !all.is_empty() {
            details.group {
                summary { (title) " (" (all.len()) ")" }
                div.scroll tabindex="0" role="region" aria-label=(title) {
                    table {
                        thead { tr { th scope="col" { (locale.pick("Ord", "Words")) } th scope="col" { (locale.pick("Hvorfor", "Why")) } } }
                        tbody { @for one in all { tr { td { (one.words) } td { (one.why) } } } }
                    }
                }
            }
        }
    }
}

/// The table that has a key.
fn table_of(path: &KeyPath) -> Option<KeyPath> {
    path.parent().map(|(parent, _)| parent)
}
