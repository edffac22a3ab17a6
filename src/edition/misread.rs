//! What CommonMark makes of a text that was written as a sentence: "1. maj" becomes an item, a line of hyphens a heading, words behind
//! `[x]:` nothing at all.
//!
//! Nothing here changes how a text is read. It names the places where what comes out may be something else than what was written, so that a
//! rule can say so there.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

use super::lost_words::LostAs;
use super::markup::{DEEPEST, OPTIONS, events};
use super::number_mark::{WrittenNumber, number_mark};
use crate::language::LanguageFile;

/// How many places of one text are told at most.
const MOST_FOUND: usize = 500;

/// A place where a text may be read otherwise than it was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// Where it is.
    pub range: Range<usize>,
    /// What happened.
    pub what: What,
    /// Where there is one right answer: what to write, and for which part.
    pub mend: Option<(Range<usize>, String)>,
}

/// What became of what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A day or another ordinal became an item's number: "29. januar".
    Ordinal(String),
    /// A sentence goes on in the next line with a number, which became an item: "Fristen er den⏎1. ja".
    CutSentence(String),
    /// An item's number doesn't follow the one before it.
    NumberJumps {
        /// The number that is written.
        written: u64,
        /// The number that would follow.
        expected: u64,
    },
    /// An item's number begins with a zero, which doesn't come out.
    LeadingZero(String),
    /// A sign before a number became a bullet or a quotation: "- 5 grader", "> 65 år".
    SignBeforeNumber(char),
    /// A line of hyphens or equals signs made the line above it a heading.
    Underlined(char),
    /// Four spaces made a line preformatted.
    Indented,
    /// A line of underscores became a line across the page.
    Blank,
    /// Stars inside a word or a number became emphasis: "3*4*5".
    StarsInside(String),
    /// A grave accent in a word began code: "D`Angleterre".
    AccentInside(String),
    /// A line right under a table became a row of it.
    RowWithoutCells(String),
    /// A row of a table has fewer cells than the table has columns; empty ones are put behind them.
    ShortRow {
        /// How many it has.
        cells: usize,
        /// How many the table has.
        columns: usize,
    },
    /// Words that come out nowhere.
    Lost(LostAs, String),
}

/// Looks through a text.
#[must_use]
pub fn misread(text: &str, language: &LanguageFile) -> Vec<Misread> {
    let mut look = Look {
        text,
        language,
        found: Vec::new(),
        lists: Vec::new(),
        covered: Vec::new(),
        links: BTreeSet::new(),
        columns: 0,
    };
    for (event, range) in events(text) {
        look.event(event, range);
    }
    look.lost();
    look.found.sort_by_key(|one| (one.range.start, one.range.end));
    look.found
}

struct Look<'a> {
    text: &'a str,
    language: &'a LanguageFile,
    found: Vec<Misread>,
    /// The items so far of each open list.
    lists: Vec<Vec<Range<usize>>>,
    /// What comes out, or says where something leads.
    covered: Vec<Range<usize>>,
    /// Labels that a link refers to.
    links: BTreeSet<String>,
    /// Columns of the last table.
    columns: usize,
}

impl<'a> Look<'a> {
    fn file(&mut self, range: Range<usize>, what: What, mend: Option<(Range<usize>, String)>) {
        if self.found.len() < MOST_FOUND {
            self.found.push(Misread { range, what, mend });
        }
    }

