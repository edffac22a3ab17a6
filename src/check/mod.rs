//! Checks policies before anything is rendered.
//!
//! Only this module can make a [`CheckedPolicy`], so nothing unchecked reaches a writer.

mod absent;
mod after_layout;
mod changes;
mod charts;
mod context;
mod drawings;
mod filing;
mod held_back;
mod laid_out;
mod own_words;
mod passage;
mod plain;
mod resources;
mod rule;
mod rules;

pub use after_layout::{needs_layout, pages};
pub use changes::{Change, changes};
use context::Subject;
pub use context::{Context, ParsedText, backslashes};
pub use drawings::{Drawing, drawings};
pub use held_back::HeldBack;
pub use laid_out::{DrawnLetters, LaidOut, LostOn, Outcome, PrintedPicture};
pub use own_words::own_line;
pub use passage::{Passage, PassageKind, passages};
pub use plain::{PlainFigures, PlainSentence, plain_figures, plain_sentences};
pub use resources::Resources;
pub use rule::{LaidOutRule, Rule};
pub use rules::easy::approval_mends;
pub use rules::easy::figurative::RULE as FIGURATIVE;
pub use rules::unfinished::PLACEHOLDERS;
pub use rules::unknown_layout::name as layout_name;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::edition::{self, Edition, EditionInput};
use crate::finding::{Blocks, Code, Finding, Findings, Level, Waived};
use crate::layout::{Layout, LayoutError};
use crate::policy::{
    Date, EditionKind, Language, Located, Picture, Place, Policy, Publisher, SmallLetters, SourceMap,
    VariantName,
};
use crate::source::{self, FoundPicture, ReadPolicy, ReadPublisher};

/// Every code: those of reading, those of the rules, and those of laid-out pages.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let rules = rules::all().map(|rule| &rule.code);
    let laid_out = rules::LAID_OUT.iter().map(|rule| &rule.code);
    source::faults::CODES.iter().copied().chain(rules).chain(laid_out)
}

/// A policy that may be rendered.
#[derive(Debug)]
pub struct CheckedPolicy {
    policy: Policy,
    publisher: Arc<Publisher>,
    logo: Option<Arc<Picture>>,
    pictures: BTreeMap<String, Arc<Picture>>,
    layout: Arc<Layout>,
    variants: Vec<VariantName>,
    easy_is_sound: bool,
    plain: PlainFigures,
    fallback_date: Option<Date>,
    /// Its editions, each made when it is first asked for: every job and what leads from one format to another needs one.
    editions: Editions,
}

/// The editions of a policy.
#[derive(Debug, Default)]
struct Editions {
    full: OnceLock<Arc<Edition>>,
    easy: OnceLock<Arc<Edition>>,
}

impl CheckedPolicy {
    /// The name of its folder.
    #[must_use]
    pub fn slug(&self) -> &str {
        &self.policy.slug
    }

    /// The policy itself.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The language of its text.
    #[must_use]
    pub fn language(&self) -> Language {
        self.input().language()
    }

    /// Its publisher.
    #[must_use]
    pub fn publisher(&self) -> &Publisher {
        &self.publisher
    }

    /// Whether the easy-read edition has no error.
    #[must_use]
    pub fn easy_is_sound(&self) -> bool {
        self.easy_is_sound
    }

    /// How plain its full text is.
    #[must_use]
    pub fn plain(&self) -> &PlainFigures {
        &self.plain
    }

    /// Its layout.
    #[must_use]
    pub fn layout(&self) -> &Arc<Layout> {
        &self.layout
    }

    /// The variants it asks for: its own list, or its publisher's.
    #[must_use]
    pub fn variants(&self) -> &[VariantName] {
        &self.variants
    }

    /// Where the source names a picture.
    #[must_use]
    pub fn place_of(&self, picture: &Arc<Picture>) -> Option<Place> {
        if self.logo.as_ref().is_some_and(|logo| Arc::ptr_eq(logo, picture)) {
            return self.publisher.brand.logo.as_ref().map(Located::place);
        }
        let is = |src: &str| self.pictures.get(src).is_some_and(|one| Arc::ptr_eq(one, picture));
        self.policy.pictures().find(|(src, _)| is(src)).map(|(src, _)| src.place())
    }

