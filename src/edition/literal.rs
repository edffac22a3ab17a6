//! The words of a CommonMark text that stand for themselves: no code, no address, no mark.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::markup::events;

/// A piece of running text on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    /// Where it is.
    pub range: Range<usize>,
    /// Where its line begins.
    pub line: usize,
    /// Whether its line begins with it.
    pub begins_line: bool,
    /// Counts the blocks that the text has begun so far: pieces of one paragraph have the same.
    pub block: usize,
}

/// The pieces of a text, in order.
#[must_use]
pub fn literals(text: &str) -> Vec<Literal> {
    let (mut found, mut block, mut is_code) = (Vec::new(), 0, false);
    let (mut line, mut seen) = (0, 0);
    for (event, range) in events(text) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Start(Tag::Paragraph | Tag::Item | Tag::Heading { .. } | Tag::TableCell) => block += 1,
            Event::Text(_) if !is_code => {
                // A long line is looked through once, however many pieces it has.
                if let Some(end) = text.get(seen..range.start).and_then(|between| between.rfind('\n')) {
                    line = seen + end + 1;
                }
                seen = seen.max(range.start);
                let before = text.get(line..range.start).unwrap_or_default();
                let begins_line = before.chars().all(|c| c.is_whitespace() || c == '>');
                found.push(Literal { range, line, begins_line, block });
            }
            _ => {}
        }
    }
    found
}
