//! Changes to a policy's file.

use std::str::FromStr;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value as JsonValue;

use super::{Here, is_policy, missing, refused, work};
use crate::locale::Explain;
use crate::source::edit::{self, Change, KeyPath, SourceValue};
use crate::source::keys::{Keys, POLICY_FILE, Value};
use crate::studio::state::Studio;
use crate::studio::store::{self, Before, NotStored, SourceFile, Wanted};
use crate::studio::{form, views};

/// What the script asks for.
#[derive(Debug, Deserialize)]
pub struct Asked {
    version: String,
    changes: Vec<One>,
}

/// One change, as the script says it.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
enum One {
    /// A field has another content.
    Set { field: String, value: JsonValue, before: Option<JsonValue> },
    /// Something new stands in a list.
    Add { list: String, at: usize, kind: Option<String> },
    /// Something is gone from a list.
    Remove { item: String },
    /// Something stands elsewhere in its list.
    Move { list: String, from: usize, to: usize },
}

/// What the script is told.
#[derive(Debug, Serialize)]
struct Done {
    version: String,
}

/// What the script is told where somebody else has changed the same.
#[derive(Debug, Serialize)]
struct Clash {
    message: String,
    /// Both texts side by side, as HTML.
    html: String,
}

/// Why a change can't be understood.
type Wrong = Box<dyn Explain + Send + Sync>;

/// Changes a policy.
pub async fn change(State(studio): Here, Path(slug): Path<String>, Json(asked): Json<Asked>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    let changed = Arc::clone(&studio);
    let desk = studio.desk(&slug);
    let response = work(move || {
        let desk = changed.desk(&slug);
        let _held = desk.write();
        stored(&changed, SourceFile::Policy(&slug), &POLICY_FILE, &asked)
    })
    .await;
    if response.status() == StatusCode::OK {
        studio.engine.look(&desk);
    }
    response
}

/// Stores what is asked for. Whoever calls holds the file.
pub fn stored(studio: &Studio, file: SourceFile<'_>, keys: &'static Keys, asked: &Asked) -> Response {
    let (root, locale) = (&studio.request.root, studio.locale);
    let wanted = match file.text(root).map_err(Into::into).and_then(|text| understood(&text, keys, asked)) {
        Ok(wanted) => wanted,
        Err(why) => return refused(StatusCode::UNPROCESSABLE_ENTITY, why.explain(locale)),
    };
    match store::change(root, file, &wanted) {
        Ok(text) => Json(Done { version: store::version(&text) }).into_response(),
        Err(why @ NotStored::Conflict { .. }) => {
            let NotStored::Conflict { now } = &why else { unreachable!("it is one") };
            let html = views::conflict(now, &wanted, locale).0;
            (StatusCode::CONFLICT, Json(Clash { message: why.explain(locale), html })).into_response()
        }
        Err(why @ NotStored::Refused(_)) => refused(StatusCode::UNPROCESSABLE_ENTITY, why.explain(locale)),
        Err(why) => refused(StatusCode::INTERNAL_SERVER_ERROR, why.explain(locale)),
    }
}

fn understood(text: &str, keys: &'static Keys, asked: &Asked) -> Result<Wanted, Wrong> {
    let values = edit::values(text)?;
    let mut changes = Vec::new();
    for one in &asked.changes {
        changes.push(match one {
            One::Set { field, value, before } => {
                let path = place(field)?;
                let key = form::key_at(keys, &values, &path).ok_or(form::BadField::Shape)?;
                let before = before.as_ref().map(|before| form::typed(key, before)).transpose()?;
                let before = before.map(|value| Before { path: path.clone(), value });
                let change = match form::typed(key, value)? {
                    Some(value) => Change::Set { path, value },
                    None => Change::Remove { path },
                };
                (change, before)
            }
            One::Add { list, at, kind } => {
                let path = place(list)?;
                let key = form::key_at(keys, &values, &path).ok_or(form::BadField::Shape)?;
                let Value::Tables(inner) = key.value else { return Err(form::BadField::Shape.into()) };
                let keys = fresh(inner, kind.as_deref(), &values)?;
                (Change::Insert { path, at: *at, keys }, None)
            }
            One::Remove { item } => (Change::Remove { path: place(item)? }, None),
            One::Move { list, from, to } => (Change::Move { path: place(list)?, from: *from, to: *to }, None),
        });
    }
    // A key that isn't there needs no removing.
    changes.retain(|(change, _)| match change {
        Change::Remove { path } => form::at(&values, path).is_some(),
        _ => true,
    });
    Ok(Wanted { version: asked.version.clone(), changes })
}

