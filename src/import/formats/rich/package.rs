//! Opens Word and OpenDocument files, which are ZIP packages of XML parts, within limits.
//!
//! Only parts requested by name are unpacked, and nothing is written: a path in a package is only ever a key. Each
//! part has a size limit and all parts together another, so a bomb is abandoned as soon as it exceeds them. XML is
//! read without a document type, hence without entities of its own.

use std::io::{Cursor, Read};

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use roxmltree::{Document as XmlDocument, ParsingOptions};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::limits::MOST_TEXT;
use crate::import::read_error::ReadError;

/// The largest picture in a package, in bytes: what `picture.rs` accepts.
const MOST_PICTURE: usize = 25 << 20;
/// How much may be unpacked from one package, in bytes.
const MOST_UNPACKED: usize = 150 << 20;
/// The most files in a package: a long document with a thousand pictures has fewer.
const MOST_PARTS: usize = 4000;
/// The most nodes in an XML part.
const MOST_NODES: u32 = 1_000_000;
/// How deeply elements may be nested. A list in a cell of a table in a text box needs 60.
const DEEPEST_XML: usize = 200;
/// The most attributes on an element.
const MOST_ATTRIBUTES: usize = 500;
/// The most namespace prefixes in scope at one place; Word declares 35.
const MOST_PREFIXES: usize = 256;
/// The most namespace declarations in a part: LibreOffice repeats three for each picture.
const MOST_DECLARATIONS: usize = 20_000;

/// How an OLE file begins: Word before 2007, and every Office file with a password [MS-CFB 2.2].
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// An open package.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: usize,
}

impl<'a> Package<'a> {
    /// Opens a package.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        if bytes.is_empty() {
            return Err(ReadError::Empty);
        }
        if bytes.starts_with(OLE) {
            return Err(ole(bytes));
        }
        if !bytes.starts_with(b"PK") {
            return Err(ReadError::NotThisFormat);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > MOST_PARTS {
            return Err(too_large(bytes.len().max(MOST_UNPACKED)));
        }
        Ok(Self { archive, unpacked: 0 })
    }

    /// An XML part, or none if the package has no such part.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let text = self.text_as_is(name)?;
        text.iter().try_for_each(|text| within_bounds(name, text))?;
        Ok(text)
    }

    /// A text part that is not XML, or none if the package has no such part.
    pub fn text_as_is(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(bytes) = self.part(name, MOST_TEXT)? else { return Ok(None) };
        let text = String::from_utf8(bytes)
            .map_err(|why| ReadError::Damaged { detail: format!("{name}: {}", why.utf8_error()) })?;
        Ok(Some(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        }))
    }

    /// A picture's bytes, or none if the package has no such part or the picture is too large to show.
    pub fn picture(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        match self.part(name, MOST_PICTURE) {
            Err(ReadError::TooLarge { .. }) if self.unpacked < MOST_UNPACKED => Ok(None),
            // One picture that can't be unpacked is no reason to refuse the text.
            Err(ReadError::Damaged { .. }) => Ok(None),
            other => other,
        }
    }

    fn part(&mut self, name: &str, limit: usize) -> Result<Option<Vec<u8>>, ReadError> {
        let entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(why) => return Err(damaged(why)),
        };
        let limit = limit.min(MOST_UNPACKED - self.unpacked);
        // The size that the entry states isn't trusted: the bytes are counted.
        let mut bytes = Vec::new();
        let read = entry.take(limit as u64 + 1).read_to_end(&mut bytes);
        self.unpacked += bytes.len().min(limit);
        if bytes.len() > limit {
            return Err(too_large(limit));
        }
        read.map_err(|why| ReadError::Damaged { detail: format!("{name}: {why}") })?;
        Ok(Some(bytes))
    }
}

