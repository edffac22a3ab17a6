//! read → check → edit → render → write.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::build::{self, Failure, Job, Made, Plan};
use crate::check::{self, Checked, CheckedPolicy, Means};
use crate::draft::Difference;
use crate::edition::Sort;
use crate::layout::{self, BrokenLayout, Fonts, Layout};
use crate::locale::{Locale, Say};
use crate::policy::{Date, VariantName};
use crate::source::import::Refused;
use crate::source::{self, PictureReader, Unreadable};
use crate::variant;

/// What is asked for.
#[derive(Debug)]
pub struct Request {
    /// The project's root folder.
    pub root: PathBuf,
    /// Policies to take; none means all.
    pub slugs: Vec<String>,
    /// Variants to make; none means those that each policy asks for.
    pub variants: Vec<VariantName>,
    /// Output folder.
    pub out: PathBuf,
    /// Worker threads.
    pub workers: usize,
    /// Make everything anew.
    pub force: bool,
    /// Date of a policy that gives none: `SOURCE_DATE_EPOCH`.
    pub fallback_date: Option<Date>,
}

/// What came of it.
#[derive(Debug)]
pub struct Published {
    /// Files that are ready.
    pub made: Vec<Made>,
    /// What was found in the sources, and which policies were held back.
    pub checked: Checked,
    /// Policies whose easy-read edition alone was held back.
    pub easy_held_back: Vec<String>,
    /// Variants that were asked for in sources and that this version can't make.
    pub not_yet: Vec<VariantName>,
}

/// Reads and checks.
///
/// # Errors
///
/// What is wrong with the environment or the request.
pub fn check(request: &Request) -> Result<Checked, Trouble> {
    read_and_check(request).map(|(checked, _, _)| checked)
}

