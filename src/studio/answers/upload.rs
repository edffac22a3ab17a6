//! A picture that is put into a policy's folder.

use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::{Here, is_policy, missing, refused, work};
use crate::files;
use crate::locale::Explain;
use crate::source::{MOST_PICTURE_BYTES, inside};
use crate::studio::uploads::read;

/// Where it is, counted from the policy's folder.
#[derive(Debug, Serialize)]
struct Stored {
    path: String,
}

/// Stores a picture under its own name, or one beside it that is free. What is there is never overwritten.
pub async fn picture(
    State(studio): Here,
    Path(slug): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    let locale = studio.locale;
    let sent = match form {
        Ok(form) => read(form).await,
        Err(_) => None,
    };
    let Some(upload) = sent.filter(|upload| upload.bytes.len() as u64 <= MOST_PICTURE_BYTES) else {
        let words = locale.pick("Billedet må højst fylde 25 MB", "A picture may be 25 MB at most");
        return refused(StatusCode::PAYLOAD_TOO_LARGE, words.to_owned());
    };
    work(move || {
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
        // One at a time: two of a name must not both find it free.
        let desk = studio.desk(&slug);
        let _held = desk.write();
        let folder = studio.folder(&slug);
        let stem = crate::policy::slug_for(stem);
        let stem = if stem.is_empty() { "billede".to_owned() } else { stem };
        let names = std::iter::once(format!("images/{stem}.{ending}"))
            .chain((2..1000).map(|number| format!("images/{stem}-{number}.{ending}")));
        for name in names {
            let Some(path) = inside(&folder, &name) else { break };
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
        let words = locale.pick(
            "Der er ingen plads til billedet i mappen images",
            "There is no room for the picture in the folder images",
        );
        refused(StatusCode::CONFLICT, words.to_owned())
    })
    .await
}
