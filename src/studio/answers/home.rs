//! The project's publications.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Response};

use super::edit::publishers;
use super::{Here, work};
use crate::build::{Manifest, State as FileIs};
use crate::edition::State as EasyState;
use crate::finding::Level;
use crate::pipeline;
use crate::policy::Section;
use crate::source::edit::{self, SourceValue};
use crate::studio::form;
use crate::studio::state::Studio;
use crate::studio::store::SourceFile;
use crate::studio::views::{self, Card, FileState};

/// The first page.
pub async fn home(State(studio): Here) -> Response {
    work(move || shown(&studio)).await
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

fn shown(studio: &Arc<Studio>) -> Response {
    let (root, locale) = (&studio.request.root, studio.locale);
    let publishers = publishers(studio);
    let slugs = slugs(studio);
    if slugs.is_empty() {
        return views::html(&views::home(&[], &publishers, None, locale)).into_response();
    }
    let (checked, trouble) = match pipeline::check(&studio.request) {
        Ok(checked) => (Some(checked), None),
        Err(why) => (None, Some(why.explain(locale))),
    };
    let manifest = Manifest::read(studio.out());
    let card = |slug: &String| {
        let text = SourceFile::Policy(slug).text(root).unwrap_or_default();
        let values = edit::values(&text).unwrap_or(SourceValue::Table(Vec::new()));
        let policy = form::get(&values, "policy");
        let said = |key: &str| form::shown(policy.and_then(|policy| form::get(policy, key)));
        let of = said("publisher");
        let findings = checked.iter().flat_map(|checked| &checked.told.findings);
        let own: Vec<Level> =
            findings.filter(|one| one.slug.as_ref() == Some(slug)).map(|one| one.level).collect();
        let count = |level: Level| own.iter().filter(|one| **one == level).count();
        let sound = checked.iter().flat_map(|checked| &checked.sound).find(|policy| policy.slug() == slug);
        let sections: &[Section] = sound.map_or(&[], |policy| &policy.policy().sections);
        let states: Vec<EasyState> = sections.iter().map(EasyState::of).collect();
        let how_many = |is: &dyn Fn(EasyState) -> bool| states.iter().filter(|state| is(**state)).count();
        let wanted = how_many(&|state| state != EasyState::Skipped);
        let written = how_many(&|state| !matches!(state, EasyState::Skipped | EasyState::Missing));
        let files: Vec<FileIs> = manifest
            .artefacts
            .iter()
            .filter(|record| record.slug == *slug)
            .map(|record| record.state)
            .collect();
        let old = files.iter().filter(|state| **state != FileIs::Current).count();
        let title = said("title");
        Card {
            title: if title.is_empty() { slug.clone() } else { title },
            subtitle: Some(said("subtitle")).filter(|text| !text.is_empty()),
            publisher: publishers.iter().find(|(id, _)| *id == of).map(|(_, name)| name.clone()),
            counts: [count(Level::Error), count(Level::Warning), count(Level::Hint)],
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
    views::html(&views::home(&cards, &publishers, trouble.as_deref(), locale)).into_response()
}
