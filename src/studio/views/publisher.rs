//! A publisher's form.

use maud::{Markup, html};

use super::field::Fields;
use super::frame::Page;
use crate::source::edit::{KeyPath, SourceValue};
use crate::source::keys::PUBLISHER_FILE;
use crate::studio::form;

/// The page.
pub fn publisher_form(fields: &Fields<'_>, values: &SourceValue, version: &str) -> Markup {
    let locale = fields.locale;
    let name = form::shown(form::get(values, "name"));
    let title = if name.is_empty() { fields.slug.to_owned() } else { name };
    let content = html! {
        div.narrow.editor-of-publisher data-publisher=(fields.slug) data-version=(version) {
            div.heading {
                h1 { (title) }
                p #saved .quiet role="status" { (locale.pick("Alt er gemt", "All is saved")) }
            }
            section #part { div.fields { (fields.table(&PUBLISHER_FILE, &KeyPath::root(), values, &[])) } }
        }
    };
    Page { locale, title: &title, policy: None, content }.whole()
}
