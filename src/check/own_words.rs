//! The user's own line as it has to be, for messages about marks in texts: an example of ours would be one more thing to understand.

use std::ops::Range;

/// The most characters shown on either side of what is mended.
const AROUND: usize = 60;

/// The line of a text as it will be once `write` stands for a part of it; `escape` is a backslash as the text's file holds it. Its end may be
/// cut; its beginning may not, so that what is shown can be found. `None` where that can't be.
#[must_use]
pub fn own_line(text: &str, (part, write): &(Range<usize>, String), escape: &str) -> Option<String> {
    if write.contains('\n') || text.get(part.clone())?.contains('\n') {
        return None;
    }
    let near = text.floor_char_boundary(part.start.saturating_sub(AROUND));
    let start = match text[near..part.start].rfind('\n') {
        Some(at) => near + at + 1,
        None if near == 0 => 0,
        None => return None,
    };
    // No more of a long line is looked at than is shown.
    let window = text.floor_char_boundary(part.end + 5 * AROUND);
    let rest = text[part.end..window].split('\n').next().unwrap_or_default();
    let shown = match rest.char_indices().nth(AROUND) {
        Some((cut, _)) => {
            format!("{} …", rest[..cut].rsplit_once(' ').map_or(&rest[..cut], |(whole, _)| whole))
        }
        None => rest.trim_end().to_owned(),
    };
    let written = |part: &str| part.replace('\\', escape);
    Some(format!("{}{}{}", written(&text[start..part.start]), written(write), written(&shown)))
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
        let long = format!("• {}", "ord ".repeat(40));
        let shown = own_line(&long, &(0..4, "- ".to_owned()), "\\").expect("it is shown");
        assert!(shown.starts_with("- ord ord") && shown.ends_with("ord …"), "{shown}");
        assert_eq!(own_line(&format!("{long}x"), &(160..161, "y".to_owned()), "\\"), None);
    }
}
