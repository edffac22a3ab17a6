//! A policy in the editor.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::{Here, failed, is_policy, missing, work};
use crate::layout;
use crate::locale::Explain;
use crate::policy::VariantName;
use crate::source::edit::{self, SourceValue};
use crate::studio::form;
use crate::studio::importing::left;
use crate::studio::look::Look;
use crate::studio::state::Studio;
use crate::studio::store::{self, SourceFile};
use crate::studio::views::{self, Editor, Fields};
use crate::studio::words;

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

/// A policy's text and what it says; or the page that says why it can't be a form.
pub fn read(studio: &Studio, slug: &str, look: &Look) -> Result<(String, SourceValue), Box<Response>> {
    let (root, locale) = (&studio.request.root, studio.locale);
    let file = SourceFile::Policy(slug);
    let bytes = file.bytes(root).map_err(|why| Box::new(failed(&why, locale)))?;
    let broken = |text: &str, why: &dyn Explain| {
        Box::new(
            views::html(&views::broken(SourceFile::Policy(slug), text, why, look, locale)).into_response(),
        )
    };
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(why) => return Err(broken(&String::from_utf8_lossy(why.as_bytes()), &NoText)),
    };
    match edit::values(&text) {
        Ok(values) => Ok((text, values)),
        Err(why) => Err(broken(&text, &why)),
    }
}

/// A file holds bytes that no UTF-8 text has.
#[derive(Debug)]
struct NoText;

impl Explain for NoText {
    fn danish(&self) -> String {
        "Filen er ikke gemt som tekst i UTF-8. Gem den sådan i det program, den er skrevet i".to_owned()
    }

    fn english(&self) -> String {
        "The file isn't saved as text in UTF-8. Save it so in the program it is written with".to_owned()
    }
}

fn shown(studio: &Arc<Studio>, slug: &str, page: &str) -> Response {
    let locale = studio.locale;
    let look = studio.desk(slug).look();
    let (text, values) = match read(studio, slug, &look) {
        Ok(read) => read,
        Err(page) => return *page,
    };
    // What stood last may be deleted: its neighbour is what one goes on with.
    let last = form::items(&values, "section").len().checked_sub(1);
    if let Ok(index) = page.parse::<usize>()
        && last.is_none_or(|last| index > last)
    {
        let to = last.map_or_else(|| "policy".to_owned(), |last| last.to_string());
        return Redirect::to(&format!("/p/{slug}/s/{to}")).into_response();
    }
    let names = names(studio);
    let choices = |key: &str| names.iter().find(|(name, _)| *name == key).map(|(_, list)| list.clone());
    let fields = Fields {
        project: &studio.project,
        slug,
        page: SourceFile::Policy(slug),
        locale,
        look: &look,
        choices: &choices,
        unfolded: false,
        below: &|_| None,
        elsewhere: None,
    };
    let editor = Editor {
        fields,
        values: &values,
        version: &store::version(&text),
        page,
        shown: VariantName::Screen,
        places: left(&studio.request.root, slug),
    };
    views::html(&views::editor(&editor)).into_response()
}

type Names = Vec<(&'static str, Vec<(String, String)>)>;

/// What the project has to choose among.
pub fn names(studio: &Studio) -> Names {
    vec![("publisher", publishers(studio)), ("layout", layouts(studio))]
}

/// The layouts of the project, each with what it is called: one of its own says so itself.
pub fn layouts(studio: &Studio) -> Vec<(String, String)> {
    let root = &studio.request.root;
    let called = |name: &str| {
        let known = words::name("layout", name, studio.locale);
        let own = || layout::load(root, name).map_or_else(|_| known.clone(), |layout| layout.settings.name);
        if known == name { own() } else { known }
    };
    let names = layout::names(root).unwrap_or_default().into_iter();
    names.map(|name| (name.clone(), called(&name))).collect()
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
