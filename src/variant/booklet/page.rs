//! Single pages: their boxes, and their content as a form that can be placed on a sheet.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::placement::{Area, Leaf};
use crate::variant::press::MM;

/// A page's boxes.
pub fn leaf(document: &Document, page: ObjectId) -> lopdf::Result<Leaf> {
    let read = |key: &[u8]| -> lopdf::Result<Option<Area>> {
        inherited(document, page, key)?.map(|value| area(document, value)).transpose()
    };
    let media = read(b"MediaBox")?.ok_or(lopdf::Error::DictKey("MediaBox".into()))?;
    let crop = read(b"CropBox")?.unwrap_or(media);
    let trim = read(b"TrimBox")?.unwrap_or(crop);
    let bleed = read(b"BleedBox")?.unwrap_or(trim);
    Ok(Leaf { trim, bleed })
}

/// An attribute of a page, its own or inherited from the page tree.
fn inherited<'a>(document: &'a Document, page: ObjectId, key: &[u8]) -> lopdf::Result<Option<&'a Object>> {
    let mut node = document.get_dictionary(page)?;
    loop {
        match (node.get(key), node.get(b"Parent")) {
            (Ok(value), _) => return Ok(Some(value)),
            (Err(_), Ok(parent)) => node = document.get_dictionary(parent.as_reference()?)?,
            (Err(_), Err(_)) => return Ok(None),
        }
    }
}

/// A rectangle in points as an area in mm.
fn area(document: &Document, value: &Object) -> lopdf::Result<Area> {
    let (_, value) = document.dereference(value)?;
    let sides: Vec<f64> = value
        .as_array()?
        .iter()
        .map(|side| Ok(f64::from(side.as_float()?) / MM))
        .collect::<lopdf::Result<_>>()?;
    let [left, bottom, right, top] = sides[..] else {
        return Err(lopdf::Error::DictKey("four sides".into()));
    };
    Ok(Area { left, bottom, right, top })
}

/// A page as a form XObject (ISO 32000-1, 8.10) that shows a part of it.
pub fn form(document: &Document, page: ObjectId, shows: Area) -> lopdf::Result<Stream> {
    let contents = document.get_page_contents(page);
    let mut form = match contents[..] {
        // Copied as it is, compressed: there is no need to read it.
        [one] => document.get_object(one)?.as_stream()?.clone(),
        _ => {
            let mut stream = Stream::new(Dictionary::new(), document.get_page_content(page));
            stream.compress()?;
            stream
        }
    };
    form.dict.set("Type", "XObject");
    form.dict.set("Subtype", "Form");
    form.dict.set("BBox", rectangle(shows));
    for key in ["Resources", "Group"] {
        if let Some(value) = inherited(document, page, key.as_bytes())? {
            form.dict.set(key, value.clone());
        }
    }
    Ok(form)
}

/// An area in mm as a rectangle in points, to a thousandth.
pub fn rectangle(area: Area) -> Object {
    let side = |mm: f64| Object::Real(((mm * MM * 1000.0).round() / 1000.0) as f32);
    Object::Array([area.left, area.bottom, area.right, area.top].into_iter().map(side).collect())
}
