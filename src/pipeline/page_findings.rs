//! Findings that only laid-out pages reveal, each at the place in the source that caused it.

use std::num::NonZeroUsize;

use crate::build::{BuiltFile, Job, LostPages};
use crate::check::{self, CheckedPolicy, DrawnLetters, LaidOut, LostOn, Outcome, PrintedPicture};
use crate::finding::Finding;
use crate::policy::{EditionKind, SourceMap, VariantName};
use crate::variant::{Doubt, Drawn, FoldedPages, PageSetting, Preflight, writer};

/// The findings of a policy, of which these files were made.
pub(super) fn page_findings(
    policy: &CheckedPolicy,
    sources: &SourceMap,
    files: &[BuiltFile],
    lost: &[LostPages],
    jobs: &[Job],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for LostPages { page_setting, text } in lost {
        let pages = match page_setting {
            PageSetting::Standard => LostOn::Pages,
            PageSetting::LargePrint => LostOn::LargePrint,
            PageSetting::Easy => LostOn::EasyPages,
            PageSetting::Print => LostOn::PrintedPages,
        };
        let lost = Some((pages, text));
        findings.extend(check::pages(&LaidOut { lost, ..laid_out(policy, sources) }));
    }
    for record in files.iter().map(|file| &file.record) {
        let mut laid_out = laid_out(policy, sources);
        if let Some(preflight) = record.facts::<Preflight>() {
            let job = jobs.iter().find(|job| job.input.edition.edition_kind == EditionKind::Full);
            let printed = |doubt: &Doubt| printed_picture(doubt, policy, job);
            laid_out.pictures = preflight.doubts.iter().filter_map(printed).collect();
            let converted = preflight.brand.iter().enumerate().filter(|(_, brand)| !brand.said);
            laid_out.converted = converted.map(|(index, brand)| (index == 0, brand.cmyk)).collect();
        }
        let variant = VariantName::from_name(&record.variant);
        if variant.is_some_and(|variant| variant.is_easy() && writer(variant).shows_pages()) {
            laid_out.easy_pages = record.pages;
        }
        if variant == Some(VariantName::Screen) || variant == Some(VariantName::Print) && !has_screen(policy)
        {
            laid_out.pages = record.pages;
            laid_out.panels = policy.layout().settings.panels.map(NonZeroUsize::get);
        }
        if variant == Some(VariantName::Booklet) {
            laid_out.booklet_sides = record.pages;
        }
        laid_out.small_on_a4 = record.facts::<FoldedPages>().and_then(|folded| folded.on_a4_pt);
        findings.extend(check::pages(&laid_out));
    }
    let letters = drawn_letters(policy, files, jobs);
    findings.extend(check::pages(&LaidOut { letters, ..laid_out(policy, sources) }));
    findings
}

/// Whether pages for a screen are made of it: print has the same, and perhaps some that are blank.
fn has_screen(policy: &CheckedPolicy) -> bool {
    policy.variants().contains(&VariantName::Screen)
}

/// Pages of a policy about which nothing is known yet.
fn laid_out<'a>(policy: &'a CheckedPolicy, sources: &'a SourceMap) -> LaidOut<'a> {
    LaidOut {
        policy: policy.policy(),
        publisher: policy.publisher(),
        sources,
        pictures: Vec::new(),
        booklet_sides: None,
        pages: None,
        panels: None,
        easy_pages: None,
        converted: Vec::new(),
        small_on_a4: None,
        letters: Vec::new(),
        lost: None,
    }
}

/// A picture that a print shop would ask about.
fn printed_picture(doubt: &Doubt, policy: &CheckedPolicy, job: Option<&Job>) -> Option<PrintedPicture> {
    let (picture, page, outcome) = match *doubt {
        Doubt::LowResolution { picture, page, ppi } => (picture, page, Outcome::Coarse { ppi }),
        Doubt::Transparent { picture, page } => (picture, page, Outcome::OnWhite),
        Doubt::Rasterised { picture, page } => (picture, page, Outcome::AsPixels),
        // A layout's, not a picture's: the sheet tells the print shop.
        Doubt::NearEdge { .. } => return None,
    };
    let picture = job.and_then(|job| job.input.edition.pictures.get(picture));
    Some(PrintedPicture { place: picture.and_then(|picture| policy.place_of(picture)), page, outcome })
}

/// The smallest letters of a policy's drawings, in every variant that shows them. A logo is a mark, not a text.
fn drawn_letters<'a>(policy: &'a CheckedPolicy, files: &[BuiltFile], jobs: &[Job]) -> Vec<DrawnLetters<'a>> {
    let mut letters = Vec::new();
    for record in files.iter().map(|file| &file.record) {
        let (Some(variant), Some(drawn)) = (VariantName::from_name(&record.variant), record.facts::<Drawn>())
        else {
            continue;
        };
        let edition = jobs
            .iter()
            .map(|job| &job.input.edition)
            .find(|edition| edition.edition_kind == variant.edition());
        for one in &drawn.drawings {
            let picture = edition.and_then(|edition| edition.pictures.get(one.picture));
            let Some((place, smallest)) = picture.and_then(|picture| policy.letters_of(picture)) else {
                continue;
            };
            let pt = one.unit_pt * f64::from(smallest.size);
            letters.push(DrawnLetters { place, variant, page: one.page, pt, letters: smallest });
        }
    }
    letters
}
