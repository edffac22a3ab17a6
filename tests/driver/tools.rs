//! Other people's programs, which a user's machine may lack.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;

/// Tools that were missed, so that each is named once.
static SKIPPED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// The output of an external tool, or nothing and a line that names it as skipped. Where
/// `UDGIV_REQUIRE_TOOLS` is set, a missing tool fails the test.
pub fn tool(name: &str, arguments: &[&str]) -> Option<String> {
    match Command::new(name).args(arguments).output() {
        Ok(output) => {
            assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
            // Poppler writes some ids as bytes that are no text.
            Some(String::from_utf8_lossy(&output.stdout).into_owned())
        }
        Err(_) => {
            missing(name);
            None
        }
    }
}

/// Says once that what needs a program was skipped, or fails where programs are required.
pub fn missing(name: &str) {
    assert!(std::env::var_os("UDGIV_REQUIRE_TOOLS").is_none(), "{name} is required and not installed");
    let first = SKIPPED.lock().expect("a list").insert(name.to_owned());
    if first {
        // Written past the test runner, which shows what a passing test prints to nobody.
        let _ = writeln!(std::io::stderr(), "SKIPPED: what needs {name}; it is not installed");
    }
}

/// The text of a PDF's pages, in the order of their content, as Poppler's pdftotext extracts it.
pub fn pdf_text(path: &Path) -> Option<String> {
    tool("pdftotext", &["-raw", "-enc", "UTF-8", path.to_str().expect("a path"), "-"])
}

/// The tag tree of a PDF with the text of each element, as Poppler's pdfinfo reads it.
pub fn pdf_tags(path: &Path) -> Option<String> {
    tool("pdfinfo", &["-struct-text", "-enc", "UTF-8", path.to_str().expect("a path")])
}
