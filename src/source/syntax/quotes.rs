//! Quotation marks that TOML doesn't take, characters nobody sees, and notes as others write them.

use crate::policy::is_format;

/// Whether a word processor writes this where a straight quotation mark was typed.
pub fn is_curly(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '‹'
            | '›'
            | '″'
            | '′'
            | '´'
            | '`'
            | '＂'
    )
}

/// Whether this is a quotation mark of any kind.
pub fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'') || is_curly(c)
}

/// Whether this takes room, or none, without being seen, and isn't what TOML takes for white space.
pub fn is_unseen(c: char) -> bool {
    is_format(c)
        || matches!(
            c,
            '\u{a0}' | '\u{ad}' | '\u{1680}' | '\u{2000}'
                ..='\u{200d}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
        )
        || c.is_control() && !matches!(c, '\n' | '\t')
}

/// Where a text ends, counted in it.
pub fn close_of(inner: &str, mark: char) -> Option<usize> {
    let mut chars = inner.char_indices();
    while let Some((at, c)) = chars.next() {
        if c == mark {
            return Some(at);
        }
        if c == '\\' && mark == '"' {
            chars.next();
        }
    }
    None
}

/// What a note says that is written as in other languages: `// note`, `; note`, `-- note`, `/* note */`, `<!-- note -->`.
pub fn note_elsewhere(text: &str) -> Option<&str> {
    let text = text.trim();
    let html = text.strip_prefix("<!--").map(|rest| rest.strip_suffix("-->").unwrap_or(rest));
    let starred = text.strip_prefix("/*").map(|rest| rest.strip_suffix("*/").unwrap_or(rest));
    let words =
        html.or(starred).or_else(|| ["//", ";", "-- "].iter().find_map(|sign| text.strip_prefix(sign)));
    words.map(str::trim).filter(|words| !words.is_empty())
}
