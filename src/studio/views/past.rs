//! Earlier states of a file, told by what people changed in it.

use std::time::SystemTime;

use maud::{Markup, html};
use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::frame::{Page, Tab};
use crate::language::DocumentWords;
use crate::locale::Locale;
use crate::policy::{Date, Language};
use crate::studio::differences::{Difference, FieldChange, Part, Words, compared};
use crate::studio::history::Past;

/// When something was. The browser knows what time it was here; without the script, it is UTC.
pub(super) fn when(at: Option<SystemTime>, locale: Locale) -> Markup {
    let Some(at) = at else { return html! {} };
    let at = time::OffsetDateTime::from(at);
    let clock = format!("{:02}:{:02}", at.hour(), at.minute());
    let language = locale.pick(Language::danish(), Language::english());
    let day = Date::new(at.year(), at.month().into(), at.day());
    let day = day.map(|day| DocumentWords::of(&language).date(day)).unwrap_or_default();
    html! { time datetime={ (at.date()) "T" (clock) "Z" } { (day) " " (clock) " UTC" } }
}

/// What comes and what goes in a text, word by word.
fn words(old: &str, new: &str) -> Markup {
    html! {
        p {
            @for part in compared(old, new) {
                @match part {
                    Words::Both(words) => (words),
                    Words::Either(gone, fresh) => {
                        @if !gone.is_empty() { del { (gone) } }
                        @if !fresh.is_empty() { ins { (fresh) } }
                    },
                }
            }
        }
    }
}

/// Changes that were made one after the other.
pub struct Sitting<'a> {
    /// The states before each, the newest first; there is at least one.
    pub states: &'a [Past],
    /// What they made otherwise. None where that can't be told by fields.
    pub made: Option<Vec<Difference>>,
}

/// A page of the list.
pub struct PastList<'a> {
    /// The publication's slug.
    pub slug: &'a str,
    /// What was changed, the newest first.
    pub sittings: Vec<Sitting<'a>>,
    /// The newest state of all.
    pub newest: Option<u64>,
    /// Whether each change of one sitting is shown by itself, and not all sittings.
    pub is_one: bool,
    /// Where older ones are shown.
    pub older: Option<String>,
}

/// What was changed, and when.
pub fn past_list(list: &PastList<'_>, locale: Locale) -> Markup {
    let PastList { slug, sittings, newest, is_one, older } = list;
    let pick = |danish: &'static str, english: &'static str| locale.pick(danish, english);
    let title = pick("Tidligere versioner", "Earlier versions");
    let content = html! {
        // The script brings back what was deleted last by it.
        div.narrow data-newest=[newest.map(|number| format!("/p/{slug}/history/{number}"))] {
            h1 { (title) }
            @if sittings.is_empty() {
                p { (pick("Når du ændrer noget i studiet, kommer den version, der var før, til at stå her.", "When you change something in the studio, the version from before comes to stand here.")) }
            }
            @if *is_one {
                p { a href={ "/p/" (slug) "/history" } { (pick("Til alle tidligere versioner", "To all earlier versions")) } }
            }
            ol.past { @for sitting in sittings { li { (one_sitting(slug, sitting, *is_one, locale)) } } }
            @if let Some(older) = older { p { a.button.quiet href=(older) { (pick("Ældre", "Older")) } } }
        }
    };
    Page { locale, title, policy: Some((slug, Tab::Past)), content }.whole()
}

fn one_sitting(slug: &str, sitting: &Sitting<'_>, is_one: bool, locale: Locale) -> Markup {
    let (Some(newest), Some(oldest)) = (sitting.states.first(), sitting.states.last()) else {
        return html! {};
    };
    let count = sitting.states.len();
    html! {
        p.when { (when(newest.kept, locale)) }
        ul {
            @match &sitting.made {
                Some(made) => {
                    @for one in made.iter().take(MOST_NAMED) { li { (in_words(one, locale)) } }
                    @if made.len() > MOST_NAMED {
                        @let more = made.len() - MOST_NAMED;
                        li { (locale.pick(format!("og {more} andre steder"), format!("and {more} other places"))) }
                    }
                    @if made.is_empty() { li { (locale.pick("Ændret, og ændret tilbage", "Changed, and changed back")) } }
                }
                None => li { (locale.pick("Filen kunne ikke læses som en udgivelse", "The file couldn't be read as a publication")) },
            }
        }
        // A change by itself shows what it made of the text; how it was before shows all that came since.
        @if is_one && let Some(made) = &sitting.made {
            @for one in made {
                @if let Difference::Fields(_, fields) = one {
                    div.diff { @for FieldChange { before, now, .. } in fields { (words(before, now)) } }
                }
            }
        }
        p.more {
            a href={ "/p/" (slug) "/history/" (oldest.number) } {
                (locale.pick("Se, hvordan det var før", "See how it was before"))
                span.hidden { ": " (when(newest.kept, locale)) }
            }
            @if count > 1 && !is_one {
                a href={ "/p/" (slug) "/history?from=" (newest.number) "&to=" (oldest.number) } {
                    (locale.pick("Se ændringerne hver for sig", "See the changes one by one"))
                    span.hidden { ": " (when(newest.kept, locale)) }
                }
            }
        }
    }
}

/// How many changes of a sitting are named.
const MOST_NAMED: usize = 5;

/// How many fields of a part are named.
const MOST_FIELDS: usize = 4;

