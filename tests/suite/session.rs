//! The engine as a library: checks alone, single variants and pages, runs one after another, and runs that are cancelled.

use std::sync::atomic::{AtomicUsize, Ordering};

use udgiv::pipeline::{Cancel, Progress, Request, Session};
use udgiv::policy::VariantName;

use super::support::{Project, copy};

const POLICY: &str = "sources/eksempel/policy.toml";

fn request(project: &Project, variants: &[VariantName]) -> Request {
    Request { variants: variants.to_vec(), ..project.request() }
}

#[test]
fn an_open_policy_gives_the_files_that_a_build_writes() {
    let project = Project::base();
    let variants = [VariantName::Epub, VariantName::EasyText];
    let mut session = Session::warm();
    let request = request(&project, &variants);
    let published = session.publish(&request, &|_| {}, &Cancel::default()).expect("published");
    assert_eq!(published.files.len(), variants.len());
    let (told, open) = session.open(&request).expect("a project");
    assert!(told.held_back.is_empty());
    let open = open.expect("a sound policy");
    for (variant, file) in variants.into_iter().zip(["eksempel.epub", "eksempel.easy.txt"]) {
        let artefact = open.export(variant).expect("written").expect("not held back");
        assert_eq!(artefact.bytes, project.bytes(&format!("output/eksempel/{file}")), "{file}");
    }
    // What is saved meanwhile is heard of in the next look, and not in this one.
    project.edit(POLICY, "Du kan ringe til os.", "Du kan skrive til os.");
    let text = |open: &udgiv::pipeline::OpenPolicy| {
        let artefact = open.export(VariantName::EasyText).expect("written").expect("not held back");
        String::from_utf8(artefact.bytes).expect("text")
    };
    assert!(text(&open).contains("Du kan ringe til os."));
    let (_, again) = session.open(&request).expect("a project");
    assert!(text(&again.expect("a sound policy")).contains("Du kan skrive til os."));
}

#[test]
fn a_policy_with_faults_does_not_open_and_says_why() {
    let project = Project::base();
    project.edit(POLICY, "title = \"Alle skal med\"", "titel = \"Alle skal med\"");
    let mut session = Session::warm();
    let (told, open) = session.open(&project.request()).expect("a project");
    assert!(open.is_none());
    assert_eq!(told.held_back, ["eksempel"]);
    assert!(!told.findings.is_empty());
    assert_eq!(session.check(&project.request()).expect("a project").told.held_back, ["eksempel"]);
}

#[test]
fn a_run_that_is_cancelled_leaves_what_is_true_and_the_next_makes_the_rest() {
    let project = Project::base();
    let request = request(&project, &[VariantName::Epub, VariantName::EasyText]);
    let mut session = Session::warm();
    let cancel = Cancel::default();
    cancel.cancel();
    let published = session.publish(&request, &|_| {}, &cancel).expect("a project");
    assert!(published.is_cancelled && published.files.is_empty());
    // Somebody saves while the first file is made.
    let cancel = Cancel::default();
    let one = Request { workers: 1, ..request.clone() };
    let published = session.publish(&one, &|_| cancel.cancel(), &cancel).expect("a project");
    assert!(published.is_cancelled && published.files.len() < 2, "{:?}", published.files);
    let published = session.publish(&request, &|_| {}, &Cancel::default()).expect("a project");
    assert!(!published.is_cancelled);
    assert_eq!(published.files.len(), 2);
    let again = session.publish(&request, &|_| {}, &Cancel::default()).expect("a project");
    assert!(again.files.iter().all(|file| !file.is_fresh()));
}

/// Many workers and little work: whoever hands out a policy's jobs may be overtaken by those who do them.
#[test]
fn no_policy_is_lost_however_many_workers_there_are() {
    let project = Project::base();
    for slug in ["et", "to", "tre"] {
        copy(&project.path("sources/eksempel"), &project.path("sources").join(slug));
    }
    let request =
        Request { force: true, workers: 8, ..request(&project, &[VariantName::Epub, VariantName::EasyText]) };
    let mut session = Session::warm();
    for run in 0..25 {
        let published = session.publish(&request, &|_| {}, &Cancel::default()).expect("published");
        assert_eq!(published.files.len(), 8, "run {run}");
    }
}

/// The state of each artefact in the manifest, in the order of the paths.
fn states(project: &Project) -> Vec<String> {
    let manifest: serde_json::Value =
        serde_json::from_str(&project.read("output/manifest.json")).expect("JSON");
    let artefacts = manifest["artefacts"].as_array().expect("artefacts");
    artefacts.iter().map(|one| one["state"].as_str().expect("a state").to_owned()).collect()
}

#[test]
fn files_of_a_run_that_is_cancelled_are_not_called_current() {
    let project = Project::base();
    let request = request(&project, &[VariantName::Epub, VariantName::EasyText]);
    let mut session = Session::warm();
    session.publish(&request, &|_| {}, &Cancel::default()).expect("published");
    assert_eq!(states(&project), ["current", "current"]);
    project.edit(POLICY, "title = \"Alle skal med\"", "title = \"Alle kan være med\"");
    let cancel = Cancel::default();
    cancel.cancel();
    assert!(session.publish(&request, &|_| {}, &cancel).expect("a project").is_cancelled);
    assert_eq!(states(&project), ["outdated", "outdated"]);
    session.publish(&request, &|_| {}, &Cancel::default()).expect("published");
    assert_eq!(states(&project), ["current", "current"]);
    // Whoever cancels when all is made has cancelled nothing.
    let cancel = Cancel::default();
    let done = AtomicUsize::new(0);
    project.edit(POLICY, "title = \"Alle kan være med\"", "title = \"Alle er med\"");
    let count = |progress: Progress<'_>| {
        if matches!(progress, Progress::Ready(_)) && done.fetch_add(1, Ordering::SeqCst) == 1 {
            cancel.cancel();
        }
    };
    let published = session.publish(&request, &count, &cancel).expect("published");
    assert!(!published.is_cancelled);
    assert_eq!(published.files.len(), 2);
}

/// What files are made with may change under them as their source may, and is told by its own name.
#[test]
fn a_layout_that_changes_under_a_run_is_told_as_that() {
    let project = Project::base();
    let request = request(&project, &[VariantName::Epub, VariantName::EasyText]);
    let mut session = Session::warm();
    let css =
        std::fs::read(super::support::repository().join("layouts/base/epub.css")).expect("a style sheet");
    let save = |progress: Progress<'_>| {
        if let Progress::More(_) = progress {
            project.write("layouts/brochure/epub.css", &css);
        }
    };
    let published = session.publish(&request, &save, &Cancel::default()).expect("published");
    assert_eq!(published.folders, ["layouts/brochure"]);
    assert!(published.unsettled.is_empty());
    assert_eq!(states(&project), ["outdated", "outdated"]);
    let published = session.publish(&request, &|_| {}, &Cancel::default()).expect("published");
    assert!(published.folders.is_empty());
    assert_eq!(states(&project), ["current", "current"]);
}
