//! Style names that mean the same in every word processor's files.
//!
//! Word and LibreOffice keep the English names of their own styles in the file whatever the language they speak
//! (`Overskrift 1` is `heading 1` there); templates and other programs don't, so the Danish names count, too.

use super::flow::Role;

/// What a style's name says about its paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// Their role.
    Role(Role),
    /// Lines of a printed table of contents.
    Contents,
}

/// What a name says, if anything.
pub fn meaning(name: &str) -> Option<Named> {
    let name = name.trim().to_lowercase();
    let numbered = |stems: &[&str]| {
        let number = stems.iter().find_map(|stem| name.strip_prefix(stem))?.trim();
        number.parse::<u8>().ok().filter(|level| (1..=10).contains(level))
    };
    if let Some(level) = numbered(&["heading", "overskrift"]) {
        return Some(Named::Role(Role::Heading(level)));
    }
    if numbered(&["toc", "contents", "indholdsfortegnelse"]).is_some() {
        return Some(Named::Contents);
    }
    Some(match name.as_str() {
        "title" | "titel" => Named::Role(Role::Title),
        "subtitle" | "undertitel" => Named::Role(Role::Subtitle),
        "quote" | "intense quote" | "block text" | "quotations" | "block quotation" | "citat"
        | "stærkt citat" | "blokcitat" => Named::Role(Role::Quote),
        "caption" | "image caption" | "table caption" | "illustration" | "figure" | "table" | "drawing"
        | "billedtekst" | "figurtekst" | "tabeltekst" => Named::Role(Role::Caption),
        "toc heading" | "contents heading" | "overskrift til indholdsfortegnelse" => Named::Contents,
        _ => return None,
    })
}

/// Whether the name of a character style alone makes text bold or italic: `(strong, emphasis)`.
pub fn look(name: &str) -> (bool, bool) {
    match name.trim().to_lowercase().as_str() {
        "strong" | "strong emphasis" | "stærk" | "kraftig fremhævning" => (true, false),
        "emphasis" | "fremhæv" | "fremhævning" | "intense emphasis" => (false, true),
        _ => (false, false),
    }
}
