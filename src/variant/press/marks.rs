//! A page on its sheet: page boxes, and printer's marks beside it.
//!
//! Lengths are in pt; a page's own coordinates begin at the lower left corner of its bleed.

use std::hash::{Hash, Hasher};

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::ink::SpotColour;
use super::pdf::{Unprintable, compressed, entry, inner, list, name, number, numbers, parts, separation};
use super::slug;
use crate::layout::Fonts;

/// Points in a millimetre.
pub const MM: f64 = 72.0 / 25.4;
/// Room for marks outside the bleed.
const ROOM: f64 = 9.0 * MM;
/// Between the bleed and what is printed outside it.
const GAP: f64 = 1.0 * MM;
/// Length of crop marks.
const MARK: f64 = 6.0 * MM;
/// Line width of marks: thin enough to cut along.
const HAIR: f64 = 0.25;

/// A page's boxes, in pt on its sheet (ISO 32000-1, 14.11.2).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Boxes {
    /// Left, bottom, right, top of the sheet.
    pub media: [f64; 4],
    /// Of the page with its bleed.
    pub bleed: [f64; 4],
    /// Of the page as it is cut.
    pub trim: [f64; 4],
}

impl Boxes {
    /// The boxes of a page of a trimmed size, with room for marks around it or without.
    #[must_use]
    pub fn new(width: f64, height: f64, bleed: f64, marks: bool) -> Self {
        let room = if marks { ROOM } else { 0.0 };
        let inset = |by: f64| [by, by, width + 2.0 * (room + bleed) - by, height + 2.0 * (room + bleed) - by];
        Self { media: inset(0.0), bleed: inset(room), trim: inset(room + bleed) }
    }

    /// Writes them to a page.
    pub fn write(&self, page: &mut Dictionary) {
        for key in [&b"CropBox"[..], b"ArtBox", b"Rotate"] {
            page.remove(key);
        }
        page.set("MediaBox", list(&self.media));
        page.set("BleedBox", list(&self.bleed));
        page.set("TrimBox", list(&self.trim));
    }
}

impl Hash for Boxes {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { media, bleed, trim } = self;
        [media, bleed, trim].map(|sides| sides.map(f64::to_bits)).hash(state);
    }
}

/// What stands beside a page.
#[derive(Hash)]
pub struct Marks<'a> {
    /// Whether there are patches of each ink.
    pub colour_bars: bool,
    /// Spot colours, with their likeness in process inks.
    pub spots: &'a [SpotColour],
    /// What the slug line says.
    pub slug: String,
    /// What it is drawn in.
    pub fonts: &'a Fonts,
}

/// Puts a page on its sheet: cuts what reaches past the bleed, and draws the marks. The page's content begins at the
/// lower left corner of its bleed. It becomes a form, since patterns and gradients are placed by where a page's or
/// form's own coordinates begin (ISO 32000-1, 8.7.3.1), whatever it is moved by.
pub fn put(
    document: &mut Document,
    page: ObjectId,
    boxes: &Boxes,
    marks: Option<&Marks<'_>>,
) -> Result<(), Unprintable> {
    let [left, bottom, right, top] = boxes.bleed;
    let mut form = Dictionary::new();
    form.set("Type", name("XObject"));
    form.set("Subtype", name("Form"));
    form.set("BBox", list(&[0.0, 0.0, right - left, top - bottom]));
    form.set("Resources", inner(document, document.get_dictionary(page)?, b"Resources"));
    let content = document.get_page_content(page);
    let form = document.add_object(compressed(form, content));
    let (mut resources, mut forms) = (Dictionary::new(), Dictionary::new());
    forms.set("UdgivPage", form);
    resources.set("XObject", forms);
    if let Some(marks) = marks {
        let mut spaces = Dictionary::new();
        spaces.set("UdgivAll", separation("All", [1.0; 4]));
        for (index, spot) in marks.spots.iter().enumerate() {
            spaces.set(format!("UdgivBar{index}"), separation(&spot.name, spot.fallback));
        }
        resources.set("ColorSpace", spaces);
    }
    let content = sheet(boxes, marks).map_err(Unprintable)?;
    let content = document.add_object(compressed(Dictionary::new(), content));
    let page = document.get_dictionary_mut(page)?;
    page.set("Contents", content);
    page.set("Resources", resources);
    boxes.write(page);
    Ok(())
}

/// The stream of a sheet: its page, and the marks around it. These are the same after a save, as long as the title and the number of
/// pages are.
#[comemo::memoize]
fn sheet(boxes: &Boxes, marks: Option<&Marks<'_>>) -> Result<Vec<u8>, String> {
    let [left, bottom, ..] = boxes.bleed;
    let mut operations = vec![
        Operation::new("q", vec![]),
        Operation::new("cm", [1.0, 0.0, 0.0, 1.0, left, bottom].map(number).to_vec()),
        Operation::new("Do", vec![name("UdgivPage")]),
        Operation::new("Q", vec![]),
    ];
    operations.extend(marks.into_iter().flat_map(|marks| drawn(boxes, marks)));
    Content { operations }.encode().map_err(|why| why.to_string())
}

