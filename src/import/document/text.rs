//! What inline content says.

use super::Inline;

/// The words alone; a break is a space.
#[must_use]
pub fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(words) => text.push_str(words),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Language(_, inner) => {
                text.push_str(&plain(inner));
            }
            Inline::Link { text: inner, .. } => text.push_str(&plain(inner)),
            Inline::Note(_) => {}
            Inline::Break => text.push(' '),
        }
    }
    text
}

/// Whether a heading stands above printed contents.
#[must_use]
pub fn is_contents(heading: &str) -> bool {
    let low = heading.trim().trim_end_matches(':').to_lowercase();
    matches!(low.as_str(), "indhold" | "indholdsfortegnelse" | "contents" | "table of contents" | "inhalt")
}
