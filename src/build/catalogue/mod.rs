//! What leads people to the files in the output folder: a page, and where the publisher says where it publishes, a feed and a map of the site.
//! All is made of the manifest alone.

mod feed;
mod listed;
mod page;
mod style;

use std::path::Path;

use self::listed::listed;
use super::manifest::Manifest;
use crate::files::{self, Unwritable, write_if_new};
use crate::language;
use crate::policy::Language;

/// Writes it all.
pub fn write(out: &Path, manifest: &Manifest) -> Result<(), Unwritable> {
    let language = manifest
        .artefacts
        .first()
        .map(|record| &record.language)
        .or(manifest.reports.first().map(|report| &report.language))
        .and_then(|language| Language::parse(language))
        .unwrap_or_else(Language::danish);
    let listed = listed(manifest);
    let language = language::of(&language);
    write_if_new(&out.join(style::FILE), style::write(&listed).as_bytes())?;
    write_if_new(&out.join("index.html"), &page::write(&listed, language))?;
    let entries = feed::entries(&listed);
    if !entries.is_empty() {
        write_if_new(&out.join("feed.xml"), &feed::atom(&entries, language))?;
        write_if_new(&out.join("sitemap.xml"), &feed::sitemap(&entries))?;
    } else if files::read(&out.join("feed.xml")).is_ok_and(|bytes| feed::is_ours(&bytes)) {
        // Where nothing can be told any more, what was told goes: whoever subscribes would wait for ever.
        for name in ["feed.xml", "sitemap.xml"] {
            // It may be gone already; a file that stays is told by the next run as well.
            let _ = std::fs::remove_file(out.join(name));
        }
    }
    Ok(())
}
