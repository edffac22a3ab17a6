//! What the program and its tests depend on is built once: `cargo run`, and then `cargo test`, of the same profile.

use std::collections::BTreeSet;
use std::process::Command;

use super::support::{missing, repository};

/// Each crate that edges of these kinds lead to, with the features it is built with. `None` where a crate isn't on this machine.
fn crates(edges: &str) -> Option<BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--offline",
            "--prefix",
            "none",
            "--no-dedupe",
            "--edges",
            edges,
            "--format",
            "{p} {f}",
        ])
        .current_dir(repository())
        .output()
        .expect("cargo runs");
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr);
        assert!(why.contains("--offline"), "{why}");
        missing("cargo fetch");
        return None;
    }
    Some(String::from_utf8(output.stdout).expect("UTF-8").lines().map(str::to_owned).collect())
}

/// A crate that a test's needs give one feature more is another crate to Cargo, and so is everything above it: with quick-xml that was all of Typst.
/// And the program that was tested wasn't the one that people get.
#[test]
fn tests_turn_on_no_feature_of_what_the_program_has() {
    let (Some(program), Some(tests)) = (crates("normal,build"), crates("normal,build,dev")) else { return };
    assert!(tests.len() > program.len(), "the tests need crates of their own");
    let others: Vec<_> = program.difference(&tests).collect();
    assert!(
        others.is_empty(),
        "built otherwise for the tests; turn their features on in [dependencies]: {others:#?}"
    );
}
