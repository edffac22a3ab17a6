//! Hashes of a policy's files: they tell whether its source is still what something was made of, without reading it as a policy.
//!
//! Whatever reading could find on disk stands in a digest: the files, and where something else is, what it is. A file that is missing, and then comes or
//! becomes a link, makes another digest, and so does one that can't be read.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::file;
use super::named::Named;
use crate::files::entries;

/// A larger file is no picture that could be published, and no text: its size stands for it.
const MOST_BYTES: u64 = 25 << 20;

/// What stands for something that isn't a file.
const LINK: &str = "link";
const EMPTY_FOLDER: &str = "folder";
const NO_FILE: &str = "no file";
const UNREADABLE: &str = "unreadable";

/// What is at each path below the project's root: the hash of a file, or what else there is. A name that isn't Unicode is followed by its bytes.
pub type FileHashes = BTreeMap<String, String>;

/// What the publishers' files are, which each policy's digest covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDigests {
    publishers: FileHashes,
}

/// What the files of a policy's source are at one time: its own, and those of the publishers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDigest {
    /// All files.
    pub files: FileHashes,
}

impl SourceDigests {
    /// Reads the publishers' files of a project.
    #[must_use]
    pub fn of(root: &Path) -> Self {
        let mut publishers = FileHashes::new();
        add_folder(root, &root.join("sources/publishers"), &mut publishers);
        Self { publishers }
    }

    /// The digest of a policy's source, given its folder.
    #[must_use]
    pub fn policy(&self, root: &Path, folder: &Path) -> SourceDigest {
        let mut files = self.publishers.clone();
        add_folder(root, folder, &mut files);
        SourceDigest { files }
    }

    /// The publishers' files.
    #[must_use]
    pub fn publishers(&self) -> &FileHashes {
        &self.publishers
    }
}

impl SourceDigest {
    /// One hash of all, in hexadecimal.
    #[must_use]
    pub fn hash(&self) -> String {
        hash_of(&self.files)
    }
}

/// One hash of what is at many paths, in hexadecimal.
#[must_use]
pub fn hash_of(files: &FileHashes) -> String {
    let mut hash = Sha256::new();
    for part in files.iter().flat_map(|(path, of)| [path, of]) {
        // Parts are kept apart by their lengths: "ab" and "c" are not "a" and "bc".
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hex(&hash.finalize())
}

/// The hash of a file that is no source, of whatever size, through links, as those read it who use it: a font, a file of a layout, a dictionary.
#[must_use]
pub fn hash_of_file(path: &Path) -> String {
    match fs::metadata(path) {
        Ok(about) if about.is_file() => hashed(path, false).unwrap_or_else(|_| UNREADABLE.to_owned()),
        Ok(_) => NO_FILE.to_owned(),
        Err(_) => UNREADABLE.to_owned(),
    }
}

/// A path below `root` by which it is known in a digest. Where names aren't Unicode, two may look alike: their bytes tell them apart.
#[must_use]
pub fn key(path: &Path, root: &Path) -> String {
    let mut key = file::shown(path, root);
    let below = path.strip_prefix(root).unwrap_or(path).as_os_str().as_encoded_bytes();
    if std::str::from_utf8(below).is_err() {
        // No path has this character.
        key.push('\0');
        key.push_str(&hex(below));
    }
    key
}

/// What people are shown of a path by which something is known in a digest.
#[must_use]
pub fn shown_key(key: &str) -> &str {
    key.split('\0').next().unwrap_or_default()
}

/// Adds a folder that reading begins at. Nothing in a source is read through a link, wherever on the way to it.
fn add_folder(root: &Path, folder: &Path, files: &mut FileHashes) {
    if file::leaves(root, folder) {
        files.insert(key(folder, root), LINK.to_owned());
    } else if fs::symlink_metadata(folder).is_ok() {
        add(root, folder, &Named::new(folder), files);
    }
}

/// Adds what is in a folder. As links aren't followed, it ends where the folders end.
fn add(root: &Path, folder: &Path, named: &Named, files: &mut FileHashes) {
    let Ok(paths) = entries(folder) else {
        files.insert(key(folder, root), UNREADABLE.to_owned());
        return;
    };
    let mut is_empty = true;
    // What systems and editors leave is hidden, and nobody's picture unless a source says so.
    for path in paths.into_iter().filter(|path| named.may_be_read(path)) {
        is_empty = false;
        let is = match fs::symlink_metadata(&path) {
            Ok(about) if about.is_dir() => {
                add(root, &path, named, files);
                continue;
            }
            Ok(about) if about.is_symlink() => LINK.to_owned(),
            Ok(about) if about.is_file() && about.len() > MOST_BYTES => format!("{} bytes", about.len()),
            Ok(about) if about.is_file() => {
                hashed(&path, is_text(&path)).unwrap_or_else(|_| UNREADABLE.to_owned())
            }
            Ok(_) => NO_FILE.to_owned(),
            Err(_) => UNREADABLE.to_owned(),
        };
        files.insert(key(&path, root), is);
    }
    if is_empty {
        files.insert(key(folder, root), EMPTY_FOLDER.to_owned());
    }
}

/// Whether line ends may differ in a file between checkouts of the same source.
fn is_text(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "toml" || ending == "txt")
}

