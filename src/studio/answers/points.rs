//! The places of an import that a person has to look at, one by one.

use std::sync::Arc;
use std::time::Duration;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::files::inert;
use super::{Here, failed, is_policy, missing, work};
use crate::import::{Absent, Proof, page_picture};
use crate::locale::Explain;
use crate::pipeline::{self, Request};
use crate::policy::{is_slug, normal_text};
use crate::source::edit::{self, KeyPath, SourceValue};
use crate::studio::importing::{At, Kept, Made, NotDone, Spot, Step, chunks, done, letters, seen, spots};
use crate::studio::look::{Found, Look};
use crate::studio::state::Studio;
use crate::studio::store::{self, SourceFile};
use crate::studio::views::{self, Fields, Points, Told};
use crate::studio::{engine, form, history, importing};

/// How long the picture of a page waits for that of another.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// Which paragraph is meant, and what was done last.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    chunk: Option<usize>,
    done: Option<String>,
    /// The paragraph that it was done to, where another is chosen since.
    then: Option<usize>,
}

/// The first place.
pub async fn first(studio: Here, Path(slug): Path<String>, asked: Query<Asked>) -> Response {
    point(studio, Path((slug, 0)), asked).await
}

/// One place.
pub async fn point(
    State(studio): Here,
    Path((slug, number)): Path<(String, usize)>,
    Query(asked): Query<Asked>,
) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    let desk = studio.desk(&slug);
    if desk.look().number == 0 {
        studio.engine.look(&desk);
    }
    work(move || shown(&studio, &slug, number, &asked, None)).await
}

/// The text behind the key that a place stands at.
fn text_of(values: &SourceValue, spot: &Spot) -> String {
    let value = spot.path().and_then(|path| values.at(path));
    value.and_then(SourceValue::text).unwrap_or_default().to_owned()
}

/// What stands for a place as somebody sees it. Where it is fields, they change it themselves, and know which version they have made of it.
fn seen_of(values: &SourceValue, spot: &Spot, version: &str) -> String {
    match views::has_fields(values, spot) {
        true => version.to_owned(),
        false => seen(&text_of(values, spot)),
    }
}

/// What can be made of a place: what is thinkable there is tried.
fn possible(
    file: &str,
    values: &SourceValue,
    spot: &Spot,
    chunk: usize,
    kept: Option<&Kept>,
) -> Vec<&'static str> {
    let own = text_of(values, spot);
    let paragraph = chunks(&own).get(chunk).copied().unwrap_or_default().to_owned();
    let words = words_of(kept);
    let at = At { marks: &spot.marks, chunk, words: &words };
    // Anything else will do that isn't its own section.
    let sections = form::items(values, "section").len();
    let others = || (0..sections).map(Step::To);
    let can = |act: &&'static str| match *act {
        "to" => others().any(|step| done(file, &at, &step).is_ok()),
        act => step_of(act, "–", 0).is_some_and(|step| done(file, &at, &step).is_ok()),
    };
    views::thinkable(values, spot, &paragraph).into_iter().filter(can).collect()
}

/// The words that each mark is about, as the import found them.
fn words_of(kept: Option<&Kept>) -> impl Fn(&str, &str) -> Option<String> {
    move |said: &str, text: &str| {
        kept.and_then(|kept| importing::point(&kept.original, said, text)).map(|point| point.words.clone())
    }
}

/// Why what was decided isn't done.
enum NotDecided {
    /// In words.
    Words(String),
    /// What is wrong with the place itself.
    Found(Vec<Found>),
}

