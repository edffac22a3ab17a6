//! What a file depends on, as one hash: equal fingerprints give equal files.

use crate::layout::Fonts;
use crate::variant::{Fingerprint, Input, Writer};

/// The fonts of a project.
pub fn fonts(fonts: &Fonts) -> String {
    let mut parts = Fingerprint::new("");
    for index in 0.. {
        let Some(face) = fonts.face(index) else { break };
        parts.bytes(face.data().as_slice());
    }
    parts.finish()
}

/// One file: this program, the variant, and what its writer depends on.
pub fn of(writer: &dyn Writer, input: &Input, fonts: &str) -> String {
    let mut parts = Fingerprint::new(fonts);
    parts.bytes(env!("CARGO_PKG_VERSION").as_bytes());
    parts.bytes(env!("UDGIV_SOURCE_HASH").as_bytes());
    parts.bytes(writer.name().name().as_bytes());
    writer.depend(input, &mut parts);
    parts.finish()
}