/// Parses a part that [`Package::text`] gave.
pub fn parse<'t>(name: &str, text: &'t str) -> Result<XmlDocument<'t>, ReadError> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..Default::default() };
    XmlDocument::parse_with_options(text, options).map_err(|why| match why {
        roxmltree::Error::NodesLimitReached => too_large(MOST_TEXT),
        why => ReadError::Damaged { detail: format!("{name}: {why}") },
    })
}

/// The letters that a reference in a part stands for: `&amp;`, `&#230;`. A name that means nothing, as `&foo;`, may stand
/// for any words, so no reader may pass over it. The reference ends at this byte of the part's text.
pub fn referred(part: &str, text: &str, end: u64, reference: &BytesRef<'_>) -> Result<String, ReadError> {
    let damaged = |why: String| {
        let begin = usize::try_from(end).unwrap_or(0).saturating_sub(reference.as_ref().len() + 2);
        let begin = text.floor_char_boundary(begin);
        let above = text[..begin].rfind('\n').map_or(0, |at| at + 1);
        let line = text[..above].matches('\n').count() + 1;
        let column = text[above..begin].chars().count() + 1;
        ReadError::Damaged { detail: format!("{part}, {line}:{column}: {why}") }
    };
    if let Some(c) = reference.resolve_char_ref().map_err(|why| damaged(why.to_string()))? {
        return Ok(c.to_string());
    }
    let meant = resolve_predefined_entity(reference).map(str::to_owned);
    meant.ok_or_else(|| damaged(format!("&{};", reference.as_ref())))
}

/// Scans a part without building a tree: how deep it is, and how many attributes and namespaces it has, since these
/// cost more than their bytes once there is a tree. References that stand for nothing are found here, for both ways alike.
fn within_bounds(name: &str, text: &str) -> Result<(), ReadError> {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut open: Vec<usize> = Vec::new();
    let (mut prefixes, mut declarations) = (0, 0);
    loop {
        let event =
            reader.read_event().map_err(|why| ReadError::Damaged { detail: format!("{name}: {why}") })?;
        match event {
            Event::Start(start) => {
                let declared = declared(&start)?;
                open.push(declared);
                prefixes += declared;
                declarations += declared;
                if open.len() > DEEPEST_XML || prefixes > MOST_PREFIXES {
                    return Err(ReadError::TooDeep);
                }
            }
            Event::Empty(empty) => {
                let declared = declared(&empty)?;
                declarations += declared;
                if prefixes + declared > MOST_PREFIXES {
                    return Err(ReadError::TooDeep);
                }
            }
            Event::End(_) => prefixes -= open.pop().unwrap_or(0),
            Event::GeneralRef(reference) => {
                referred(name, text, reader.buffer_position(), &reference)?;
            }
            Event::Eof => break,
            _ => {}
        }
        if declarations > MOST_DECLARATIONS {
            return Err(too_large(MOST_TEXT));
        }
    }
    Ok(())
}

/// How many namespaces an element declares. It may not have more attributes than any real one: a parser compares each
/// with every other.
fn declared(element: &BytesStart<'_>) -> Result<usize, ReadError> {
    let (mut attributes, mut declared) = (0, 0);
    for attribute in element.attributes().with_checks(false).flatten() {
        attributes += 1;
        declared += usize::from(attribute.key.as_ref().starts_with("xmlns"));
    }
    if attributes > MOST_ATTRIBUTES { Err(too_large(MOST_TEXT)) } else { Ok(declared) }
}

fn too_large(limit: usize) -> ReadError {
    ReadError::TooLarge { limit_mb: limit >> 20 }
}

fn damaged(why: ZipError) -> ReadError {
    match why {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ReadError::Encrypted
        }
        why => ReadError::Damaged { detail: why.to_string() },
    }
}

/// The contents of an OLE file, judged by the names of its streams, which are UTF-16 [MS-CFB 2.6.1].
fn ole(bytes: &[u8]) -> ReadError {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        ReadError::Encrypted
    } else if holds("WordDocument") {
        ReadError::OldWord
    } else {
        ReadError::NotThisFormat
    }
}
