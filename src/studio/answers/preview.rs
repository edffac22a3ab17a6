//! Pages, e-books and easy text, as they will be.

use std::io::Read;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::files::{INERT, inert};
use super::{Here, is_policy, missing, work};
use crate::pipeline::{Request, Session};
use crate::policy::{VariantName, is_slug};
use crate::source::edit::{self, KeyPath};
use crate::studio::places;
use crate::studio::state::Studio;
use crate::studio::store::SourceFile;
use crate::studio::views;
use crate::variant::{Artefact, Sheets};

/// The pages of a variant, as they were laid out at last, and the version of the source that they show.
fn laid(studio: &Studio, slug: &str, variant: &str) -> Option<(Arc<Sheets>, String)> {
    let variant = VariantName::from_name(variant)?;
    let look = is_policy(studio, slug).then(|| studio.desk(slug).look())?;
    let laid = look.sheets.get(&variant)?;
    Some((Arc::clone(&laid.sheets), laid.version.clone()))
}

fn sheets(studio: &Studio, slug: &str, variant: &str) -> Option<Arc<Sheets>> {
    laid(studio, slug, variant).map(|(sheets, _)| sheets)
}

/// A page by its stamp. While it has this stamp it looks the same, so browsers needn't ask again.
pub async fn page(
    State(studio): Here,
    Path((slug, variant, stamp)): Path<(String, String, String)>,
) -> Response {
    if stamp == "cover" {
        return cover(studio, slug).await;
    }
    let here = Arc::clone(&studio);
    let svg = work(move || {
        let sheets = sheets(&here, &slug, &variant)?;
        let number = (0..sheets.len()).find(|number| sheets.stamp(*number).as_deref() == Some(&stamp))?;
        sheets.svg(number)
    })
    .await;
    let Some(svg) = svg else { return missing(studio.locale) };
    let headers = [
        (CONTENT_TYPE, "image/svg+xml"),
        (CONTENT_SECURITY_POLICY, INERT),
        (CACHE_CONTROL, "private, max-age=86400, immutable"),
    ];
    (headers, svg).into_response()
}

/// The first page, for the card of a publication.
async fn cover(studio: Arc<Studio>, slug: String) -> Response {
    let locale = studio.locale;
    let svg = work(move || {
        if !is_policy(&studio, &slug) {
            return None;
        }
        // What somebody looks at may be older than the publisher's colours.
        let cover = studio.covers.svg(&studio.request, &slug);
        cover.or_else(|| sheets(&studio, &slug, "screen").and_then(|sheets| sheets.svg(0)))
    })
    .await;
    match svg {
        Some(svg) => inert("image/svg+xml", svg.into_bytes()),
        None => missing(locale),
    }
}

/// Where on a page somebody pointed, as shares of its width and height.
#[derive(Debug, Deserialize)]
pub struct Point {
    x: f64,
    y: f64,
}

/// Which field it is.
#[derive(Debug, Serialize)]
struct There {
    field: Option<String>,
    /// The page of the form that it is on.
    page: Option<String>,
    /// Where that is: easy texts have a desk of their own.
    address: Option<String>,
}

/// The field that a place on a page shows.
pub async fn at(
    State(studio): Here,
    Path((slug, variant, page)): Path<(String, String, usize)>,
    Query(point): Query<Point>,
) -> Response {
    let found = work(move || {
        let (sheets, shown) = laid(&studio, &slug, &variant)?;
        let file = SourceFile::Policy(&slug);
        let is_current = file.version(&studio.request.root) == shown;
        let values = edit::values(&file.text(&studio.request.root).ok()?).ok()?;
        let path = places::field_at(&sheets, page, [point.x, point.y], &values, is_current)?;
        let address = views::address(SourceFile::Policy(&slug), &path);
        Some((path, address))
    })
    .await;
    let page = found.as_ref().map(|(path, _)| views::page_of(path));
    let (field, address) = found.map(|(path, address)| (path.to_string(), address)).unzip();
    Json(There { field, page, address }).into_response()
}

/// Which field is meant.
#[derive(Debug, Deserialize)]
pub struct Field {
    field: String,
    /// The words that somebody writes at.
    #[serde(default)]
    words: String,
}

/// Where a field is shown.
pub async fn of(
    State(studio): Here,
    Path((slug, variant)): Path<(String, String)>,
    Query(field): Query<Field>,
) -> Response {
    let found = work(move || {
        let (sheets, shown) = laid(&studio, &slug, &variant)?;
        let path: KeyPath = field.field.parse().ok()?;
        let file = SourceFile::Policy(&slug);
        let is_current = file.version(&studio.request.root) == shown;
        let values = edit::values(&file.text(&studio.request.root).ok()?).ok()?;
        places::spot_of(&sheets, &path, &field.words, &values, is_current)
    })
    .await;
    Json(found).into_response()
}

