//! Publications that many tests read and none changes. A variant is built once, when a test first asks for it: laying
//! out the same pages for each test took half of the suite's time.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::driver::{Project, copy, repository, slugs};

/// A publication in a project shared by several tests.
pub struct Published {
    slug: String,
    project: Project,
    made: Mutex<BTreeSet<String>>,
}

/// The folder of all shared projects. Statics are never dropped, so it can't be a temporary one. Instead it is
/// emptied at the start, and locked so that another test run waits for this one.
static FOLDER: LazyLock<(PathBuf, File)> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("published");
    let lock = File::create(folder.with_extension("lock")).expect("a lock");
    lock.lock().expect("locked");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("emptied");
    }
    (folder, lock)
});

/// The example with every kind of block, followed by every publication of the repository.
static ALL: LazyLock<Vec<Published>> = LazyLock::new(|| {
    let mut all = vec![Published::example("eksempel", |_| ())];
    all.extend(slugs().into_iter().map(|slug| {
        let project = Project::shared(FOLDER.0.join(&slug));
        for folder in ["publishers", slug.as_str()] {
            copy(&repository().join("sources").join(folder), &project.path("sources").join(folder));
        }
        Published::new(slug, project)
    }));
    all
});

/// The example in each layout.
static IN_LAYOUTS: LazyLock<Vec<(String, Published)>> = LazyLock::new(|| {
    let in_layout = |layout: String| {
        let named = format!("layout = \"{layout}\"");
        let published = Published::example(&format!("eksempel-{layout}"), |project| {
            project.edit("sources/publishers/byen.toml", "layout = \"brochure\"", &named);
        });
        (layout, published)
    };
    udgiv::layout::names(repository()).expect("layouts").into_iter().map(in_layout).collect()
});

/// The example with every kind of block, and every publication of the repository.
pub fn publications() -> &'static [Published] {
    &ALL
}

/// The example with every kind of block: `tests/base`.
pub fn example() -> &'static Published {
    &ALL[0]
}

/// Every publication of the repository.
pub fn of_the_repository() -> &'static [Published] {
    &ALL[1..]
}

/// The example in each layout, with the layout's name.
pub fn in_each_layout() -> &'static [(String, Published)] {
    &IN_LAYOUTS
}

impl Published {
    fn new(slug: String, project: Project) -> Self {
        project.seal();
        Self { slug, project, made: Mutex::default() }
    }

    /// The example with a change, in a folder of this name.
    pub fn example(folder: &str, change: impl FnOnce(&Project)) -> Self {
        let project = Project::shared(FOLDER.0.join(folder));
        copy(&repository().join("tests/base/sources"), &project.path("sources"));
        change(&project);
        Self::new("eksempel".to_owned(), project)
    }

    pub fn slug(&self) -> &str {
        &self.slug
    }

    /// Its project, with these variants built.
    pub fn with(&self, variants: &[&str]) -> &Project {
        // A test whose build failed has already reported it; the others should still run.
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted: Vec<&str> = variants.iter().copied().filter(|one| !made.contains(*one)).collect();
        if !wanted.is_empty() {
            self.project.build(&wanted.iter().flat_map(|one| ["--variant", one]).collect::<Vec<_>>());
            made.extend(wanted.into_iter().map(ToOwned::to_owned));
        }
        &self.project
    }

    /// Its project, for tests that need no built file.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// The path of one of its files: `file("easy.pdf")`.
    pub fn file(&self, ending: &str) -> String {
        format!("output/{0}/{0}.{ending}", self.slug)
    }
}
