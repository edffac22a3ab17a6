//! An easy text line by line, and the full text with what has changed in it.

use maud::{Markup, html};
use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::findings::finding;
use crate::edition::State;
use crate::language::DocumentWords;
use crate::locale::Locale;
use crate::policy::{Date, Language};
use crate::source::edit::SourceValue;
use crate::studio::form;
use crate::studio::look::Found;
use crate::studio::store::SourceFile;

/// What is known of an easy text.
#[derive(Debug, Clone)]
pub struct EasyLive {
    /// The id of its section.
    pub id: String,
    /// How far it has come.
    pub state: State,
    /// Who approved it last, and when.
    pub approved_by: Option<(String, Date)>,
    /// The full text, a sentence a line.
    pub full: String,
    /// The full text as it was approved, if it has changed and was kept.
    pub approved: Option<String>,
    /// Its lines.
    pub lines: Vec<EasyLine>,
    /// Its words.
    pub words: usize,
    /// Its sentences.
    pub sentences: usize,
    /// The words of its longest sentence.
    pub longest: usize,
    /// Its readability index.
    pub lix: Option<f64>,
}

/// A line of it.
#[derive(Debug, Clone)]
pub struct EasyLine {
    /// What it says.
    pub text: String,
    /// How many words begin in it.
    pub words: usize,
    /// What was found in it.
    pub found: Vec<Found>,
}

/// What is known of the easy texts of a policy, and of that of one section.
#[derive(Debug, Clone, Default)]
pub struct EasyKnown {
    /// How far the text of each section has come; none while errors are in the way.
    pub states: Vec<State>,
    /// The text of the section. None while errors are in the way.
    pub live: Option<EasyLive>,
    /// What was found in it and stands in no line of it.
    pub others: Vec<Found>,
}

/// The parts of the page that follow what is written, each known by its id.
pub fn easy_live_parts(
    slug: &str,
    index: usize,
    values: &SourceValue,
    known: &EasyKnown,
    locale: Locale,
) -> Markup {
    html! {
        (easy_sections(slug, index, values, &known.states, locale))
        (easy_live(slug, known, locale))
        (approval(slug, index, known.live.as_ref(), locale))
    }
}

/// The sections, as ways to their easy texts, each with how far its text has come.
pub fn easy_sections(
    slug: &str,
    index: usize,
    values: &SourceValue,
    states: &[State],
    locale: Locale,
) -> Markup {
    html! {
        ol #easy-sections {
            @for (number, section) in form::items(values, "section").iter().enumerate() {
                @let title = form::shown(form::get(section, "title"));
                li {
                    a href={ "/p/" (slug) "/easy/" (number) } aria-current=[(number == index).then_some("true")] {
                        (if title.is_empty() { locale.pick("Uden overskrift", "Untitled") } else { &title })
                    }
                    @if let Some(state) = states.get(number) { span.of-state { (state_in_a_word(*state, locale)) } }
                }
            }
        }
    }
}

/// How far a text has come, beside the name of its section.
fn state_in_a_word(state: State, locale: Locale) -> &'static str {
    match state {
        State::Missing => locale.pick("Ikke skrevet", "Not written"),
        State::Skipped => locale.pick("Skal ikke have en", "Needs none"),
        State::Stale => locale.pick("Skal læses igennem igen", "To be read through again"),
        State::Draft => locale.pick("Ikke godkendt", "Not approved"),
        State::Approved => locale.pick("Godkendt", "Approved"),
        State::Tested => locale.pick("Godkendt og testet", "Approved and tested"),
    }
}

/// A person's act: the program never ticks it. It is there as soon as there is something to approve.
pub fn approval(slug: &str, index: usize, live: Option<&EasyLive>, locale: Locale) -> Markup {
    let waits = live.filter(|live| matches!(live.state, State::Draft | State::Stale));
    html! {
        div #approval {
            @if let Some(live) = waits {
                form.approve method="post" action={ "/p/" (slug) "/approve" } data-approve {
                    h3 { (locale.pick("Godkend", "Approve")) }
                    p { (locale.pick(
                        "Har du læst den letlæste tekst op mod den fulde, og siger den det samme? Så godkend den med dit navn.",
                        "Have you read the easy text against the full one, and does it say the same? Then approve it with your name.",
                    )) }
                    input type="hidden" name="section" value=(index);
                    input type="hidden" name="id" value=(live.id);
                    label for="by" { (locale.pick("Dit navn", "Your name")) }
                    input #by type="text" name="by" required autocomplete="name";
                    button type="submit" { (locale.pick("Godkend teksten", "Approve the text")) }
                }
            }
        }
    }
}

/// What the text comes to, and what is found in it.
pub fn easy_live(slug: &str, known: &EasyKnown, locale: Locale) -> Markup {
    let pick = |danish: &'static str, english: &'static str| locale.pick(danish, english);
    let page = SourceFile::Policy(slug);
    html! {
        div #easy-live {
            @match &known.live {
                None => p.quiet { (pick(
                    "Tallene kommer, når fejlene i udgivelsen er rettet.",
                    "The figures come when the errors in the publication are mended.",
                )) },
                Some(live) => {
                    p.state { (state_in_words(live.state, live.approved_by.as_ref(), locale)) }
                    @if !live.lines.is_empty() {
                        dl.figures {
                            div { dt { (pick("Ord", "Words")) } dd { (live.words) } }
                            div { dt { (pick("Sætninger", "Sentences")) } dd { (live.sentences) } }
                            div { dt { (pick("Længste sætning", "Longest sentence")) } dd { (words(live.longest, locale)) } }
                            div { dt { (pick("Lixtal", "LIX")) } dd { (lix(live.lix, locale)) } }
                        }
                        (lines_with_findings(live, locale))
                        ol.easy-lines tabindex="0" aria-label=(pick("Linje for linje", "Line by line")) {
                            @for (number, line) in (1..).zip(&live.lines) {
                                li #{ "easy-line-" (number) } {
                                    span { (line.text) } " "
                                    span.quiet { (words(line.words, locale)) }
                                    @for one in &line.found { (finding(one, page, locale)) }
                                }
                            }
                        }
                    }
                }
            }
            @for one in &known.others { (finding(one, page, locale)) }
        }
    }
}

