//! From files on disk to [`Policy`]: finds the sources, reads them whole, and files findings about what is wrong.
//!
//! This module knows nothing about output formats, and no later stage looks at TOML again.

mod digest;
mod drawing;
pub mod faults;
mod file;
mod kept;
pub mod keys;
mod limits;
mod mend;
mod nearest;
mod picture;
mod picture_why;
mod policy;
mod profile;
mod publisher;
mod reader;
mod sign;
mod slug;
mod syntax;
mod written;

pub use digest::SourceDigests;
pub use drawing::{DrawingFault, Heavy};
pub use kept::kept_files;
pub use limits::{MOST_BYTES, MOST_TABLES};
pub use mend::{Mended, Replacement, mended};
pub use nearest::nearest;
pub use picture::{FoundPicture, PictureReader};
pub use picture_why::{PictureHolder, PictureWhy};
pub use sign::{Approval, sign};
pub use slug::BadSlug;

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use self::faults::{
    BAD_PROFILE, BAD_SLUG, BadFolderName, Expected, FileTooLarge, Misnamed, NotReadable, NotUtf8,
    SourceIsLink, TOML_SYNTAX, TOO_LARGE, TomlSyntax, UNREADABLE, WRONG_TYPE, WrongType,
};
use self::syntax::SyntaxFault;
use crate::files::{self, Unreadable};
use crate::finding::{Code, Finding, Findings, Mend, Message};
use crate::policy::{Place, Policy, Publisher, SourceId, SourceMap, is_reserved, is_slug};

/// A project as read from disk.
#[derive(Debug)]
pub struct Project {
    /// Its root folder.
    pub root: PathBuf,
    /// Every text file read.
    pub sources: SourceMap,
    /// Publishers by id.
    pub publishers: BTreeMap<String, ReadPublisher>,
    /// Folder names of all policies.
    pub slugs: Vec<String>,
    /// The policies that were asked for.
    pub policies: Vec<ReadPolicy>,
}

