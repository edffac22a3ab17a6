//! The output folder in a run: what stands there, what is put there, and the manifest that tells of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::cache::{Cache, Finished};
use super::folder::OutputFolder;
use super::journal::Journal;
use super::manifest::{
    self, AssetRecord, CompanionRecord, Judge, Manifest, Record, ReportRecord, ShardRecord,
};
use super::publication::Publication;
use super::shard::Shard;
use super::state::{Before, Known, PublishedWith, State, state};
use super::workers::Each;
use super::{BuildError, BuiltFile, Job, LostPages, Made, Report, Why, catalogue, fingerprint, path_of};
use crate::edition::one_line;
use crate::files::{Unwritable, write_atomically, write_if_new};
use crate::layout::Fonts;
use crate::policy::VariantName;
use crate::variant::{Input, Pages, Writer, sha256};

/// The output folder, held by this run.
#[derive(Debug)]
pub struct Output {
    path: PathBuf,
    before: Manifest,
    force: bool,
    cache: Option<Arc<Cache>>,
    /// The policies whose files may be replaced.
    underway: BTreeSet<String>,
    /// What they are published with.
    with: PublishedWith,
    /// Which share of the project this is, if it is but one.
    shard: Option<Shard>,
    /// What runs that were stopped have made, by its paths.
    noted: BTreeMap<String, Vec<Record>>,
    /// What this run makes.
    journal: Journal,
    /// Whether the manifest says so.
    is_told: Mutex<bool>,
    _held: OutputFolder,
}

/// What the manifest tells at the end of a run.
#[derive(Debug)]
pub struct Closing<'a> {
    /// Files that this run made, or found as it would make them.
    pub files: &'a [&'a Record],
    /// Reports that it wrote.
    pub reports: &'a [&'a ReportRecord],
    /// Every policy of the project: files of others are unwanted.
    pub policies: &'a BTreeMap<String, Known>,
    /// Fingerprints that files would have which the run didn't make.
    pub wanted: &'a BTreeMap<String, String>,
    /// What files would be published with now.
    pub with: &'a PublishedWith,
    /// Which share of the project this is, if it is but one.
    pub shard: Option<ShardRecord>,
}

/// Results as they come, told in the order in which they were asked for.
struct InOrder<R> {
    results: Vec<Option<R>>,
    told: usize,
}

impl<R> InOrder<R> {
    fn new(count: usize) -> Self {
        Self { results: std::iter::repeat_with(|| None).take(count).collect(), told: 0 }
    }

    /// Takes one in, and tells of it, and of those that waited for it, once all before it were told.
    fn put(&mut self, number: usize, result: R, tell: &dyn Fn(&R)) {
        self.results[number] = Some(result);
        while let Some(Some(next)) = self.results.get(self.told) {
            tell(next);
            self.told += 1;
        }
    }

    fn all(self) -> Vec<R> {
        self.results.into_iter().flatten().collect()
    }
}

impl Output {
    /// Opens the folder, once nobody else works in it; `waiting` is told if somebody does. `force`: make everything anew, whatever
    /// stands there or in the cache.
    ///
    /// # Errors
    ///
    /// If nothing can be written there.
    pub fn open(
        path: &Path,
        force: bool,
        cache: Option<Arc<Cache>>,
        waiting: &dyn Fn(),
    ) -> Result<Self, BuildError> {
        let held = OutputFolder::open(path, waiting)?;
        let before = Manifest::read(path);
        let journal = Journal::of(path);
        let mut noted: BTreeMap<String, Vec<Record>> = BTreeMap::new();
        for note in journal.notes() {
            noted.entry(note.path.clone()).or_default().push(note);
        }
        Ok(Self {
            path: path.to_owned(),
            before,
            force,
            cache,
            underway: BTreeSet::new(),
            with: PublishedWith::default(),
            shard: None,
            noted,
            journal,
            is_told: Mutex::new(false),
            _held: held,
        })
    }

    /// Tells which policies' files may be replaced, what they are published with, and which share of the project this is, if it is but one.
    pub fn begin(&mut self, underway: BTreeSet<String>, with: PublishedWith, shard: Option<Shard>) {
        self.underway = underway;
        self.with = with;
        self.shard = shard;
    }

    /// Whether a file stands there with this content.
    #[must_use]
    pub fn stands(&self, path: &str, hash: &str) -> bool {
        manifest::stands(&self.path.join(path), hash)
    }

    /// What was known of a file before this run, if it is there still.
    #[must_use]
    pub fn known(&self, path: &str) -> Option<&Record> {
        self.before.record(path).filter(|_| self.path.join(path).is_file())
    }

    /// Why a file that was made isn't there any more, if it isn't.
    #[must_use]
    pub fn removed(&self, record: &Record) -> Option<BuildError> {
        let paths = record.files().map(|(path, _)| self.path.join(path));
        paths.into_iter().find(|path| !path.is_file()).map(|path| BuildError::Removed { path })
    }

