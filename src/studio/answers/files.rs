//! Files: the studio's own, a policy's pictures, what is published.

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::{Here, is_policy, missing, work};
use crate::build::Manifest;
use crate::files;
use crate::source::{self, MOST_PICTURE_BYTES};
use crate::studio::{importing, views};

/// A file that comes from outside shows itself and does nothing: no script, nothing fetched.
pub const INERT: &str =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; sandbox";

macro_rules! assets {
    ($($name:literal: $kind:literal,)+) => {
        &[
            ("studio.js", "text/javascript; charset=utf-8", SCRIPT.as_bytes()),
            $(($name, $kind, include_bytes!(concat!("../assets/", $name)).as_slice()),)+
        ]
    };
}

macro_rules! script {
    ($($part:literal)+) => {
        concat!(
            "// The studio in the browser: sends what is written, shows what is found, and the pages.\n",
            "(() => {\n\"use strict\";\n",
            $(include_str!(concat!("../assets/studio/", $part, ".js")),)+
            "})();\n",
        )
    };
}

/// The studio's own script, whose parts know each other. It is one, since a page loads it before it shows its fields: somebody may write in
/// them at once. Without it, forms and links still work.
static SCRIPT: &str = script! {
    "page" "fields" "storing" "unsaved" "structure" "going" "pages" "text" "publishing" "colours" "start"
};

/// What the pages load: names, kinds and bytes.
static ASSETS: &[(&str, &str, &[u8])] = assets! {
    "studio.css": "text/css; charset=utf-8",
    "editor.css": "text/css; charset=utf-8",
    "editor.js": "text/javascript; charset=utf-8",
    "idiomorph.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
};

/// One of the studio's own files.
pub async fn asset(State(studio): Here, Path(name): Path<String>) -> Response {
    match ASSETS.iter().find(|(one, ..)| *one == name) {
        Some((_, kind, bytes)) => ([(CONTENT_TYPE, *kind)], *bytes).into_response(),
        None => missing(studio.locale),
    }
}

/// A picture of a policy, as it lies in its folder.
pub async fn of_policy(State(studio): Here, Path((slug, path)): Path<(String, String)>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    let folder = studio.folder(&slug);
    match work(move || picture(&folder, &path)).await {
        Some((kind, bytes)) => inert(kind, bytes),
        None => missing(studio.locale),
    }
}

/// A publisher's logo, as it lies beside the publisher's file.
pub async fn of_publishers(State(studio): Here, Path(path): Path<String>) -> Response {
    let folder = studio.request.root.join("sources").join("publishers");
    match work(move || picture(&folder, &path)).await {
        Some((kind, bytes)) => inert(kind, bytes),
        None => missing(studio.locale),
    }
}

/// A picture below a folder, with its kind.
fn picture(folder: &std::path::Path, path: &str) -> Option<(&'static str, Vec<u8>)> {
    let file = source::inside(folder, path)?;
    let kind = kind_of(path)?;
    let is_small = files::size_of_file(&file).is_ok_and(|bytes| bytes <= MOST_PICTURE_BYTES);
    let bytes = is_small.then(|| files::read(&file).ok()).flatten()?;
    Some((kind, bytes))
}

/// The kind of a picture, by its name.
fn kind_of(path: &str) -> Option<&'static str> {
    let (_, ending) = path.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "svg" => Some("image/svg+xml"),
        "png" => Some("image/png"),
        "jpg" | "jpeg" => Some("image/jpeg"),
        _ => None,
    }
}

/// Bytes that only show themselves.
pub fn inert(kind: &'static str, bytes: Vec<u8>) -> Response {
    ([(CONTENT_TYPE, kind), (CONTENT_SECURITY_POLICY, INERT)], bytes).into_response()
}

/// A published file, to be opened or saved. Only what the manifest knows is given out.
pub async fn published(State(studio): Here, Path((slug, name)): Path<(String, String)>) -> Response {
    let out = studio.out().to_owned();
    let path = format!("{slug}/{name}");
    let locale = studio.locale;
    let read = work(move || {
        let manifest = Manifest::read(&out);
        let of_artefact = manifest.artefacts.iter().any(|record| record.files().any(|(one, _)| one == path));
        let of_report = manifest.reports.iter().any(|report| report.path == path);
        if !of_artefact && !of_report {
            return None;
        }
        let file = source::inside(&out, &path)?;
        Some((path, files::read(&file).ok()?))
    })
    .await;
    let Some((path, bytes)) = read else { return missing(locale) };
    let (kind, is_shown) = published_kind(&path);
    let name = path.rsplit('/').next().unwrap_or_default();
    let how = if is_shown { "inline" } else { "attachment" };
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, format!("{how}; filename=\"{name}\"")),
        (CACHE_CONTROL, "no-store".to_owned()),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'self'; frame-ancestors 'none'".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// The kind of a published file, and whether browsers show it.
fn published_kind(path: &str) -> (&'static str, bool) {
    match path.rsplit('.').next().unwrap_or_default() {
        "pdf" => ("application/pdf", true),
        "epub" => ("application/epub+zip", false),
        "txt" => ("text/plain; charset=utf-8", true),
        "html" => ("text/html; charset=utf-8", true),
        "json" => ("application/json", true),
        // What web pages have beside them.
        "css" => ("text/css; charset=utf-8", true),
        "woff2" => ("font/woff2", true),
        "svg" => ("image/svg+xml", true),
        "png" => ("image/png", true),
        "jpg" | "jpeg" => ("image/jpeg", true),
        _ => ("application/octet-stream", false),
    }
}

/// What the import of a document told.
pub async fn import_report(State(studio): Here, Path(slug): Path<String>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    let folder = studio.folder(&slug);
    let (root, of) = (studio.request.root.clone(), slug.clone());
    let read = work(move || {
        let report = files::read(&source::inside(&folder, "import-report.md")?).ok()?;
        Some((String::from_utf8(report).ok()?, importing::left(&root, &of)))
    });
    match read.await {
        Some((report, places)) => {
            views::html(&views::import_report(&slug, &report, places, studio.locale)).into_response()
        }
        None => missing(studio.locale),
    }
}
