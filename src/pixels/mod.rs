//! Pictures made of pixels: read strictly, freed of what is no picture, and made ready to be shown.
//!
//! A picture's file says more than the picture: where it was taken, by whom and with what, and often a second, smaller
//! picture. None of that is the publication's. Here a file is reduced to its pixels, losslessly and once, when it is read
//! ([`clean`]); no other part of the program sees the file as it was.
//!
//! What readers get ([`shown`]) stands upright, is in sRGB, and has no more pixels than a page or a screen can show. What
//! a press gets ([`printable`]) has as many as the file has, and inks stay inks.

mod clean;
mod decode;
mod fault;
mod frame;
mod ground;
mod inks;
mod jpeg;
mod kind;
mod png;
mod profile;
mod progressive;
mod reduce;
mod samples;
mod scan;
mod shown;

pub use clean::clean;
pub use decode::Decoded;
pub use fault::Fault;
pub use ground::needs_ground;
pub use kind::Kind;
pub use profile::Separation;
pub use shown::{fewer, is_made_anew, is_reduced, printable, shown, within};

/// Most pixels in a picture, in millions. The largest cameras that people own take 102.
pub const MOST_MEGAPIXELS: u64 = 120;

fn too_many_pixels(width: u32, height: u32) -> bool {
    u64::from(width) * u64::from(height) > MOST_MEGAPIXELS * 1_000_000
}
