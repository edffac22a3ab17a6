//! What a text is called where nobody sets it: in bookmarks, contents and metadata, in attributes, file lists and alternative texts.
//!
//! Soft hyphens, word joiners and line ends help to set a text on a page. In a name they are noise: a search for the title finds nothing,
//! a screen reader stumbles, and a list of bookmarks breaks. Every name goes through [`one_line`].

use crate::policy::is_format;

/// The text on one line: blanks of any kind are one space, and what only tells a line where to break, or which way to run, is gone.
#[must_use]
pub fn one_line(text: &str) -> String {
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
    let is_blank = |c: char| {
        matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    text.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
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
