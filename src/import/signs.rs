//! Signs that the fonts on board don't have: ☎, ✉, ☒, signs of symbol fonts, letters of other scripts.
//!
//! A draft with such a sign could not be published, and nobody would know what to type instead. So each becomes words or
//! a sign that there is, and the report says so. A sign whose meaning isn't known for sure is marked in the draft, too.

use std::collections::BTreeMap;

use deunicode::deunicode_char;
use unicode_normalization::UnicodeNormalization;

use super::document::{Content, Document, Doubt, Inline, Piece, Rewritten, every_mut};

/// Signs that people put into documents, and what they mean there.
const MEANINGS: &[(&str, &str)] = &[
    ("☎☏✆📞📱📲", "Tlf."),
    ("✉📧🖂📩📨", "Mail:"),
    ("🌐🖥💻", "Web:"),
    ("📍🏠🏢", "Adresse:"),
    ("📠🖷", "Fax:"),
    ("🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⏰🕰", "Tid:"),
    ("📅📆🗓", "Dato:"),
    ("☑☒✗✘✅❌❎🗹🗷🗵", "[x]"),
    ("☐□❏❑❒⬜▢🗌", "[ ]"),
    ("✓✔🗸", "√"),
    ("★☆⭐✩✪✫✬✭✮✯✰", "*"),
    ("●■▪◆◼⬤❖➢➤►▶▸‣⁃◦○◉◘◙⦁⦿🔴🔵🔹🔸🔷🔶", "•"),
    ("→➔➜➝➞➡⇒⟶⮕🡒", "->"),
    ("←⇐⬅⟵", "<-"),
    ("↔⇔⟷", "<->"),
    ("↑⬆⇑", "op"),
    ("↓⬇⇓", "ned"),
    ("‐‑‒―−⸺", "-"),
    ("′ʹʼ", "’"),
    ("″ʺ", "”"),
    ("─━┄┅┈┉╌╍═", "-"),
    ("│┃┆┇┊┋║", "|"),
    ("┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫╭╮╯╰", "+"),
    ("░▒▓█▄▀▌▐", "#"),
    ("⅓", "1/3"),
    ("⚠❗❕", "!"),
    ("❓❔", "?"),
    ("ℹ", "i"),
    ("№", "nr."),
    ("℡", "Tlf."),
    ("≈", "ca."),
    ("≤", "højst"),
    ("≥", "mindst"),
    ("≠", "ikke lig med"),
    ("∞", "uendelig"),
    ("♿", "handicap"),
    ("♀", "kvinde"),
    ("♂", "mand"),
];

/// Signs of symbol fonts (Symbol, Wingdings), which have code points of their own, by the last two digits of these.
const SYMBOLS: &[(u8, &str)] = &[
    (0x28, "Tlf."),
    (0x29, "Tlf."),
    (0x2a, "Mail:"),
    (0x2d, "-"),
    (0x6c, "•"),
    (0x6e, "•"),
    (0x6f, "[ ]"),
    (0x71, "[ ]"),
    (0x72, "[ ]"),
    (0x73, "•"),
    (0x74, "•"),
    (0x75, "•"),
    (0x76, "•"),
    (0x77, "•"),
    (0x9e, "•"),
    (0x9f, "•"),
    (0xa0, "•"),
    (0xa7, "•"),
    (0xa8, "[ ]"),
    (0xae, "->"),
    (0xb7, "•"),
    (0xd8, "•"),
    (0xdc, "•"),
    (0xe0, "->"),
    (0xe8, "->"),
    (0xf0, "->"),
    (0xfb, "[x]"),
    (0xfc, "√"),
    (0xfd, "[x]"),
    (0xfe, "[x]"),
];

/// What stands for a sign that nothing is known of.
const UNKNOWN: &str = "[?]";

/// Rewrites every sign of a document that can't be shown, and marks the pieces with those that are doubtful.
pub fn settle(document: &mut Document, can_show: &dyn Fn(char) -> bool) {
    let mut signs = Signs { can_show, known: BTreeMap::new(), met: BTreeMap::new() };
    let mut change = |piece: &mut Piece| {
        let mut doubtful = Vec::new();
        signs.content(&mut piece.content, &mut doubtful);
        piece.doubts.extend(doubtful.into_iter().map(|(sign, to)| Doubt::Sign(sign, to)));
    };
    every_mut(&mut document.pieces, &mut change);
    for footnote in &mut document.footnotes {
        every_mut(&mut footnote.pieces, &mut change);
    }
    document.rewritten = signs.met;
}

struct Signs<'a> {
    can_show: &'a dyn Fn(char) -> bool,
    /// What each sign becomes; none where it can be shown.
    known: BTreeMap<char, Option<(String, bool)>>,
    met: BTreeMap<char, Rewritten>,
}

