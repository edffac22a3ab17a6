//! A rule's own page.

use maud::{Markup, html};

use super::commonmark::commonmark;
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
    // A title has no marks of its own.
    let title = documentation.finds.text(locale).replace('`', "");
    let content = html! {
        div.narrow {
            p.quiet { (code.id) ": " (code.level.name(locale)) }
            h1 { (title) }
            (commonmark(documentation.why.text(locale), 1))
            @for example in documentation.examples {
                h2 { (locale.pick("Forkert", "Wrong")) }
                pre { (read(example.wrong)) }
                @let because = example.because.text(locale);
                (commonmark(because, 2))
                h2 { (locale.pick("Rigtigt", "Right")) }
                pre { (read(example.right)) }
            }
            (commonmark(documentation.more.text(locale), 1))
        }
    };
    Page { locale, title: &title, policy: None, content }.whole()
}
