//! Files made of a policy.

use std::convert::Infallible;
use std::sync::{Arc, PoisonError};

use axum::extract::{Path, Query, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::UnboundedReceiverStream;

use super::{Here, is_policy, missing, work};
use crate::build::Manifest;
use crate::check::Told;
use crate::edition::State as EasyState;
use crate::finding::{Finding, Level};
use crate::language;
use crate::locale::Explain;
use crate::pipeline::{self, Progress, Request};
use crate::policy::VariantName;
use crate::studio::engine::{found, titles};
use crate::studio::made::Now;
use crate::studio::released;
use crate::studio::state::Studio;
use crate::studio::store::SourceFile;
use crate::studio::views::{self, Before, Row};
use crate::studio::words;

/// The variants, and the files that are there.
pub async fn form(State(studio): Here, Path(slug): Path<String>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    work(move || {
        let rows = rows(&studio, &slug);
        let (mut asked, before) = looked(&studio, &slug);
        if !asked.is_empty() {
            // What was made last time isn't forgotten this time.
            asked.extend(rows.iter().filter_map(|row| VariantName::from_name(&row.variant)));
        }
        let reports = reports(&studio, &slug);
        let look = studio.desk(&slug).look();
        views::html(&views::publish_form(
            &slug,
            &asked,
            (rows.as_slice(), reports.as_slice()),
            &before,
            &look,
            studio.locale,
        ))
        .into_response()
    })
    .await
}

/// The variants that the policy asks for, none if it is held back; and what stands between it and its readers.
fn looked(studio: &Studio, slug: &str) -> (Vec<VariantName>, Before) {
    let request = Request { slugs: vec![slug.to_owned()], ..studio.request.clone() };
    let file = SourceFile::Policy(slug);
    let now = file.text(&studio.request.root).unwrap_or_default();
    let mut before = Before {
        places: crate::studio::importing::left(&studio.request.root, slug),
        since: released::since(&studio.request.root, slug, &now),
        ..Before::default()
    };
    let Ok(checked) = pipeline::check(&request) else { return (Vec::new(), before) };
    let found = found(&checked.told, &studio.request.root, file, studio.locale);
    let left = found.iter().filter(|one| one.is_left);
    before.left = left
        .filter_map(|one| Some((one.title.clone(), views::address(one.file(file), one.field.as_ref()?))))
        .collect();
    let Some(policy) = checked.sound.first() else { return (Vec::new(), before) };
    for (index, section) in policy.policy().sections.iter().enumerate() {
        match EasyState::of(section) {
            EasyState::Missing => before.missing.push(index),
            EasyState::Stale => before.stale.push(index),
            EasyState::Draft => before.unapproved.push(index),
            EasyState::Approved => before.untested.push(index),
            EasyState::Skipped | EasyState::Tested => {}
        }
    }
    if !policy.easy_is_sound() {
        let is_fault = |finding: &&crate::finding::Finding| {
            finding.code.group.is_easy() && finding.level == crate::finding::Level::Error
        };
        let faults = checked.told.findings.iter().filter(is_fault);
        before.easy_faults = titles(faults, &checked.told.sources, &studio.request.root, file, studio.locale);
    }
    let ask = &language::of(&policy.language()).report.people;
    let mut questions = Vec::new();
    if policy.variants().iter().any(|variant| variant.is_easy()) {
        questions.extend([ask.tone, ask.left_out, ask.metaphors, ask.pictures]);
    }
    before.questions = questions.into_iter().map(str::to_owned).collect();
    (policy.variants().to_vec(), before)
}

fn rows(studio: &Studio, slug: &str) -> Vec<Row> {
    let manifest = Manifest::read(studio.out());
    let now = Now::of(&studio.request.root);
    let state = now.states(slug);
    let of = manifest.artefacts.into_iter().filter(|record| record.slug == slug);
    let mut rows: Vec<Row> = of
        .map(|record| Row {
            variant: record.variant.clone(),
            path: record.path.clone(),
            bytes: record.bytes,
            pages: record.pages,
            state: state(&record),
            beside: beside(&record),
        })
        .collect();
    // As the choice above them has them.
    let place = |row: &Row| VariantName::ALL.iter().position(|variant| variant.name() == row.variant);
    rows.sort_by_key(|row| place(row).unwrap_or(usize::MAX));
    rows
}

/// The files that go with one and are read by themselves: the sheet for the print shop, not the style of a web page.
fn beside(record: &crate::build::Record) -> Vec<String> {
    record.companions.values().map(|companion| companion.path.clone()).collect()
}

fn reports(studio: &Studio, slug: &str) -> Vec<String> {
    let manifest = Manifest::read(studio.out());
    let of = manifest.reports.into_iter().filter(|report| report.slug == slug);
    of.map(|report| report.path).filter(|path| path.ends_with(".html")).collect()
}

/// Which variants, with commas between them; none means those that the policy asks for.
#[derive(Debug, Deserialize)]
pub struct Chosen {
    #[serde(default)]
    variants: String,
}

/// How far it has come.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
enum Step {
    More { files: usize },
    Waiting,
    Ready { name: String, is_new: bool },
    Done { html: String, made: usize, current: usize },
    Failed { message: String },
}

/// Publishes, and tells of each file as it is ready.
pub async fn publish(
    State(studio): Here,
    Path(slug): Path<String>,
    Query(chosen): Query<Chosen>,
) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    let variants = chosen.variants.split(',').filter_map(VariantName::from_name).collect();
    let (sender, receiver) = tokio::sync::mpsc::unbounded_channel();
    tokio::task::spawn_blocking(move || {
        // Nobody listens any more when the window is closed; what was begun is finished all the same.
        let tell = |step: Step| drop(sender.send(step));
        tell(published(&studio, &slug, variants, &tell));
    });
    let stream = UnboundedReceiverStream::new(receiver).map(|step| {
        let data = serde_json::to_string(&step).unwrap_or_else(|why| unreachable!("keys are strings: {why}"));
        Ok::<_, Infallible>(Event::default().data(data))
    });
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}

