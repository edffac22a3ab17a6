//! Files on disk: the errors when one can't be read or written, in users' words, and atomic writing.

use std::error::Error;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;

use crate::locale::{Explain, Locale, visible_path};

/// What every temporary file of the program is called: by this the next build knows what a stopped one left.
pub const TEMPORARY: &str = ".udgiv-";

/// Windows refuses to replace a file that another program has open, and a virus scanner has it open only for a moment. Elsewhere a refusal stays one.
const TRIES: u32 = if cfg!(windows) { 20 } else { 1 };

/// How long between two tries.
const PAUSE: Duration = Duration::from_millis(100);

/// A file or folder that can't be read.
#[derive(Debug)]
pub struct Unreadable {
    /// The file or folder.
    pub path: PathBuf,
    /// Why.
    pub why: io::Error,
}

impl Unreadable {
    /// Why, in words.
    #[must_use]
    pub fn reason(&self, locale: Locale) -> String {
        in_words(&self.why, locale)
    }
}

impl Explain for Unreadable {
    fn danish(&self) -> String {
        let (path, why) = (visible_path(&self.path), in_words(&self.why, Locale::Danish));
        format!("{path} kan ikke læses: {why}")
    }

    fn english(&self) -> String {
        let (path, why) = (visible_path(&self.path), in_words(&self.why, Locale::English));
        format!("{path} can't be read: {why}")
    }
}

/// A file that can't be written.
#[derive(Debug)]
pub struct Unwritable {
    /// Which file.
    pub path: PathBuf,
    /// Why.
    pub why: io::Error,
}

impl Explain for Unwritable {
    fn danish(&self) -> String {
        let (path, why) = (visible_path(&self.path), in_words(&self.why, Locale::Danish));
        let help = match self.why.kind() {
            _ if is_held(&self.why, cfg!(windows)) => {
                "Er filen åben i et andet program, så luk den der, og prøv igen. Ellers se efter, om du må skrive i mappen"
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "Slet noget på disken, og prøv igen",
            ErrorKind::IsADirectory
            | ErrorKind::NotADirectory
            | ErrorKind::AlreadyExists
            | ErrorKind::DirectoryNotEmpty => "Flyt eller omdøb det, der ligger i vejen, og prøv igen",
            _ => "Er der plads på disken, og må du skrive i mappen?",
        };
        format!("{path} kan ikke skrives: {why}\n{help}")
    }

    fn english(&self) -> String {
        let (path, why) = (visible_path(&self.path), in_words(&self.why, Locale::English));
        let help = match self.why.kind() {
            _ if is_held(&self.why, cfg!(windows)) => {
                "If the file is open in another program, close it there and try again. Otherwise see whether you may write in that folder"
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                "Remove something from the disk, and try again"
            }
            ErrorKind::IsADirectory
            | ErrorKind::NotADirectory
            | ErrorKind::AlreadyExists
            | ErrorKind::DirectoryNotEmpty => "Move or rename what is in the way, and try again",
            _ => "Is there room on the disk, and may you write in that folder?",
        };
        format!("{path} can't be written: {why}\n{help}")
    }
}

/// What Windows says of a file that another program has open or locked: `ERROR_SHARING_VIOLATION` and `ERROR_LOCK_VIOLATION`. Rust has no kind for them.
const IN_USE: [i32; 2] = [32, 33];

/// Whether a refusal may come of another program's having the file open, as Acrobat has a PDF.
fn is_held(why: &io::Error, on_windows: bool) -> bool {
    let kinds = [ErrorKind::PermissionDenied, ErrorKind::ResourceBusy, ErrorKind::ExecutableFileBusy];
    kinds.contains(&why.kind()) || on_windows && why.raw_os_error().is_some_and(|code| IN_USE.contains(&code))
}

/// Why the system refuses, in the user's language: its own words are in whatever language it has.
fn in_words(why: &io::Error, locale: Locale) -> String {
    let (danish, english) = match why.kind() {
        _ if why.get_ref().is_some_and(|inner| inner.is::<NoPlainFile>()) => {
            ("der skulle ligge en almindelig fil", "a plain file should be there")
        }
        _ if cfg!(windows) && why.raw_os_error().is_some_and(|code| IN_USE.contains(&code)) => {
            ("et andet program bruger den", "another program is using it")
        }
        ErrorKind::NotFound => {
            ("der er ingen fil eller mappe på det sted", "there is no file or folder at that place")
        }
        ErrorKind::PermissionDenied => ("adgang nægtet", "access denied"),
        ErrorKind::IsADirectory => {
            ("der ligger en mappe, hvor filen skulle være", "a folder is where the file should be")
        }
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            ("der ligger en fil, hvor mappen skulle være", "a file is where the folder should be")
        }
        ErrorKind::StorageFull => ("disken er fuld", "the disk is full"),
        ErrorKind::QuotaExceeded => {
            ("der er ikke mere plads til dig på disken", "your share of the disk is used up")
        }
        ErrorKind::ReadOnlyFilesystem => ("disken kan kun læses", "the disk is read-only"),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
            ("et andet program bruger den", "another program is using it")
        }
        ErrorKind::InvalidFilename => ("navnet kan ikke bruges på disken", "the disk doesn't take that name"),
        _ => return locale.pick(format!("styresystemet siger »{why}«"), format!("the system says “{why}”")),
    };
    locale.pick(danish, english).to_owned()
}

