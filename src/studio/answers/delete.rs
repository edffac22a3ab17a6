//! A publication that is deleted, and comes back.

use std::sync::PoisonError;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::{Here, failed, is_policy, missing, work};
use crate::studio::state::Studio;
use crate::studio::store::SourceFile;
use crate::studio::{bin, form, views};

/// What a publication is called: its title, or its folder's name where it has none.
pub fn title(studio: &Studio, slug: &str) -> String {
    form::called(&SourceFile::Policy(slug).text(&studio.request.root).unwrap_or_default(), slug)
}

/// Asks whether it is meant.
pub async fn ask(State(studio): Here, Path(slug): Path<String>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    work(move || views::html(&views::delete(&slug, &title(&studio, &slug), studio.locale)).into_response())
        .await
}

/// Puts it into the bin.
pub async fn delete(State(studio): Here, Path(slug): Path<String>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    work(move || {
        // Nobody publishes, imports or writes meanwhile.
        let _alone = studio.publishing.lock().unwrap_or_else(PoisonError::into_inner);
        let desk = studio.desk(&slug);
        let _held = desk.write();
        // Somebody else may have been first.
        if !is_policy(&studio, &slug) {
            return missing(studio.locale);
        }
        match bin::put(&studio.request.root, &slug) {
            Ok(number) => Redirect::to(&format!("/?deleted={number}")).into_response(),
            Err(why) => failed(&why, studio.locale),
        }
    })
    .await
}

/// Brings one back, and goes there.
pub async fn restore(State(studio): Here, Path(number): Path<u64>) -> Response {
    work(move || {
        let _alone = studio.publishing.lock().unwrap_or_else(PoisonError::into_inner);
        match bin::restore(&studio.request.root, number) {
            Ok(Some(slug)) => Redirect::to(&format!("/p/{slug}")).into_response(),
            Ok(None) => missing(studio.locale),
            Err(why) => failed(&why, studio.locale),
        }
    })
    .await
}
