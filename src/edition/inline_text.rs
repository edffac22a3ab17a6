//! Running text alone, as in the cell of a table: nothing at the beginning of a line means anything.
//!
//! The parser of CommonMark looks for blocks before it looks for emphasis and links. So each line gets a character in front that no block
//! begins with. It is taken out of what was parsed, and every range is counted back.

use std::ops::Range;

use super::number_mark::number_mark;

/// A text prepared for the parser.
#[derive(Debug)]
pub(super) struct InlineText {
    /// What the parser reads.
    pub prepared: String,
    /// Stands at the beginning of each line, and nowhere else.
    pub guard: String,
    /// Whether the text is written as several blocks: paragraphs or a list.
    pub is_blocks: bool,
    /// Where pieces begin in the prepared text, and where in the text as written.
    pieces: Vec<(usize, usize)>,
}

impl InlineText {
    /// Prepares a text. The footnotes after it are left as they are.
    pub fn new(text: &str) -> Self {
        // A private-use character that the text doesn't have; the space lets emphasis begin behind it.
        let free = ('\u{e000}'..='\u{f8ff}').rev().find(|guard| !text.contains(*guard));
        let guard = format!("{} ", free.unwrap_or('\u{f8ff}'));
        let end = text.match_indices("\n[^").find(|(at, _)| is_footnote(&text[at + 1..]));
        let (head, notes) = text.split_at(end.map_or(text.len(), |(at, _)| at));
        let mut whole =
            Self { prepared: guard.clone(), guard: guard.clone(), is_blocks: false, pieces: Vec::new() };
        let lead = head.len() - head.trim_start().len();
        let mut offset = lead;
        let mut lines = head.trim().split('\n').peekable();
        let mut is_first = true;
        while let Some(raw) = lines.next() {
            let line = raw.trim_start();
            whole.is_blocks |= line.is_empty() && !is_first;
            whole.is_blocks |= !is_first && is_item(line);
            let breaks = raw.ends_with("  ") || raw.ends_with('\\');
            let shown = if breaks { line } else { line.trim_end() };
            whole.piece(shown, offset + raw.len() - line.len());
            if lines.peek().is_some() {
                whole.prepared.push_str(&if breaks { format!("\n{guard}") } else { " ".to_owned() });
            }
            offset += raw.len() + 1;
            is_first = false;
        }
        if !notes.is_empty() {
            whole.prepared.push_str("\n\n");
            whole.piece(notes.trim_start(), text.len() - notes.trim_start().len());
        }
        whole
    }

    fn piece(&mut self, text: &str, at: usize) {
        self.pieces.push((self.prepared.len(), at));
        self.prepared.push_str(text);
    }

    /// The range in the text as written.
    pub fn written(&self, range: &Range<usize>) -> Range<usize> {
        let back = |at: usize| {
            let after = self.pieces.partition_point(|(start, _)| *start <= at);
            let piece = after.checked_sub(1).and_then(|index| self.pieces.get(index));
            piece.or(self.pieces.first()).map_or(0, |(start, written)| written + at.saturating_sub(*start))
        };
        let start = back(range.start);
        start..back(range.end).max(start)
    }
}

fn is_footnote(line: &str) -> bool {
    line.lines()
        .next()
        .and_then(|line| line.split_once("]:"))
        .is_some_and(|(label, _)| !label.contains([' ', '\n']))
}

fn is_item(line: &str) -> bool {
    ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark)) || number_mark(line).is_some()
}
