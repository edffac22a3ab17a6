//! What was found, at its field and in a summary.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::finding::{Level, WordList};
use crate::locale::Locale;
use crate::source::edit::{KeyPath, Step};
use crate::studio::advice::Part;
use crate::studio::form;
use crate::studio::look::{Found, Look};
use crate::studio::store::SourceFile;

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

/// The findings about one field of a form.
pub fn of_field(found: &[Found], path: &KeyPath, page: SourceFile<'_>, locale: Locale) -> Markup {
    html! {
        @for one in found.iter().filter(|one| one.is_at(path, page)) { (finding(one, page, locale)) }
    }
}

/// The findings of each field that has some, as HTML, and the fields in which something is wrong.
pub fn by_field(
    found: &[Found],
    page: SourceFile<'_>,
    locale: Locale,
) -> (BTreeMap<String, String>, Vec<String>) {
    let (mut fields, mut wrong) = (BTreeMap::new(), Vec::new());
    for one in found {
        let Some(path) = one.field.as_ref().filter(|path| one.is_at(path, page)) else { continue };
        fields.entry(path.to_string()).or_insert_with(|| of_field(found, path, page, locale).0);
        if one.is_error() {
            wrong.push(path.to_string());
        }
    }
    (fields, wrong)
}

/// The findings that no field has.
pub fn of_no_field(found: &[Found], page: SourceFile<'_>, locale: Locale) -> Markup {
    html! { @for one in found.iter().filter(|one| one.field.is_none()) { (finding(one, page, locale)) } }
}

/// How many findings of a rule are told one by one.
const FEW: usize = 3;

/// All findings of a form's fields and of what has no field, with ways to their places. Of a rule that finds many, the first is told, and the others
/// where somebody asks for them.
pub fn findings(look: &Look, page: SourceFile<'_>, locale: Locale) -> Markup {
    listed(look.findings.iter(), page, locale)
}

/// The same of what holds something back.
pub fn errors(look: &Look, page: SourceFile<'_>, locale: Locale) -> Markup {
    listed(look.findings.iter().filter(|one| one.is_error()), page, locale)
}

fn listed<'a>(all: impl Iterator<Item = &'a Found>, page: SourceFile<'_>, locale: Locale) -> Markup {
    let mut rules: Vec<Vec<&Found>> = Vec::new();
    for one in all {
        let own = rules.iter_mut().find(|rule| {
            rule.first().is_some_and(|first| {
                first.record.code == one.record.code && first.record.level == one.record.level
            })
        });
        match own {
            Some(rule) => rule.push(one),
            None => rules.push(vec![one]),
        }
    }
    html! {
        ol.findings {
            @for rule in &rules {
                @let shown = if rule.len() > FEW { 1 } else { rule.len() };
                @for one in &rule[..shown] { li { (with_way(one, page, locale)) } }
                @if rule.len() > shown {
                    li {
                        details.group {
                            summary { (locale.pick(
                                format!("{} steder til af samme slags", rule.len() - shown),
                                format!("{} more places of the kind", rule.len() - shown),
                            )) }
                            ol.findings { @for one in &rule[shown..] { li { (with_way(one, page, locale)) } } }
                        }
                    }
                }
            }
        }
    }
}

