//! A publisher: name, contact, colours, logo.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::{Deserialize, Serialize};

use super::change::{Asked, Meant, done, mended, stored};
use super::edit::names;
use super::home::slugs;
use super::sent::Sent;
use super::{Here, failed, missing, work};
use crate::layout::{self, Settings};
use crate::locale::Locale;
use crate::pipeline::{self, Request};
use crate::policy::{Colour, is_slug, normal_text};
use crate::source::edit::{self, KeyPath, SourceValue};
use crate::source::keys::PUBLISHER_FILE;
use crate::studio::engine::found as found_in;
use crate::studio::form;
use crate::studio::importing::{Mark, marks, without};
use crate::studio::look::Look;
use crate::studio::state::Studio;
use crate::studio::store::{self, SourceFile};
use crate::studio::views::{self, Contrasts, Fields};

/// Whether there is a publisher of this name: a name is never a path.
pub fn is_publisher(studio: &Studio, id: &str) -> bool {
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
        let look = look(&studio, &id);
        let names = names(&studio);
        let choices = |key: &str| names.iter().find(|(name, _)| *name == key).map(|(_, list)| list.clone());
        match edit::values(&text) {
            Ok(values) => {
                let shown = contrasts(&studio, &id, &values, &Chosen::default());
                let below = |path: &KeyPath| views::offer_at(path, shown.as_ref(), locale);
                let fields = Fields {
                    project: &studio.project,
                    slug: &id,
                    page: SourceFile::Publisher(&id),
                    locale,
                    look: &look,
                    choices: &choices,
                    unfolded: false,
                    below: &below,
                    elsewhere: None,
                };
                let marks: Vec<String> = marks(&normal_text(&text)).iter().map(Mark::shown).collect();
                let version = store::version(&text);
                views::html(&views::publisher_form(&fields, &values, &version, shown.as_ref(), &marks))
                    .into_response()
            }
            Err(why) => views::html(&views::broken(SourceFile::Publisher(&id), &text, &why, &look, locale))
                .into_response(),
        }
    })
    .await
}

/// The publications of a publisher: the name of each one's folder, and the layout that it chooses itself.
fn theirs<'a>(studio: &'a Studio, id: &'a str) -> impl Iterator<Item = (String, String)> + 'a {
    slugs(studio).into_iter().filter_map(move |slug| {
        let text = SourceFile::Policy(&slug).text(&studio.request.root).ok()?;
        let values = edit::values(&text).ok()?;
        let policy = form::get(&values, "policy")?;
        let is_theirs = form::shown(form::get(policy, "publisher")) == id;
        is_theirs.then(|| (slug, form::shown(form::get(policy, "layout"))))
    })
}

/// What is found in a publisher's file. A policy of theirs is checked with it; where there is none, all are, since only then those that no
/// policy uses are told of.
fn look(studio: &Studio, id: &str) -> Look {
    let (root, locale) = (&studio.request.root, studio.locale);
    let slugs: Vec<String> = theirs(studio, id).next().map(|(slug, _)| slug).into_iter().collect();
    let file = SourceFile::Publisher(id);
    let checked = pipeline::check(&Request { slugs, ..studio.request.clone() });
    let mut findings = match checked {
        Ok(checked) => found_in(&checked.told, root, file, locale),
        // What keeps all from being looked at is told where it is.
        Err(_) => Vec::new(),
    };
    findings.retain(|one| one.record.file.as_deref() == Some(&file.shown()));
    Look { number: 1, findings, ..Look::default() }
}

/// What is found, for the script.
#[derive(Debug, Serialize)]
struct FoundNow {
    /// The findings of each field that has some, as HTML.
    fields: BTreeMap<String, String>,
    wrong: Vec<String>,
    /// Those that no field has, as HTML.
    others: String,
}

/// The same after a change.
pub async fn found(State(studio): Here, Path(id): Path<String>) -> Response {
    if !is_publisher(&studio, &id) {
        return missing(studio.locale);
    }
    work(move || {
        let look = look(&studio, &id);
        let (fields, wrong) = views::by_field(&look.findings, SourceFile::Publisher(&id), studio.locale);
        let others = views::of_no_field(&look.findings, SourceFile::Publisher(&id), studio.locale).0;
        Json(FoundNow { fields, wrong, others }).into_response()
    })
    .await
}

