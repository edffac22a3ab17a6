//! Changes to a policy's file.

use std::str::FromStr;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value as JsonValue;

use super::sent::Sent;
use super::{Here, is_policy, missing, refused, work};
use crate::locale::Explain;
use crate::policy::slug_for;
use crate::source::edit::{self, Change, KeyPath, SourceValue, Step};
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
    Set {
        field: String,
        value: JsonValue,
        before: Option<JsonValue>,
        /// The id of the section that the field stands in: it may stand elsewhere by now.
        #[serde(default)]
        of: Option<String>,
    },
    /// Something new stands in a list.
    Add {
        list: String,
        at: usize,
        kind: Option<String>,
        /// What a new section is called.
        #[serde(default)]
        title: String,
    },
    /// Something is gone from a list.
    Remove { item: String },
    /// Something stands elsewhere in its list.
    Move { list: String, from: usize, to: usize },
}

/// What the script is told.
#[derive(Debug, Serialize)]
struct Done {
    version: String,
    /// Whether the file says, apart from the change, what the window shows.
    is_as_seen: bool,
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
pub async fn change(State(studio): Here, Path(slug): Path<String>, Sent(asked): Sent<Asked>) -> Response {
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
    if let Some(now) = made_already(root, file, keys, asked) {
        return Json(Done { version: store::version(&now), is_as_seen: true }).into_response();
    }
    let wanted = match file.text(root).map_err(Into::into).and_then(|text| understood(&text, keys, asked)) {
        Ok(wanted) => wanted,
        Err(why) => return refused(StatusCode::UNPROCESSABLE_ENTITY, why.explain(locale)),
    };
    match store::change(root, file, &wanted) {
        Ok(store::Changed { text, is_as_seen }) => {
            Json(Done { version: store::version(&text), is_as_seen }).into_response()
        }
        Err(why @ NotStored::Conflict { .. }) => {
            let NotStored::Conflict { now } = &why else { unreachable!("it is one") };
            let html = views::conflict(now, &wanted, locale).0;
            (StatusCode::CONFLICT, Json(Clash { message: why.explain(locale), html })).into_response()
        }
        Err(why @ (NotStored::Refused(_) | NotStored::Elsewhere)) => {
            refused(StatusCode::UNPROCESSABLE_ENTITY, why.explain(locale))
        }
        Err(why) => refused(StatusCode::INTERNAL_SERVER_ERROR, why.explain(locale)),
    }
}

/// The file's text, if what is asked for is just what was last stored in it: whoever asks never heard of it, and asks again.
fn made_already(
    root: &std::path::Path,
    file: SourceFile<'_>,
    keys: &'static Keys,
    asked: &Asked,
) -> Option<String> {
    if !asked.changes.iter().all(|one| matches!(one, One::Set { .. })) {
        return None;
    }
    let (seen, now) = store::last_change(root, file, &asked.version)?;
    let wanted = understood(&seen, keys, asked).ok()?;
    let changes: Vec<Change> = wanted.changes.into_iter().map(|(change, _)| change).collect();
    (edit::changed(&seen, &changes).ok()? == now).then_some(now)
}

fn understood(text: &str, keys: &'static Keys, asked: &Asked) -> Result<Wanted, Wrong> {
    let values = edit::values(text)?;
    let mut changes = Vec::new();
    for one in &asked.changes {
        changes.push(match one {
            One::Set { field, value, before, of } => {
                let (path, is_sure) = meant(place(field)?, of.as_deref(), &values);
                let key = form::key_at(keys, &values, &path).ok_or(form::BadField::Shape)?;
                let before = before.as_ref().map(|before| form::typed(key, before)).transpose()?;
                let before = before.map(|value| Before { path: path.clone(), value, is_sure });
                let change = match form::typed(key, value)? {
                    Some(value) => Change::Set { path, value },
                    None => Change::Remove { path },
                };
                (change, before)
            }
            One::Add { list, at, kind, title } => {
                let path = place(list)?;
                let key = form::key_at(keys, &values, &path).ok_or(form::BadField::Shape)?;
                let Value::Tables(inner) = key.value else { return Err(form::BadField::Shape.into()) };
                let keys = fresh(inner, kind.as_deref(), title.trim(), &values, &changes)?;
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

/// Where a field of a section stands now, and whether that is sure: a section is known by its id, and what stands in a list inside it by
/// nothing.
fn meant(path: KeyPath, of: Option<&str>, values: &SourceValue) -> (KeyPath, bool) {
    let [Step::Key(list), Step::Index(_), rest @ ..] = path.steps() else { return (path, false) };
    let Some(of) = of.filter(|of| !of.is_empty() && list == "section") else { return (path, false) };
    let sections = form::items(values, "section").iter().enumerate();
    let mut those = sections.filter(|(_, section)| form::shown(form::get(section, "id")) == of);
    let (Some((index, _)), None) = (those.next(), those.next()) else { return (path, false) };
    let is_sure = rest.iter().all(|step| matches!(step, Step::Key(_)));
    let start = KeyPath::root().key("section").index(index);
    (rest.iter().fold(start, |path, step| path.then(step.clone())), is_sure)
}

/// The keys that a new element begins with: what has to be there, empty, so that it says what it still needs.
fn fresh(
    keys: &'static Keys,
    kind: Option<&str>,
    title: &str,
    values: &SourceValue,
    others: &[(Change, Option<Before>)],
) -> Result<Vec<(String, SourceValue)>, Wrong> {
    let text = |text: &str| SourceValue::Text(text.to_owned());
    let mut pairs = Vec::new();
    match (keys.name, kind) {
        ("section", _) => {
            let sections = form::items(values, "section");
            let is_new = |id: &String| {
                let has = |(change, _): &(Change, Option<Before>)| match change {
                    Change::Insert { keys, .. } => keys.contains(&("id".to_owned(), text(id))),
                    _ => false,
                };
                others.iter().any(has)
            };
            let is_free = |id: &String| {
                !is_new(id) && sections.iter().all(|section| form::shown(form::get(section, "id")) != *id)
            };
            // Named for what it is called, as an import names it.
            let own = (!title.is_empty()).then(|| slug_for(title)).filter(|id| !id.is_empty());
            let numbered = |number: usize| match &own {
                Some(own) => format!("{own}-{number}"),
                None => format!("afsnit-{number}"),
            };
            let id = own.clone().into_iter().chain((1..).map(numbered)).find(is_free);
            pairs.push(("id".to_owned(), text(&id.unwrap_or_default())));
            pairs.push(("title".to_owned(), text(title)));
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
pub async fn mend(State(studio): Here, Path(slug): Path<String>, Sent(to_mend): Sent<ToMend>) -> Response {
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
    match store::put(root, file, old.as_bytes(), new.text.as_bytes()) {
        Ok(()) => Json(Done { version: store::version(&new.text), is_as_seen: false }).into_response(),
        Err(NotStored::Conflict { .. }) => gone(),
        Err(why) => refused(StatusCode::INTERNAL_SERVER_ERROR, why.explain(locale)),
    }
}