/// Reads, checks, renders and writes. Faulty policies publish nothing new; the others are published.
///
/// # Errors
///
/// What is wrong with the environment or the request.
pub fn publish(request: &Request, progress: &(dyn Fn(Progress<'_>) + Sync)) -> Result<Published, Trouble> {
    let (checked, fonts, slugs) = read_and_check(request)?;
    let mut published =
        Published { made: Vec::new(), checked, easy_held_back: Vec::new(), not_yet: Vec::new() };
    let mut jobs = Vec::new();
    for policy in &published.checked.sound {
        let wanted = if request.variants.is_empty() { policy.variants() } else { &request.variants };
        let (possible, not_yet): (Vec<VariantName>, Vec<VariantName>) =
            wanted.iter().partition(|name| variant::MADE.contains(name));
        published.not_yet.extend(not_yet);
        let policy_jobs = jobs_of(policy, &possible);
        if policy_jobs.len() < possible.len() {
            published.easy_held_back.push(policy.slug().to_owned());
        }
        jobs.extend(policy_jobs);
    }
    published.not_yet.sort();
    published.not_yet.dedup();
    progress(Progress::Begin(jobs.len()));
    let plan = Plan {
        out: &request.out,
        fonts: &fonts,
        workers: request.workers,
        force: request.force,
        slugs: &slugs,
    };
    published.made = build::build(&jobs, &plan, &|made| progress(Progress::Ready(made)))?;
    Ok(published)
}

/// How far a run has come.
#[derive(Debug)]
pub enum Progress<'a> {
    /// So many files are to be made.
    Begin(usize),
    /// One is ready.
    Ready(&'a Made),
}

type ReadAndChecked = (Checked, Fonts, Vec<String>);

fn read_and_check(request: &Request) -> Result<ReadAndChecked, Trouble> {
    let root = &request.root;
    if !root.join("sources").is_dir() {
        return Err(Trouble::NoProject { root: root.clone() });
    }
    if let Some(variant) = request.variants.iter().find(|name| !variant::MADE.contains(name)) {
        return Err(Trouble::NotYet { variant: *variant });
    }
    let fonts =
        Fonts::load(root).map_err(|(path, why)| Trouble::Unreadable { path, why: why.to_string() })?;
    let layouts = layouts(root, &fonts)?;
    let all = request.slugs.is_empty();
    let wanted = |slug: &str| all || request.slugs.iter().any(|one| one == slug);
    let project = source::read(root, &PictureReader::new(fonts.database()), wanted)?;
    let slugs = project.slugs.clone();
    if let Some(slug) = request.slugs.iter().find(|slug| !slugs.contains(slug)) {
        return Err(Trouble::NoSuchPolicy { slug: slug.clone(), known: slugs });
    }
    if slugs.is_empty() {
        return Err(Trouble::NothingToBuild);
    }
    let means = Means { layouts: &layouts, fonts: &fonts, fallback_date: request.fallback_date };
    let checked = check::all(project, &means);
    Ok((checked, fonts, slugs))
}

fn layouts(root: &Path, fonts: &Fonts) -> Result<BTreeMap<String, Arc<Layout>>, Trouble> {
    let mut all = BTreeMap::new();
    for name in layout::names(root) {
        let layout = layout::load(root, &name)?;
        let missing = fonts.missing(&layout.settings.fonts);
        if !missing.is_empty() {
            return Err(BrokenLayout { layout: name, why: format!("fonts/: {}", missing.join(", ")) }.into());
        }
        all.insert(name, Arc::new(layout));
    }
    Ok(all)
}

fn jobs_of(policy: &CheckedPolicy, variants: &[VariantName]) -> Vec<Job> {
    let edition = |sort: Sort| {
        let wanted = variants.iter().any(|variant| variant::sort(*variant) == sort);
        wanted.then(|| policy.edition(sort)).flatten().map(Arc::new)
    };
    let (full, easy) = (edition(Sort::Full), edition(Sort::Easy));
    let job = |variant: &VariantName| {
        let edition = match variant::sort(*variant) {
            Sort::Full => full.as_ref(),
            Sort::Easy => easy.as_ref(),
        };
        Some(Job { edition: Arc::clone(edition?), variant: *variant, layout: Arc::clone(policy.layout()) })
    };
    variants.iter().filter_map(job).collect()
}

/// What is wrong with the environment or the request, not with a source.
#[derive(Debug)]
#[allow(missing_docs, reason = "each variant's words in `locale` say what it is")]
pub enum Trouble {
    NoProject { root: PathBuf },
    NoSuchPolicy { slug: String, known: Vec<String> },
    NothingToBuild,
    NotYet { variant: VariantName },
    Unreadable { path: PathBuf, why: String },
    Unwritable { path: PathBuf, why: String },
    AlreadyThere { path: PathBuf },
    BadSlug { slug: String },
    BadEpoch { value: String },
    BrokenLayout(BrokenLayout),
    LayoutFailed { slug: String, layout: String, why: String },
    WouldOverwrite { path: PathBuf },
    UnknownFormat { path: PathBuf },
    NotImported { path: PathBuf, why: Refused },
    NoSuchPublisher { id: String, known: Vec<String> },
    PublisherUnclear { known: Vec<String> },
    ImportDiffers { path: PathBuf, difference: Difference },
}

impl Trouble {
    /// What is wrong and what to do.
    #[must_use]
    pub fn say(&self, locale: Locale) -> String {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::NoProject { root } => locale.say(Say::NoProject { root: &shown(root) }),
            Self::NoSuchPolicy { slug, known } => {
                locale.say(Say::NoSuchPolicy { slug, known: &known.join(", ") })
            }
            Self::NothingToBuild => locale.say(Say::NothingToBuild),
            Self::NotYet { variant } => locale.say(Say::NotYet { variant: variant.name() }),
            Self::Unreadable { path, why } => locale.say(Say::Unreadable { path: &shown(path), why }),
            Self::Unwritable { path, why } => locale.say(Say::Unwritable { path: &shown(path), why }),
            Self::AlreadyThere { path } => locale.say(Say::AlreadyThere { path: &shown(path) }),
            Self::BadSlug { slug } => locale.say(Say::BadSlug { slug }),
            Self::BadEpoch { value } => locale.say(Say::BadEpoch { value }),
            Self::BrokenLayout(BrokenLayout { layout, why }) => locale.say(Say::BrokenLayout { layout, why }),
            Self::WouldOverwrite { path } => locale.say(Say::WouldOverwrite { path: &shown(path) }),
            Self::UnknownFormat { path } => locale.say(Say::UnknownFormat { path: &shown(path) }),
            Self::NotImported { path, why } => {
                let path = &shown(path);
                locale.say(match why {
                    Refused::Empty => Say::ImportEmpty { path },
                    Refused::TooLarge { limit_mb } => Say::ImportTooLarge { path, limit_mb: *limit_mb },
                    Refused::LineTooLong { line } => Say::ImportLineTooLong { path, line: *line },
                    Refused::NotThisFormat => Say::ImportNotThisFormat { path },
                    Refused::Encrypted => Say::ImportEncrypted { path },
                    Refused::OldWord => Say::ImportOldWord { path },
                    Refused::Damaged { detail } => Say::ImportDamaged { path, detail },
                    Refused::TooDeep => Say::ImportTooDeep { path },
                })
            }
            Self::NoSuchPublisher { id, known } => {
                locale.say(Say::NoSuchPublisher { id, known: &known.join(", ") })
            }
            Self::PublisherUnclear { known } => {
                locale.say(Say::PublisherUnclear { known: &known.join(", ") })
            }
            Self::ImportDiffers { path, difference } => locale.say(Say::ImportDiffers {
                path: &shown(path),
                line: difference.spot,
                input: &difference.input,
                draft: &difference.draft,
            }),
            Self::LayoutFailed { slug, layout, why } => locale.say(Say::LayoutFailed { slug, layout, why }),
        }
    }
}

impl From<Unreadable> for Trouble {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable { path: unreadable.path, why: unreadable.why.to_string() }
    }
}

impl From<BrokenLayout> for Trouble {
    fn from(broken: BrokenLayout) -> Self {
        Self::BrokenLayout(broken)
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Unwritable { path, why } => Self::Unwritable { path, why: why.to_string() },
            Failure::Layout { slug, layout, failed } => Self::LayoutFailed { slug, layout, why: failed.why },
        }
    }
}