    fn row(&mut self, range: Range<usize>) {
        let text = self.text;
        let row = text[range.clone()].trim();
        if !row.contains('|') && !row.is_empty() {
            let mend = (range.start..range.start, "\n".to_owned());
            return self.file(range, What::RowWithoutCells(row.to_owned()), Some(mend));
        }
        let (cells, columns) = (row_cells(text, &range), self.columns);
        if cells.len() < columns {
            let start = self.trimmed(&range);
            self.file(start..start + row.len(), What::ShortRow { cells: cells.len(), columns }, None);
        }
        // Words beyond the last column are found among what is covered by nothing.
        for cell in cells.into_iter().skip(columns) {
            let words = &text[cell.clone()];
            if !words.is_empty() && !words.contains(char::is_alphanumeric) {
                self.file(cell, What::Lost(LostAs::Cell, words.to_owned()), None);
            }
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let before = self.text[..range.start].chars().next_back();
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match event {
            Event::Start(Tag::List(_)) => self.lists.push(Vec::new()),
            Event::Start(Tag::Item) => {
                let digits =
                    self.text[range.clone()].trim_start().bytes().take_while(u8::is_ascii_digit).count();
                self.covered.push(range.start..self.trimmed(&range) + digits);
                if let Some(items) = self.lists.last_mut() {
                    items.push(range);
                }
            }
            Event::End(TagEnd::List(numbered)) => {
                let items = self.lists.pop().unwrap_or_default();
                if numbered { self.numbers(&items) } else { self.bullets(&items) }
            }
            Event::Start(Tag::BlockQuote(_)) => self.quote(&range),
            Event::Start(Tag::Heading { .. }) => self.underlined(&range),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                self.file(self.line(range.start), What::Indented, None);
            }
            Event::Rule if self.text[range.clone()].contains('_') => self.file(range, What::Blank, None),
            Event::Start(Tag::Table(align)) => self.columns = align.len(),
            Event::Start(Tag::TableRow) => self.row(range),
            Event::Start(Tag::Emphasis | Tag::Strong) => {
                let written = &self.text[range.clone()];
                let words = written.trim_matches('*');
                let is_number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
                if self.found.len() < MOST_FOUND
                    && written.starts_with('*')
                    && is_number(before)
                    && is_number(words.chars().next())
                {
                    let mended = written.replace('*', "\\*");
                    self.file(range.clone(), What::StarsInside(written.to_owned()), Some((range, mended)));
                }
            }
            Event::Start(
                Tag::Link { link_type, title, id, .. } | Tag::Image { link_type, title, id, .. },
            ) => {
                if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) {
                    self.links.insert(id.to_lowercase());
                }
                if !title.is_empty() {
                    self.file(range.clone(), What::Lost(LostAs::LinkTitle, title.to_string()), None);
                }
                self.covered.push(range);
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.covered.push(range.start..self.trimmed(&range) + label.len() + 4);
            }
            Event::Code(_) => {
                if inside(before) && self.text[range.start..].starts_with('`') {
                    self.file(range.clone(), What::AccentInside(self.text[range.clone()].to_owned()), None);
                }
                self.covered.push(range);
            }
            Event::Text(_) | Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => {
                self.covered.push(range);
            }
            _ => {}
        }
    }

    /// Where the text of a range begins.
    fn trimmed(&self, range: &Range<usize>) -> usize {
        let written = &self.text[range.clone()];
        range.start + written.len() - written.trim_start().len()
    }

    /// The rest of a line, without white space around it.
    fn line(&self, at: usize) -> Range<usize> {
        let rest = self.text[at..].lines().next().unwrap_or_default();
        let start = at + rest.len() - rest.trim_start().len();
        start..start + rest.trim().len()
    }

    /// The line before the one that a place is in, if the place is the first thing in its line.
    fn line_above(&self, at: usize) -> Option<&'a str> {
        let text = self.text;
        let start = text[..at].rfind('\n')?;
        text[start..at]
            .trim()
            .is_empty()
            .then(|| text[..start].rsplit('\n').next().unwrap_or_default().trim())
    }

    /// Whether a sentence is under way where a line begins.
    fn is_in_sentence(&self, at: usize) -> bool {
        let ends = [':', '.', '!', '?', ';', '»', '”', '"', ')', '|', '-', '\\'];
        self.line_above(at).is_some_and(|line| {
            !line.is_empty() && !line.ends_with(ends) && !line.starts_with(['#', '-', '*', '+', '|', '>'])
        })
    }

    fn numbers(&mut self, items: &[Range<usize>]) {
        let text = self.text;
        if self.lists.len() > DEEPEST {
            return;
        }
        let written: Vec<(Range<usize>, WrittenNumber<'a>)> = items
            .iter()
            .filter_map(|item| {
                let start = self.trimmed(item);
                let found = number_mark(text[start..].lines().next().unwrap_or_default())?;
                Some((start..start + found.digits + 1, found))
            })
            .collect();
        let runs = |pair: &[(Range<usize>, WrittenNumber<'_>)]| pair[1].1.number == pair[0].1.number + 1;
        let is_list = written.len() > 1 && written.windows(2).all(runs);
        // "1. 1. 1." is how some write a list that is to count by itself.
        let all_the_same =
            written.len() > 1 && written.iter().all(|(_, one)| one.number == written[0].1.number);
        let mut last: Option<u64> = None;
        for (index, (mark, found)) in written.iter().enumerate() {
            let line = self.line(mark.start);
            let words: String = found.rest.split_whitespace().next().unwrap_or_default().to_owned();
            let is_ordinal =
                if is_list { found.is_day(self.language) } else { found.is_ordinal(self.language) };
            let follows = last.is_none_or(|last| found.number == last + 1);
            let digits = &text[mark.start..mark.start + found.digits];
            if is_ordinal {
                let shown = format!("{digits}. {}", words.trim_end_matches([',', ':', ';']));
                self.file(line, What::Ordinal(shown), self.escaped(mark, index == 0));
            } else if written.len() == 1 && self.lists.is_empty() && self.is_in_sentence(mark.start) {
                self.file(line, What::CutSentence(text[mark.clone()].to_owned()), self.escaped(mark, true));
            } else if !follows {
                let expected = if all_the_same { found.number + index as u64 } else { last.unwrap_or(0) + 1 };
                let mend = all_the_same.then(|| (mark.start..mark.end - 1, expected.to_string()));
                self.file(mark.clone(), What::NumberJumps { written: found.number, expected }, mend);
            } else if digits.len() > 1 && digits.starts_with('0') {
                let mend = (mark.start..mark.end - 1, found.number.to_string());
                self.file(mark.clone(), What::LeadingZero(text[mark.clone()].to_owned()), Some(mend));
            }
            last = if is_ordinal { None } else { Some(found.number) };
        }
    }

    /// The mend that makes an item's number part of a sentence. A later item gets an empty line before it, or it would be read as the end of
    /// the item above.
    fn escaped(&self, mark: &Range<usize>, is_first: bool) -> Option<(Range<usize>, String)> {
        if is_first || self.line_above(mark.start).is_some_and(str::is_empty) {
            return Some((mark.end - 1..mark.end - 1, "\\".to_owned()));
        }
        let number = &self.text[mark.start..mark.end - 1];
        let mark_itself = &self.text[mark.end - 1..mark.end];
        self.lists.is_empty().then(|| (mark.clone(), format!("\n{number}\\{mark_itself}")))
    }

    fn bullets(&mut self, items: &[Range<usize>]) {
        let ([item], true) = (items, self.lists.is_empty()) else { return };
        let start = self.trimmed(item);
        let line = self.line(start);
        let written = &self.text[line.clone()];
        let Some(sign) = written.chars().next() else { return };
        // An item with items of its own is one, whatever it begins with.
        let is_item = |line: &str| {
            let line = line.trim_start();
            ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark)) || number_mark(line).is_some()
        };
        if self.text[item.clone()].trim_start().lines().skip(1).any(is_item) {
            return;
        }
        if written[sign.len_utf8()..].trim_start().starts_with(|c: char| c.is_ascii_digit()) {
            self.file(line, What::SignBeforeNumber(sign), Some((start..start, "\\".to_owned())));
        }
    }

    fn quote(&mut self, range: &Range<usize>) {
        let start = self.trimmed(range);
        if !self.text[..range.start].is_empty() && !self.text[..range.start].ends_with('\n') {
            return;
        }
        let line = self.line(start);
        let is_number = self.text[line.clone()]
            .strip_prefix('>')
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
        if is_number {
            self.file(line, What::SignBeforeNumber('>'), Some((start..start, "\\".to_owned())));
        }
    }

    fn underlined(&mut self, range: &Range<usize>) {
        let written = self.text[range.clone()].trim_end();
        let Some((above, last)) = written.rsplit_once('\n') else { return };
        let sign = last.trim_start().chars().next().unwrap_or('-');
        if !above.trim().is_empty() {
            let start = range.start + written.len() - last.trim_start().len();
            self.file(self.line(start), What::Underlined(sign), None);
        }
    }

    /// Words that neither come out nor say where something leads.
    fn lost(&mut self) {
        let text = self.text;
        let parser = Parser::new_ext(text, OPTIONS);
        let definitions: Vec<Range<usize>> = parser
            .reference_definitions()
            .iter()
            .filter_map(|(label, definition)| {
                let span = definition.span.clone();
                if self.links.contains(&label.to_lowercase()) {
                    self.covered.push(span);
                    return None;
                }
                Some(span)
            })
            .collect();
        let mut definitions = definitions;
        definitions.sort_by_key(|span| span.start);
        let mut covered = std::mem::take(&mut self.covered);
        covered.sort_by_key(|range| range.start);
        let mut at = 0;
        let mut holes = Vec::new();
        for range in covered {
            if range.start > at {
                holes.push(at..range.start);
            }
            at = at.max(range.end);
        }
        holes.push(at.min(text.len())..text.len());
        for hole in holes {
            // Line by line, so that each finding stands in one.
            let mut start = hole.start;
            for piece in text[hole.clone()].split_inclusive('\n') {
                let range = start..start + piece.len();
                start = range.end;
                if !piece.contains(char::is_alphanumeric) {
                    continue;
                }
                let written = piece.trim();
                let from = range.start + piece.len() - piece.trim_start().len();
                let after = definitions.partition_point(|span| span.start <= from);
                let is_definition = after.checked_sub(1).is_some_and(|at| definitions[at].contains(&from));
                let lost = if is_definition || written.starts_with('[') {
                    LostAs::Definition
                } else if written.starts_with(['`', '~']) {
                    LostAs::FenceWords
                } else {
                    LostAs::Cell
                };
                let words = written.trim_matches(|c: char| matches!(c, '|' | '`' | '~' | ' ')).to_owned();
                self.file(from..from + written.len(), What::Lost(lost, words), None);
            }
        }
    }
}

