//! Lines and pages.

use crate::import::document::Origin;

/// A line that contains words, without the space around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedLine {
    /// Its number in the file, from 1.
    pub origin: Origin,
    /// Its words; inner space is kept, because it may mark columns.
    pub text: String,
    /// How many empty lines precede it.
    pub blanks: usize,
    /// Whether a page begins here, judged by a mark in the file or a large gap before it.
    pub page: Page,
    /// What is drawn directly below it.
    pub rule: Rule,
    /// What its place among the other lines says about it.
    pub place: LinePlace,
}

/// A line drawn below letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// None.
    None,
    /// A single one: `-----`.
    Single,
    /// A double one: `=====`.
    Double,
}

/// What a line is besides a line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinePlace {
    /// Nothing.
    Text,
    /// It goes on the line above, whatever it begins with.
    GoesOn,
    /// A typed footnote begins here.
    Note,
}

/// How certain it is that a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// It doesn't.
    Same,
    /// Three empty lines or more.
    Perhaps,
    /// A form feed, or the space that a PDF reader leaves of one.
    New,
}

impl PrintedLine {
    /// Length in characters.
    pub fn width(&self) -> usize {
        self.text.chars().count()
    }
}

/// A single leading space marks a page if fewer than one line in this many has it.
const LINES_PER_PAGE_MARK: usize = 8;

/// The lines of a text that contain words.
pub fn lines(text: &str) -> Vec<PrintedLine> {
    let spaced = |line: &str| line.starts_with(' ') && !line[1..].starts_with([' ', '\t']);
    let written = text.lines().filter(|line| !line.trim().is_empty());
    let (all, marked) =
        written.fold((0, 0), |(all, marked), line| (all + 1, marked + usize::from(spaced(line))));
    let space_is_mark = marked * LINES_PER_PAGE_MARK < all;
    let mut lines: Vec<PrintedLine> = Vec::new();
    let (mut blanks, mut fed) = (0, false);
    for (index, raw) in text.split('\n').enumerate() {
        fed |= raw.contains('\u{c}');
        let words = raw.trim_matches(|c: char| c.is_whitespace() || is_frame(c));
        if words.is_empty() || is_rule(words) {
            let above = lines.last_mut().filter(|_| blanks == 0);
            // Below columns, a rule parts a table from its head, and belongs to it.
            let is_in_table = !raw.trim().is_empty() && above.as_ref().is_some_and(|line| has_columns(line));
            if let Some(above) = above.filter(|_| !is_in_table) {
                above.rule = drawn_below(above, raw.trim());
            }
            blanks += usize::from(!is_in_table);
            continue;
        }
        let page = match () {
            () if fed || lines.is_empty() || (space_is_mark && spaced(raw)) => Page::New,
            () if blanks >= 3 => Page::Perhaps,
            () => Page::Same,
        };
        let text = words.replace('\u{c}', " ");
        let (rule, place) = (Rule::None, LinePlace::Text);
        lines.push(PrintedLine { origin: index + 1, text, blanks, page, rule, place });
        (blanks, fed) = (0, false);
    }
    lines
}

/// Whether a line has several cells, as rows of tables have.
fn has_columns(line: &PrintedLine) -> bool {
    line.text.contains("   ") || line.text.contains('\t')
}

/// What strokes below a line are to it: a rule about as long as its words underlines them.
fn drawn_below(line: &PrintedLine, strokes: &str) -> Rule {
    let (words, drawn) = (line.width(), strokes.chars().count());
    let is_as_long = drawn * 2 >= words && drawn <= words + words / 2;
    let Some(first) = strokes.chars().next().filter(|_| is_as_long) else {
        return Rule::None;
    };
    match first {
        _ if strokes.chars().any(|stroke| stroke != first) => Rule::None,
        '=' | '═' => Rule::Double,
        '-' | '_' | '~' | '–' | '—' | '─' | '━' => Rule::Single,
        _ => Rule::None,
    }
}

/// Whether a line is isolated: space above and below, or the edge of a page.
pub fn apart(lines: &[PrintedLine], at: usize) -> bool {
    let above = lines[at].blanks > 0 || lines[at].page != Page::Same;
    let below = lines.get(at + 1).is_none_or(|next| next.blanks > 0 || next.page != Page::Same);
    above && below
}

/// The strokes of frames around a text.
fn is_frame(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{257f}')
}

/// Whether a line is drawn and not written: under a heading, or between two parts.
fn is_rule(text: &str) -> bool {
    let mut strokes = text.chars().filter(|c| !c.is_whitespace());
    let drawn = |c: char| matches!(c, '-' | '=' | '_' | '*' | '~' | '+' | '–' | '—') || is_frame(c);
    text.chars().count() > 2 && strokes.all(drawn)
}
