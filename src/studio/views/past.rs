//! Earlier states of a file.

use maud::{Markup, html};
use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::frame::{Page, Tab};
use crate::language::DocumentWords;
use crate::locale::Locale;
use crate::policy::{Date, Language};
use crate::studio::history::Past;

/// When a state was kept. The browser knows what time it was here; without the script, it is UTC.
fn when(past: &Past, locale: Locale) -> Markup {
    let Some(kept) = past.kept else { return html! {} };
    let at = time::OffsetDateTime::from(kept);
    let clock = format!("{:02}:{:02}", at.hour(), at.minute());
    let language = locale.pick(Language::danish(), Language::english());
    let day = Date::new(at.year(), at.month().into(), at.day());
    let day = day.map(|day| DocumentWords::of(&language).date(day)).unwrap_or_default();
    html! { time datetime={ (at.date()) "T" (clock) "Z" } { (day) " " (clock) " UTC" } }
}

/// What comes and what goes in lines that change, word by word.
fn words(old: &[&str], new: &[&str]) -> Markup {
    let (old, new) = (old.join("\n"), new.join("\n"));
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive([' ', '\n']).collect(), new.split_inclusive([' ', '\n']).collect());
    html! {
        p {
            @for part in capture_diff_slices(Algorithm::Myers, &old, &new) {
                @let (gone, fresh) = (old[part.old_range()].concat(), new[part.new_range()].concat());
                @if part.tag() == DiffTag::Equal {
                    (fresh)
                } @else {
                    @if !gone.is_empty() { del { (gone) } }
                    @if !fresh.is_empty() { ins { (fresh) } }
                }
            }
        }
    }
}

/// All of them.
pub fn past_list(slug: &str, states: &[Past], locale: Locale) -> Markup {
    let title = locale.pick("Tidligere versioner", "Earlier versions");
    let content = html! {
        div.narrow {
            h1 { (title) }
            @if states.is_empty() {
                p { (locale.pick("Når du ændrer noget i studiet, kommer den version, der var før, til at stå her.", "When you change something in the studio, the version from before comes to stand here.")) }
            }
            ol.plain {
                @for past in states {
                    li { a href={ "/p/" (slug) "/history/" (past.number) } {
                        (locale.pick("Version", "Version")) " " (past.number) ": " (when(past, locale))
                    } }
                }
            }
        }
    };
    Page { locale, title, policy: Some((slug, Tab::Past)), content }.whole()
}

/// One of them: what would change.
pub fn one_past(slug: &str, past: &Past, then: &str, now: &str, locale: Locale) -> Markup {
    let title = format!("{} {}", locale.pick("Version", "Version"), past.number);
    let (now, then): (Vec<&str>, Vec<&str>) = (now.lines().collect(), then.lines().collect());
    let changes = capture_diff_slices(Algorithm::Myers, &now, &then);
    let content = html! {
        div.narrow {
            h1 { (title) }
            p.quiet { (when(past, locale)) }
            p { (locale.pick("Det ændrer sig, hvis du henter den frem:", "This changes if you bring it back:")) }
            div.diff tabindex="0" {
                @for change in changes.iter().filter(|change| change.tag() != DiffTag::Equal) {
                    (words(&now[change.old_range()], &then[change.new_range()]))
                }
            }
            form method="post" action={ "/p/" (slug) "/history/" (past.number) } {
                button type="submit" { (locale.pick("Hent den frem", "Bring it back")) }
            }
        }
    };
    Page { locale, title: &title, policy: Some((slug, Tab::Past)), content }.whole()
}
