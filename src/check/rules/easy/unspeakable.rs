//! Every character can be said: by a screen reader, and in Danish braille.
//!
//! Measured with liblouis 3.24: in the six-dot tables da-dk-g16 and da-dk-g26 what is outside of this list mostly becomes a
//! question mark, without a word. "•" and "→" have signs there; a list is a list only when it is written as one. Rows of `=`
//! or `-` are read out one by one.

use crate::check::easy::Filing;
use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, EasyFault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R20",
        name: "unspeakable",
        level: Level::Error,
        group: Group::EasyWords,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

/// What Danish braille and screen readers can say, besides the characters of a keyboard (ASCII) and letters and digits
/// of the Latin alphabet.
const SPEAKABLE: &str = "\u{a0}\u{ad}–—’‘”“„»«…§°€£½¼¾²³";

/// How often a mark may follow itself.
const MOST_IN_A_ROW: usize = 3;

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in &context.easy {
        let text = passage.text.value();
        let mut row = 0..0;
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            if !is_speakable(c) {
                file.error(passage, at..end, EasyFault::Unspeakable { character: c });
            }
            let goes_on = row.end == at && text[row.clone()].ends_with(c);
            row = if goes_on { row.start..end } else { at..end };
            let mark = !c.is_alphanumeric() && !c.is_whitespace() && c != '.';
            if mark && text[row.clone()].chars().count() > MOST_IN_A_ROW && !text[end..].starts_with(c) {
                let characters = text[row.clone()].to_owned();
                file.error(passage, row.clone(), EasyFault::RuleOfCharacters { characters });
            }
        }
    }
}

fn is_speakable(c: char) -> bool {
    // Basic Latin, Latin-1 and Latin Extended-A letters; a combining mark is composed in every variant (NFC).
    let latin = c.is_alphanumeric() && u32::from(c) < 0x180 && !matches!(c, 'ª' | 'º');
    c.is_ascii() || latin || SPEAKABLE.contains(c) || ('\u{300}'..='\u{36f}').contains(&c)
}
