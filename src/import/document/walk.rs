//! The one walk over a document's pieces, however deeply they are nested in lists, quotations and boxes.

use super::{Content, Piece};

impl Content {
    /// The runs of pieces inside: each list item, the quoted pieces, the contents of a box.
    fn runs(&self) -> impl DoubleEndedIterator<Item = &[Piece]> {
        let (items, run) = match self {
            Self::List { items, .. } => (items.as_slice(), None),
            Self::Quote(inside) | Self::Aside(inside) => (&[][..], Some(inside.as_slice())),
            Self::Title(_)
            | Self::Subtitle(_)
            | Self::Heading { .. }
            | Self::Paragraph(_)
            | Self::Table { .. }
            | Self::Figure { .. } => (&[][..], None),
        };
        items.iter().map(Vec::as_slice).chain(run)
    }

    fn runs_mut(&mut self) -> impl Iterator<Item = &mut Vec<Piece>> {
        let (items, run) = match self {
            Self::List { items, .. } => (items.as_mut_slice(), None),
            Self::Quote(inside) | Self::Aside(inside) => (&mut [][..], Some(inside)),
            Self::Title(_)
            | Self::Subtitle(_)
            | Self::Heading { .. }
            | Self::Paragraph(_)
            | Self::Table { .. }
            | Self::Figure { .. } => (&mut [][..], None),
        };
        items.iter_mut().chain(run)
    }
}

/// A piece, with what its place says about it.
#[derive(Debug, Clone, Copy)]
pub struct Nested<'a> {
    /// The piece.
    pub piece: &'a Piece,
    /// Whether it is the first piece of a list item.
    pub begins_item: bool,
}

/// Every piece in reading order, each before the pieces nested in it, with what its place says about it.
pub fn nested(pieces: &[Piece]) -> impl Iterator<Item = Nested<'_>> {
    let outer = |piece| Nested { piece, begins_item: false };
    let mut open: Vec<Nested<'_>> = pieces.iter().rev().map(outer).collect();
    std::iter::from_fn(move || {
        let next = open.pop()?;
        let is_list = matches!(next.piece.content, Content::List { .. });
        for run in next.piece.content.runs().rev() {
            let inner = run.iter().enumerate();
            open.extend(inner.rev().map(|(at, piece)| Nested { piece, begins_item: is_list && at == 0 }));
        }
        Some(next)
    })
}

/// Every piece in reading order, each before the pieces nested in it.
pub fn every(pieces: &[Piece]) -> impl Iterator<Item = &Piece> {
    nested(pieces).map(|nested| nested.piece)
}

/// Changes every piece in reading order, each before the pieces then nested in it.
pub fn every_mut(pieces: &mut [Piece], change: &mut dyn FnMut(&mut Piece)) {
    for piece in pieces {
        change(piece);
        piece.content.runs_mut().for_each(|run| every_mut(run, change));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Inline;
    use super::*;

    fn paragraph(origin: usize) -> Piece {
        Piece::new(origin, Content::Paragraph(vec![Inline::Text("ord".to_owned())]))
    }

    fn pieces() -> Vec<Piece> {
        let item = vec![paragraph(3), Piece::new(4, Content::Quote(vec![paragraph(5)]))];
        let list = Content::List { first: None, items: vec![item, vec![paragraph(6)]] };
        vec![paragraph(1), Piece::new(2, list), Piece::new(7, Content::Aside(vec![paragraph(8)]))]
    }

    #[test]
    fn every_piece_is_met_once_in_reading_order() {
        let pieces = pieces();
        let met: Vec<usize> = every(&pieces).map(|piece| piece.origin).collect();
        assert_eq!(met, [1, 2, 3, 4, 5, 6, 7, 8]);
        let begin: Vec<usize> =
            nested(&pieces).filter(|one| one.begins_item).map(|one| one.piece.origin).collect();
        assert_eq!(begin, [3, 6]);
    }

    #[test]
    fn a_change_reaches_every_piece() {
        let mut pieces = pieces();
        every_mut(&mut pieces, &mut |piece| piece.origin += 10);
        let met: Vec<usize> = every(&pieces).map(|piece| piece.origin).collect();
        assert_eq!(met, [11, 12, 13, 14, 15, 16, 17, 18]);
    }
}