/// The marks. Those for cutting and for registration are drawn in every ink.
fn drawn(boxes: &Boxes, marks: &Marks<'_>) -> Vec<Operation> {
    let mut out = Vec::new();
    let mut push = |operator: &str, values: &[f64]| {
        out.push(Operation::new(operator, values.iter().map(|value| number(*value)).collect()));
    };
    let ([left, bottom, right, top], [cut_left, cut_bottom, cut_right, cut_top]) = (boxes.bleed, boxes.trim);
    push("q", &[]);
    push("w", &[HAIR]);
    let mut lines: Vec<[f64; 4]> = Vec::new();
    for x in [cut_left, cut_right] {
        lines.push([x, bottom - GAP, x, bottom - GAP - MARK]);
        lines.push([x, top + GAP, x, top + GAP + MARK]);
    }
    for y in [cut_bottom, cut_top] {
        lines.push([left - GAP, y, left - GAP - MARK, y]);
        lines.push([right + GAP, y, right + GAP + MARK, y]);
    }
    // Registration marks: a cross in a circle, in the middle of each side.
    let (far, radius, arm) = (GAP + 3.5 * MM, 1.5 * MM, 2.5 * MM);
    let (middle_x, middle_y) = ((left + right) / 2.0, (bottom + top) / 2.0);
    let targets =
        [[middle_x, bottom - far], [middle_x, top + far], [left - far, middle_y], [right + far, middle_y]];
    for [x, y] in targets {
        lines.push([x - arm, y, x + arm, y]);
        lines.push([x, y - arm, x, y + arm]);
    }
    for [from_x, from_y, to_x, to_y] in lines {
        push("m", &[from_x, from_y]);
        push("l", &[to_x, to_y]);
        push("S", &[]);
    }
    for [x, y] in targets {
        let (r, handle) = (radius, radius * 0.5523);
        push("m", &[x + r, y]);
        push("c", &[x + r, y + handle, x + handle, y + r, x, y + r]);
        push("c", &[x - handle, y + r, x - r, y + handle, x - r, y]);
        push("c", &[x - r, y - handle, x - handle, y - r, x, y - r]);
        push("c", &[x + handle, y - r, x + r, y - handle, x + r, y]);
        push("s", &[]);
    }
    push("Q", &[]);
    // The slug line, between the lower left crop mark and the middle one.
    push("q", &[]);
    push("cm", &[1.0, 0.0, 0.0, 1.0, cut_left + 2.0 * MM, bottom - GAP - 4.5 * MM]);
    push("k", &[0.0, 0.0, 0.0, 1.0]);
    let mut whole = vec![
        Operation::new("q", vec![]),
        Operation::new("CS", vec![name("UdgivAll")]),
        Operation::new("SCN", vec![Object::Integer(1)]),
    ];
    whole.append(&mut out);
    // The slug ends before the registration mark in the middle.
    let room = (cut_right - cut_left) / 2.0 - 6.0 * MM;
    whole.extend(slug::outlines(&marks.slug, room, &marks.fonts.database()));
    whole.push(Operation::new("Q", vec![]));
    if marks.colour_bars {
        whole.extend(bars(boxes, marks.spots));
    }
    whole.push(Operation::new("Q", vec![]));
    whole
}

/// Patches of each ink at full and half strength, above the page, left of the middle.
fn bars(boxes: &Boxes, spots: &[SpotColour]) -> Vec<Operation> {
    let side = 5.0 * MM;
    let (mut x, y) = (boxes.trim[0] + 2.0 * MM, boxes.bleed[3] + GAP + 1.0 * MM);
    let end = (boxes.bleed[0] + boxes.bleed[2]) / 2.0 - 6.0 * MM;
    let mut out = Vec::new();
    let mut patch = |mut ink: Vec<Operation>| {
        if x + side > end {
            return;
        }
        out.append(&mut ink);
        out.push(Operation::new("re", [x, y, side, side].map(number).to_vec()));
        out.push(Operation::new("f", vec![]));
        x += side;
    };
    for strength in [1.0, 0.5] {
        for ink in 0..4 {
            let mut process = [0.0f32; 4];
            process[ink] = strength;
            patch(vec![Operation::new("k", parts(&process))]);
        }
        for index in 0..spots.len() {
            patch(vec![
                Operation::new("cs", vec![name(&format!("UdgivBar{index}"))]),
                Operation::new("scn", vec![number(f64::from(strength))]),
            ]);
        }
    }
    out
}

/// Width and height of a page's MediaBox, in pt.
pub fn size(document: &Document, page: ObjectId) -> Result<[f64; 2], Unprintable> {
    let page = document.get_dictionary(page)?;
    let media = entry(document, page, b"MediaBox").and_then(|media| media.as_array().ok());
    match media.map(|media| numbers(media)).as_deref() {
        Some([left, bottom, right, top]) => Ok([f64::from(right - left), f64::from(top - bottom)]),
        _ => Err(Unprintable("a page without a size".into())),
    }
}
