//! Where a file of the project lies, as seen from where the program was called: there, tools look for it.

use std::path::{Component, Path, PathBuf};

/// How the project's root is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// Below the current folder. Empty, or ends in `/`.
    Below(String),
    /// Elsewhere: its whole path.
    Elsewhere(PathBuf),
}

impl Seen {
    /// The root as it is seen from the folder `here`.
    #[must_use]
    pub fn of(root: &Path, here: &Path) -> Self {
        let whole = here.join(root);
        match whole.strip_prefix(here) {
            Ok(below)
                if below
                    .components()
                    .all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) =>
            {
                let parts = below.components().filter_map(|part| match part {
                    Component::Normal(name) => Some(format!("{}/", name.to_string_lossy())),
                    _ => None,
                });
                Self::Below(parts.collect())
            }
            _ => Self::Elsewhere(whole),
        }
    }

    /// The path of a file of the project, given with `/` between folders.
    #[must_use]
    pub fn path(&self, file: &str) -> String {
        match self {
            Self::Below(folders) => format!("{folders}{file}"),
            Self::Elsewhere(root) => root.join(file).display().to_string(),
        }
    }

    /// The address of a file of the project: relative to the current folder if it is below that, else as `file:` (RFC 8089).
    #[must_use]
    pub fn address(&self, file: &str) -> String {
        match self {
            Self::Below(folders) => encoded(&format!("{folders}{file}")),
            Self::Elsewhere(root) => {
                url::Url::from_file_path(root.join(file)).map_or_else(|()| encoded(file), String::from)
            }
        }
    }

    /// Whether addresses are relative to the current folder.
    #[must_use]
    pub fn is_below(&self) -> bool {
        matches!(self, Self::Below(_))
    }
}

/// A path as it stands in an address: all but what is unreserved is percent-encoded (RFC 3986, 2.3).
fn encoded(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                address.push(char::from(byte));
            }
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_as_it_is_found_from_here() {
        let here = Path::new(if cfg!(windows) { r"C:\hjem" } else { "/hjem" });
        let file = "sources/a b/policy.toml";
        for (root, expected) in [
            (".".to_owned(), "sources/a b/policy.toml"),
            ("./site/".to_owned(), "site/sources/a b/policy.toml"),
            (here.join("site").display().to_string(), "site/sources/a b/policy.toml"),
        ] {
            let seen = Seen::of(Path::new(&root), here);
            assert_eq!((seen.path(file).as_str(), seen.is_below()), (expected, true), "{root}");
        }
        assert_eq!(Seen::of(Path::new("é"), here).address(file), "%C3%A9/sources/a%20b/policy.toml");
        for elsewhere in ["..", "../andet", "/andet"] {
            let seen = Seen::of(Path::new(elsewhere), here);
            assert!(!seen.is_below(), "{elsewhere}");
            assert!(seen.address(file).starts_with("file:///"), "{}", seen.address(file));
        }
    }
}
