//! The project's publications.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::edit::publishers;
use super::{Here, work};
use crate::build::{Manifest, State as FileIs};
use crate::edition::State as EasyState;
use crate::source::edit::{self, SourceValue};
use crate::studio::bin;
use crate::studio::form;
use crate::studio::made::Now;
use crate::studio::state::Studio;
use crate::studio::store::SourceFile;
use crate::studio::views::{self, Card, FileState, Home};

/// What was done last.
#[derive(Debug, Default, Deserialize)]
pub struct Did {
    deleted: Option<u64>,
}

/// The first page.
pub async fn home(State(studio): Here, Query(did): Query<Did>) -> Response {
    work(move || shown(&studio, &did)).await
}

/// The policies of the project, by their folders.
pub fn slugs(studio: &Studio) -> Vec<String> {
    let folders = crate::files::entries(&studio.request.root.join("sources")).unwrap_or_default();
    folders
        .iter()
        .filter(|folder| folder.join("policy.toml").is_file())
        .filter_map(|folder| folder.file_name()?.to_str().map(str::to_owned))
        .filter(|slug| crate::policy::is_slug(slug) && slug != "publishers")
        .collect()
}

fn shown(studio: &Arc<Studio>, did: &Did) -> Response {
    let (root, locale) = (&studio.request.root, studio.locale);
    let publishers = publishers(studio);
    let slugs = slugs(studio);
    let deleted = bin::all(root);
    let home =
        Home { publishers: &publishers, deleted: &deleted, just_deleted: did.deleted, ..Home::default() };
    if slugs.is_empty() {
        return views::html(&views::home(&home, locale)).into_response();
    }
    let (standings, trouble) = match studio.standings.of(&studio.request, &slugs) {
        Ok(standings) => (standings, None),
        Err(why) => (BTreeMap::new(), Some(why.explain(locale))),
    };
    let manifest = Manifest::read(studio.out());
    let now = Now::of(root);
    let card = |slug: &String| {
        let text = SourceFile::Policy(slug).text(root).unwrap_or_default();
        let values = edit::values(&text).unwrap_or(SourceValue::Table(Vec::new()));
        let policy = form::get(&values, "policy");
        let said = |key: &str| form::shown(policy.and_then(|policy| form::get(policy, key)));
        let of = said("publisher");
        let standing = standings.get(slug);
        let states = standing.map_or(&[][..], |standing| &standing.easy);
        let how_many = |is: &dyn Fn(EasyState) -> bool| states.iter().filter(|state| is(**state)).count();
        let wanted = how_many(&|state| state != EasyState::Skipped);
        let written = how_many(&|state| !matches!(state, EasyState::Skipped | EasyState::Missing));
        let state = now.states(slug);
        let own = manifest.artefacts.iter().filter(|record| record.slug == *slug);
        let files: Vec<FileIs> = own.map(state).collect();
        let old = files.iter().filter(|state| **state != FileIs::Current).count();
        let title = said("title");
        Card {
            title: if title.is_empty() { slug.clone() } else { title },
            subtitle: Some(said("subtitle")).filter(|text| !text.is_empty()),
            publisher: publishers.iter().find(|(id, _)| *id == of).map(|(_, name)| name.clone()),
            counts: standing.map(|standing| standing.counts),
            skipped: how_many(&|state| state == EasyState::Skipped),
            easy: [how_many(&|state| state.is_approved()), written, wanted],
            stale: how_many(&|state| state == EasyState::Stale),
            tested: how_many(&|state| state == EasyState::Tested),
            files: match (files.len(), old) {
                (0, _) => FileState::None,
                (all, 0) => FileState::Current(all),
                (_, old) => FileState::Outdated(old),
            },
            slug: slug.clone(),
        }
    };
    let cards: Vec<Card> = slugs.iter().map(card).collect();
    let home = Home { cards: &cards, trouble: trouble.as_deref(), ..home };
    views::html(&views::home(&home, locale)).into_response()
}
