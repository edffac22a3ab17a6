//! From files on disk to [`Policy`]: finds the sources, reads them whole, and files findings about what is wrong.
//!
//! This module knows nothing about output formats, and no later stage looks at TOML again. What changes a source stands here, too: [`edit`] by the path
//! of a value, and on top of it approvals; mends by the place of a finding. Each leaves every byte that isn't its own.

mod album;
mod digest;
mod drawing;
pub mod edit;
pub mod faults;
mod file;
mod kept;
pub mod keys;
mod limits;
mod mend;
mod misplaced;
mod named;
mod nearest;
mod picture;
mod picture_why;
mod policy;
mod profile;
mod project;
mod publisher;
mod reader;
mod replace;
mod sign;
mod slug;
mod stray;
mod syntax;
mod table;
mod written;

pub use digest::{FileHashes, SourceDigest, SourceDigests, hash_of, hash_of_file, key, shown_key};
pub use drawing::{DrawingFault, Heavy};
pub use edit::quoted;
pub use file::inside;
pub use kept::kept_files;
pub use limits::{MOST_BYTES, MOST_TABLES};
pub use mend::{Mended, mended};
pub use misplaced::DOCUMENT_ENDINGS;
pub use nearest::{nearest, spelt_right};
pub use picture::{FoundPicture, MOST_PICTURE_BYTES, PictureReader};
pub use picture_why::{PictureHolder, PictureWhy};
pub use project::language;
pub use replace::Replacement;
pub use sign::{Approval, sign};
pub use slug::BadSlug;
pub use syntax::line_with;
pub use written::yes_meant;

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use self::faults::{BAD_PROFILE, BAD_SLUG, BadFolderName, Misnamed, NotReadable, UNREADABLE};
pub use self::table::Unusable;
use self::table::{read_table, unusable};
use crate::files::{self, Unreadable};
use crate::finding::{Finding, Findings, Level};
use crate::policy::{Place, Policy, Publisher, SourceId, SourceMap, is_reserved, is_slug};

/// A project as read from disk.
#[derive(Debug)]
pub struct Project {
    /// What there is.
    pub survey: Survey,
    /// Publishers by id.
    pub publishers: BTreeMap<String, ReadPublisher>,
    /// The policies that were asked for.
    pub policies: Vec<ReadPolicy>,
}

/// A publisher as read from disk.
#[derive(Debug)]
pub struct ReadPublisher {
    /// The publisher, or why its file can't be read at all.
    pub publisher: Result<Publisher, Unusable>,
    /// Its logo.
    pub logo: Option<FoundPicture>,
    /// What is wrong with the file.
    pub findings: Vec<Finding>,
}

/// A policy as read from disk: the model, its pictures, and what is wrong so far.
#[derive(Debug)]
pub struct ReadPolicy {
    /// Folder name.
    pub slug: String,
    /// The policy, or why its file can't be read at all.
    pub policy: Result<Policy, Unusable>,
    /// Pictures by the path that the policy gives them.
    pub pictures: BTreeMap<String, FoundPicture>,
    /// What is wrong with the file.
    pub findings: Vec<Finding>,
}

/// What there is in a project, before its publishers and policies are read.
#[derive(Debug)]
pub struct Survey {
    /// Its root folder.
    pub root: PathBuf,
    /// Every text file; publishers and policies have no text as yet.
    pub sources: SourceMap,
    /// Folder names of all policies.
    pub slugs: Vec<String>,
    /// The policies that were asked for.
    pub wanted: Vec<WantedPolicy>,
    /// What is wrong with the project's own file, and what lies where nothing reads it.
    pub findings: Vec<Finding>,
    publishers: Vec<NamedPublisher>,
}

/// A publisher that isn't read yet.
#[derive(Debug)]
struct NamedPublisher {
    id: String,
    path: PathBuf,
    file: SourceId,
}

/// A policy that was asked for and isn't read yet.
#[derive(Debug)]
pub struct WantedPolicy {
    /// Folder name.
    pub slug: String,
    /// Its file: `policy.toml`, or the one that is meant to be it and has another name.
    path: PathBuf,
    file: SourceId,
}

impl WantedPolicy {
    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }

    /// How long its file is, in bytes; 0 where nobody can say.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        std::fs::metadata(&self.path).map_or(0, |file| file.len())
    }
}

