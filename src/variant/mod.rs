//! Editions in formats: one writer each, none of which knows another.
//!
//! A [`Writer`] is a value in [`WRITERS`]; whoever builds files looks it up by its name and asks it for all else. What
//! several writers share stands below them: [`paged`] lays out pages, [`press`] makes them ready for print, [`lines`] has
//! an edition as lines, [`markup`] as elements of HTML.

mod artefact;
mod fingerprint;
mod input;
mod lines;
mod markup;
mod paged;
mod press;
mod settings;
mod writer;

mod booklet;
mod braille;
mod easy_pdf;
mod easy_text;
mod epub;
mod large_print;
mod print;
mod screen;
mod web;

pub use self::artefact::{Artefact, Asset, Companion, Facts};
pub use self::booklet::FoldedPages;
pub use self::epub::{EpubInput, write as write_epub};
pub use self::fingerprint::{Fingerprint, sha256};
pub use self::input::{Format, Input, PageSetting};
pub use self::markup::unparted;
pub use self::paged::{Drawn, DrawnPicture, LayoutFailed, Pages, SheetBlock, SheetLine, Sheets};
pub use self::press::{BrandInks, Doubt, Preflight, PrintedPicture};
pub use self::settings::{Evaluation, LineEnd, Settings};
pub use self::writer::{WriteError, Writer};
use crate::policy::VariantName;

/// Every writer, in the order of the variants' names.
pub static WRITERS: &[&dyn Writer] = &[
    &screen::WRITER,
    &print::WRITER,
    &booklet::WRITER,
    &large_print::WRITER,
    &epub::WRITER,
    &web::WRITER,
    &web::EASY_WRITER,
    &web::FRAGMENT_WRITER,
    &easy_text::WRITER,
    &easy_pdf::WRITER,
    &epub::EASY_WRITER,
    &braille::WRITER,
];

/// The writer of a variant.
///
/// # Panics
///
/// If a variant has none.
#[must_use]
pub fn writer(name: VariantName) -> &'static dyn Writer {
    let found = WRITERS.iter().copied().find(|writer| writer.name() == name);
    found.unwrap_or_else(|| unreachable!("every variant has a writer: {name}"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_variant_has_one_writer_and_a_file_name_of_its_own() {
        let names: Vec<VariantName> = WRITERS.iter().map(|writer| writer.name()).collect();
        assert_eq!(names, VariantName::ALL);
        let endings: BTreeSet<&str> = WRITERS.iter().map(|writer| writer.ending()).collect();
        assert_eq!(endings.len(), WRITERS.len());
    }

    #[test]
    fn a_counterpart_is_the_other_edition_and_leads_back() {
        for one in WRITERS {
            let Some(other) = one.counterpart().map(writer) else { continue };
            assert_eq!(other.counterpart(), Some(one.name()));
            assert_ne!(other.edition(), one.edition());
        }
    }
}
