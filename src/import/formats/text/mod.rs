//! Plain text as PDF readers give it: lines cut at columns, page numbers, running lines, printed contents, headings
//! that come after their text, bullets on lines of their own, hyphens, damaged letters.
//!
//! ```text
//! bytes ──mend──▶ text ──lines──▶ lines ──furniture──▶ lines ──shape──▶ units ──order──▶ units ──▶ pieces
//! ```
//!
//! Meaning is guessed from appearance, so every heading is a doubt.

mod circles;
mod contents;
mod folios;
mod furniture;
mod lines;
mod notes;
mod order;
mod pieces;
mod shape;

use crate::import::document::{Document, Origin};
use crate::import::format::Format;
use crate::import::formats::characters::mend;
use crate::import::read_error::ReadError;
use crate::prose::Witness;

/// The reader of plain text.
#[derive(Debug)]
pub struct Text;

impl Format for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn is_text(&self) -> bool {
        true
    }

    fn read(&self, bytes: &[u8]) -> Result<Document, ReadError> {
        let mended = mend(bytes)?;
        let lines = lines::lines(&mended.text);
        if lines.is_empty() {
            return Err(ReadError::Empty);
        }
        let (mut lines, mut left_out) = furniture::clear(lines);
        notes::find(&mut lines);
        left_out.extend(circles::draw(&mut lines));
        let witness = Witness::new(lines.iter().map(|line| line.text.as_str()));
        let (units, moved) = order::settle(shape::units(lines));
        let mut document = pieces::pieces(units, &witness);
        document.left_out = left_out;
        document.moved = moved;
        document.mended = mended.counts;
        document.numbers_typed = true;
        Ok(document)
    }

    fn words(&self, bytes: &[u8]) -> Result<Vec<(Origin, String)>, ReadError> {
        let text = mend(bytes)?.text;
        Ok(text.split('\n').enumerate().map(|(index, line)| (index + 1, line.to_owned())).collect())
    }
}
