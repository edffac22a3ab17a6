//! Files that somebody put into a project and that nothing reads, because of their name or where they lie.

use std::path::{Path, PathBuf};

use super::faults::{Misplaced, UNREADABLE};
use super::file;
use super::project;
use crate::files;
use crate::finding::{Finding, Findings, Level};
use crate::policy::{Place, SourceMap, slug_for};

/// How names of documents end that can be imported.
pub const DOCUMENT_ENDINGS: &[&str] =
    &["docx", "docm", "dotx", "odt", "ott", "html", "htm", "xhtml", "pdf", "md", "markdown", "txt", "text"];

/// How names of documents end that can't, before somebody saves them otherwise.
const OTHER_DOCUMENTS: &[&str] = &["doc", "dot", "rtf", "pages"];

/// What people call the folder of the publishers.
const PUBLISHERS: &[&str] = &["publishers", "publisher", "udgivere", "udgiver"];

/// What people call a publisher's file.
const PUBLISHER: &[&str] = &["publisher.toml", "udgiver.toml"];

/// Collects what is found.
struct Look<'a> {
    root: &'a Path,
    sources: &'a mut SourceMap,
    findings: Findings,
}

/// Publishers, policies and settings that lie where nothing reads them, or have a name by which nothing does.
pub fn publishers(root: &Path, sources: &mut SourceMap, wanted: &dyn Fn(&str) -> bool) -> Vec<Finding> {
    let mut look = Look { root, sources, findings: Findings::default() };
    let folder = root.join("sources");
    look.at_root();
    for path in listed(&folder) {
        let name = name_of(&path);
        let is_policy = path.join("policy.toml").exists();
        if path.is_file() {
            look.loose(&path, &name);
        } else if name == "publishers" {
            look.publishers(&path);
        } else if is_publishers(&name) && !is_policy && holds_toml(&path) {
            look.publishers_folder(&path, &folder);
        } else if is_policy && wanted(&name) {
            look.beside_policy(&path, &name);
        }
    }
    look.findings.sorted()
}

/// Documents that lie where a policy should be: in a folder that is none of `slugs`, or in `sources/` itself where there is no policy.
pub fn documents(
    root: &Path,
    sources: &mut SourceMap,
    slugs: &[String],
    wanted: &dyn Fn(&str) -> bool,
) -> Vec<Finding> {
    let mut look = Look { root, sources, findings: Findings::default() };
    for path in listed(&root.join("sources")) {
        let name = name_of(&path);
        if path.is_file() && slugs.is_empty() && document(&path).is_some() {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            look.document(&path, slug_for(&stem), None);
        } else if path.is_dir() && name != "publishers" && !slugs.contains(&name) && wanted(&name) {
            look.folder(&path, &name);
        }
    }
    look.findings.sorted()
}

