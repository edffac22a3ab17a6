//! A heading as an entry of the contents.

use super::naming::without_unseen;
use super::tree::{Inline, Inlines};

/// Running text as a name: its characters and their languages, without notes, emphasis and links.
#[must_use]
pub fn named(content: &[Inline]) -> Inlines {
    let mut pieces = Inlines::new();
    collect(content, &mut pieces);
    pieces
}

fn collect(content: &[Inline], pieces: &mut Inlines) {
    for inline in content {
        match inline {
            Inline::Text { text } | Inline::Code { text } => join(pieces, &without_unseen(text)),
            Inline::Break => join(pieces, " "),
            Inline::Note { .. } => {}
            Inline::Emphasis { content } | Inline::Strong { content } | Inline::Link { content, .. } => {
                collect(content, pieces);
            }
            Inline::Language { lang, content } => {
                pieces.push(Inline::Language { lang: lang.clone(), content: named(content) });
            }
        }
    }
}

fn join(pieces: &mut Inlines, text: &str) {
    match pieces.last_mut() {
        Some(Inline::Text { text: before }) => before.push_str(text),
        _ => pieces.push(Inline::text(text)),
    }
}
