//! A whole run: read → check → edit → render → write.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::build::{self, BuiltFile, Job, Known, LostPages, Plan};
use crate::check::{
    self, Checked, CheckedPolicy, Checker, DrawnLetters, Judged, LaidOut, LostOn, Outcome, PrintedPicture,
    Resources,
};
use crate::edition::Sibling;
use crate::finding::{Findings, Level};
use crate::layout::{self, BrokenLayout, Fonts, Layout, LayoutError, LayoutWhy};
use crate::locale::{Explain, visible_path};
use crate::policy::{Date, EditionKind, SourceMap, VariantName};
use crate::prose::Danish;
use crate::report::EasyReport;
use crate::source::{self, PictureReader, ReadPolicy, ReadPublisher, SourceDigests, Survey};
use crate::variant::{
    Doubt, Drawn, FoldedPages, Input, LineEnd, PageSetting, Preflight, Settings, Writer, writer,
};

/// What is asked for.
#[derive(Debug)]
pub struct Request {
    /// The project's root folder.
    pub root: PathBuf,
    /// Slugs of the policies to process; empty means all.
    pub slugs: Vec<String>,
    /// Variants to make; empty means those that each policy asks for.
    pub variants: Vec<VariantName>,
    /// Output folder.
    pub out: PathBuf,
    /// The number of worker threads.
    pub workers: usize,
    /// Rebuild everything, even what hasn't changed.
    pub force: bool,
    /// How lines of plain text end.
    pub line_end: LineEnd,
    /// The date used for a policy that gives none: `SOURCE_DATE_EPOCH`.
    pub fallback_date: Option<Date>,
}

/// The outcome of a run.
#[derive(Debug)]
pub struct Published {
    /// Files that are up to date on disk.
    pub files: Vec<BuiltFile>,
    /// The findings, and which policies were held back.
    pub checked: Checked,
    /// Slugs of policies of which only the easy-read edition was held back.
    pub easy_held_back: Vec<String>,
    /// Why files couldn't be made.
    pub troubles: Vec<Trouble>,
}

/// Reads and checks the sources.
///
/// # Errors
///
/// What is wrong with the environment or the request.
pub fn check(request: &Request) -> Result<Checked, Trouble> {
    read_and_check(request).map(|(checked, _, _)| checked)
}

