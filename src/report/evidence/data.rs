//! What is known of a publication, as data.

use serde::{Deserialize, Serialize};

use super::criteria::{CRITERIA, Criterion, How, OfDocuments, OfPages, STANDARDS, Standard};
use crate::check::{CheckedPolicy, PlainFigures};
use crate::edition::{State, one_line};
use crate::language;
use crate::policy::VariantName;

/// The version of the data's format.
const SCHEMA: u8 = 1;

/// What a judge said of a file on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// The file, below the output folder.
    pub path: String,
    /// Its SHA-256, in hexadecimal: of another file this says nothing.
    pub sha256: String,
    /// The judge.
    pub judge: String,
    /// Its version.
    pub version: Option<String>,
    /// The day, as ISO 8601.
    pub on: String,
    /// Whether it found no fault.
    pub passed: bool,
    /// Faults.
    pub errors: usize,
    /// Doubts.
    pub warnings: usize,
    /// The first of them, in its words.
    pub says: Vec<String>,
}

/// A file of a publication, and what was said of it.
#[derive(Debug, Clone, Serialize)]
pub struct FileEvidence {
    /// The file, below the output folder.
    pub path: String,
    /// The variant.
    pub variant: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// Standards it claims.
    pub claims: Vec<String>,
    /// What judges said of this very file.
    pub judgements: Vec<Judgement>,
}

impl FileEvidence {
    /// Its name in the publication's folder.
    pub(super) fn name(&self) -> &str {
        name_of(&self.path)
    }

    /// Whether it is for paper alone.
    fn is_for_paper(&self) -> bool {
        matches!(
            VariantName::from_name(&self.variant),
            Some(VariantName::Print | VariantName::Booklet | VariantName::Braille)
        )
    }

    /// Whether it is a web page, or a piece of one.
    fn is_page(&self) -> bool {
        matches!(
            VariantName::from_name(&self.variant),
            Some(VariantName::Web | VariantName::EasyWeb | VariantName::WebFragment)
        )
    }

    /// The judgements about a claim.
    pub(super) fn on_claim(&self, claim: &str) -> impl Iterator<Item = &Judgement> {
        let named = format!("({claim})");
        let is_epub = claim.starts_with("EPUB");
        self.judgements.iter().filter(move |one| {
            one.judge.ends_with(&named)
                || is_epub && matches!(one.judge.as_str(), "EPUBCheck" | "Ace by DAISY")
        })
    }
}

/// A weakness that is known of a publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "what")]
pub enum Known {
    /// Files for paper: they have no tags, and aren't for the web.
    ForPaper {
        /// Which.
        files: Vec<String>,
    },
    /// Words in another language that are in titles, captions or descriptions can't be marked.
    UnmarkedLanguages,
    /// The easy-read edition was not tried by readers.
    Untried,
    /// A judge found faults.
    Faults {
        /// In which file.
        file: String,
        /// Which judge.
        judge: String,
        /// How many.
        errors: usize,
    },
    /// No judge has looked at these files as they are now.
    Unjudged {
        /// Which.
        files: Vec<String>,
    },
}

/// Figures about the full text.
#[derive(Debug, Clone, Serialize)]
pub struct PlainReport {
    /// LIX with one decimal; `None` if there are no words.
    pub lix: Option<f64>,
    /// Sentences.
    pub sentences: usize,
    /// Words of the longest one.
    pub longest_sentence: usize,
    /// Sentences with more words than the publisher's limit.
    pub long_sentences: usize,
    /// That limit.
    pub sentence_limit: usize,
    /// Sentences with a verb in the passive; `None` where that isn't looked for.
    pub passive_sentences: Option<usize>,
    /// Sentences that begin with "der"; `None` where that isn't looked for.
    pub late_sentences: Option<usize>,
    /// Abbreviations; `None` where they aren't looked for.
    pub abbreviations: Option<usize>,
}

impl PlainReport {
    /// The figures, as reports have them.
    #[must_use]
    pub fn of(figures: &PlainFigures) -> Self {
        Self {
            lix: figures.lix.value().map(|lix| (lix * 10.0).round() / 10.0),
            sentences: figures.lix.sentences,
            longest_sentence: figures.lix.longest_sentence,
            long_sentences: figures.long,
            sentence_limit: figures.limit,
            passive_sentences: figures.passive,
            late_sentences: figures.late,
            abbreviations: figures.abbreviations,
        }
    }
}

/// The evidence for a publication. Serialized, it is `SLUG.evidence.json`.
#[derive(Debug, Serialize)]
pub struct Evidence {
    /// Version of the format.
    pub schema: u8,
    /// The policy.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Who answers questions: an e-mail address.
    pub contact: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
    /// Language of the policy.
    pub language: String,
    /// Its files.
    pub files: Vec<FileEvidence>,
    /// The criteria, each with how it is shown.
    pub criteria: Vec<CriterionEvidence>,
    /// How plain the full text is.
    pub full_text: PlainReport,
    /// What is known to fall short.
    pub known: Vec<Known>,
}

