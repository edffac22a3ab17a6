//! A document that becomes a draft.

use axum::Form;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::delete::title;
use super::edit::publishers;
use super::home::slugs;
use super::new::free_slug;
use super::{Here, is_policy, missing, work};
use crate::import::{self, Imported, Options};
use crate::locale::Explain;
use crate::pipeline::scaffold::publisher_ids;
use crate::source::edit;
use crate::studio::form::{get, shown};
use crate::studio::importing::{self, Kept};
use crate::studio::state::Studio;
use crate::studio::store::SourceFile;
use crate::studio::uploads::{NotRead, Upload, take};
use crate::studio::views::{self, ImportedBefore};

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
        match slugs(&studio).into_iter().find(|slug| Kept::is_of(&studio.request.root, slug, &upload.bytes)) {
            Some(slug) => {
                let before = ImportedBefore {
                    called: &title(&studio, &slug),
                    slug: &slug,
                    file: &upload.name,
                    publisher: upload.field("publisher"),
                    leaves_out: upload.field("leave_out").is_some(),
                };
                views::html(&views::imported_before(&before, locale)).into_response()
            }
            None => draft(&studio, &upload),
        }
    })
    .await
}

/// A document that is here already and is to be imported all the same.
#[derive(Debug, Deserialize)]
pub struct Again {
    /// The publication that was made of it.
    of: String,
    /// What the file is called now.
    name: String,
    #[serde(default)]
    publisher: String,
    #[serde(default)]
    leave_out: String,
}

/// Makes another draft of a document that is here already.
pub async fn again(State(studio): Here, Form(again): Form<Again>) -> Response {
    if !is_policy(&studio, &again.of) {
        return missing(studio.locale);
    }
    work(move || {
        let document = Kept::read(&studio.request.root, &again.of).and_then(|kept| kept.document());
        let Some(bytes) = document else { return missing(studio.locale) };
        let fields = [("publisher", again.publisher), ("leave_out", again.leave_out)];
        let fields = fields.map(|(name, value)| (name.to_owned(), value));
        draft(&studio, &Upload::again(&again.name, bytes, fields.into()))
    })
    .await
}

/// Makes a draft, and leads to what came of it: a page that can be come back to.
fn draft(studio: &Studio, upload: &Upload) -> Response {
    match imported(studio, upload) {
        Ok((slug, Imported { words, left_out, .. })) => {
            Redirect::to(&format!("/p/{slug}/imported?words={words}&left_out={left_out}")).into_response()
        }
        Err(why) => {
            views::html(&views::import_form(&publishers(studio), Some(&why), studio.locale)).into_response()
        }
    }
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
        let file = SourceFile::Policy(&slug).text(&studio.request.root).unwrap_or_default();
        let values = edit::values(&file).ok();
        let policy = values.as_ref().and_then(|values| get(values, "policy"));
        let id = shown(policy.and_then(|policy| get(policy, "publisher")));
        let publishers = publishers(&studio);
        let came = views::Came {
            words: counted.words,
            left_out: counted.left_out,
            places: importing::left(&studio.request.root, &slug),
            publisher: publishers.iter().find(|(one, _)| *one == id),
        };
        views::html(&views::imported(&slug, &came, studio.locale)).into_response()
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
    let draft = SourceFile::Policy(&slug).text(root).unwrap_or_default();
    let asked = importing::spots(&draft, Some(&imported.original)).len();
    Kept::begin(root, &slug, &imported.original, &upload.bytes, asked).map_err(|why| why.explain(locale))?;
    Ok((slug, imported))
}
