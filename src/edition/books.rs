//! Which pictures books and web pages show.

use std::collections::BTreeSet;

use super::tree::{Block, Edition};
use super::visit::{Visitor, Walk, visit_edition};
use crate::policy::Picture;

/// The pictures of books and web pages, each with its place in `Edition::pictures`: all but what is drawn for large print alone. `narrow`: with the
/// drawings for narrow screens, which a page without a style sheet can't choose.
pub fn pictures_of_screens(edition: &Edition, narrow: bool) -> impl Iterator<Item = (usize, &Picture)> {
    let mut elsewhere = Elsewhere { narrow, pictures: BTreeSet::new() };
    visit_edition(edition, &mut elsewhere);
    let all = edition.pictures.iter().map(AsRef::as_ref).enumerate();
    all.filter(move |(index, _)| !elsewhere.pictures.contains(index))
}

/// Pictures that are shown elsewhere alone.
struct Elsewhere {
    narrow: bool,
    pictures: BTreeSet<usize>,
}

impl Visitor for Elsewhere {
    fn block(&mut self, block: &Block, walk: Walk<'_>) {
        if let Block::Figure(figure) = block {
            let drawings = [figure.chart, figure.narrow.filter(|_| !self.narrow)];
            let elsewhere = drawings.into_iter().flatten().filter(|one| *one != figure.picture);
            self.pictures.extend(elsewhere.map(|one| one.0));
        }
        walk.into_block(block, self);
    }
}
