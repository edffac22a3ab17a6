//! A rule's own page.

use maud::{Markup, html};

use super::frame::Page;
use crate::finding::Code;
use crate::locale::Locale;

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
                pre { (example.wrong) }
                @let because = example.because.text(locale);
                @if !because.is_empty() { p { (because) } }
                h2 { (locale.pick("Rigtigt", "Right")) }
                pre { (example.right) }
            }
            @for part in documentation.more.text(locale).split("\n\n") { @if !part.is_empty() { p { (part) } } }
        }
    };
    Page { locale, title, policy: None, content }.whole()
}
