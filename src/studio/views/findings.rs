//! What was found, at its field and in a summary.

use maud::{Markup, html};

use crate::finding::Level;
use crate::locale::Locale;
use crate::source::edit::{KeyPath, Step};
use crate::studio::form;
use crate::studio::look::{Found, Look};

impl Found {
    /// Whether it holds something back.
    pub fn is_error(&self) -> bool {
        self.record.level == Level::Error
    }
}

/// What a level is called.
fn level(level: Level, locale: Locale) -> (&'static str, &'static str) {
    match level {
        Level::Error => ("error", locale.pick("Fejl", "Error")),
        Level::Warning => ("warning", locale.pick("Advarsel", "Warning")),
        Level::Hint => ("hint", locale.pick("Råd", "Hint")),
    }
}

/// The findings about one field.
pub fn of_field(found: &[Found], path: &KeyPath, locale: Locale) -> Markup {
    html! {
        @for one in found.iter().filter(|one| one.field.as_ref() == Some(path)) { (finding(one, locale)) }
    }
}

/// All findings of a form's fields and of what has no field, with ways to their places.
pub fn findings(look: &Look, slug: &str, locale: Locale) -> Markup {
    html! {
        ol.findings {
            @for one in &look.findings {
                li {
                    (finding(one, locale))
                    @if let Some(path) = &one.field {
                        a.to href={ "/p/" (slug) "/s/" (page_of(path)) "#" (form::id(path)) } {
                            (locale.pick("Gå til feltet", "Go to the field"))
                        }
                    } @else if let (Some(file), Some(line)) = (&one.record.file, one.record.line) {
                        span.quiet { (file) ":" (line) }
                    }
                }
            }
        }
    }
}

/// The page of the editor that has a field.
pub fn page_of(path: &KeyPath) -> String {
    match path.steps() {
        [Step::Key(key), Step::Index(index), ..] if key == "section" => index.to_string(),
        [Step::Key(key), ..] if key == "term" => "terms".to_owned(),
        _ => "policy".to_owned(),
    }
}

/// One finding: its level in words, what is wrong, what to do, and one press that does it where there is one right answer.
fn finding(one: &Found, locale: Locale) -> Markup {
    let (class, name) = level(one.record.level, locale);
    html! {
        div class={ "finding " (class) } {
            p { strong { (name) ": " } (one.record.message) }
            @for line in one.record.help.lines() { p.advice { (line) } }
            p.more {
                @if one.is_mendable {
                    button.small type="button" data-mend=(one.record.code) data-line=[one.record.line] data-column=[one.record.column] {
                        (locale.pick("Ret det", "Mend it"))
                    }
                }
                a href={ "/why/" (one.record.code) } target="_blank" rel="noopener" {
                    (locale.pick("Hvorfor?", "Why?")) span.hidden { " " (one.record.code) }
                }
            }
        }
    }
}

/// How many there are, in words.
pub fn summary(look: &Look, locale: Locale) -> String {
    let [errors, warnings, hints] = look.counts();
    let several = |count: usize, one: (&str, &str), many: (&str, &str)| {
        let (danish, english) = if count == 1 { one } else { many };
        (count > 0).then(|| format!("{count} {}", locale.pick(danish, english)))
    };
    let parts: Vec<String> = [
        several(errors, ("fejl", "error"), ("fejl", "errors")),
        several(warnings, ("advarsel", "warning"), ("advarsler", "warnings")),
        several(hints, ("råd", "hint"), ("råd", "hints")),
    ]
    .into_iter()
    .flatten()
    .collect();
    match (look.number, parts.is_empty()) {
        (0, _) => locale.pick("Ser på teksten …", "Looking at the text …").to_owned(),
        (_, true) => locale.pick("Alt er i orden", "Everything is in order").to_owned(),
        _ => locale.listed(&parts),
    }
}
