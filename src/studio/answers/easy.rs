//! The easy-read text of a section, beside its full text.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::{Here, is_policy, missing, work};
use crate::locale::Locale;
use crate::pipeline::{self, Approving, Request};
use crate::source::edit::KeyPath;
use crate::studio::engine::titles;
use crate::studio::form;
use crate::studio::state::Studio;
use crate::studio::store::{self, SourceFile};
use crate::studio::views::{self, EasyDesk, Fields};

/// The desk of a section.
pub async fn desk(State(studio): Here, Path((slug, index)): Path<(String, usize)>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    let desk = studio.desk(&slug);
    if desk.look().number == 0 {
        studio.engine.look(&desk);
    }
    work(move || shown(&studio, &slug, index, None)).await
}

fn shown(studio: &Studio, slug: &str, index: usize, told: Option<&str>) -> Response {
    let locale = studio.locale;
    let look = studio.desk(slug).look();
    let (text, values) = match super::edit::read(studio, slug, &look) {
        Ok(read) => read,
        Err(page) => return *page,
    };
    if form::items(&values, "section").get(index).is_none() {
        return missing(locale);
    }
    let known = super::easy_live::known(studio, slug, index);
    let path = KeyPath::root().key("section").index(index).key("easy").key("text");
    let desk = EasyDesk {
        fields: Fields {
            project: &studio.project,
            slug,
            page: SourceFile::Policy(slug),
            locale,
            look: &look,
            choices: &|_| None,
            unfolded: false,
            below: &|_| None,
            elsewhere: Some(&path),
        },
        values: &values,
        version: &store::version(&text),
        index,
        known: &known,
        told,
    };
    views::html(&views::easy_desk(&desk)).into_response()
}

/// Who approves.
#[derive(Debug, Deserialize)]
pub struct Approval {
    section: usize,
    id: String,
    by: String,
}

/// Approves the easy text of one section against the full text as it is now.
pub async fn approve(
    State(studio): Here,
    Path(slug): Path<String>,
    Form(approval): Form<Approval>,
) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    let desk = studio.desk(&slug);
    let here = std::sync::Arc::clone(&studio);
    let response = work(move || {
        let locale = here.locale;
        let told = {
            let desk = here.desk(&slug);
            let _held = desk.write();
            approved(&here, &slug, &approval, locale)
        };
        match told {
            Ok(()) => Redirect::to(&format!("/p/{slug}/easy/{}", approval.section)).into_response(),
            Err(why) => shown(&here, &slug, approval.section, Some(&why)),
        }
    })
    .await;
    studio.engine.look(&desk);
    response
}

fn approved(studio: &Studio, slug: &str, approval: &Approval, locale: Locale) -> Result<(), String> {
    let file = SourceFile::Policy(slug);
    let old = file.text(&studio.request.root).map_err(|why| crate::locale::Explain::explain(&why, locale))?;
    let request = Request { slugs: vec![slug.to_owned()], ..studio.request.clone() };
    let ids = [approval.id.clone()];
    match pipeline::approve(&request, &ids, &approval.by, None) {
        Ok(Approving::Done { .. }) => {
            // The state before is kept like that before any other change.
            crate::studio::history::keep(&studio.request.root, &file.kept_as(), old.as_bytes())
                .map_err(|why| crate::locale::Explain::explain(&why, locale))
        }
        Ok(Approving::InTheWay { findings, sources }) => {
            let words = titles(&findings, &sources, &studio.request.root, file, locale);
            let first = locale.pick(
                "Intet er godkendt, før fejlene er rettet:",
                "Nothing is approved until the errors are mended:",
            );
            Err(format!("{first}\n{}", words.join("\n")))
        }
        Err(why) => Err(why.explain(locale)),
    }
}
