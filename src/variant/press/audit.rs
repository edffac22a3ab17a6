//! The finished file, read back: what it is made of, and whether all of it may go to a press.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::content::{self, Paint, Painted, Reach};
use super::fine::{self, SMALL_TYPE};
use super::marks::{self, MM};
use super::pdf::{Area, Matrix, Space, Unprintable, dictionary, entry, numbers, pages, resolved, space};

/// What a file is made of.
#[derive(Debug, Default)]
pub struct Audit {
    /// Most ink on each page: 3.0 is 300 %.
    pub most_ink: Vec<f32>,
    /// Which process inks are used, cyan first.
    pub process: [bool; 4],
    /// Names of spot colours in use.
    pub spots: BTreeSet<String>,
    /// Names of fonts, and whether each is embedded.
    pub fonts: BTreeMap<String, bool>,
    /// Pages, from 0, on which colour ends between the bleed and [`SAFE_MM`] inside the cut.
    pub near_edge: BTreeSet<usize>,
    /// What has no place in a file for the print shop, a line each.
    pub faults: BTreeSet<String>,
}

/// How far inside the cut a shape has to stay that doesn't run over it, in mm.
const SAFE_MM: f64 = 3.0;
/// What cutting and rounding make of no difference, in mm.
const SLACK_MM: f64 = 0.2;

/// How large forms are drawn, by their objects.
pub type Scales = BTreeMap<ObjectId, f64>;

/// An image on a page.
#[derive(Debug, Clone, Copy)]
pub struct Placement {
    /// Its object.
    pub id: ObjectId,
    /// Page, from 0.
    pub page: usize,
    /// Where, in pt.
    pub area: Area,
    /// Pixels per inch, the lesser of both directions.
    pub ppi: f64,
}

/// Where images stand, before they are converted, and how large forms are drawn, at the least.
pub fn placements(document: &Document) -> Result<(Vec<Placement>, Scales), Unprintable> {
    let (mut found, mut scales) = (Vec::new(), Scales::new());
    for (number, page) in pages(document).into_iter().enumerate() {
        content::walk(document, page, Reach::Forms, &mut |painted| match painted {
            Painted::Image { id, matrix } => found.extend(placement(document, id, number, matrix)),
            Painted::Form { id, matrix } => {
                let least = scales.entry(id).or_insert(f64::MAX);
                *least = least.min(matrix.scale());
            }
            _ => {}
        })?;
    }
    Ok((found, scales))
}

fn placement(document: &Document, id: ObjectId, page: usize, matrix: Matrix) -> Option<Placement> {
    let about = dictionary(document.get_object(id).ok()?)?;
    let side = |key: &[u8]| entry(document, about, key)?.as_i64().ok();
    let (width, height) = (side(b"Width")? as f64, side(b"Height")? as f64);
    let [wide, high] = matrix.sides();
    let area = Area::around([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]].map(|at| matrix.apply(at)))?;
    let per_inch = |pixels: f64, points: f64| pixels * 72.0 / points.max(1e-6);
    Some(Placement { id, page, area, ppi: per_inch(width, wide).min(per_inch(height, high)) })
}

/// Reads a file back. Ink is counted paint by paint: a flat colour is the sum of its inks, a gradient the highest sum of
/// its steps, a picture that of its pixels (`images`). Paints cover what is below them, but for black text that
/// overprints: it adds to the most ink among all areas painted before whose bounds hold the text's beginning, which is
/// an upper bound. Forms are read as far as `reach` goes.
pub fn audit(
    document: &Document,
    images: &BTreeMap<ObjectId, f32>,
    bleed: f64,
    reach: Reach,
) -> Result<Audit, Unprintable> {
    let mut audit = Audit::default();
    for (number, page) in pages(document).into_iter().enumerate() {
        let [width, height] = marks::size(document, page)?;
        let trim = [bleed, bleed, width - bleed, height - bleed];
        let grounds = Vec::new();
        let mut auditor = PageAuditor {
            document,
            images,
            audit: &mut audit,
            page: number,
            trim,
            bleed,
            most: 0.0,
            grounds,
        };
        content::walk(document, page, reach, &mut |painted| auditor.see(painted))?;
        let most = auditor.most;
        audit.most_ink.push(most);
    }
    audit.fonts = fonts(document);
    Ok(audit)
}

/// Faults in objects, whether they are painted or not: no more than what is used may be there by now.
pub fn objects(document: &Document) -> BTreeSet<String> {
    let mut faults = BTreeSet::new();
    for (name, _) in fonts(document).into_iter().filter(|(_, embedded)| !embedded) {
        faults.insert(format!("a font that is not embedded: {name}"));
    }
    for about in document.objects.values().filter_map(dictionary) {
        object(document, about, &mut faults);
    }
    faults
}

