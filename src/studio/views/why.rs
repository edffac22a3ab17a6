//! A rule's own page.

use maud::{Markup, html};

use super::frame::Page;
use crate::finding::Code;
use crate::locale::Locale;

/// An example as it is typed in a field: in a file, quotation marks in a text have a backslash before them.
fn read(example: &str) -> String {
    example.replace("\\\"", "\"")
}

/// What a rule finds, why, and examples.
pub fn why(code: &Code, locale: Locale) -> Markup {
    let documentation = code.documentation;
    let title = documentation.finds.text(locale);
    let content = html! {
        div.narrow {
            p.quiet { (code.id) ": " (code.level.name(locale)) }
            h1 { (title) }
            @for part in documentation.why.text(locale).split("\n\n") { p { (part) } }
            @for example in documentation.examples {
                h2 { (locale.pick("Forkert", "Wrong")) }
                pre { (read(example.wrong)) }
                @let because = example.because.text(locale);
                @if !because.is_empty() { p { (because) } }
                h2 { (locale.pick("Rigtigt", "Right")) }
                pre { (read(example.right)) }
            }
            @for part in documentation.more.text(locale).split("\n\n") { @if !part.is_empty() { p { (part) } } }
        }
    };
    Page { locale, title, policy: None, content }.whole()
}
