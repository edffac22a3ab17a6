//! Opens a PDF within limits, and makes of it one that nothing can hide in.
//!
//! `lopdf` unpacks every stream up to a bound, and all together up to another, so a bomb is given up as soon as it is
//! over one of them. What the interpreter of pages gets is written anew from that: nothing packed, nothing
//! encrypted. It has no bounds of its own, so how much a page would draw is reckoned before it draws
//! (`content.rs`).

use std::collections::BTreeSet;

use lopdf::{DecompressError, Document, Error, LoadOptions, Object, ObjectId, dictionary};

use super::layers::Layers;
use crate::import::limits::MOST_TEXT;
use crate::import::read_error::ReadError;

/// The most bytes that one stream may unpack to: a picture of 25 million pixels in colour.
const MOST_STREAM: usize = 75 << 20;
/// The most bytes that all streams together may unpack to.
const MOST_UNPACKED: usize = 120 << 20;
/// The most objects in a file: a tagged book of a thousand pages has fewer.
const MOST_OBJECTS: usize = 500_000;
/// The most pages.
pub const MOST_PAGES: usize = 2000;

/// An open file.
#[derive(Debug)]
pub struct File {
    /// Its objects, with every stream unpacked but those of pictures.
    pub document: Document,
    /// Its pages in order.
    pub pages: Vec<ObjectId>,
    /// Which of its layers are shown.
    pub layers: Layers,
}

impl File {
    /// Opens a file.
    pub fn open(bytes: &[u8]) -> Result<Self, ReadError> {
        if bytes.is_empty() {
            return Err(ReadError::Empty);
        }
        // Some files have a few lines of something else first (ISO 32000-1, annex H, note 13).
        let start = bytes.windows(5).take(1024).position(|five| five == b"%PDF-");
        let Some(start) = start else { return Err(ReadError::NotThisFormat) };
        let options = LoadOptions { max_decompressed_size: Some(MOST_STREAM), ..LoadOptions::default() };
        let mut document = Document::load_mem_with_options(&bytes[start..], options).map_err(refused)?;
        if document.is_encrypted() {
            // A file that only says what readers may do with it opens with no password.
            document.decrypt("").map_err(|_| ReadError::Encrypted)?;
        }
        if document.objects.len() > MOST_OBJECTS {
            return Err(too_large());
        }
        unpack(&mut document)?;
        let mut met = BTreeSet::new();
        let pages: Vec<ObjectId> =
            document.page_iter().filter(|id| met.insert(*id)).take(MOST_PAGES + 1).collect();
        if pages.len() > MOST_PAGES {
            return Err(too_large());
        }
        if pages.is_empty() {
            return Err(ReadError::Damaged { detail: "no pages".to_owned() });
        }
        let layers = Layers::of(&mut document);
        flatten(&mut document, &pages);
        Ok(Self { document, pages, layers })
    }

    /// The file written anew: nothing packed, nothing encrypted, pages and objects of the same numbers.
    pub fn plain(&self) -> Result<Vec<u8>, ReadError> {
        let mut copy = self.document.clone();
        copy.trailer.remove(b"Encrypt");
        copy.trailer.remove(b"Prev");
        copy.trailer.remove(b"XRefStm");
        let mut bytes = Vec::new();
        copy.save_to(&mut bytes).map_err(|why| ReadError::Damaged { detail: why.to_string() })?;
        Ok(bytes)
    }

    /// What an object is, wherever it stands.
    pub fn follow<'a>(&'a self, object: &'a Object) -> Option<&'a Object> {
        self.document.dereference(object).ok().map(|(_, object)| object)
    }

    /// An entry of a dictionary, or of a stream's dictionary.
    pub fn entry<'a>(&'a self, object: &'a Object, key: &[u8]) -> Option<&'a Object> {
        let dictionary = match self.follow(object)? {
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => &stream.dict,
            _ => return None,
        };
        self.follow(dictionary.get(key).ok()?).filter(|object| !object.is_null())
    }