    /// The smallest letters of a drawing among its pictures, and where the source names it. A logo is a mark, not a text.
    #[must_use]
    pub fn letters_of(&self, picture: &Arc<Picture>) -> Option<(Place, &SmallLetters)> {
        let is = |src: &str| self.pictures.get(src).is_some_and(|one| Arc::ptr_eq(one, picture));
        let (src, _) = self.policy.pictures().find(|(src, _)| is(src))?;
        let smallest = self.pictures.get(src.value())?.lettering.smallest.as_ref()?;
        Some((src.place(), smallest))
    }

    /// One of its editions. `None` if that is the easy-read one and it has errors.
    #[must_use]
    pub fn edition(&self, kind: EditionKind) -> Option<Arc<Edition>> {
        let Editions { full, easy } = &self.editions;
        let made = match kind {
            EditionKind::Full => full.get_or_init(|| Arc::new(edition::full(&self.input()))),
            EditionKind::Easy if !self.easy_is_sound => return None,
            EditionKind::Easy => easy.get_or_init(|| Arc::new(edition::easy(&self.input()))),
        };
        Some(Arc::clone(made))
    }

    fn input(&self) -> EditionInput<'_> {
        EditionInput {
            policy: &self.policy,
            publisher: &self.publisher,
            logo: self.logo.as_ref(),
            pictures: &self.pictures,
            fallback_date: self.fallback_date,
        }
    }
}

/// The result of a check: the policies that may be rendered, and what is told of all.
#[derive(Debug)]
pub struct Checked {
    /// The policies that may be rendered.
    pub sound: Vec<CheckedPolicy>,
    /// Findings in easy-read texts that a waiver excuses, with the reasons.
    pub waived: Vec<Waived>,
    /// What is told.
    pub told: Told,
}

/// What is told of the policies of a run.
#[derive(Debug)]
pub struct Told {
    /// The slugs of those that may not be rendered.
    pub held_back: Vec<String>,
    /// All findings, except those that are waived.
    pub findings: Vec<Finding>,
    /// The files that findings point into.
    pub sources: SourceMap,
    /// Layouts that can't be used, for which policies are held back.
    pub broken_layouts: Vec<Arc<LayoutError>>,
}

/// Checks the policies of a project, one at a time.
#[derive(Debug)]
pub struct Checker<'a> {
    publishers: BTreeMap<String, KnownPublisher>,
    resources: Resources<'a>,
    sources: &'a SourceMap,
}

/// What came of the check of one policy.
#[derive(Debug)]
pub struct Judged {
    /// The name of its folder.
    pub slug: String,
    /// The policy, if it may be rendered, or else the error for which it may not.
    pub policy: Result<CheckedPolicy, HeldBack>,
    /// The findings about it, that error among them, except those that are waived.
    pub findings: Vec<Finding>,
    /// Findings in its easy-read texts that a waiver excuses, with the reasons.
    pub waived: Vec<Waived>,
}

/// A publisher, as the check of its policies needs it.
#[derive(Debug)]
struct KnownPublisher {
    /// As far as its file can be read.
    publisher: Option<Arc<Publisher>>,
    logo: Option<FoundPicture>,
    /// The same, if anything may be published with it.
    sound: Result<Arc<Publisher>, HeldBack>,
}

impl KnownPublisher {
    fn of(read: &ReadPublisher) -> Self {
        let publisher = read.publisher.clone().map(Arc::new);
        let error = read.findings.iter().find(|finding| finding.level == Level::Error);
        let sound = match (&publisher, error) {
            (Err(unusable), _) => Err(HeldBack::by_publishers(unusable.as_ref().clone())),
            (Ok(_), Some(error)) => Err(HeldBack::by_publishers(error.clone())),
            (Ok(publisher), None) => Ok(Arc::clone(publisher)),
        };
        Self { publisher: publisher.ok(), logo: read.logo.clone(), sound }
    }