/// What is wrong in a policy, each once, and how much more there is.
fn errors(told: &Told, studio: &Studio, slug: &str) -> Vec<String> {
    const MOST: usize = 5;
    let (root, locale) = (&studio.request.root, studio.locale);
    let is_own = |one: &&Finding| one.level == Level::Error && one.slug.as_deref() == Some(slug);
    let own = told.findings.iter().filter(is_own);
    let mut titles: Vec<String> = Vec::new();
    for title in self::titles(own, &told.sources, root, SourceFile::Policy(slug), locale) {
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    let more = titles.len().saturating_sub(MOST);
    titles.truncate(MOST);
    if more > 0 {
        titles.push(locale.pick(format!("Og {more} fejl til"), format!("And {more} more errors")));
    }
    titles
}

fn published(
    studio: &Arc<Studio>,
    slug: &str,
    variants: Vec<VariantName>,
    tell: &(dyn Fn(Step) + Sync),
) -> Step {
    let _alone = studio.publishing.lock().unwrap_or_else(PoisonError::into_inner);
    let request = Request { slugs: vec![slug.to_owned()], variants, ..studio.request.clone() };
    let progress = |progress: Progress<'_>| {
        tell(match progress {
            Progress::More(files) => Step::More { files },
            Progress::Waiting => Step::Waiting,
            Progress::Ready(file) => {
                let name = words::name("variants", &file.record.variant, studio.locale);
                Step::Ready { name, is_new: file.is_fresh() }
            }
        });
    };
    let locale = studio.locale;
    let text = || SourceFile::Policy(slug).text(&studio.request.root).ok();
    let source = text();
    match pipeline::publish(&request, &progress) {
        Ok(published) => {
            // What was changed meanwhile isn't what was published.
            let is_out = published.told.held_back.is_empty() && !published.files.is_empty();
            let kept = match source.filter(|source| is_out && text().as_ref() == Some(source)) {
                Some(source) => released::keep(&studio.request.root, slug, &source),
                None => Ok(()),
            };
            let mut told: Vec<String> = published.troubles.iter().map(|why| why.explain(locale)).collect();
            told.extend(kept.err().map(|why| why.explain(locale)));
            if !published.told.held_back.is_empty() {
                told.push(
                    locale.pick(
                        "Intet nyt er udgivet, før fejlene er rettet. Tidligere filer ligger uændret."
                            .to_owned(),
                        "Nothing new is published before the errors are mended. Earlier files are untouched."
                            .to_owned(),
                    ),
                );
            }
            if !published.easy_held_back.is_empty() {
                told.push(locale.pick(
                    "Den letlæste udgave er holdt tilbage, til fejlene i den er rettet.".to_owned(),
                    "The easy-read edition is held back until the errors in it are mended.".to_owned(),
                ));
                told.extend(errors(&published.told, studio, slug));
            }
            let made = published.files.iter().filter(|file| file.is_fresh()).count();
            let html = views::published(slug, &rows(studio, slug), &reports(studio, slug), &told, locale).0;
            Step::Done { html, made, current: published.files.len() - made }
        }
        Err(why) => Step::Failed { message: why.explain(locale) },
    }
}