/// The hash of a file's bytes, with LF for CR LF if it is text.
fn hashed(path: &Path, is_text: bool) -> io::Result<String> {
    let mut hash = Sha256::new();
    if is_text {
        let bytes = fs::read(path)?;
        let mut rest = bytes.as_slice();
        while let Some(at) = rest.windows(2).position(|two| two == b"\r\n") {
            hash.update(&rest[..at]);
            rest = &rest[at + 1..];
        }
        hash.update(rest);
    } else {
        let mut file = fs::File::open(path)?;
        let mut part = vec![0; 1 << 16];
        loop {
            match file.read(&mut part)? {
                0 => break,
                count => hash.update(&part[..count]),
            }
        }
    }
    Ok(hex(&hash.finalize()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A project with two policies and a publisher.
    struct Files(tempfile::TempDir);

    impl Files {
        fn new() -> Self {
            let files = Self(tempfile::tempdir().expect("a folder"));
            files.write("sources/publishers/byen.toml", "name = \"Byen\"");
            files.write("sources/a/policy.toml", "title = \"A\"\n");
            files.write("sources/a/billeder/hus.svg", "<svg/>");
            files.write("sources/b/policy.toml", "title = \"B\"\n");
            files
        }

        fn root(&self) -> &Path {
            self.0.path()
        }

        fn write(&self, path: &str, text: &str) {
            let path = self.root().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("written");
        }

        fn digest(&self) -> SourceDigest {
            SourceDigests::of(self.root()).policy(self.root(), &self.root().join("sources/a"))
        }

        /// What happens makes another digest.
        fn is_heard(&self, what: &str, happen: impl FnOnce()) {
            let before = self.digest();
            happen();
            assert_ne!(self.digest().hash(), before.hash(), "{what}");
        }

        /// What happens makes none.
        fn is_not_heard(&self, what: &str, happen: impl FnOnce()) {
            let before = self.digest();
            happen();
            assert_eq!(self.digest(), before, "{what}");
        }
    }

    #[test]
    fn a_digest_tells_of_every_file_of_a_policy_and_of_its_publishers() {
        let files = Files::new();
        let digest = files.digest();
        let paths: Vec<&str> = digest.files.keys().map(String::as_str).collect();
        assert_eq!(
            paths,
            ["sources/a/billeder/hus.svg", "sources/a/policy.toml", "sources/publishers/byen.toml"]
        );
        files.is_not_heard("line ends", || files.write("sources/a/policy.toml", "title = \"A\"\r\n"));
        files.is_not_heard("another policy", || files.write("sources/b/policy.toml", "title = \"C\"\n"));
        files.is_not_heard("what a system leaves", || files.write("sources/a/.DS_Store", "x"));
        files
            .is_heard("a return within a line", || files.write("sources/a/policy.toml", "title = \"A\r\"\n"));
        for path in ["sources/a/billeder/hus.svg", "sources/publishers/byen.toml", "sources/a/ny.txt"] {
            files.is_heard(path, || files.write(path, "andet"));
        }
        files.is_heard("deep below", || files.write("sources/a/1/2/3/4/5/6/7/8/9/10/hus.svg", "<svg/>"));
        files.is_heard("deep below, again", || {
            files.write("sources/a/1/2/3/4/5/6/7/8/9/10/hus.svg", "<svg />")
        });
        files.is_heard("an empty folder", || {
            fs::create_dir(files.root().join("sources/a/tom")).expect("made")
        });
    }

    #[test]
    fn what_is_hidden_counts_where_a_source_names_it() {
        let files = Files::new();
        for (src, hidden) in [
            ("src = \".skjult/hus.svg\"", "sources/a/.skjult/hus.svg"),
            ("src = 'billeder/.hus.svg'", "sources/a/billeder/.hus.svg"),
            // However it is written in TOML.
            ("src = \"\\u002Eskj\\u0075lt2/hus.svg\"", "sources/a/.skjult2/hus.svg"),
            ("src = \"\"\".skj\\\n   ult3/hus.svg\"\"\"", "sources/a/.skjult3/hus.svg"),
            // A Mac takes letters apart.
            ("src = \".bl\u{e5}/hus.svg\"", "sources/a/.bla\u{30a}/hus.svg"),
        ] {
            files.is_not_heard(hidden, || files.write(hidden, "<svg/>"));
            files.write("sources/a/policy.toml", src);
            files.is_heard(hidden, || files.write(hidden, "<svg />"));
        }
        files.is_not_heard("a profile", || files.write("sources/publishers/.tryk.icc", "x"));
        files.write("sources/publishers/byen.toml", "profile = \".tryk.icc\"");
        files.is_heard("a profile", || files.write("sources/publishers/.tryk.icc", "y"));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_counts_as_what_it_is() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let files = Files::new();
        let (root, policy) = (files.root(), files.root().join("sources/a"));
        let link = |to: &str, path: &str| {
            let path = policy.join(path);
            let _ = fs::remove_file(&path);
            symlink(to, path).expect("a link");
        };
        files.is_heard("a link that leads nowhere", || link("ingen.svg", "skov.svg"));
        // Nobody reads through it, wherever it leads.
        files.is_not_heard("one that leads somewhere", || link("billeder/hus.svg", "skov.svg"));
        files.is_heard("a link to a folder", || link("billeder", "flere"));
        files.is_heard("a file that becomes a link", || link("hus2.svg", "billeder/hus.svg"));
        files.is_heard("a folder that becomes a link", || {
            fs::rename(policy.join("billeder"), root.join("billeder")).expect("renamed");
            link("../../billeder", "billeder");
        });
        files.is_heard("the policy's own folder", || {
            fs::rename(&policy, root.join("a")).expect("renamed");
            symlink("../a", &policy).expect("a link");
        });
        fs::remove_file(&policy).expect("removed");
        fs::rename(root.join("a"), &policy).expect("renamed");
        files.is_heard("a folder where a file was", || {
            fs::remove_file(policy.join("policy.toml")).expect("removed");
            fs::create_dir(policy.join("policy.toml")).expect("made");
        });
        files.write("sources/a/laast.svg", "<svg/>");
        let allow = |mode| {
            fs::set_permissions(policy.join("laast.svg"), fs::Permissions::from_mode(mode)).expect("changed");
        };
        // Whoever may read everything hears nothing of it, and sees no difference either.
        let may_read_all = {
            allow(0);
            fs::read(policy.join("laast.svg")).is_ok()
        };
        if !may_read_all {
            files.is_heard("a file that may be read again", || allow(0o644));
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn names_that_are_not_unicode_are_told_apart() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let files = Files::new();
        let path = |name: &[u8]| files.root().join("sources/a").join(OsStr::from_bytes(name));
        files.is_heard("a name", || fs::write(path(b"a\xff.svg"), "1").expect("written"));
        // Both are shown as the same.
        files.is_heard("another", || fs::write(path(b"a\xfe.svg"), "2").expect("written"));
        files.is_heard("the first", || fs::write(path(b"a\xff.svg"), "3").expect("written"));
        let digest = files.digest();
        let shown =
            digest.files.keys().map(|key| shown_key(key)).filter(|shown| *shown == "sources/a/a\u{fffd}.svg");
        assert_eq!(shown.count(), 2);
    }
}
