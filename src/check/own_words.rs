//! The user's own line as it has to be, for messages about marks in texts: an example of ours would be one more thing to understand.

use std::ops::Range;

/// The most characters shown before what is mended.
const BEFORE: usize = 60;
/// The most characters shown behind it.
const BEHIND: usize = 160;

/// The line of a text as it will be once `write` stands for a part of it; `escape` is a backslash as the text's file holds it. It is whole, for
/// whoever copies one that is cut loses the rest. `None` where it is too long for that.
#[must_use]
pub fn own_line(text: &str, (part, write): &(Range<usize>, String), escape: &str) -> Option<String> {
    if write.contains('\n') || text.get(part.clone())?.contains('\n') {
        return None;
    }
    let near = text.floor_char_boundary(part.start.saturating_sub(BEFORE));
    let start = match text[near..part.start].rfind('\n') {
        Some(at) => near + at + 1,
        None if near == 0 => 0,
        None => return None,
    };
    // No more of a long line is looked at than is shown.
    let window = text.floor_char_boundary(part.end + 4 * (BEHIND + 1));
    let rest = text[part.end..window].split('\n').next().unwrap_or_default();
    if rest.chars().nth(BEHIND).is_some() {
        return None;
    }
    let written = |part: &str| part.replace('\\', escape);
    Some(format!("{}{}{}", written(&text[start..part.start]), written(write), written(rest.trim_end())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_shown_as_the_file_will_have_it() {
        let text = "Først.\n2. maj er fri.\nSidst.";
        let at = text.find(". maj").expect("it is there");
        let found = (at..at, "\\".to_owned());
        assert_eq!(own_line(text, &found, "\\\\").as_deref(), Some("2\\\\. maj er fri."));
        assert_eq!(own_line(text, &found, "\\").as_deref(), Some("2\\. maj er fri."));
        let line = |count: usize| format!("• {}", "ørd ".repeat(count));
        let shown = |text: &str| own_line(text, &(0..4, "- ".to_owned()), "\\");
        assert_eq!(shown(&line(40)), Some(format!("- {}", "ørd ".repeat(40).trim_end())));
        assert_eq!(shown(&line(41)), None, "nothing is cut");
        assert_eq!(own_line(&format!("{}x", line(40)), &(160..161, "y".to_owned()), "\\"), None);
    }
}
