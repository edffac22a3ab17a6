//! From files on disk to [`Policy`]: finds the sources, reads them whole, files what is wrong with them.
//!
//! Nothing here knows a format that is written, and nothing after here looks at TOML again.

pub(crate) mod documentation;
mod file;
mod kept;
mod picture;
mod picture_why;
mod policy;
mod profile;
mod publisher;
mod reader;
mod sign;
mod slug;

pub use kept::kept_files;
pub use picture::{FoundPicture, PictureReader};
pub use picture_why::{PictureHolder, PictureWhy};
pub use policy::MOST as MOST_TABLES;
pub use reader::{MISSING_KEY, TOML_SYNTAX, UNKNOWN_KEY, UNKNOWN_VALUE, WRONG_TYPE, nearest};
pub use sign::{Approval, sign};
pub use slug::BadSlug;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use crate::files::Unreadable;
use crate::finding::{Code, Expected, Fault, Finding, Findings, Group, Level};
use crate::policy::{Place, Policy, Publisher, SourceId, SourceMap, is_slug};

/// Filed where the file is for another version of the format.
pub static UNKNOWN_SCHEMA: Code = Code {
    id: "U006",
    name: "unknown-schema",
    level: Level::Error,
    group: Group::Source,
    documentation: &documentation::UNKNOWN_SCHEMA,
};
/// Filed where a file, or something in it, is larger than any real one.
pub static TOO_LARGE: Code = Code {
    id: "U007",
    name: "too-large",
    level: Level::Error,
    group: Group::Source,
    documentation: &documentation::TOO_LARGE,
};
/// Filed where a file can't be read as text.
pub static UNREADABLE: Code = Code {
    id: "U008",
    name: "unreadable-source",
    level: Level::Error,
    group: Group::Source,
    documentation: &documentation::UNREADABLE,
};
/// Filed for a folder name that can't stand in an address.
pub static BAD_SLUG: Code = Code {
    id: "U009",
    name: "bad-slug",
    level: Level::Error,
    group: Group::Source,
    documentation: &documentation::BAD_SLUG,
};
/// Filed for a policy without a single section.
pub static NO_SECTIONS: Code = Code {
    id: "U014",
    name: "no-sections",
    level: Level::Error,
    group: Group::Source,
    documentation: &documentation::NO_SECTIONS,
};

/// Filed for a profile that no print shop could use.
pub static BAD_PROFILE: Code = Code {
    id: "U080",
    name: "bad-print-profile",
    level: Level::Error,
    group: Group::Print,
    documentation: &documentation::BAD_PROFILE,
};

/// The codes of reading.
pub static CODES: &[&Code] = &[
    &TOML_SYNTAX,
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &WRONG_TYPE,
    &UNKNOWN_VALUE,
    &UNKNOWN_SCHEMA,
    &TOO_LARGE,
    &UNREADABLE,
    &BAD_SLUG,
    &NO_SECTIONS,
    &BAD_PROFILE,
];

/// Largest TOML file that is read, in bytes: some thirty times the longest policy we know.
pub const MOST_BYTES: u64 = 2 << 20;

/// A project as it was read.
#[derive(Debug)]
pub struct Project {
    /// Its root folder.
    pub root: PathBuf,
    /// Every text file read.
    pub sources: SourceMap,
    /// Publishers by id.
    pub publishers: BTreeMap<String, Sheet>,
    /// Folder names of all policies.
    pub slugs: Vec<String>,
    /// The policies that were asked for.
    pub manuscripts: Vec<Manuscript>,
}

/// A publisher as it was read.
#[derive(Debug)]
pub struct Sheet {
    /// The publisher; absent where its file can't be read at all.
    pub publisher: Option<Publisher>,
    /// Its logo.
    pub logo: Option<FoundPicture>,
    /// What is wrong with the file.
    pub findings: Vec<Finding>,
}