/// Something that isn't a file stands where one should: opening a pipe would wait for good.
#[derive(Debug)]
struct NoPlainFile;

impl std::fmt::Display for NoPlainFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a plain file")
    }
}

impl Error for NoPlainFile {}

/// Makes sure that a path leads to a plain file, and gives its size in bytes.
///
/// # Errors
///
/// If it leads nowhere, or to something else.
pub fn size_of_file(path: &Path) -> Result<u64, Unreadable> {
    let unreadable = |why| Unreadable { path: path.to_owned(), why };
    let about = fs::metadata(path).map_err(unreadable)?;
    if about.is_file() {
        Ok(about.len())
    } else {
        Err(unreadable(io::Error::new(ErrorKind::InvalidInput, NoPlainFile)))
    }
}

/// Reads a plain file whole.
///
/// # Errors
///
/// If it can't be read, or is no plain file.
pub fn read(path: &Path) -> Result<Vec<u8>, Unreadable> {
    size_of_file(path)?;
    fs::read(path).map_err(|why| Unreadable { path: path.to_owned(), why })
}

/// The contents of a folder, sorted by name so that they don't depend on the file system; empty if there is no such folder.
///
/// # Errors
///
/// If the folder is there and can't be listed: what is in it must not be taken for missing.
pub fn entries(folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let unreadable = |why| Unreadable { path: folder.to_owned(), why };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        // A link that leads nowhere is there.
        Err(why) if why.kind() == ErrorKind::NotFound && fs::symlink_metadata(folder).is_err() => {
            return Ok(Vec::new());
        }
        Err(why) => return Err(unreadable(why)),
    };
    let paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>();
    let mut paths = paths.map_err(unreadable)?;
    paths.sort();
    Ok(paths)
}

/// The contents of a folder without hidden ones: what systems and editors leave there is nobody's text, layout or font.
///
/// # Errors
///
/// If the folder is there and can't be listed.
pub fn visible_entries(folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let mut paths = entries(folder)?;
    paths.retain(|path| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.')));
    Ok(paths)
}

/// Writes to a temporary file in the same folder, syncs it to disk, and renames it over the old file, whose permissions
/// it keeps.
///
/// # Errors
///
/// If the folder or the file can't be written.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), Unwritable> {
    write_if(path, bytes, || true).map(drop)
}

/// Writes a file as [`write_atomically`] does, if `still` holds in the moment before it takes the old one's place; says whether it did.
///
/// # Errors
///
/// If the folder or the file can't be written.
pub fn write_if(path: &Path, bytes: &[u8], still: impl FnOnce() -> bool) -> Result<bool, Unwritable> {
    let unwritable = |why| Unwritable { path: path.to_owned(), why: without_path(why) };
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(unwritable)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    // By default only the owner may read a temporary file, but a publication is for everybody.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut file = builder.tempfile_in(folder).map_err(unwritable)?;
    file.write_all(bytes).map_err(unwritable)?;
    if let Ok(old) = fs::metadata(path) {
        file.as_file().set_permissions(old.permissions()).map_err(unwritable)?;
    }
    file.as_file().sync_all().map_err(unwritable)?;
    if !still() {
        return Ok(false);
    }
    put_in_place(file, path, TRIES).map_err(unwritable)?;
    Ok(true)
}

/// Writes a file as [`write_atomically`] does, unless it has this content already.
///
/// # Errors
///
/// If the file can't be written.
pub fn write_if_new(path: &Path, bytes: &[u8]) -> Result<(), Unwritable> {
    if read(path).is_ok_and(|old| old == bytes) { Ok(()) } else { write_atomically(path, bytes) }
}

