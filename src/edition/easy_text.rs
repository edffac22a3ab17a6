//! Easy-read text as people write it: one sentence per line, lists, an empty line between paragraphs.

use std::ops::Range;

/// A parsed easy text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EasyText {
    /// Its paragraphs and lists.
    pub blocks: Vec<EasyBlock>,
}

/// A paragraph or list of an easy text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EasyBlock {
    /// Lines, one sentence each.
    Paragraph(Vec<EasyLine>),
    /// Items.
    List {
        /// Number of the first item; a bulleted list has none.
        start: Option<u64>,
        /// Items, one line each.
        items: Vec<EasyLine>,
    },
}

/// A line of an easy text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EasyLine {
    /// Text without bullet, number or white space around it.
    pub text: String,
    /// Its range in the whole text.
    pub range: Range<usize>,
}

impl EasyText {
    /// Parses an easy text. It never fails: there is no markup to get wrong.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut blocks: Vec<EasyBlock> = Vec::new();
        let mut fresh = true;
        let mut offset = 0;
        for raw in text.split('\n') {
            let (start, trimmed) = (offset + raw.len() - raw.trim_start().len(), raw.trim());
            offset += raw.len() + 1;
            if trimmed.is_empty() {
                fresh = true;
                continue;
            }
            let (marker, rest) = marker(trimmed);
            let from = start + trimmed.len() - rest.len();
            let line = EasyLine { text: rest.to_owned(), range: from..from + rest.len() };
            match (marker, blocks.last_mut().filter(|_| !fresh)) {
                (Marker::None, Some(EasyBlock::Paragraph(lines))) => lines.push(line),
                (Marker::None, _) => blocks.push(EasyBlock::Paragraph(vec![line])),
                (Marker::Bullet, Some(EasyBlock::List { start: None, items })) => items.push(line),
                (Marker::Bullet, _) => blocks.push(EasyBlock::List { start: None, items: vec![line] }),
                (Marker::Number(_), Some(EasyBlock::List { start: Some(_), items })) => items.push(line),
                (Marker::Number(first), _) => {
                    blocks.push(EasyBlock::List { start: Some(first), items: vec![line] });
                }
            }
            fresh = false;
        }
        Self { blocks }
    }

    /// All lines, in order.
    pub fn lines(&self) -> impl Iterator<Item = &EasyLine> {
        self.blocks.iter().flat_map(|block| match block {
            EasyBlock::Paragraph(lines) | EasyBlock::List { items: lines, .. } => lines,
        })
    }
}

enum Marker {
    None,
    Bullet,
    Number(u64),
}

fn marker(line: &str) -> (Marker, &str) {
    if let Some(rest) = line.strip_prefix("- ") {
        return (Marker::Bullet, rest.trim_start());
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    // "2025. " is the end of a sentence, not an item.
    if (1..=2).contains(&digits)
        && let Some(rest) = line[digits..].strip_prefix(". ")
        && let Ok(number) = line[..digits].parse()
    {
        return (Marker::Number(number), rest.trim_start());
    }
    (Marker::None, line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_paragraphs_are_told_apart() {
        let text = "Du kan:\n- gå\n- stå\n\nVi valgte 2.\n1. Først\n2. Så\nSlut.";
        let read = EasyText::parse(text);
        let shape: Vec<usize> = read
            .blocks
            .iter()
            .map(|block| match block {
                EasyBlock::Paragraph(lines) => lines.len(),
                EasyBlock::List { items, .. } => 10 + items.len(),
            })
            .collect();
        assert_eq!(shape, [1, 12, 1, 12, 1]);
        for line in read.lines() {
            assert_eq!(&text[line.range.clone()], line.text);
        }
    }
}
