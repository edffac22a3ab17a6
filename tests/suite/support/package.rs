//! ZIP packages: opens books, and makes Word and OpenDocument files.

use std::io::{Read, Write};

/// An opened EPUB.
pub struct Epub {
    files: Vec<(String, Vec<u8>)>,
}

impl Epub {
    pub fn open(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
        let mut files = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).expect("a file");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("its bytes");
            files.push((file.name().to_owned(), bytes));
        }
        Self { files }
    }

    pub fn names(&self) -> Vec<&str> {
        self.files.iter().map(|(name, _)| name.as_str()).collect()
    }

    pub fn bytes(&self, name: &str) -> &[u8] {
        let (_, bytes) = self.files.iter().find(|(one, _)| one == name).unwrap_or_else(|| panic!("{name}"));
        bytes
    }

    pub fn text(&self, name: &str) -> &str {
        std::str::from_utf8(self.bytes(name)).expect("text")
    }

    /// Paths and documents in spine order.
    pub fn spine(&self) -> Vec<(String, &str)> {
        let package = roxmltree::Document::parse(self.text("OEBPS/content.opf")).expect("XML");
        let element =
            |name: &'static str| package.descendants().filter(move |node| node.has_tag_name((OPF, name)));
        element("itemref")
            .map(|item| {
                let id = item.attribute("idref").expect("idref");
                let entry = element("item").find(|one| one.attribute("id") == Some(id)).expect("an item");
                let path = format!("OEBPS/{}", entry.attribute("href").expect("href"));
                let text = self.text(&path);
                (path, text)
            })
            .collect()
    }
}

pub const OPF: &str = "http://www.idpf.org/2007/opf";
pub const XHTML: &str = "http://www.w3.org/1999/xhtml";
pub const OPS: &str = "http://www.idpf.org/2007/ops";

/// Parses XHTML with its document type declaration.
pub fn xhtml(text: &str) -> roxmltree::Document<'_> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    roxmltree::Document::parse_with_options(text, options).expect("well-formed XHTML")
}

/// A ZIP package of these parts, in the form that makers of Word and OpenDocument files use.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // OpenDocument 1.3 part 2, 3.3: the media type stands uncompressed.
        let method = match *name {
            "mimetype" => zip::CompressionMethod::Stored,
            _ => zip::CompressionMethod::Deflated,
        };
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        zip.start_file(*name, options).expect("a part");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("a package").into_inner()
}