/// The ways to lines in which something is found: not all of the list can be seen at once.
fn lines_with_findings(live: &EasyLive, locale: Locale) -> Markup {
    let found = (1..).zip(&live.lines).filter(|(_, line)| !line.found.is_empty());
    let numbers: Vec<usize> = found.map(|(number, _)| number).collect();
    html! {
        @if !numbers.is_empty() {
            p { (locale.pick("Se på ", "Look at "))
                @for (index, number) in numbers.iter().enumerate() {
                    @if index > 0 { ", " }
                    a href={ "#easy-line-" (number) } { (locale.pick("linje ", "line ")) (number) }
                }
                "."
            }
        }
    }
}

fn words(count: usize, locale: Locale) -> String {
    match count {
        1 => locale.pick("1\u{a0}ord".to_owned(), "1\u{a0}word".to_owned()),
        _ => locale.pick(format!("{count}\u{a0}ord"), format!("{count}\u{a0}words")),
    }
}

fn lix(lix: Option<f64>, locale: Locale) -> String {
    let Some(lix) = lix else { return "–".to_owned() };
    let written = format!("{lix:.1}");
    locale.pick(written.replace('.', ","), written)
}

/// The full text as it reads, with what has changed in it since it was approved.
pub fn full_text(live: &EasyLive, locale: Locale) -> Markup {
    let now: Vec<&str> = live.full.lines().filter(|line| !line.trim().is_empty()).collect();
    let Some(before) = &live.approved else {
        return html! { @for line in &now { (read(line, None, locale)) } };
    };
    let squeezed = |lines: &[&str]| -> Vec<String> {
        lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    let before: Vec<&str> = before.lines().filter(|line| !line.trim().is_empty()).collect();
    let (old, new) = (squeezed(&before), squeezed(&now));
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    html! {
        p.help { (locale.pick(
            "Det, der er ændret, siden den letlæste tekst blev godkendt, er mærket Nyt og Væk.",
            "What has changed since the easy text was approved is marked New and Gone.",
        )) }
        @for change in &changes {
            @if change.tag() == DiffTag::Equal {
                @for line in &now[change.new_range()] { (read(line, None, locale)) }
            } @else {
                @for line in &before[change.old_range()] { (read(line, Some(false), locale)) }
                @for line in &now[change.new_range()] { (read(line, Some(true), locale)) }
            }
        }
    }
}

/// One sentence without the marks of the source. `is_new` says whether it came or went.
fn read(line: &str, is_new: Option<bool>, locale: Locale) -> Markup {
    let words = crate::studio::importing::plain(line);
    let is_heading = line.trim_start().starts_with('#');
    let is_item = ["- ", "* ", "+ "].iter().any(|sign| line.trim_start().starts_with(sign));
    let said = html! {
        @if is_item { "• " }
        @if is_heading { strong { (words) } } @else { (words) }
    };
    html! {
        p {
            @match is_new {
                None => (said),
                Some(true) => { span.tag { (locale.pick("Nyt", "New")) } " " ins { (said) } },
                Some(false) => { span.tag { (locale.pick("Væk", "Gone")) } " " del { (said) } },
            }
        }
    }
}

/// How far it has come, in words.
fn state_in_words(state: State, approved_by: Option<&(String, Date)>, locale: Locale) -> String {
    let language = locale.pick(Language::danish(), Language::english());
    let by = approved_by.map(|(by, on)| (by, DocumentWords::of(&language).date(*on)));
    let approved = match &by {
        Some((by, on)) => {
            locale.pick(format!("Godkendt af {by} den {on}."), format!("Approved by {by} on {on}."))
        }
        None => locale.pick("Godkendt.", "Approved.").to_owned(),
    };
    let words = match state {
        State::Missing => locale.pick("Der er ingen letlæst tekst endnu.", "There is no easy-read text yet."),
        State::Skipped => {
            locale.pick("Afsnittet er udeladt med en grund.", "The section is left out, with a reason.")
        }
        State::Stale => {
            let changed = match &by {
                Some((by, on)) => locale.pick(
                    format!("Den fulde tekst er ændret, siden {by} godkendte den letlæste den {on}."),
                    format!("The full text has changed since {by} approved the easy one on {on}."),
                ),
                None => locale
                    .pick(
                        "Den fulde tekst er ændret, siden den letlæste blev godkendt.",
                        "The full text has changed since the easy one was approved.",
                    )
                    .to_owned(),
            };
            let then = locale.pick("Læs den igennem, og godkend igen.", "Read it through and approve again.");
            return format!("{changed} {then}");
        }
        State::Draft => locale
            .pick("Ingen har godkendt teksten, som den er nu.", "Nobody has approved the text as it is."),
        State::Approved => {
            let untested = locale.pick("Ikke testet med læsere endnu.", "Not tested with readers yet.");
            return format!("{approved} {untested}");
        }
        State::Tested => {
            return format!("{approved} {}", locale.pick("Testet med læsere.", "Tested with readers."));
        }
    };
    words.to_owned()
}