    /// Makes the files of a job, each unless it stands there already as it would be made, and tells `ready` of each, in their order. `source` is
    /// the hash of its policy's source; `fonts` are those of the project, with their hash. each: runs something for each number below another.
    pub fn make(
        &self,
        job: &Job,
        (fonts, fonts_hash): (&Fonts, &str),
        source: &str,
        ready: &(dyn Fn(&BuiltFile) + Sync),
        each: Each<'_>,
    ) -> Vec<Result<Made, BuildError>> {
        let Job { input, writers } = job;
        let pages = Pages::new(input, fonts);
        let made = Mutex::new(InOrder::new(writers.len()));
        each(writers.len(), &|number| {
            let writer = writers[number];
            let fingerprint = fingerprint::of(writer, input, fonts_hash);
            let result = self.one(writer, input, &pages, fingerprint, source);
            made.lock().unwrap_or_else(PoisonError::into_inner).put(number, result, &|result| {
                if let Ok(Made::Ready(file)) = result {
                    ready(file);
                }
            });
        });
        made.into_inner().unwrap_or_else(PoisonError::into_inner).all()
    }

    /// Why a file has to be made, and what is known of what stands there.
    fn why(&self, path: &str, fingerprint: &str) -> (Why, Option<&Record>) {
        let record = self.before.record(path);
        // Of a run that was stopped, what it would be now may stand there, and the manifest can't know it.
        let as_now = |note: &&Record| {
            note.fingerprint == fingerprint && note.files().all(|(path, hash)| self.stands(path, hash))
        };
        let noted = self.noted.get(path).filter(|_| !self.force).and_then(|notes| notes.iter().find(as_now));
        if noted.is_some() {
            return (Why::Same, noted);
        }
        let why = match record {
            _ if self.force => Why::Forced,
            None => Why::New,
            Some(record) if record.fingerprint != fingerprint => Why::Changed,
            Some(record) if record.files().any(|(path, _)| !self.path.join(path).is_file()) => Why::Gone,
            Some(record) if record.files().any(|(path, hash)| !self.stands(path, hash)) => Why::Altered,
            Some(_) => Why::Same,
        };
        (why, record)
    }

    /// Makes one file, unless it already stands there as it would be made.
    fn one(
        &self,
        writer: &dyn Writer,
        input: &Input,
        pages: &Pages<'_>,
        fingerprint: String,
        source: &str,
    ) -> Result<Made, BuildError> {
        let edition = &input.edition;
        let slug = &edition.slug;
        let path = path_of(writer, input);
        let layout = input.layout.name.clone();
        let source_sha256 = Some(source.to_owned());
        let published_with_sha256 = Some(self.with.files(&layout).to_owned());
        let (why, record) = self.why(&path, &fingerprint);
        if let (Why::Same, Some(record)) = (why, record) {
            let state = State::Current;
            let record = Record { state, layout, source_sha256, published_with_sha256, ..record.clone() };
            return Ok(Made::Ready(Box::new(BuiltFile { record, why, from_cache: false })));
        }
        if let Some(Finished { record: found, files }) = self.cached(&fingerprint, slug, &path) {
            let found =
                Record { state: State::Current, layout, source_sha256, published_with_sha256, ..found };
            let finished = Finished { record: found, files };
            self.place(&finished, record)?;
            return Ok(Made::Ready(Box::new(BuiltFile { record: finished.record, why, from_cache: true })));
        }
        if writer.shows_pages()
            && let Some(text) = pages.lost(writer.binding(&input.settings))
        {
            return Ok(Made::Lost(LostPages { page_setting: input.page_setting, text: text.clone() }));
        }
        let artefact = writer
            .write(input, pages)
            .map_err(|error| BuildError::Unwritten { slug: slug.clone(), error })?
            .telling(&Publication::of(edition));
        let (mut companions, mut assets) = (BTreeMap::new(), Vec::new());
        let (hash, length) = (sha256(&artefact.bytes), artefact.bytes.len() as u64);
        let mut files = vec![(path.clone(), artefact.bytes)];
        for companion in artefact.companions {
            let path = format!("{slug}/{slug}.{}", companion.ending);
            let record = CompanionRecord {
                path: path.clone(),
                sha256: sha256(&companion.bytes),
                facts: companion.facts,
            };
            companions.insert(companion.name.to_owned(), record);
            files.push((path, companion.bytes));
        }
        for asset in artefact.assets {
            let path = format!("{slug}/{}", asset.path);
            let (bytes, sha256) = (asset.bytes.len() as u64, sha256(&asset.bytes));
            assets.push(AssetRecord { path: path.clone(), bytes, sha256 });
            files.push((path, asset.bytes));
        }
        let made = Record {
            slug: slug.clone(),
            variant: writer.name().name().to_owned(),
            path,
            state: State::Current,
            bytes: length,
            sha256: hash,
            pages: artefact.pages,
            claims: artefact.claims.iter().map(|claim| (*claim).to_owned()).collect(),
            onix_196: artefact.onix.iter().map(|code| (*code).to_owned()).collect(),
            language: edition.language.tag().to_owned(),
            title: one_line(&edition.title),
            facts: artefact.facts.into_iter().map(|(name, facts)| (name.to_owned(), facts)).collect(),
            companions,
            assets,
            layout,
            source_sha256,
            published_with_sha256,
            fingerprint,
        };
        let finished = Finished { record: made, files };
        self.place(&finished, record)?;
        if let Some(cache) = &self.cache {
            cache.keep(&finished);
        }
        Ok(Made::Ready(Box::new(BuiltFile { record: finished.record, why, from_cache: false })))
    }

