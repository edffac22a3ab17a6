//! Other people's programs, which a user's machine may lack.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;

/// Missing tools, so that each is reported only once.
static SKIPPED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// The output of an external tool; if the tool is missing, none, and a line that says it was skipped. With
/// `UDGIV_REQUIRE_TOOLS` set, a missing tool fails the test.
pub fn tool(name: &str, arguments: &[&str]) -> Option<String> {
    match Command::new(name).args(arguments).output() {
        Ok(output) => {
            assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
            // Poppler writes some ids as bytes that are not text.
            Some(String::from_utf8_lossy(&output.stdout).into_owned())
        }
        Err(_) => {
            missing(name);
            None
        }
    }
}

/// Says once that tests needing this program were skipped, or fails where programs are required.
pub fn missing(name: &str) {
    assert!(std::env::var_os("UDGIV_REQUIRE_TOOLS").is_none(), "{name} is required and not installed");
    let first = SKIPPED.lock().expect("a list").insert(name.to_owned());
    if first {
        // Bypasses the test runner, which swallows what a passing test prints.
        let _ = writeln!(std::io::stderr(), "SKIPPED: what needs {name}; it is not installed");
    }
}

/// The text of a PDF's pages in content order, as Poppler's pdftotext extracts it.
pub fn pdf_text(path: &Path) -> Option<String> {
    tool("pdftotext", &["-raw", "-enc", "UTF-8", path.to_str().expect("a path"), "-"])
}

/// The tag tree of a PDF with the text of each element, as Poppler's pdfinfo reads it.
pub fn pdf_tags(path: &Path) -> Option<String> {
    tool("pdfinfo", &["-struct-text", "-enc", "UTF-8", path.to_str().expect("a path")])
}