/// A criterion, and how it is shown to be met.
#[derive(Debug, Serialize)]
pub struct CriterionEvidence {
    /// Its number in WCAG.
    pub number: &'static str,
    /// "A" or "AA".
    pub level: &'static str,
    /// The standards that have it, each with its number there.
    pub standards: Vec<String>,
    /// How: "built", a rule's code, "person", "absent".
    pub shown: Vec<&'static str>,
    /// Where it is "built": the tests and judges that web pages of a version of the program have to pass, "test:" before the name of a test.
    pub held_by: Vec<&'static str>,
    /// The same for PDF and EPUB files.
    pub documents_held_by: Vec<&'static str>,
}

impl Evidence {
    /// The evidence for a sound policy, from its files and what judges said of them.
    #[must_use]
    pub fn of(policy: &CheckedPolicy, files: Vec<FileEvidence>) -> Self {
        let publisher = policy.publisher();
        let known = known(policy, &files);
        let email = publisher.accessibility_email.as_ref().or(publisher.email.as_ref());
        Self {
            schema: SCHEMA,
            slug: policy.slug().to_owned(),
            title: one_line(&policy.policy().title),
            publisher: one_line(&publisher.name),
            contact: email.map(|email| email.value().clone()),
            phone: publisher.phone.as_ref().map(|phone| phone.value().clone()),
            language: policy.language().tag().to_owned(),
            files,
            criteria: CRITERIA.iter().map(of_criterion).collect(),
            full_text: PlainReport::of(policy.plain()),
            known,
        }
    }

    /// The data.
    #[must_use]
    pub fn json(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self)
            .unwrap_or_else(|why| unreachable!("evidence has string keys alone: {why}"));
        bytes.push(b'\n');
        bytes
    }

    /// The day of the last judgement.
    pub(super) fn last_day(&self) -> Option<&str> {
        self.files.iter().flat_map(|file| &file.judgements).map(|one| one.on.as_str()).max()
    }
}

fn of_criterion(criterion: &Criterion) -> CriterionEvidence {
    let standards = STANDARDS.iter().filter(|standard| criterion.is_in(standard));
    let named = |standard: &Standard| match standard.clause {
        Some(clause) => format!("{}: {clause}{}", standard.name, criterion.number),
        None => format!("{}: {}", standard.name, criterion.number),
    };
    let shown = criterion.how.iter().map(|how| match how {
        How::Built(..) => "built",
        How::Rule(code) => code,
        How::Person => "person",
        How::Absent => "absent",
    });
    let (OfPages(pages), OfDocuments(documents)) = criterion.held_by();
    CriterionEvidence {
        number: criterion.number,
        level: criterion.level,
        standards: standards.map(named).collect(),
        shown: shown.collect(),
        held_by: pages.to_vec(),
        documents_held_by: documents.to_vec(),
    }
}

fn known(policy: &CheckedPolicy, files: &[FileEvidence]) -> Vec<Known> {
    let mut known = Vec::new();
    let paths = |is: &dyn Fn(&FileEvidence) -> bool| {
        files.iter().filter(|file| is(file)).map(|file| file.path.clone()).collect::<Vec<_>>()
    };
    let for_paper = paths(&FileEvidence::is_for_paper);
    if !for_paper.is_empty() {
        known.push(Known::ForPaper { files: for_paper });
    }
    let marked = policy.policy().texts().iter().any(|one| one.text.contains("<span lang="));
    if marked {
        known.push(Known::UnmarkedLanguages);
    }
    let has_easy =
        files.iter().any(|file| VariantName::from_name(&file.variant).is_some_and(VariantName::is_easy));
    let states = policy.policy().sections.iter().map(State::of).filter(|state| *state != State::Skipped);
    if has_easy && states.min() != Some(State::Tested) {
        known.push(Known::Untried);
    }
    for judgement in files.iter().flat_map(|file| &file.judgements).filter(|one| !one.passed) {
        known.push(Known::Faults {
            file: judgement.path.clone(),
            judge: judgement.judge.clone(),
            errors: judgement.errors,
        });
    }
    let is_unjudged =
        |file: &FileEvidence| (!file.claims.is_empty() || file.is_page()) && file.judgements.is_empty();
    let unjudged = paths(&is_unjudged);
    if !unjudged.is_empty() {
        known.push(Known::Unjudged { files: unjudged });
    }
    known
}

/// The name of a file in its publication's folder.
pub(super) fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// What a variant is called, in the language of a policy.
pub(super) fn variant_name(variant: &str, language: &'static language::LanguageFile) -> String {
    let name = VariantName::from_name(variant).map(|name| (language.index.variant)(name));
    name.map_or_else(|| variant.to_owned(), str::to_owned)
}
