//! The pages of a file with all that both ways of reading them need: by their tags, and by their looks.

use std::collections::{BTreeMap, BTreeSet};

use hayro_interpret::hayro_syntax::Pdf;
use kurbo::Point;

use super::content::Walk;
use super::file::{File, too_large};
use super::glyphs::{self, Drawn, Glyph, Shown};
use super::links::{self, Link};
use super::sheet::Unseen;
use super::sight;
use super::text::plain_lines;
use super::words::shown;
use crate::import::document::{LeftOut, Mend, Reason, on_page};
use crate::import::formats::rich::spans;
use crate::import::limits::MOST_TEXT;
use crate::import::read_error::ReadError;
use crate::prose::Witness;

/// The pages, drawn.
pub struct Pages {
    /// Each page as it is drawn.
    pub drawn: Vec<Drawn>,
    /// Each page's links.
    pub links: Vec<Vec<Link>>,
    /// How many letters a box covers, of words that stay.
    pub covered: usize,
    /// What nobody sees: its page, from 0, its words, and why.
    unseen: Vec<(usize, String, Reason)>,
    /// The words of all lines.
    pub witness: Witness,
    /// The letters of each piece of marked content, by page and number.
    marked: BTreeMap<(usize, i64), Vec<usize>>,
}

impl Pages {
    /// Draws the pages of a file.
    pub fn of(file: &File) -> Result<Self, ReadError> {
        let mut walk = Walk::of(file);
        let said: Vec<_> = file.pages.iter().map(|page| walk.page(*page)).collect::<Result<_, _>>()?;
        let damaged = |_| ReadError::Damaged { detail: "no pages that can be drawn".to_owned() };
        let pdf = Pdf::new(file.plain()?).map_err(damaged)?;
        let mut drawn = glyphs::drawn(&pdf, &said);
        if drawn.len() != file.pages.len() {
            return Err(ReadError::Damaged { detail: "pages that can't be drawn".to_owned() });
        }
        if drawn.iter().flat_map(|page| &page.glyphs).map(|glyph| glyph.text.len()).sum::<usize>() > MOST_TEXT
        {
            return Err(too_large());
        }
        let mut unseen = Vec::new();
        let mut covered = 0;
        for (index, (page, said)) in drawn.iter_mut().zip(said).enumerate() {
            let is_hidden = |shown: &Shown| {
                let object = shown.object.is_some_and(|object| file.layers.pictures.contains(&object));
                shown.hidden || object
            };
            let hidden = page.pictures.iter().filter(|shown| is_hidden(shown) && shown.is_content(page));
            unseen.extend(hidden.map(|_| (index, "et billede i et skjult lag".to_owned(), Reason::Picture)));
            page.pictures.retain(|shown| !is_hidden(shown));
            let (letters, partly) = sight::settle(page);
            covered += partly;
            sight::turn(page);
            for group in letters.chunk_by(|one, other| one.1 == other.1) {
                let why = match group[0].1 {
                    Unseen::Twice => Reason::Overprinted,
                    Unseen::Layer | Unseen::Outside | Unseen::Faint | Unseen::Covered => Reason::Hidden,
                };
                let lines = plain_lines(group.iter().map(|(glyph, _)| glyph));
                unseen.extend(lines.into_iter().map(|line| (index, line, why)));
            }
            let clips = shown(said).into_iter().filter(|(_, clips)| *clips);
            unseen.extend(clips.map(|(text, _)| (index, text, Reason::Drawing)));
        }
        let links =
            file.pages.iter().zip(&drawn).map(|(id, page)| links::links(file, *id, page.start)).collect();
        let lines: Vec<String> = drawn
            .iter()
            .flat_map(|page| plain_lines(page.glyphs.iter()))
            .map(|line| line.replace('\u{ad}', ""))
            .collect();
        let witness = Witness::new(lines.iter().map(String::as_str));
        let mut marked: BTreeMap<(usize, i64), Vec<usize>> = BTreeMap::new();
        for (index, page) in drawn.iter().enumerate() {
            for (at, glyph) in page.glyphs.iter().enumerate().filter(|(_, glyph)| !glyph.artifact) {
                if let Some(mcid) = glyph.mcid {
                    marked.entry((index, mcid)).or_default().push(at);
                }
            }
        }
        Ok(Self { drawn, links, covered, unseen, witness, marked })
    }

    /// What nobody sees on the pages, to be told.
    pub fn told(&self, mended: &mut BTreeMap<Mend, usize>) -> Vec<LeftOut> {
        let told = self.unseen.iter().map(|(page, text, why)| LeftOut {
            origin: on_page(page + 1, usize::MAX),
            text: spans::mended(text, mended),
            why: *why,
        });
        told.filter(|one| !one.text.trim().is_empty()).collect()
    }

    /// The letters of a piece of marked content.
    pub fn of_mark(&self, mark: (usize, i64)) -> impl Iterator<Item = &Glyph> {
        let places = self.marked.get(&mark).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(move |at| self.drawn.get(mark.0)?.glyphs.get(*at))
    }

    /// The letters that are in none of these marks: those that are no part of the text by what the file says, and the
    /// rest, each page for itself.
    pub fn beside(&self, marks: &BTreeSet<(usize, i64)>, page: usize) -> (Vec<&Glyph>, Vec<&Glyph>) {
        let in_tree = |glyph: &&Glyph| glyph.mcid.is_some_and(|mcid| marks.contains(&(page, mcid)));
        let others = self.drawn[page].glyphs.iter().filter(|glyph| glyph.artifact || !in_tree(glyph));
        others.partition(|glyph| glyph.artifact)
    }

    /// How many letters show something and have no known letter, and how many have one.
    pub fn letters(&self) -> (usize, usize) {
        let (mut unknown, mut known) = (0, 0);
        for glyph in self.drawn.iter().flat_map(|page| &page.glyphs) {
            unknown += usize::from(glyph.text.contains(char::REPLACEMENT_CHARACTER));
            known += usize::from(glyph.text.chars().any(char::is_alphanumeric));
        }
        (unknown, known)
    }

    /// How many pages are a picture and nothing else.
    pub fn scanned(&self) -> usize {
        let shows_letters = |page: &Drawn| {
            page.glyphs.iter().any(|glyph| !glyph.artifact && glyph.text.chars().any(char::is_alphanumeric))
        };
        let covered = |page: &Drawn| page.pictures.iter().any(|shown| shown.covers(page));
        self.drawn.iter().filter(|page| covered(page) && !shows_letters(page)).count()
    }

    /// The link that a letter is on, by its number.
    pub fn link(&self, page: usize, glyph: &Glyph) -> Option<usize> {
        let middle = glyph.at.midpoint(glyph.end) + glyph_up(glyph);
        links::at(&self.links[page], middle)
    }
}

fn glyph_up(glyph: &Glyph) -> kurbo::Vec2 {
    let along = glyph.direction();
    let up = Point::new(along.y, -along.x).to_vec2();
    up * (glyph.size * 0.3)
}
