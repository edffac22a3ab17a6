//! What the readers of Word, OpenDocument and HTML share: assembling styled paragraphs into pieces.

pub mod flow;
pub mod package;
pub mod pictures;
pub mod spans;
pub mod style_names;
pub mod xml;
