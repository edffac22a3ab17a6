//! What the readers of Word, OpenDocument and HTML share: assembling styled paragraphs into pieces.

pub mod captions;
pub mod cell;
pub mod crop;
pub mod flow;
mod headings;
mod hyphens;
pub mod label;
pub mod look;
pub mod package;
pub mod pictures;
mod printed;
pub mod scripts;
pub mod second;
pub mod settle;
pub mod spans;
pub mod style_names;
pub mod text_style;
mod typed;
pub mod xml;