/// A publisher as read from disk.
#[derive(Debug)]
pub struct ReadPublisher {
    /// The publisher; absent where its file can't be read at all.
    pub publisher: Option<Publisher>,
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
    /// The policy; absent where its file can't be read at all.
    pub policy: Option<Policy>,
    /// Pictures by the path that the policy gives them.
    pub pictures: BTreeMap<String, FoundPicture>,
    /// What is wrong with the file.
    pub findings: Vec<Finding>,
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
    let mut project = Project {
        root: root.to_owned(),
        sources: SourceMap::default(),
        publishers: BTreeMap::new(),
        slugs: Vec::new(),
        policies: Vec::new(),
    };
    let sources = root.join("sources");
    for path in files::visible_entries(&sources.join("publishers"))? {
        if path.extension().is_some_and(|extension| extension == "toml") {
            let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let sheet = read_publisher(&id, &path, &mut project.sources, root, pictures);
            project.publishers.insert(id, sheet);
        }
    }
    for folder in files::entries(&sources)? {
        let slug = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match holds_policy(&folder) {
            Ok(true) => {}
            Ok(false) => {
                if let Some(path) = misnamed(&folder) {
                    if wanted(&slug) {
                        project.policies.push(unread(&slug, &path, &mut project.sources, root));
                    }
                    project.slugs.push(slug);
                }
                continue;
            }
            Err(why) if wanted(&slug) => return Err(why),
            // Whatever it holds, nobody asked for it; but it isn't gone either.
            Err(_) => {
                project.slugs.push(slug);
                continue;
            }
        }
        if wanted(&slug) {
            let manuscript = read_policy(&slug, &folder, &mut project.sources, root, pictures)?;
            project.policies.push(manuscript);
        }
        project.slugs.push(slug);
    }
    Ok(project)
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
fn unread(slug: &str, path: &Path, sources: &mut SourceMap, root: &Path) -> ReadPolicy {
    let mut findings = Findings::default();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    unusable(&file::shown(path, root), sources, &mut findings, &UNREADABLE, Misnamed { name });
    let findings = findings.sorted();
    ReadPolicy { slug: slug.to_owned(), policy: None, pictures: BTreeMap::new(), findings }
}

/// A file that can't be read stops only the policies of this publisher, so it is a fault like any other in it.
fn read_publisher(
    id: &str,
    path: &Path,
    sources: &mut SourceMap,
    root: &Path,
    pictures: &PictureReader,
) -> ReadPublisher {
    let mut findings = Findings::default();
    let read = read_table(path, root, sources, &mut findings, |file, table, findings| {
        publisher::read(id, file, table, findings)
    });
    let read = read.unwrap_or_else(|why| {
        unusable(&file::shown(path, root), sources, &mut findings, &UNREADABLE, NotReadable { why });
        None
    });
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
        .and_then(|publisher| publisher.brand.logo.as_ref())
        .map(|logo| pictures.read(path.parent().unwrap_or(root), logo));
    ReadPublisher { publisher, logo, findings: findings.sorted() }
}

fn read_policy(
    slug: &str,
    folder: &Path,
    sources: &mut SourceMap,
    root: &Path,
    pictures: &PictureReader,
) -> Result<ReadPolicy, Unreadable> {
    let mut findings = Findings::default();
    let path = folder.join("policy.toml");
    let mut policy = read_table(&path, root, sources, &mut findings, |file, table, findings| {
        if !is_slug(slug) || is_reserved(slug) {
            let fault = BadFolderName { slug: slug.to_owned() };
            findings.under(&BAD_SLUG).at(Place::new(file, 0..0), fault);
        }
        policy::read(slug, file, table, findings)
    })?;
    if let Some(policy) = &mut policy {
        kept::read(folder, policy)?;
    }
    let mut found = BTreeMap::new();
    for src in policy.iter().flat_map(Policy::pictures) {
        found.entry(src.value().clone()).or_insert_with(|| pictures.read(folder, src));
    }
    Ok(ReadPolicy { slug: slug.to_owned(), policy, pictures: found, findings: findings.sorted() })
}

/// Reads a TOML file and passes its table to `read`; files as many of its syntax faults as can be told apart.
fn read_table<T>(
    path: &Path,
    root: &Path,
    sources: &mut SourceMap,
    findings: &mut Findings,
    read: impl FnOnce(SourceId, &DeTable<'_>, &mut Findings) -> T,
) -> Result<Option<T>, Unreadable> {
    let shown = file::shown(path, root);
    if file::leaves(root, path) {
        unusable(&shown, sources, findings, &UNREADABLE, SourceIsLink);
        return Ok(None);
    }
    if files::size_of_file(path)? > MOST_BYTES {
        let fault = FileTooLarge { limit_mb: MOST_BYTES >> 20 };
        unusable(&shown, sources, findings, &TOO_LARGE, fault);
        return Ok(None);
    }
    let bytes = files::read(path)?;
    // UTF-16 of plain letters is UTF-8 as well: every other byte is a zero.
    let text = match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => text,
        other => {
            let bytes = other.map_or_else(|why| why.into_bytes(), String::into_bytes);
            unusable(&shown, sources, findings, &UNREADABLE, NotUtf8::of(&bytes));
            return Ok(None);
        }
    };
    let file = sources.add(shown, &text);
    let text = &sources.file(file).text;
    let (errors, sound) = syntax::faults(text, &keys::repeated_headers());
    for error in errors {
        let place = Place::new(file, error.place);
        let mend = error.mend.map(|(range, write)| Mend { place: Place::new(file, range), write });
        match key_before(text, place).filter(|_| error.fault == SyntaxFault::NoSuchDay) {
            // A date that doesn't exist is still well-formed: only this value is wrong.
            Some(key) => {
                let fault = WrongType { key, expected: Expected::Date, instead: None };
                findings.under(&WRONG_TYPE).at(place, fault);
            }
            None => {
                findings.under(&TOML_SYNTAX).mended(place, || mend, TomlSyntax { fault: error.fault });
            }
        }
    }
    let (table, _) = DeTable::parse_recoverable(&sound);
    Ok(Some(read(file, table.get_ref(), findings)))
}

/// Files a finding that a file can't be used at all.
fn unusable(
    shown: &str,
    sources: &mut SourceMap,
    findings: &mut Findings,
    code: &'static Code,
    message: impl Message,
) {
    let file = sources.add(shown, "");
    findings.under(code).at(Place::new(file, 0..0), message);
}

/// The key before a value on the same line.
fn key_before(text: &str, value: Place) -> Option<String> {
    let line = text[..value.start].rfind('\n').map_or(0, |at| at + 1);
    let key = text[line..value.start].trim_end().strip_suffix('=')?.trim();
    Some(key.to_owned())
}