/// A policy as it was read: the model, its pictures, and what is wrong so far.
#[derive(Debug)]
pub struct Manuscript {
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
/// The path and the reason, where a folder or file can't be read for a reason that is not in the
/// sources: no such folder, no permission.
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
        manuscripts: Vec::new(),
    };
    let sources = root.join("sources");
    for path in file::sorted_entries(&sources.join("publishers"))? {
        if path.extension().is_some_and(|extension| extension == "toml") {
            let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let sheet = read_publisher(&id, &path, &mut project.sources, root, pictures)?;
            project.publishers.insert(id, sheet);
        }
    }
    for folder in file::sorted_entries(&sources)? {
        // `exists` follows links: a broken one is nobody's policy.
        if !folder.join("policy.toml").exists() {
            continue;
        }
        let slug = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if wanted(&slug) {
            let manuscript = read_policy(&slug, &folder, &mut project.sources, root, pictures)?;
            project.manuscripts.push(manuscript);
        }
        project.slugs.push(slug);
    }
    Ok(project)
}

fn read_publisher(
    id: &str,
    path: &Path,
    sources: &mut SourceMap,
    root: &Path,
    pictures: &PictureReader,
) -> Result<Sheet, Unreadable> {
    let mut findings = Findings::default();
    let read = read_table(path, root, sources, &mut findings, |file, table, findings| {
        publisher::read(id, file, table, findings)
    })?;
    let publisher = read.map(|(mut publisher, profile)| {
        if let Some(named) = profile {
            match profile::read(path.parent().unwrap_or(root), &named) {
                Ok(profile) => publisher.print.profile = Some(profile),
                Err(why) => findings.under(&BAD_PROFILE).at(named.place(), Fault::ProfileUnusable { why }),
            }
        }
        publisher
    });
    let logo = publisher
        .as_ref()
        .and_then(|publisher| publisher.brand.logo.as_ref())
        .map(|logo| pictures.read(path.parent().unwrap_or(root), logo));
    Ok(Sheet { publisher, logo, findings: findings.sorted() })
}

fn read_policy(
    slug: &str,
    folder: &Path,
    sources: &mut SourceMap,
    root: &Path,
    pictures: &PictureReader,
) -> Result<Manuscript, Unreadable> {
    let mut findings = Findings::default();
    let path = folder.join("policy.toml");
    let mut policy = read_table(&path, root, sources, &mut findings, |file, table, findings| {
        if !is_slug(slug) {
            let fault = Fault::BadSlug { slug: slug.to_owned() };
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
    Ok(Manuscript { slug: slug.to_owned(), policy, pictures: found, findings: findings.sorted() })
}

/// Reads a TOML file and hands its table to `read`; files its syntax faults, as many as can be told apart.
fn read_table<T>(
    path: &Path,
    root: &Path,
    sources: &mut SourceMap,
    findings: &mut Findings,
    read: impl FnOnce(SourceId, &DeTable<'_>, &mut Findings) -> T,
) -> Result<Option<T>, Unreadable> {
    let shown = file::shown(path, root);
    let unusable = |sources: &mut SourceMap, findings: &mut Findings, code, fault| {
        let file = sources.add(shown.clone(), "");
        findings.under(code).at(Place::new(file, 0..0), fault);
    };
    if file::leaves(root, path) {
        unusable(sources, findings, &UNREADABLE, Fault::SourceIsLink);
        return Ok(None);
    }
    let unreadable = |why| Unreadable { path: path.to_owned(), why };
    if fs::metadata(path).map_err(unreadable)?.len() > MOST_BYTES {
        unusable(sources, findings, &TOO_LARGE, Fault::FileTooLarge { limit_mb: MOST_BYTES >> 20 });
        return Ok(None);
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    let Ok(text) = String::from_utf8(bytes) else {
        unusable(sources, findings, &UNREADABLE, Fault::NotUtf8);
        return Ok(None);
    };
    let file = sources.add(shown, &text);
    let text = &sources.file(file).text;
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let place = Place::new(file, error.span().unwrap_or(0..0));
        let detail = error.message().to_owned();
        match date_key(text, place, &detail) {
            // A day that doesn't exist is well written: only this value is wrong.
            Some(key) => {
                findings.under(&WRONG_TYPE).at(place, Fault::WrongType { key, expected: Expected::Date });
            }
            None => findings.under(&TOML_SYNTAX).at(place, Fault::TomlSyntax { detail }),
        }
    }
    Ok(Some(read(file, table.get_ref(), findings)))
}

/// The key of a value that looks like a date and is none.
fn date_key(text: &str, place: Place, detail: &str) -> Option<String> {
    let line = text[..place.start].rfind('\n').map_or(0, |at| at + 1);
    let key = text[line..place.start].trim_end().strip_suffix('=')?.trim();
    detail.starts_with("invalid date").then(|| key.to_owned())
}
