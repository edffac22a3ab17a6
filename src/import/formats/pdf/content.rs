//! What pages say, operator by operator, in the order of the file (ISO 32000-1, 7.8.2 and 9.4).
//!
//! Forms are entered where they are drawn. A form drawn by a form, twice each, fifty deep, would never end, so all that is
//! entered counts towards one bound.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Encoding, Object, ObjectId, Stream};

use super::file::{File, too_large};
use super::layers;
use crate::import::read_error::ReadError;

/// The most operators that all pages together may run, each as often as it runs.
const MOST_OPERATORS: usize = 6_000_000;
/// The most bytes of a stream of operators.
pub const MOST_OPERATOR_BYTES: usize = 10 << 20;
/// The widest step between letters that belong together, in thousandths of the font's size.
const WIDE_STEP: f32 = 700.0;
/// How deeply forms may be nested.
const DEEPEST_FORM: usize = 12;
/// The most bytes of a map from codes to letters.
const MOST_MAP: usize = 4 << 20;
/// The most codes that a map may say something about: every character of Unicode's first plane, four times.
const MOST_CODES: u64 = 1 << 18;

/// Something that a page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Letters, shown by one operator. What has no known letter is U+FFFD.
    Run(String),
    /// Letters that only cut out what is drawn after them (9.3.6, mode 7).
    Clip(String),
    /// Marked content begins (14.6).
    Begins(Mark),
    /// Marked content ends.
    Ends,
}

/// The beginning of marked content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// Its tag: `P`, `Artifact`.
    pub tag: Vec<u8>,
    /// Its number in the tag tree.
    pub mcid: Option<i64>,
    /// The text that it stands for, whatever it shows (14.9.4).
    pub actual: Option<String>,
    /// Whether it is in a layer that isn't shown (8.11).
    pub hidden: bool,
}

/// What of the graphics state decides how letters are shown: a form begins with that of whatever draws it.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    font: Option<Shown>,
    /// Whether letters only cut out what comes after them.
    cuts: bool,
}

/// Walks pages, and counts what they run.
pub struct Walk<'f> {
    file: &'f File,
    left: usize,
    fonts: BTreeMap<ObjectId, Font<'f>>,
    /// The patterns that were walked: what they repeat is told once.
    patterns: BTreeSet<ObjectId>,
}

/// The letters of a font.
struct Font<'f>(Option<Encoding<'f>>);

impl<'f> Walk<'f> {
    /// Walks this file.
    pub fn of(file: &'f File) -> Self {
        Self { file, left: MOST_OPERATORS, fonts: BTreeMap::new(), patterns: BTreeSet::new() }
    }

    /// All that a page says.
    pub fn page(&mut self, page: ObjectId) -> Result<Vec<Said>, ReadError> {
        let mut said = Vec::new();
        let document = &self.file.document;
        let content =
            document.get_page_content_with_limit(page, MOST_OPERATOR_BYTES).map_err(|_| too_large())?;
        let resources = inherited(self.file, page, b"Resources");
        self.stream(&content, resources, 0, State::default(), &mut said)?;
        Ok(said)
    }