    /// The file as the cache has it, if it may be taken from there.
    fn cached(&self, fingerprint: &str, slug: &str, path: &str) -> Option<Finished> {
        let cache = self.cache.as_ref().filter(|_| !self.force)?;
        cache.find(fingerprint, slug, path)
    }

    /// Notes a file, and puts it in its place with all that goes with it. What it was made of `before` and isn't any more would lie there for good.
    fn place(&self, finished: &Finished, before: Option<&Record>) -> Result<(), BuildError> {
        self.warn()?;
        self.journal.note(&finished.record);
        for (path, bytes) in &finished.files {
            write_atomically(&self.path.join(path), bytes)?;
        }
        let is_placed = |path: &str| finished.files.iter().any(|(placed, _)| placed == path);
        if let Some(before) = before {
            before.remove_left(&self.path, &is_placed);
        }
        Ok(())
    }

    /// Writes a report, unless it stands there already. `source` is the hash of its policy's source.
    ///
    /// # Errors
    ///
    /// If it can't be written.
    pub fn report(&self, report: &Report, source: &str) -> Result<ReportRecord, BuildError> {
        let Report { slug, language, title, ending, bytes } = report;
        let path = format!("{slug}/{slug}.{ending}");
        let file = self.path.join(&path);
        self.warn()?;
        write_if_new(&file, bytes)?;
        Ok(ReportRecord {
            slug: slug.clone(),
            path,
            bytes: bytes.len() as u64,
            sha256: sha256(bytes),
            language: language.clone(),
            title: title.clone(),
            state: State::Current,
            source_sha256: Some(source.to_owned()),
            published_with_sha256: Some(self.with.reports.clone()),
        })
    }

    /// Says in the manifest, before the first file is replaced, that those of the policies underway aren't known to be current: so it tells
    /// nothing untrue if the run is stopped.
    fn warn(&self) -> Result<(), Unwritable> {
        let mut is_told = self.is_told.lock().unwrap_or_else(PoisonError::into_inner);
        if *is_told {
            return Ok(());
        }
        let mut manifest = self.before.clone();
        // Nor is it a whole share until it is through.
        let share = self.shard.map(ShardRecord::begun);
        let mut has_changed = manifest.shard != share;
        manifest.shard = share;
        let states = manifest.artefacts.iter_mut().map(|record| (&record.slug, &mut record.state));
        let reports = manifest.reports.iter_mut().map(|report| (&report.slug, &mut report.state));
        for (slug, state) in states.chain(reports) {
            if *state == State::Current && self.underway.contains(slug) {
                *state = State::Outdated;
                has_changed = true;
            }
        }
        if has_changed {
            manifest.write(&self.path)?;
        }
        // Only now: where the manifest can't be written, no file is replaced.
        *is_told = true;
        Ok(())
    }

    /// Writes manifest and index, unless they say so already. The folder is held until this is dropped.
    ///
    /// # Errors
    ///
    /// If one of them can't be written.
    pub fn close(&self, closing: &Closing<'_>) -> Result<(), BuildError> {
        let Closing { files, reports, policies, wanted, with, shard } = closing;
        let artefact = |record: &mut Record| {
            let with = with.files(&record.layout);
            let same = wanted.get(&record.path).map(|fingerprint| *fingerprint == record.fingerprint);
            let before = Before {
                slug: &record.slug,
                variant: VariantName::from_name(&record.variant),
                source: record.source_sha256.as_deref(),
                with_the_same: record.published_with_sha256.as_deref() == Some(with),
                state: record.state,
                is_same: same,
            };
            record.state = state(&before, policies);
            // It would be the same file if it were made now, and the next run has to know it by what is there now.
            if let (Some(true), State::Current, Some(known)) =
                (same, record.state, policies.get(&record.slug))
            {
                record.source_sha256 = Some(known.source.clone());
                record.published_with_sha256 = Some(with.to_owned());
            }
        };
        let report = |report: &mut ReportRecord| {
            let before = Before {
                slug: &report.slug,
                variant: None,
                source: report.source_sha256.as_deref(),
                with_the_same: report.published_with_sha256.as_deref() == Some(&with.reports),
                state: report.state,
                is_same: None,
            };
            report.state = state(&before, policies);
        };
        let judge = Judge { artefact: &artefact, report: &report };
        let mut manifest = self.before.clone().updated(&self.path, files, reports, &judge);
        manifest.shard.clone_from(shard);
        manifest.write(&self.path)?;
        self.journal.end(&manifest);
        catalogue::write(&self.path, &manifest)?;
        Ok(())
    }
}
