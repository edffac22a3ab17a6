//! Pages made ready for a press.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId};

use super::audit::{self, Placement};
use super::blank::{blank, moved};
use super::content::Reach;
use super::ink::Inks;
use super::marks::{self, Boxes, MM, Marks};
use super::pdf::{Area, Unprintable, pages};
use super::preflight::{Doubt, Preflight, PrintedPicture};
use super::{convert, intent, picture};
use crate::edition::{Edition, one_line};
use crate::language::DocumentWords;
use crate::layout::Fonts;
use crate::pixels::{self, Separation};
use crate::policy::{Binding, Picture, Press, Profile};
use crate::variant::fingerprint::Fingerprint;
use crate::variant::input::Input;
use crate::variant::paged::{self, LayoutFailed, PlacedPicture, Raw};
use crate::variant::settings::Settings;

/// Pictures with fewer pixels per inch look coarse in print.
const LEAST_PPI: f64 = 200.0;

/// A file for the print shop.
#[derive(Debug)]
pub struct Printed {
    /// The file.
    pub pdf: Vec<u8>,
    /// What it is like.
    pub preflight: Preflight,
    /// What it conforms to.
    pub claims: &'static [&'static str],
}

/// What stands around each page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marking {
    /// Printer's marks: the page goes to the print shop.
    Marked,
    /// Nothing: the page will be placed on a sheet that has marks of its own.
    Unmarked,
}

/// Makes the file from pages that Typst exported.
///
/// # Errors
///
/// Where a layout paints with what no press can print, such as transparency.
pub fn printed(
    raw: &Raw,
    input: &Input,
    fonts: &Fonts,
    marking: Marking,
    binding: Binding,
) -> Result<Printed, LayoutFailed> {
    made_ready(raw, input, fonts, marking, binding)
        .map_err(|Unprintable(why)| LayoutFailed::other(&input.layout.name, format!("print: {why}")))
}

/// Adds to a fingerprint what [`printed`] depends on.
pub fn depend(input: &Input, on: &mut Fingerprint<'_>) {
    let Input { edition: _, layout: _, page_setting: _, page_source: _, sibling: _, formats: _, settings } =
        input;
    let Settings { press, braille: _, evaluation: _, line_end: _, fragment: _ } = settings;
    let Press {
        bleed_mm,
        binding,
        colour_bars,
        ink_limit,
        condition,
        condition_said,
        profile,
        booklet: _,
        primary,
        accent,
    } = press;
    paged::depend(input, on);
    on.setting(&(bleed_mm, binding, colour_bars, ink_limit, condition, condition_said, primary, accent));
    if let Some(profile) = profile {
        // What it says of itself is in its bytes.
        let Profile { name, bytes, says: _, condition: _ } = profile.as_ref();
        on.bytes(name.as_bytes());
        on.bytes(bytes);
    }
}