    /// An entry that is a name.
    pub fn name<'a>(&'a self, object: &'a Object, key: &[u8]) -> Option<&'a [u8]> {
        self.entry(object, key)?.as_name().ok()
    }

    /// An entry that is text (ISO 32000-1, 7.9.2.2).
    pub fn text(&self, object: &Object, key: &[u8]) -> Option<String> {
        lopdf::decode_text_string(self.entry(object, key)?).ok()
    }

    /// The document catalogue.
    pub fn catalog(&self) -> Option<&Object> {
        self.follow(self.document.trailer.get(b"Root").ok()?)
    }
}

/// Puts all pages into one list, each with what it had from above it (ISO 32000-1, 7.7.3.4). So whoever reads the
/// file next finds the same pages, also where the tree of pages holds itself.
fn flatten(document: &mut Document, pages: &[ObjectId]) {
    const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];
    let from_above = |page: ObjectId, key: &[u8]| -> Option<Object> {
        let mut node = document.get_dictionary(page).ok()?;
        for _ in 0..64 {
            if let Ok(found) = node.get(key) {
                return Some(found.clone());
            }
            node = document.dereference(node.get(b"Parent").ok()?).ok()?.1.as_dict().ok()?;
        }
        None
    };
    let own: Vec<Vec<Option<Object>>> =
        pages.iter().map(|page| INHERITED.iter().map(|key| from_above(*page, key)).collect()).collect();
    let list = document.new_object_id();
    for (page, own) in pages.iter().zip(own) {
        let Ok(dictionary) = document.get_object_mut(*page).and_then(Object::as_dict_mut) else { continue };
        for (key, value) in INHERITED.iter().zip(own) {
            value.into_iter().for_each(|value| dictionary.set(*key, value));
        }
        dictionary.set("Parent", list);
    }
    let count = i64::try_from(pages.len()).unwrap_or(i64::MAX);
    let kids: Vec<Object> = pages.iter().map(|page| Object::from(*page)).collect();
    document.objects.insert(list, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("Pages", list);
        // All layers are drawn: what is in a hidden one is marked, so that it can be told.
        catalog.remove(b"OCProperties");
    }
}

/// Unpacks every stream but those of pictures, whose bytes are a format of their own.
fn unpack(document: &mut Document) -> Result<(), ReadError> {
    let mut left = MOST_UNPACKED;
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        let filters =
            stream.filters().map(|names| names.iter().map(|name| name.to_vec()).collect::<Vec<_>>());
        let of_picture = |name: &Vec<u8>| {
            matches!(
                name.as_slice(),
                b"DCTDecode" | b"DCT" | b"JPXDecode" | b"JBIG2Decode" | b"CCITTFaxDecode" | b"CCF"
            )
        };
        let filters = filters.unwrap_or_default();
        if filters.iter().any(of_picture) {
            // Packed twice: nothing needs it, and only its outer layer could be bounded.
            if filters.len() > 1 {
                stream.set_plain_content(Vec::new());
            }
            continue;
        }
        match stream.get_plain_content_with_limit(left.min(MOST_STREAM)) {
            Ok(content) => {
                left -= content.len().min(left);
                stream.set_plain_content(content);
            }
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => return Err(too_large()),
            // One stream that can't be unpacked is no reason to refuse the rest: what it held is missed later.
            Err(_) => stream.set_plain_content(Vec::new()),
        }
    }
    Ok(())
}

fn refused(why: Error) -> ReadError {
    match why {
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => too_large(),
        Error::InvalidPassword | Error::Decryption(_) => ReadError::Encrypted,
        why => ReadError::Damaged { detail: why.to_string() },
    }
}

/// More than any document has.
pub fn too_large() -> ReadError {
    ReadError::TooLarge { limit_mb: MOST_TEXT >> 20 }
}