impl Signs<'_> {
    fn content(&mut self, content: &mut Content, doubtful: &mut Vec<(char, String)>) {
        match content {
            Content::Title(text)
            | Content::Subtitle(text)
            | Content::Heading { text, .. }
            | Content::Paragraph(text) => self.inlines(text, doubtful),
            Content::Table { caption, header, rows, .. } => {
                self.inlines(caption, doubtful);
                header
                    .iter_mut()
                    .chain(rows.iter_mut().flatten())
                    .for_each(|cell| self.inlines(cell, doubtful));
            }
            Content::Figure { alt, caption, .. } => {
                self.inlines(caption, doubtful);
                if let Some(alt) = alt {
                    *alt = self.text(alt, doubtful);
                }
            }
            Content::List { .. } | Content::Quote(_) | Content::Aside(_) => {}
        }
    }

    fn inlines(&mut self, inlines: &mut [Inline], doubtful: &mut Vec<(char, String)>) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => *text = self.text(text, doubtful),
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Language(_, inner)
                | Inline::Link { text: inner, .. } => self.inlines(inner, doubtful),
                Inline::Note(_) | Inline::Break => {}
            }
        }
    }

    fn text(&mut self, text: &str, doubtful: &mut Vec<(char, String)>) -> String {
        if text.is_ascii() {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        for character in text.chars() {
            let can_show = self.can_show;
            let known = self.known.entry(character).or_insert_with(|| rewritten(character, can_show));
            let Some((to, is_doubtful)) = known.clone() else {
                out.push(character);
                continue;
            };
            out.push_str(&to);
            if is_doubtful && !doubtful.iter().any(|(one, _)| *one == character) {
                doubtful.push((character, to.clone()));
            }
            self.met.entry(character).or_insert(Rewritten { to, count: 0, is_doubtful }).count += 1;
        }
        out
    }
}

/// What a sign becomes, and whether that is doubtful. None if it can be shown.
fn rewritten(sign: char, can_show: &dyn Fn(char) -> bool) -> Option<(String, bool)> {
    if sign.is_ascii() || sign.is_whitespace() || can_show(sign) {
        return None;
    }
    let shown = |text: &str| text.chars().all(|c| c.is_ascii() || can_show(c));
    let code = u32::from(sign);
    if let Some((_, to)) = MEANINGS.iter().find(|(signs, to)| signs.contains(sign) && shown(to)) {
        return Some(((*to).to_owned(), false));
    }
    if let Ok(low) = u8::try_from(code ^ 0xf000) {
        let known = SYMBOLS.iter().find(|(one, to)| *one == low && shown(to));
        return Some(known.map_or((UNKNOWN.to_owned(), true), |(_, to)| ((*to).to_owned(), false)));
    }
    if let Some(number) = enclosed(sign) {
        return Some((format!("({number})"), false));
    }
    // A power is no factor: 10⁶ never becomes 106.
    if matches!(sign, '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}'..='\u{207f}') {
        return Some((format!("^{}", sign.nfkc()), true));
    }
    // ㎡, 𝐀, ｆｕｌｌ: the same in plain letters.
    let plain: String = sign.nfkc().map(|c| if c == '\u{2044}' { '/' } else { c }).collect();
    if !plain.contains(sign) && shown(&plain) && !plain.contains(char::is_control) {
        return Some((plain, false));
    }
    // An accent that no letter took.
    if unicode_normalization::char::is_combining_mark(sign) {
        return Some((String::new(), true));
    }
    let latin = deunicode_char(sign).filter(|latin| latin.chars().any(char::is_alphanumeric) && shown(latin));
    match latin {
        // A letter stays in its word; a picture is a word of its own.
        Some(latin) if sign.is_alphabetic() => Some((latin.to_owned(), true)),
        Some(latin) => Some((format!("[{}]", latin.trim().replace('_', " ")), true)),
        None => Some((UNKNOWN.to_owned(), true)),
    }
}

/// The number in a circle: ①, ⓵, ❶, ➀, ➊.
fn enclosed(sign: char) -> Option<u32> {
    let code = u32::from(sign);
    let within =
        |first: u32, last: u32, number: u32| (first..=last).contains(&code).then(|| code - first + number);
    within(0x2460, 0x2473, 1)
        .or_else(|| within(0x24f5, 0x24fe, 1))
        .or_else(|| within(0x2776, 0x277f, 1))
        .or_else(|| within(0x2780, 0x2789, 1))
        .or_else(|| within(0x278a, 0x2793, 1))
        .or_else(|| within(0x24eb, 0x24f4, 11))
}

/// A text with the signs rewritten as the document's were.
pub fn applied(text: &str, rewritten: &BTreeMap<char, Rewritten>) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match rewritten.get(&character) {
            Some(one) => out.push_str(&one.to),
            None => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_becomes_words_or_a_sign_that_there_is() {
        let latin = |c: char| u32::from(c) < 0x250 || c == '•';
        let becomes = |sign: char| rewritten(sign, &latin).map(|(to, _)| to);
        for (sign, to) in [
            ('☎', "Tlf."),
            ('✉', "Mail:"),
            ('☒', "[x]"),
            ('★', "*"),
            ('①', "(1)"),
            ('\u{f0b7}', "•"),
            ('\u{f0a8}', "[ ]"),
            ('㎡', "m2"),
            ('⁶', "^6"),
            ('Ж', "Zh"),
            ('🎉', "[tada]"),
            ('\u{f021}', "[?]"),
        ] {
            assert_eq!(becomes(sign).as_deref(), Some(to), "{sign}");
        }
        assert_eq!(becomes('ø'), None);
    }
}
