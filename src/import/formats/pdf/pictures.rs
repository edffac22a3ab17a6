//! Pictures on pages: as they are in the file where that is a format of pictures, else drawn anew.

use std::collections::BTreeSet;

use kurbo::Rect;
use lopdf::{Object, Stream};

use super::file::File;
use super::glyphs::{Drawn, Shown};
use super::png_file::encoded;
use super::render;
use crate::import::document::{Document, LeftOut, Origin, Reason, on_page};
use crate::import::formats::rich::pictures;

/// The most pixels of a picture that is written anew.
const MOST_PIXELS: usize = 25_000_000;
/// The most figures that are drawn anew; a book of law has none, an atlas has a few hundred.
const MOST_DRAWN: usize = 300;
/// The most bytes that may be copied for them, all together.
const MOST_COPIED: usize = 4 << 30;

/// What makes pictures of a file's figures.
pub struct Figures<'f> {
    file: &'f File,
    pages: &'f [Drawn],
    drawn: usize,
    /// How many bytes the file's streams have.
    size: usize,
}

impl<'f> Figures<'f> {
    /// For this file.
    pub fn of(file: &'f File, pages: &'f [Drawn]) -> Self {
        let streams = file.document.objects.values().filter_map(|object| object.as_stream().ok());
        let size = streams.map(|stream| stream.content.len()).sum();
        Self { file, pages, drawn: 0, size }
    }

    /// The picture of a figure that is tagged: its number in the document, or none, and that is reported.
    pub fn of_marks(
        &mut self,
        marks: &[(usize, i64)],
        origin: Origin,
        alt: Option<&str>,
        document: &mut Document,
    ) -> Option<usize> {
        let (page, _) = *marks.first()?;
        let mcids: BTreeSet<i64> = marks.iter().filter(|mark| mark.0 == page).map(|mark| mark.1).collect();
        let within = |mcid: Option<i64>| mcid.is_some_and(|mcid| mcids.contains(&mcid));
        let drawn = self.pages.get(page)?;
        let pictures: Vec<&Shown> = drawn.pictures.iter().filter(|one| within(one.mcid)).collect();
        let shapes = drawn.shapes.iter().filter(|(_, mcid)| within(*mcid)).map(|(area, _)| *area);
        let letters = drawn.glyphs.iter().any(|glyph| within(glyph.mcid) && !glyph.is_space());
        // A frame around a picture is no drawing.
        let mut forms = Vec::new();
        if let [one] = pictures.as_slice()
            && !letters
            && shapes.clone().count() <= 1
        {
            forms.extend(self.as_it_is(one));
        }
        if forms.is_empty() && self.may_draw() {
            let areas = pictures.iter().map(|one| one.on).chain(shapes);
            let around = areas.reduce(|all, area| all.union(area));
            forms.extend(around.and_then(|area| render::figure(self.file, page, area, drawn, Some(&mcids))));
        }
        self.take(forms, origin, alt, document)
    }

    /// The picture of a figure that says only which part of a page it covers.
    pub fn of_area(
        &mut self,
        (page, corners): (usize, [f64; 4]),
        origin: Origin,
        alt: Option<&str>,
        document: &mut Document,
    ) -> Option<usize> {
        let drawn = self.pages.get(page)?;
        let area = Rect::new(corners[0], corners[1], corners[2], corners[3]);
        let area = drawn.start.transform_rect_bbox(area);
        let inside = |one: &&Shown| area.inflate(2.0, 2.0).contains(one.on.center());
        let pictures: Vec<&Shown> = drawn.pictures.iter().filter(inside).collect();
        let mut forms = Vec::new();
        if let [one] = pictures.as_slice()
            && one.on.area() > 0.8 * area.area()
        {
            forms.extend(self.as_it_is(one));
        }
        if forms.is_empty() && self.may_draw() {
            forms.extend(render::figure(self.file, page, area, drawn, None));
        }
        self.take(forms, origin, alt, document)
    }

    /// Whether one more may be drawn anew: each takes a copy of the file.
    fn may_draw(&mut self) -> bool {
        self.drawn += 1;
        self.drawn <= MOST_DRAWN && self.drawn.saturating_mul(self.size) <= MOST_COPIED
    }

