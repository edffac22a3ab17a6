//! Changes to a policy's file.

use std::str::FromStr;
use std::sync::{Arc, PoisonError};

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value as JsonValue;

use super::sent::Sent;
use super::{Here, is_policy, missing, refused, told as said, work};
use crate::check::Told;
use crate::files;
use crate::finding::{Finding, WordList};
use crate::locale::{Explain, Locale};
use crate::pipeline::{self, Request};
use crate::policy::{is_slug, slug_for};
use crate::prose::own_words_file;
use crate::source::edit::{self, Change, KeyPath, SourceValue, Step};
use crate::source::keys::{Keys, POLICY_FILE, Value};
use crate::studio::state::Studio;
use crate::studio::store::{self, Before, NotStored, SourceFile, Wanted};
use crate::studio::{form, importing, views};

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
            let html = views::conflict(file, now, &wanted, locale).0;
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
    (importing::changed(&seen, &changes).ok()? == now).then_some(now)
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

/// A finding that something is to be done about.
#[derive(Debug, Deserialize)]
pub struct Meant {
    code: String,
    /// The file that it is in, as findings name it: the policy's own, unless it is said.
    #[serde(default)]
    file: Option<String>,
    line: usize,
    column: usize,
}

/// Makes the one right answer to a finding.
pub async fn mend(studio: Here, slug: Path<String>, meant: Sent<Meant>) -> Response {
    done_about(studio, slug, meant, mended).await
}

/// Writes the word that a finding is about where it is said that it is right.
pub async fn word(studio: Here, slug: Path<String>, meant: Sent<Meant>) -> Response {
    done_about(studio, slug, meant, said_right).await
}

/// Does something about a finding, and looks again.
async fn done_about(
    State(studio): Here,
    Path(slug): Path<String>,
    Sent(meant): Sent<Meant>,
    act: fn(&Studio, &str, &Told, &Finding) -> Response,
) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    let here = Arc::clone(&studio);
    let desk = studio.desk(&slug);
    let response = work(move || {
        let desk = here.desk(&slug);
        let _held = desk.write();
        done(&here, SourceFile::Policy(&slug), Some(slug.as_str()), meant, act)
    })
    .await;
    studio.engine.look(&desk);
    response
}

/// Does something about a finding of a check of one policy, or of all; it is in `own`, unless another file is named.
pub fn done(
    studio: &Studio,
    own: SourceFile<'_>,
    slug: Option<&str>,
    meant: Meant,
    act: fn(&Studio, &str, &Told, &Finding) -> Response,
) -> Response {
    let slugs = slug.map(str::to_owned).into_iter().collect();
    let told = match pipeline::check(&Request { slugs, ..studio.request.clone() }) {
        Ok(checked) => checked.told,
        Err(why) => return refused(StatusCode::INTERNAL_SERVER_ERROR, why.explain(studio.locale)),
    };
    let file = meant.file.unwrap_or_else(|| own.shown());
    let is_it = |finding: &&Finding| {
        finding.code.id == meant.code
            && finding.place.is_some_and(|place| {
                let at = told.sources.position(place);
                told.sources.file(place.file).path == file
                    && (at.line, at.column) == (meant.line, meant.column)
            })
    };
    match told.findings.iter().find(is_it) {
        Some(finding) => act(studio, slug.unwrap_or_default(), &told, finding),
        None => gone(studio.locale),
    }
}

/// The answer where there is nothing to be done any more.
fn gone(locale: Locale) -> Response {
    let words = locale.pick("Det er rettet i forvejen", "That is mended already");
    refused(StatusCode::CONFLICT, words.to_owned())
}

/// Writes what a finding says to write instead.
pub fn mended(studio: &Studio, slug: &str, told: &Told, finding: &Finding) -> Response {
    let (root, locale) = (&studio.request.root, studio.locale);
    let gone = || gone(locale);
    let Some(mend) = finding.mend.as_ref() else { return gone() };
    let path = &told.sources.file(mend.place.file).path;
    let Some(file) = SourceFile::named(path).filter(|file| match file {
        SourceFile::Policy(other) => *other == slug,
        SourceFile::Publisher(_) => true,
    }) else {
        return gone();
    };
    // A publisher's file is others' too.
    let _alone = studio.publishers.lock().unwrap_or_else(PoisonError::into_inner);
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
        Ok(()) if matches!(file, SourceFile::Publisher(_)) => {
            said(locale.pick("Rettet hos udgiveren", "Mended at the publisher").to_owned())
        }
        Ok(()) => Json(Done { version: store::version(&new.text), is_as_seen: false }).into_response(),
        Err(NotStored::Conflict { .. }) => gone(),
        Err(why) => refused(StatusCode::INTERNAL_SERVER_ERROR, why.explain(locale)),
    }
}

fn said_right(studio: &Studio, slug: &str, _: &Told, finding: &Finding) -> Response {
    let locale = studio.locale;
    let Some((word, list)) = finding.message.word() else { return gone(locale) };
    // Both lists are others' too.
    let _alone = studio.publishers.lock().unwrap_or_else(PoisonError::into_inner);
    let written = match list {
        WordList::Dictionary => add_own_word(&studio.request.root, word),
        WordList::OfReaders => add_known_word(studio, slug, word),
    };
    match written {
        Ok(true) => said(match list {
            WordList::Dictionary => locale.pick(
                format!("»{word}« er nu et rigtigt ord her"),
                format!("“{word}” is a right word here now"),
            ),
            WordList::OfReaders => locale.pick(
                format!("»{word}« er nu et ord, læserne kender"),
                format!("“{word}” is a word that readers know now"),
            ),
        }),
        Ok(false) => gone(locale),
        Err(why) => refused(StatusCode::INTERNAL_SERVER_ERROR, why.explain(locale)),
    }
}

/// Writes a word into the project's own list, unless it stands there.
fn add_own_word(root: &std::path::Path, word: &str) -> Result<bool, Wrong> {
    let path = root.join(own_words_file());
    let old = if path.exists() { files::read(&path)? } else { Vec::new() };
    let mut text = String::from_utf8_lossy(&old).into_owned();
    if text.lines().any(|line| line.trim() == word) {
        return Ok(false);
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(&format!("{word}\n"));
    files::write_atomically(&path, text.as_bytes())?;
    Ok(true)
}

/// Writes a word into the list of those that the readers of a policy's publisher know, unless there is no such publisher, or the word stands there.
fn add_known_word(studio: &Studio, slug: &str, word: &str) -> Result<bool, Wrong> {
    let root = &studio.request.root;
    let values = edit::values(&SourceFile::Policy(slug).text(root)?)?;
    let id = form::get(&values, "policy").and_then(|policy| form::get(policy, "publisher"));
    let id = form::shown(id);
    // The name stands in a file, and is no path.
    if !is_slug(&id) || !SourceFile::Publisher(&id).path(root).is_file() {
        return Ok(false);
    }
    let file = SourceFile::Publisher(&id);
    let old = file.text(root)?;
    let path = KeyPath::root().key("easy").key("known_words");
    let mut known = form::texts(edit::value_at(&old, &path)?.as_ref());
    if known.iter().any(|one| one == word) {
        return Ok(false);
    }
    known.push(word.to_owned());
    let value = SourceValue::List(known.into_iter().map(SourceValue::Text).collect());
    store::make(root, file, &old, &[Change::Set { path, value }])?;
    Ok(true)
}
