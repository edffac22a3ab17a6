//! Finished files.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// A finished file.
#[derive(Debug, Default)]
pub struct Artefact {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Number of pages, where it has any.
    pub pages: Option<usize>,
    /// Standards it conforms to. `docs/conformance/` says how each is met and which test shows it.
    pub claims: &'static [&'static str],
    /// Codes of ONIX list 196 for what is accessible in it, and how.
    pub onix: Vec<&'static str>,
    /// What else is known of it, by name.
    pub facts: BTreeMap<&'static str, Map<String, Value>>,
    /// Files that go with it.
    pub companions: Vec<Companion>,
    /// Files that it is made of besides itself.
    pub assets: Vec<Asset>,
}

/// A file that another can't do without: a style sheet, a font, a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Path beside the file that it belongs to: "web/style.css".
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a writer knows of a file besides what every file has. The manifest keeps it under its name, and gives it back by
/// its type.
pub trait Facts: Serialize + DeserializeOwned {
    /// Key in the manifest.
    const NAME: &'static str;
}

/// A file that goes with another and tells facts about it.
#[derive(Debug)]
pub struct Companion {
    /// Name of the facts it tells.
    pub name: &'static str,
    /// What follows the slug in its file name: "preflight.pdf".
    pub ending: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The facts, for the manifest.
    pub facts: Map<String, Value>,
}

impl Companion {
    /// A file that tells `facts` to people; the manifest tells them to programs.
    ///
    /// # Panics
    ///
    /// If the facts aren't a struct with named fields.
    #[must_use]
    pub fn new<F: Facts>(ending: &'static str, bytes: Vec<u8>, facts: &F) -> Self {
        Self { name: F::NAME, ending, bytes, facts: fields(facts) }
    }
}

impl Artefact {
    /// The same, with facts of a type.
    ///
    /// # Panics
    ///
    /// If the facts aren't a struct with named fields.
    #[must_use]
    pub fn telling<F: Facts>(mut self, facts: &F) -> Self {
        self.facts.insert(F::NAME, fields(facts));
        self
    }
}

fn fields<F: Facts>(facts: &F) -> Map<String, Value> {
    match serde_json::to_value(facts) {
        Ok(Value::Object(facts)) => facts,
        other => unreachable!("facts are a struct with named fields: {other:?}"),
    }
}
