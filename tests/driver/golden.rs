//! Goldens: the last accepted output, as text to review.

use std::fs;
use std::path::Path;

/// Whether goldens are to be rewritten: `UDGIV_BLESS=1 cargo test`.
fn blessing() -> bool {
    std::env::var_os("UDGIV_BLESS").is_some_and(|value| value == "1")
}

/// Compares with a golden, or rewrites it.
pub fn golden(path: &Path, actual: &str) {
    if blessing() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, actual).expect("written");
        return;
    }
    let expected = fs::read_to_string(path)
        .unwrap_or_else(|why| panic!("{}: {why}\nUDGIV_BLESS=1 writes it", path.display()))
        .replace("\r\n", "\n");
    if expected != actual {
        let at = expected.lines().zip(actual.lines()).take_while(|(a, b)| a == b).count();
        panic!(
            "{} differs from line {}:\n  golden: {:?}\n  now:    {:?}\nUDGIV_BLESS=1 rewrites it; look at the diff",
            path.display(),
            at + 1,
            expected.lines().nth(at),
            actual.lines().nth(at)
        );
    }
}
