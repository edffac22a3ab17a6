//! A project that is open in the studio.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::desk::Desk;
use super::engine::Engine;
use super::history;
use super::made::{Books, Covers, Samples, Standings};
use super::outside;
use crate::locale::Locale;
use crate::pipeline::Request;
use crate::variant::sha256;

/// A project that is open in the studio.
#[derive(Debug)]
pub struct Studio {
    /// What a run over the project asks for.
    pub request: Request,
    /// The language of the pages.
    pub locale: Locale,
    /// What tells this project from others that are opened at the same address: where it lies, as a hash.
    pub project: String,
    desks: Mutex<BTreeMap<String, Arc<Desk>>>,
    /// Looks at policies.
    pub engine: Engine,
    /// How policies stood when they were looked at.
    pub standings: Standings,
    /// Covers that were made.
    pub covers: Covers,
    /// Pages in other layouts that were made.
    pub samples: Samples,
    /// E-books that were made.
    pub books: Books,
    /// Whoever publishes waits for whoever does so already.
    pub publishing: Mutex<()>,
    /// Held while a page of a document is drawn, also when nobody waits for it any more.
    pub drawing: Arc<tokio::sync::Mutex<()>>,
    /// Held while a publisher's file is changed.
    pub publishers: Mutex<()>,
    /// Tells of changed files while it is kept.
    watcher: Mutex<Option<notify::RecommendedWatcher>>,
}

impl Studio {
    /// Opens a project.
    pub fn new(request: Request, locale: Locale) -> Arc<Self> {
        history::sweep(&request.root);
        let engine = Engine::start(request.clone(), locale);
        let studio = Arc::new(Self {
            project: project_of(&request.root),
            request,
            locale,
            desks: Mutex::default(),
            engine,
            standings: Standings::default(),
            covers: Covers::default(),
            samples: Samples::default(),
            books: Books::default(),
            publishing: Mutex::default(),
            drawing: Arc::default(),
            publishers: Mutex::default(),
            watcher: Mutex::default(),
        });
        *studio.watcher.lock().unwrap_or_else(PoisonError::into_inner) =
            outside::watch(studio.request.root.join("sources"), {
                let studio = Arc::downgrade(&studio);
                move |below| studio.upgrade().iter().for_each(|studio| studio.changed(below))
            });
        studio
    }

    /// The desk of a policy.
    pub fn desk(&self, slug: &str) -> Arc<Desk> {
        let mut desks = self.desks.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(desks.entry(slug.to_owned()).or_insert_with(|| Arc::new(Desk::new(slug))))
    }

    /// The folder of a policy.
    pub fn folder(&self, slug: &str) -> PathBuf {
        self.request.root.join("sources").join(slug)
    }

    /// Where a finished file goes.
    pub fn out(&self) -> &Path {
        &self.request.out
    }

    /// Looks again at the policies that a changed file may belong to, as far as they are open. A publisher's file belongs to all.
    fn changed(&self, below: &Path) {
        let desks = self.desks.lock().unwrap_or_else(PoisonError::into_inner);
        for (slug, desk) in desks.iter() {
            let is_own = |part: &std::ffi::OsStr| {
                part.to_str().is_some_and(|part| part == slug || part == "publishers")
            };
            if below.iter().any(is_own) {
                self.engine.look(desk);
            }
        }
    }
}

/// A few signs of a hash of where a project lies. Nobody learns the path from it.
fn project_of(root: &Path) -> String {
    const SIGNS: usize = 12;
    let path = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let mut hash = sha256(path.as_os_str().as_encoded_bytes());
    hash.truncate(SIGNS);
    hash
}
