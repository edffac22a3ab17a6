//! The editor: outline, form, pages.

use maud::{Markup, html};

use super::field::Fields;
use super::findings;
use super::frame::{Page, Tab};
use super::preview::{PREVIEWS, preview};
use crate::locale::Locale;
use crate::policy::VariantName;
use crate::source::edit::{KeyPath, SourceValue};
use crate::source::keys::{Keys, POLICY, POLICY_FILE, Value};
use crate::studio::form;
use crate::studio::words;

/// A policy in the editor.
pub struct Editor<'a> {
    /// How fields are shown.
    pub fields: Fields<'a>,
    /// The whole file.
    pub values: &'a SourceValue,
    /// The version that the form was made of.
    pub version: &'a str,
    /// Which page of the form: "policy", "terms", or the number of a section.
    pub page: &'a str,
    /// Whose pages stand beside it.
    pub shown: VariantName,
    /// How many places of an import nobody has looked at yet.
    pub places: usize,
}

/// What few publications say of themselves.
const RARE: [&str; 6] = ["kind", "language", "short_title", "pages", "identifier", "keywords"];

/// The keys of a list of tables in the policy's file.
fn keys_of(name: &str) -> &'static Keys {
    let row = POLICY_FILE.rows.iter().find(|row| row.name == name);
    match row.map(|row| row.value) {
        Some(Value::Tables(keys)) => keys,
        _ => unreachable!("`{name}` is a list of tables of the policy's file"),
    }
}

fn inner(keys: &'static Keys, name: &str) -> &'static Keys {
    let row = keys.rows.iter().find(|row| row.name == name);
    match row.map(|row| row.value) {
        Some(Value::Tables(keys) | Value::Table(keys)) => keys,
        _ => unreachable!("`{name}` is a table of `{}`", keys.name),
    }
}

/// The whole page.
pub fn editor(editor: &Editor<'_>) -> Markup {
    let Editor { fields, values, version, page, shown, places } = editor;
    let locale = fields.locale;
    let title = form::get(values, "policy").and_then(|policy| form::get(policy, "title"));
    let title = match form::shown(title) {
        title if title.is_empty() => locale.pick("(uden titel)", "(untitled)").to_owned(),
        title => title,
    };
    let content = html! {
        div.editor data-project=(fields.project) data-slug=(fields.slug) data-version=(version) data-page=(page) data-section=[section_id(values, page)]
            data-look=(fields.look.number) data-targets=(targets(values)) {
            (outline(editor))
            div.form #form {
                div.heading {
                    h1 { (title) }
                    p #saved .quiet role="status" { (locale.pick("Alt er gemt", "All is saved")) }
                    // Where the pages stand below all fields.
                    p.to-pages { a href="#preview-title" { (locale.pick("Se, hvordan siderne bliver", "See how the pages will look")) } }
                }
                @if *places > 0 {
                    p { a.button.quiet href={ "/p/" (fields.slug) "/points" } { (locale.pick(
                        format!("Gå stederne fra importen igennem ({places})"),
                        format!("Go through the places of the import ({places})"),
                    )) } }
                }
                details.summary #summary {
                    summary { (findings::summary(fields.look, locale)) }
                    (findings::findings(fields.look, fields.page, locale))
                }
                (section_form(editor))
            }
            (preview(fields.slug, *shown, &PREVIEWS, locale))
        }
        datalist #languages {
            option value="da" { "Dansk" }
            option value="en" { "English" }
            option value="de" { "Deutsch" }
        }
    };
    Page { locale, title: &title, policy: Some((fields.slug, Tab::Edit)), content }.whole()
}

/// The sections and goals that running text can lead to, with what they are called, for the script.
fn targets(values: &SourceValue) -> String {
    let named = |table: &SourceValue| {
        let said = |key: &str| form::shown(form::get(table, key));
        let (id, title) = (said("id"), said("title"));
        (!id.is_empty())
            .then(|| serde_json::json!({ "title": if title.is_empty() { &id } else { &title }, "id": id }))
    };
    let sections = form::items(values, "section");
    let blocks = sections.iter().flat_map(|section| form::items(section, "block"));
    let goals = blocks.filter(|block| form::shown(form::get(block, "type")) == "goal");
    let goals: Vec<_> = goals.filter_map(named).collect();
    let sections: Vec<_> = sections.iter().filter_map(named).collect();
    serde_json::json!({ "sections": sections, "goals": goals }).to_string()
}