/// Reads a project: its publishers, and the policies that `wanted` names.
///
/// # Errors
///
/// If a folder or file can't be read for a reason outside the sources: it does not exist, or permission
/// is denied.
pub fn read(
    root: &Path,
    pictures: &PictureReader,
    wanted: impl Fn(&str) -> bool,
) -> Result<Project, Unreadable> {
    let survey = survey(root, wanted)?;
    let publishers = survey.publishers(pictures);
    let policies = survey.wanted.iter().map(|one| survey.policy(one, pictures)).collect::<Result<_, _>>()?;
    Ok(Project { survey, publishers, policies })
}

/// Looks for a project's publishers and policies, and reads its own file.
///
/// # Errors
///
/// As [`read`].
pub fn survey(root: &Path, wanted: impl Fn(&str) -> bool) -> Result<Survey, Unreadable> {
    let mut survey = Survey {
        root: root.to_owned(),
        sources: SourceMap::default(),
        publishers: Vec::new(),
        slugs: Vec::new(),
        wanted: Vec::new(),
        findings: Vec::new(),
    };
    let mut findings = Findings::default();
    project::read(root, &mut survey.sources, &mut findings);
    // Before the policies, since these may miss what is found here.
    findings.extend(misplaced::publishers(root, &mut survey.sources, &wanted));
    let sources = root.join("sources");
    for path in files::visible_entries(&sources.join("publishers"))? {
        if path.extension().is_some_and(|extension| extension == "toml") {
            let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let file = survey.sources.announce(file::shown(&path, root));
            survey.publishers.push(NamedPublisher { id, path, file });
        }
    }
    for folder in files::entries(&sources)? {
        let slug = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let path = match holds_policy(&folder) {
            Ok(true) => folder.join("policy.toml"),
            Ok(false) => match misnamed(&folder) {
                Some(path) => path,
                None => continue,
            },
            Err(why) if wanted(&slug) => return Err(why),
            // Whatever it holds, nobody asked for it; but it isn't gone either.
            Err(_) => {
                survey.slugs.push(slug);
                continue;
            }
        };
        if wanted(&slug) {
            let file = survey.sources.announce(file::shown(&path, root));
            survey.wanted.push(WantedPolicy { slug: slug.clone(), path, file });
        }
        survey.slugs.push(slug);
    }
    findings.extend(misplaced::documents(root, &mut survey.sources, &survey.slugs, &wanted));
    survey.findings = findings.sorted();
    // What lies at the wrong place is all there is.
    if survey.wanted.is_empty() {
        survey.findings.iter_mut().for_each(|finding| finding.level = Level::Error);
    }
    Ok(survey)
}

impl Survey {
    /// Reads the publishers, by id. They are read once.
    #[must_use]
    pub fn publishers(&self, pictures: &PictureReader) -> BTreeMap<String, ReadPublisher> {
        let read = self.publishers.iter().map(|named| {
            let NamedPublisher { id, path, file } = named;
            (id.clone(), read_publisher(id, (path, *file), &self.sources, &self.root, pictures))
        });
        read.collect()
    }

    /// Reads one of the wanted policies. Each is read once.
    ///
    /// # Errors
    ///
    /// If a file of it can't be read for a reason outside the sources.
    pub fn policy(&self, wanted: &WantedPolicy, pictures: &PictureReader) -> Result<ReadPolicy, Unreadable> {
        let Self { root, sources, .. } = self;
        let WantedPolicy { slug, path, file } = wanted;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name == "policy.toml" {
            let publishers: Vec<&str> = self.publishers.iter().map(|named| named.id.as_str()).collect();
            read_policy(slug, (path, *file), sources, root, pictures, &publishers)
        } else {
            Ok(unread(slug, &name, *file))
        }
    }
}

/// Reads the text of a source of which something is told, if nobody has read it: to show the line.
pub fn read_late(survey: &Survey, file: SourceId) {
    let path = survey.root.join(&survey.sources.file(file).path);
    survey.sources.fill_late(file, || {
        let is_plain = !file::leaves(&survey.root, &path);
        let is_small = files::size_of_file(&path).is_ok_and(|bytes| bytes <= MOST_BYTES);
        let bytes = (is_plain && is_small).then(|| files::read(&path).ok()).flatten();
        bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    });
}

