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

/// Endings of files that documents are made, kept and sent in.
const FILES: &[&str] = &[
    "doc", "docx", "docm", "dotx", "odt", "rtf", "txt", "md", "pdf", "indd", "pages", "pptx", "ppt", "xlsx",
    "xls", "html", "htm", "msg", "pub", "jpg", "jpeg", "png",
];

/// Whether this is the name of a file, which some programs print on every page.
#[must_use]
pub fn is_file_name(text: &str) -> bool {
    let low = text.trim().to_lowercase();
    low.rsplit_once('.').is_some_and(|(name, ending)| !name.is_empty() && FILES.contains(&ending))
}

/// Whether these words can be the title of a document: there are more letters than digits, and they are no file's name,
/// no page's number with a name beside it ("10 — Titel"), and don't announce contents.
#[must_use]
pub fn can_be_title(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_number = |word: &str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_mark = |word: &str| matches!(word, "·" | "|" | "•" | "—" | "–" | "-");
    let is_page = match words.as_slice() {
        [number, mark, ..] if is_number(number) && is_mark(mark) => true,
        [.., mark, number] if is_number(number) && is_mark(mark) => true,
        [side, number] => {
            matches!(side.to_lowercase().as_str(), "side" | "page" | "seite") && is_number(number)
        }
        _ => false,
    };
    letters > 1 && letters >= digits && !is_page && !is_file_name(text) && !is_contents(text)
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

/// Words that a goal is numbered with, in lower case.
const NUMBERED_GOALS: &[&str] = &[
    "mål",
    "delmål",
    "hovedmål",
    "effektmål",
    "resultatmål",
    "målsætning",
    "indsats",
    "indsatsmål",
    "pejlemærke",
    "goal",
];

/// What a goal that somebody typed is called, and what follows: "Mål 1: Flere børn synger". None where words only speak of one: "Mål 1 og 2".
#[must_use]
pub fn numbered_goal(words: &str) -> Option<(&str, &str)> {
    let words = words.trim_start();
    let (word, behind) = words.split_once(' ')?;
    let low = word.to_lowercase();
    if !NUMBERED_GOALS.contains(&low.as_str()) {
        return None;
    }
    let digits = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut end = digits;
    // "Delmål 2.1".
    if let Some(more) = behind[end..].strip_prefix('.') {
        let more = more.len() - more.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        end += if more > 0 { 1 + more } else { 0 };
    }
    let rest = &behind[end..];
    let is_number = (1..=3).contains(&digits);
    let rest = rest
        .strip_prefix([':', '.'])
        .or_else(|| rest.strip_prefix(" – "))
        .or_else(|| rest.strip_prefix(" - "))?;
    (is_number && !rest.trim().is_empty()).then(|| (&words[..word.len() + 1 + end], rest))
}

/// Whether words introduce goals, in lower case and without a colon: those above, and "fælles er vores mål".
#[must_use]
pub fn introduces_goals(low: &str) -> bool {
    is_goal_word(low) || GOAL_LEAD_ENDINGS.iter().any(|end| low.ends_with(end))
}
