//! Words that a line's end once divided: "dan- sker", and "men neske" with a soft hyphen. The judgement is that of text
//! ([`Witness`]); here the line's end is gone, so a hyphen and a space have to prove that they are one.

use std::cell::OnceCell;

use crate::import::document::{
    Content, Document, Doubt, Evidence, Inline, Join, Origin, Piece, every, every_mut, plain,
};
use crate::prose::{Danish, Seam, Witness, bare};

/// The longest word, in bytes, that another half is joined to.
const LONGEST_WORD: usize = 300;

/// Mends divided words everywhere in a document, and reports each.
pub fn mend(document: &mut Document) {
    let mut words: Vec<String> = Vec::new();
    let notes = document.footnotes.iter().flat_map(|note| &note.pieces);
    for piece in every(&document.pieces).chain(notes) {
        each(piece, &mut |text| words.push(plain(text)));
    }
    if !words.iter().any(|text| text.contains('\u{ad}') || text.contains("- ")) {
        return;
    }
    let witness = Witness::new(words.iter().map(String::as_str));
    let mut mender = Mender { witness, danish: OnceCell::new(), joined: Vec::new() };
    every_mut(&mut document.pieces, &mut |piece| mender.piece(piece));
    for note in &mut document.footnotes {
        every_mut(&mut note.pieces, &mut |piece| mender.piece(piece));
    }
    document.joined.append(&mut mender.joined);
}

/// Every text of a piece itself, without those of pieces nested in it.
fn each<'p>(piece: &'p Piece, see: &mut dyn FnMut(&'p [Inline])) {
    match &piece.content {
        Content::Title(text) | Content::Subtitle(text) | Content::Paragraph(text) => see(text),
        Content::Heading { text, .. } => see(text),
        Content::Figure { caption, .. } => see(caption),
        Content::Table { caption, header, rows, .. } => {
            see(caption);
            header.iter().chain(rows.iter().flatten()).for_each(|cell| see(cell));
        }
        Content::List { .. } | Content::Quote(_) | Content::Aside(_) => {}
    }
}

struct Mender {
    witness: Witness,
    /// Read when it is first asked.
    danish: OnceCell<Danish>,
    joined: Vec<Join>,
}

impl Mender {
    fn piece(&mut self, piece: &mut Piece) {
        let mut doubts = Vec::new();
        let mut text = |text: &mut Vec<Inline>| self.inlines(text, piece.origin, &mut doubts);
        match &mut piece.content {
            Content::Title(words) | Content::Subtitle(words) | Content::Paragraph(words) => text(words),
            Content::Heading { text: words, .. } => text(words),
            Content::Figure { caption, .. } => text(caption),
            Content::Table { caption, header, rows, .. } => {
                text(caption);
                header.iter_mut().chain(rows.iter_mut().flatten()).for_each(text);
            }
            Content::List { .. } | Content::Quote(_) | Content::Aside(_) => {}
        }
        piece.doubts.extend(doubts);
    }

    fn inlines(&mut self, inlines: &mut Vec<Inline>, origin: Origin, doubts: &mut Vec<Doubt>) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => {
                    if text.contains('\u{ad}') || text.contains("- ") {
                        *text = self.text(text, origin, doubts);
                    }
                }
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Language(_, inner)
                | Inline::Link { text: inner, .. } => self.inlines(inner, origin, doubts),
                Inline::Note(_) | Inline::Break => {}
            }
        }
    }

    fn text(&mut self, text: &str, origin: Origin, doubts: &mut Vec<Doubt>) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while !rest.is_empty() {
            let space = rest.len() - rest.trim_start().len();
            let (gap, after) = rest.split_at(space);
            let (word, after) = after.split_at(after.find(char::is_whitespace).unwrap_or(after.len()));
            let before = out.rsplit(char::is_whitespace).next().unwrap_or_default().to_owned();
            let judged =
                if gap.is_empty() || out.is_empty() { None } else { self.seam(&before, word, doubts) };
            match judged {
                Some((keeps_hyphen, because)) => {
                    let stem = before.trim_end_matches(['-', '\u{ad}']);
                    out.truncate(out.len() - before.len() + stem.len());
                    if keeps_hyphen {
                        out.push('-');
                    }
                    let first = format!("{stem}-");
                    // A line that ends in a hyphen again: its mark is no letter of the document.
                    let second = word.replace('\u{ad}', "-");
                    self.joined.push(Join { origin, first, second, keeps_hyphen, because });
                }
                None => {
                    // Where the word does not go on, the hyphen is one that can be seen.
                    if out.ends_with('\u{ad}') {
                        out.pop();
                        out.push('-');
                    }
                    out.push_str(gap);
                }
            }
            out.push_str(word);
            rest = after;
        }
        out.replace('\u{ad}', "-")
    }

    /// Whether two words are one, and whether the hyphen stays.
    fn seam(&self, first: &str, second: &str, doubts: &mut Vec<Doubt>) -> Option<(bool, Evidence)> {
        if first.len() > LONGEST_WORD {
            return None;
        }
        // A soft hyphen stands only where a word may be divided.
        if let Some(stem) = first.strip_suffix('\u{ad}') {
            let second = second.trim_end_matches('\u{ad}');
            return match self.witness.seam(&format!("{stem}-"), second) {
                Seam::Space => None,
                Seam::Joined { keeps_hyphen, because } => {
                    if because == Evidence::None {
                        doubts.push(Doubt::Hyphen(format!("{stem}{second}")));
                    }
                    Some((keeps_hyphen, because))
                }
            };
        }
        let stem = first.strip_suffix('-')?;
        let (low, after) = (bare(stem), bare(second));
        let letters = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
        let small = second.chars().next().is_some_and(char::is_lowercase);
        if !letters(&low) || !letters(&after) || !small {
            return None;
        }
        let Seam::Joined { keeps_hyphen: false, because } = self.witness.seam(first, second) else {
            return None;
        };
        let whole = format!("{low}{after}");
        doubts.push(Doubt::Hyphen(format!("{stem}{second}")));
        let known = because == Evidence::Document
            || self.witness.torn(first, second)
            || self.danish.get_or_init(Danish::default).knows(&whole);
        known.then_some((false, because))
    }
}
