//! The tag tree (ISO 32000-1, 14.7): what the document says of its own structure.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Object, ObjectId};

use crate::import::formats::pdf::file::{File, too_large};
use crate::import::read_error::ReadError;

/// The most elements in a tree.
const MOST_ELEMENTS: usize = 300_000;
/// How deeply elements may be nested.
const DEEPEST: usize = 120;

/// The number of an element in its tree.
pub type Id = usize;

/// What an element holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kid {
    /// Another element.
    Element(Id),
    /// Marked content, by page from 0 and number.
    Mark(usize, i64),
}

/// An element.
#[derive(Debug, Clone, Default)]
pub struct Element {
    /// Its standard type: `P`, `H1`.
    pub kind: String,
    /// Its type as the file has it.
    pub raw: String,
    /// What it holds, in order.
    pub kids: Vec<Kid>,
    /// Its alternative text.
    pub alt: Option<String>,
    /// Its language, where it says one.
    pub language: Option<String>,
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// Whether it is placed as a block.
    pub is_placed_block: bool,
    /// What it covers, on which page: left, bottom, right and top in the file's own measure.
    pub covers: Option<(usize, [f64; 4])>,
}

/// The tree.
#[derive(Debug, Default)]
pub struct Tree {
    /// Its elements; the first is around all.
    pub elements: Vec<Element>,
}

impl Tree {
    /// Reads the tree of a file; none if it has none.
    pub fn of(file: &File) -> Result<Option<Self>, ReadError> {
        let Some(root) = file.catalog().and_then(|catalog| file.entry(catalog, b"StructTreeRoot")) else {
            return Ok(None);
        };
        let pages = file.pages.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let mut reader = Reader { file, root, pages, tree: Self::default(), met: BTreeSet::new() };
        reader.tree.elements.push(Element { kind: "Document".into(), ..Element::default() });
        reader.kids(root, 0, None, 0)?;
        Ok(Some(reader.tree).filter(|tree| tree.elements.len() > 1))
    }

    /// Every piece of marked content in an element, in order.
    pub fn marks(&self, id: Id) -> Vec<(usize, i64)> {
        let mut marks = Vec::new();
        self.each(id, &mut |kid| {
            if let Kid::Mark(page, mcid) = kid {
                marks.push((page, mcid));
            }
        });
        marks
    }

    /// Every element in an element, in order, itself first.
    pub fn within(&self, id: Id) -> Vec<Id> {
        let mut ids = vec![id];
        self.each(id, &mut |kid| {
            if let Kid::Element(id) = kid {
                ids.push(id);
            }
        });
        ids
    }

    fn each(&self, id: Id, do_with: &mut dyn FnMut(Kid)) {
        for kid in &self.elements[id].kids {
            do_with(*kid);
            if let Kid::Element(inner) = kid {
                self.each(*inner, do_with);
            }
        }
    }
}

struct Reader<'f> {
    file: &'f File,
    root: &'f Object,
    pages: BTreeMap<ObjectId, usize>,
    tree: Tree,
    met: BTreeSet<ObjectId>,
}

impl<'f> Reader<'f> {
    /// Reads what an element holds into the element of this number.
    fn kids(
        &mut self,
        object: &'f Object,
        into: Id,
        page: Option<usize>,
        depth: usize,
    ) -> Result<(), ReadError> {
        let Some(kids) = self.file.entry(object, b"K") else { return Ok(()) };
        match kids {
            Object::Array(kids) => {
                for kid in kids {
                    self.kid(kid, into, page, depth)?;
                }
            }
            _ => {
                // The entry itself, which may be a reference.
                let own = self.file.follow(object).and_then(|object| object.as_dict().ok()?.get(b"K").ok());
                if let Some(own) = own {
                    self.kid(own, into, page, depth)?;
                }
            }
        }
        Ok(())
    }

    fn kid(&mut self, kid: &'f Object, into: Id, page: Option<usize>, depth: usize) -> Result<(), ReadError> {
        if let Object::Reference(id) = kid
            && !self.met.insert(*id)
        {
            return Ok(());
        }
        let Some(object) = self.file.follow(kid) else { return Ok(()) };
        if let Ok(mcid) = object.as_i64() {
            if let Some(page) = page {
                self.tree.elements[into].kids.push(Kid::Mark(page, mcid));
            }
            return Ok(());
        }
        let page = self.page(object).or(page);
        match self.file.name(object, b"Type") {
            Some(b"MCR") => {
                let mcid = self.file.entry(object, b"MCID").and_then(|mcid| mcid.as_i64().ok());
                if let (Some(page), Some(mcid)) = (page, mcid) {
                    self.tree.elements[into].kids.push(Kid::Mark(page, mcid));
                }
                return Ok(());
            }
            Some(b"OBJR") => return Ok(()),
            _ => {}
        }
        let Some(raw) = self.file.name(object, b"S") else { return Ok(()) };
        if depth == DEEPEST {
            return Err(ReadError::TooDeep);
        }
        if self.tree.elements.len() == MOST_ELEMENTS {
            return Err(too_large());
        }
        let raw = String::from_utf8_lossy(raw).into_owned();
        let element = Element {
            kind: self.standard(&raw),
            raw,
            alt: self.file.text(object, b"Alt"),
            language: self.file.text(object, b"Lang"),
            columns: self.number(object, b"ColSpan"),
            rows: self.number(object, b"RowSpan"),
            is_placed_block: self.attribute(object, b"Placement").and_then(|it| it.as_name().ok())
                == Some(b"Block"),
            covers: page.zip(self.corners(object)),
            kids: Vec::new(),
        };
        let id = self.tree.elements.len();
        self.tree.elements.push(element);
        self.tree.elements[into].kids.push(Kid::Element(id));
        self.kids(object, id, page, depth + 1)
    }

    fn page(&self, object: &Object) -> Option<usize> {
        let id = object.as_dict().ok()?.get(b"Pg").ok()?.as_reference().ok()?;
        self.pages.get(&id).copied()
    }

    /// The standard type that a type stands for (14.7.3).
    fn standard(&self, raw: &str) -> String {
        let map = self.file.entry(self.root, b"RoleMap");
        let mut kind = raw.to_owned();
        for _ in 0..8 {
            let next = map.and_then(|map| self.file.name(map, kind.as_bytes()));
            match next.map(|name| String::from_utf8_lossy(name).into_owned()) {
                Some(next) if next != kind => kind = next,
                _ => break,
            }
        }
        kind
    }

    /// An attribute of an element (14.7.5), of whatever owner.
    fn attribute(&self, object: &'f Object, key: &[u8]) -> Option<&'f Object> {
        let attributes = self.file.entry(object, b"A")?;
        match attributes {
            Object::Array(all) => all.iter().take(16).find_map(|one| self.file.entry(one, key)),
            one => self.file.entry(one, key),
        }
    }

    fn corners(&self, object: &'f Object) -> Option<[f64; 4]> {
        let corners = self.attribute(object, b"BBox")?.as_array().ok()?;
        let corners: Vec<f64> =
            corners.iter().filter_map(|one| self.file.follow(one)?.as_float().ok().map(f64::from)).collect();
        corners.try_into().ok()
    }

    fn number(&self, object: &'f Object, key: &[u8]) -> usize {
        let number = self.attribute(object, key).and_then(|number| number.as_i64().ok());
        number.and_then(|number| usize::try_from(number).ok()).unwrap_or(1)
    }
}
