//! Every colour operator, shading and tint of a file, rewritten in inks.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::audit::Scales;
use super::fine::{SMALL_TYPE, THIN_LINE, line_in, type_in};
use super::ink::{BLACK, Ink, Inks};
use super::operations::Operations;
use super::pdf::{
    Area, Matrix, Space, Unprintable, compressed, dictionary, entry, inner, name, number, numbers, pages,
    parts, resolved, separation, space,
};
use super::process::{held, limited};

/// Names that the rewritten streams use in their resources.
const OVERPRINT: &str = "UdgivOverprint";
const KNOCKOUT: &str = "UdgivKnockout";

/// What the rewritten streams refer to.
struct Shared {
    overprint: ObjectId,
    knockout: ObjectId,
    spots: Vec<ObjectId>,
}

/// Rewrites the document's paints, but for its images. `scales`: how large forms are drawn, at the least. Pages' streams are left as they
/// are written: what puts them on their sheets packs them. Text in black ink alone overprints, nothing else does; see
/// [`knock_out`].
///
/// # Errors
///
/// Something is painted that can't be put in inks: a gradient that is neither linear nor radial, an unknown colour space.
pub fn paints(document: &mut Document, inks: &Inks, mut scales: Scales) -> Result<(), Unprintable> {
    let shared = share(document, inks);
    let mut streams: Vec<(ObjectId, Dictionary)> = Vec::new();
    let mut of_pages = BTreeSet::new();
    for page in pages(document) {
        let about = document.get_dictionary(page)?;
        let resources = inner(document, about, b"Resources");
        let content = document.get_page_content(page);
        // One stream a page.
        let id = document.add_object(Stream::new(Dictionary::new(), content));
        let page = document.get_dictionary_mut(page)?;
        page.set("Contents", id);
        page.set("Resources", resources.clone());
        streams.push((id, resources));
        scales.insert(id, 1.0);
        of_pages.insert(id);
    }
    for (id, object) in &document.objects {
        let Object::Stream(stream) = object else { continue };
        let is = |key: &[u8], value: &[u8]| {
            stream.dict.get(key).and_then(Object::as_name).is_ok_and(|found| found == value)
        };
        let tiling = stream.dict.get(b"PatternType").and_then(Object::as_i64).is_ok_and(|kind| kind == 1);
        if is(b"Subtype", b"Form") || tiling {
            streams.push((*id, inner(document, &stream.dict, b"Resources")));
        }
    }
    let mut own_resources = BTreeMap::new();
    for (id, resources) in streams {
        let content = document.get_object(id)?.as_stream()?.get_plain_content()?;
        // What is inside a pattern may have any size, and counts as small.
        let scale = scales.get(&id).copied().unwrap_or(0.0);
        let rewritten = Rewriter { document, inks, resources: &resources, scale }.rewrite(&content)?;
        let stream = if of_pages.contains(&id) {
            Stream::new(Dictionary::new(), rewritten)
        } else {
            compressed(Dictionary::new(), rewritten)
        };
        let target = document.get_object_mut(id)?.as_stream_mut()?;
        target.dict.remove(b"DecodeParms");
        target.dict.remove(b"Filter");
        if let Ok(filter) = stream.dict.get(b"Filter") {
            target.dict.set("Filter", filter.clone());
        }
        target.set_content(stream.content);
        own_resources.insert(id, with(document, &shared, resources));
    }
    for page in pages(document) {
        let page = document.get_dictionary_mut(page)?;
        let content = page.get(b"Contents").and_then(Object::as_reference)?;
        if let Some(resources) = own_resources.remove(&content) {
            page.set("Resources", resources);
        }
    }
    for (id, resources) in own_resources {
        document.get_object_mut(id)?.as_stream_mut()?.dict.set("Resources", resources);
    }
    shadings(document, inks)
}

fn share(document: &mut Document, inks: &Inks) -> Shared {
    let state = |overprints: bool| {
        let mut state = Dictionary::new();
        state.set("Type", name("ExtGState"));
        state.set("OP", overprints);
        state.set("op", overprints);
        state.set("OPM", 1);
        Object::Dictionary(state)
    };
    let overprint = document.add_object(state(true));
    let knockout = document.add_object(state(false));
    let spots = inks.spots.iter().map(|spot| document.add_object(separation(&spot.name, spot.fallback)));
    Shared { overprint, knockout, spots: spots.collect() }
}

