//! Why a rule is there.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::{Here, missing};
use crate::check;
use crate::studio::views;

/// A rule's own page.
pub async fn rule(State(studio): Here, Path(code): Path<String>) -> Response {
    match check::codes().find(|one| one.id == code) {
        Some(code) => views::html(&views::why(code, studio.locale)).into_response(),
        None => missing(studio.locale),
    }
}
