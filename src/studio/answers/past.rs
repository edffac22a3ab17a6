//! Earlier states of a policy's file.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::{Here, failed, is_policy, missing, work};
use crate::studio::store::{self, SourceFile};
use crate::studio::{history, views};

/// The states that are kept.
pub async fn list(State(studio): Here, Path(slug): Path<String>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    work(move || {
        let kept = SourceFile::Policy(&slug).kept_as();
        match history::states(&studio.request.root, &kept) {
            Ok(states) => views::html(&views::past_list(&slug, &states, studio.locale)).into_response(),
            Err(why) => failed(&why, studio.locale),
        }
    })
    .await
}

/// One of them, beside the file as it is.
pub async fn state(State(studio): Here, Path((slug, number)): Path<(String, u64)>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    work(move || {
        let (root, locale) = (&studio.request.root, studio.locale);
        let file = SourceFile::Policy(&slug);
        let states = history::states(root, &file.kept_as()).unwrap_or_default();
        let Some(past) = states.iter().find(|past| past.number == number) else { return missing(locale) };
        // What is no text is shown as well as it can be: somebody has to find the way back from it.
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        match (past.bytes().map(text), file.bytes(root).map(text)) {
            (Ok(then), Ok(now)) => {
                views::html(&views::one_past(&slug, past, &then, &now, locale)).into_response()
            }
            (Err(why), _) | (_, Err(why)) => failed(&why, locale),
        }
    })
    .await
}

/// Puts it back; the file as it is now becomes the newest of the earlier states.
pub async fn restore(State(studio): Here, Path((slug, number)): Path<(String, u64)>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    let desk = studio.desk(&slug);
    let here = std::sync::Arc::clone(&studio);
    let response = work(move || {
        let (root, locale) = (&here.request.root, here.locale);
        let desk = here.desk(&slug);
        let _held = desk.write();
        let file = SourceFile::Policy(&slug);
        let states = history::states(root, &file.kept_as()).unwrap_or_default();
        let Some(past) = states.iter().find(|past| past.number == number) else { return missing(locale) };
        let (then, now) = match (past.bytes(), file.bytes(root)) {
            (Ok(then), Ok(now)) => (then, now),
            (Err(why), _) | (_, Err(why)) => return failed(&why, locale),
        };
        match store::put(root, file, &now, &then) {
            Ok(()) => Redirect::to(&format!("/p/{slug}")).into_response(),
            Err(why) => failed(&why, locale),
        }
    })
    .await;
    studio.engine.look(&desk);
    response
}
