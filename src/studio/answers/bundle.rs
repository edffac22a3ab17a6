//! All files of a publication as one.

use std::io::{Cursor, Write};

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Here, is_policy, missing, work};
use crate::build::{Manifest, State as FileState};
use crate::files;
use crate::source;
use crate::studio::state::Studio;

/// All published files, with those that go with them. The same files give the same bytes.
pub async fn all(State(studio): Here, Path(slug): Path<String>) -> Response {
    let locale = studio.locale;
    if !is_policy(&studio, &slug) {
        return missing(locale);
    }
    let name = format!("{slug}.zip");
    match work(move || bundled(&studio, &slug)).await {
        Some(bytes) => {
            let headers = [
                (CONTENT_TYPE, "application/zip".to_owned()),
                (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
                (CACHE_CONTROL, "no-store".to_owned()),
            ];
            (headers, bytes).into_response()
        }
        None => missing(locale),
    }
}

fn bundled(studio: &Studio, slug: &str) -> Option<Vec<u8>> {
    let mut artefacts = Manifest::read(studio.out()).artefacts;
    artefacts.retain(|record| record.slug == slug && record.state != FileState::Unwanted);
    let mut paths: Vec<String> =
        artefacts.iter().flat_map(|record| record.files().map(|(path, _)| path.to_owned())).collect();
    paths.sort();
    paths.dedup();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // PDFs and e-books are packed already.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    let folder = format!("{slug}/");
    let mut count = 0;
    for path in &paths {
        let Some(file) = source::inside(studio.out(), path) else { continue };
        let bytes = files::read(&file).ok()?;
        // As they lie beside each other: a web page finds its own files by it.
        zip.start_file(path.strip_prefix(&folder).unwrap_or(path), options).ok()?;
        zip.write_all(&bytes).ok()?;
        count += 1;
    }
    let bytes = zip.finish().ok()?.into_inner();
    (count > 0).then_some(bytes)
}
