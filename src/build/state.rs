//! How a file in the output folder stands to the sources as they are now.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::policy::VariantName;

/// How a file stands to its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is what the source gives.
    #[default]
    Current,
    /// It is from before: the source has errors now.
    HeldBack,
    /// The source, or what it is published with, has changed since.
    Outdated,
    /// No source asks for it any more.
    Unwanted,
}

/// A policy of the project, as this run knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Hash of its source.
    pub source: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a policy in a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nobody asked for it, or the run ended before.
    NotLookedAt,
    /// It changed, or what it is published with did, while it was looked at.
    Unsettled,
    /// It has errors.
    HeldBack,
    /// It may be published.
    Sound {
        /// In which variants its source wants it.
        variants: Vec<VariantName>,
        /// Whether its easy-read edition has errors.
        easy_held_back: bool,
    },
}

/// What files are published with besides their sources, as hashes: the program, and the project's own fonts, layouts and dictionaries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublishedWith {
    /// Those of a policy, by the layouts that have files of the project's own.
    pub layouts: BTreeMap<String, String>,
    /// Those of a policy with any other layout.
    pub other_layouts: String,
    /// Reports.
    pub reports: String,
}

impl PublishedWith {
    /// The files of a policy with this layout.
    #[must_use]
    pub fn files(&self, layout: &str) -> &str {
        self.layouts.get(layout).unwrap_or(&self.other_layouts)
    }

    /// All of them in one text.
    #[must_use]
    pub fn joined(&self) -> String {
        let layouts = self.layouts.iter().map(|(name, hash)| format!("{name} {hash}"));
        let others = [self.other_layouts.clone(), self.reports.clone()];
        layouts.chain(others).collect::<Vec<_>>().join("\n")
    }
}

/// What is known of a file that this run hasn't made.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// Its policy.
    pub slug: &'a str,
    /// Its variant; none for a report, which goes with every easy one.
    pub variant: Option<VariantName>,
    /// Hash of the source when it was made.
    pub source: Option<&'a str>,
    /// Whether what else it was published with is as it was then.
    pub with_the_same: bool,
    /// How it stood.
    pub state: State,
    /// Whether all that it was made of is as it was; `None` where that can't be told.
    pub is_same: Option<bool>,
}

/// How a file stands that this run hasn't made.
pub fn state(before: &Before<'_>, policies: &BTreeMap<String, Known>) -> State {
    let Some(Known { source, outcome }) = policies.get(before.slug) else { return State::Unwanted };
    let is_made_of_the_same = before.source == Some(source) && before.with_the_same;
    let by_source = if is_made_of_the_same { State::Current } else { State::Outdated };
    match outcome {
        Outcome::HeldBack => State::HeldBack,
        Outcome::NotLookedAt if before.state == State::Current => by_source,
        Outcome::Unsettled if before.state == State::Current => State::Outdated,
        Outcome::NotLookedAt | Outcome::Unsettled => before.state,
        Outcome::Sound { variants, easy_held_back } => {
            let is_wanted = match before.variant {
                Some(variant) => variants.contains(&variant),
                None => variants.iter().any(|variant| variant.is_easy()),
            };
            match (is_wanted, before.is_same) {
                (false, _) => State::Unwanted,
                _ if *easy_held_back && before.variant.is_some_and(|variant| variant.is_easy()) => {
                    State::HeldBack
                }
                (_, Some(true)) => State::Current,
                (_, Some(false)) => State::Outdated,
                (_, None) => by_source,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(outcome: Outcome, variant: Option<VariantName>, was: State, is_same: Option<bool>) -> State {
        let known = Known { source: "now".into(), outcome };
        let policies = BTreeMap::from([("a".to_owned(), known)]);
        let before =
            Before { slug: "a", variant, source: Some("then"), with_the_same: true, state: was, is_same };
        state(&before, &policies)
    }

    #[test]
    fn a_file_that_nobody_looked_at_is_current_while_all_it_was_made_of_is_the_same() {
        let known = Known { source: "now".into(), outcome: Outcome::NotLookedAt };
        let policies = BTreeMap::from([("a".to_owned(), known)]);
        for (source, with_the_same, expected) in [
            (Some("now"), true, State::Current),
            (Some("now"), false, State::Outdated),
            (Some("then"), true, State::Outdated),
            // What it was made of isn't known.
            (None, true, State::Outdated),
        ] {
            let screen = Some(VariantName::Screen);
            let state_was = State::Current;
            let before =
                Before { slug: "a", variant: screen, source, with_the_same, state: state_was, is_same: None };
            assert_eq!(state(&before, &policies), expected, "{source:?} {with_the_same}");
        }
    }

    #[test]
    fn a_file_stands_to_its_source_as_the_run_found_it() {
        use State::{Current, HeldBack, Outdated, Unwanted};

        let sound = |easy_held_back| Outcome::Sound {
            variants: vec![VariantName::Screen, VariantName::EasyText],
            easy_held_back,
        };
        let (screen, epub, easy) =
            (Some(VariantName::Screen), Some(VariantName::Epub), Some(VariantName::EasyText));
        for (outcome, variant, was, is_same, expected) in [
            (sound(false), screen, HeldBack, Some(true), Current),
            (sound(false), screen, Current, Some(false), Outdated),
            (sound(false), epub, Current, Some(true), Unwanted),
            (sound(true), easy, Current, Some(true), HeldBack),
            (sound(true), screen, Current, Some(true), Current),
            (sound(false), None, Current, None, Outdated),
            (Outcome::HeldBack, screen, Current, None, HeldBack),
            (Outcome::NotLookedAt, screen, Current, None, Outdated),
            (Outcome::NotLookedAt, screen, Unwanted, None, Unwanted),
            (Outcome::Unsettled, screen, Current, Some(true), Outdated),
            (Outcome::Unsettled, easy, HeldBack, None, HeldBack),
        ] {
            assert_eq!(judged(outcome.clone(), variant, was, is_same), expected, "{outcome:?} {variant:?}");
        }
        let gone = Before {
            slug: "b",
            variant: screen,
            source: None,
            with_the_same: true,
            state: Current,
            is_same: None,
        };
        assert_eq!(state(&gone, &BTreeMap::new()), Unwanted);
        let full_only = Outcome::Sound { variants: vec![VariantName::Screen], easy_held_back: false };
        assert_eq!(judged(full_only, None, Current, None), Unwanted, "a report goes with easy variants");
    }
}
