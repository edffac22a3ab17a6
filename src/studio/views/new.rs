//! The form for a new publication.

use maud::{Markup, html};
use serde::Deserialize;

use super::frame::Page;
use crate::locale::Locale;

/// What stands for no choice: no publisher's file is called so.
pub const NOBODY: &str = "?";

/// What the form holds.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Wanted {
    /// Its title.
    #[serde(default)]
    pub title: String,
    /// A publisher's id; empty for a new one, and none before anybody has chosen.
    #[serde(default)]
    pub publisher: Option<String>,
    /// The new publisher's name.
    #[serde(default)]
    pub publisher_name: String,
}

/// The form; `why` says what was wrong with what it held.
pub fn new_form(
    publishers: &[(String, String)],
    wanted: &Wanted,
    why: Option<&str>,
    locale: Locale,
) -> Markup {
    let pick = |danish: &'static str, english: &'static str| locale.pick(danish, english);
    let title = pick("En ny udgivelse", "A new publication");
    let is_chosen = |id: &str| wanted.publisher.as_deref() == Some(id);
    let content = html! {
        div.narrow {
            h1 { (title) }
            @if let Some(why) = why {
                div.box.fault #why role="alert" { @for line in why.lines() { p { (line) } } }
            }
            form method="post" action="/new" novalidate {
                div.field {
                    label for="title" { (pick("Titel", "Title")) }
                    input #title type="text" name="title" value=(wanted.title) required autocomplete="off"
                        aria-describedby=[why.map(|_| "why")];
                }
                @if !publishers.is_empty() {
                    div.field {
                        label for="publisher" { (pick("Hvem udgiver den?", "Who publishes it?")) }
                        select #publisher name="publisher" {
                            // Nobody's policy is somebody else's because of their place in the alphabet.
                            @if publishers.len() > 1 { option value=(NOBODY) { (pick("Vælg udgiveren", "Choose the publisher")) } }
                            @for (id, name) in publishers {
                                option value=(id) selected[is_chosen(id)] { (name) }
                            }
                            option value="" selected[is_chosen("")] { (pick("En ny udgiver", "A new publisher")) }
                        }
                    }
                }
                div.field {
                    label for="publisher_name" {
                        @if publishers.is_empty() { (pick("Hvem udgiver den?", "Who publishes it?")) }
                        @else { (pick("Navnet på en ny udgiver", "Name of a new publisher")) }
                    }
                    input #publisher_name type="text" name="publisher_name" value=(wanted.publisher_name) autocomplete="organization";
                }
                button type="submit" { (pick("Begynd", "Begin")) }
            }
        }
    };
    Page { locale, title, policy: None, content }.whole()
}
