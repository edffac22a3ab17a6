//! What prose consists of and how hard it reads: sentences, words, LIX, and what is known of Danish words.
//!
//! Knows nothing of policies: it takes text and ranges in it, and gives ranges back.

mod danish;
mod hyphen;
mod lix;
mod segment;

pub use danish::{BrokenDictionary, Danish};
pub use hyphen::{Evidence, Seam, Witness, bare};
pub use lix::Lix;
pub use segment::{Sentence, Word, sentences, words};
