//! What the readers of Word, OpenDocument and HTML share: paragraphs with styles, put together to pieces.

pub mod flow;
pub mod package;
pub mod pictures;
pub mod spans;
pub mod style_names;
pub mod xml;
