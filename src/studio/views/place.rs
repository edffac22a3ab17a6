//! What a place of the import desk is: what can be thought of there, and in which fields it is written.

use crate::locale::Locale;
use crate::source::edit::{KeyPath, SourceValue, Step};
use crate::source::keys::POLICY_FILE;
use crate::studio::advice::{self, About, Part};
use crate::studio::form;
use crate::studio::importing::{Spot, is_heading, of_table, together};

/// The kinds of places, by what can be made of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A paragraph of running text.
    Paragraph,
    /// One of a quotation, a goal or a box.
    OfBlock,
    /// The heading of a section.
    Section,
    /// The headings of a table.
    Header,
    /// What a table or a picture is called.
    Caption,
    /// A field.
    Field,
}

/// What sort of place a key is.
pub fn sort(values: &SourceValue, path: Option<&KeyPath>) -> Sort {
    let Some(path) = path else { return Sort::Field };
    match path.steps() {
        [Step::Key(list), Step::Index(_), Step::Key(key)] if list == "section" => match key.as_str() {
            "text" => Sort::Paragraph,
            "id" | "role" | "label" | "title" => Sort::Section,
            _ => Sort::Field,
        },
        [Step::Key(list), _, Step::Key(_), _, Step::Key(key)] if list == "section" && key == "text" => {
            let block = of_table(path).and_then(|(block, _)| values.at(&block));
            match form::shown(block.and_then(|block| form::get(block, "type"))).as_str() {
                "text" => Sort::Paragraph,
                _ => Sort::OfBlock,
            }
        }
        [Step::Key(list), _, Step::Key(_), _, Step::Key(key)] if list == "section" => match key.as_str() {
            "header" => Sort::Header,
            "caption" => Sort::Caption,
            _ => Sort::Field,
        },
        _ => Sort::Field,
    }
}

/// Whether a place is written in fields of its own.
pub fn has_fields(values: &SourceValue, spot: &Spot) -> bool {
    !matches!(sort(values, spot.path()), Sort::Paragraph | Sort::OfBlock)
}

/// What can be thought of at a place; what of it can be done is tried.
pub fn thinkable(values: &SourceValue, spot: &Spot, chunk: &str) -> Vec<&'static str> {
    let all: &[&str] = match sort(values, spot.path()) {
        Sort::Paragraph if is_heading(chunk) => &["section", "paragraph", "list", "quote", "goal"],
        Sort::Paragraph => &["section", "heading", "list", "quote", "goals", "goal"],
        Sort::OfBlock => &["paragraph"],
        Sort::Section => &["heading", "paragraph", "up", "down"],
        Sort::Header => &["row", "headings"],
        Sort::Caption => &["paragraph"],
        Sort::Field => &["summary"],
    };
    let of_text: &[&str] = match sort(values, spot.path()) {
        Sort::Paragraph => &["join", "up", "down", "fact", "to", "leave-out"],
        Sort::OfBlock => &["join", "up", "down", "to", "leave-out"],
        _ => &[],
    };
    all.iter().chain(of_text).copied().collect()
}

/// The section that a key stands in.
pub fn section_of(path: &KeyPath) -> Option<usize> {
    match path.steps() {
        [Step::Key(list), Step::Index(index), ..] if list == "section" => Some(*index),
        _ => None,
    }
}

/// The keys that are fields of a place, and the table that they stand in.
pub fn keys_of(values: &SourceValue, path: &KeyPath, said: &[Part]) -> Option<(KeyPath, Vec<String>)> {
    let (table, own) = of_table(path)?;
    let kind = form::shown(values.at(&table).and_then(|of| form::get(of, "type")));
    let is_section = matches!(table.steps(), [Step::Key(list), Step::Index(_)] if list == "section");
    let mut wanted: Vec<String> = match (own.as_str(), kind.as_str()) {
        _ if is_section && together("title").contains(&own.as_str()) => vec!["label", "title"],
        ("caption" | "type", "figure") => vec!["src", "caption"],
        ("caption" | "type", _) => vec!["caption", "header_column"],
        // What a mark asks for that stands nowhere yet stands above the last of the keys.
        ("variants", _) if said.iter().any(|part| matches!(part, Part::Field { .. })) => Vec::new(),
        (own, _) => together(own),
    }
    .into_iter()
    .map(str::to_owned)
    .collect();
    // What the draft asks for may not be there yet.
    for part in said {
        let Part::Field { path, .. } = part else { continue };
        if let Some((_, key)) = of_table(path).filter(|(of, _)| *of == table) {
            wanted.extend(together(&key).into_iter().map(str::to_owned));
        }
    }
    Some((table, wanted))
}

/// The fields that a place is written in.
pub fn fields_of(values: &SourceValue, spot: &Spot, locale: Locale) -> Vec<KeyPath> {
    let about = About { keys: &POLICY_FILE, values, on_line: &|_| None, locale };
    let said: Vec<Part> =
        spot.marks.iter().flat_map(|mark| advice::mark(&mark.said, mark.path.as_ref(), about)).collect();
    let found = spot.path().and_then(|path| keys_of(values, path, &said));
    let Some((table, wanted)) = found else { return Vec::new() };
    wanted.iter().map(|key| table.key(key.as_str())).collect()
}
