//! Cells on lines and lines on pages. Nothing here knows letters: a cell is a byte, a blank cell is a space.
//!
//! Words are never divided; one that is longer than a line continues on the next. A line at the margin begins a new
//! sentence; a line indented by two cells continues the one above. Headings stand at the margin, two empty lines
//! above them and one below, never at the foot of a page. The first line of each page has the running head and, at its
//! end, the page number.

/// The paper.
#[derive(Debug, Clone, Copy)]
pub struct Paper {
    /// Cells in a line.
    pub cells: usize,
    /// Lines on a page.
    pub lines: usize,
    /// The cell of dots 2 5, of which rules are made.
    pub rule: u8,
}

/// Something on lines of its own.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading; in the contents, if it is a section's.
    Heading(Vec<u8>),
    /// An empty line.
    Apart,
    /// A line of text.
    Line {
        /// Its cells.
        cells: Vec<u8>,
        /// Whether it introduces what follows, and stays on the same page.
        leads: bool,
    },
    /// An item with its marker, or a line below it.
    Item {
        /// Its cells.
        cells: Vec<u8>,
        /// Whether the first word is the marker.
        marker: bool,
    },
    /// The number of the page that begins here in print.
    PrintPage(Vec<u8>),
}

/// A line of cells, a byte each.
type BrailleLine = Vec<u8>;

/// Indent of a line that continues the one above.
const HANG: usize = 2;
/// Cells kept free for a page number in the contents, with two blanks before it.
const NUMBER: usize = 7;

/// Lays out a publication: its first page with the contents, then the text. `number`: the cells of a page's number,
/// counted from 0.
pub fn lay_out(
    front: &[BrailleLine],
    contents: &[u8],
    blocks: &[Block],
    paper: Paper,
    number: &dyn Fn(usize) -> BrailleLine,
) -> Vec<Vec<BrailleLine>> {
    let titles: Vec<&BrailleLine> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(cells) => Some(cells),
            _ => None,
        })
        .collect();
    // The contents are as long with page numbers as without, so a first round finds the pages.
    let begin = |pages: &[usize]| {
        let mut book = Book::new(paper);
        for line in front {
            book.text(line, 0, HANG);
        }
        book.heading(contents, None);
        for (index, title) in titles.iter().enumerate() {
            let page = pages.get(index).map(|page| number(*page)).unwrap_or_default();
            book.entry(title, &page);
        }
        book.turn();
        book
    };
    let mut book = begin(&[]);
    book.blocks(blocks);
    let pages = book.headings.split_off(1);
    let mut book = begin(&pages);
    book.blocks(blocks);
    book.finish(front.first().map_or(&[][..], |title| title), number)
}

struct Book {
    paper: Paper,
    pages: Vec<Vec<BrailleLine>>,
    /// The page of each heading.
    headings: Vec<usize>,
}

impl Book {
    fn new(paper: Paper) -> Self {
        Self { paper, pages: vec![Vec::new()], headings: Vec::new() }
    }

    /// Lines of text that a page has, below its first.
    fn height(&self) -> usize {
        self.paper.lines - 1
    }