/// Whether a folder holds a policy. What can't be looked into may be one.
fn holds_policy(folder: &Path) -> Result<bool, Unreadable> {
    let path = folder.join("policy.toml");
    // Not through links: one that leads nowhere is a policy that somebody misses.
    match fs::symlink_metadata(&path) {
        Ok(_) => Ok(true),
        Err(why) if why.kind() == ErrorKind::NotADirectory => Ok(false),
        Err(why) if why.kind() == ErrorKind::NotFound => {
            let is_hidden = folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            match fs::metadata(folder) {
                // Editors leave hidden links that lead nowhere.
                Err(why) if !is_hidden => Err(Unreadable { path: folder.to_owned(), why }),
                _ => Ok(false),
            }
        }
        Err(why) => Err(Unreadable { path: folder.to_owned(), why }),
    }
}

/// The file that is meant to be a folder's policy and has another name: `policy.toml.txt`, `Policy.toml`, `policy`.
fn misnamed(folder: &Path) -> Option<PathBuf> {
    let is_meant = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let names = ["policy.toml", "policy", "policy.tml", "policy.txt", "politik.toml", "policy.toml.txt"];
        names.contains(&name.as_str()) && path.is_file()
    };
    // What can't be listed has been told already, where it can't be looked into.
    files::entries(folder).ok()?.into_iter().find(is_meant)
}

/// A policy of which nothing is read, because its file has another name.
fn unread(slug: &str, name: &str, file: SourceId) -> ReadPolicy {
    let mut findings = Findings::default();
    let policy = Err(unusable(file, &mut findings, &UNREADABLE, Misnamed { name: name.to_owned() }));
    ReadPolicy { slug: slug.to_owned(), policy, pictures: BTreeMap::new(), findings: findings.sorted() }
}

/// A file that can't be read stops only the policies of this publisher, so it is a fault like any other in it.
fn read_publisher(
    id: &str,
    (path, file): (&Path, SourceId),
    sources: &SourceMap,
    root: &Path,
    pictures: &PictureReader,
) -> ReadPublisher {
    let mut findings = Findings::default();
    let read = read_table(
        &keys::PUBLISHER_FILE,
        (path, file),
        root,
        sources,
        &mut findings,
        &[],
        |source, table, findings| publisher::read(id, source, table, findings),
    );
    let read =
        read.unwrap_or_else(|why| Err(unusable(file, &mut findings, &UNREADABLE, NotReadable { why })));
    let publisher = read.map(|(mut publisher, profile)| {
        if let Some(named) = profile {
            match profile::read(path.parent().unwrap_or(root), &named) {
                Ok(profile) => publisher.print.profile = Some(profile),
                Err(why) => findings.under(&BAD_PROFILE).at(named.place(), why),
            }
        }
        publisher
    });
    let logo = publisher
        .as_ref()
        .ok()
        .and_then(|publisher| publisher.brand.logo.as_ref())
        .map(|logo| pictures.read(path.parent().unwrap_or(root), logo));
    ReadPublisher { publisher, logo, findings: findings.sorted() }
}

fn read_policy(
    slug: &str,
    (path, file): (&Path, SourceId),
    sources: &SourceMap,
    root: &Path,
    pictures: &PictureReader,
    publishers: &[&str],
) -> Result<ReadPolicy, Unreadable> {
    let mut findings = Findings::default();
    let folder = path.parent().unwrap_or(root);
    let mut policy = read_table(
        &keys::POLICY_FILE,
        (path, file),
        root,
        sources,
        &mut findings,
        publishers,
        |source, table, findings| {
            if !is_slug(slug) || is_reserved(slug) {
                let fault = BadFolderName { slug: slug.to_owned() };
                findings.under(&BAD_SLUG).at(Place::new(file, 0..0), fault);
            }
            policy::read(slug, source, table, findings)
        },
    )?;
    if let Ok(policy) = &mut policy {
        kept::read(folder, policy)?;
    }
    let mut found = BTreeMap::new();
    for (src, _) in policy.iter().flat_map(Policy::pictures) {
        found.entry(src.value().clone()).or_insert_with(|| pictures.read(folder, src));
    }
    Ok(ReadPolicy { slug: slug.to_owned(), policy, pictures: found, findings: findings.sorted() })
}
