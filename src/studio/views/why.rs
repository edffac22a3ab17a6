//! A rule's own page.

use maud::{Markup, html};

use super::commonmark::commonmark;
use super::frame::Page;
use crate::finding::Code;
use crate::locale::Locale;
use crate::studio::explained::explained;

/// What a rule finds, why, and examples. Its level is each finding's own, which can be lower than the rule's; its code is what an exception names.
pub fn why(code: &Code, locale: Locale) -> Markup {
    let page = explained(code.documentation, locale);
    let content = html! {
        div.narrow {
            p.quiet { (locale.pick("Regel", "Rule")) " " (code.id) }
            h1 { (page.finds) }
            (commonmark(&page.why, 1))
            @for example in &page.examples {
                h2 { (locale.pick("Forkert", "Wrong")) }
                pre { (example.wrong) }
                (commonmark(&example.because, 2))
                @if let Some(right) = &example.right {
                    h2 { (locale.pick("Rigtigt", "Right")) }
                    pre { (right) }
                }
            }
            (commonmark(&page.more, 1))
        }
    };
    Page { locale, title: &page.finds, policy: None, content }.whole()
}
