//! Which pictures books and web pages show.

use std::collections::BTreeSet;

use super::tree::{Block, Edition};
use super::visit::{Visitor, Walk, visit_edition};
use crate::policy::Picture;

/// The pictures of books and web pages, each with its place in `Edition::pictures`: all but what is drawn for large print alone.
pub fn pictures_of_books(edition: &Edition) -> impl Iterator<Item = (usize, &Picture)> {
    let mut large = LargePrint(BTreeSet::new());
    visit_edition(edition, &mut large);
    let all = edition.pictures.iter().map(AsRef::as_ref).enumerate();
    all.filter(move |(index, _)| !large.0.contains(index))
}

struct LargePrint(BTreeSet<usize>);

impl Visitor for LargePrint {
    fn block(&mut self, block: &Block, walk: Walk<'_>) {
        if let Block::Figure(figure) = block {
            self.0.extend(figure.chart.filter(|drawing| *drawing != figure.picture).map(|drawing| drawing.0));
        }
        walk.into_block(block, self);
    }
}
