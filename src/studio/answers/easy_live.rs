//! What is known of an easy text, line by line, as it is written.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::{Here, is_policy, missing, work};
use crate::check::{Checked, CheckedPolicy, Passage, PassageKind, passages};
use crate::edition::{State as EasyState, approved_wording, full_wording};
use crate::pipeline::{self, Request};
use crate::policy::Place;
use crate::prose::Lix;
use crate::source::edit::{self, KeyPath, SourceValue};
use crate::studio::engine::found;
use crate::studio::look::Found;
use crate::studio::state::Studio;
use crate::studio::store::SourceFile;
use crate::studio::views::{self, EasyKnown, EasyLine, EasyLive};

/// What is known of the easy texts now, and of that of one section.
pub fn known(studio: &Studio, slug: &str, index: usize) -> EasyKnown {
    let request = Request { slugs: vec![slug.to_owned()], ..studio.request.clone() };
    let Ok(checked) = pipeline::check(&request) else { return EasyKnown::default() };
    let file = SourceFile::Policy(slug);
    let path = KeyPath::root().key("section").index(index).key("easy").key("text");
    let mut found = found(&checked.told, &studio.request.root, file, studio.locale);
    found.retain(|one| one.is_at(&path, file));
    let policy = checked.sound.first();
    let sections = policy.map_or(&[][..], |policy| &policy.policy().sections);
    let states = sections.iter().map(EasyState::of).collect();
    let live = policy.and_then(|policy| live_of(&checked, policy, index, &mut found));
    EasyKnown { states, live, others: found }
}

/// What is known of one easy text; what is found in its lines goes there.
fn live_of(
    checked: &Checked,
    policy: &CheckedPolicy,
    index: usize,
    found: &mut Vec<Found>,
) -> Option<EasyLive> {
    let model = policy.policy();
    let section = model.sections.get(index)?;
    let language = policy.language();
    let full = full_wording(section, language.primary());
    let (id, state) = (section.id.to_string(), EasyState::of(section));
    let approved = section.easy.as_ref().filter(|_| state == EasyState::Stale);
    let approved = approved.and_then(|easy| approved_wording(easy).ok()).map(str::to_owned);
    let approved_by = section.easy.as_ref().and_then(|easy| {
        let (by, on) = (easy.approved_by.as_ref()?, easy.approved_on.as_ref()?);
        Some((by.to_string(), *on.value()))
    });
    let all = passages(model, &language);
    let own = || all.iter().filter(|passage| passage.section == Some(index));
    let lix = Lix::of(own().flat_map(Passage::counted));
    let mut lines = Vec::new();
    for passage in own().filter(|passage| passage.kind == PassageKind::Body) {
        for line in passage.lines.lines() {
            let sources = &checked.told.sources;
            let place = sources.within(passage.text, line.range.clone());
            let at = |byte: usize| {
                let at = sources.position(Place::new(place.file, byte..byte));
                (Some(at.line), Some(at.column))
            };
            let here = at(place.start)..=at(place.end);
            let is_here = |one: &Found| here.contains(&(one.record.line, one.record.column));
            let begins = |range: &std::ops::Range<usize>| line.range.contains(&range.start);
            let sentences = passage.sentences.iter().filter(|sentence| begins(&sentence.range));
            lines.push(EasyLine {
                text: line.text.clone(),
                words: sentences.map(|sentence| sentence.words.len()).sum(),
                found: found.extract_if(.., |one| is_here(one)).collect(),
            });
        }
    }
    Some(EasyLive {
        id,
        state,
        approved_by,
        full,
        approved,
        lines,
        words: lix.words,
        sentences: lix.sentences,
        longest: lix.longest_sentence,
        lix: lix.value(),
    })
}

/// The same for the script, as the part of the page that shows it.
pub async fn live(State(studio): Here, Path((slug, index)): Path<(String, usize)>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    work(move || {
        let known = known(&studio, &slug, index);
        let values = SourceFile::Policy(&slug).text(&studio.request.root).ok();
        let values = values.and_then(|text| edit::values(&text).ok());
        let values = values.unwrap_or(SourceValue::Table(Vec::new()));
        views::html(&views::easy_live_parts(&slug, index, &values, &known, studio.locale)).into_response()
    })
    .await
}
