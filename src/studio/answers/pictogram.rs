//! Drawings for easy-read texts: shown, and put into a section.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::files::inert;
use super::{Here, failed, is_policy, missing, work};
use crate::files;
use crate::source::edit::{self, Change, KeyPath, SourceValue};
use crate::source::inside;
use crate::studio::form;
use crate::studio::pictograms::{Pictogram, pictogram};
use crate::studio::state::Studio;
use crate::studio::store::{self, SourceFile};

/// One of them.
pub async fn drawing(State(studio): Here, Path(name): Path<String>) -> Response {
    match name.strip_suffix(".svg").and_then(pictogram) {
        Some(pictogram) => inert("image/svg+xml", pictogram.svg.to_vec()),
        None => missing(studio.locale),
    }
}

/// Which drawing, for which section.
#[derive(Debug, Deserialize)]
pub struct Chosen {
    section: usize,
    id: String,
    pictogram: String,
}

/// Puts a drawing into the policy's folder and names it in the easy text of a section, with what it shows.
pub async fn choose(State(studio): Here, Path(slug): Path<String>, Form(chosen): Form<Chosen>) -> Response {
    let locale = studio.locale;
    let Some(pictogram) = pictogram(&chosen.pictogram).filter(|_| is_policy(&studio, &slug)) else {
        return missing(locale);
    };
    let desk = studio.desk(&slug);
    let here = std::sync::Arc::clone(&studio);
    let response = work(move || chosen_for(&here, &slug, &chosen, pictogram)).await;
    studio.engine.look(&desk);
    response
}

fn chosen_for(studio: &Studio, slug: &str, chosen: &Chosen, pictogram: &Pictogram) -> Response {
    let (root, locale) = (&studio.request.root, studio.locale);
    let desk = studio.desk(slug);
    let _held = desk.write();
    let file = SourceFile::Policy(slug);
    let old = match file.text(root) {
        Ok(old) => old,
        Err(why) => return failed(&why, locale),
    };
    let values = match edit::values(&old) {
        Ok(values) => values,
        Err(why) => return failed(&why, locale),
    };
    // What stood at another place of the list isn't what was meant.
    let section = form::items(&values, "section").get(chosen.section);
    if section.is_none_or(|section| form::shown(form::get(section, "id")) != chosen.id) {
        return missing(locale);
    }
    let Some((src, path)) = free(studio, slug, pictogram) else { return missing(locale) };
    if let Err(why) = files::write_atomically(&path, pictogram.svg) {
        return failed(&why, locale);
    }
    let language = form::shown(form::get(&values, "policy").and_then(|policy| form::get(policy, "language")));
    let easy = KeyPath::root().key("section").index(chosen.section).key("easy");
    let set = |key: &str, value: &str| Change::Set { path: easy.key(key), value: SourceValue::from(value) };
    let is_danish = !language.starts_with("en");
    let changes = [set("picture", &src), set("picture_alt", pictogram.alt(is_danish))];
    match store::make(root, file, &old, &changes) {
        Ok(_) => Redirect::to(&format!("/p/{slug}/easy/{}", chosen.section)).into_response(),
        Err(why) => failed(&why, locale),
    }
}

/// A place for the drawing: what is there under its name is overwritten only by itself.
fn free(studio: &Studio, slug: &str, pictogram: &Pictogram) -> Option<(String, std::path::PathBuf)> {
    let folder = studio.folder(slug);
    let names = std::iter::once(format!("images/let-{}.svg", pictogram.file))
        .chain((2..100).map(|number| format!("images/let-{}-{number}.svg", pictogram.file)));
    names
        .filter_map(|name| Some((inside(&folder, &name)?, name)))
        .map(|(path, name)| (name, path))
        .find(|(_, path)| !path.exists() || files::read(path).is_ok_and(|bytes| bytes == pictogram.svg))
}
