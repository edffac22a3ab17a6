//! Pages: an edition that Typst lays out by a layout, and exports.
//!
//! Laying out pages is expensive, so it is done once for all variants that show the same pages ([`Pages`]); each variant
//! is an export of its own.

mod accessible;
mod cover;
mod data;
mod described;
mod drawn;
mod export;
mod failed;
mod laid;
mod lost;
mod page_map;
mod pages;
mod placed;
mod raw;
mod sampled;
mod sheets;
mod shown_blocks;
mod structure;
mod syllables;
mod tags;
#[cfg(test)]
mod tests;
mod world;

pub use self::accessible::AccessiblePdf;
pub use self::drawn::{Drawn, DrawnPicture};
pub use self::export::{plain, preflight};
pub use self::failed::LayoutFailed;
pub use self::laid::Laid;
pub use self::pages::{Pages, depend, depend_on_map};
pub use self::raw::{PlacedPicture, Raw, raw};
pub use self::sheets::{SheetLine, Sheets};
pub use self::shown_blocks::SheetBlock;
