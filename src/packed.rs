//! Long texts inside the program that few runs ask for. `build.rs` deflates them; they would be a twentieth of the program.

use miniz_oxide::inflate::decompress_to_vec;
use sha2::{Digest, Sha256};

/// A text, as `build.rs` wrote it.
pub struct Packed {
    /// The text, as [`text`](Self::text) inflates it.
    pub deflated: &'static [u8],
    /// Of the text, not of what is deflated.
    pub sha256: &'static [u8; 32],
}

/// The [`Packed`] text of a file in the repository, by the name that `build.rs` packs it under.
macro_rules! packed {
    ($name:literal) => {
        $crate::packed::Packed {
            deflated: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".deflate")),
            sha256: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".sha256")),
        }
    };
}
pub(crate) use packed;

impl Packed {
    /// Whether it is this text. Nothing is inflated.
    pub fn is(&self, text: &str) -> bool {
        Sha256::digest(text).as_slice() == self.sha256
    }

    /// The text. It is inflated each time.
    pub fn text(&self) -> String {
        let text =
            decompress_to_vec(self.deflated).unwrap_or_else(|why| unreachable!("build.rs wrote it: {why}"));
        String::from_utf8(text).unwrap_or_else(|why| unreachable!("build.rs read it as text: {why}"))
    }
}
