//! The print file, read back by means independent of the program: objects through a PDF library, boxes, text and
//! pixels through Poppler, structure through qpdf.

mod bleed;
mod drawings;
mod ink;
mod pages;
mod pictures;
mod preflight;
mod profile;
mod read;

use std::io::Cursor;

use image::{ImageFormat, RgbImage};
use serde_json::Value;

use super::support::{Project, in_each_layout};

pub use profile::press_profile;
pub use read::painted;

const PRINT: &str = "output/eksempel/eksempel.print.pdf";
const PUBLISHER: &str = "sources/publishers/byen.toml";
const POLICY: &str = "sources/eksempel/policy.toml";
/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

/// The example in each layout, with the layout's name, with `print` built. Other tests read the same files.
fn printed() -> impl Iterator<Item = (&'static str, &'static Project)> {
    in_each_layout().iter().map(|(layout, example)| (layout.as_str(), example.with(&["print"])))
}

/// The manifest's entry for the example's print file.
fn manifest(project: &Project) -> Value {
    let manifest: Value = serde_json::from_str(&project.read("output/manifest.json")).expect("JSON");
    let all = manifest["artefacts"].as_array().expect("artefacts");
    all.iter().find(|one| one["variant"] == "print").expect("print").clone()
}

/// The findings of `build`.
fn findings(project: &Project) -> Vec<Value> {
    let run = project.run(&["build", "--variant", "print", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let output: Value = serde_json::from_str(&run.stdout).expect("JSON");
    output["findings"].as_array().expect("findings").clone()
}

/// Replaces the example's figure with this picture.
fn plant(project: &Project, name: &str, bytes: &[u8]) {
    project.write(&format!("sources/eksempel/images/{name}"), bytes);
    project.edit(POLICY, "images/figur.svg", &format!("images/{name}"));
}

fn png(picture: &RgbImage) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, ImageFormat::Png).expect("written");
    file.into_inner()
}

/// The finding with this code, which must point to the example's figure.
fn at_the_figure(project: &Project, code: &str) -> Value {
    let findings = findings(project);
    let found = findings.iter().find(|finding| finding["code"] == code);
    let found = found.unwrap_or_else(|| panic!("no {code}: {findings:?}")).clone();
    let line =
        project.read(POLICY).lines().position(|line| line.contains("src = \"images/")).expect("a figure") + 1;
    assert_eq!(found["line"], line, "{found}");
    assert_eq!(found["slug"], "eksempel");
    found
}
