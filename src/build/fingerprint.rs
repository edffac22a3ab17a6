//! What a file depends on, as one hash: equal fingerprints give equal files.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::Job;
use crate::layout::Fonts;
use crate::policy::VariantName;
use crate::variant::{self, LineEnd};

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(Sha256::digest(bytes).as_slice())
}

fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Parts of what is hashed, kept apart by their lengths: "ab" and "c" are not "a" and "bc".
struct Parts(Sha256);

impl Parts {
    fn add(&mut self, part: &[u8]) {
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    fn finish(self) -> String {
        hex(self.0.finalize().as_slice())
    }
}

/// The fonts of a project.
pub fn fonts(fonts: &Fonts) -> String {
    let mut parts = Parts(Sha256::new());
    for index in 0.. {
        let Some(face) = fonts.face(index) else { break };
        parts.add(face.data().as_slice());
    }
    parts.finish()
}

/// One file of a job: this version, the variant, the edition with its pictures, the layout, the fonts.
pub fn of(job: &Job, variant: VariantName, line_end: LineEnd, fonts: &str) -> String {
    let mut parts = Parts(Sha256::new());
    parts.add(env!("CARGO_PKG_VERSION").as_bytes());
    parts.add(env!("UDGIV_SOURCE_HASH").as_bytes());
    parts.add(variant.name().as_bytes());
    parts.add(job.on_pages.map_or("", VariantName::name).as_bytes());
    parts.add(variant::tools(variant).unwrap_or_default().as_bytes());
    let edition = &job.edition;
    let tree = serde_json::to_vec(edition.as_ref());
    parts.add(&tree.unwrap_or_else(|why| unreachable!("the tree has string keys alone: {why}")));
    let sibling = serde_json::to_vec(&job.sibling);
    parts.add(&sibling.unwrap_or_else(|why| unreachable!("a sibling has string keys alone: {why}")));
    // What the tree leaves out of its serialized form.
    parts.add(format!("{:?}", edition.date).as_bytes());
    parts.add(format!("{:?}", edition.press).as_bytes());
    if let Some(profile) = &edition.press.profile {
        parts.add(&profile.bytes);
    }
    match variant {
        VariantName::Braille => parts.add(format!("{:?}", edition.braille).as_bytes()),
        VariantName::EasyText => parts.add(format!("{line_end:?}").as_bytes()),
        _ => {}
    }
    for picture in &edition.pictures {
        parts.add(picture.format.media_type().as_bytes());
        parts.add(&picture.bytes);
    }
    for (path, bytes) in &job.layout.files {
        parts.add(path.as_bytes());
        parts.add(bytes);
    }
    parts.add(fonts.as_bytes());
    parts.finish()
}