    fn page(&mut self) -> &mut Vec<BrailleLine> {
        if self.pages.is_empty() {
            self.pages.push(Vec::new());
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    fn turn(&mut self) {
        if !self.page().is_empty() {
            self.pages.push(Vec::new());
        }
    }

    /// Turns the page unless it has room for so many lines.
    fn room(&mut self, lines: usize) {
        if self.page().len() + lines > self.height() {
            self.turn();
        }
    }

    fn line(&mut self, line: BrailleLine) {
        self.room(1);
        self.page().push(line);
    }

    /// An empty line, but none at the top of a page.
    fn apart(&mut self) {
        let height = self.height();
        let page = self.page();
        if !page.is_empty() && page.len() < height {
            page.push(BrailleLine::new());
        }
    }

    fn text(&mut self, cells: &[u8], indent: usize, hang: usize) {
        for line in wrap(cells, self.paper.cells, indent, hang) {
            self.line(line);
        }
    }

    /// A heading, under the number of the print page that begins with it.
    fn heading(&mut self, cells: &[u8], print_page: Option<&[u8]>) {
        let mut lines = wrap(cells, self.paper.cells, 0, HANG);
        lines.splice(0..0, print_page.map(|number| rule(number, self.paper)));
        if !self.page().is_empty() {
            // Empty lines before it, itself, one below, and the beginning of its text.
            self.room(2 + lines.len() + 1 + 2);
        }
        let fresh = self.page().is_empty();
        if !fresh {
            let empty = self.page().iter().rev().take_while(|line| line.is_empty()).count();
            (empty..2).for_each(|_| self.apart());
        }
        let page = self.pages.len() - 1;
        self.headings.push(page);
        lines.into_iter().for_each(|line| self.line(line));
        self.apart();
    }

    /// A title and, at the end of its last line, a page number.
    fn entry(&mut self, title: &[u8], number: &[u8]) {
        let mut lines = wrap(title, self.paper.cells.saturating_sub(NUMBER), 0, HANG);
        self.room(lines.len());
        if let Some(last) = lines.last_mut() {
            last.resize(self.paper.cells.saturating_sub(number.len()).max(last.len() + 1), b' ');
            last.extend_from_slice(number);
        }
        lines.into_iter().for_each(|line| self.line(line));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let mut blocks = blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            match block {
                Block::Heading(cells) => self.heading(cells, None),
                // A heading brings its own empty lines.
                Block::Apart => {
                    if !self.page().last().is_some_and(Vec::is_empty) {
                        self.apart();
                    }
                }
                Block::Line { cells, leads } => {
                    let lines = wrap(cells, self.paper.cells, 0, HANG).len();
                    self.room(lines.min(self.height()) + if *leads { 2 } else { 0 });
                    self.text(cells, 0, HANG);
                }
                Block::Item { cells, marker } => {
                    let lines = wrap(cells, self.paper.cells, HANG, HANG).len();
                    self.room(lines.min(self.height()));
                    self.text(cells, if *marker { 0 } else { HANG }, HANG);
                }
                Block::PrintPage(number) => {
                    if let Some(Block::Heading(cells)) = blocks.peek() {
                        blocks.next();
                        self.heading(cells, Some(number));
                    } else {
                        self.room(3);
                        self.line(rule(number, self.paper));
                    }
                }
            }
        }
    }

    /// The pages with their first lines: running head, as many of its words as there is room for, and number.
    fn finish(self, title: &[u8], number: &dyn Fn(usize) -> BrailleLine) -> Vec<Vec<BrailleLine>> {
        let cells = self.paper.cells;
        let finished = self.pages.into_iter().filter(|page| !page.is_empty()).enumerate();
        let page = |(index, lines): (usize, Vec<BrailleLine>)| {
            let number = number(index);
            let room = cells.saturating_sub(number.len() + 2);
            let head = wrap(title, room.max(1), 0, 0).into_iter().next().filter(|_| index > 0);
            let mut first = head.unwrap_or_default();
            first.resize(cells.saturating_sub(number.len()), b' ');
            first.extend_from_slice(&number);
            while first.last() == Some(&b' ') {
                first.pop();
            }
            std::iter::once(first).chain(lines).collect()
        };
        finished.map(page).collect()
    }
}

/// Breaks cells between words: the first line after `indent` blanks, the others after `hang`.
fn wrap(cells: &[u8], width: usize, indent: usize, hang: usize) -> Vec<BrailleLine> {
    let mut lines: Vec<BrailleLine> = Vec::new();
    let mut line = vec![b' '; indent];
    let mut empty = true;
    for word in cells.split(|cell| *cell == b' ').filter(|word| !word.is_empty()) {
        if !empty && line.len() + 1 + word.len() > width {
            lines.push(std::mem::replace(&mut line, vec![b' '; hang]));
            empty = true;
        }
        if !empty {
            line.push(b' ');
        }
        let mut rest = word;
        // A word longer than a line is an address, most likely: a hyphen would be read as part of it.
        while line.len() + rest.len() > width {
            let (part, later) = rest.split_at(width.saturating_sub(line.len()).max(1).min(rest.len()));
            line.extend_from_slice(part);
            lines.push(std::mem::replace(&mut line, vec![b' '; hang]));
            rest = later;
        }
        line.extend_from_slice(rest);
        empty = rest.is_empty();
    }
    if !empty {
        lines.push(line);
    }
    lines
}

/// A line of dots 2 5 with the number after three of them (Svenska skrivregler för punktskrift, 9.3.2).
fn rule(number: &[u8], paper: Paper) -> BrailleLine {
    let mut line = vec![paper.rule; 3];
    line.push(b' ');
    line.extend_from_slice(number);
    line.push(b' ');
    line.resize(paper.cells.max(line.len()), paper.rule);
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAPER: Paper = Paper { cells: 12, lines: 10, rule: b'3' };

    fn laid(blocks: &[Block]) -> Vec<String> {
        let number = |page: usize| format!("#{}", page + 1).into_bytes();
        let pages = lay_out(&[b"TITEL".to_vec()], b"INDHOLD", blocks, PAPER, &number);
        let text = |line: &BrailleLine| String::from_utf8(line.clone()).expect("ASCII");
        for page in &pages {
            assert!(page.len() <= PAPER.lines, "{page:?}");
            for line in page {
                assert!(line.len() <= PAPER.cells, "{}", text(line));
                assert_ne!(line.last(), Some(&b' '), "{}", text(line));
            }
        }
        pages.iter().map(|page| page.iter().map(text).collect::<Vec<_>>().join("\n")).collect()
    }

    fn line(text: &str) -> Block {
        Block::Line { cells: text.into(), leads: text.ends_with(':') }
    }

    #[test]
    fn words_are_not_divided_and_lines_go_on_moved_in() {
        let text = |line: BrailleLine| String::from_utf8(line).expect("ASCII");
        let wrapped =
            |cells: &str| wrap(cells.as_bytes(), 10, 0, 2).into_iter().map(text).collect::<Vec<_>>();
        assert_eq!(wrapped("DU KAN GOERE DET"), ["DU KAN", "  GOERE", "  DET"]);
        assert_eq!(wrapped("EN WWW.EKSEMPEL.DK ER"), ["EN", "  WWW.EKSE", "  MPEL.DK", "  ER"]);
        assert_eq!(wrapped(""), [""; 0]);
    }

    #[test]
    fn pages_have_a_running_head_and_a_number_and_the_contents_lead_to_them() {
        let blocks =
            [Block::Heading(b"ET".into()), Block::Apart, line("A"), Block::Heading(b"TO".into()), line("B")];
        assert_eq!(
            laid(&blocks),
            [
                "          #1\nTITEL\n\n\nINDHOLD\n\nET        #2\nTO        #2",
                "TITEL     #2\nET\n\nA\n\n\nTO\n\nB",
            ]
        );
    }

    #[test]
    fn a_heading_is_never_left_alone_and_nothing_is_lost_however_much_there_is() {
        for before in 0..20 {
            let mut blocks: Vec<Block> = (0..before).map(|index| line(&format!("L{index}"))).collect();
            blocks.extend([
                Block::Apart,
                Block::Heading(b"HER".into()),
                Block::Apart,
                line("TEKST"),
                line("MER"),
            ]);
            let pages = laid(&blocks);
            let page = pages.iter().skip(1).find(|page| page.contains("HER")).expect("the heading");
            assert!(page.contains("HER\n\nTEKST\nMER"), "{before}: {page}");
            let all = pages.join("\n");
            assert!((0..before).all(|index| all.contains(&format!("L{index}"))), "{all}");
        }
    }

    #[test]
    fn the_number_of_a_print_page_stands_in_a_rule_with_what_begins_there() {
        let blocks = [line("A"), Block::PrintPage(b"#G".into()), line("B")];
        assert!(laid(&blocks)[1].ends_with("A\n333 #G 33333\nB"), "{:?}", laid(&blocks));
        for before in 0..20 {
            let mut blocks: Vec<Block> = (0..before).map(|_| line("A")).collect();
            blocks.extend([
                Block::PrintPage(b"#G".into()),
                Block::Heading(b"HER".into()),
                line("B"),
                line("C"),
            ]);
            let pages = laid(&blocks);
            let page = pages.iter().find(|page| page.contains("#G")).expect("the rule");
            assert!(page.contains("HER\n\nB\nC"), "{before}: {page}");
        }
    }

    #[test]
    fn items_go_on_under_their_text_and_what_leads_to_them_stays_with_them() {
        let item = |text: &str| Block::Item { cells: text.into(), marker: true };
        let pages = laid(&[line("DU KAN:"), item("- SPILLE FODBOLD"), item("- GAA")]);
        assert!(pages[1].ends_with("DU KAN:\n- SPILLE\n  FODBOLD\n- GAA"), "{pages:?}");
        for before in 0..20 {
            let mut blocks: Vec<Block> = (0..before).map(|_| line("A")).collect();
            blocks.extend([line("DU KAN:"), item("- GAA")]);
            let pages = laid(&blocks);
            let page = pages.iter().find(|page| page.contains("DU KAN:")).expect("the line");
            assert!(page.contains("DU KAN:\n- GAA"), "{before}: {page}");
        }
    }
}