/// Resources with what the rewritten stream needs, and without the colour spaces it no longer uses.
fn with(document: &Document, shared: &Shared, mut resources: Dictionary) -> Dictionary {
    let mut states = inner(document, &resources, b"ExtGState");
    states.set(OVERPRINT, shared.overprint);
    states.set(KNOCKOUT, shared.knockout);
    resources.set("ExtGState", states);
    resources.remove(b"ColorSpace");
    resources.remove(b"ProcSet");
    if !shared.spots.is_empty() {
        let mut spaces = Dictionary::new();
        for (index, spot) in shared.spots.iter().enumerate() {
            spaces.set(spot_name(index), *spot);
        }
        resources.set("ColorSpace", spaces);
    }
    resources
}

fn spot_name(index: usize) -> String {
    format!("Spot{index}")
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    fill_space: Space,
    stroke_space: Space,
    /// None where a pattern paints.
    fill: Option<Ink>,
    stroke: Option<Ink>,
    overprints: bool,
    /// Of type, in text space.
    size: f64,
    /// Of lines.
    width: f64,
}

impl State {
    const START: Self = Self {
        matrix: Matrix::IDENTITY,
        fill_space: Space::Grey,
        stroke_space: Space::Grey,
        fill: None,
        stroke: None,
        overprints: false,
        size: 0.0,
        width: 1.0,
    };
}

/// A path under construction. What sets a colour or a state may not stand inside of it (ISO 32000-1, 8.5.2): it goes before.
#[derive(Default)]
struct Path {
    start: usize,
    points: Vec<[f64; 2]>,
}

impl Path {
    /// The width of a line that is drawn as an area: it is much longer.
    fn line_width(&self) -> Option<f64> {
        let Area([left, bottom, right, top]) = Area::around(self.points.iter().copied())?;
        let (width, height) = (right - left, top - bottom);
        (width.max(height) > 5.0 * width.min(height)).then_some(width.min(height))
    }
}

struct Rewriter<'a> {
    document: &'a Document,
    inks: &'a Inks,
    resources: &'a Dictionary,
    /// How large the whole is drawn.
    scale: f64,
}