    fn name(&self) -> Option<&str> {
        self.publisher.as_ref().map(|publisher| publisher.name.as_str())
    }
}

impl<'a> Checker<'a> {
    /// A checker for policies of these publishers. Findings about the publishers themselves are the caller's to tell.
    #[must_use]
    pub fn new(
        publishers: &BTreeMap<String, ReadPublisher>,
        resources: Resources<'a>,
        sources: &'a SourceMap,
    ) -> Self {
        let known = publishers.iter().map(|(id, read)| (id.clone(), KnownPublisher::of(read)));
        let publishers = known.collect();
        Self { publishers, resources, sources }
    }

    /// Checks a policy. `layout` is the one it asks for, if there is such a one.
    #[must_use]
    pub fn policy(&self, read_policy: ReadPolicy, layout: Option<Arc<Layout>>) -> Judged {
        let slug = read_policy.slug.clone();
        let mut findings = Findings::default();
        let policy = self.checked(read_policy, layout, &mut findings);
        absent::forget(&mut findings, self.sources);
        if let Err(held_back) = &policy {
            held_back.tell(&mut findings);
        }
        let of_policy = |finding| Finding { slug: Some(slug.clone()), ..finding };
        let excused = findings.take_waived().into_iter();
        let waived = excused.map(|one| Waived { finding: of_policy(one.finding), ..one }).collect();
        let findings = findings.sorted().into_iter().map(of_policy).collect();
        Judged { slug, policy, findings, waived }
    }

    /// Checks one policy, and returns it if it may be rendered, or else an error for which it may not. That is among the findings, unless what
    /// should have told of it didn't.
    fn checked(
        &self,
        read_policy: ReadPolicy,
        layout: Option<Arc<Layout>>,
        findings: &mut Findings,
    ) -> Result<CheckedPolicy, HeldBack> {
        let Self { publishers, resources, sources } = self;
        findings.extend(read_policy.findings);
        let policy = read_policy.policy.map_err(|unusable| HeldBack::by_own(*unusable))?;
        let pictures = read_policy.pictures;
        let known = publishers.get(policy.publisher.value());
        let publisher = known.and_then(|known| known.publisher.clone());
        let logo = known.and_then(|known| known.logo.as_ref());
        let waivable = codes().filter(|code| code.group.is_waivable()).map(|code| code.id);
        let subject = Subject {
            policy: &policy,
            publisher: publisher.as_deref(),
            pictures: &pictures,
            logo,
            layout: layout.as_deref(),
            publishers: publishers.iter().map(|(id, known)| (id.as_str(), known.name())).collect(),
            waivable: waivable.collect(),
        };
        let context = Context::new(subject, resources, sources);
        rules::waived_codes::check(&context, findings);
        for rule in rules::all() {
            (rule.check)(&context, rule, findings);
        }
        let variants = context.variants();
        let plain = plain_figures(&context, &plain_sentences(&context));
        if let Some(error) = findings.first_error() {
            return Err(HeldBack::by_own(error.clone()));
        }
        let unknown_publisher = || HeldBack::by_own(rules::unknown_publisher::finding(&context));
        let publisher = known.ok_or_else(unknown_publisher)?.sound.clone()?;
        let Some(layout) = layout.clone() else {
            return Err(HeldBack::by_own(rules::unknown_layout::finding(&context)));
        };
        let ready = |found: &FoundPicture| found.as_ref().ok().map(Arc::clone);
        let logo = logo.and_then(ready);
        let mut pictures: BTreeMap<_, _> =
            pictures.iter().filter_map(|(src, found)| Some((src.clone(), ready(found)?))).collect();
        pictures.extend(charts::drawn(&policy, &publisher, &layout, resources.fonts, resources.pictures));
        Ok(CheckedPolicy {
            policy,
            publisher,
            logo,
            pictures,
            layout,
            variants,
            plain,
            easy_is_sound: !findings.holds_back(Blocks::Easy),
            fallback_date: resources.fallback_date,
            editions: Editions::default(),
        })
    }
}
