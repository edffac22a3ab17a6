//! Characters without a shape.

/// Whether a character only says how others are set, and is nothing by itself: marks of direction, word joiners, byte order marks (general category
/// Cf of Unicode). Joiners (U+200C, U+200D) are none, since they change letters; nor is the soft hyphen, which a page shows at a line's end.
#[must_use]
pub fn is_format(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
