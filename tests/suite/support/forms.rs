//! Judges of data in forms of others: JSON Schema, Kubernetes, pre-commit.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::missing;

/// Where `tests/validators/install` puts what `tests/validators/forms.txt` names, if it is there.
pub fn forms() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let cache = || set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")));
    let tools = set("UDGIV_TOOLS").or_else(|| cache().map(|cache| cache.join("udgiv-validators")));
    let forms = tools.map(|tools| tools.join("forms")).filter(|forms| forms.join("pin").is_file());
    if forms.is_none() {
        missing("check-jsonschema, kubernetes-validate and pre-commit");
    }
    forms
}

/// Whether a program of those is content, and what it says.
pub fn judged(forms: &Path, module: &str, arguments: &[&str]) -> (bool, String) {
    let output = Command::new("python3")
        .args(["-m", module])
        .args(arguments)
        .env("PYTHONPATH", forms)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .expect("Python runs");
    let told = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&told).into_owned())
}
