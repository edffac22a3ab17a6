//! What a text is called where nobody sets it: in bookmarks, contents and metadata, in attributes, file lists and alternative texts.
//!
//! Soft hyphens, word joiners and line ends help to set a text on a page. In a name they are noise: a search for the title finds nothing,
//! a screen reader stumbles, and a list of bookmarks breaks. Every name goes through [`one_line`].

use std::borrow::Cow;

use crate::language::LANGUAGES;
use crate::policy::is_format;

/// The text on one line: blanks of any kind are one space, and what only tells a line where to break, or which way to run, is gone.
#[must_use]
pub fn one_line(text: &str) -> String {
    let text = parted_words_joined(text);
    let mut line = String::with_capacity(text.len());
    for sign in text.chars().filter(|sign| !is_unseen(*sign)) {
        match sign {
            // The hyphen that never ends a line (U+2011) is searched for as the one on the keyboard.
            '\u{2011}' => line.push('-'),
            sign if sign.is_whitespace() || sign.is_control() => {
                if !line.is_empty() && !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            sign => line.push(sign),
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// The text with single spaces, as it is set on one line: a line end in a title is no line end on the cover.
#[must_use]
pub fn spaced(text: &str) -> String {
    let text = parted_words_joined(text);
    let is_blank = |c: char| matches!(c, ' ' | '\t') || is_line_end(c);
    text.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether the line `before` ends inside a word that `after` goes on with: a space after the hyphen of "e-mail" would make two of it.
/// After that of "børne-", before "og ungdomsliv", there is one.
pub(super) fn ends_inside_word(before: &str, after: &str) -> bool {
    let is_part = before.strip_suffix('-').is_some_and(|part| part.ends_with(char::is_alphanumeric));
    let end = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    let word = after[..end].to_lowercase();
    let is_first_part = || LANGUAGES.iter().any(|one| one.after_first_part.contains(&word.as_str()));
    is_part && !word.is_empty() && !is_first_part()
}

/// The text without the line ends that stand inside a word.
fn parted_words_joined(text: &str) -> Cow<'_, str> {
    if !text.contains(is_line_end) {
        return Cow::Borrowed(text);
    }
    let mut all = String::with_capacity(text.len());
    for line in text.split_inclusive(is_line_end) {
        let after = line.trim_start();
        if ends_inside_word(all.trim_end(), after) {
            all.truncate(all.trim_end().len());
            all.push_str(after);
        } else {
            all.push_str(line);
        }
    }
    Cow::Owned(all)
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A piece of a line: blanks at its ends may stand between words.
pub(super) fn without_unseen(text: &str) -> String {
    let shown = text.chars().filter(|sign| !is_unseen(*sign));
    shown
        .map(|sign| {
            if sign == '\u{2011}' {
                '-'
            } else if sign.is_whitespace() {
                ' '
            } else {
                sign
            }
        })
        .collect()
}

/// Signs without a shape that set text apart or keep it together. Joiners (U+200C, U+200D) are none: they change letters.
fn is_unseen(sign: char) -> bool {
    is_format(sign) || matches!(sign, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_ends_inside_a_word_adds_no_space_to_it() {
        for (text, line) in [
            ("Send en e-\nmail", "Send en e-mail"),
            ("Børne-\nog ungeudvalget", "Børne- og ungeudvalget"),
            ("Løn-\r\n  tilskud", "Løn-tilskud"),
            ("2024-\n2030", "2024-2030"),
            ("EU-\nborgere", "EU-borgere"),
            ("Tal -\nog ord", "Tal - og ord"),
            ("Plan-\n»A«", "Plan- »A«"),
            ("Mor- og\nfar", "Mor- og far"),
        ] {
            assert_eq!((spaced(text).as_str(), one_line(text).as_str()), (line, line));
        }
    }

    #[test]
    fn a_name_has_no_signs_of_setting() {
        for (text, name) in [
            ("Børne\u{ad}politik", "Børnepolitik"),
            ("Plads\r\ntil\n\nalle", "Plads til alle"),
            (" \u{a0}2025–\u{2060}2028\t", "2025–2028"),
            ("§\u{a0}5, stk.\u{202f}2", "§ 5, stk. 2"),
            ("it\u{2011}strategi", "it-strategi"),
            ("\u{202e}Plan\u{202c} \u{feff}A\u{200b}", "Plan A"),
            ("\u{2}Plan\u{7}", "Plan"),
            ("\u{ad}\u{a0}\n", ""),
        ] {
            assert_eq!(one_line(text), name);
        }
        assert_eq!(one_line("👩\u{200d}🏫"), "👩\u{200d}🏫");
    }
}
