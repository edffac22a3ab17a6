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
    /// Hash of its source. `None` if it can't be told.
    pub source: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a policy in a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nobody asked for it.
    NotLookedAt,
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

/// What is known of a file that this run hasn't made.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// Its policy.
    pub slug: &'a str,
    /// Its variant; none for a report, which goes with every easy one.
    pub variant: Option<VariantName>,
    /// Hash of the source when it was made.
    pub source: Option<&'a str>,
    /// How it stood.
    pub state: State,
    /// Whether all that it was made of is as it was; `None` where that can't be told.
    pub is_same: Option<bool>,
}

/// How a file stands that this run hasn't made.
pub fn state(before: &Before<'_>, policies: &BTreeMap<String, Known>) -> State {
    let Some(Known { source, outcome }) = policies.get(before.slug) else { return State::Unwanted };
    let source_is_same = source.is_none() || source.as_deref() == before.source;
    let by_source = if source_is_same { State::Current } else { State::Outdated };
    match outcome {
        Outcome::HeldBack => State::HeldBack,
        Outcome::NotLookedAt if before.state == State::Current => by_source,
        Outcome::NotLookedAt => before.state,
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
        let known = Known { source: Some("now".into()), outcome };
        let policies = BTreeMap::from([("a".to_owned(), known)]);
        let before = Before { slug: "a", variant, source: Some("then"), state: was, is_same };
        state(&before, &policies)
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
        ] {
            assert_eq!(judged(outcome.clone(), variant, was, is_same), expected, "{outcome:?} {variant:?}");
        }
        let gone = Before { slug: "b", variant: screen, source: None, state: Current, is_same: None };
        assert_eq!(state(&gone, &BTreeMap::new()), Unwanted);
        let full_only = Outcome::Sound { variants: vec![VariantName::Screen], easy_held_back: false };
        assert_eq!(judged(full_only, None, Current, None), Unwanted, "a report goes with easy variants");
    }
}
