//! What is known of an easy text, line by line, as it is written.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::{Here, is_policy, missing, work};
use crate::check::{CheckedPolicy, Passage, PassageKind, passages};
use crate::edition::{State as EasyState, approved_wording, full_wording};
use crate::pipeline::{self, Request};
use crate::prose::Lix;
use crate::studio::state::Studio;
use crate::studio::views::{self, EasyLine, EasyLive};

/// What is known of a section's easy text now. None while errors are in the way.
pub fn known(studio: &Studio, slug: &str, index: usize) -> Option<EasyLive> {
    let request = Request { slugs: vec![slug.to_owned()], ..studio.request.clone() };
    let checked = pipeline::check(&request).ok()?;
    let policy: &CheckedPolicy = checked.sound.first()?;
    let model = policy.policy();
    let section = model.sections.get(index)?;
    let language = policy.language();
    let full = full_wording(section, language.primary());
    let (id, state) = (section.id.to_string(), EasyState::of(section));
    let approved = section.easy.as_ref().filter(|_| state == EasyState::Stale);
    let approved = approved.and_then(|easy| approved_wording(easy).ok()).map(str::to_owned);
    let all = passages(model, &language);
    let own = || all.iter().filter(|passage| passage.section == Some(index));
    let lix = Lix::of(own().flat_map(Passage::counted));
    let mut lines = Vec::new();
    for passage in own().filter(|passage| passage.kind == PassageKind::Body) {
        for line in passage.lines.lines() {
            let place = checked.told.sources.within(passage.text, line.range.clone());
            let is_here = |found: &&crate::finding::Finding| {
                found.place.is_some_and(|at| {
                    at.file == place.file && place.start <= at.start && at.start <= place.end
                })
            };
            let begins = |range: &std::ops::Range<usize>| line.range.contains(&range.start);
            let sentences = passage.sentences.iter().filter(|sentence| begins(&sentence.range));
            lines.push(EasyLine {
                text: line.text.clone(),
                words: sentences.map(|sentence| sentence.words.len()).sum(),
                found: checked
                    .told
                    .findings
                    .iter()
                    .filter(is_here)
                    .map(|found| (found.level, found.words(studio.locale).title))
                    .collect(),
            });
        }
    }
    Some(EasyLive {
        id,
        state,
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
        let live = known(&studio, &slug, index);
        views::html(&views::easy_live_parts(&slug, index, live.as_ref(), studio.locale)).into_response()
    })
    .await
}
