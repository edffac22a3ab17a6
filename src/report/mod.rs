//! The report on an easy-read edition, for those responsible for it: as a page, and the same as data.
//!
//! The report is not a publication: it says what the program found, who has signed what, and what only people can judge.
//! It doesn't contain the date it was made, so the same sources give the same report.

mod data;
mod evidence;
mod html;
mod section;

pub use data::{Counts, Coverage, EasyReport, PersonReport, Readability, RuleReport, WaiverReport};
pub use evidence::{
    CRITERIA, Criterion, CriterionEvidence, Evidence, FileEvidence, How, Judgement, Known, OfDocuments,
    OfPages, PlainReport, STANDARDS, Standard, Wcag, page as evidence_page, statement,
};
pub use section::SectionReport;

use crate::check::{CheckedPolicy, FIGURATIVE, Passage, passages};
use crate::edition::{State, one_line};
use crate::finding::{Finding, FindingRecord, Level, Waived, records};
use crate::language::{self, ReportWords};
use crate::locale::Locale;
use crate::policy::{GoalCoverage, Policy, SourceMap};
use crate::prose::Lix;
use crate::variant::writer;

/// The version of the data's format. It increases when a key is renamed or dropped.
const SCHEMA: u8 = 1;

impl EasyReport {
    /// The report on a sound policy, from what its check found. Messages in it are Danish if the policy is, otherwise English.
    #[must_use]
    pub fn of(policy: &CheckedPolicy, findings: &[Finding], waived: &[Waived], sources: &SourceMap) -> Self {
        let language = policy.language();
        let locale = Locale::from_tag(language.tag());
        let words = &language::of(&language).report;
        let model = policy.policy();
        let passages = passages(model, &language);
        let is_easy = |finding: &&Finding| {
            finding.slug.as_deref() == Some(policy.slug()) && finding.code.group.is_easy()
        };
        let found: Vec<Finding> = findings.iter().filter(is_easy).cloned().collect();
        let waived: Vec<_> = waived.iter().filter(|waived| is_easy(&&waived.finding)).collect();
        let sections: Vec<SectionReport> = (0..model.sections.len())
            .map(|index| SectionReport::of(model, index, &passages, &found, language.primary()))
            .collect();
        let states = sections.iter().map(|section| section.state).filter(|state| *state != State::Skipped);
        let level = |level| found.iter().filter(|finding| finding.level == level).count();
        let waivers = waived.iter().map(|waived| WaiverReport {
            section: section::section_of(model, &waived.finding)
                .map(|index| one_line(&model.sections[index].title)),
            because: waived.because.clone(),
            finding: record(&waived.finding, sources, locale),
        });
        Self {
            schema: SCHEMA,
            slug: policy.slug().to_owned(),
            title: one_line(&model.title),
            publisher: one_line(&policy.publisher().name),
            language: language.tag().to_owned(),
            published: policy.easy_is_sound(),
            state: states.min().unwrap_or(State::Missing),
            coverage: coverage(model, &sections),
            readability: readability(&passages, words),
            full_text: PlainReport::of(policy.plain()),
            counts: Counts {
                errors: level(Level::Error),
                warnings: level(Level::Warning),
                hints: level(Level::Hint),
                waived: waived.len(),
            },
            rules: by_rule(&found, sources, locale),
            waivers: waivers.collect(),
            needs_person: needs_person(policy, &sections, &found, words),
            sections,
        }
    }

    /// The data.
    #[must_use]
    pub fn json(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self)
            .unwrap_or_else(|why| unreachable!("the report has string keys alone: {why}"));
        bytes.push(b'\n');
        bytes
    }

    /// The page.
    #[must_use]
    pub fn html(&self) -> Vec<u8> {
        html::page(self)
    }
}

fn record(finding: &Finding, sources: &SourceMap, locale: Locale) -> FindingRecord {
    let mut all = records(std::slice::from_ref(finding), sources, locale);
    all.pop().unwrap_or_else(|| unreachable!("a finding has a record"))
}

fn by_rule(found: &[Finding], sources: &SourceMap, locale: Locale) -> Vec<RuleReport> {
    let mut sorted: Vec<&Finding> = found.iter().collect();
    sorted.sort_by_key(|finding| finding.code.id);
    sorted
        .chunk_by(|a, b| a.code == b.code)
        .map(|group| RuleReport {
            code: group[0].code.id,
            name: group[0].code.name,
            findings: group.iter().map(|finding| record(finding, sources, locale)).collect(),
        })
        .collect()
}

fn coverage(policy: &Policy, sections: &[SectionReport]) -> Coverage {
    let count = |wanted: &dyn Fn(State) -> bool| sections.iter().filter(|one| wanted(one.state)).count();
    let skipped = count(&|state| state == State::Skipped);
    let has_text = |state| !matches!(state, State::Missing | State::Skipped);
    let goals = |wanted| policy.goal_coverage().filter(|(_, coverage)| *coverage == wanted).count();
    Coverage {
        sections: sections.len(),
        skipped,
        wanted: sections.len() - skipped,
        present: count(&has_text),
        fresh: count(&|state| has_text(state) && state != State::Stale),
        approved: count(&State::is_approved),
        tested: count(&|state| state == State::Tested),
        goals: policy.goals().count(),
        goals_covered: goals(GoalCoverage::Covered),
        goals_skipped: goals(GoalCoverage::Skipped),
    }
}

fn readability(passages: &[Passage<'_>], words: &ReportWords) -> Readability {
    let lix = Lix::of(passages.iter().flat_map(Passage::counted));
    let round = |value: f64| (value * 10.0).round() / 10.0;
    Readability {
        lix: lix.value().map(round),
        method: words.method.to_owned(),
        sentences: lix.sentences,
        words: lix.words,
        long_words: lix.long_words,
        longest_sentence: lix.longest_sentence,
        mean_sentence: lix.mean_sentence().map(round),
    }
}

/// What only people can judge. Every edition gets these questions: leaving one out would suggest that the edition had passed.
fn needs_person(
    policy: &CheckedPolicy,
    sections: &[SectionReport],
    found: &[Finding],
    words: &ReportWords,
) -> Vec<PersonReport> {
    let skipped =
        sections.iter().filter_map(|one| Some(format!("{}: {}", one.title, one.skipped_because.as_ref()?)));
    let phrases = found.iter().filter(|finding| finding.code == &FIGURATIVE.code).count();
    let pictures = policy.policy().easy().filter(|easy| easy.picture.is_some()).count();
    let untested = sections.iter().filter(|one| !matches!(one.state, State::Tested | State::Skipped)).count();
    let shown =
        policy.variants().iter().any(|variant| variant.is_easy() && writer(*variant).shows_pictures());
    let person = |what, question: &str, notes| PersonReport { what, question: question.to_owned(), notes };
    let ask = &words.people;
    vec![
        person("tone", ask.tone, Vec::new()),
        person("left-out", ask.left_out, skipped.collect()),
        person("metaphors", ask.metaphors, vec![(words.phrases)(phrases)]),
        person("pictures", ask.pictures, vec![(words.pictures)(pictures, shown)]),
        person("testing", ask.testing, vec![(words.untested)(untested)]),
    ]
}
