//! A publisher: name, contact, colours, logo.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::change::{Asked, stored};
use super::edit::names;
use super::{Here, failed, missing, work};
use crate::policy::is_slug;
use crate::source::edit;
use crate::source::keys::PUBLISHER_FILE;
use crate::studio::look::Look;
use crate::studio::state::Studio;
use crate::studio::store::{self, SourceFile};
use crate::studio::views::{self, Fields, Pictures};

fn is_publisher(studio: &Studio, id: &str) -> bool {
    is_slug(id) && SourceFile::Publisher(id).path(&studio.request.root).is_file()
}

/// The form.
pub async fn form(State(studio): Here, Path(id): Path<String>) -> Response {
    if !is_publisher(&studio, &id) {
        return missing(studio.locale);
    }
    work(move || {
        let locale = studio.locale;
        let text = match SourceFile::Publisher(&id).text(&studio.request.root) {
            Ok(text) => text,
            Err(why) => return failed(&why, locale),
        };
        let look = Look::default();
        let names = names(&studio);
        let choices = |key: &str| names.iter().find(|(name, _)| *name == key).map(|(_, list)| list.clone());
        match edit::values(&text) {
            Ok(values) => {
                let fields = Fields {
                    slug: &id,
                    pictures: Pictures::OfPublishers,
                    locale,
                    look: &look,
                    choices: &choices,
                };
                views::html(&views::publisher_form(&fields, &values, &store::version(&text))).into_response()
            }
            Err(why) => views::html(&views::broken(&id, &text, &why, &look, locale)).into_response(),
        }
    })
    .await
}

/// Changes it. Every policy of theirs looks different then.
pub async fn change(State(studio): Here, Path(id): Path<String>, Json(asked): Json<Asked>) -> Response {
    if !is_publisher(&studio, &id) {
        return missing(studio.locale);
    }
    work(move || {
        let _alone = studio.publishing.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        stored(&studio, SourceFile::Publisher(&id), &PUBLISHER_FILE, &asked)
    })
    .await
}