impl From<String> for NotDecided {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

fn shown(studio: &Studio, slug: &str, number: usize, asked: &Asked, told: Option<&NotDecided>) -> Response {
    let (root, locale) = (&studio.request.root, studio.locale);
    let file = match SourceFile::Policy(slug).text(root) {
        Ok(text) => text,
        Err(why) => return failed(&why, locale),
    };
    let look = studio.desk(slug).look();
    let text = normal_text(&file);
    let values = match edit::values(&text) {
        Ok(values) => values,
        Err(why) => {
            return views::html(&views::broken(SourceFile::Policy(slug), &file, &why, &look, locale))
                .into_response();
        }
    };
    // What was just found is newer than the last look.
    let mut look = Look::clone(&look);
    if let Some(NotDecided::Found(found)) = told {
        look.findings.retain(|one| !one.is_error() && !one.is_left);
        look.findings.extend(found.iter().cloned());
    }
    let kept = Kept::read(root, slug);
    let all = spots(&text, kept.as_ref().map(|kept| &kept.original));
    let number = number.min(all.len().saturating_sub(1));
    let spot = all.get(number);
    let own = spot.map(|spot| text_of(&values, spot)).unwrap_or_default();
    let last = chunks(&own).len().saturating_sub(1);
    let chunk = asked.chunk.unwrap_or(spot.map_or(0, |spot| spot.chunk)).min(last);
    let names = super::edit::names(studio);
    let choices = |key: &str| names.iter().find(|(name, _)| *name == key).map(|(_, list)| list.clone());
    let proof = kept.as_ref().and_then(|kept| kept.original.proof(&text, &kept.left_out));
    let version = store::version(&file);
    let publisher = publisher_of(root, &values);
    let points = Points {
        fields: Fields {
            project: &studio.project,
            slug,
            page: SourceFile::Policy(slug),
            locale,
            look: &look,
            choices: &choices,
            unfolded: true,
            below: &|_| None,
            elsewhere: None,
        },
        values: &values,
        version: &version,
        kept: kept.as_ref(),
        spots: &all,
        number,
        text: &own,
        chunk,
        seen: &spot.map(|spot| seen_of(&values, spot, &version)).unwrap_or_default(),
        can: &spot.map(|spot| possible(&text, &values, spot, chunk, kept.as_ref())).unwrap_or_default(),
        proof: proof.as_ref(),
        publisher: publisher.as_ref().map(|(id, left)| (id.as_str(), *left)),
        done: asked.done.as_deref(),
        then: asked.then.unwrap_or(chunk),
        told: told.map(|told| match told {
            NotDecided::Words(words) => Told::Words(words),
            NotDecided::Found(found) => Told::Found(found),
        }),
    };
    views::html(&views::points(&points)).into_response()
}

/// Who publishes a policy, and how many places an import left there to be looked at.
fn publisher_of(root: &std::path::Path, values: &SourceValue) -> Option<(String, usize)> {
    let id = form::shown(values.at(&KeyPath::root().key("policy").key("publisher")));
    let text = is_slug(&id).then(|| SourceFile::Publisher(&id).text(root).ok()).flatten()?;
    Some((id, importing::marks(&normal_text(&text)).len()))
}

/// What somebody decided.
#[derive(Debug, Deserialize)]
pub struct Decided {
    /// What the mark says, so that no other is taken for it.
    said: String,
    /// What stands for the text that was seen.
    seen: String,
    #[serde(rename = "do")]
    act: String,
    #[serde(default)]
    chunk: usize,
    #[serde(default)]
    words: String,
    #[serde(default)]
    to: usize,
}

/// The step that a button asks for.
fn step_of(act: &str, words: &str, to: usize) -> Option<Step> {
    Some(match act {
        "accept" => Step::Accept,
        "heading" => Step::Heading,
        "section" => Step::Section,
        "paragraph" => Step::Paragraph,
        "list" => Step::List,
        "quote" => Step::Quote,
        "goal" => Step::Goal,
        "goals" => Step::Goals,
        "fact" => Step::Fact(words.to_owned()),
        "join" => Step::Join,
        "split" => Step::Split(to),
        "up" => Step::Up,
        "down" => Step::Down,
        "to" => Step::To(to),
        "row" => Step::Row,
        "headings" => Step::Headings,
        "summary" => Step::Summary,
        "leave-out" => Step::LeaveOut(words.trim().to_owned()),
        _ => return None,
    })
}

/// Does what was decided, and leads to the next place.
pub async fn decide(
    State(studio): Here,
    Path((slug, number)): Path<(String, usize)>,
    Form(decided): Form<Decided>,
) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    let desk = studio.desk(&slug);
    let here = Arc::clone(&studio);
    let response = work(move || {
        let result = {
            let desk = here.desk(&slug);
            let _held = desk.write();
            match decided.act.as_str() {
                "undo" => undone(&here, &slug).map(|()| None).map_err(NotDecided::Words),
                _ => stored(&here, &slug, number, &decided),
            }
        };
        match result {
            Ok(stands) => {
                let act: String =
                    decided.act.chars().filter(|c| c.is_ascii_lowercase() || *c == '-').collect();
                let (number, chunk) = match stands {
                    Some((number, chunk)) => (number, format!("&chunk={chunk}")),
                    None => (number, String::new()),
                };
                Redirect::to(&format!("/p/{slug}/points/{number}?done={act}{chunk}")).into_response()
            }
            Err(why) => {
                let asked = Asked { chunk: Some(decided.chunk), ..Asked::default() };
                shown(&here, &slug, number, &asked, Some(&why))
            }
        }
    })
    .await;
    studio.engine.look(&desk);
    response
}