    fn stream(
        &mut self,
        content: &[u8],
        resources: Option<&'f Object>,
        depth: usize,
        mut state: State,
        said: &mut Vec<Said>,
    ) -> Result<(), ReadError> {
        let Ok(content) = Content::decode(content) else { return Ok(()) };
        self.left = self.left.checked_sub(content.operations.len()).ok_or_else(too_large)?;
        let mut saved = Vec::new();
        for Operation { operator, operands } in &content.operations {
            match operator.as_str() {
                "q" => saved.push(state),
                "Q" => state = saved.pop().unwrap_or(state),
                "Tr" => state.cuts = operands.first().and_then(|mode| mode.as_i64().ok()) == Some(7),
                "Tf" => state.font = operands.first().and_then(|name| self.font(resources, name)),
                "gs" => {
                    let named =
                        operands.first().and_then(|name| self.resource(resources, b"ExtGState", name));
                    if let Some(Object::Array(array)) =
                        named.and_then(|named| self.file.entry(named, b"Font"))
                    {
                        state.font = array.first().and_then(|object| self.take(object));
                    }
                }
                "Tj" | "'" => said.extend(operands.first().map(|text| self.run(state, &[text]))),
                "\"" => said.extend(operands.get(2).map(|text| self.run(state, &[text]))),
                "TJ" => {
                    if let Some(Object::Array(parts)) = operands.first() {
                        // One operator may show a whole row of a table.
                        let far = |part: &Object| part.as_float().is_ok_and(|step| step.abs() > WIDE_STEP);
                        for run in parts.split(far) {
                            said.push(self.run(state, &run.iter().collect::<Vec<_>>()));
                        }
                    }
                }
                "BMC" => {
                    let tag = tag(operands);
                    let hidden = tag == layers::HIDDEN;
                    said.push(Said::Begins(Mark { tag, hidden, ..Mark::default() }));
                }
                "BDC" => {
                    let properties = match operands.get(1) {
                        Some(name @ Object::Name(_)) => self.resource(resources, b"Properties", name),
                        other => other,
                    };
                    let file = self.file;
                    let mcid = properties.and_then(|it| file.entry(it, b"MCID")?.as_i64().ok());
                    let actual = properties.and_then(|it| file.text(it, b"ActualText"));
                    let tag = tag(operands);
                    let hidden = tag == b"OC" && self.is_in_hidden_layer(resources, operands.get(1));
                    said.push(Said::Begins(Mark { tag, mcid, actual, hidden }));
                }
                "EMC" => said.push(Said::Ends),
                "Do" => {
                    let object = operands.first().and_then(|name| self.resource(resources, b"XObject", name));
                    let Some(Object::Stream(form)) = object else { continue };
                    if form.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form") {
                        continue;
                    }
                    // Some viewers show a form without a box, and some don't.
                    if !form.dict.has(b"BBox") {
                        self.beside(form, resources, depth, state, said)?;
                        continue;
                    }
                    if depth == DEEPEST_FORM || form.content.len() > MOST_OPERATOR_BYTES {
                        return Err(too_large());
                    }
                    let own = form.dict.get(b"Resources").ok().and_then(|object| self.file.follow(object));
                    self.stream(&form.content, own.or(resources), depth + 1, state, said)?;
                }
                "scn" | "SCN" => {
                    let Some(id) = self.pattern(resources, operands) else { continue };
                    if let Ok(Object::Stream(pattern)) = self.file.document.get_object(id)
                        && self.patterns.insert(id)
                    {
                        self.beside(pattern, resources, depth, State::default(), said)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// What a stream says that is no text of the page where it is drawn: the letters are told as those of a drawing.
    fn beside(
        &mut self,
        stream: &'f Stream,
        resources: Option<&'f Object>,
        depth: usize,
        state: State,
        said: &mut Vec<Said>,
    ) -> Result<(), ReadError> {
        if depth == DEEPEST_FORM || stream.content.len() > MOST_OPERATOR_BYTES {
            return Err(too_large());
        }
        let own = stream.dict.get(b"Resources").ok().and_then(|object| self.file.follow(object));
        let mut inner = Vec::new();
        self.stream(&stream.content, own.or(resources), depth + 1, state, &mut inner)?;
        said.extend(inner.into_iter().filter_map(|one| match one {
            Said::Run(text) | Said::Clip(text) => Some(Said::Clip(text)),
            Said::Begins(_) | Said::Ends => None,
        }));
        Ok(())
    }

    fn resource(&self, resources: Option<&'f Object>, kind: &[u8], name: &Object) -> Option<&'f Object> {
        let group = self.file.entry(resources?, kind)?;
        self.file.entry(group, name.as_name().ok()?)
    }

    /// The pattern that is to fill what comes after.
    fn pattern(&self, resources: Option<&Object>, operands: &[Object]) -> Option<ObjectId> {
        let group = self.file.entry(resources?, b"Pattern")?.as_dict().ok()?;
        group.get(operands.last()?.as_name().ok()?).and_then(Object::as_reference).ok()
    }

    /// Whether the layer that this names isn't shown.
    fn is_in_hidden_layer(&self, resources: Option<&'f Object>, name: Option<&Object>) -> bool {
        let layer = || {
            let group = self.file.entry(resources?, b"Properties")?.as_dict().ok()?;
            group.get(name?.as_name().ok()?).ok()
        };
        layer().is_some_and(|layer| self.file.layers.hide(&self.file.document, layer))
    }

    /// The font of this name, known from now on by the place of its dictionary.
    fn font(&mut self, resources: Option<&'f Object>, name: &Object) -> Option<Shown> {
        let group = self.file.entry(resources?, b"Font")?;
        let object = group.as_dict().ok()?.get(name.as_name().ok()?).ok()?;
        self.take(object)
    }

    fn take(&mut self, object: &'f Object) -> Option<Shown> {
        let id = object.as_reference().ok()?;
        let dictionary = self.file.follow(object)?.as_dict().ok()?;
        let file = self.file;
        self.fonts.entry(id).or_insert_with(|| Font(encoding(file, dictionary)));
        Some(id)
    }

    fn run(&self, state: State, parts: &[&Object]) -> Said {
        let mut text = String::new();
        let font = state.font.and_then(|id| self.fonts.get(&id)?.0.as_ref());
        for part in parts {
            let Object::String(bytes, _) = part else { continue };
            match font.and_then(|font| font.bytes_to_string(bytes).ok()) {
                Some(letters) => text.push_str(&letters),
                None => text.push(char::REPLACEMENT_CHARACTER),
            }
        }
        if state.cuts { Said::Clip(text) } else { Said::Run(text) }
    }
}

/// The number of a font's dictionary.
type Shown = ObjectId;

/// How codes become letters, or none if the file doesn't say: a map of its own, or a named encoding.
fn encoding<'f>(file: &'f File, font: &'f Dictionary) -> Option<Encoding<'f>> {
    let document = &file.document;
    // A map from codes to letters goes before everything else (9.10.2).
    let map = font.get(b"ToUnicode").ok().and_then(|object| file.follow(object)?.as_stream().ok());
    if map.is_some_and(|map| codes(&map.content) <= MOST_CODES) {
        let mapped = ["Type", "ToUnicode"].iter().fold(Dictionary::new(), |mut only, key| {
            if let Ok(value) = font.get(key.as_bytes()) {
                only.set(*key, value.clone());
            }
            only
        });
        let mapped = mapped.get_font_encoding_with_limit(document, MOST_MAP);
        if let Ok(Encoding::UnicodeMapEncoding(map)) = mapped {
            return Some(Encoding::UnicodeMapEncoding(map));
        }
    }
    let named = font.get(b"Encoding").ok().and_then(|object| file.follow(object))?;
    let known = |name: &[u8]| {
        matches!(name, b"WinAnsiEncoding" | b"MacRomanEncoding" | b"StandardEncoding" | b"MacExpertEncoding")
    };
    let says = match named {
        Object::Name(name) => known(name),
        Object::Dictionary(inside) => inside.has(b"BaseEncoding") || inside.has(b"Differences"),
        _ => false,
    };
    if !says || font.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Type3") {
        return None;
    }
    font.get_font_encoding_with_limit(document, MOST_MAP).ok()
}

/// How many codes the ranges of a map name: one of four bytes may name four thousand million, and each would be looked
/// at.
fn codes(map: &[u8]) -> u64 {
    let mut count: u64 = 0;
    for section in sections(map) {
        let mut group: Vec<u64> = Vec::new();
        let mut number: Option<u64> = None;
        let mut in_list = false;
        for byte in section {
            match byte {
                b'[' => in_list = true,
                b']' => {
                    in_list = false;
                    group.clear();
                }
                b'<' => number = Some(0),
                b'>' => {
                    group.extend(number.take().filter(|_| !in_list));
                    if let [first, last] = group[..] {
                        count = count.saturating_add(last.saturating_sub(first).saturating_add(1));
                    }
                    if group.len() == 3 {
                        group.clear();
                    }
                }
                _ => {
                    let digit = char::from(*byte).to_digit(16).map(u64::from);
                    number = number
                        .zip(digit)
                        .map(|(number, digit)| number.saturating_mul(16).saturating_add(digit))
                        .or(number);
                }
            }
        }
    }
    count
}

/// What stands between `beginbfrange` and `endbfrange`.
fn sections(map: &[u8]) -> Vec<&[u8]> {
    const BEGIN: &[u8] = b"beginbfrange";
    const END: &[u8] = b"endbfrange";
    let find = |part: &[u8], from: usize| {
        map.get(from..)?.windows(part.len()).position(|window| window == part).map(|at| from + at)
    };
    let mut sections = Vec::new();
    let mut from = 0;
    while let Some(begin) = find(BEGIN, from) {
        let end = find(END, begin).unwrap_or(map.len());
        sections.push(&map[(begin + BEGIN.len()).min(end)..end]);
        from = (end + END.len()).max(begin + BEGIN.len());
    }
    sections
}

fn tag(operands: &[Object]) -> Vec<u8> {
    operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default().to_vec()
}

/// The number in the tag tree that marked content begins with, from its operands.
pub fn mcid(file: &File, page: usize, operands: &[Object]) -> Option<i64> {
    let properties = match operands.get(1)? {
        Object::Name(name) => {
            let resources = inherited(file, *file.pages.get(page)?, b"Resources")?;
            file.entry(file.entry(resources, b"Properties")?, name)?
        }
        other => other,
    };
    file.entry(properties, b"MCID")?.as_i64().ok()
}

/// An entry of a page, or of what stands above it in the tree of pages (7.7.3.4).
pub fn inherited<'f>(file: &'f File, page: ObjectId, key: &[u8]) -> Option<&'f Object> {
    let mut node = file.document.get_object(page).ok()?;
    for _ in 0..64 {
        if let Some(found) = file.entry(node, key) {
            return Some(found);
        }
        node = file.entry(node, b"Parent")?;
    }
    None
}