/// Reads, checks, renders and writes. A faulty policy publishes nothing new, and doesn't keep the others from being
/// published.
///
/// # Errors
///
/// What is wrong with the environment or the request, if it keeps everything from being published.
pub fn publish(request: &Request, progress: &(dyn Fn(Progress<'_>) + Sync)) -> Result<Published, Trouble> {
    let (checked, fonts, slugs) = read_and_check(request)?;
    let mut published =
        Published { files: Vec::new(), checked, easy_held_back: Vec::new(), troubles: Vec::new() };
    // What was published before stays as it is: the policies may only lie at the wrong place.
    if slugs.is_empty() {
        return Ok(published);
    }
    let (mut jobs, mut all_jobs, mut reports) = (Vec::new(), Vec::new(), Vec::new());
    for policy in &published.checked.sound {
        let wanted = if request.variants.is_empty() { policy.variants() } else { &request.variants };
        let easy = wanted.iter().any(|variant| variant.is_easy());
        // The report is made even if the edition is held back: that is when it is needed most.
        if easy {
            reports.extend(reports_on(policy, &published.checked));
        }
        if easy && !policy.easy_is_sound() {
            published.easy_held_back.push(policy.slug().to_owned());
        }
        jobs.extend(jobs_of(policy, wanted, request.line_end));
        if !request.variants.is_empty() {
            all_jobs.extend(jobs_of(policy, policy.variants(), request.line_end));
        }
    }
    let policies = known_policies(&request.root, &slugs, &published.checked)?;
    progress(Progress::Begin(jobs.iter().map(|job| job.writers.len()).sum()));
    let plan = Plan {
        out: &request.out,
        fonts: &fonts,
        workers: request.workers,
        force: request.force,
        policies: &policies,
        wanted: if request.variants.is_empty() { &jobs } else { &all_jobs },
        reports: &reports,
    };
    let waiting = || progress(Progress::Waiting);
    let built = build::build(&jobs, &plan, &waiting, &|file| progress(Progress::Ready(file)))?;
    published.files = built.files;
    published.troubles = built.failures.into_iter().map(Trouble::from).collect();
    published.checked = with_page_findings(published.checked, &published.files, &built.lost, &jobs);
    Ok(published)
}

/// Every policy of the project, and what a look at it says about files that were made of it.
///
/// # Errors
///
/// What is wrong with the environment.
pub fn known(request: &Request) -> Result<BTreeMap<String, Known>, Trouble> {
    let (checked, _, slugs) = read_and_check_any(request)?;
    known_policies(&request.root, &slugs, &checked)
}

fn known_policies(
    root: &Path,
    slugs: &[String],
    checked: &Checked,
) -> Result<BTreeMap<String, Known>, Trouble> {
    let digests = SourceDigests::of(root)?;
    let outcome = |slug: &String| match checked.sound.iter().find(|policy| policy.slug() == slug) {
        Some(policy) => build::Outcome::Sound {
            variants: policy.variants().to_vec(),
            easy_held_back: !policy.easy_is_sound(),
        },
        None if checked.held_back.contains(slug) => build::Outcome::HeldBack,
        None => build::Outcome::NotLookedAt,
    };
    let known = |slug: &String| Known { source: digests.policy(root, slug), outcome: outcome(slug) };
    Ok(slugs.iter().map(|slug| (slug.clone(), known(slug))).collect())
}

/// Adds findings that only laid-out pages reveal, each at the place in the source that caused it.
fn with_page_findings(
    mut checked: Checked,
    files: &[BuiltFile],
    lost: &[LostPages],
    jobs: &[Job],
) -> Checked {
    let mut findings = Findings::default();
    findings.extend(std::mem::take(&mut checked.findings));
    for LostPages { slug, page_setting, text } in lost {
        let Some(policy) = checked.sound.iter().find(|policy| policy.slug() == *slug) else { continue };
        let pages = match page_setting {
            PageSetting::Standard => LostOn::Pages,
            PageSetting::LargePrint => LostOn::LargePrint,
            PageSetting::Easy => LostOn::EasyPages,
            PageSetting::Print => LostOn::PrintedPages,
        };
        let lost = Some((pages, text));
        let laid_out = LaidOut { lost, ..laid_out(policy, &checked.sources) };
        findings.extend(check::pages(&laid_out));
    }
    for record in files.iter().map(|file| &file.record) {
        let Some(policy) = checked.sound.iter().find(|policy| policy.slug() == record.slug) else { continue };
        let mut laid_out = laid_out(policy, &checked.sources);
        if let Some(preflight) = record.facts::<Preflight>() {
            let job = jobs.iter().find(|job| {
                let edition = &job.input.edition;
                edition.slug == record.slug && edition.edition_kind == EditionKind::Full
            });
            let printed = |doubt: &Doubt| printed_picture(doubt, policy, job);
            laid_out.pictures = preflight.doubts.iter().filter_map(printed).collect();
            let converted = preflight.brand.iter().enumerate().filter(|(_, brand)| !brand.said);
            laid_out.converted = converted.map(|(index, brand)| (index == 0, brand.cmyk)).collect();
        }
        let variant = VariantName::from_name(&record.variant);
        if variant.is_some_and(|variant| variant.is_easy() && writer(variant).shows_pages()) {
            laid_out.easy_pages = record.pages;
        }
        if variant == Some(VariantName::Screen) || variant == Some(VariantName::Print) && !has_screen(policy)
        {
            laid_out.pages = record.pages;
            laid_out.panels = policy.layout().settings.panels.map(NonZeroUsize::get);
        }
        if variant == Some(VariantName::Booklet) {
            laid_out.booklet_sides = record.pages;
        }
        laid_out.small_on_a4 = record.facts::<FoldedPages>().and_then(|folded| folded.on_a4_pt);
        findings.extend(check::pages(&laid_out));
    }
    for policy in &checked.sound {
        let letters = drawn_letters(policy, files, jobs);
        let laid_out = LaidOut { letters, ..laid_out(policy, &checked.sources) };
        findings.extend(check::pages(&laid_out));
    }
    checked.findings = findings.sorted();
    checked
}

/// Whether pages for a screen are made of it: print has the same, and perhaps some that are blank.
fn has_screen(policy: &CheckedPolicy) -> bool {
    policy.variants().contains(&VariantName::Screen)
}

/// Pages of a policy about which nothing is known yet.
fn laid_out<'a>(policy: &'a CheckedPolicy, sources: &'a SourceMap) -> LaidOut<'a> {
    LaidOut {
        policy: policy.policy(),
        publisher: policy.publisher(),
        sources,
        pictures: Vec::new(),
        booklet_sides: None,
        pages: None,
        panels: None,
        easy_pages: None,
        converted: Vec::new(),
        small_on_a4: None,
        letters: Vec::new(),
        lost: None,
    }
}

/// A picture that a print shop would ask about.
fn printed_picture(doubt: &Doubt, policy: &CheckedPolicy, job: Option<&Job>) -> Option<PrintedPicture> {
    let (picture, page, outcome) = match *doubt {
        Doubt::LowResolution { picture, page, ppi } => (picture, page, Outcome::Coarse { ppi }),
        Doubt::Transparent { picture, page } => (picture, page, Outcome::OnWhite),
        Doubt::Rasterised { picture, page } => (picture, page, Outcome::AsPixels),
        // A layout's, not a picture's: the sheet tells the print shop.
        Doubt::NearEdge { .. } => return None,
    };
    let picture = job.and_then(|job| job.input.edition.pictures.get(picture));
    Some(PrintedPicture { place: picture.and_then(|picture| policy.place_of(picture)), page, outcome })
}

/// The smallest letters of a policy's drawings, in every variant that shows them. A logo is a mark, not a text.
fn drawn_letters<'a>(policy: &'a CheckedPolicy, files: &[BuiltFile], jobs: &[Job]) -> Vec<DrawnLetters<'a>> {
    let mut letters = Vec::new();
    let records = files.iter().map(|file| &file.record).filter(|record| record.slug == policy.slug());
    for record in records {
        let (Some(variant), Some(drawn)) = (VariantName::from_name(&record.variant), record.facts::<Drawn>())
        else {
            continue;
        };
        let edition = jobs
            .iter()
            .map(|job| &job.input.edition)
            .find(|edition| edition.slug == record.slug && edition.edition_kind == variant.edition());
        for one in &drawn.drawings {
            let picture = edition.and_then(|edition| edition.pictures.get(one.picture));
            let Some((place, smallest)) = picture.and_then(|picture| policy.letters_of(picture)) else {
                continue;
            };
            let pt = one.unit_pt * f64::from(smallest.size);
            letters.push(DrawnLetters { place, variant, page: one.page, pt, letters: smallest });
        }
    }
    letters
}

