//! The part of the report about one section.

use serde::Serialize;

use crate::check::{Change, Passage, changes};
use crate::edition::{State, approved_wording, full_wording, one_line};
use crate::finding::Finding;
use crate::policy::{Date, Easy, Located, Policy, Text};
use crate::prose::Lix;

/// A section and its easy-read text.
#[derive(Debug, Serialize)]
pub struct SectionReport {
    /// Its id.
    pub id: String,
    /// The title of the easy-read text, or else the section's own.
    pub title: String,
    /// The state of its easy-read text.
    pub state: State,
    /// Why it has no easy-read text, if it says so.
    pub skipped_because: Option<String>,
    /// Who wrote the easy text.
    pub written_by: Option<String>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// When: ISO 8601.
    #[serde(serialize_with = "iso")]
    pub approved_on: Option<Date>,
    /// Who tested it.
    pub tested_by: Option<String>,
    /// When: ISO 8601.
    #[serde(serialize_with = "iso")]
    pub tested_on: Option<Date>,
    /// What has changed in the full text since, if it is stale and the approved wording was kept.
    pub changes: Vec<Change>,
    /// The number of words in the easy-read text.
    pub words: usize,
    /// The number of its sentences.
    pub sentences: usize,
    /// The number of words in the longest sentence.
    pub longest_sentence: usize,
    /// The number of findings in it.
    pub findings: usize,
}

fn iso<S: serde::Serializer>(date: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => to.collect_str(date),
        None => to.serialize_none(),
    }
}

impl SectionReport {
    /// The report on the section at `index`.
    pub(super) fn of(
        policy: &Policy,
        index: usize,
        passages: &[Passage<'_>],
        found: &[Finding],
        language: &str,
    ) -> Self {
        let section = &policy.sections[index];
        let state = State::of(section);
        let easy = section.easy.as_ref();
        let text = |pick: fn(&Easy) -> &Option<Text>| {
            easy.and_then(|easy| Some(pick(easy).as_ref()?.value().clone()))
        };
        let date = |pick: fn(&Easy) -> &Option<Located<Date>>| {
            easy.and_then(|easy| Some(*pick(easy).as_ref()?.value()))
        };
        let before = easy.filter(|_| state == State::Stale).and_then(|easy| approved_wording(easy).ok());
        let own = passages.iter().filter(|passage| passage.section == Some(index));
        let lix = Lix::of(own.flat_map(Passage::counted));
        Self {
            id: section.id.value().clone(),
            title: one_line(&text(|easy| &easy.title).unwrap_or_else(|| section.title.value().clone())),
            state,
            skipped_because: section.easy_skip.as_ref().map(|because| because.value().clone()),
            written_by: text(|easy| &easy.written_by),
            approved_by: text(|easy| &easy.approved_by),
            approved_on: date(|easy| &easy.approved_on),
            tested_by: text(|easy| &easy.tested_by),
            tested_on: date(|easy| &easy.tested_on),
            changes: before
                .map(|before| changes(before, &full_wording(section, language)))
                .unwrap_or_default(),
            words: lix.words,
            sentences: lix.sentences,
            longest_sentence: lix.longest_sentence,
            findings: found.iter().filter(|finding| section_of(policy, finding) == Some(index)).count(),
        }
    }
}

/// The section that a finding stands in.
pub(super) fn section_of(policy: &Policy, finding: &Finding) -> Option<usize> {
    policy.section_at(finding.place?)
}
