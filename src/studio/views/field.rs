//! A key of a source as a field of a form.

use maud::{Markup, html};

use super::findings;
use crate::locale::Locale;
use crate::source::MOST_PICTURE_BYTES;
use crate::source::edit::{KeyPath, SourceValue};
use crate::source::keys::{Key, Keys, Needed, Otherwise, Value};
use crate::studio::form;
use crate::studio::look::Look;
use crate::studio::store::SourceFile;
use crate::studio::words;

/// What fields are shown with.
pub struct Fields<'a> {
    /// What tells the project from others, so that a browser keeps what is written apart.
    pub project: &'a str,
    /// The policy's slug, or the publisher's id.
    pub slug: &'a str,
    /// The file whose form it is.
    pub page: SourceFile<'a>,
    /// The language of the words.
    pub locale: Locale,
    /// What was found at last.
    pub look: &'a Look,
    /// What can be chosen for a key whose names the project has: publishers, layouts.
    pub choices: &'a dyn Fn(&str) -> Option<Choices>,
    /// Whether groups stand open though nothing is in them: where few fields are shown, each is asked for.
    pub unfolded: bool,
    /// What stands right below a control, if something does.
    pub below: &'a dyn Fn(&KeyPath) -> Option<Markup>,
    /// The field whose findings are told where they are, in its text.
    pub elsewhere: Option<&'a KeyPath>,
}

/// What can be chosen: as it is written, and as it is called.
pub type Choices = Vec<(String, String)>;

/// Texts that are usually longer than a line.
const LONG: [&str; 8] =
    ["alt", "because", "easy", "easy_skip", "easy_status", "explanation", "status", "summary"];