/// The report on a policy's easy-read edition, for people and for programs.
fn reports_on(policy: &CheckedPolicy, checked: &Checked) -> [build::Report; 2] {
    let report = EasyReport::of(policy, checked);
    [("easy-report.html", report.html()), ("easy-report.json", report.json())].map(|(ending, bytes)| {
        build::Report {
            slug: report.slug.clone(),
            language: report.language.clone(),
            title: report.title.clone(),
            ending,
            bytes,
        }
    })
}

/// How far a run has come.
#[derive(Debug)]
pub enum Progress<'a> {
    /// The number of files to make.
    Begin(usize),
    /// Another process has to finish first.
    Waiting,
    /// A file is ready.
    Ready(&'a BuiltFile),
}

type ReadAndChecked = (Checked, Fonts, Vec<String>);

fn read_and_check(request: &Request) -> Result<ReadAndChecked, Trouble> {
    let read = read_and_check_any(request)?;
    let (checked, _, slugs) = &read;
    let is_told = checked.findings.iter().any(|finding| finding.level == Level::Error);
    if slugs.is_empty() && !is_told { Err(RequestError::NothingToBuild.into()) } else { Ok(read) }
}

/// The same where having no policy at all is fine.
fn read_and_check_any(request: &Request) -> Result<ReadAndChecked, Trouble> {
    let root = &request.root;
    if !root.join("sources").is_dir() {
        return Err(RequestError::NoProject { root: root.clone() }.into());
    }
    let fonts = Fonts::load(root)?;
    let pictures = PictureReader::new(fonts.database());
    let all = request.slugs.is_empty();
    let wanted = |slug: &str| all || request.slugs.iter().any(|one| one == slug);
    let survey = source::survey(root, &pictures, wanted)?;
    let slugs = survey.slugs.clone();
    // A folder of which something is told isn't unknown.
    let is_told = |slug: &String| survey.findings.iter().any(|one| one.slug.as_ref() == Some(slug));
    if let Some(slug) = request.slugs.iter().find(|slug| !slugs.contains(slug) && !is_told(slug)) {
        return Err(RequestError::NoSuchPolicy { slug: slug.clone(), known: slugs }.into());
    }
    let layout_names = layout::names(root)?;
    let read =
        build::each(survey.wanted.iter().collect(), request.workers, &|one| survey.policy(one, &pictures));
    let mut policies = read.into_iter().collect::<Result<Vec<_>, _>>()?;
    let (layouts, mut broken) = layouts(root, &fonts, &layout_names, &policies, &survey.publishers);
    let held_back = hold_back(&mut policies, &survey.publishers, &broken);
    if policies.is_empty() && !broken.is_empty() {
        return Err(broken.remove(0).1.into());
    }
    let findings = findings_of_all(&survey, &policies);
    let danish = Danish::of_project(root)?;
    let resources = Resources {
        layout_names: &layout_names,
        layouts: &layouts,
        fonts: &fonts,
        danish: &danish,
        fallback_date: request.fallback_date,
        asked: &request.variants,
    };
    let checker = Checker::new(&survey.publishers, resources, &survey.sources);
    let judged = build::each(policies, request.workers, &|policy| checker.policy(policy));
    let mut checked = Checked {
        sound: Vec::new(),
        held_back,
        findings: Vec::new(),
        waived: Vec::new(),
        broken_layouts: broken.into_iter().map(|(_, why)| why).collect(),
        sources: survey.sources,
    };
    let mut all = findings;
    for Judged { slug, policy, findings, waived } in judged {
        match policy {
            Some(policy) => checked.sound.push(policy),
            None => checked.held_back.push(slug),
        }
        all.extend(findings);
        checked.waived.extend(waived);
    }
    checked.findings = all.sorted();
    checked.held_back.sort();
    Ok((checked, fonts, slugs))
}