    /// The picture of what is shown on a page that has no tags.
    pub fn of_shown(&mut self, page: usize, shown: &Shown, document: &mut Document) -> Option<usize> {
        let drawn = self.pages.get(page)?;
        let mut forms: Vec<Vec<u8>> = self.as_it_is(shown).into_iter().collect();
        if forms.is_empty() && self.may_draw() {
            forms.extend(render::figure(self.file, page, shown.on, drawn, None));
        }
        self.take(forms, on_page(page + 1, shown.after), None, document)
    }

    fn take(
        &self,
        forms: Vec<Vec<u8>>,
        origin: Origin,
        alt: Option<&str>,
        document: &mut Document,
    ) -> Option<usize> {
        if forms.is_empty() {
            let text = alt.unwrap_or("en figur").to_owned();
            document.left_out.push(LeftOut { origin, text, why: Reason::Picture });
            return None;
        }
        let shown = pictures::Shown { name: alt.unwrap_or("en figur"), ..pictures::Shown::default() };
        pictures::take(document, origin, &shown, forms).map(|(picture, _)| picture)
    }

    /// The bytes of a picture: JPEG as it is in the file, plain pixels as PNG.
    fn as_it_is(&self, shown: &Shown) -> Option<Vec<u8>> {
        let Object::Stream(stream) = self.file.document.get_object(shown.object?).ok()? else { return None };
        let object = Object::Stream(stream.clone());
        let has = |key: &[u8]| self.file.entry(&object, key).is_some();
        if stream.filters().ok().as_deref() == Some(&[b"DCTDecode"]) {
            // What is laid over it, or turned round, is not in its bytes.
            return (!has(b"SMask") && !has(b"Mask") && !has(b"Decode")).then(|| stream.content.clone());
        }
        if has(b"Mask") || has(b"Decode") || stream.dict.has(b"Filter") {
            return None;
        }
        self.png(stream, &object)
    }

    fn png(&self, stream: &Stream, object: &Object) -> Option<Vec<u8>> {
        let (width, height) = self.size(object)?;
        let channels = match self.file.entry(object, b"ColorSpace")? {
            Object::Name(name) => match name.as_slice() {
                b"DeviceGray" => 1,
                b"DeviceRGB" => 3,
                _ => return None,
            },
            Object::Array(parts) => match self.file.follow(parts.first()?)?.as_name().ok()? {
                b"ICCBased" => self.file.entry(parts.get(1)?, b"N")?.as_i64().ok()?,
                b"CalRGB" => 3,
                b"CalGray" => 1,
                _ => return None,
            },
            _ => return None,
        };
        let eight = |object: &Object| {
            self.file.entry(object, b"BitsPerComponent").and_then(|bits| bits.as_i64().ok()) == Some(8)
        };
        let channels = usize::try_from(channels).ok().filter(|channels| matches!(channels, 1 | 3))?;
        let pixels = stream.content.get(..width.checked_mul(height)?.checked_mul(channels)?)?;
        if !eight(object) {
            return None;
        }
        let mask = match self.file.entry(object, b"SMask") {
            None => None,
            Some(mask) => {
                let Object::Stream(inside) = mask else { return None };
                let same = self.size(mask)? == (width, height) && eight(mask) && !inside.dict.has(b"Filter");
                Some(inside.content.get(..width * height).filter(|_| same)?)
            }
        };
        let mut all = Vec::with_capacity(width * height * (channels + 1));
        for (at, pixel) in pixels.chunks_exact(channels).enumerate() {
            all.extend_from_slice(pixel);
            all.extend(mask.map(|mask| mask[at]));
        }
        let color = match (channels, mask.is_some()) {
            (1, false) => png::ColorType::Grayscale,
            (1, true) => png::ColorType::GrayscaleAlpha,
            (_, false) => png::ColorType::Rgb,
            (_, true) => png::ColorType::Rgba,
        };
        encoded(width, height, color, &all)
    }

    fn size(&self, object: &Object) -> Option<(usize, usize)> {
        let number = |key: &[u8]| usize::try_from(self.file.entry(object, key)?.as_i64().ok()?).ok();
        let (width, height) = (number(b"Width")?, number(b"Height")?);
        (width.checked_mul(height)? <= MOST_PIXELS).then_some((width, height))
    }
}
