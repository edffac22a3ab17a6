//! Lines of a file, and what they look like.

/// The line that begins at a place, without its end.
pub fn line_at(text: &str, start: usize) -> &str {
    text[start..].split('\n').next().unwrap_or_default()
}

/// Where the next line begins.
pub fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |found| at + found + 1)
}

/// Whether a line is a header, or a key with its value.
pub fn begins_something_new(line: &str) -> bool {
    let trimmed = line.trim();
    let is_header = trimmed.strip_prefix('[').is_some_and(|rest| {
        let inner = rest.trim_start_matches('[').trim_end_matches(']').trim();
        trimmed.ends_with(']') && is_key(inner) && inner.starts_with(|c: char| c.is_ascii_lowercase())
    });
    let key = trimmed.split_once('=').map(|(key, _)| key.trim());
    is_header || key.is_some_and(is_key)
}

/// Whether this is a key: bare, dotted or in quotation marks (TOML 1.1, "Keys").
pub fn is_key(text: &str) -> bool {
    let bare = |part: &str| {
        let part = part.trim();
        let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let quoted = part.len() > 1 && part.starts_with(['"', '\'']) && part.ends_with(['"', '\'']);
        !part.is_empty() && (quoted || part.chars().all(letters))
    };
    text.split('.').all(bare)
}
