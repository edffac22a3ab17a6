//! A document that becomes a draft.

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Response};

use super::edit::publishers;
use super::new::free_slug;
use super::{Here, work};
use crate::import::{self, Options};
use crate::locale::Explain;
use crate::pipeline::scaffold::publisher_ids;
use crate::studio::importing::Kept;
use crate::studio::state::Studio;
use crate::studio::uploads::{NotRead, Upload, take};
use crate::studio::views;

/// The form.
pub async fn form(State(studio): Here) -> Response {
    work(move || views::html(&views::import_form(&publishers(&studio), None, studio.locale)).into_response())
        .await
}

/// Makes a draft of the document that was sent.
pub async fn import(State(studio): Here, form: Result<Multipart, MultipartRejection>) -> Response {
    let locale = studio.locale;
    let sent = take(form, import::MOST_BYTES).await;
    work(move || {
        let refused = |why: &str| {
            views::html(&views::import_form(&publishers(&studio), Some(why), locale)).into_response()
        };
        let upload = match sent {
            Ok(upload) => upload,
            Err(NotRead::TooLarge) => {
                return refused(
                    locale.pick("Dokumentet må højst fylde 20 MB", "A document may be 20 MB at most"),
                );
            }
            Err(NotRead::Broken) => {
                return refused(locale.pick(
                    "Dokumentet kom ikke helt frem. Vælg det igen",
                    "The document didn't arrive in full. Choose it again",
                ));
            }
        };
        if upload.bytes.is_empty() {
            return refused(locale.pick("Vælg et dokument", "Choose a document"));
        }
        match imported(&studio, &upload) {
            Ok((slug, imported)) => views::html(&views::imported(&slug, &imported, locale)).into_response(),
            Err(why) => refused(&why),
        }
    })
    .await
}

/// The draft's slug, and what came of the import; or why not, in words.
fn imported(studio: &Studio, upload: &Upload) -> Result<(String, import::Imported), String> {
    let (root, locale) = (&studio.request.root, studio.locale);
    let failed = |_| {
        locale
            .pick("Dokumentet kunne ikke gemmes på disken", "The document couldn't be stored on the disk")
            .to_owned()
    };
    // The reader tells formats by names, too; the name is no path here.
    let folder = tempfile::tempdir().map_err(failed)?;
    let path = folder.path().join(&upload.name);
    std::fs::write(&path, &upload.bytes).map_err(failed)?;
    let stem = upload.name.rsplit_once('.').map_or(upload.name.as_str(), |(stem, _)| stem);
    // One at a time: two of a name must not both find it free.
    let _alone = studio.publishing.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let slug = free_slug(root, stem);
    let known = publisher_ids(root).map_err(|why| why.explain(locale))?;
    let publisher = upload.field("publisher").filter(|id| known.contains(id));
    let options = Options {
        root,
        slug: &slug,
        publisher: publisher.as_deref(),
        replace: false,
        encoding: None,
        leave_out: upload.field("leave_out").is_some(),
        each_place: true,
    };
    let imported = import::run(&path, &options).map_err(|why| why.explain(locale))?;
    Kept::begin(root, &slug, &imported.original, &upload.bytes).map_err(|why| why.explain(locale))?;
    Ok((slug, imported))
}