/// Colours that are being chosen; those that aren't are as the file has them.
#[derive(Debug, Default, Deserialize)]
pub struct Chosen {
    primary: Option<String>,
    accent: Option<String>,
    layout: Option<String>,
}

/// What the colours come to in the publisher's layout, and in those that their publications choose. None unless both are colours.
fn contrasts(studio: &Studio, id: &str, values: &SourceValue, chosen: &Chosen) -> Option<Contrasts> {
    let brand = form::get(values, "brand");
    let colour = |key: &str, chosen: &Option<String>| {
        let written = brand.and_then(|brand| form::get(brand, key));
        Colour::parse(chosen.clone().unwrap_or_else(|| form::shown(written)).trim())
    };
    let (primary, accent) = (colour("primary", &chosen.primary)?, colour("accent", &chosen.accent)?);
    let named = chosen.layout.clone().unwrap_or_else(|| form::shown(form::get(values, "layout")));
    let own = if named.is_empty() { layout::DEFAULT.to_owned() } else { named };
    let root = &studio.request.root;
    // Only layouts that the project has: a name is never a path.
    let known = layout::names(root).ok()?;
    let used = theirs(studio, id).map(|(_, layout)| layout).filter(|layout| !layout.is_empty());
    let mut layouts: Vec<(Vec<String>, Settings)> = Vec::new();
    for name in [own].into_iter().chain(used).filter(|name| known.contains(name)) {
        if layouts.iter().any(|(names, _)| names.contains(&name)) {
            continue;
        }
        let Some(settings) = layout::load(root, &name).ok().map(|layout| layout.settings) else { continue };
        let is_same = |one: &&mut (Vec<String>, Settings)| one.1.has_colours_of(&settings);
        match layouts.iter_mut().find(is_same) {
            Some((names, _)) => names.push(name),
            None => layouts.push((vec![name], settings)),
        }
    }
    (!layouts.is_empty()).then_some(Contrasts { layouts, primary, accent })
}

/// The same while somebody chooses, as the part of the page that shows it.
pub async fn contrast(State(studio): Here, Path(id): Path<String>, Query(chosen): Query<Chosen>) -> Response {
    if !is_publisher(&studio, &id) {
        return missing(studio.locale);
    }
    work(move || {
        let locale: Locale = studio.locale;
        let text = SourceFile::Publisher(&id).text(&studio.request.root).unwrap_or_default();
        let values = edit::values(&text).unwrap_or(SourceValue::Table(Vec::new()));
        let shown = contrasts(&studio, &id, &values, &chosen);
        views::html(&views::contrasts(shown.as_ref(), locale)).into_response()
    })
    .await
}

/// Takes the marks of an import out of it: somebody has looked at what they ask for.
pub async fn looked_at(State(studio): Here, Path(id): Path<String>) -> Response {
    if !is_publisher(&studio, &id) {
        return missing(studio.locale);
    }
    work(move || {
        let (root, locale) = (&studio.request.root, studio.locale);
        let _alone = studio.publishers.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let file = SourceFile::Publisher(&id);
        let old = match file.text(root) {
            Ok(text) => text,
            Err(why) => return failed(&why, locale),
        };
        let mut new = old.clone();
        while let Some(mark) = marks(&new).first() {
            new = without(&new, mark);
        }
        match store::put(root, file, old.as_bytes(), new.as_bytes()) {
            Ok(()) => Redirect::to(&format!("/publishers/{id}")).into_response(),
            Err(why) => failed(&why, locale),
        }
    })
    .await
}

/// Changes it. Every policy of theirs looks different then.
pub async fn change(State(studio): Here, Path(id): Path<String>, Sent(asked): Sent<Asked>) -> Response {
    if !is_publisher(&studio, &id) {
        return missing(studio.locale);
    }
    work(move || {
        let _alone = studio.publishers.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        stored(&studio, SourceFile::Publisher(&id), &PUBLISHER_FILE, &asked)
    })
    .await
}

/// Makes the one right answer to a finding in it.
pub async fn mend(State(studio): Here, Path(id): Path<String>, Sent(meant): Sent<Meant>) -> Response {
    if !is_publisher(&studio, &id) {
        return missing(studio.locale);
    }
    work(move || {
        let slug = theirs(&studio, &id).next().map(|(slug, _)| slug);
        done(&studio, SourceFile::Publisher(&id), slug.as_deref(), meant, mended)
    })
    .await
}