impl Rewriter<'_> {
    fn rewrite(&self, content: &[u8]) -> Result<Vec<u8>, Unprintable> {
        let mut out: Vec<Operation> = Vec::new();
        let mut now = State::START;
        let mut before = Vec::new();
        let mut path: Option<Path> = None;
        let mut text = Matrix::IDENTITY;
        // The ink that small type has for now, in the place of the fill.
        let mut lent: Option<Ink> = None;
        for operation in Operations::read(content)? {
            let operands = &operation.operands;
            let values = numbers(operands);
            match operation.operator.as_str() {
                "q" => before.push(now.clone()),
                "Q" => now = before.pop().ok_or_else(|| Unprintable("Q without q".into()))?,
                "cm" => {
                    if let Some(matrix) = Matrix::read(&values) {
                        now.matrix = matrix.then(now.matrix);
                    }
                }
                "cs" => {
                    now.fill_space = self.space(operands);
                    continue;
                }
                "CS" => {
                    now.stroke_space = self.space(operands);
                    continue;
                }
                "sc" | "scn" | "g" | "rg" | "k" => {
                    lent = None;
                    let space = plain(&operation.operator).unwrap_or_else(|| now.fill_space.clone());
                    if let Some(Object::Name(_)) = operands.last() {
                        now.fill = None;
                        out.push(Operation::new("cs", vec![name("Pattern")]));
                        out.push(operation);
                        continue;
                    }
                    let ink = self.ink(&space, &values)?;
                    now.fill = Some(ink);
                    out.extend(self.set(ink, false));
                    continue;
                }
                "SC" | "SCN" | "G" | "RG" | "K" => {
                    let space = plain(&operation.operator.to_lowercase());
                    if let Some(Object::Name(_)) = operands.last() {
                        now.stroke = None;
                        out.push(Operation::new("CS", vec![name("Pattern")]));
                        out.push(operation);
                        continue;
                    }
                    let ink = self.ink(&space.unwrap_or_else(|| now.stroke_space.clone()), &values)?;
                    now.stroke = Some(ink);
                    out.extend(self.set(ink, true));
                    continue;
                }
                "w" => now.width = values.first().copied().map_or(1.0, f64::from),
                "Tf" => now.size = values.last().copied().map_or(0.0, f64::from),
                "BT" => text = Matrix::IDENTITY,
                "Tm" => text = Matrix::read(&values).unwrap_or(Matrix::IDENTITY),
                "ET" if lent.take().is_some() => {
                    out.push(operation);
                    out.extend(now.fill.into_iter().flat_map(|ink| self.set(ink, false)));
                    continue;
                }
                "m" | "l" | "c" | "v" | "y" | "re" => {
                    let path = path.get_or_insert_with(|| Path { start: out.len(), points: Vec::new() });
                    let pairs: Vec<[f64; 2]> =
                        values.chunks_exact(2).map(|pair| [f64::from(pair[0]), f64::from(pair[1])]).collect();
                    match pairs.as_slice() {
                        [[x, y], [width, height]] if operation.operator == "re" => {
                            path.points.extend([[*x, *y], [x + width, y + height]]);
                        }
                        _ => path.points.extend(pairs),
                    }
                }
                "n" => path = None,
                // Rendering intents are left to the press's own colour management.
                "ri" => continue,
                "Tj" | "TJ" | "'" | "\"" => {
                    let size = now.size * text.then(now.matrix).scale() * self.scale;
                    if let Some(ink) = now.fill {
                        let wanted = if size < SMALL_TYPE { self.small(ink) } else { ink };
                        if lent.unwrap_or(ink) != wanted {
                            out.extend(self.set(wanted, false));
                            lent = (wanted != ink).then_some(wanted);
                        }
                    }
                    let is_black = lent.or(now.fill) == Some(BLACK);
                    let at = out.len();
                    turn(&mut out, at, &mut now, is_black);
                }
                "f" | "F" | "f*" | "S" | "s" | "B" | "B*" | "b" | "b*" | "sh" | "Do" => {
                    let path = path.take().unwrap_or_else(|| Path { start: out.len(), points: Vec::new() });
                    turn(&mut out, path.start, &mut now, false);
                    let thin = THIN_LINE / (now.matrix.scale() * self.scale).max(1e-6);
                    let is_stroked = !matches!(operation.operator.as_str(), "f" | "F" | "f*" | "sh" | "Do");
                    let (ink, width) = if is_stroked {
                        (now.stroke, Some(now.width))
                    } else {
                        (now.fill, path.line_width())
                    };
                    let fine = ink.zip(width).map(|(ink, width)| (ink, line_in(ink, width / thin)));
                    if let Some((ink, fine)) = fine.filter(|(ink, fine)| ink != fine) {
                        out.splice(path.start..path.start, self.set(fine, is_stroked));
                        out.push(operation);
                        out.extend(self.set(ink, is_stroked));
                        continue;
                    }
                }
                _ => {}
            }
            out.push(operation);
        }
        Ok(Content { operations: out }.encode()?)
    }

    /// Small type in an ink.
    fn small(&self, ink: Ink) -> Ink {
        type_in(ink, self.inks.limit())
    }

    fn space(&self, operands: &[Object]) -> Space {
        operands.first().map_or(Space::Pattern, |name| space(self.document, self.resources, name))
    }

    fn ink(&self, space: &Space, values: &[f32]) -> Result<Ink, Unprintable> {
        let byte = |value: f32| (value * 255.0).round().clamp(0.0, 255.0) as u8;
        match (space, values) {
            (Space::Grey, [grey]) => Ok(self.inks.of([byte(*grey); 3])),
            (Space::Rgb, [r, g, b]) => Ok(self.inks.of([*r, *g, *b].map(byte))),
            (Space::Cmyk, [c, m, y, k]) => {
                Ok(Ink::Process(held(limited([*c, *m, *y, *k], self.inks.limit()))))
            }
            (other, _) => Err(Unprintable(format!("a colour in the space {other:?}"))),
        }
    }

    fn set(&self, ink: Ink, stroke: bool) -> Vec<Operation> {
        match ink {
            Ink::Process(process) => vec![Operation::new(if stroke { "K" } else { "k" }, parts(&process))],
            Ink::Spot(spot, tint) => {
                let (space, set) = if stroke { ("CS", "SCN") } else { ("cs", "scn") };
                vec![
                    Operation::new(space, vec![name(&spot_name(spot))]),
                    Operation::new(set, vec![number(f64::from(tint))]),
                ]
            }
        }
    }
}

/// The space that an operator names by itself.
fn plain(operator: &str) -> Option<Space> {
    match operator {
        "g" => Some(Space::Grey),
        "rg" => Some(Space::Rgb),
        "k" => Some(Space::Cmyk),
        _ => None,
    }
}

