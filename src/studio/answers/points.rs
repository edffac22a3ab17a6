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
use crate::policy::normal_text;
use crate::source::edit::{self, SourceValue};
use crate::studio::history;
use crate::studio::importing::{At, Kept, Mark, NotDone, Step, chunks, done, letters, marks, seen};
use crate::studio::state::Studio;
use crate::studio::store::{self, SourceFile};
use crate::studio::views::{self, Fields, Points};

/// How long the picture of a page waits for that of another.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// Which paragraph is meant, and what was done last.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    chunk: Option<usize>,
    done: Option<String>,
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

/// The text behind the key that a mark stands at.
fn text_of(values: &SourceValue, mark: &Mark) -> String {
    let value = mark.path.as_ref().and_then(|path| values.at(path));
    value.and_then(SourceValue::text).unwrap_or_default().to_owned()
}

/// The paragraph that a mark is about: the one that has its words.
fn chunk_of(kept: Option<&Kept>, mark: &Mark, text: &str) -> usize {
    let Some(point) = kept.and_then(|kept| kept.point(&mark.said, text)) else { return 0 };
    let words = letters(&point.words);
    let has = |chunk: &&str| {
        let chunk = letters(chunk);
        !words.is_empty() && !chunk.is_empty() && (chunk.contains(&words) || words.contains(&chunk))
    };
    chunks(text).iter().position(has).unwrap_or_default()
}

fn shown(studio: &Studio, slug: &str, number: usize, asked: &Asked, told: Option<&str>) -> Response {
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
    let kept = Kept::read(root, slug);
    let all = marks(&text);
    let number = number.min(all.len().saturating_sub(1));
    let mark = all.get(number);
    let own = mark.map(|mark| text_of(&values, mark)).unwrap_or_default();
    let found = mark.map_or(0, |mark| chunk_of(kept.as_ref(), mark, &own));
    let last = chunks(&own).len().saturating_sub(1);
    let names = super::edit::names(studio);
    let choices = |key: &str| names.iter().find(|(name, _)| *name == key).map(|(_, list)| list.clone());
    let proof = kept.as_ref().and_then(|kept| kept.original.proof(&text, &kept.left_out));
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
        version: &store::version(&file),
        kept: kept.as_ref(),
        marks: &all,
        number,
        text: &own,
        chunk: asked.chunk.unwrap_or(found).min(last),
        proof: proof.as_ref(),
        done: asked.done.as_deref(),
        told,
    };
    views::html(&views::points(&points)).into_response()
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

impl Decided {
    fn step(&self) -> Option<Step> {
        Some(match self.act.as_str() {
            "accept" => Step::Accept,
            "heading" => Step::Heading,
            "section" => Step::Section,
            "paragraph" => Step::Paragraph,
            "list" => Step::List,
            "quote" => Step::Quote,
            "goal" => Step::Goal,
            "fact" => Step::Fact(self.words.clone()),
            "join" => Step::Join,
            "split" => Step::Split(self.to),
            "up" => Step::Up,
            "down" => Step::Down,
            "to" => Step::To(self.to),
            "row" => Step::Row,
            "headings" => Step::Headings,
            "leave-out" => Step::LeaveOut(self.words.trim().to_owned()),
            _ => return None,
        })
    }
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
                "undo" => undone(&here, &slug),
                _ => stored(&here, &slug, number, &decided),
            }
        };
        match result {
            Ok(()) => {
                let act: String =
                    decided.act.chars().filter(|c| c.is_ascii_lowercase() || *c == '-').collect();
                Redirect::to(&format!("/p/{slug}/points/{number}?done={act}")).into_response()
            }
            Err(why) => {
                let asked = Asked { chunk: Some(decided.chunk), done: None };
                shown(&here, &slug, number, &asked, Some(&why))
            }
        }
    })
    .await;
    studio.engine.look(&desk);
    response
}

/// Makes a step, unless a word would be lost with it.
fn stored(studio: &Studio, slug: &str, number: usize, decided: &Decided) -> Result<(), String> {
    let (root, locale) = (&studio.request.root, studio.locale);
    let said = |why: &dyn Explain| why.explain(locale);
    let file = SourceFile::Policy(slug);
    let old = file.text(root).map_err(|why| said(&why))?;
    let text = normal_text(&old);
    let values = edit::values(&text).map_err(|why| said(&why))?;
    let all = marks(&text);
    let again = || {
        locale
            .pick(
                "Stedet er ændret, siden du åbnede siden. Se på det igen",
                "The place has changed since you opened the page. Look at it again",
            )
            .to_owned()
    };
    let mark = all.get(number).filter(|mark| mark.said == decided.said).ok_or_else(again)?;
    if seen(&text_of(&values, mark)) != decided.seen {
        return Err(again());
    }
    let step = decided.step().ok_or_else(|| said(&NotDone::NotHere))?;
    let mut kept = Kept::read(root, slug);
    let words = |said: &str, text: &str| {
        let point = kept.as_ref().and_then(|kept| kept.point(said, text))?;
        Some(point.words.clone())
    };
    let at = At { mark, chunk: decided.chunk, words: &words };
    let (new, left_out) = done(&old, &at, &step).map_err(|why| said(&why))?;
    let proof = |kept: &Kept, text: &str| kept.original.proof(text, &kept.left_out);
    if let Some(kept) = &mut kept {
        let before = proof(kept, &old).map_or(0, |proof: Proof| proof.lost.len());
        if let (Some(words), Step::LeaveOut(why)) = (left_out, &step) {
            kept.left_out.push(Absent { words, why: why.clone() });
        }
        let after = proof(kept, &new);
        if after.as_ref().is_none_or(|after| after.lost.len() > before) {
            let lost = after.map(|after| after.lost.join(" ")).unwrap_or_default();
            return Err(locale.pick(
                format!("Det blev ikke gjort: Så ville der mangle ord fra dokumentet ({lost})"),
                format!("That wasn't done: words of the document would be missing ({lost})"),
            ));
        }
        // First: if the machine stops in between, there is a reason for words that are still there, and not the other way round.
        kept.store().map_err(|why| said(&why))?;
    }
    if file.text(root).map_err(|why| said(&why))? != old {
        return Err(again());
    }
    store::put(root, file, old.as_bytes(), new.as_bytes()).map_err(|why| said(&why))
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

/// How many places of a policy are marked.
pub fn left(studio: &Studio, slug: &str) -> usize {
    let text = SourceFile::Policy(slug).text(&studio.request.root).unwrap_or_default();
    marks(&normal_text(&text)).len()
}