/// The id of the section that a page of the form is about, by which it is known wherever it stands.
pub fn section_id(values: &SourceValue, page: &str) -> Option<String> {
    let section = form::items(values, "section").get(page.parse::<usize>().ok()?)?;
    Some(form::shown(form::get(section, "id"))).filter(|id| !id.is_empty())
}

/// The sections, as ways to them.
pub fn outline(editor: &Editor<'_>) -> Markup {
    let Editor { fields, values, page, .. } = editor;
    let (slug, locale) = (fields.slug, fields.locale);
    let link = |to: &str, words: &str, label: Option<String>| {
        html! {
            a href={ "/p/" (slug) "/s/" (to) } aria-current=[(to == *page).then_some("true")] {
                @if let Some(label) = label { span.quiet { (label) } " " }
                (words)
            }
        }
    };
    let sections = form::items(values, "section");
    html! {
        nav.outline #outline aria-label=(locale.pick("Afsnit", "Sections")) {
            // On a narrow window, the script folds it.
            details.sections open {
                summary { (locale.pick("Afsnit", "Sections")) }
                ul {
                    li { (link("policy", locale.pick("Om udgivelsen", "About the publication"), None)) }
                    li { (link("terms", locale.pick("Ordliste", "Glossary"), None)) }
                }
                ol {
                    @for (index, section) in sections.iter().enumerate() {
                        @let title = form::shown(form::get(section, "title"));
                        @let label = form::shown(form::get(section, "label"));
                        li {
                            (link(
                                &index.to_string(),
                                if title.is_empty() { locale.pick("Uden overskrift", "Untitled") } else { &title },
                                (!label.is_empty()).then_some(label),
                            ))
                        }
                    }
                }
                // A section begins with its heading: one without has nothing that it could be called by.
                details.adder {
                    summary { (locale.pick("Tilføj et afsnit", "Add a section")) }
                    label for="new-section" { (locale.pick("Overskriften", "The heading")) }
                    input #new-section type="text" required autocomplete="off";
                    button.small type="button" data-add="section" data-at=(sections.len()) data-title-of="new-section" {
                        (locale.pick("Tilføj afsnittet", "Add the section"))
                    }
                }
            }
        }
    }
}

/// The form of the page that is open.
pub fn section_form(editor: &Editor<'_>) -> Markup {
    let Editor { fields, values, page, .. } = editor;
    let locale = fields.locale;
    match *page {
        "policy" => {
            let none = SourceValue::Table(Vec::new());
            let policy = form::get(values, "policy").unwrap_or(&none);
            html! {
                section.fields #part {
                    h2 { (locale.pick("Om udgivelsen", "About the publication")) }
                    (fields.table(&POLICY, &KeyPath::root().key("policy"), policy, &RARE))
                    p { a.to href={ "/p/" (fields.slug) "/layouts" } {
                        (locale.pick("Se udgivelsen i hvert layout", "See the publication in each layout"))
                    } }
                    details.group {
                        summary { (locale.pick("Flere felter", "More fields")) }
                        div.fields { (fields.some(&POLICY, &KeyPath::root().key("policy"), policy, &RARE)) }
                    }
                }
            }
        }
        "terms" => terms(fields, values),
        number => {
            let index: usize = number.parse().unwrap_or_default();
            match form::items(values, "section").get(index) {
                Some(section) => one_section(fields, index, section, form::items(values, "section").len()),
                None => {
                    html! { section #part { p { (locale.pick("Der er ingen afsnit endnu.", "There are no sections yet.")) } } }
                }
            }
        }
    }
}

