//! A policy in the editor.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::{Here, failed, is_policy, missing, work};
use crate::layout;
use crate::policy::VariantName;
use crate::source::edit::{self, SourceValue};
use crate::studio::form;
use crate::studio::state::Studio;
use crate::studio::store::{self, SourceFile};
use crate::studio::views::{self, Editor, Fields, Pictures};

/// The policy as a whole: what it is about.
pub async fn whole(State(studio): Here, Path(slug): Path<String>) -> Response {
    if is_policy(&studio, &slug) {
        Redirect::to(&format!("/p/{slug}/s/policy")).into_response()
    } else {
        missing(studio.locale)
    }
}

/// One page of its form.
pub async fn section(State(studio): Here, Path((slug, page)): Path<(String, String)>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    let desk = studio.desk(&slug);
    if desk.look().number == 0 {
        studio.engine.look(&desk);
    }
    work(move || shown(&studio, &slug, &page)).await
}

fn shown(studio: &Arc<Studio>, slug: &str, page: &str) -> Response {
    let locale = studio.locale;
    let text = match SourceFile::Policy(slug).text(&studio.request.root) {
        Ok(text) => text,
        Err(why) => return failed(&why, locale),
    };
    let look = studio.desk(slug).look();
    let values = match edit::values(&text) {
        Ok(values) => values,
        Err(why) => return views::html(&views::broken(slug, &text, &why, &look, locale)).into_response(),
    };
    let names = names(studio);
    let choices = |key: &str| names.iter().find(|(name, _)| *name == key).map(|(_, list)| list.clone());
    let fields = Fields { slug, pictures: Pictures::OfPolicy, locale, look: &look, choices: &choices };
    let editor =
        Editor { fields, values: &values, version: &store::version(&text), page, shown: VariantName::Screen };
    views::html(&views::editor(&editor)).into_response()
}

type Names = Vec<(&'static str, Vec<(String, String)>)>;

/// What the project has to choose among.
pub fn names(studio: &Studio) -> Names {
    let root = &studio.request.root;
    let layouts = layout::names(root).unwrap_or_default();
    let layouts = layouts.into_iter().map(|name| (name.clone(), name)).collect();
    vec![("publisher", publishers(studio)), ("layout", layouts)]
}

/// The publishers, by id, with their names.
pub fn publishers(studio: &Studio) -> Vec<(String, String)> {
    let folder = studio.request.root.join("sources").join("publishers");
    let files = crate::files::visible_entries(&folder).unwrap_or_default();
    let ids = files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    let ids = ids.filter_map(|path| path.file_stem()?.to_str().map(str::to_owned));
    let named = |id: String| {
        let text = SourceFile::Publisher(&id).text(&studio.request.root).unwrap_or_default();
        let values = edit::values(&text).unwrap_or(SourceValue::Table(Vec::new()));
        let name = form::shown(form::get(&values, "name"));
        if name.is_empty() { (id.clone(), id) } else { (id, name) }
    };
    ids.map(named).collect()
}