/// One variant, made and not written.
fn exported(studio: &Studio, slug: &str, variant: VariantName) -> Option<Artefact> {
    let request = Request { slugs: vec![slug.to_owned()], workers: 1, ..studio.request.clone() };
    let mut session = Session::new();
    let (_, policy) = session.open(&request).ok()?;
    let policy = policy?;
    policy.export(variant).ok().flatten()
}

/// The easy text as it will be.
pub async fn text(State(studio): Here, Path(slug): Path<String>) -> Response {
    let locale = studio.locale;
    let text = work(move || {
        let artefact =
            is_policy(&studio, &slug).then(|| exported(&studio, &slug, VariantName::EasyText))??;
        String::from_utf8(artefact.bytes).ok()
    })
    .await;
    match text {
        Some(text) => ([(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response(),
        None => missing(locale),
    }
}

/// The most that a file of an e-book may be when it is unpacked to be shown, in bytes.
const MOST_OF_A_BOOK: u64 = 64 << 20;

/// What of an e-book is asked for.
#[derive(Debug, Deserialize)]
pub struct Chapter {
    /// The id of a section.
    #[serde(default)]
    section: String,
}

/// A file of the e-book; `-` stands for the page that a section is on, or for the first.
pub async fn book(
    State(studio): Here,
    Path((slug, edition, path)): Path<(String, String, String)>,
    Query(chapter): Query<Chapter>,
) -> Response {
    let locale = studio.locale;
    let file = work(move || {
        if !is_policy(&studio, &slug) {
            return None;
        }
        let variant = if edition == "easy" { VariantName::EasyEpub } else { VariantName::Epub };
        let bytes = if path == "-" {
            let bytes = Arc::new(exported(&studio, &slug, variant)?.bytes);
            studio.books.put(&slug, variant, &bytes);
            bytes
        } else {
            studio.books.get(&slug, variant)?
        };
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes.as_slice())).ok()?;
        if path == "-" {
            let page = chapter_of(&mut archive, &chapter.section).or_else(|| first_of(&mut archive))?;
            return Some((page, Vec::new()));
        }
        let mut unpacked = Vec::new();
        archive.by_name(&path).ok()?.take(MOST_OF_A_BOOK).read_to_end(&mut unpacked).ok()?;
        Some((path, unpacked))
    })
    .await;
    let Some((path, bytes)) = file else { return missing(locale) };
    if bytes.is_empty() {
        return axum::response::Redirect::to(&path).into_response();
    }
    let kind = match path.rsplit('.').next().unwrap_or_default() {
        "xhtml" | "html" => "application/xhtml+xml",
        "css" => "text/css",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "otf" => "font/otf",
        "ttf" => "font/ttf",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    };
    // The book's pages may show what is in the book, and run nothing.
    let policy = "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self'; \
                  frame-ancestors 'self'; sandbox allow-same-origin";
    ([(CONTENT_TYPE, kind), (CONTENT_SECURITY_POLICY, policy)], bytes).into_response()
}

/// The page that a section is on, and where.
fn chapter_of(archive: &mut zip::ZipArchive<std::io::Cursor<&[u8]>>, section: &str) -> Option<String> {
    let wanted = is_slug(section).then(|| format!("id=\"{section}\""))?;
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let has = |name: &&String| {
        let mut text = String::new();
        name.ends_with(".xhtml")
            && archive
                .by_name(name)
                .is_ok_and(|file| file.take(MOST_OF_A_BOOK).read_to_string(&mut text).is_ok())
            && text.contains(&wanted)
    };
    names.iter().find(has).map(|name| format!("{name}#{section}"))
}

/// The first page of text in a book's reading order.
fn first_of(archive: &mut zip::ZipArchive<std::io::Cursor<&[u8]>>) -> Option<String> {
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let package = names.iter().find(|name| name.ends_with(".opf"))?.clone();
    let mut text = String::new();
    archive.by_name(&package).ok()?.take(MOST_OF_A_BOOK).read_to_string(&mut text).ok()?;
    let document = roxmltree::Document::parse(&text).ok()?;
    let idref =
        document.descendants().find(|node| node.has_tag_name((OPF, "itemref")))?.attribute("idref")?;
    let is_it = |node: &roxmltree::Node<'_, '_>| {
        node.has_tag_name((OPF, "item")) && node.attribute("id") == Some(idref)
    };
    let href = document.descendants().find(is_it)?.attribute("href")?;
    let folder = package.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    Some(format!("{folder}{href}"))
}

/// The namespace of package documents (EPUB 3.3, 5.4).
const OPF: &str = "http://www.idpf.org/2007/opf";
