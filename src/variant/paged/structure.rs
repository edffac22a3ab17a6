//! The structure tree of a PDF, as far as changing it needs (ISO 32000-1, 14.7).

use lopdf::{Dictionary, Document, Object, ObjectId};

/// The structure of a document.
pub struct Structure {
    /// The document.
    pub document: Document,
}

impl Structure {
    /// Reads a file of our own.
    pub fn read(pdf: &[u8]) -> lopdf::Result<Self> {
        Ok(Self { document: Document::load_mem(pdf)? })
    }

    /// The root of the tree.
    pub fn root(&self) -> lopdf::Result<ObjectId> {
        self.document.catalog()?.get(b"StructTreeRoot")?.as_reference()
    }

    /// All elements, each before those in it: the order in which they are read.
    pub fn elements(&self) -> lopdf::Result<Vec<ObjectId>> {
        let (mut all, mut waiting) = (Vec::new(), self.children(self.root()?));
        waiting.reverse();
        while let Some(one) = waiting.pop() {
            all.push(one);
            waiting.extend(self.children(one).into_iter().rev());
        }
        Ok(all)
    }

    /// The elements directly in one.
    pub fn children(&self, of: ObjectId) -> Vec<ObjectId> {
        let kids = self.kids(of);
        let references = kids.iter().filter_map(|kid| kid.as_reference().ok());
        references.filter(|kid| self.kind(*kid).is_some()).collect()
    }

    /// What an element holds: elements, marked content, annotations.
    pub fn kids(&self, of: ObjectId) -> Vec<Object> {
        match self.get(of, b"K") {
            Some(Object::Array(kids)) => kids.clone(),
            Some(kid) if !matches!(kid, Object::Null) => {
                vec![self.reference(of).unwrap_or_else(|| kid.clone())]
            }
            _ => Vec::new(),
        }
    }

    /// The single kid of an element, where it is one of its own.
    fn reference(&self, of: ObjectId) -> Option<Object> {
        let kid = self.dictionary(of)?.get(b"K").ok()?;
        kid.as_reference().ok().map(Object::Reference)
    }

    /// Puts `kids` in an element, and tells those that are elements.
    pub fn hold(&mut self, id: ObjectId, kids: Vec<Object>) {
        for kid in kids.iter().filter_map(|kid| kid.as_reference().ok()) {
            if self.kind(kid).is_some() {
                self.set(kid, "P", Object::Reference(id));
            }
        }
        self.set(id, "K", Object::Array(kids));
    }

    /// A new element in `parent`, which is told by whoever puts it there.
    pub fn element(&mut self, kind: &str, parent: ObjectId) -> ObjectId {
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", Object::Name(b"StructElem".to_vec()));
        dictionary.set("S", Object::Name(kind.into()));
        dictionary.set("P", Object::Reference(parent));
        self.document.add_object(dictionary)
    }

    /// The type of an element.
    pub fn kind(&self, id: ObjectId) -> Option<&[u8]> {
        self.get(id, b"S")?.as_name().ok()
    }

    /// Whether an element is of this type.
    pub fn is(&self, id: ObjectId, kind: &str) -> bool {
        self.kind(id) == Some(kind.as_bytes())
    }

    /// What an element stands in.
    pub fn parent(&self, id: ObjectId) -> Option<ObjectId> {
        self.dictionary(id)?.get(b"P").ok()?.as_reference().ok()
    }

    /// Whether an element stands in one of this type, however deep.
    pub fn is_within(&self, id: ObjectId, kind: &str) -> bool {
        std::iter::successors(self.parent(id), |one| self.parent(*one)).any(|one| self.is(one, kind))
    }

    /// The annotations that an element holds.
    pub fn annotations(&self, of: ObjectId) -> Vec<ObjectId> {
        let kids = self.kids(of);
        let objects = kids.iter().filter_map(|kid| {
            let (_, kid) = self.document.dereference(kid).ok()?;
            kid.as_dict().ok()?.get(b"Obj").ok()?.as_reference().ok()
        });
        objects.collect()
    }

    /// An entry of a dictionary, through references.
    pub fn get(&self, id: ObjectId, key: &[u8]) -> Option<&Object> {
        let object = self.dictionary(id)?.get(key).ok()?;
        self.document.dereference(object).ok().map(|(_, object)| object)
    }

    /// Sets an entry of a dictionary.
    pub fn set(&mut self, id: ObjectId, key: &str, value: impl Into<Object>) {
        if let Ok(dictionary) = self.document.get_dictionary_mut(id) {
            dictionary.set(key, value);
        }
    }

    fn dictionary(&self, id: ObjectId) -> Option<&Dictionary> {
        self.document.get_dictionary(id).ok()
    }
}