/// Makes a step, unless a word would be lost with it, or what is looked at is wrong by itself. Returns which place it is now and at which
/// paragraph it stands, if more is to be decided there.
fn stored(
    studio: &Studio,
    slug: &str,
    number: usize,
    decided: &Decided,
) -> Result<Option<(usize, usize)>, NotDecided> {
    let (root, locale) = (&studio.request.root, studio.locale);
    let said = |why: &dyn Explain| why.explain(locale);
    let file = SourceFile::Policy(slug);
    let old = file.text(root).map_err(|why| said(&why))?;
    let text = normal_text(&old);
    let values = edit::values(&text).map_err(|why| said(&why))?;
    let mut kept = Kept::read(root, slug);
    let all = spots(&text, kept.as_ref().map(|kept| &kept.original));
    let again = || {
        locale
            .pick(
                "Stedet er ændret, siden du åbnede siden. Se på det igen",
                "The place has changed since you opened the page. Look at it again",
            )
            .to_owned()
    };
    let spot = all.get(number).filter(|spot| spot.said() == decided.said).ok_or_else(again)?;
    if seen_of(&values, spot, &store::version(&old)) != decided.seen {
        return Err(again().into());
    }
    let step = step_of(&decided.act, &decided.words, decided.to).ok_or_else(|| said(&NotDone::NotHere))?;
    if step == Step::Accept && views::has_fields(&values, spot) {
        let wrong = wrong(studio, slug, &views::fields_of(&values, spot, locale));
        if !wrong.is_empty() {
            return Err(NotDecided::Found(wrong));
        }
    }
    let Made { text: new, left_out, chunk } = {
        let words = words_of(kept.as_ref());
        let at = At { marks: &spot.marks, chunk: decided.chunk, words: &words };
        done(&old, &at, &step).map_err(|why| said(&why))?
    };
    let proof = |kept: &Kept, text: &str| kept.original.proof(text, &kept.left_out);
    if let Some(kept) = &mut kept {
        let before = proof(kept, &old).map_or(0, |proof: Proof| proof.lost.len());
        if let (Some(words), Step::LeaveOut(why)) = (left_out, &step) {
            kept.left_out.push(Absent { words, why: why.clone() });
        }
        let after = proof(kept, &new);
        if after.as_ref().is_none_or(|after| after.lost.len() > before) {
            let lost = after.map(|after| after.lost.join(" ")).unwrap_or_default();
            let told = locale.pick(
                format!("Det blev ikke gjort: Så ville der mangle ord fra dokumentet ({lost})"),
                format!("That wasn't done: words of the document would be missing ({lost})"),
            );
            return Err(told.into());
        }
        // First: if the machine stops in between, there is a reason for words that are still there, and not the other way round.
        kept.store().map_err(|why| said(&why))?;
    }
    if file.text(root).map_err(|why| said(&why))? != old {
        return Err(again().into());
    }
    store::put(root, file, old.as_bytes(), new.as_bytes()).map_err(|why| said(&why))?;
    if step.settles() {
        return Ok(None);
    }
    let now = spots(&new, kept.as_ref().map(|kept| &kept.original));
    let is_it = |one: &&(usize, &Spot)| one.1.marks.iter().any(|mark| mark.said == spot.marks[0].said);
    let now: Vec<(usize, &Spot)> = now.iter().enumerate().collect();
    // Of several that say the same, the nearest.
    let it = now.iter().filter(is_it).min_by_key(|(at, _)| at.abs_diff(number));
    Ok(it.map(|(number, _)| (*number, chunk)))
}

