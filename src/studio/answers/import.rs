//! A document that becomes a draft.

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::edit::publishers;
use super::new::free_slug;
use super::{Here, is_policy, missing, work};
use crate::import::{self, Imported, Options};
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
            // A page that can be come back to.
            Ok((slug, Imported { words, left_out, .. })) => {
                Redirect::to(&format!("/p/{slug}/imported?words={words}&left_out={left_out}")).into_response()
            }
            Err(why) => refused(&why),
        }
    })
    .await
}

/// What came of an import, in words of its document.
#[derive(Debug, Deserialize)]
pub struct Counted {
    words: usize,
    left_out: usize,
}

/// The page that says so.
pub async fn imported_page(
    State(studio): Here,
    Path(slug): Path<String>,
    Query(counted): Query<Counted>,
) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    work(move || {
        let places = super::points::left(&studio, &slug);
        views::html(&views::imported(&slug, counted.words, counted.left_out, places, studio.locale))
            .into_response()
    })
    .await
}

/// The draft's slug, and what came of the import; or why not, in words.
fn imported(studio: &Studio, upload: &Upload) -> Result<(String, Imported), String> {
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
    // Where it lies meanwhile is nobody's affair.
    let lies = path.display().to_string();
    let imported =
        import::run(&path, &options).map_err(|why| why.explain(locale).replace(&lies, &upload.name))?;
    Kept::begin(root, &slug, &imported.original, &upload.bytes).map_err(|why| why.explain(locale))?;
    Ok((slug, imported))
}