/// Renames a file, and tries again while another program holds the old one.
fn put_in_place(file: NamedTempFile, path: &Path, tries: u32) -> io::Result<()> {
    tried(file, tries, |file| match file.persist(path) {
        Ok(_) => Ok(()),
        Err(failed) => Err((failed.error, failed.file)),
    })
}

/// Tries something again while another program holds the file.
fn tried<T>(
    mut what: T,
    tries: u32,
    mut attempt: impl FnMut(T) -> Result<(), (io::Error, T)>,
) -> io::Result<()> {
    for left in (0..tries).rev() {
        match attempt(what) {
            Ok(()) => break,
            Err((why, back)) if is_held(&why, cfg!(windows)) && left > 0 => {
                thread::sleep(PAUSE);
                what = back;
            }
            Err((why, _)) => return Err(why),
        }
    }
    Ok(())
}

/// An error without the path that `tempfile` adds: users never asked for that file.
fn without_path(why: io::Error) -> io::Error {
    let inner = why.get_ref().and_then(Error::source).and_then(|inner| inner.downcast_ref::<io::Error>());
    match inner.and_then(io::Error::raw_os_error) {
        Some(code) => io::Error::from_raw_os_error(code),
        None if why.get_ref().is_some() => why.kind().into(),
        None => why,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_way_is_told_in_the_users_language_and_without_our_own_names() {
        let folder = tempfile::tempdir().expect("a folder");
        let in_the_way = folder.path().join("fil");
        fs::create_dir(&in_the_way).expect("a folder");
        fs::write(in_the_way.join("mere"), "").expect("a file");
        let told = write_atomically(&in_the_way, b"x").expect_err("a folder is in the way").danish();
        assert!(
            told.contains("fil kan ikke skrives: der ligger en mappe, hvor filen skulle være\n"),
            "{told}"
        );
        assert!(!told.contains(TEMPORARY), "{told}");
        let below = in_the_way.join("mere").join("fil");
        let told = write_atomically(&below, b"x").expect_err("a file is in the way").danish();
        assert!(told.contains("der ligger en fil, hvor mappen skulle være"), "{told}");
        let gone = folder.path().join("gone/.udgiv-x");
        let named = io::Error::new(ErrorKind::PermissionDenied, "denied at /x/.udgiv-x");
        let told = Unwritable { path: gone.with_file_name("fil.pdf"), why: without_path(named) }.danish();
        assert!(told.contains("fil.pdf kan ikke skrives: adgang nægtet\nEr filen åben i et andet program, så luk den der, og prøv igen"), "{told}");
        assert!(!told.contains(TEMPORARY), "{told}");
        let left: Vec<_> = entries(folder.path()).expect("listed");
        assert_eq!(left, [in_the_way], "nothing is left behind");
    }

    #[test]
    fn a_folder_that_is_there_and_cannot_be_listed_is_not_an_empty_one() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(entries(&folder.path().join("none")).expect("no folder").is_empty());
        let file = folder.path().join("fil");
        fs::write(&file, "").expect("a file");
        assert!(entries(&file).is_err());
        #[cfg(unix)]
        {
            let (nowhere, circle) = (folder.path().join("nowhere"), folder.path().join("circle"));
            std::os::unix::fs::symlink("gone", &nowhere).expect("a link");
            std::os::unix::fs::symlink("circle", &circle).expect("a link");
            assert!(entries(&nowhere).is_err() && entries(&circle).is_err());
        }
    }

    #[test]
    fn a_file_that_another_program_has_open_is_tried_again_on_windows() {
        for (code, on_windows) in [(32, true), (33, true), (32, false), (2, true)] {
            let why = io::Error::from_raw_os_error(code);
            assert_eq!(is_held(&why, on_windows), on_windows && code != 2, "{code}");
        }
        assert!(is_held(&ErrorKind::PermissionDenied.into(), false));
        // Held twice, then free; held all the time; gone for good.
        let attempts = |held: usize, kind: ErrorKind| {
            let mut count = 0;
            let ended = tried((), 4, |()| {
                count += 1;
                if count > held { Ok(()) } else { Err((kind.into(), ())) }
            });
            (count, ended.map_err(|why| why.kind()))
        };
        assert_eq!(attempts(2, ErrorKind::ResourceBusy), (3, Ok(())));
        let busy = ErrorKind::PermissionDenied;
        assert_eq!(attempts(9, busy), (4, Err(busy)));
        assert_eq!(attempts(9, ErrorKind::NotFound), (1, Err(ErrorKind::NotFound)));
    }

    #[test]
    fn a_folder_is_not_read_as_a_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let told = read(folder.path()).expect_err("a folder").danish();
        assert!(told.ends_with("der skulle ligge en almindelig fil"), "{told}");
    }
}
