//! Easy-read text as people write it: one sentence per line, lists, an empty line between paragraphs.

use std::ops::Range;

use super::number_mark::{WrittenNumber, number_mark};
use super::tree::NumberMark;
use crate::language::LanguageFile;

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
        /// Number of each item, as written; a bulleted list has none.
        numbers: Vec<u64>,
        /// What stands behind the numbers.
        mark: NumberMark,
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
    /// Parses an easy text. It never fails: there is no markup to get wrong. A number is an item's only where the text counts: "1." and
    /// "2." under each other are items, "29. januar" is the beginning of a sentence, and its line stays as it is written.
    #[must_use]
    pub fn parse(text: &str, language: &LanguageFile) -> Self {
        let lines = written_lines(text);
        let mut markers: Vec<Marker> = (0..lines.len()).map(|at| bullet(&lines, at)).collect();
        for at in counted(&lines, language) {
            if let Some(found) = number_mark(lines[at].text) {
                markers[at] = Marker::Number(found.number, found.mark);
            }
        }
        let mut blocks: Vec<EasyBlock> = Vec::new();
        for (written, marker) in lines.iter().zip(markers) {
            let rest = match marker {
                Marker::None => written.text,
                Marker::Bullet => written.text[2..].trim_start(),
                Marker::Number(..) => number_mark(written.text).map_or(written.text, |found| found.rest),
            };
            let from = written.start + written.text.len() - rest.len();
            let line = EasyLine { text: rest.to_owned(), range: from..from + rest.len() };
            match (marker, blocks.last_mut().filter(|_| !written.is_apart)) {
                (Marker::None, Some(EasyBlock::Paragraph(lines))) => lines.push(line),
                (Marker::None, _) => blocks.push(EasyBlock::Paragraph(vec![line])),
                (Marker::Bullet, Some(EasyBlock::List { numbers, items, .. })) if numbers.is_empty() => {
                    items.push(line);
                }
                (Marker::Bullet, _) => {
                    let mark = NumberMark::default();
                    blocks.push(EasyBlock::List { numbers: Vec::new(), mark, items: vec![line] });
                }
                (Marker::Number(number, of), Some(EasyBlock::List { numbers, mark, items }))
                    if !numbers.is_empty() && *mark == of =>
                {
                    numbers.push(number);
                    items.push(line);
                }
                (Marker::Number(number, mark), _) => {
                    blocks.push(EasyBlock::List { numbers: vec![number], mark, items: vec![line] });
                }
            }
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker {
    None,
    Bullet,
    Number(u64, NumberMark),
}

/// A line that is not empty.
struct WrittenLine<'a> {
    /// Without white space around it.
    text: &'a str,
    /// Where it begins in the whole text.
    start: usize,
    /// Whether an empty line stands before it.
    is_apart: bool,
}

fn written_lines(text: &str) -> Vec<WrittenLine<'_>> {
    let mut lines = Vec::new();
    let (mut offset, mut is_apart) = (0, true);
    for raw in text.split('\n') {
        let start = offset + raw.len() - raw.trim_start().len();
        offset += raw.len() + 1;
        if raw.trim().is_empty() {
            is_apart = true;
        } else {
            lines.push(WrittenLine { text: raw.trim(), start, is_apart });
            is_apart = false;
        }
    }
    lines
}

/// A bullet; a lone "- 5 grader" is a number below zero.
fn bullet(lines: &[WrittenLine<'_>], at: usize) -> Marker {
    let item = |at: usize| lines.get(at).and_then(|line| line.text.strip_prefix("- "));
    let has_neighbour = item(at + 1).or_else(|| item(at.checked_sub(1)?)).is_some();
    let is_number = |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    match item(at) {
        Some(text) if has_neighbour || !is_number(text) => Marker::Bullet,
        _ => Marker::None,
    }
}

/// The lines that count: "1.", "2." and so on, in their order, at least two. Ordinals don't: "1. maj", or "1. gang", "2. gang" with the same
/// word each time.
fn counted(lines: &[WrittenLine<'_>], language: &LanguageFile) -> Vec<usize> {
    let mut all = Vec::new();
    let mut run: Vec<(usize, WrittenNumber<'_>)> = Vec::new();
    let mut close = |run: &mut Vec<(usize, WrittenNumber<'_>)>| {
        if run.len() > 1 && !is_one_word(run) {
            all.extend(run.iter().map(|(at, _)| *at));
        }
        run.clear();
    };
    for (at, line) in lines.iter().enumerate() {
        // "2025. " is the end of a sentence, not an item.
        let is_item = |found: &WrittenNumber<'_>| {
            found.digits <= 2 && !found.rest.is_empty() && !found.is_ordinal(language)
        };
        let Some(found) = number_mark(line.text).filter(is_item) else { continue };
        let goes_on = |(_, last): &(usize, WrittenNumber<'_>)| {
            found.number == last.number + 1 && found.mark == last.mark
        };
        if !run.last().is_some_and(goes_on) {
            close(&mut run);
            if found.number != 1 {
                continue;
            }
        }
        run.push((at, found));
    }
    close(&mut run);
    all.sort_unstable();
    all
}

/// Whether all items begin with the same word in small letters.
fn is_one_word(run: &[(usize, WrittenNumber<'_>)]) -> bool {
    let mut firsts = run.iter().map(|(_, found)| found.rest.split_whitespace().next().unwrap_or_default());
    let first = firsts.next().unwrap_or_default();
    first.starts_with(char::is_lowercase) && firsts.all(|word| word == first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;
    use crate::policy::Language;

    /// A paragraph as its number of lines, a list as its numbers.
    fn shape(text: &str) -> Vec<String> {
        let read = EasyText::parse(text, language::of(&Language::danish()));
        for line in read.lines() {
            assert_eq!(&text[line.range.clone()], line.text);
        }
        let of = |block: &EasyBlock| match block {
            EasyBlock::Paragraph(lines) => lines.len().to_string(),
            EasyBlock::List { numbers, mark, items } => {
                let marks: Vec<String> =
                    numbers.iter().map(|number| format!("{number}{}", mark.character())).collect();
                if numbers.is_empty() { format!("-{}", items.len()) } else { marks.join(" ") }
            }
        };
        read.blocks.iter().map(of).collect()
    }

    #[test]
    fn lists_and_paragraphs_are_told_apart() {
        let text = "Du kan:\n- gå\n- stå\n\nVi valgte 2.\n1. Først\n2. Så\nSlut.";
        assert_eq!(shape(text), ["1", "-2", "1", "1. 2.", "1"]);
        assert_eq!(shape("1) Først\n2) Så"), ["1) 2)"]);
        assert_eq!(shape("1. Først\nMere\n\n2. Så"), ["1.", "1", "2."]);
    }

    #[test]
    fn a_date_or_an_ordinal_begins_a_sentence() {
        for text in [
            "29. januar er der møde.\n3. marts er der fest.",
            "1. maj er der fest.\n2. maj er der fri.",
            "1. kvartal er dyrt.\n2. kvartal er billigt.",
            "1. holdleder taler.\n2. holdleder lytter.",
            "3. Tredje\n1. Først",
            "- 5 grader er koldt.\nTag en jakke på.",
            "1. sept. er der møde.\n2. okt. er der fest.",
        ] {
            assert_eq!(shape(text), ["2"], "{text}");
        }
    }
}
