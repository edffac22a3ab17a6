//! A picture that is put into a policy's folder, or a logo beside a publisher's file.

use std::path::Path as FilePath;

use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::publisher::is_publisher;
use super::{Here, is_policy, missing, refused, work};
use crate::files;
use crate::locale::{Explain, Locale};
use crate::source::{MOST_PICTURE_BYTES, inside};
use crate::studio::uploads::{NotRead, Upload, take};

/// Where it is, as the source names it.
#[derive(Debug, Serialize)]
struct Stored {
    path: String,
}

/// Stores a picture of a policy under its own name, or one beside it that is free. What is there is never overwritten.
pub async fn picture(
    State(studio): Here,
    Path(slug): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    let upload = match sent(form, studio.locale).await {
        Ok(upload) => upload,
        Err(refused) => return *refused,
    };
    work(move || {
        // One at a time: two of a name must not both find it free.
        let desk = studio.desk(&slug);
        let _held = desk.write();
        stored(&upload, &studio.folder(&slug), "images/", studio.locale)
    })
    .await
}

/// Stores a publisher's logo beside the publisher's file, likewise.
pub async fn logo(
    State(studio): Here,
    Path(id): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    if !is_publisher(&studio, &id) {
        return missing(studio.locale);
    }
    let upload = match sent(form, studio.locale).await {
        Ok(upload) => upload,
        Err(refused) => return *refused,
    };
    work(move || {
        let _alone = studio.publishers.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let folder = studio.request.root.join("sources").join("publishers");
        stored(&upload, &folder, "", studio.locale)
    })
    .await
}

/// What a browser sent, if it arrived in full and is small enough.
async fn sent(form: Result<Multipart, MultipartRejection>, locale: Locale) -> Result<Upload, Box<Response>> {
    let (status, words) = match take(form, MOST_PICTURE_BYTES as usize).await {
        Ok(upload) => return Ok(upload),
        Err(NotRead::TooLarge) => (
            StatusCode::PAYLOAD_TOO_LARGE,
            locale.pick("Billedet må højst fylde 25 MB", "A picture may be 25 MB at most"),
        ),
        Err(NotRead::Broken) => (
            StatusCode::BAD_REQUEST,
            locale.pick(
                "Billedet kom ikke helt frem. Vælg det igen",
                "The picture didn't arrive in full. Choose it again",
            ),
        ),
    };
    Err(Box::new(refused(status, words.to_owned())))
}

/// Puts a picture `below` a folder. Whoever calls sees to it that nobody else does so meanwhile.
fn stored(upload: &Upload, folder: &FilePath, below: &str, locale: Locale) -> Response {
    let Some((stem, ending)) = upload.name.rsplit_once('.') else {
        let words = locale.pick(
            "Vælg en fil, der slutter på .svg, .png eller .jpg",
            "Choose a file that ends in .svg, .png or .jpg",
        );
        return refused(StatusCode::UNPROCESSABLE_ENTITY, words.to_owned());
    };
    let ending = ending.to_ascii_lowercase();
    if !matches!(ending.as_str(), "svg" | "png" | "jpg" | "jpeg") {
        let words = locale
            .pick("Et billede skal være en SVG, PNG eller JPEG", "A picture has to be SVG, PNG or JPEG");
        return refused(StatusCode::UNPROCESSABLE_ENTITY, words.to_owned());
    }
    let stem = crate::policy::slug_for(stem);
    let stem = if stem.is_empty() { "billede".to_owned() } else { stem };
    let names = std::iter::once(format!("{below}{stem}.{ending}"))
        .chain((2..1000).map(|number| format!("{below}{stem}-{number}.{ending}")));
    for name in names {
        let Some(path) = inside(folder, &name) else { break };
        if path.exists() {
            if files::read(&path).is_ok_and(|old| old == upload.bytes) {
                return Json(Stored { path: name }).into_response();
            }
            continue;
        }
        return match files::write_atomically(&path, &upload.bytes) {
            Ok(()) => Json(Stored { path: name }).into_response(),
            Err(why) => refused(StatusCode::INTERNAL_SERVER_ERROR, why.explain(locale)),
        };
    }
    let words = locale
        .pick("Der er ingen plads til billedet i mappen", "There is no room for the picture in the folder");
    refused(StatusCode::CONFLICT, words.to_owned())
}
