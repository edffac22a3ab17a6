//! Earlier states of a file.

use maud::{Markup, html};
use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::frame::{Page, Tab};
use crate::locale::Locale;
use crate::studio::history::Past;

/// When a state was kept, in UTC.
fn when(past: &Past) -> String {
    let Some(kept) = past.kept else { return String::new() };
    let at = time::OffsetDateTime::from(kept);
    format!("{} {:02}:{:02} UTC", at.date(), at.hour(), at.minute())
}

/// All of them.
pub fn past_list(slug: &str, states: &[Past], locale: Locale) -> Markup {
    let title = locale.pick("Tidligere versioner", "Earlier versions");
    let content = html! {
        div.narrow {
            h1 { (title) }
            @if states.is_empty() {
                p { (locale.pick("Her kommer en version, hver gang noget bliver ændret i studiet.", "A version comes here whenever something is changed in the studio.")) }
            }
            ol.plain {
                @for past in states {
                    li { a href={ "/p/" (slug) "/history/" (past.number) } {
                        (locale.pick("Version", "Version")) " " (past.number) span.quiet { " " (when(past)) }
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
            p.quiet { (when(past)) }
            p { (locale.pick("Det ændrer sig, hvis du henter den frem:", "This changes if you bring it back:")) }
            div.diff tabindex="0" {
                @for change in changes.iter().filter(|change| change.tag() != DiffTag::Equal) {
                    @for line in &now[change.old_range()] { p { del { (line) } } }
                    @for line in &then[change.new_range()] { p { ins { (line) } } }
                }
            }
            form method="post" action={ "/p/" (slug) "/history/" (past.number) } {
                button type="submit" { (locale.pick("Hent den frem", "Bring it back")) }
            }
        }
    };
    Page { locale, title: &title, policy: Some((slug, Tab::Past)), content }.whole()
}
