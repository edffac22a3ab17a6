//! A publisher's form.

use maud::{Markup, html};

use super::contrast::{Contrasts, contrast};
use super::field::Fields;
use super::findings::of_no_field;
use super::frame::Page;
use crate::source::edit::{KeyPath, SourceValue};
use crate::source::keys::PUBLISHER_FILE;
use crate::studio::form;

/// The page.
pub fn publisher_form(
    fields: &Fields<'_>,
    values: &SourceValue,
    version: &str,
    shown: Option<&Contrasts>,
    marks: &[String],
) -> Markup {
    let locale = fields.locale;
    let name = form::shown(form::get(values, "name"));
    let title = if name.is_empty() { fields.slug.to_owned() } else { name };
    let content = html! {
        div.narrow.editor-of-publisher data-project=(fields.project) data-publisher=(fields.slug) data-version=(version) {
            div.heading {
                h1 { (title) }
                p #saved .quiet role="status" { (locale.pick("Alt er gemt", "All is saved")) }
            }
            div.found #found-elsewhere role="status" { (of_no_field(&fields.look.findings, fields.page, locale)) }
            @if !marks.is_empty() {
                form.box method="post" action={ "/publishers/" (fields.slug) "/looked-at" } {
                    p { (locale.pick("Det her kom ind med et dokument. Ret felterne, hvor det er forkert:", "This came in with a document. Mend the fields where it is wrong:")) }
                    ul { @for mark in marks { li { (mark) } } }
                    button.small type="submit" { (locale.pick("Det er set efter", "It is looked at")) }
                }
            }
            section #part { div.fields { (fields.table(&PUBLISHER_FILE, &KeyPath::root(), values, &[])) } }
            section.contrasts aria-labelledby="contrasts" {
                h2 #contrasts { (locale.pick("Kontrast", "Contrast")) }
                (contrast(shown, locale))
            }
        }
    };
    Page { locale, title: &title, policy: None, content }.whole()
}