/// A finding, and the way to its place.
fn with_way(one: &Found, page: SourceFile<'_>, locale: Locale) -> Markup {
    let file = one.file(page);
    let to = match (&one.field, file) {
        (Some(path), _) => Some(address(file, path)),
        (None, SourceFile::Publisher(id)) => Some(format!("/publishers/{id}")),
        (None, SourceFile::Policy(_)) => None,
    };
    let words = match file == page {
        true => locale.pick("Gå til feltet", "Go to the field"),
        false => locale.pick("Gå til udgiveren", "Go to the publisher"),
    };
    html! {
        (finding(one, page, locale))
        @if let Some(to) = to { a.to href=(to) { (words) } }
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

/// The address of a field: what is easy-read stands on a desk of its own.
pub fn address(file: SourceFile<'_>, path: &KeyPath) -> String {
    let id = form::id(path);
    let slug = match file {
        SourceFile::Policy(slug) => slug,
        SourceFile::Publisher(of) => return format!("/publishers/{of}#{id}"),
    };
    let page = page_of(path);
    let of = match path.steps() {
        [Step::Key(list), _, Step::Key(key), ..]
            if list == "section" && matches!(key.as_str(), "easy" | "easy_skip") =>
        {
            "easy"
        }
        _ => "s",
    };
    format!("/p/{slug}/{of}/{page}#{id}")
}

/// An advice. No space stands before what ends a sentence, or a part of one.
pub(super) fn parts(parts: &[Part], file: SourceFile<'_>, locale: Locale) -> Markup {
    let goes_on = |next: Option<&Part>| matches!(next, Some(Part::Words(words)) if words.starts_with([',', '.', ';', ':', '?', '!', ')']));
    html! {
        @for (index, one) in parts.iter().enumerate() {
            (part(one, file, locale))
            @if index + 1 < parts.len() && !goes_on(parts.get(index + 1)) { " " }
        }
    }
}

/// A part of an advice.
fn part(part: &Part, file: SourceFile<'_>, locale: Locale) -> Markup {
    html! {
        @match part {
            Part::Words(words) => { (words) }
            Part::Write(text) => { code { (text) } }
            Part::Spots(spots, more) => {
                @for (index, (name, path)) in spots.iter().enumerate() {
                    @if index > 0 { ", " }
                    a href=(address(file, path)) { (name) }
                }
                @if *more > 0 { (locale.pick(format!(" og {more} steder til"), format!(" and {more} more places"))) }
            }
            Part::Points => {
                @if let SourceFile::Policy(slug) = file {
                    a href={ "/p/" (slug) "/points" } { (locale.pick("Gå stederne igennem", "Go through the places")) }
                }
            }
            Part::Place(name, path) => { a href=(address(file, path)) { (name) } }
            Part::Field { label, path, value } => {
                a href=(address(file, path)) {
                    (locale.pick("feltet »", "the field “")) (label) (locale.pick("«", "”"))
                }
                @if let Some(value) = value { ": " (value) }
            }
        }
    }
}

/// One finding: its level in words, what is wrong, what to do, and one press that does it where there is one right answer.
pub(super) fn finding(one: &Found, page: SourceFile<'_>, locale: Locale) -> Markup {
    let (class, name) = level(one.record.level, locale);
    let file = one.file(page);
    // A publisher's form has no pages to mend: what is found there may be of several publications.
    let word = one.word.filter(|_| matches!(page, SourceFile::Policy(_)));
    let is_right = |list: WordList| match list {
        WordList::Dictionary => locale.pick("Ordet er rigtigt", "The word is right"),
        WordList::OfReaders => locale.pick("Læserne kender ordet", "Readers know the word"),
    };
    html! {
        div class={ "finding " (class) } {
            p { strong { (name) ": " } (one.title) }
            @for line in &one.advice { p.advice { (parts(line, file, locale)) } }
            p.more {
                @if one.is_mendable {
                    button.small type="button" data-do="mend" data-file=[one.record.file.as_deref()] data-code=(one.record.code) data-line=[one.record.line] data-column=[one.record.column] {
                        (locale.pick("Ret det", "Mend it"))
                    }
                }
                @if let Some(list) = word {
                    button.small type="button" data-do="word" data-code=(one.record.code) data-line=[one.record.line] data-column=[one.record.column] {
                        (is_right(list))
                    }
                }
                a href={ "/why/" (one.record.code) } target="_blank" rel="noopener" {
                    (locale.pick("Hvorfor?", "Why?")) span.hidden { " (" (one.title) ")" }
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