/// The findings that are about no policy: those of the project, and those of its publishers that these policies are published by. A
/// run over all policies tells of publishers that no policy uses, too.
fn findings_of_all(survey: &Survey, policies: &[ReadPolicy]) -> Findings {
    let all_wanted = policies.len() == survey.slugs.len();
    let read = policies.iter().filter_map(|one| one.policy.as_ref());
    let used: BTreeSet<&String> = read.map(|policy| policy.publisher.value()).collect();
    let mut findings = Findings::default();
    findings.extend(survey.findings.iter().cloned());
    for (id, publisher) in &survey.publishers {
        if all_wanted || used.contains(id) {
            findings.extend(publisher.findings.iter().cloned());
        }
    }
    findings
}

/// Layouts by name.
type Layouts = BTreeMap<String, Arc<Layout>>;

/// The layouts that policies use, and those among them that can't be used: one that nobody uses may be half made.
fn layouts(
    root: &Path,
    fonts: &Fonts,
    names: &[String],
    policies: &[ReadPolicy],
    publishers: &BTreeMap<String, ReadPublisher>,
) -> (Layouts, Vec<(String, LayoutError)>) {
    let used: BTreeSet<&str> = layouts_used(policies, publishers).into_values().collect();
    let (mut all, mut broken) = (Layouts::new(), Vec::new());
    for name in names.iter().filter(|name| used.contains(name.as_str())) {
        match whole_layout(root, fonts, name) {
            Ok(layout) => {
                all.insert(name.clone(), Arc::new(layout));
            }
            Err(why) => broken.push((name.clone(), why)),
        }
    }
    (all, broken)
}

fn whole_layout(root: &Path, fonts: &Fonts, name: &str) -> Result<Layout, LayoutError> {
    let layout = layout::load(root, name)?;
    let families = fonts.missing(&layout.settings.fonts);
    if !families.is_empty() {
        let why = LayoutWhy::NoFonts { families };
        return Err(BrokenLayout { layout: name.to_owned(), why }.into());
    }
    Ok(layout)
}

