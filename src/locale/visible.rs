//! Text of others, shown in a message.

use std::borrow::Cow;
use std::path::Path;

/// A text as a terminal may show it: what would act there, break the line or turn its direction stands as `\u{1b}`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if acts(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// A path in a message.
#[must_use]
pub fn visible_path(path: &Path) -> String {
    visible(&path.display().to_string()).into_owned()
}

/// Control characters (C0, DEL, C1), separators of lines and paragraphs, and what turns the direction of writing (UAX #9).
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_act_is_shown_and_all_else_stays() {
        assert_eq!(visible("æ – »Børn« 日本 👪"), "æ – »Børn« 日本 👪");
        assert_eq!(
            visible("a\u{1b}[2J\r\n\u{7}\u{202e}b\u{9b}"),
            "a\\u{1b}[2J\\u{d}\\u{a}\\u{7}\\u{202e}b\\u{9b}"
        );
    }
}
