//! What files for a press have in common: pages in inks, with page boxes and marks, and read back before they leave the
//! house.
//!
//! Typst exports the same laid-out pages that the screen's file is made of, with bleed and in screen colours
//! ([`paged::raw`](super::paged::raw)). Here every paint becomes ink ([`ink`]), on the level of the PDF, where there is
//! one kind of paint for everything: text, shapes, drawings, gradients.

mod audit;
mod blank;
mod content;
mod convert;
mod fine;
mod ink;
mod intent;
mod marks;
mod operations;
mod pdf;
mod picture;
mod preflight;
mod printed;
mod process;
mod slug;

pub use self::marks::MM;
pub use self::pdf::separation;
pub use self::preflight::{BrandInks, Doubt, Preflight, PrintedPicture};
pub use self::printed::{Marking, Printed, depend, printed};
pub use self::slug::outlines;
