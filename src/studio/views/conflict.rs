//! Two versions side by side, where somebody else has changed the same; and a file that is no TOML.

use maud::{Markup, html};

use super::findings;
use super::frame::{Page, Tab};
use crate::locale::{Explain, Locale};
use crate::source::edit::{self, Change, SourceValue};
use crate::studio::differences::{self, Words, compared};
use crate::studio::look::Look;
use crate::studio::store::{SourceFile, Wanted};
use crate::studio::{form, words};

/// What is in the file now beside what somebody wants there, with what differs marked in both.
pub fn conflict(file: SourceFile<'_>, now: &str, wanted: &Wanted, locale: Locale) -> Markup {
    let values = edit::values(now).unwrap_or(SourceValue::Table(Vec::new()));
    let places = wanted.changes.iter().filter_map(|(change, _)| match change {
        Change::Set { path, value } => Some((path, Some(value))),
        Change::Remove { path } => Some((path, None)),
        Change::Insert { .. } | Change::Move { .. } => None,
    });
    html! {
        p { (locale.pick(
            "Nogen har ændret det samme i filen. Vælg, hvad der skal stå. Vælger du dit eget, bliver det fra filen gemt under Tidligere.",
            "Somebody has changed the same in the file. Choose what is to stand there. If you choose your own, that of the file is kept under History.",
        )) }
        @for (path, mine) in places {
            @let row = form::row_at(file.keys(), &values, path);
            @let told = |value| row.map_or_else(|| form::shown(value), |(_, key)| differences::said(key, value, locale));
            @let parts = compared(&told(form::at(&values, path)), &told(mine));
            @if let Some((table, key)) = row { h3 { (words::label(table.name, key.name, locale)) } }
            div.both {
                section { h4 { (locale.pick("I filen nu", "In the file now")) } pre { (side(&parts, false)) } }
                section { h4 { (locale.pick("Det, du skrev", "What you wrote")) } pre { (side(&parts, true)) } }
            }
        }
    }
}

/// One of both texts, with the words that only it has marked.
fn side(parts: &[Words], is_new: bool) -> Markup {
    html! {
        @for part in parts {
            @match part {
                Words::Both(words) => (words),
                Words::Either(old, new) => {
                    @let own = if is_new { new } else { old };
                    @if !own.is_empty() { mark { (own) } }
                },
            }
        }
    }
}

/// A file that can't be shown as a form.
pub fn broken(page: SourceFile<'_>, text: &str, why: &dyn Explain, look: &Look, locale: Locale) -> Markup {
    let slug = match page {
        SourceFile::Policy(slug) => Some(slug),
        SourceFile::Publisher(_) => None,
    };
    let title = locale.pick("Filen kan ikke vises som en formular", "The file can't be shown as a form");
    let content = html! {
        div.narrow {
            h1 { (title) }
            @for line in why.explain(locale).lines() { p { (line) } }
            (findings::findings(look, page, locale))
            @if let Some(slug) = slug {
                p { (locale.pick(
                    "Ret filen i det program, den er skrevet i, eller hent en tidligere version frem.",
                    "Mend the file in the program it is written with, or bring an earlier version back.",
                )) }
                p { a.button href={ "/p/" (slug) "/history" } { (locale.pick("Tidligere versioner", "Earlier versions")) } }
            } @else {
                p { (locale.pick("Ret filen i det program, den er skrevet i.", "Mend the file in the program it is written with.")) }
            }
            pre.source tabindex="0" { (text) }
        }
    };
    Page { locale, title, policy: slug.map(|slug| (slug, Tab::Edit)), content }.whole()
}