/// What a part of the publication is called.
fn called(part: &Part, locale: Locale) -> String {
    match part {
        Part::Publication => locale.pick("Om udgivelsen", "About the publication").to_owned(),
        Part::Section { title, .. } if title.is_empty() => {
            locale.pick("Et afsnit uden overskrift", "A section without a heading").to_owned()
        }
        Part::Section { title, .. } => locale.pick(format!("»{title}«"), format!("“{title}”")),
        Part::Term(word) => locale.pick(format!("»{word}« i ordlisten"), format!("“{word}” in the glossary")),
    }
}

/// A difference in a line.
fn in_words(difference: &Difference, locale: Locale) -> String {
    match difference {
        Difference::Fields(part, fields) => {
            let mut labels: Vec<&str> = Vec::new();
            for field in fields {
                if !labels.contains(&field.label.as_str()) {
                    labels.push(&field.label);
                }
            }
            let more = labels.len().saturating_sub(MOST_FIELDS);
            let mut said = labels.iter().take(MOST_FIELDS).copied().collect::<Vec<_>>().join("; ");
            if more > 0 {
                said += &match more {
                    1 => locale.pick(" og et felt til", " and one more field").to_owned(),
                    _ => locale.pick(format!(" og {more} felter til"), format!(" and {more} more fields")),
                };
            }
            format!("{}: {said}", called(part, locale))
        }
        Difference::Added(part) => {
            locale.pick(format!("Nyt: {}", called(part, locale)), format!("New: {}", called(part, locale)))
        }
        Difference::Removed(part) => locale
            .pick(format!("Slettet: {}", called(part, locale)), format!("Deleted: {}", called(part, locale))),
        Difference::Order => locale.pick("Afsnittenes rækkefølge", "The order of the sections").to_owned(),
        Difference::LookedAt(1) => {
            locale.pick("1 sted fra importen er set efter", "1 place of the import is looked at").to_owned()
        }
        Difference::LookedAt(count) => locale.pick(
            format!("{count} steder fra importen er set efter"),
            format!("{count} places of the import are looked at"),
        ),
        Difference::Unseen => {
            locale.pick("Noter, der kun ses i filen", "Notes that only the file shows").to_owned()
        }
    }
}

/// One of them: what would change, told by fields; or by lines where the file can't be read as a publication.
pub fn one_past(
    slug: &str,
    past: &Past,
    back: Option<&[Difference]>,
    (now, then): (&str, &str),
    locale: Locale,
) -> Markup {
    let pick = |danish: &'static str, english: &'static str| locale.pick(danish, english);
    let title = pick("Tidligere version", "Earlier version");
    let content = html! {
        div.narrow {
            h1 { (title) }
            p { a href={ "/p/" (slug) "/history" } { (pick("Til alle tidligere versioner", "To all earlier versions")) } }
            p.quiet { (pick("Sådan stod det før ", "This is how it stood before ")) (when(past.kept, locale)) "." }
            @if back.is_some_and(<[_]>::is_empty) {
                p { (pick("Den er som den, der er nu.", "It is like the one that is there now.")) }
            } @else {
                p { (pick("Det ændrer sig, hvis du henter den frem:", "This changes if you bring it back:")) }
                div.diff tabindex="0" role="group" aria-label=(pick("Det, der ændrer sig", "What changes")) {
                    @match back {
                        Some(back) => @for one in back { (one_difference(one, locale)) },
                        None => (lines(now, then)),
                    }
                }
                form method="post" action={ "/p/" (slug) "/history/" (past.number) } {
                    button type="submit" { (restore(back.unwrap_or_default(), past, locale)) }
                }
            }
        }
    };
    Page { locale, title, policy: Some((slug, Tab::Past)), content }.whole()
}

/// What the button brings back: one part of the publication where nothing else would change.
fn restore(back: &[Difference], past: &Past, locale: Locale) -> Markup {
    let what = match back {
        [Difference::Fields(Part::Publication, _)] => {
            locale.pick("»Om udgivelsen«", "“About the publication”").to_owned()
        }
        [Difference::Fields(part, _) | Difference::Added(part)] => called(part, locale),
        _ => locale.pick("hele udgivelsen", "the whole publication").to_owned(),
    };
    html! {
        (locale.pick(format!("Hent {what} frem, som det stod før "), format!("Bring back {what} as it stood before ")))
        (when(past.kept, locale))
    }
}

fn one_difference(difference: &Difference, locale: Locale) -> Markup {
    // What is new in the state from before comes back.
    let comes = |part: &Part, danish: &str, english: &str| {
        html! { h2 { (called(part, locale)) } p { (locale.pick(danish, english)) } }
    };
    match difference {
        Difference::Fields(part, fields) => html! {
            h2 { (called(part, locale)) }
            @for FieldChange { label, before, now } in fields { h3 { (label) } (words(before, now)) }
        },
        Difference::Added(part) => comes(part, "Det kommer tilbage.", "It comes back."),
        Difference::Removed(part) => comes(part, "Det går ud igen.", "It goes again."),
        Difference::LookedAt(_) | Difference::Order | Difference::Unseen => {
            html! { p { (in_words(difference, locale)) } }
        }
    }
}

fn lines(now: &str, then: &str) -> Markup {
    let (now, then): (Vec<&str>, Vec<&str>) = (now.lines().collect(), then.lines().collect());
    html! {
        @for change in capture_diff_slices(Algorithm::Myers, &now, &then) {
            @if change.tag() != DiffTag::Equal {
                (words(&now[change.old_range()].join("\n"), &then[change.new_range()].join("\n")))
            }
        }
    }
}
