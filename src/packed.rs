//! Long texts inside the program that few runs ask for. `build.rs` deflates them; they would be a twentieth of the program.

use miniz_oxide::inflate::decompress_to_vec;

/// A text, as `build.rs` wrote it.
pub struct Packed(pub &'static [u8]);

impl Packed {
    /// The text. It is inflated each time.
    pub fn text(&self) -> String {
        let text = decompress_to_vec(self.0).unwrap_or_else(|why| unreachable!("build.rs wrote it: {why}"));
        String::from_utf8(text).unwrap_or_else(|why| unreachable!("build.rs read it as text: {why}"))
    }
}
