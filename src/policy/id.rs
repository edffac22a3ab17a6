//! Names that become part of addresses: slugs and ids.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether a name may be a slug or an id: `[a-z0-9-]+`, at most 100 characters.
#[must_use]
pub fn is_slug(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 100
        && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// Whether Windows keeps a name for a device: it makes no file called that, whatever the ending.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    let numbered =
        |prefix: &str| name.strip_prefix(prefix).is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// The closest valid slug: "Værdighed & tillid" becomes "vaerdighed-tillid".
#[must_use]
pub fn slug_for(text: &str) -> String {
    let spelt = text.to_lowercase().replace('æ', "ae").replace('ø', "oe").replace('å', "aa");
    let ascii = spelt.nfd().filter(|c| !is_combining_mark(*c));
    let mut id = String::new();
    for character in ascii {
        if character.is_ascii_alphanumeric() {
            id.push(character);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if is_reserved(id) {
        return format!("{id}-1");
    }
    if id.is_empty() { "afsnit-1".into() } else { id.chars().take(100).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_windows_keeps_is_no_name_of_ours() {
        for name in ["con", "prn", "aux", "nul", "com1", "com9", "lpt3"] {
            assert!(is_reserved(name), "{name}");
            assert_eq!(slug_for(name), format!("{name}-1"));
        }
        for name in ["conto", "com", "com10", "lpt", "auxil", "nul-1", "kom1"] {
            assert!(!is_reserved(name), "{name}");
        }
    }
}