impl Fields<'_> {
    /// The fields of a table: those of its own rows, and of its kind's.
    pub fn table(&self, keys: &'static Keys, at: &KeyPath, values: &SourceValue, but: &[&str]) -> Markup {
        html! {
            @for (table, row) in form::rows(keys, values) {
                @if !but.contains(&row.name) {
                    (self.field(table, row, &at.key(row.name), form::get(values, row.name)))
                }
            }
        }
    }

    /// The fields of some of a table's keys.
    pub fn some(&self, keys: &'static Keys, at: &KeyPath, values: &SourceValue, wanted: &[&str]) -> Markup {
        html! {
            @for (table, row) in form::rows(keys, values) {
                @if wanted.contains(&row.name) {
                    (self.field(table, row, &at.key(row.name), form::get(values, row.name)))
                }
            }
        }
    }

    /// One field.
    pub fn field(
        &self,
        table: &'static Keys,
        key: &'static Key,
        path: &KeyPath,
        value: Option<&SourceValue>,
    ) -> Markup {
        match key.value {
            Value::Table(keys) => self.group(keys, table, key, path, value),
            Value::Tables(_) | Value::Kind | Value::Version => html! {},
            _ => self.simple(table, key, path, value),
        }
    }

    /// A table inside a table, as a group of fields.
    fn group(
        &self,
        keys: &'static Keys,
        table: &'static Keys,
        key: &'static Key,
        path: &KeyPath,
        value: Option<&SourceValue>,
    ) -> Markup {
        let none = SourceValue::Table(Vec::new());
        let is_open = self.unfolded || value.is_some();
        html! {
            details.group open[is_open] {
                summary { (words::label(table.name, key.name, self.locale)) }
                div.fields { (self.table(keys, path, value.unwrap_or(&none), &[])) }
            }
        }
    }

    fn simple(
        &self,
        table: &'static Keys,
        key: &'static Key,
        path: &KeyPath,
        value: Option<&SourceValue>,
    ) -> Markup {
        let id = form::id(path);
        let label = words::label(table.name, key.name, self.locale);
        let is_needed = key.needed == Needed::Always;
        let (help, found) = (format!("{id}-help"), format!("{id}-found"));
        let is_told_here = self.elsewhere != Some(path);
        let described = if is_told_here { format!("{found} {help}") } else { help.clone() };
        let is_group = matches!(key.value, Value::SomeOf(_));
        let wrong = self.look.findings.iter().any(|one| one.is_at(path, self.page) && one.is_error());
        html! {
            div.field data-field=(path) data-kind=(form::sort(key)) role=[is_group.then_some("group")]
                aria-labelledby=[is_group.then(|| format!("{id}-label"))] {
                @if is_group {
                    div.label #{ (id) "-label" } { (label) (self.needed(is_needed)) }
                } @else if !matches!(key.value, Value::Boolean) {
                    label #{ (id) "-label" } for=(id) { (label) (self.needed(is_needed)) }
                }
                @if is_told_here { div.found #(found) { (findings::of_field(&self.look.findings, path, self.page, self.locale)) } }
                (self.control(key, &id, label, value, &described, wrong, is_needed))
                @if let Some(below) = (self.below)(path) { (below) }
                p.help #(help) { (form::help(table.name, key, label, self.locale)) (self.otherwise(key)) }
            }
        }
    }

    fn needed(&self, is_needed: bool) -> Markup {
        html! { @if is_needed { span.needed { " " (self.locale.pick("(skal udfyldes)", "(required)")) } } }
    }

    /// What holds where nothing is written.
    fn otherwise(&self, key: &Key) -> Markup {
        let (Otherwise::Is(value), Value::OneOf(names)) = (key.otherwise, key.value) else { return html! {} };
        let name = value.trim_matches('"');
        if !names.contains(&name) {
            return html! {};
        }
        let name = words::name(key.name, name, self.locale);
        html! { (self.locale.pick("Vælger du intet, bliver det: ", "If you choose nothing, it is: ")) (name) "." }
    }

    #[expect(clippy::too_many_arguments, reason = "what every control says of itself")]
    fn control(
        &self,
        key: &'static Key,
        id: &str,
        label: &str,
        value: Option<&SourceValue>,
        described: &str,
        wrong: bool,
        is_needed: bool,
    ) -> Markup {
        let text = form::shown(value);
        let invalid = wrong.then_some("true");
        if let Some(choices) = (self.choices)(key.name) {
            return self.select(&choices, id, &text, described, invalid, is_needed);
        }
        match key.value {
            Value::Markup => html! {
                textarea id=(id) data-rich="blocks" data-label=(label) rows="6" spellcheck="true"
                    aria-describedby=(described) aria-invalid=[invalid] { "\n" (text) }
            },
            Value::Texts => html! {
                textarea id=(id) rows=(text.lines().count().max(2)) aria-describedby=(described) aria-invalid=[invalid] { "\n" (text) }
                p.note { (self.locale.pick("Hver på sin linje.", "One on each line.")) }
            },
            Value::Text if key.name == "text" || LONG.contains(&key.name) || text.contains('\n') => html! {
                textarea id=(id) rows=(if key.name == "text" { 12 } else { 3 }) spellcheck="true"
                    aria-describedby=(described) aria-invalid=[invalid] { "\n" (text) }
            },
            Value::Text if matches!(key.name, "src" | "picture" | "signature" | "logo") => html! {
                (self.picture(&text))
                input id=(id) type="text" value=(text) aria-describedby=(described) aria-invalid=[invalid];
                label.upload { (self.locale.pick("Vælg en fil", "Choose a file"))
                    input type="file" accept=".svg,.png,.jpg,.jpeg,image/svg+xml,image/png,image/jpeg" data-upload=(id) data-most=(MOST_PICTURE_BYTES);
                }
            },
            Value::Text | Value::Focus | Value::Cmyk | Value::Rows => html! {
                input id=(id) type="text" value=(text) spellcheck="true" required[is_needed]
                    aria-describedby=(described) aria-invalid=[invalid];
            },
            Value::Language => html! {
                input id=(id) type="text" value=(text) list="languages" autocapitalize="off" spellcheck="false"
                    aria-describedby=(described) aria-invalid=[invalid];
            },
            Value::Colour => html! {
                span.colour {
                    input type="color" value=(if text.len() == 7 { &text } else { "#000000" }) data-colour-of=(id)
                        aria-label=(format!("{label}: {}", self.locale.pick("vælg", "choose")));
                    input id=(id) type="text" value=(text) pattern="#[0-9a-fA-F]{6}" spellcheck="false"
                        aria-describedby=(described) aria-invalid=[invalid];
                }
            },
            Value::Integer | Value::Count | Value::Number { .. } | Value::Version => html! {
                input.short id=(id) type="text" inputmode="decimal" value=(text) aria-describedby=(described) aria-invalid=[invalid];
            },
            Value::Date => html! {
                input.short id=(id) type="date" value=(text) aria-describedby=(described) aria-invalid=[invalid];
            },
            Value::Boolean => html! {
                label.check for=(id) {
                    input id=(id) type="checkbox" checked[value == Some(&SourceValue::Boolean(true))] aria-describedby=(described);
                    (label)
                }
            },
            Value::OneOf(names) => {
                let choices: Vec<_> = names
                    .iter()
                    .map(|name| ((*name).to_owned(), words::name(key.name, name, self.locale)))
                    .collect();
                self.select(&choices, id, &text, described, invalid, is_needed)
            }
            Value::SomeOf(names) => {
                let chosen = form::texts(value);
                html! {
                    div.checks {
                        @for name in names {
                            label.check {
                                input type="checkbox" value=(name) checked[chosen.iter().any(|one| one == name)];
                                (words::name(key.name, name, self.locale))
                            }
                        }
                    }
                }
            }
            Value::Kind | Value::Table(_) | Value::Tables(_) => html! {},
        }
    }

    fn select(
        &self,
        choices: &[(String, String)],
        id: &str,
        chosen: &str,
        described: &str,
        invalid: Option<&str>,
        is_needed: bool,
    ) -> Markup {
        let is_known = chosen.is_empty() || choices.iter().any(|(name, _)| name == chosen);
        html! {
            select id=(id) aria-describedby=(described) aria-invalid=[invalid] required[is_needed] {
                @if !is_needed || chosen.is_empty() {
                    option value="" selected[chosen.is_empty()] { (self.locale.pick("Ikke valgt", "Not chosen")) }
                }
                // What is written and isn't known stays, until somebody chooses another.
                @if !is_known { option value=(chosen) selected { (chosen) } }
                @for (name, words) in choices {
                    option value=(name) selected[name == chosen] { (words) }
                }
            }
        }
    }

    fn picture(&self, path: &str) -> Markup {
        html! {
            @if !path.is_empty() {
                @match self.page {
                    SourceFile::Policy(_) => img.thumb src={ "/p/" (self.slug) "/file/" (path) } alt="" loading="lazy";,
                    SourceFile::Publisher(_) => img.thumb src={ "/publishers/file/" (path) } alt="" loading="lazy";,
                }
            }
        }
    }
}