fn terms(fields: &Fields<'_>, values: &SourceValue) -> Markup {
    let (locale, list) = (fields.locale, KeyPath::root().key("term"));
    let terms = form::items(values, "term");
    html! {
        section #part {
            h2 { (locale.pick("Ordliste", "Glossary")) }
            p.help { (locale.pick(
                "Her står ord, som ikke alle kender, og hvad de betyder. De kommer i en ordliste bagest i udgivelsen.",
                "Words that not everybody knows, and what they mean. They make a glossary at the end of the publication.",
            )) }
            @for (index, term) in terms.iter().enumerate() {
                @let word = form::shown(form::get(term, "word"));
                @let path = list.index(index);
                section.block #(form::id(&path)) aria-label=(word) {
                    (bar(fields, &list, index, terms.len(), &word))
                    div.fields { (fields.table(keys_of("term"), &path, term, &[])) }
                }
            }
            button type="button" data-add="term" data-at=(terms.len()) { (locale.pick("Tilføj et ord", "Add a word")) }
        }
    }
}

/// The buttons of something that stands in a list.
fn bar(fields: &Fields<'_>, list: &KeyPath, index: usize, count: usize, name: &str) -> Markup {
    let is_section = list.steps().len() == 1 && list.to_string() == "section";
    let locale = fields.locale;
    let named = |words: &str| format!("{words}: {name}");
    html! {
        div.bar-of {
            @if is_section { h2 { (name) } } @else { h3 { (name) } }
            div.actions {
                button.small type="button" data-move=(list) data-from=(index) data-to=[index.checked_sub(1)] disabled[index == 0]
                    aria-label=(named(locale.pick("Flyt op", "Move up"))) { "↑" }
                button.small type="button" data-move=(list) data-from=(index) data-to=(index + 1) disabled[index + 1 >= count]
                    aria-label=(named(locale.pick("Flyt ned", "Move down"))) { "↓" }
                button.small type="button" data-remove=(list.index(index)) aria-label=(named(locale.pick("Slet", "Delete"))) {
                    (locale.pick("Slet", "Delete"))
                }
            }
        }
    }
}

fn one_section(fields: &Fields<'_>, index: usize, section: &SourceValue, count: usize) -> Markup {
    let (locale, list) = (fields.locale, KeyPath::root().key("section"));
    let (keys, path) = (keys_of("section"), list.index(index));
    let title = form::shown(form::get(section, "title"));
    let blocks = form::items(section, "block");
    let block_list = path.key("block");
    html! {
        section #part {
            (bar(fields, &list, index, count, if title.is_empty() { locale.pick("Afsnit", "Section") } else { &title }))
            div.fields {
                (fields.table(keys, &path, section, &["id", "page", "easy", "easy_skip", "allow", "because", "block"]))
                details.group {
                    summary { (locale.pick("Flere felter", "More fields")) }
                    div.fields { (fields.some(keys, &path, section, &["id", "page"])) }
                }
            }
            @for (number, name) in names(blocks, locale).iter().enumerate() {
                (one_block(fields, &block_list, (number, name), &blocks[number], blocks.len(), inner(keys, "block")))
            }
            @if blocks.is_empty() { (adder(fields, &block_list, 0)) }
            p { a.to href={ "/p/" (fields.slug) "/easy/" (index) } {
                (locale.pick("Skriv den letlæste tekst til afsnittet", "Write the easy-read text of this section"))
            } }
        }
    }
}

/// What the blocks of a section are called: by their kind, and by which of them it is where there are several.
fn names(blocks: &[SourceValue], locale: Locale) -> Vec<String> {
    let kinds: Vec<String> =
        blocks.iter().map(|block| words::kind(&form::shown(form::get(block, "type")), locale)).collect();
    let of = |kind: &String, blocks: &[String]| blocks.iter().filter(|one| *one == kind).count();
    let name = |(number, kind): (usize, &String)| match of(kind, &kinds) {
        1 => kind.clone(),
        _ => format!("{kind} {}", of(kind, &kinds[..=number])),
    };
    kinds.iter().enumerate().map(name).collect()
}

