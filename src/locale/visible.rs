//! Text from files and names, as a terminal may be given it: nothing in it is a command, and nothing moves what stands beside it.

use std::path::Path;

/// Whether a terminal acts on this character instead of showing it: control characters, line separators, and the marks that turn the
/// direction of reading.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}

fn shown(text: &str, stays: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if acts(c) && !stays(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// A message: its own line breaks stay, and all else that a terminal would act on is shown as `\u{1b}`.
#[must_use]
pub fn visible(text: &str) -> String {
    shown(text, |c| c == '\n')
}

/// A name, or a line: not even a line break stays, so that nothing after it looks like a line of ours.
#[must_use]
pub fn visible_line(text: &str) -> String {
    shown(text, |_| false)
}

/// A path, on one line.
#[must_use]
pub fn seen(path: &Path) -> String {
    visible_line(&path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_act_on_is_shown() {
        assert_eq!(
            visible_line("a\u{1b}[31m\nfejl\r\u{7}\u{202e}ø\u{2028}"),
            "a\\u{1b}[31m\\u{a}fejl\\u{d}\\u{7}\\u{202e}ø\\u{2028}"
        );
        assert_eq!(visible("et\nto\t\u{9b}"), "et\nto\\u{9}\\u{9b}");
        assert_eq!(visible("Æblegrød – »ja« ☎"), "Æblegrød – »ja« ☎");
        assert_eq!(seen(Path::new("a/b\n c")), "a/b\\u{a} c");
    }
}
