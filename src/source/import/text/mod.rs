//! Plain text as PDF readers give it: lines cut at columns, page numbers, running lines, printed contents, headings
//! that come after their text, bullets on lines of their own, hyphens, damaged letters.
//!
//! ```text
//! bytes ──mend──▶ text ──lines──▶ lines ──furniture──▶ lines ──shape──▶ units ──order──▶ units ──▶ pieces
//! ```
//!
//! What a text means is guessed from how it looks, so every heading is a doubt.

mod furniture;
pub mod hyphen;
mod lines;
mod mend;
mod order;
mod pieces;
mod shape;

pub use furniture::is_contents;
pub use mend::{Mended, decode, letters, mend};

use super::{Import, Reader, Refused, Spot};
use hyphen::Witness;

/// The reader of plain text.
#[derive(Debug)]
pub struct Text;

impl Reader for Text {
    fn read(&self, bytes: &[u8]) -> Result<Import, Refused> {
        let mended = mend(bytes)?;
        let lines = lines::lines(&mended.text);
        if lines.is_empty() {
            return Err(Refused::Empty);
        }
        let (lines, left_out) = furniture::clear(lines);
        let witness = Witness::new(lines.iter().map(|line| line.text.as_str()));
        let (units, moved) = order::settle(shape::units(lines));
        let mut import = pieces::pieces(units, &witness);
        import.left_out = left_out;
        import.moved = moved;
        import.mended = mended.counts;
        import.numbers_typed = true;
        Ok(import)
    }

    fn words(&self, bytes: &[u8]) -> Result<Vec<(Spot, String)>, Refused> {
        let text = mend(bytes)?.text;
        Ok(text.split('\n').enumerate().map(|(index, line)| (index + 1, line.to_owned())).collect())
    }
}