/// Faults in page boxes: all have to be there, each inside the one before it (ISO 32000-1, 14.11.2).
pub fn boxes(document: &Document) -> Result<Vec<String>, Unprintable> {
    let mut faults = Vec::new();
    for (number, page) in pages(document).into_iter().enumerate() {
        let page = document.get_dictionary(page)?;
        let read = |key: &[u8]| {
            let list = entry(document, page, key)?.as_array().ok()?;
            <[f32; 4]>::try_from(numbers(list)).ok()
        };
        let within = |inner: [f32; 4], outer: [f32; 4]| {
            inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
        };
        let sound = match (read(b"MediaBox"), read(b"BleedBox"), read(b"TrimBox")) {
            (Some(media), Some(bleed), Some(trim)) => within(trim, bleed) && within(bleed, media),
            _ => false,
        };
        if !sound || page.has(b"ArtBox") {
            faults.push(format!("page {}: boxes that don't hold each other", number + 1));
        }
    }
    Ok(faults)
}

/// Judges what is painted on one page.
struct PageAuditor<'a> {
    document: &'a Document,
    images: &'a BTreeMap<ObjectId, f32>,
    audit: &'a mut Audit,
    page: usize,
    /// Left, bottom, right and top of the page as it is cut.
    trim: [f64; 4],
    bleed: f64,
    most: f32,
    grounds: Vec<(Area, f32)>,
}

impl PageAuditor<'_> {
    fn see(&mut self, painted: Painted) {
        match painted {
            Painted::Area { paint, area, straight } => {
                let ink = self.ink(&paint);
                self.most = self.most.max(ink);
                if ink > 0.0 && straight && area.is_some_and(|area| self.ends_near_edge(area)) {
                    self.audit.near_edge.insert(self.page);
                }
                self.ground(area, ink);
            }
            Painted::Text { paint, start, size, overprints } => {
                let mut ink = self.ink(&paint);
                if overprints && paint != Paint::Flat(Space::Cmyk, vec![0.0, 0.0, 0.0, 1.0]) {
                    self.fault("text that overprints and is not black".into());
                }
                if overprints {
                    let below = self.grounds.iter().filter(|(area, _)| area.holds(start));
                    ink += below.map(|(_, ink)| *ink).fold(0.0, f32::max);
                }
                self.most = self.most.max(ink);
                if let Paint::Flat(Space::Cmyk, inks) = &paint
                    && size < SMALL_TYPE - 0.01
                    && fine::count(inks) > 2
                {
                    self.fault(format!("type of {size:.1} pt in {} inks", fine::count(inks)));
                }
            }
            Painted::Form { .. } => {}
            Painted::Image { id, matrix } => {
                let ink = self.images.get(&id).copied().unwrap_or_default();
                self.most = self.most.max(ink);
                self.ground(placement(self.document, id, self.page, matrix).map(|placed| placed.area), ink);
                let about = self.document.get_object(id).ok().and_then(dictionary);
                let named = about.and_then(|about| entry(self.document, about, b"ColorSpace"));
                match named.map(|named| space(self.document, &Dictionary::new(), named)) {
                    Some(Space::Cmyk) => self.audit.process = [true; 4],
                    Some(Space::Grey) => self.audit.process[3] = true,
                    other => self.fault(format!("a picture in {other:?}")),
                }
            }
            Painted::State(state) => self.state(&state),
            Painted::Odd(what) => self.fault(what),
        }
    }

    /// Remembers an area if black text on top of it could exceed the most ink so far; no other matters.
    fn ground(&mut self, area: Option<Area>, ink: f32) {
        if let Some(area) = area.filter(|_| ink + 1.0 > self.most) {
            self.grounds.push((area, ink));
        }
    }

    /// Whether one side of an area is neither out in the bleed nor safely inside.
    fn ends_near_edge(&self, Area([left, bottom, right, top]): Area) -> bool {
        let [from_left, from_bottom, to_right, to_top] = self.trim;
        let outside = right < from_left || left > to_right || top < from_bottom || bottom > to_top;
        let inside = [left - from_left, bottom - from_bottom, to_right - right, to_top - top];
        // What ends exactly at the cut goes on in another piece: tiles do.
        let (slack, safe) = (SLACK_MM * MM, (SAFE_MM - SLACK_MM) * MM);
        let near = |side: &f64| (slack..safe).contains(side) || *side < -slack && *side > slack - self.bleed;
        !outside && inside.iter().any(near)
    }

    fn fault(&mut self, what: String) {
        self.audit.faults.insert(format!("page {}: {what}", self.page + 1));
    }

    fn state(&mut self, state: &Dictionary) {
        for key in [&b"ca"[..], b"CA"] {
            let share = entry(self.document, state, key).and_then(|share| share.as_float().ok());
            if share.is_some_and(|share| share < 1.0) {
                self.fault("a transparent paint".into());
            }
        }
        let named = |key: &[u8]| entry(self.document, state, key).and_then(|value| value.as_name().ok());
        if entry(self.document, state, b"SMask").is_some() && named(b"SMask") != Some(b"None") {
            self.fault("a soft mask".into());
        }
        if named(b"BM").is_some_and(|mode| mode != b"Normal") {
            self.fault("a blend mode".into());
        }
        for key in ["TR", "TR2", "HT", "BG", "UCR"] {
            if state.has(key.as_bytes()) {
                self.fault(format!("a device's own `{key}`"));
            }
        }
    }

    /// The sum of a paint's inks.
    fn ink(&mut self, paint: &Paint) -> f32 {
        match paint {
            Paint::Flat(Space::Cmyk, inks) => {
                for (used, ink) in self.audit.process.iter_mut().zip(inks) {
                    *used |= *ink > 0.0;
                }
                inks.iter().sum()
            }
            Paint::Flat(Space::Grey, grey) => {
                let ink = 1.0 - grey.first().copied().unwrap_or(0.0);
                self.audit.process[3] |= ink > 0.0;
                ink
            }
            // Printer's marks use every ink, but stand outside the page.
            Paint::Flat(Space::Separation(name), _) if name == b"All" => 0.0,
            Paint::Flat(Space::Separation(name), tint) => {
                self.audit.spots.insert(String::from_utf8_lossy(name).into_owned());
                tint.first().copied().unwrap_or(0.0)
            }
            Paint::Flat(other, _) => {
                self.fault(format!("a colour in {other:?}"));
                0.0
            }
            Paint::Tiling => 0.0,
            Paint::Shading(shading) => self.shading(shading),
        }
    }

    fn shading(&mut self, shading: &Object) -> f32 {
        let about = dictionary(shading);
        let named = about.and_then(|about| entry(self.document, about, b"ColorSpace"));
        match named.map(|named| space(self.document, &Dictionary::new(), named)) {
            Some(Space::Cmyk) => {}
            other => self.fault(format!("a gradient in {other:?}")),
        }
        let function = about.and_then(|about| entry(self.document, about, b"Function"));
        function.map_or(0.0, |function| self.steps(function))
    }

    fn steps(&mut self, function: &Object) -> f32 {
        let document = self.document;
        let Some(about) = dictionary(resolved(document, function)) else { return 0.0 };
        let ends = [&b"C0"[..], &b"C1"[..]].map(|key| {
            let inks = entry(document, about, key).and_then(|list| list.as_array().ok());
            inks.map(|inks| numbers(inks)).unwrap_or_default()
        });
        let inner = entry(document, about, b"Functions").and_then(|list| list.as_array().ok());
        let mut most = 0.0f32;
        for end in ends {
            most = most.max(self.ink(&Paint::Flat(Space::Cmyk, end)));
        }
        for one in inner.into_iter().flatten() {
            most = most.max(self.steps(one));
        }
        most
    }
}

