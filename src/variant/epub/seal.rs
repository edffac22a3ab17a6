//! The last pass over the container: our package document and navigation in, the builder's out, and a ZIP
//! that is the same every time.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::page::NAV;

/// Folder of the publication's own files.
const FOLDER: &str = "OEBPS";

/// What the builder adds that we write ourselves, or that EPUB 3 readers have no use for.
const DROPPED: &[&str] = &[
    "mimetype",
    "META-INF/com.apple.ibooks.display-options.xml",
    "OEBPS/content.opf",
    "OEBPS/toc.ncx",
    "OEBPS/nav.xhtml",
    "OEBPS/stylesheet.css",
];

/// Writes the container anew.
///
/// # Panics
///
/// If `container` is not a ZIP: it was written in memory a moment ago.
pub fn seal(container: &[u8], package: &[u8], nav: &[u8]) -> Vec<u8> {
    let result = (|| -> zip::result::ZipResult<Vec<u8>> {
        let mut from = ZipArchive::new(Cursor::new(container))?;
        let mut to = ZipWriter::new(Cursor::new(Vec::new()));
        // No clock, no file system: 1980-01-01, the earliest date a ZIP can say.
        let options =
            SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
        // OCF 3.3, 4.2.3: the first file, stored, so that its bytes stand where readers look for them.
        to.start_file("mimetype", options.compression_method(CompressionMethod::Stored))?;
        to.write_all(b"application/epub+zip")?;
        let deflated = options.compression_method(CompressionMethod::Deflated);
        let mut add = |name: &str, bytes: &[u8]| -> zip::result::ZipResult<()> {
            to.start_file(name, deflated)?;
            to.write_all(bytes)?;
            Ok(())
        };
        for index in 0..from.len() {
            let mut file = from.by_index(index)?;
            let name = file.name().to_owned();
            if DROPPED.contains(&name.as_str()) {
                continue;
            }
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            add(&name, &bytes)?;
            if name == "META-INF/container.xml" {
                add(&format!("{FOLDER}/content.opf"), package)?;
                add(&format!("{FOLDER}/{NAV}"), nav)?;
            }
        }
        Ok(to.finish()?.into_inner())
    })();
    result.unwrap_or_else(|why| unreachable!("the container was written here: {why}"))
}
