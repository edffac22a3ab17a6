//! What makes a variant.

use std::fmt::Debug;

use uuid::Uuid;

use super::artefact::Artefact;
use super::fingerprint::Fingerprint;
use super::input::{Input, PageSetting};
use super::paged::Pages;
use super::settings::Settings;
use crate::edition::Edition;
use crate::locale::Explain;
use crate::policy::{Binding, EditionKind, VariantName};

/// Why a file could not be written: each writer has errors of its own.
pub type WriteError = Box<dyn Explain + Send + Sync>;

/// What makes a variant: an edition in, a file out.
pub trait Writer: Debug + Sync {
    /// The name of the variant.
    fn name(&self) -> VariantName;

    /// The edition that it shows.
    fn edition(&self) -> EditionKind {
        self.name().edition()
    }

    /// The setting of the pages that it shows or, if it has none of its own, refers to.
    fn page_setting(&self) -> PageSetting;

    /// How the sheets of its pages are bound, if they are for paper alone.
    fn binding(&self, settings: &Settings) -> Option<Binding> {
        let _ = settings;
        None
    }

    /// Whether it shows the pages of its setting.
    fn shows_pages(&self) -> bool;

    /// Whether it shows pictures.
    fn shows_pictures(&self) -> bool;

    /// What follows the slug in its file name: "print.pdf".
    fn ending(&self) -> &'static str;

    /// File name, below the policy's output folder.
    fn file_name(&self, slug: &str) -> String {
        format!("{slug}.{}", self.ending())
    }

    /// The same format with the other edition, where the two lead to each other.
    fn counterpart(&self) -> Option<VariantName> {
        None
    }

    /// The other program that it runs, with all by which another one would write another file; empty where that is missing. `None` if it runs none.
    fn program(&self) -> Option<String> {
        None
    }

    /// Whether it tells of the publication's other files: then it is made after them.
    fn lists_formats(&self) -> bool {
        false
    }

    /// Whether its file is for readers, who may choose it among others; one that is for the print shop or another system isn't.
    fn is_for_readers(&self) -> bool {
        true
    }

    /// Identifier of the file, a URN or URI. No two files have the same.
    fn identifier(&self, edition: &Edition) -> String {
        file_identifier(edition, self.name())
    }

    /// Adds to a fingerprint all of the input that the file depends on: while that is the same, the file need not be
    /// made again. Implementations take [`Input`] and [`Settings`](super::Settings) apart without `..`.
    fn depend(&self, input: &Input, on: &mut Fingerprint<'_>);

    /// Writes the file. `pages` are laid out when the first writer asks for them.
    ///
    /// # Errors
    ///
    /// What the writer can't do, in words for users.
    fn write(&self, input: &Input, pages: &Pages<'_>) -> Result<Artefact, WriteError>;
}

/// A version 5 UUID (RFC 9562) of the publication's identifier and the variant, as a URN.
pub fn file_identifier(edition: &Edition, variant: VariantName) -> String {
    let name = format!("{}#{variant}", edition.identifier);
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()).urn().to_string()
}