/// Where the cells of a table's row are, without the space around them (GitHub Flavored Markdown, 4.10: a bar in a cell has a
/// backslash before it).
#[must_use]
pub fn row_cells(text: &str, row: &Range<usize>) -> Vec<Range<usize>> {
    let trimmed = |from: usize, to: usize| {
        let cell = &text[from..to];
        let start = from + cell.len() - cell.trim_start().len();
        start..start + cell.trim().len()
    };
    let Range { start: mut from, end: to } = trimmed(row.start, row.end);
    if text[from..to].starts_with('|') {
        from += 1;
    }
    let mut cells = Vec::new();
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().take(to).skip(from) {
        if byte == b'|' && !escaped {
            cells.push(trimmed(from, at));
            from = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    if from < to {
        cells.push(trimmed(from, to));
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;
    use crate::policy::Language;

    fn found(text: &str) -> Vec<What> {
        misread(text, language::of(&Language::danish())).into_iter().map(|one| one.what).collect()
    }

    /// The text after all mends, from the last to the first.
    fn mended(text: &str) -> String {
        let mut out = text.to_owned();
        for one in misread(text, language::of(&Language::danish())).into_iter().rev() {
            if let Some((range, write)) = one.mend {
                out.replace_range(range, &write);
            }
        }
        out
    }

    #[test]
    fn what_is_mended_is_read_as_it_was_written() {
        for (text, right) in [
            (
                "29. januar er der møde.\n\n3. marts er der fest.",
                "29\\. januar er der møde.\n\n3\\. marts er der fest.",
            ),
            ("Fristen er den\n1. maj 2026.", "Fristen er den\n1\\. maj 2026."),
            ("Det sker i lejlighed\n1) på stuen.", "Det sker i lejlighed\n1\\) på stuen."),
            ("1. Et\n2. To\n29. januar er fristen.", "1. Et\n2. To\n\n29\\. januar er fristen."),
            ("2. kvartal er godt.", "2\\. kvartal er godt."),
            ("1. Et\n1. To\n1. Tre", "1. Et\n2. To\n3. Tre"),
            ("- 5 grader er koldt.", "\\- 5 grader er koldt."),
            ("> 65 år betaler mindre.", "\\> 65 år betaler mindre."),
            ("Arealet er 3*4*5 meter.", "Arealet er 3\\*4\\*5 meter."),
            ("| A | B |\n|---|---|\n| 1 | 2 |\nSlut.", "| A | B |\n|---|---|\n| 1 | 2 |\n\nSlut."),
            ("01. Et", "1. Et"),
        ] {
            assert_eq!(mended(text), right);
            assert_eq!(found(right), [], "{right}");
        }
    }

    #[test]
    fn words_that_would_not_come_out_are_found() {
        for (text, lost, words) in [
            ("Se her.\n\n[Kilde]: Kommunen", LostAs::Definition, "[Kilde]: Kommunen"),
            ("[a](https://x.dk \"Kun med mus\")", LostAs::LinkTitle, "Kun med mus"),
            ("~~~ Bare ord\nx\n~~~", LostAs::FenceWords, "Bare ord"),
            ("| A |\n|---|\n| 1 | 2 |", LostAs::Cell, "2"),
            ("| A |\n|---|\n| 1 | ☐ |", LostAs::Cell, "☐"),
        ] {
            assert_eq!(found(text), [What::Lost(lost, words.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_meant_as_markup_is_left_alone() {
        for text in [
            "1. Et\n2. To\n\n3. Tre",
            "Vi vil:\n1. gå\n2. stå",
            "7) Et\n8) To",
            "- 5 haller\n- 6 baner",
            "> Alle skal med.",
            "## Rubrik\n\nTekst[^a]\n\n[^a]: Note\n    mere",
            "| A | B |\n|:--|--:|\n| 1 | |",
            "A | B\n--|--\n| | |\n| 1 \\| 2 | 3 |  |",
            "Et *ord* og **to** og `kode`, [et link](https://x.dk) og [et andet][b].\n\n[b]: https://x.dk",
            "```\nfast\n```\n\n---\n\nSlut <span lang=\"de\">Wort</span>&nbsp;x \\*",
            "1. Et\n   - under\n   - punkt\n2. To",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn signs_that_mean_something_are_found() {
        assert_eq!(found("Vision\n==="), [What::Underlined('=')]);
        assert_eq!(found("Vision\n---"), [What::Underlined('-')]);
        assert_eq!(found("Navn:\n\n____"), [What::Blank]);
        for row in ["| 1 |", "1 |", "| 1", "| 1 \\| 2 |"] {
            let short = What::ShortRow { cells: 1, columns: 2 };
            assert_eq!(found(&format!("| A | B |\n|---|---|\n{row}")), [short], "{row}");
        }
        assert_eq!(found("Hej\n\n    indrykket"), [What::Indented]);
        assert_eq!(found("D`Angleterre og L`Escargot"), [What::AccentInside("`Angleterre og L`".into())]);
        assert_eq!(found("1. Et\n3. To"), [What::NumberJumps { written: 3, expected: 2 }]);
    }
}
