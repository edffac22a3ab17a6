//! Words of the report on an easy-read edition.

/// Words of the report. Functions are sentences with numbers in them.
#[derive(Debug)]
#[allow(missing_docs, reason = "each word says what it is")]
pub struct ReportWords {
    pub title: &'static str,
    /// Says that the report is for those who work on the text, not for its readers.
    pub for_whom: &'static str,
    pub held_back: fn(usize) -> String,
    pub published: Published,
    pub coverage: &'static str,
    pub parts: Coverage,
    pub of: fn(usize, usize) -> String,
    /// Goals that are in the edition, that are left out with a reason, and all.
    pub goals: fn(usize, usize, usize) -> String,
    pub skipped: fn(usize) -> String,
    pub sections: &'static str,
    pub states: StateNames,
    pub written_by: &'static str,
    pub approved_by: &'static str,
    pub tested_by: &'static str,
    pub on: &'static str,
    pub measures: fn(usize, usize, usize) -> String,
    pub found_here: fn(usize) -> String,
    pub changed_since: &'static str,
    pub before: &'static str,
    pub now: &'static str,
    pub nothing: &'static str,
    pub readability: &'static str,
    pub no_text: &'static str,
    pub bands: LixBands,
    pub method: &'static str,
    pub pictures: fn(usize, bool) -> String,
    pub longest: &'static str,
    pub mean: &'static str,
    pub words: &'static str,
    pub sentences: &'static str,
    pub long_words: &'static str,
    pub findings: &'static str,
    pub none_found: &'static str,
    pub counts: fn(usize, usize, usize) -> String,
    pub line: &'static str,
    pub waivers: &'static str,
    pub no_waivers: &'static str,
    pub because: &'static str,
    pub person: &'static str,
    pub person_intro: &'static str,
    pub people: Questions,
    pub phrases: fn(usize) -> String,
    pub untested: fn(usize) -> String,
    pub about: &'static str,
    /// What each state of a section means.
    pub about_states: &'static str,
    /// What a program can't judge.
    pub about_limits: &'static str,
}

/// How far a published edition has come.
#[derive(Debug)]
pub struct Published {
    /// Part of it is not approved.
    pub draft: &'static str,
    /// All of it is approved, but readers have not tested all of it.
    pub approved: &'static str,
    /// All of it is approved and tested by readers.
    pub tested: &'static str,
}

/// What is counted among the sections, after "3 of 8".
#[derive(Debug)]
#[allow(missing_docs, reason = "named as the counts of the report are")]
pub struct Coverage {
    pub present: &'static str,
    pub fresh: &'static str,
    pub approved: &'static str,
    pub tested: &'static str,
}

/// What the states of a section are called.
#[derive(Debug)]
#[allow(missing_docs, reason = "named as the states are")]
pub struct StateNames {
    pub missing: &'static str,
    pub skipped: &'static str,
    pub stale: &'static str,
    pub draft: &'static str,
    pub approved: &'static str,
    pub tested: &'static str,
}

/// Names of LIX levels: Björnsson's bands as they are used in Denmark.
#[derive(Debug)]
pub struct LixBands {
    /// Below 25.
    pub easy: &'static str,
    /// Below 35.
    pub easy_for_practised: &'static str,
    /// Below 45.
    pub medium: &'static str,
    /// Below 55.
    pub hard: &'static str,
    /// From 55.
    pub very_hard: &'static str,
}

impl LixBands {
    /// The name of the band that a LIX falls in.
    #[must_use]
    pub fn of(&self, lix: f64) -> &'static str {
        match lix {
            lix if lix < 25.0 => self.easy,
            lix if lix < 35.0 => self.easy_for_practised,
            lix if lix < 45.0 => self.medium,
            lix if lix < 55.0 => self.hard,
            _ => self.very_hard,
        }
    }
}

/// Questions about what only people can judge.
#[derive(Debug)]
#[allow(missing_docs, reason = "each question says what it is about")]
pub struct Questions {
    pub tone: &'static str,
    pub left_out: &'static str,
    pub metaphors: &'static str,
    pub pictures: &'static str,
    pub testing: &'static str,
}