fn place(text: &str) -> Result<KeyPath, Wrong> {
    KeyPath::from_str(text).map_err(|_| form::BadField::Shape.into())
}

/// The keys that a new element begins with: what has to be there, empty, so that it says what it still needs.
fn fresh(
    keys: &'static Keys,
    kind: Option<&str>,
    values: &SourceValue,
) -> Result<Vec<(String, SourceValue)>, Wrong> {
    let text = |text: &str| SourceValue::Text(text.to_owned());
    let mut pairs = Vec::new();
    match (keys.name, kind) {
        ("section", _) => {
            let sections = form::items(values, "section");
            let is_free =
                |id: &String| sections.iter().all(|section| form::shown(form::get(section, "id")) != *id);
            let id = (1..).map(|number| format!("afsnit-{number}")).find(is_free);
            pairs.push(("id".to_owned(), text(&id.unwrap_or_default())));
            pairs.push(("title".to_owned(), text("")));
        }
        ("term", _) => pairs.push(("word".to_owned(), text(""))),
        (_, Some(kind)) => {
            let table = keys.kinds.iter().find(|one| one.name == kind).ok_or(form::BadField::Shape)?;
            pairs.push(("type".to_owned(), text(kind)));
            for row in table.rows.iter().filter(|row| row.needed == crate::source::keys::Needed::Always) {
                let value = match row.value {
                    Value::Texts => SourceValue::List(vec![text(""), text("")]),
                    Value::Rows => SourceValue::List(vec![SourceValue::List(vec![text(""), text("")])]),
                    _ => text(""),
                };
                pairs.push((row.name.to_owned(), value));
            }
        }
        _ => return Err(form::BadField::Shape.into()),
    }
    Ok(pairs)
}

/// A finding that is to be mended.
#[derive(Debug, Deserialize)]
pub struct ToMend {
    code: String,
    line: usize,
    column: usize,
}

/// Makes the one right answer to a finding.
pub async fn mend(State(studio): Here, Path(slug): Path<String>, Json(to_mend): Json<ToMend>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    let here = Arc::clone(&studio);
    let desk = studio.desk(&slug);
    let response = work(move || mended(&here, &slug, &to_mend)).await;
    studio.engine.look(&desk);
    response
}

fn mended(studio: &Studio, slug: &str, to_mend: &ToMend) -> Response {
    let (root, locale) = (&studio.request.root, studio.locale);
    let desk = studio.desk(slug);
    let _held = desk.write();
    let request = crate::pipeline::Request { slugs: vec![slug.to_owned()], ..studio.request.clone() };
    let told = match crate::pipeline::check(&request) {
        Ok(checked) => checked.told,
        Err(why) => return refused(StatusCode::INTERNAL_SERVER_ERROR, why.explain(locale)),
    };
    let gone = || {
        let words = locale.pick("Det er rettet i forvejen", "That is mended already");
        refused(StatusCode::CONFLICT, words.to_owned())
    };
    let file = SourceFile::Policy(slug);
    let is_it = |finding: &&crate::finding::Finding| {
        finding.code.id == to_mend.code
            && finding.place.is_some_and(|place| {
                let at = told.sources.position(place);
                told.sources.file(place.file).path == file.shown()
                    && (at.line, at.column) == (to_mend.line, to_mend.column)
            })
    };
    let Some(mend) = told.findings.iter().find(is_it).and_then(|finding| finding.mend.as_ref()) else {
        return gone();
    };
    let old = match file.text(root) {
        Ok(text) => text,
        Err(why) => return refused(StatusCode::INTERNAL_SERVER_ERROR, why.explain(locale)),
    };
    if !told.sources.is_content(mend.place.file, &old) {
        return gone();
    }
    let replacement = crate::source::Replacement { range: mend.place.range(), write: mend.write.clone() };
    let new = crate::source::mended(&old, &[replacement]);
    if new.made.is_empty() {
        return gone();
    }
    match store::put(root, file, &old, &new.text) {
        Ok(()) => Json(Done { version: store::version(&new.text) }).into_response(),
        Err(why) => refused(StatusCode::INTERNAL_SERVER_ERROR, why.explain(locale)),
    }
}
