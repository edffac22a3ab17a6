//! Captions that nobody marked as such: told by their place and their number.

use crate::import::document::{Content, Doubt, Inline, Piece, plain};
use crate::import::format::Order;

/// The most words of a caption.
const MOST_CAPTION_WORDS: usize = 40;
/// The most words of a caption that is one by its italics alone.
const MOST_SLANTED_WORDS: usize = 20;
/// First words of captions, in lower case.
const FIGURES: &[&str] = &["figur", "fig.", "billede", "foto", "kort", "diagram", "figure", "picture", "map"];
const TABLES: &[&str] = &["tabel", "table", "tab."];

/// Gives pictures and tables the captions that stand beside them: "Figur 1: …", "Tabel 2 …". One that stands below its
/// table is read before it, so it is taken only where the format has no order to keep.
pub fn captioned(pieces: Vec<Piece>, order: Order) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        // Between two tables it is that of the second: most stand above.
        let before_table = matches!(pieces.peek().map(|next| &next.content), Some(Content::Table { .. }));
        if order == Order::Runs
            && !before_table
            && let Some(Piece { content: Content::Table { caption, .. }, doubts, .. }) = out.last_mut()
            && caption.is_empty()
            && let Some(words) = caption_of(&piece, TABLES)
        {
            *caption = words;
            doubts.push(Doubt::CaptionByPlace);
            continue;
        }
        let after_figure = matches!(
            out.last().map(|last| &last.content),
            Some(Content::Figure { caption, .. }) if caption.is_empty()
        );
        if after_figure
            && let Some(words) = caption_of(&piece, FIGURES).or_else(|| slanted(&piece))
            && let Some(Piece { content: Content::Figure { caption, .. }, doubts, .. }) = out.last_mut()
        {
            *caption = words;
            doubts.push(Doubt::CaptionByPlace);
            continue;
        }
        out.push(piece);
        let [.., before, last] = out.as_mut_slice() else { continue };
        let (names, caption) = match &mut last.content {
            Content::Table { caption, .. } => (TABLES, caption),
            Content::Figure { caption, .. } => (FIGURES, caption),
            _ => continue,
        };
        if let Some(words) = caption_of(before, names).filter(|_| caption.is_empty()) {
            *caption = words;
            last.doubts.push(Doubt::CaptionByPlace);
            out.remove(out.len() - 2);
        }
    }
    out
}

/// The words of a short paragraph in italics: below a picture they are its caption.
fn slanted(piece: &Piece) -> Option<Vec<Inline>> {
    let Content::Paragraph(text) = &piece.content else { return None };
    match text.as_slice() {
        [Inline::Emphasis(inner)] if plain(inner).split_whitespace().count() <= MOST_SLANTED_WORDS => {
            Some(inner.clone())
        }
        _ => None,
    }
}

/// The words of a paragraph that is a caption by its first words: one of these names, and a number.
fn caption_of(piece: &Piece, names: &[&str]) -> Option<Vec<Inline>> {
    let (Content::Paragraph(text) | Content::Heading { text, .. }) = &piece.content else { return None };
    let words = plain(text).to_lowercase();
    let mut words = words.split_whitespace();
    let named = names.contains(&words.next()?);
    let numbered = words.next()?.starts_with(|c: char| c.is_ascii_digit());
    (named && numbered && words.count() + 2 <= MOST_CAPTION_WORDS).then(|| text.clone())
}