fn made_ready(
    raw: &Raw,
    input: &Input,
    fonts: &Fonts,
    marking: Marking,
    binding: Binding,
) -> Result<Printed, Unprintable> {
    let Input { edition, layout, settings, .. } = input;
    let press = &settings.press;
    let marked = marking == Marking::Marked;
    let separation = press.profile.as_ref().and_then(|profile| Separation::by(&profile.bytes));
    let inks = Inks::new(press, &layout.settings.colours, separation);
    let bleed = press.bleed_mm * MM;
    let mut document = Document::load_mem(&raw.pdf)?;
    strip(&mut document)?;

    let (mut placements, scales) = audit::placements(&document)?;
    let mut images: BTreeMap<ObjectId, picture::Placed<'_>> = BTreeMap::new();
    for placement in &mut placements {
        let own = own(raw, edition, placement);
        // The page shows fewer pixels than the file has, and the press gets those.
        placement.ppi *= own.map_or(1.0, pixels::is_reduced);
        let image = images.entry(placement.id).or_insert(picture::Placed { ppi: f64::MAX, picture: own });
        image.ppi = image.ppi.min(placement.ppi);
    }
    let converted = picture::all(&mut document, &inks, &images)?;
    convert::paints(&mut document, &inks, scales)?;
    let images = converted.iter().map(|(id, picture)| (*id, picture.most_ink)).collect();
    let size =
        marks::size(&document, *pages(&document).first().ok_or_else(|| Unprintable("no pages".into()))?)?;
    // The layout has put in what is missing, unless it is a project's own that doesn't.
    let blank = blank(&mut document, binding, raw.back)?;
    // Audited before the marks are drawn: they don't count as ink on the page.
    let mut audit = audit::audit(&document, &images, bleed, Reach::Forms)?;
    // Black text on top of heavy ink would exceed the limit: on such pages it knocks out the ink below.
    let is_heavy = |most: &f32| *most > inks.limit() + 1e-3;
    if audit.most_ink.iter().any(is_heavy) {
        for (page, most) in pages(&document).into_iter().zip(&audit.most_ink) {
            if is_heavy(most) {
                convert::knock_out(&mut document, page)?;
            }
        }
        audit = audit::audit(&document, &images, bleed, Reach::Forms)?;
    }
    let boxes = |page: [f64; 2]| Boxes::new(page[0] - 2.0 * bleed, page[1] - 2.0 * bleed, bleed, marked);
    let all = pages(&document);
    for (index, page) in all.iter().enumerate() {
        let boxes = boxes(marks::size(&document, *page)?);
        let marks = marked.then(|| {
            let slug = slug_words(edition, index + 1, all.len());
            Marks { colour_bars: press.colour_bars, spots: &inks.spots, slug, fonts }
        });
        marks::put(&mut document, *page, &boxes, marks.as_ref())?;
    }
    document.prune_objects();
    // The pages are forms by now, as they were audited; around them are the marks.
    let around = audit::audit(&document, &images, bleed, Reach::Page)?;
    let mut faults = audit::objects(&document);
    faults.extend(around.faults.into_iter().chain(audit.faults.iter().cloned()));
    if let Some(fault) = faults.into_iter().chain(audit::boxes(&document)?).next() {
        return Err(Unprintable(fault));
    }
    let claims = intent::write(&mut document, edition, press)?;
    document.renumber_objects();
    let mut pdf = Vec::new();
    document.save_to(&mut pdf).map_err(|why| Unprintable(why.to_string()))?;

    let most_ink = audit.most_ink.iter().copied().fold(0.0, f32::max);
    let page = audit.most_ink.iter().position(|ink| *ink >= most_ink - 1e-3).unwrap_or(0);
    let resolution = |placement: &Placement| placement.ppi.round() as u32;
    let pictures = placements.iter().map(|placement| PrintedPicture {
        page: moved(placement.page, raw.back, blank.len()) + 1,
        ppi: resolution(placement),
        grey: converted.get(&placement.id).is_some_and(|picture| picture.grey),
    });
    let mut doubts = doubts(raw, &placements, &converted, blank.len());
    doubts.extend(audit.near_edge.iter().map(|page| Doubt::NearEdge { page: page + 1 }));
    let preflight = Preflight {
        trim_mm: [size[0], size[1]].map(|side| tenths(side / MM - 2.0 * press.bleed_mm)),
        bleed_mm: press.bleed_mm,
        pages: all.len(),
        blank_pages: raw.blank.iter().chain(&blank).map(|index| index + 1).collect(),
        binding: binding.name().to_owned(),
        process_inks: ["cyan", "magenta", "yellow", "black"]
            .into_iter()
            .zip(audit.process)
            .filter(|(_, used)| *used)
            .map(|(ink, _)| ink.to_owned())
            .collect(),
        spot_colours: audit.spots.iter().cloned().collect(),
        most_ink: (most_ink * 100.0).round() as u16,
        most_ink_page: page + 1,
        ink_limit: press.ink_limit,
        pictures: pictures.collect(),
        fonts: audit.fonts.keys().cloned().collect(),
        condition: press.condition.clone(),
        condition_said: press.condition_said,
        profile: press.profile.as_ref().map(|profile| profile.name.clone()),
        brand: [&press.primary, &press.accent].map(|brand| inks.brand_inks(brand)).to_vec(),
        doubts,
    };
    Ok(Printed { pdf, preflight, claims })
}

/// The picture of pixels that an image is.
fn own<'a>(raw: &Raw, edition: &'a Edition, image: &Placement) -> Option<&'a Picture> {
    let is_here = |placed: &&PlacedPicture| {
        placed.page == image.page
            && placed.area.iter().zip(image.area.0).all(|(placed, image)| (placed - image).abs() < 0.5)
    };
    let placed = raw.placed.iter().find(is_here)?;
    edition.pictures.get(placed.picture).map(AsRef::as_ref).filter(|picture| picture.raster.is_some())
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// Removes what is for screens: links, bookmarks, the exporter's metadata.
fn strip(document: &mut Document) -> Result<(), Unprintable> {
    for page in pages(document) {
        let page = document.get_dictionary_mut(page)?;
        for key in ["Annots", "Group", "Tabs", "StructParents"] {
            page.remove(key.as_bytes());
        }
    }
    let catalog = document.catalog_mut()?;
    for key in [
        "Outlines",
        "Names",
        "Dests",
        "OpenAction",
        "PageMode",
        "MarkInfo",
        "StructTreeRoot",
        "Metadata",
        "OutputIntents",
    ] {
        catalog.remove(key.as_bytes());
    }
    // Forms are groups only for the sake of transparency; the audit makes sure that there is none.
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form")
        {
            stream.dict.remove(b"Group");
        }
    }
    Ok(())
}

fn slug_words(edition: &Edition, page: usize, pages: usize) -> String {
    let words = DocumentWords::of(&edition.language);
    format!(
        "{} · {} · {} {page}/{pages}",
        one_line(&edition.title),
        one_line(&edition.publisher.name),
        words.page.to_lowercase()
    )
}

/// What a person should look at, by picture and page.
fn doubts(
    raw: &Raw,
    placements: &[Placement],
    converted: &BTreeMap<ObjectId, picture::Converted>,
    blank: usize,
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for placed in &raw.placed {
        let (picture, page) = (placed.picture, moved(placed.page, raw.back, blank) + 1);
        if placed.rasterised {
            doubts.push(Doubt::Rasterised { picture, page });
            continue;
        }
        // A drawing may hold several pictures: the coarsest counts.
        let area = Area(placed.area);
        let inside =
            || placements.iter().filter(|one| one.page == placed.page && area.holds(one.area.middle()));
        let ppi = inside().map(|one| one.ppi).fold(f64::MAX, f64::min);
        if ppi < LEAST_PPI {
            doubts.push(Doubt::LowResolution { picture, page, ppi: ppi.round() as u32 });
        }
        if inside().any(|one| converted.get(&one.id).is_some_and(|picture| picture.had_transparency)) {
            doubts.push(Doubt::Transparent { picture, page });
        }
    }
    doubts
}
