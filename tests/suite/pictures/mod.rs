//! Pictures of pixels: whole or refused, upright, in their colours, of a size that fits, and silent about where they come
//! from.

mod damage;
mod files;
mod look;
pub mod make;
mod published;

use image::{DynamicImage, Rgb};
use udgiv::pixels::{clean, shown};
use udgiv::policy::{Picture, PictureFormat};

/// A file, read as sources are.
fn read(file: &[u8]) -> Picture {
    let format = if file.starts_with(b"\x89PNG") { PictureFormat::Png } else { PictureFormat::Jpeg };
    clean(file, format).unwrap_or_else(|why| panic!("{why:?}"))
}

/// What readers see of it, through a decoder that is none of the program's way.
fn seen(picture: &Picture) -> DynamicImage {
    image::load_from_memory(shown(picture).0).expect("a picture")
}

/// Whether two colours look the same.
fn alike(a: Rgb<u8>, b: [u8; 3], tolerance: u8) -> bool {
    a.0.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= tolerance)
}
