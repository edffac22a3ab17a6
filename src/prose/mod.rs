//! Prose and how hard it is to read: sentences, words, LIX and a Danish dictionary.
//!
//! Knows nothing about policies: it takes text and ranges in it, and returns ranges.

mod danish;
mod enumeration;
mod hyphen;
mod lix;
mod segment;
mod split;
mod tongue;
mod words;

pub use danish::{BrokenDictionary, Danish, own_words_file};
pub use enumeration::counts_on;
pub use hyphen::{Evidence, Seam, Witness, bare};
pub use lix::Lix;
pub use segment::{Line, Sentence, Word, sentences, word_ranges, words};
pub use split::split;
pub use tongue::tongue;