/// What is wrong in some fields of a policy as it is, and what nobody has written there yet.
fn wrong(studio: &Studio, slug: &str, fields: &[KeyPath]) -> Vec<Found> {
    let request = Request { slugs: vec![slug.to_owned()], ..studio.request.clone() };
    let Ok(checked) = pipeline::check(&request) else { return Vec::new() };
    let page = SourceFile::Policy(slug);
    let is_here = |one: &Found| {
        let own = one.field.as_ref().filter(|path| one.is_at(path, page));
        (one.is_error() || one.is_left)
            && own.is_some_and(|path| fields.iter().any(|field| path.steps().starts_with(field.steps())))
    };
    let all = engine::found(&checked.told, &studio.request.root, page, studio.locale);
    all.into_iter().filter(is_here).collect()
}

/// Puts back what was there before the last change.
fn undone(studio: &Studio, slug: &str) -> Result<(), String> {
    let (root, locale) = (&studio.request.root, studio.locale);
    let file = SourceFile::Policy(slug);
    let now = file.text(root).map_err(|why| why.explain(locale))?;
    let states = history::states(root, &file.kept_as()).map_err(|why| why.explain(locale))?;
    let none = || locale.pick("Der er intet at fortryde", "There is nothing to undo").to_owned();
    let then = states.first().ok_or_else(none)?.bytes().map_err(|why| why.explain(locale))?;
    let then = String::from_utf8(then).map_err(|_| none())?;
    store::put(root, file, now.as_bytes(), then.as_bytes()).map_err(|why| why.explain(locale))?;
    if let Some(mut kept) = Kept::read(root, slug)
        && let Some(last) = kept.left_out.last()
        && letters(&then).contains(&letters(&last.words))
        && !letters(&now).contains(&letters(&last.words))
    {
        kept.left_out.pop();
        kept.store().map_err(|why| why.explain(locale))?;
    }
    Ok(())
}

/// The document as it came, to be opened or saved.
pub async fn document(State(studio): Here, Path(slug): Path<String>) -> Response {
    let locale = studio.locale;
    if !is_policy(&studio, &slug) {
        return missing(locale);
    }
    let root = studio.request.root.clone();
    let read = work(move || {
        let kept = Kept::read(&root, &slug)?;
        Some((kept.document()?, kept.original.file))
    })
    .await;
    let Some((bytes, name)) = read else { return missing(locale) };
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-') { c } else { '_' })
        .collect();
    // Only what browsers show without running anything of it is shown; all else is saved.
    let (kind, how) = match bytes.starts_with(b"%PDF-") {
        true => ("application/pdf", "inline"),
        false => ("application/octet-stream", "attachment"),
    };
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, format!("{how}; filename=\"{plain}\"")),
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"
                .to_owned(),
        ),
    ];
    (headers, bytes).into_response()
}

/// A page of the document as a picture, from 1. What isn't a PDF has none.
pub async fn page(State(studio): Here, Path((slug, number)): Path<(String, usize)>) -> Response {
    let locale = studio.locale;
    if !is_policy(&studio, &slug) {
        return missing(locale);
    }
    // One at a time: drawing takes a processor of its own. Behind a page that is drawn for good, others go without a picture.
    let alone = Arc::clone(&studio.drawing).lock_owned();
    let Ok(alone) = tokio::time::timeout(LONGEST_WAIT, alone).await else { return missing(locale) };
    let png = work(move || {
        let document = Kept::read(&studio.request.root, &slug)?.document()?;
        page_picture(&document, number.checked_sub(1)?, alone)
    })
    .await;
    match png {
        Some(png) => inert("image/png", png),
        None => missing(locale),
    }
}
