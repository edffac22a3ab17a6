//! Units to pieces: joins hyphenated words, and gathers items into lists and rows into tables.

use super::lines::PrintedLine;
use super::shape::{Kind, Unit, cells};
use crate::import::document::{Cell, Content, Document, Doubt, Evidence, Inline, Join, Piece};
use crate::prose::{Seam, Witness};

/// The longest word, in bytes, that another half is joined to.
const LONGEST_WORD: usize = 300;

/// Makes the pieces, and reports the joined words.
pub fn pieces(units: Vec<Unit>, witness: &Witness) -> Document {
    let mut builder = PieceBuilder { witness, document: Document::default() };
    let mut units = units.into_iter().peekable();
    while let Some(unit) = units.next() {
        let origin = unit.lines[0].origin;
        let mut doubts = unit.doubts.clone();
        let content = match unit.kind {
            Kind::Heading(level) => Content::Heading { level, text: builder.line(&unit.lines, &mut doubts) },
            Kind::Title => Content::Title(builder.line(&unit.lines, &mut doubts)),
            Kind::Short | Kind::Label | Kind::Prose | Kind::ItemMore => {
                if unit.kind == Kind::Label && !doubts.contains(&Doubt::Labels) {
                    doubts.push(Doubt::Labels);
                }
                Content::Paragraph(builder.line(&unit.lines, &mut doubts))
            }
            Kind::Lines => Content::Paragraph(builder.lines(&unit.lines)),
            Kind::Bullet | Kind::Circle | Kind::Number(_) => {
                let mut items = vec![unit.clone()];
                let mut last = unit.kind;
                while let Some(next) = units.next_if(|next| goes_on(last, next.kind)) {
                    // Below a number, circles don't end the count.
                    if next.kind != Kind::ItemMore && next.kind != Kind::Circle {
                        last = next.kind;
                    }
                    items.push(next);
                }
                doubts.clear();
                builder.list(items)
            }
            Kind::Row => {
                let mut rows = vec![unit.lines];
                while let Some(next) = units.next_if(|next| next.kind == Kind::Row) {
                    rows.push(next.lines);
                }
                doubts.push(Doubt::TableByLooks);
                table(&rows)
            }
        };
        builder.document.pieces.push(Piece { origin, content, doubts });
    }
    // Headings move, but joins are reported in input order.
    builder.document.joined.sort_by_key(|join| join.origin);
    builder.document
}

/// Whether a unit continues the list whose last item is of this kind: numbers rise one at a time.
fn goes_on(last: Kind, next: Kind) -> bool {
    match (last, next) {
        (_, Kind::ItemMore | Kind::Circle) | (Kind::Bullet | Kind::Circle, Kind::Bullet) => true,
        (Kind::Number(one), Kind::Number(two)) => two.goes_on(one, 1),
        _ => false,
    }
}

/// Puts an item into the list at the end of another.
fn nest(item: &mut Vec<Piece>, piece: Piece) {
    if let Some(Piece { content: Content::List { first: None, items }, .. }) = item.last_mut() {
        items.push(vec![piece]);
    } else {
        let content = Content::List { first: None, items: vec![vec![piece.clone()]] };
        item.push(Piece { origin: piece.origin, content, doubts: Vec::new() });
    }
}

struct PieceBuilder<'a> {
    witness: &'a Witness,
    document: Document,
}

impl PieceBuilder<'_> {
    fn list(&mut self, units: Vec<Unit>) -> Content {
        let first = match units[0].kind {
            Kind::Number(number) => Some(number),
            _ => None,
        };
        let has_levels = units[0].kind != Kind::Circle;
        let mut items: Vec<Vec<Piece>> = Vec::new();
        let mut in_circles = false;
        for unit in units {
            let mut doubts = unit.doubts;
            let text = self.line(&unit.lines, &mut doubts);
            let piece = Piece { origin: unit.lines[0].origin, content: Content::Paragraph(text), doubts };
            let is_circle = unit.kind == Kind::Circle && has_levels;
            match items.last_mut() {
                Some(item) if is_circle => nest(item, piece),
                Some(item) if unit.kind == Kind::ItemMore => match item.last_mut().filter(|_| in_circles) {
                    Some(Piece { content: Content::List { items, .. }, .. }) => {
                        items.last_mut().into_iter().for_each(|item| item.push(piece.clone()));
                    }
                    _ => item.push(piece),
                },
                _ => items.push(vec![piece]),
            }
            in_circles = is_circle || in_circles && unit.kind == Kind::ItemMore;
        }
        Content::List { first, items }
    }

    /// Lines whose breaks are intended.
    fn lines(&mut self, lines: &[PrintedLine]) -> Vec<Inline> {
        let mut out = Vec::new();
        for line in lines {
            if !out.is_empty() {
                out.push(Inline::Break);
            }
            out.push(Inline::Text(squeezed(&line.text)));
        }
        out
    }

    /// Lines that form one text.
    fn line(&mut self, lines: &[PrintedLine], doubts: &mut Vec<Doubt>) -> Vec<Inline> {
        let mut text = String::new();
        let mut last_spot = 0;
        for line in lines {
            let next = self.healed(line, doubts);
            let first = text.split_whitespace().next_back().unwrap_or_default().to_owned();
            let second = next.split_whitespace().next().unwrap_or_default().to_owned();
            match self.witness.seam(&first, &second) {
                _ if text.is_empty() => {}
                // Line after line that ends in a hyphen makes no word: each further one would cost more than the last.
                Seam::Joined { .. } if first.len() > LONGEST_WORD => text.push(' '),
                Seam::Space => text.push(' '),
                Seam::Joined { keeps_hyphen, because } => {
                    if !keeps_hyphen {
                        text.truncate(text.trim_end_matches('-').len());
                    }
                    if because == Evidence::None {
                        let half = first.trim_end_matches('-');
                        doubts.push(Doubt::Hyphen(format!("{half}{second}")));
                    }
                    self.document.joined.push(Join {
                        origin: last_spot,
                        first,
                        second,
                        keeps_hyphen,
                        because,
                    });
                }
            }
            text.push_str(&next);
            last_spot = line.origin;
        }
        vec![Inline::Text(text)]
    }

    /// A line, with words joined that were split inside it.
    fn healed(&mut self, line: &PrintedLine, doubts: &mut Vec<Doubt>) -> String {
        let mut out = String::new();
        for word in line.text.split_whitespace() {
            let before = out.split_whitespace().next_back().unwrap_or_default().to_owned();
            if !out.is_empty() && self.witness.torn(&before, word) {
                out.truncate(out.len() - 1);
                doubts.push(Doubt::Hyphen(format!("{}{word}", before.trim_end_matches('-'))));
                self.document.joined.push(Join {
                    origin: line.origin,
                    first: before,
                    second: word.to_owned(),
                    keeps_hyphen: false,
                    because: Evidence::Document,
                });
            } else if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
        out
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn table(rows: &[Vec<PrintedLine>]) -> Content {
    let mut rows: Vec<Vec<Cell>> = rows
        .iter()
        .flatten()
        .map(|line| cells(&line.text).iter().map(|cell| vec![Inline::Text(squeezed(cell))]).collect())
        .collect();
    let header = rows.remove(0);
    Content::Table { caption: Vec::new(), header, rows, header_column: false }
}