fn one_block(
    fields: &Fields<'_>,
    list: &KeyPath,
    (number, name): (usize, &str),
    block: &SourceValue,
    count: usize,
    keys: &'static Keys,
) -> Markup {
    let path = list.index(number);
    let is_table = matches!(form::shown(form::get(block, "type")).as_str(), "table" | "chart");
    let but: &[&str] =
        if is_table { &["type", "page", "id", "header", "rows"] } else { &["type", "page", "id"] };
    html! {
        section.block #(form::id(&path)) aria-label=(name) {
            (bar(fields, list, number, count, name))
            div.fields {
                (fields.table(keys, &path, block, but))
                @if form::get(block, "type").is_some() {
                    details.group {
                        summary { (fields.locale.pick("Flere felter", "More fields")) }
                        div.fields { (fields.some(keys, &path, block, &["page", "id"])) }
                    }
                }
                @if is_table { (grid(fields, &path, block)) }
            }
        }
        (adder(fields, list, number + 1))
    }
}

/// A way to put a block in.
fn adder(fields: &Fields<'_>, list: &KeyPath, at: usize) -> Markup {
    let locale = fields.locale;
    let kinds =
        ["text", "goal", "ambition", "quote", "fact", "figure", "picture", "table", "chart", "contact"];
    let id = format!("{}-add-{at}", form::id(list));
    html! {
        details.adder {
            summary { (locale.pick("Tilføj her", "Add here")) }
            label for=(id) { (locale.pick("Hvad skal der stå?", "What goes here?")) }
            select id=(id) {
                @for kind in kinds { option value=(kind) { (words::kind(kind, locale)) } }
            }
            button.small type="button" data-add=(list) data-at=(at) data-kind-of=(id) { (locale.pick("Tilføj", "Add")) }
        }
    }
}

/// How many letters stand beside each other in a cell, about.
const LETTERS_OF_A_CELL: usize = 16;

/// A table as a grid of cells.
pub(super) fn grid(fields: &Fields<'_>, path: &KeyPath, block: &SourceValue) -> Markup {
    let locale = fields.locale;
    let header = form::texts(form::get(block, "header"));
    let rows = form::rows_of(form::get(block, "rows"));
    let columns = rows.iter().map(Vec::len).chain([header.len()]).max().unwrap_or_default();
    let cell = |words: &str, row: usize, column: usize| {
        let name = match row {
            0 => locale.pick(
                format!("Overskrift, kolonne {}", column + 1),
                format!("Heading, column {}", column + 1),
            ),
            _ => locale.pick(
                format!("Række {row}, kolonne {}", column + 1),
                format!("Row {row}, column {}", column + 1),
            ),
        };
        // Where the browser doesn't grow a cell with its text, it has room for it from the start.
        let rows =
            words.lines().map(|line| line.chars().count().div_ceil(LETTERS_OF_A_CELL).max(1)).sum::<usize>();
        html! { textarea rows=(rows.max(1)) data-cell aria-label=(name) { "\n" (words) } }
    };
    html! {
        div.field data-field=(path) data-kind="grid" #(form::id(&path.key("rows"))) {
            div.found { (findings::of_field(&fields.look.findings, &path.key("rows"), fields.page, locale)) (findings::of_field(&fields.look.findings, &path.key("header"), fields.page, locale)) }
            div.scroll {
                table.grid {
                    thead { tr {
                        @for column in 0..columns {
                            th scope="col" { (cell(header.get(column).map_or("", String::as_str), 0, column)) }
                        }
                    } }
                    tbody {
                        @for (row, cells) in rows.iter().enumerate() {
                            tr {
                                @for column in 0..columns {
                                    td { (cell(cells.get(column).map_or("", String::as_str), row + 1, column)) }
                                }
                            }
                        }
                    }
                }
            }
            div.actions {
                button.small type="button" data-grid="row" { (locale.pick("Ny række", "New row")) }
                button.small type="button" data-grid="column" { (locale.pick("Ny kolonne", "New column")) }
                button.small type="button" data-grid="less-rows" { (locale.pick("Slet sidste række", "Delete last row")) }
                button.small type="button" data-grid="less-columns" { (locale.pick("Slet sidste kolonne", "Delete last column")) }
            }
        }
    }
}
