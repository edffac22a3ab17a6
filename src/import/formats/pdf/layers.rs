//! Layers that a file doesn't show when it is opened (ISO 32000-1, 8.11).

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// The tag that a form or picture in a hidden layer is drawn in.
pub const HIDDEN: &[u8] = b"UdgivHidden";
/// The most layers that are looked at.
const MOST_LAYERS: usize = 10_000;
/// How deeply conditions may be nested.
const DEEPEST: usize = 16;

/// The layers of a file.
#[derive(Debug, Default)]
pub struct Layers {
    off: BTreeSet<ObjectId>,
    /// Pictures in a hidden layer.
    pub pictures: BTreeSet<ObjectId>,
}

impl Layers {
    /// Reads which layers are hidden. Forms in them say so from now on in what they draw: how a form is drawn is not seen
    /// from outside.
    pub fn of(document: &mut Document) -> Self {
        let mut layers = Self { off: off(document).unwrap_or_default(), pictures: BTreeSet::new() };
        if layers.off.is_empty() {
            return layers;
        }
        let in_hidden = |(id, object): (&ObjectId, &Object)| {
            let stream = object.as_stream().ok()?;
            layers.hide(document, stream.dict.get(b"OC").ok()?).then_some(*id)
        };
        let hidden: Vec<ObjectId> = document.objects.iter().filter_map(in_hidden).collect();
        for id in hidden {
            let Some(Object::Stream(stream)) = document.objects.get_mut(&id) else { continue };
            if stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Form") {
                let content = [b"/", HIDDEN, b" BMC\n", &stream.content, b"\nEMC\n"].concat();
                stream.set_content(content);
            } else {
                layers.pictures.insert(id);
            }
        }
        layers
    }

    /// Whether a layer, or a combination of layers, isn't shown.
    pub fn hide(&self, document: &Document, layer: &Object) -> bool {
        if let Object::Reference(id) = layer
            && self.off.contains(id)
        {
            return true;
        }
        let Some(group) = dictionary(document, layer) else { return false };
        if group.get(b"Type").and_then(Object::as_name).ok() != Some(b"OCMD") {
            return false;
        }
        if let Some(condition) = group.get(b"VE").ok().and_then(|condition| array(document, condition)) {
            return self.holds(document, condition, 0) == Some(false);
        }
        let of: Vec<&Object> = match group.get(b"OCGs").ok() {
            Some(one @ Object::Reference(_)) => {
                array(document, one).map_or_else(|| vec![one], |all| all.iter().collect())
            }
            Some(Object::Array(all)) => all.iter().collect(),
            _ => Vec::new(),
        };
        let ids: Vec<ObjectId> =
            of.iter().take(MOST_LAYERS).filter_map(|one| one.as_reference().ok()).collect();
        let is_off = |id: &ObjectId| self.off.contains(id);
        if ids.is_empty() {
            return false;
        }
        let shown = match group.get(b"P").and_then(Object::as_name).unwrap_or(b"AnyOn") {
            b"AllOn" => !ids.iter().any(is_off),
            b"AnyOff" => ids.iter().any(is_off),
            b"AllOff" => ids.iter().all(is_off),
            _ => !ids.iter().all(is_off),
        };
        !shown
    }

    /// Whether a condition holds; none if it says nothing.
    fn holds(&self, document: &Document, condition: &[Object], depth: usize) -> Option<bool> {
        let (operator, operands) = condition.split_first()?;
        let mut values = operands.iter().take(MOST_LAYERS).filter_map(|one| match one {
            Object::Reference(id) if self.off.contains(id) => Some(false),
            _ if depth == DEEPEST => None,
            other => match array(document, other) {
                Some(inner) => self.holds(document, inner, depth + 1),
                None => Some(true),
            },
        });
        match operator.as_name().ok()? {
            b"And" => Some(values.all(|value| value)),
            b"Or" => Some(values.any(|value| value)),
            b"Not" => values.next().map(|value| !value),
            _ => None,
        }
    }
}

/// The layers that the file's own configuration hides (8.11.4.3).
fn off(document: &Document) -> Option<BTreeSet<ObjectId>> {
    let catalog = document.catalog().ok()?;
    let properties = dictionary(document, catalog.get(b"OCProperties").ok()?)?;
    let configuration = dictionary(document, properties.get(b"D").ok()?)?;
    let listed = |of: &Dictionary, key: &[u8]| -> Vec<ObjectId> {
        let all = of.get(key).ok().and_then(|all| array(document, all)).unwrap_or_default();
        all.iter().take(MOST_LAYERS).filter_map(|one| one.as_reference().ok()).collect()
    };
    let mut off = BTreeSet::new();
    if configuration.get(b"BaseState").and_then(Object::as_name).ok() == Some(b"OFF") {
        off.extend(listed(properties, b"OCGs"));
    }
    for id in listed(configuration, b"ON") {
        off.remove(&id);
    }
    off.extend(listed(configuration, b"OFF"));
    Some(off)
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    document.dereference(object).ok()?.1.as_dict().ok()
}

fn array<'a>(document: &'a Document, object: &'a Object) -> Option<&'a [Object]> {
    document.dereference(object).ok()?.1.as_array().ok().map(Vec::as_slice)
}