impl Look<'_> {
    /// Beside policies that are read it is a warning, but for a policy, which would be missed.
    fn tell(&mut self, path: &Path, slug: Option<&str>, what: Misplaced) {
        let place = Place::new(self.sources.add(file::shown(path, self.root), ""), 0..0);
        let level = if matches!(what, Misplaced::Policy) { Level::Error } else { Level::Warning };
        let mut one = Findings::default();
        one.under(&UNREADABLE).level(level).at(place, what);
        let of_slug = |finding| Finding { slug: slug.map(str::to_owned), ..finding };
        self.findings.extend(one.sorted().into_iter().map(of_slug));
    }

    /// Beside `sources/`.
    fn at_root(&mut self) {
        for path in listed(self.root) {
            let name = name_of(&path);
            if path.is_file() && is_policy(&name) {
                self.tell(&path, None, Misplaced::Policy);
            } else if path.is_file() && is_project(&name) && name != project::FILE {
                self.tell(&path, None, Misplaced::Project { name });
            } else if path.is_dir() && is_publishers(&name) && holds_toml(&path) {
                self.tell(&path, None, Misplaced::PublishersFolder { name });
            }
        }
    }

    /// A file in `sources/` itself.
    fn loose(&mut self, path: &Path, name: &str) {
        if is_policy(name) {
            self.tell(path, None, Misplaced::Policy);
        } else if is_project(name) {
            self.tell(path, None, Misplaced::Project { name: name.to_owned() });
        } else if plain_toml(name).is_some() {
            self.tell(path, None, Misplaced::Publisher { name: name.to_owned() });
        }
    }

    fn publishers(&mut self, folder: &Path) {
        for path in listed(folder) {
            let name = name_of(&path);
            if path.is_dir() {
                let inner = listed(&path).into_iter().find(|inner| plain_toml(&name_of(inner)).is_some());
                if let Some(inner) = inner {
                    self.tell(&inner, None, Misplaced::Publisher { name: name_of(&inner) });
                }
                continue;
            }
            let Some(stem) = plain_toml(&name).filter(|_| path.extension().is_none_or(|end| end != "toml"))
            else {
                continue;
            };
            let right = format!("{}.toml", slug_for(&stem));
            // A copy of one that is read may stay.
            if !folder.join(&right).exists() {
                self.tell(&path, None, Misplaced::PublisherNamed { name, right });
            }
        }
    }

    fn publishers_folder(&mut self, path: &Path, sources: &Path) {
        // Where capitals make no difference, it is the folder that is read.
        let is_read = name_of(path).eq_ignore_ascii_case("publishers") && sources.join("publishers").exists();
        if !is_read {
            self.tell(path, None, Misplaced::PublishersFolder { name: name_of(path) });
        }
    }

    /// What lies in a policy's folder.
    fn beside_policy(&mut self, folder: &Path, slug: &str) {
        let is_publisher = |path: &PathBuf| PUBLISHER.contains(&name_of(path).to_lowercase().as_str());
        if let Some(path) = listed(folder).into_iter().find(is_publisher) {
            self.tell(&path, Some(slug), Misplaced::Publisher { name: name_of(&path) });
        }
    }

    /// A folder that could become a policy's.
    fn folder(&mut self, folder: &Path, slug: &str) {
        let files = listed(folder);
        let documents: Vec<(&PathBuf, bool)> =
            files.iter().filter_map(|path| Some((path, document(path)?))).collect();
        let best = documents.iter().find(|(_, can)| *can).or(documents.first());
        if let Some((path, _)) = best {
            self.document(path, slug_for(slug), Some(slug));
        }
    }

    fn document(&mut self, path: &Path, slug: String, folder: Option<&str>) {
        let shown = file::shown(path, self.root);
        let can_be_imported = document(path) == Some(true);
        self.tell(path, folder, Misplaced::Document { path: shown, slug, can_be_imported });
    }
}

/// The contents of a folder; what can't be listed has been told where it is read.
fn listed(folder: &Path) -> Vec<PathBuf> {
    files::visible_entries(folder).unwrap_or_default()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// Whether this is a document, and then whether it can be imported. Notes about the folder are none.
fn document(path: &Path) -> Option<bool> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    // Word leaves a file of this name while a document is open.
    if matches!(stem.as_str(), "readme" | "læsmig" | "laesmig" | "license" | "changelog")
        || stem.starts_with("~$")
    {
        return None;
    }
    let ending = ending(path);
    let can = DOCUMENT_ENDINGS.contains(&ending.as_str());
    (path.is_file() && (can || OTHER_DOCUMENTS.contains(&ending.as_str()))).then_some(can)
}

fn is_publishers(name: &str) -> bool {
    PUBLISHERS.contains(&name.to_lowercase().as_str())
}

fn is_policy(name: &str) -> bool {
    matches!(plain_toml(name).as_deref(), Some("policy" | "politik"))
}

fn is_project(name: &str) -> bool {
    plain_toml(name).as_deref() == Some("udgiv") || name.eq_ignore_ascii_case("udgiv.txt")
}

/// The name, in small letters and without its ending, of a file that is meant to be TOML: `byen.toml`, `Byen.TOML`, `byen.toml.txt`.
fn plain_toml(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let stem = [".toml.txt", ".toml", ".tml"].into_iter().find_map(|end| name.strip_suffix(end))?;
    (!stem.is_empty()).then(|| stem.to_owned())
}

fn holds_toml(folder: &Path) -> bool {
    listed(folder).iter().any(|path| path.is_file() && plain_toml(&name_of(path)).is_some())
}
