//! Earlier states of a policy's file.

use std::time::Duration;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::{Here, failed, is_policy, missing, work};
use crate::locale::Locale;
use crate::studio::history::{self, Past};
use crate::studio::store::{self, SourceFile};
use crate::studio::views::{PastList, Sitting};
use crate::studio::{differences, views};

/// Which of them are shown: from one to an older one each by itself, or sittings from a state on.
#[derive(Debug, Default, Deserialize)]
pub struct Shown {
    from: Option<u64>,
    to: Option<u64>,
}

/// Changes that follow each other this closely belong together.
const PAUSE: Duration = Duration::from_secs(10 * 60);

/// Longer than this, nobody remembers a sitting as one.
const LONGEST: Duration = Duration::from_secs(60 * 60);

/// How many sittings a page has.
const MOST: usize = 30;

/// How many states at the beginning of a list, the newest first, are of one sitting.
fn sitting(states: &[Past]) -> usize {
    let close = |newer: &Past, older: &Past, most: Duration| match (newer.kept, older.kept) {
        (Some(newer), Some(older)) => newer.duration_since(older).is_ok_and(|between| between <= most),
        _ => false,
    };
    let joins =
        |at: usize| close(&states[at - 1], &states[at], PAUSE) && close(&states[0], &states[at], LONGEST);
    1 + (1..states.len()).take_while(|at| joins(*at)).count()
}

/// How many states at the beginning of a list, the newest first, are of one change: what is typed is stored letter by letter.
fn one_change(states: &[Past], text: impl Fn(&Past) -> String, after: &str, locale: Locale) -> usize {
    let mut now = text(&states[0]);
    let made = differences::between(&now, after, locale);
    let goes_on = |past: &Past| {
        let before = text(past);
        let earlier = differences::between(&before, &now, locale);
        now = before;
        differences::is_one(earlier.as_deref(), made.as_deref())
    };
    1 + states[1..].iter().map(goes_on).take_while(|goes_on| *goes_on).count()
}

/// What was changed, and when.
pub async fn list(State(studio): Here, Path(slug): Path<String>, Query(shown): Query<Shown>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    work(move || {
        let (root, locale) = (&studio.request.root, studio.locale);
        let file = SourceFile::Policy(&slug);
        let states = match history::states(root, &file.kept_as()) {
            Ok(states) => states,
            Err(why) => return failed(&why, locale),
        };
        let text = |past: &Past| past.bytes().map(lossy).unwrap_or_default();
        let from =
            shown.from.and_then(|from| states.iter().position(|past| past.number == from)).unwrap_or(0);
        let mut rest = &states[from..];
        let is_one = shown.to.is_some();
        if let Some(to) = shown.to {
            let end = rest.iter().position(|past| past.number == to).map_or(0, |at| at + 1);
            rest = &rest[..end];
        }
        // What came after the newest of those that are shown.
        let mut after = match from.checked_sub(1) {
            Some(newer) => text(&states[newer]),
            None => file.bytes(root).map(lossy).unwrap_or_default(),
        };
        let mut sittings = Vec::new();
        while !rest.is_empty() && (is_one || sittings.len() < MOST) {
            let count = if is_one { one_change(rest, text, &after, locale) } else { sitting(rest) };
            let (own, others) = rest.split_at(count);
            let before = own.last().map(text).unwrap_or_default();
            sittings.push(Sitting { states: own, made: differences::between(&before, &after, locale) });
            (after, rest) = (before, others);
        }
        let older = rest.first().map(|past| format!("/p/{slug}/history?from={}", past.number));
        let newest = states.first().map(|past| past.number);
        let list = PastList { slug: &slug, sittings, newest, is_one, older };
        views::html(&views::past_list(&list, locale)).into_response()
    })
    .await
}

/// What is no text is shown as well as it can be: somebody has to find the way back from it.
fn lossy(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
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
        match (past.bytes().map(lossy), file.bytes(root).map(lossy)) {
            (Ok(then), Ok(now)) => {
                let back = differences::between(&now, &then, locale);
                views::html(&views::one_past(&slug, past, back.as_deref(), (&now, &then), locale))
                    .into_response()
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