/// Sets the graphics state for overprinting at a place in `out`, where it isn't as wanted.
fn turn(out: &mut Vec<Operation>, at: usize, now: &mut State, wanted: bool) {
    if wanted != now.overprints {
        let state = if wanted { OVERPRINT } else { KNOCKOUT };
        out.insert(at, Operation::new("gs", vec![name(state)]));
        now.overprints = wanted;
    }
}

/// Shadings and their functions.
fn shadings(document: &mut Document, inks: &Inks) -> Result<(), Unprintable> {
    let ids: Vec<ObjectId> = document.objects.keys().copied().collect();
    for id in ids {
        let object = document.get_object(id)?.clone();
        let Some(about) = dictionary(&object) else { continue };
        let converted = if about.has(b"ShadingType") {
            shading(document, inks, about)?
        } else if let Some(inside) =
            about.get(b"Shading").ok().and_then(dictionary).filter(|_| about.has(b"PatternType"))
        {
            let mut pattern = about.clone();
            pattern.set("Shading", shading(document, inks, inside)?);
            pattern
        } else {
            continue;
        };
        document.objects.insert(id, Object::Dictionary(converted));
    }
    Ok(())
}

fn shading(document: &Document, inks: &Inks, about: &Dictionary) -> Result<Dictionary, Unprintable> {
    let resources = Dictionary::new();
    let space = entry(document, about, b"ColorSpace").map(|named| space(document, &resources, named));
    let kind = entry(document, about, b"ShadingType").and_then(|kind| kind.as_i64().ok());
    if !matches!(kind, Some(2 | 3)) {
        return Err(Unprintable("a gradient that is neither linear nor radial".into()));
    }
    let function = entry(document, about, b"Function")
        .ok_or_else(|| Unprintable("a gradient without colours".into()))?;
    let mut shading = about.clone();
    shading.set("ColorSpace", name("DeviceCMYK"));
    shading.set("Function", stops(document, inks, function, space.as_ref() == Some(&Space::Grey))?);
    shading.remove(b"Background");
    Ok(shading)
}

/// A gradient's function with its colours in inks; between two stops, inks are interpolated linearly as colours were.
fn stops(document: &Document, inks: &Inks, function: &Object, grey: bool) -> Result<Object, Unprintable> {
    let odd = || Unprintable("a gradient that is not made of steps".into());
    let about = dictionary(resolved(document, function)).ok_or_else(odd)?;
    let mut made = about.clone();
    match entry(document, about, b"FunctionType").and_then(|kind| kind.as_i64().ok()) {
        Some(2) => {
            for key in [&b"C0"[..], &b"C1"[..]] {
                let given = entry(document, about, key).and_then(|list| list.as_array().ok());
                let values = given.map(|list| numbers(list)).ok_or_else(odd)?;
                let rgb: [f32; 3] = match (grey, values.as_slice()) {
                    (true, [grey]) => [*grey; 3],
                    (false, [r, g, b]) => [*r, *g, *b],
                    _ => return Err(odd()),
                };
                let rgb = rgb.map(|part| (part * 255.0).round().clamp(0.0, 255.0) as u8);
                made.set(key, Object::Array(parts(&inks.process(inks.of(rgb)))));
            }
            made.remove(b"Range");
        }
        Some(3) => {
            let list = entry(document, about, b"Functions").and_then(|list| list.as_array().ok());
            let inner: Result<Vec<Object>, Unprintable> =
                list.ok_or_else(odd)?.iter().map(|one| stops(document, inks, one, grey)).collect();
            made.set("Functions", inner?);
            made.remove(b"Range");
        }
        _ => return Err(odd()),
    }
    Ok(Object::Dictionary(made))
}

/// Makes black text knock out what is below it, on one page: for pages with so much ink that black on top of it would
/// exceed what the print shop allows.
pub fn knock_out(document: &mut Document, page: ObjectId) -> Result<(), Unprintable> {
    let mut resources = inner(document, document.get_dictionary(page)?, b"Resources");
    let mut states = inner(document, &resources, b"ExtGState");
    if let Ok(knockout) = states.get(KNOCKOUT.as_bytes()).cloned() {
        states.set(OVERPRINT, knockout);
    }
    resources.set("ExtGState", states);
    document.get_dictionary_mut(page)?.set("Resources", resources);
    Ok(())
}
