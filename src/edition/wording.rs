//! The wording of a section, which an approval is tied to and which is kept beside the source.
//!
//! Canonical form of a full text: its texts as they are written in the source, with markup, in the order of the
//! blocks, and in each block in the order below; composed (NFC); white space of any kind and length, also between
//! texts, as one space; none before the first and after the last word; UTF-8. `based_on` is `sha256:` and its
//! SHA-256 in lower-case hexadecimal digits. How the text is broken into lines, paragraphs and blocks doesn't matter.
//! `docs/godkendelse.md` tells users the same.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::markup::nfc;
use crate::policy::{Section, TextKind};
use crate::prose::split;

/// The full text of a section, one sentence per line, for comparing later texts with.
#[must_use]
pub fn full_wording(section: &Section, language: &str) -> String {
    lines(full(section), language)
}

/// The easy text of a section and its goals, one sentence per line; empty if there is none.
#[must_use]
pub fn easy_wording(section: &Section, language: &str) -> String {
    lines(easy(section), language)
}

/// The hash of a wording, regardless of its line breaks: `sha256:…`.
#[must_use]
pub fn hash(wording: &str) -> String {
    let digest = Sha256::digest(canonical([wording]).as_bytes());
    digest.as_slice().iter().fold("sha256:".to_owned(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The hash of a section's full text.
pub(super) fn full_hash(section: &Section) -> String {
    hash(&canonical(full(section)))
}

/// Whether a section's easy text still has this wording.
pub(super) fn is_easy_wording(section: &Section, wording: &str) -> bool {
    canonical(easy(section)) == canonical([wording])
}

fn canonical<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = texts.into_iter().flat_map(str::split_whitespace).collect();
    nfc(&words.join(" "))
}

fn full(section: &Section) -> Vec<&str> {
    let texts = section.blocks.iter().flat_map(|block| block.texts());
    texts.filter(|one| one.kind != TextKind::Easy).map(|one| one.text.as_str()).collect()
}

fn easy(section: &Section) -> Vec<&str> {
    let Some(easy) = &section.easy else { return Vec::new() };
    let texts = easy.texts().into_iter().chain(section.blocks.iter().flat_map(|block| block.texts()));
    texts.filter(|one| one.kind == TextKind::Easy).map(|one| one.text.as_str()).collect()
}

/// Markup that starts something new within a text: list items, headings, tables, quotations, footnotes.
const BLOCK_STARTS: &[&str] = &["- ", "* ", "+ ", "#", "|", ">", "[^"];

/// The texts, one sentence per line. Lines end only at white space, so that the words are those of the canonical
/// form.
fn lines(texts: Vec<&str>, language: &str) -> String {
    let mut out = String::new();
    for text in texts {
        let mut paragraph = String::new();
        for line in text.lines().map(str::trim) {
            if line.is_empty() || starts_block(line) {
                sentences(&std::mem::take(&mut paragraph), language, &mut out);
            }
            paragraph.push_str(line);
            paragraph.push(' ');
            if line.starts_with('#') {
                sentences(&std::mem::take(&mut paragraph), language, &mut out);
            }
        }
        sentences(&paragraph, language, &mut out);
    }
    nfc(&out)
}

fn starts_block(line: &str) -> bool {
    let after_digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = after_digits.len() < line.len() && after_digits.starts_with(". ");
    numbered || BLOCK_STARTS.iter().any(|beginning| line.starts_with(beginning))
}

fn sentences(paragraph: &str, language: &str, out: &mut String) {
    // "1." is the beginning of an item, not a sentence.
    let is_number = |text: &str| text.trim_end_matches('.').bytes().all(|byte| byte.is_ascii_digit());
    let mut lines: Vec<String> = Vec::new();
    for part in split(language, paragraph) {
        match lines.last_mut() {
            Some(last)
                if is_number(last.trim())
                    || !(last.ends_with(char::is_whitespace) || part.starts_with(char::is_whitespace)) =>
            {
                last.push_str(part);
            }
            _ => lines.push(part.to_owned()),
        }
    }
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        if !words.is_empty() {
            out.push_str(&words.join(" "));
            out.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_a_line_and_a_line_is_never_cut_inside_a_word() {
        let text = "## Vejen\nVi går\nen tur.  Så kl. 10 hviler vi bl.a. her.Og der.\n\n- Et\n- To\n1. Tre\n| a | b |";
        let made = lines(vec![text, " Sidst. "], "da");
        assert_eq!(
            made.lines().collect::<Vec<_>>(),
            [
                "## Vejen",
                "Vi går en tur.",
                "Så kl. 10 hviler vi bl.a. her.Og der.",
                "- Et",
                "- To",
                "1. Tre",
                "| a | b |",
                "Sidst."
            ]
        );
        assert_eq!(canonical([made.as_str()]), canonical([text, "Sidst."]));
    }

    /// `printf 'Vi går en tur.' | sha256sum`
    #[test]
    fn a_hash_can_be_had_from_any_other_program() {
        let expected = "sha256:a556f9dc3f19f62afb197b3993293d5a068a0b85ffd6c2e5a2b042da1f254b99";
        assert_eq!(hash(" Vi ga\u{30a}r\u{a0}en\n\ntur.\n"), expected);
    }
}
