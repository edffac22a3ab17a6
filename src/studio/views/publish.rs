//! What is published, and publishing it.

use maud::{Markup, html};

use super::findings;
use super::frame::{Page, Tab};
use super::release::{self, Before};
use crate::build::State;
use crate::locale::Locale;
use crate::policy::VariantName;
use crate::studio::look::Look;
use crate::studio::store::SourceFile;
use crate::studio::words;

/// A published file.
pub struct Row {
    /// Its variant.
    pub variant: String,
    /// Where it is, below the output folder.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// Its pages, if it has some.
    pub pages: Option<usize>,
    /// How it stands to its source.
    pub state: State,
    /// Files that go with it.
    pub beside: Vec<String>,
}

/// The page.
pub fn publish_form(
    slug: &str,
    asked: &[VariantName],
    (rows, reports): (&[Row], &[String]),
    before: &Before,
    look: &Look,
    locale: Locale,
) -> Markup {
    let pick = |danish: &'static str, english: &'static str| locale.pick(danish, english);
    let title = pick("Udgiv", "Publish");
    let content = html! {
        div.narrow.publish data-slug=(slug) {
            h1 { (title) }
            @if look.number > 0 && look.is_held_back {
                div.box.fault role="alert" {
                    p { (pick("Intet nyt kan udgives, før fejlene er rettet:", "Nothing new can be published before the errors are mended:")) }
                    (findings::errors(look, SourceFile::Policy(slug), locale))
                }
            }
            form #publish method="post" action={ "/p/" (slug) "/publish" } {
                fieldset {
                    legend { (pick("Hvad skal laves?", "What is to be made?")) }
                    div.checks {
                        @for variant in VariantName::ALL {
                            label.check {
                                input type="checkbox" name="variant" value=(variant) checked[asked.contains(variant)];
                                (words::name("variants", variant.name(), locale))
                            }
                        }
                    }
                }
                button type="submit" { (pick("Lav filerne", "Make the files")) }
            }
            div #progress hidden {
                label for="bar" { (pick("Så langt er det kommet", "Progress")) }
                progress #bar max="1" value="0" {}
                p #step role="status" {}
            }
            (release::before(slug, before, locale))
            div #published { (published(slug, rows, reports, &[], locale)) }
        }
    };
    Page { locale, title, policy: Some((slug, Tab::Publish)), content }.whole()
}

/// The files that are there, and what was said.
pub fn published(slug: &str, rows: &[Row], reports: &[String], told: &[String], locale: Locale) -> Markup {
    let pick = |danish: &'static str, english: &'static str| locale.pick(danish, english);
    html! {
        @if !told.is_empty() {
            div.box.fault role="alert" {
                @for one in told { @for line in one.lines() { p { (line) } } }
            }
        }
        @if !rows.is_empty() {
            h2 { (pick("Filerne", "The files")) }
            div.scroll tabindex="0" role="region" aria-label=(pick("Filerne", "The files")) {
                table {
                    thead { tr {
                        th scope="col" { (pick("Udgave", "Variant")) }
                        th scope="col" { (pick("Størrelse", "Size")) }
                        th scope="col" { (pick("Svarer til teksten", "Fits the text")) }
                    } }
                    tbody {
                        @for row in rows {
                            tr {
                                th scope="row" { a href={ "/out/" (row.path) } target="_blank" rel="noopener" {
                                    (words::name("variants", &row.variant, locale))
                                }
                                @for path in &row.beside {
                                    br; a.beside href={ "/out/" (path) } target="_blank" rel="noopener" { (beside(path, locale)) }
                                } }
                                td { (size(row, locale)) }
                                td { (state(row.state, locale)) }
                            }
                        }
                    }
                }
            }
        }
        @if !rows.is_empty() {
            p { a.button.quiet href={ "/p/" (slug) "/zip" } download { (pick("Hent alle filer som én ZIP-fil", "Get all files as one ZIP file")) } }
        }
        @if !reports.is_empty() {
            h2 { (pick("Rapporter", "Reports")) }
            ul.plain {
                @for path in reports {
                    li { a href={ "/out/" (path) } target="_blank" rel="noopener" {
                        (pick("Rapport om den letlæste udgave", "Report on the easy-read edition"))
                    } }
                }
            }
        }
    }
}

/// What a file that goes with another is called.
fn beside(path: &str, locale: Locale) -> &'static str {
    match path.rsplit('.').next() {
        Some("pdf") => locale.pick("Seddel til trykkeriet", "Sheet for the print shop"),
        _ => locale.pick("Det, der hører til", "What goes with it"),
    }
}

fn size(row: &Row, locale: Locale) -> String {
    let size = format!("{}\u{a0}kB", row.bytes.div_ceil(1000));
    match row.pages {
        Some(1) => locale.pick(format!("1\u{a0}side, {size}"), format!("1\u{a0}page, {size}")),
        Some(pages) => {
            locale.pick(format!("{pages}\u{a0}sider, {size}"), format!("{pages}\u{a0}pages, {size}"))
        }
        None => size,
    }
}

fn state(state: State, locale: Locale) -> &'static str {
    match state {
        State::Current => locale.pick("Ajour", "Up to date"),
        State::HeldBack => {
            locale.pick("Lavet, før der kom fejl i teksten", "From before; the source has errors now")
        }
        State::Outdated => {
            locale.pick("Lavet, før teksten blev ændret", "From before; the source has changed")
        }
        State::Unwanted => locale.pick("Bliver ikke lavet mere", "Isn't made any more"),
    }
}
