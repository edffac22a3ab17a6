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

/// Words that introduce a list of goals, in lower case and without the colon.
const GOAL_LEADS: &[&str] = &[
    "mål",
    "målene",
    "målsætning",
    "målsætninger",
    "vi foreslår",
    "vi vil",
    "vi ønsker",
    "delmål",
    "indsatser og mål",
];
/// Endings of such words: "fælles er vores mål".
const GOAL_LEAD_ENDINGS: &[&str] = &[" mål", " målsætninger", " målsætning", " foreslår", " delmål"];

/// Whether these are words that stand above goals, in lower case and without a colon: "målsætninger".
#[must_use]
pub fn is_goal_word(low: &str) -> bool {
    GOAL_LEADS.contains(&low)
}

/// Whether words introduce goals, in lower case and without a colon: those above, and "fælles er vores mål".
#[must_use]
pub fn introduces_goals(low: &str) -> bool {
    is_goal_word(low) || GOAL_LEAD_ENDINGS.iter().any(|end| low.ends_with(end))
}