/// Fonts by name, and whether their program is in the file (9.9).
fn fonts(document: &Document) -> BTreeMap<String, bool> {
    let mut fonts = BTreeMap::new();
    for object in document.objects.values() {
        let Some(about) = dictionary(object).filter(|about| about.has_type(b"FontDescriptor")) else {
            continue;
        };
        let name =
            entry(document, about, b"FontName").and_then(|name| name.as_name().ok()).unwrap_or_default();
        let name = String::from_utf8_lossy(name).into_owned();
        // A subset's name begins with six letters and a plus.
        let plain = name.split_once('+').map_or(name.as_str(), |(_, plain)| plain).to_owned();
        let embedded = ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| about.has(key.as_bytes()));
        fonts.entry(plain).and_modify(|all| *all &= embedded).or_insert(embedded);
    }
    fonts
}

/// Looks for what no object may be, whether it is painted or not.
fn object(document: &Document, about: &Dictionary, faults: &mut BTreeSet<String>) {
    let named = |key: &[u8]| entry(document, about, key).and_then(|value| value.as_name().ok());
    let mut fault = |what: &str| {
        faults.insert(what.to_owned());
    };
    if about.has(b"SMask") && !about.has_type(b"ExtGState") {
        fault("a picture with a soft mask");
    }
    if named(b"S") == Some(b"Transparency") {
        fault("a transparency group");
    }
    if let Some(named) = entry(document, about, b"ColorSpace").filter(|named| named.as_dict().is_err()) {
        match space(document, &Dictionary::new(), named) {
            Space::Cmyk | Space::Grey | Space::Separation(_) | Space::Pattern => {}
            other => fault(&format!("something in {other:?}")),
        }
    }
    for space_of in about
        .iter()
        .filter(|(key, _)| key.as_slice() == b"ColorSpace")
        .filter_map(|(_, all)| resolved(document, all).as_dict().ok())
    {
        for (_, named) in space_of.iter() {
            match space(document, &Dictionary::new(), named) {
                Space::Cmyk | Space::Separation(_) | Space::Pattern => {}
                other => fault(&format!("resources with {other:?}")),
            }
        }
    }
    if about.has(b"JavaScript") || named(b"S") == Some(b"JavaScript") {
        fault("a script");
    }
    if about.has(b"Annots") {
        fault("annotations");
    }
}