/// The name of the layout of each policy that could be read.
fn layouts_used<'a>(
    policies: &'a [ReadPolicy],
    publishers: &'a BTreeMap<String, ReadPublisher>,
) -> BTreeMap<&'a str, &'a str> {
    let read = policies.iter().filter_map(|read| Some((read.slug.as_str(), read.policy.as_ref()?)));
    read.map(|(slug, policy)| {
        let publisher = publishers.get(policy.publisher.value());
        (slug, check::layout_name(policy, publisher.and_then(|read| read.publisher.as_ref())))
    })
    .collect()
}

/// Takes out the policies whose layout can't be used, and gives their slugs.
fn hold_back(
    policies: &mut Vec<ReadPolicy>,
    publishers: &BTreeMap<String, ReadPublisher>,
    broken: &[(String, LayoutError)],
) -> Vec<String> {
    let is_broken = |layout: &str| broken.iter().any(|(name, _)| name == layout);
    let used = layouts_used(policies, publishers).into_iter();
    let slugs: Vec<String> =
        used.filter(|(_, layout)| is_broken(layout)).map(|(slug, _)| slug.to_owned()).collect();
    policies.retain(|read| !slugs.contains(&read.slug));
    slugs
}

/// One job for each page setting that the wanted variants need.
fn jobs_of(policy: &CheckedPolicy, variants: &[VariantName], line_end: LineEnd) -> Vec<Job> {
    let mut wanted: BTreeMap<PageSetting, Vec<&'static dyn Writer>> = BTreeMap::new();
    for writer in variants.iter().copied().map(writer) {
        wanted.entry(writer.page_setting()).or_default().push(writer);
    }
    let job = |(page_setting, writers): (PageSetting, Vec<&'static dyn Writer>)| {
        let edition = Arc::new(policy.edition(writers[0].edition())?);
        // By the source, not by this run's selection: a file mustn't depend on what else is being made.
        let mut published = policy.variants().iter().copied().map(writer);
        let shown = published.find(|one| one.page_setting() == page_setting && one.shows_pages());
        let input = Input {
            layout: Arc::clone(policy.layout()),
            page_setting,
            page_source: shown.map(|one| one.identifier(&edition)),
            sibling: writers.iter().find_map(|one| sibling(policy, *one)),
            settings: Settings::of(policy.publisher(), &edition, line_end),
            edition,
        };
        Some(Job { input, writers })
    };
    wanted.into_iter().filter_map(job).collect()
}

/// The other edition in the format of a writer, if the policy is published in both.
fn sibling(policy: &CheckedPolicy, of: &dyn Writer) -> Option<Sibling> {
    let other = of.counterpart().filter(|other| policy.variants().contains(other)).map(writer)?;
    let edition = policy.edition(other.edition())?;
    Some(Sibling::of(&edition, other.identifier(&edition), other.file_name(policy.slug())))
}

/// What is wrong with the environment or the request, not with a source: any module's error, explained to users.
pub type Trouble = Box<dyn Explain>;

/// A request that the project can't satisfy.
#[derive(Debug)]
pub enum RequestError {
    /// The folder has no `sources/`.
    NoProject {
        /// The folder.
        root: PathBuf,
    },
    /// No policy has this name.
    NoSuchPolicy {
        /// The name.
        slug: String,
        /// The names of the existing policies.
        known: Vec<String>,
    },
    /// There is no policy at all.
    NothingToBuild,
}

impl Explain for RequestError {
    fn danish(&self) -> String {
        match self {
            Self::NoProject { root } => format!(
                "Der er ingen mappe sources/ i {}\nGå til projektets mappe, angiv den med --root, eller begynd med:  udgiv new min-politik",
                visible_path(root)
            ),
            Self::NoSuchPolicy { slug, known } => {
                format!("Der er ingen politik, der hedder »{slug}«\nI sources/ findes: {}", known.join(", "))
            }
            Self::NothingToBuild => {
                "Der er ingen politik i sources/\nBegynd med:  udgiv new min-politik".into()
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NoProject { root } => format!(
                "There is no folder sources/ in {}\nGo to the project's folder, name it with --root, or begin with:  udgiv new my-policy",
                visible_path(root)
            ),
            Self::NoSuchPolicy { slug, known } => {
                format!("There is no policy called “{slug}”\nIn sources/ there are: {}", known.join(", "))
            }
            Self::NothingToBuild => "There is no policy in sources/\nBegin with:  udgiv new my-policy".into(),
        }
    }
}
