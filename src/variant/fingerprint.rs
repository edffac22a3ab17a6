//! What a file depends on, as one hash: equal fingerprints give equal files.
//!
//! Everything is taken apart without `..`: whoever adds a field decides there and then whether files depend on it.

use std::fmt::{Debug, Write};

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::edition::Edition;
use crate::layout::Layout;
use crate::policy::Picture;

/// A hash in the making. Parts are kept apart by their lengths: "ab" and "c" are not "a" and "bc".
#[derive(Debug)]
pub struct Fingerprint<'a> {
    hash: Sha256,
    fonts: &'a str,
}

impl<'a> Fingerprint<'a> {
    /// Nothing is known yet. `fonts`: hash of the project's fonts, which are too large to be hashed for each file.
    #[must_use]
    pub fn new(fonts: &'a str) -> Self {
        Self { hash: Sha256::new(), fonts }
    }

    /// Adds bytes.
    pub fn bytes(&mut self, part: &[u8]) {
        self.hash.update((part.len() as u64).to_le_bytes());
        self.hash.update(part);
    }

    /// Adds a value as its serialized form.
    ///
    /// # Panics
    ///
    /// If it has keys that aren't strings.
    pub fn value(&mut self, part: &impl Serialize) {
        let json = serde_json::to_vec(part);
        self.bytes(&json.unwrap_or_else(|why| unreachable!("the value has string keys alone: {why}")));
    }

    /// Adds a setting as it is shown in debugging.
    pub fn setting(&mut self, part: &impl Debug) {
        self.bytes(format!("{part:?}").as_bytes());
    }

    /// Adds all that an edition says, but its pictures.
    pub fn text(&mut self, edition: &Edition) {
        let Edition {
            edition_kind,
            slug,
            language,
            kind,
            title,
            subtitle,
            edition_name,
            years,
            date,
            changed,
            identifier,
            summary,
            keywords,
            audience,
            short_title,
            cover_picture,
            publisher,
            sections,
            lookup,
            tried,
            pictures: _,
        } = edition;
        self.value(&(edition_kind, slug, language, kind, identifier, publisher));
        self.value(&(title, subtitle, edition_name, years, summary, keywords, audience));
        self.setting(date);
        self.setting(changed);
        self.value(&(sections, lookup, tried));
        self.value(&(short_title, cover_picture));
    }

    /// Adds the pictures of an edition.
    pub fn pictures(&mut self, edition: &Edition) {
        for picture in &edition.pictures {
            // What readers are shown is made of the rest.
            let Picture { format, bytes, width: _, height: _, lettering: _, raster, shown: _ } =
                picture.as_ref();
            self.bytes(format.media_type().as_bytes());
            self.bytes(bytes);
            self.value(raster);
        }
    }

    /// Adds a layout.
    pub fn layout(&mut self, layout: &Layout) {
        // The settings are read from the files.
        let Layout { name, settings: _, files, own: _ } = layout;
        self.bytes(name.as_bytes());
        for (path, bytes) in files {
            self.bytes(path.as_bytes());
            self.bytes(bytes);
        }
    }

    /// Adds the fonts of the project.
    pub fn fonts(&mut self) {
        self.bytes(self.fonts.as_bytes());
    }

    /// The hash in hexadecimal.
    #[must_use]
    pub fn finish(self) -> String {
        hex(self.hash.finalize().as_slice())
    }
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(Sha256::digest(bytes).as_slice())
}

fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
