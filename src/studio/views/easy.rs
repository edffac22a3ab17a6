//! The easy-read desk: the full text left, the easy one right.

use maud::{Markup, html};

use super::field::Fields;
use super::findings;
use super::frame::{Page, Tab};
use crate::edition::State;
use crate::locale::Locale;
use crate::source::edit::{KeyPath, SourceValue};
use crate::source::keys::{Key, Keys, POLICY_FILE, Value};
use crate::studio::form;

/// A section on the desk.
pub struct Desk<'a> {
    /// How fields are shown.
    pub fields: Fields<'a>,
    /// The whole file.
    pub values: &'a SourceValue,
    /// The version that the form was made of.
    pub version: &'a str,
    /// Which section.
    pub index: usize,
    /// Its full text, as readers meet it. None while errors are in the way.
    pub full: Option<&'a str>,
    /// How far its easy text has come.
    pub state: Option<State>,
    /// Why something wasn't done.
    pub told: Option<&'a str>,
}

fn section_keys() -> &'static Keys {
    let row = POLICY_FILE.rows.iter().find(|row| row.name == "section");
    match row.map(|row| row.value) {
        Some(Value::Tables(keys)) => keys,
        _ => unreachable!("a policy has sections"),
    }
}

fn row(keys: &'static Keys, name: &str) -> &'static Key {
    let found = keys.rows.iter().find(|row| row.name == name);
    found.unwrap_or_else(|| unreachable!("`{name}` is a key of `{}`", keys.name))
}

/// The page.
pub fn easy_desk(desk: &Desk<'_>) -> Markup {
    let Desk { fields, values, version, index, full, state, told } = desk;
    let (locale, slug) = (fields.locale, fields.slug);
    let sections = form::items(values, "section");
    let section = &sections[*index];
    let title = form::shown(form::get(section, "title"));
    let keys = section_keys();
    let path = KeyPath::root().key("section").index(*index);
    let Value::Table(easy_keys) = row(keys, "easy").value else { unreachable!("`easy` is a table") };
    let none = SourceValue::Table(Vec::new());
    let easy = form::get(section, "easy").unwrap_or(&none);
    let written =
        ["title", "text", "covers", "picture", "picture_alt", "written_by", "tested_by", "tested_on"];
    let content = html! {
        div.editor.desk data-slug=(slug) data-version=(version) data-page=(index) data-look=(fields.look.number) {
            nav.outline aria-label=(locale.pick("Afsnit", "Sections")) {
                ol {
                    @for (number, section) in sections.iter().enumerate() {
                        li { a href={ "/p/" (slug) "/easy/" (number) } aria-current=[(number == *index).then_some("true")] {
                            (form::shown(form::get(section, "title")))
                        } }
                    }
                }
            }
            section.full aria-labelledby="full" tabindex="0" {
                h1 { (title) }
                h2 #full { (locale.pick("Den fulde tekst", "The full text")) }
                @match full {
                    Some(full) => @for line in full.lines() { p { (line) } },
                    None => p.quiet { (locale.pick(
                        "Den fulde tekst vises her, når fejlene i den er rettet.",
                        "The full text is shown here when the errors in it are mended.",
                    )) },
                }
            }
            div.form #form {
                p #saved .quiet role="status" { (locale.pick("Alt er gemt", "All is saved")) }
                details.summary #summary {
                    summary { (findings::summary(fields.look, locale)) }
                    (findings::findings(fields.look, slug, locale))
                }
                section #part {
                    h2 { (locale.pick("Den letlæste tekst", "The easy-read text")) }
                    @if let Some(state) = state { p.state { (state_in_words(*state, locale)) } }
                    @if let Some(told) = told {
                        div.box.fault role="alert" { @for line in told.lines() { p { (line) } } }
                    }
                    div.fields {
                        @for name in written {
                            @let key = row(easy_keys, name);
                            (fields.field(easy_keys, key, &path.key("easy").key(name), form::get(easy, name)))
                        }
                    }
                    details.group {
                        summary { (locale.pick("Afsnittet skal ikke have en letlæst tekst", "The section needs no easy-read text")) }
                        div.fields { (fields.field(keys, row(keys, "easy_skip"), &path.key("easy_skip"), form::get(section, "easy_skip"))) }
                    }
                    (approval(desk, section))
                }
            }
        }
    };
    Page { locale, title: &title, policy: Some((slug, Tab::Easy)), content }.whole()
}

fn state_in_words(state: State, locale: Locale) -> &'static str {
    match state {
        State::Missing => locale.pick("Der er ingen letlæst tekst endnu.", "There is no easy-read text yet."),
        State::Skipped => {
            locale.pick("Afsnittet er udeladt med en grund.", "The section is left out, with a reason.")
        }
        State::Stale => locale.pick(
            "Den fulde tekst er ændret, siden den letlæste blev godkendt. Læs den igennem, og godkend igen.",
            "The full text has changed since the easy one was approved. Read it through and approve again.",
        ),
        State::Draft => locale
            .pick("Ingen har godkendt teksten, som den er nu.", "Nobody has approved the text as it is."),
        State::Approved => {
            locale.pick("Godkendt. Ikke testet med læsere endnu.", "Approved. Not tested with readers yet.")
        }
        State::Tested => locale.pick("Godkendt og testet med læsere.", "Approved and tested with readers."),
    }
}

/// A person's act: the program never ticks it.
fn approval(desk: &Desk<'_>, section: &SourceValue) -> Markup {
    let locale = desk.fields.locale;
    let waits = matches!(desk.state, Some(State::Draft | State::Stale));
    html! {
        @if waits {
            form.approve method="post" action={ "/p/" (desk.fields.slug) "/approve" } data-approve {
                h3 { (locale.pick("Godkend", "Approve")) }
                p { (locale.pick(
                    "Har du læst den letlæste tekst op mod den fulde, og siger den det samme? Så skriv dit navn.",
                    "Have you read the easy text against the full one, and does it say the same? Then write your name.",
                )) }
                input type="hidden" name="section" value=(desk.index);
                input type="hidden" name="id" value=(form::shown(form::get(section, "id")));
                label for="by" { (locale.pick("Dit navn", "Your name")) }
                input #by type="text" name="by" required autocomplete="name";
                button type="submit" { (locale.pick("Godkend teksten", "Approve the text")) }
            }
        }
    }
}
