//! Helpers for reading and making PDF objects (ISO 32000-1).

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

/// Why pages can't be made ready for print: something in them has no place in a file for the print shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unprintable(pub String);

impl From<lopdf::Error> for Unprintable {
    fn from(why: lopdf::Error) -> Self {
        Self(why.to_string())
    }
}

/// A colour space, as far as print cares (8.6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Space {
    Grey,
    Rgb,
    Cmyk,
    /// An ink of its own, by name.
    Separation(Vec<u8>),
    Pattern,
    /// Anything else.
    Other(String),
}

/// What an object stands for, through references.
pub fn resolved<'d>(document: &'d Document, object: &'d Object) -> &'d Object {
    document.dereference(object).map_or(&Object::Null, |(_, object)| object)
}

/// An entry of a dictionary, through references.
pub fn entry<'d>(document: &'d Document, dictionary: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    dictionary.get(key).ok().map(|object| resolved(document, object)).filter(|object| !object.is_null())
}

/// A dictionary, or that of a stream.
pub fn dictionary(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The dictionary `key` of `holder`, empty if there is none.
pub fn inner(document: &Document, holder: &Dictionary, key: &[u8]) -> Dictionary {
    entry(document, holder, key).and_then(dictionary).cloned().unwrap_or_default()
}

/// The resource `name` of a kind: an entry of `resources`' dictionary `kind`.
pub fn resource<'d>(
    document: &'d Document,
    resources: &'d Dictionary,
    kind: &[u8],
    name: &[u8],
) -> Option<&'d Object> {
    entry(document, entry(document, resources, kind)?.as_dict().ok()?, name)
}

/// The colour space that `object` describes; names are looked up in `resources`.
pub fn space(document: &Document, resources: &Dictionary, object: &Object) -> Space {
    match resolved(document, object) {
        Object::Name(name) => match name.as_slice() {
            b"DeviceGray" | b"G" | b"CalGray" => Space::Grey,
            b"DeviceRGB" | b"RGB" | b"CalRGB" => Space::Rgb,
            b"DeviceCMYK" | b"CMYK" => Space::Cmyk,
            b"Pattern" => Space::Pattern,
            other => match resource(document, resources, b"ColorSpace", other) {
                Some(found) if found != object => space(document, resources, found),
                _ => Space::Other(String::from_utf8_lossy(other).into_owned()),
            },
        },
        Object::Array(parts) => {
            let family = parts.first().map(|first| resolved(document, first));
            match family.and_then(|first| first.as_name().ok()).unwrap_or_default() {
                b"ICCBased" => {
                    let profile = parts.get(1).map(|part| resolved(document, part)).and_then(dictionary);
                    match profile.and_then(|profile| entry(document, profile, b"N")?.as_i64().ok()) {
                        Some(1) => Space::Grey,
                        Some(3) => Space::Rgb,
                        other => Space::Other(format!("ICCBased, {other:?} components")),
                    }
                }
                b"CalGray" => Space::Grey,
                b"CalRGB" => Space::Rgb,
                b"Pattern" => Space::Pattern,
                b"Separation" => {
                    let name = parts.get(1).and_then(|name| name.as_name().ok()).unwrap_or_default();
                    Space::Separation(name.to_vec())
                }
                // One part alone is a name in an array.
                _ if parts.len() == 1 => space(document, resources, &parts[0]),
                other => Space::Other(String::from_utf8_lossy(other).into_owned()),
            }
        }
        other => Space::Other(other.enum_variant().to_owned()),
    }
}

/// Numbers among operands.
pub fn numbers(operands: &[Object]) -> Vec<f32> {
    operands.iter().filter_map(|operand| operand.as_float().ok()).collect()
}

/// A number in short form: four decimals are finer than any printer.
pub fn number(value: f64) -> Object {
    let short = (value * 10_000.0).round() / 10_000.0;
    if short.fract() == 0.0 { Object::Integer(short as i64) } else { Object::Real(short as f32) }
}

/// A list of numbers.
pub fn list(values: &[f64]) -> Object {
    Object::Array(values.iter().map(|value| number(*value)).collect())
}

/// Inks as operands.
pub fn parts(values: &[f32]) -> Vec<Object> {
    values.iter().map(|value| number(f64::from(*value))).collect()
}

/// A name object.
pub fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// A colour space of one ink, `fallback` being its likeness in process inks at full strength (8.6.6.4).
pub fn separation(ink: &str, fallback: [f32; 4]) -> Object {
    let mut tint = Dictionary::new();
    tint.set("FunctionType", 2);
    tint.set("Domain", list(&[0.0, 1.0]));
    tint.set("C0", list(&[0.0; 4]));
    tint.set("C1", Object::Array(parts(&fallback)));
    tint.set("N", 1);
    Object::Array(vec![name("Separation"), name(ink), name("DeviceCMYK"), Object::Dictionary(tint)])
}

/// A stream, compressed.
pub fn compressed(dictionary: Dictionary, content: Vec<u8>) -> Stream {
    // Content that doesn't get smaller stays uncompressed.
    match packed(&content) {
        Some(packed) => {
            let mut stream = Stream::new(dictionary, packed);
            stream.dict.set("Filter", "FlateDecode");
            stream
        }
        None => Stream::new(dictionary, content),
    }
}

/// Content, packed, if that makes it smaller. What a save doesn't touch isn't packed again.
#[comemo::memoize]
fn packed(content: &[u8]) -> Option<Vec<u8>> {
    let mut stream = Stream::new(Dictionary::new(), content.to_vec());
    stream.compress().ok()?;
    stream.dict.has(b"Filter").then_some(stream.content)
}

/// A transformation: `[a b c d e f]` (8.3.3).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matrix(pub [f64; 6]);

impl Matrix {
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// From six operands.
    pub fn read(operands: &[f32]) -> Option<Self> {
        let values: [f32; 6] = operands.try_into().ok()?;
        Some(Self(values.map(f64::from)))
    }

    /// This one first, then `after`.
    pub fn then(self, after: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, after.0);
        Self([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    /// Where a point goes.
    pub fn apply(self, [x, y]: [f64; 2]) -> [f64; 2] {
        let [a, b, c, d, e, f] = self.0;
        [a * x + c * y + e, b * x + d * y + f]
    }

    /// How many times as long lines are after it, on average.
    pub fn scale(self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs().sqrt()
    }

    /// Lengths of the unit square's sides.
    pub fn sides(self) -> [f64; 2] {
        let [a, b, c, d, ..] = self.0;
        [a.hypot(b), c.hypot(d)]
    }
}

/// A rectangle: left, bottom, right, top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area(pub [f64; 4]);

impl Area {
    /// The smallest that holds all points; `None` if there are no points.
    pub fn around(points: impl IntoIterator<Item = [f64; 2]>) -> Option<Self> {
        points.into_iter().fold(None, |area: Option<Self>, [x, y]| {
            let Self([left, bottom, right, top]) = area.unwrap_or(Self([x, y, x, y]));
            Some(Self([left.min(x), bottom.min(y), right.max(x), top.max(y)]))
        })
    }

    /// Whether a point is inside, or on the edge.
    pub fn holds(&self, [x, y]: [f64; 2]) -> bool {
        let [left, bottom, right, top] = self.0;
        (left..=right).contains(&x) && (bottom..=top).contains(&y)
    }

    /// The middle.
    pub fn middle(&self) -> [f64; 2] {
        let [left, bottom, right, top] = self.0;
        [(left + right) / 2.0, (bottom + top) / 2.0]
    }
}

/// Pages, in order.
pub fn pages(document: &Document) -> Vec<ObjectId> {
    document.page_iter().collect()
}
