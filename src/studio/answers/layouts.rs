//! A policy in each layout: looked at side by side, and one of them chosen.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::delete::title;
use super::files::inert;
use super::{Here, failed, is_policy, missing, work};
use crate::layout;
use crate::source::edit::{self, Change, KeyPath};
use crate::studio::form;
use crate::studio::state::Studio;
use crate::studio::store::{self, SourceFile};
use crate::studio::views::{self, LayoutCard};

/// All of them. Their pages come one by one, since each is set for this.
pub async fn all(State(studio): Here, Path(slug): Path<String>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    work(move || {
        let text = match SourceFile::Policy(&slug).text(&studio.request.root) {
            Ok(text) => text,
            Err(why) => return failed(&why, studio.locale),
        };
        let values = match edit::values(&text) {
            Ok(values) => values,
            Err(why) => return failed(&why, studio.locale),
        };
        let said =
            |key: &str| form::shown(form::get(&values, "policy").and_then(|policy| form::get(policy, key)));
        let current = current(&studio, &said("layout"), &said("publisher"));
        let card =
            |(name, called): (String, String)| LayoutCard { is_current: name == current, name, called };
        let cards: Vec<LayoutCard> = super::edit::layouts(&studio).into_iter().map(card).collect();
        views::html(&views::layouts(&slug, &title(&studio, &slug), &cards, studio.locale)).into_response()
    })
    .await
}

/// The layout that a policy has: its own, its publisher's, or the usual one.
fn current(studio: &Studio, own: &str, publisher: &str) -> String {
    if !own.is_empty() {
        return own.to_owned();
    }
    let known = super::edit::publishers(studio).into_iter().any(|(id, _)| id == publisher);
    let text = known.then(|| SourceFile::Publisher(publisher).text(&studio.request.root).ok()).flatten();
    let values = text.and_then(|text| edit::values(&text).ok());
    let of_publisher = values.map(|values| form::shown(form::get(&values, "layout")));
    of_publisher.filter(|name| !name.is_empty()).unwrap_or_else(|| layout::DEFAULT.to_owned())
}

/// One of them, as the part of the page that shows it.
pub async fn one(State(studio): Here, Path((slug, name)): Path<(String, String)>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    work(move || {
        let Some(tried) = studio.samples.get(&studio.request, studio.locale, &slug, &name) else {
            return missing(studio.locale);
        };
        views::html(&views::layout_tried(&slug, &name, &tried, studio.locale)).into_response()
    })
    .await
}

/// One of its pages that are shown.
pub async fn page(
    State(studio): Here,
    Path((slug, name, number)): Path<(String, String, usize)>,
) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    work(move || {
        let tried = studio.samples.get(&studio.request, studio.locale, &slug, &name);
        match tried.and_then(|tried| tried.pages.get(number).cloned()) {
            // The same address shows other pages once something is written.
            Some(svg) => {
                ([(CACHE_CONTROL, "no-cache")], inert("image/svg+xml", svg.into_bytes())).into_response()
            }
            None => missing(studio.locale),
        }
    })
    .await
}

/// Which layout is chosen.
#[derive(Debug, Deserialize)]
pub struct Chosen {
    layout: String,
}

/// Writes the layout into the policy's file.
pub async fn choose(State(studio): Here, Path(slug): Path<String>, Form(chosen): Form<Chosen>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    let desk = studio.desk(&slug);
    let here = std::sync::Arc::clone(&studio);
    let response = work(move || {
        let (root, locale) = (&here.request.root, here.locale);
        // Only a layout that the project has: a name is never a path.
        if !layout::names(root).is_ok_and(|names| names.contains(&chosen.layout)) {
            return missing(locale);
        }
        let desk = here.desk(&slug);
        let _held = desk.write();
        let file = SourceFile::Policy(&slug);
        let old = match file.text(root) {
            Ok(old) => old,
            Err(why) => return failed(&why, locale),
        };
        let path = KeyPath::root().key("policy").key("layout");
        let change = Change::Set { path, value: chosen.layout.as_str().into() };
        match store::make(root, file, &old, &[change]) {
            Ok(_) => Redirect::to(&format!("/p/{slug}/layouts")).into_response(),
            Err(why) => failed(&why, locale),
        }
    })
    .await;
    studio.engine.look(&desk);
    response
}
