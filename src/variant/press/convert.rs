//! Every colour operator, shading and tint of a file, rewritten in inks.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::ink::{BLACK, Ink, Inks};
use super::pdf::{
    Space, Unprintable, compressed, dictionary, entry, inner, name, number, numbers, pages, parts, resolved,
    separation, space,
};
use super::process::limited;

/// Names that the rewritten streams use in their resources.
const OVERPRINT: &str = "UdgivOverprint";
const KNOCKOUT: &str = "UdgivKnockout";

/// What the rewritten streams refer to.
struct Shared {
    overprint: ObjectId,
    knockout: ObjectId,
    spots: Vec<ObjectId>,
}

/// Rewrites the document's paints, but for its images. Text in black ink alone overprints, nothing else does; see
/// [`knock_out`].
///
/// # Errors
///
/// Something is painted that can't be put in inks: a gradient that is neither linear nor radial, an unknown colour space.
pub fn paints(document: &mut Document, inks: &Inks) -> Result<(), Unprintable> {
    let shared = share(document, inks);
    let mut streams: Vec<(ObjectId, Dictionary)> = Vec::new();
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
        let rewritten = Rewriter { document, inks, resources: &resources }.rewrite(&content)?;
        let stream = compressed(Dictionary::new(), rewritten);
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
    fill_space: Space,
    stroke_space: Space,
    black: bool,
    overprints: bool,
}

struct Rewriter<'a> {
    document: &'a Document,
    inks: &'a Inks,
    resources: &'a Dictionary,
}

impl Rewriter<'_> {
    fn rewrite(&self, content: &[u8]) -> Result<Vec<u8>, Unprintable> {
        let mut out: Vec<Operation> = Vec::new();
        let mut now =
            State { fill_space: Space::Grey, stroke_space: Space::Grey, black: false, overprints: false };
        let mut before = Vec::new();
        for operation in Content::decode(content)?.operations {
            let operands = &operation.operands;
            let values = numbers(operands);
            match operation.operator.as_str() {
                "q" => before.push(now.clone()),
                "Q" => now = before.pop().ok_or_else(|| Unprintable("Q without q".into()))?,
                "cs" => {
                    now.fill_space = self.space(operands);
                    continue;
                }
                "CS" => {
                    now.stroke_space = self.space(operands);
                    continue;
                }
                "sc" | "scn" | "g" | "rg" | "k" => {
                    let space = plain(&operation.operator).unwrap_or_else(|| now.fill_space.clone());
                    if let Some(Object::Name(_)) = operands.last() {
                        now.black = false;
                        out.push(Operation::new("cs", vec![name("Pattern")]));
                        out.push(operation);
                        continue;
                    }
                    let ink = self.ink(&space, &values)?;
                    now.black = ink == BLACK;
                    self.set(&mut out, ink, false);
                    continue;
                }
                "SC" | "SCN" | "G" | "RG" | "K" => {
                    let space = plain(&operation.operator.to_lowercase());
                    if let Some(Object::Name(_)) = operands.last() {
                        out.push(Operation::new("CS", vec![name("Pattern")]));
                        out.push(operation);
                        continue;
                    }
                    let ink = self.ink(&space.unwrap_or_else(|| now.stroke_space.clone()), &values)?;
                    self.set(&mut out, ink, true);
                    continue;
                }
                // Rendering intents are left to the press's own colour management.
                "ri" => continue,
                "Tj" | "TJ" | "'" | "\"" => turn(&mut out, &mut now, |now| now.black),
                "f" | "F" | "f*" | "S" | "s" | "B" | "B*" | "b" | "b*" | "sh" | "Do" => {
                    turn(&mut out, &mut now, |_| false);
                }
                _ => {}
            }
            out.push(operation);
        }
        Ok(Content { operations: out }.encode()?)
    }

    fn space(&self, operands: &[Object]) -> Space {
        operands.first().map_or(Space::Pattern, |name| space(self.document, self.resources, name))
    }

    fn ink(&self, space: &Space, values: &[f32]) -> Result<Ink, Unprintable> {
        let byte = |value: f32| (value * 255.0).round().clamp(0.0, 255.0) as u8;
        match (space, values) {
            (Space::Grey, [grey]) => Ok(self.inks.of([byte(*grey); 3])),
            (Space::Rgb, [r, g, b]) => Ok(self.inks.of([*r, *g, *b].map(byte))),
            (Space::Cmyk, [c, m, y, k]) => Ok(Ink::Process(limited([*c, *m, *y, *k], self.inks.limit()))),
            (other, _) => Err(Unprintable(format!("a colour in the space {other:?}"))),
        }
    }

    fn set(&self, out: &mut Vec<Operation>, ink: Ink, stroke: bool) {
        match ink {
            Ink::Process(process) => {
                out.push(Operation::new(if stroke { "K" } else { "k" }, parts(&process)))
            }
            Ink::Spot(spot, tint) => {
                let (space, set) = if stroke { ("CS", "SCN") } else { ("cs", "scn") };
                out.push(Operation::new(space, vec![name(&spot_name(spot))]));
                out.push(Operation::new(set, vec![number(f64::from(tint))]));
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

/// Sets the graphics state for overprinting, where it isn't as wanted.
fn turn(out: &mut Vec<Operation>, now: &mut State, wanted: impl Fn(&State) -> bool) {
    let wanted = wanted(now);
    if wanted != now.overprints {
        let state = if wanted { OVERPRINT } else { KNOCKOUT };
        out.push(Operation::new("gs", vec![name(state)]));
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
