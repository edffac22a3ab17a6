//! What an address of the studio does.

pub mod bundle;
pub mod change;
pub mod delete;
pub mod easy;
pub mod easy_live;
pub mod edit;
pub mod events;
pub mod files;
pub mod home;
pub mod import;
pub mod layouts;
pub mod new;
pub mod past;
pub mod pictogram;
pub mod points;
pub mod preview;
pub mod publish;
pub mod publisher;
pub mod sent;
pub mod upload;
pub mod why;

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::locale::{Explain, Locale};
use crate::policy::is_slug;
use crate::studio::state::Studio;
use crate::studio::views;

/// What answers are made with.
pub type Here = State<Arc<Studio>>;

/// Does what waits for a disk or a processor where it holds up nobody else.
pub async fn work<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(why) => std::panic::resume_unwind(why.into_panic()),
    }
}

/// There is no such page.
pub async fn none(State(studio): Here) -> Response {
    missing(studio.locale)
}

/// The answer where there is nothing.
pub fn missing(locale: Locale) -> Response {
    let (title, words) = (
        locale.pick("Den side er der ikke", "There is no such page"),
        locale.pick(
            "Måske er udgivelsen flyttet eller slettet.",
            "The publication may have been moved or deleted.",
        ),
    );
    (StatusCode::NOT_FOUND, views::html(&views::message(title, words, locale))).into_response()
}

/// The page for an error that somebody else has to mend.
pub fn failed(why: &dyn Explain, locale: Locale) -> Response {
    let title = locale.pick("Det gik ikke", "That didn't work");
    let page = views::message(title, &why.explain(locale), locale);
    (StatusCode::INTERNAL_SERVER_ERROR, views::html(&page)).into_response()
}

/// The same for the script.
#[derive(Serialize)]
struct Said {
    message: String,
}

/// An answer for the script that says what was done.
pub fn told(message: String) -> Response {
    Json(Said { message }).into_response()
}

/// An answer for the script that says what is wrong.
pub fn refused(status: StatusCode, message: String) -> Response {
    (status, Json(Said { message })).into_response()
}

/// Whether there may be a policy of this name: a name is never a path.
pub fn is_policy(studio: &Studio, slug: &str) -> bool {
    is_slug(slug) && slug != "publishers" && studio.folder(slug).join("policy.toml").is_file()
}
