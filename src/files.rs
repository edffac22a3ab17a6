//! Files on disk: the errors when one can't be read or written, and atomic writing.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::locale::{Explain, seen};

/// A file or folder that can't be read.
#[derive(Debug)]
pub struct Unreadable {
    /// The file or folder.
    pub path: PathBuf,
    /// Why.
    pub why: std::io::Error,
}

impl Explain for Unreadable {
    fn danish(&self) -> String {
        format!("{} kan ikke læses: {}", seen(&self.path), danish_why(self.why.kind()))
    }

    fn english(&self) -> String {
        format!("{} can't be read: {}", seen(&self.path), english_why(self.why.kind()))
    }
}

/// A file that can't be written.
#[derive(Debug)]
pub struct Unwritable {
    /// Which file.
    pub path: PathBuf,
    /// Why.
    pub why: std::io::Error,
}

impl Explain for Unwritable {
    fn danish(&self) -> String {
        let Self { path, why } = self;
        let (path, why) = (seen(path), danish_why(why.kind()));
        format!("{path} kan ikke skrives: {why}\nEr der plads på disken, og må du skrive i mappen?")
    }

    fn english(&self) -> String {
        let Self { path, why } = self;
        let (path, why) = (seen(path), english_why(why.kind()));
        format!(
            "{path} can't be written: {why}\nIs there room on the disk, and may you write in that folder?"
        )
    }
}

/// Why the operating system refused, in Danish.
#[must_use]
pub fn danish_why(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound => "filen eller mappen findes ikke",
        ErrorKind::PermissionDenied => "det har du ikke lov til",
        ErrorKind::AlreadyExists => "der er allerede noget med det navn",
        ErrorKind::NotADirectory => "en del af stien er en fil, ikke en mappe",
        ErrorKind::IsADirectory => "det er en mappe, ikke en fil",
        ErrorKind::DirectoryNotEmpty => "mappen er ikke tom",
        ErrorKind::ReadOnlyFilesystem => "drevet kan kun læses",
        ErrorKind::StorageFull => "der er ikke mere plads på drevet",
        ErrorKind::QuotaExceeded => "der er ikke mere plads til dig på drevet",
        ErrorKind::FileTooLarge => "filen er for stor",
        ErrorKind::InvalidFilename => "drevet tager ikke det navn",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => {
            "et andet program bruger filen; luk den der"
        }
        ErrorKind::TimedOut
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown => "netværksdrevet svarer ikke",
        ErrorKind::StaleNetworkFileHandle => "netværksdrevet har mistet filen; prøv igen",
        ErrorKind::CrossesDevices => "filen kan ikke flyttes til et andet drev",
        ErrorKind::InvalidInput => "navnet kan ikke bruges",
        ErrorKind::InvalidData => "indholdet er ikke tekst",
        ErrorKind::UnexpectedEof => "filen slutter for tidligt",
        ErrorKind::OutOfMemory => "der er ikke mere hukommelse",
        _ => "computeren oplyser ikke hvorfor",
    }
}

/// Why the operating system refused, in English.
#[must_use]
pub fn english_why(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound => "the file or folder does not exist",
        ErrorKind::PermissionDenied => "you are not allowed to",
        ErrorKind::AlreadyExists => "there is something of that name already",
        ErrorKind::NotADirectory => "a part of the path is a file, not a folder",
        ErrorKind::IsADirectory => "it is a folder, not a file",
        ErrorKind::DirectoryNotEmpty => "the folder is not empty",
        ErrorKind::ReadOnlyFilesystem => "the drive can only be read",
        ErrorKind::StorageFull => "there is no room left on the drive",
        ErrorKind::QuotaExceeded => "there is no room left for you on the drive",
        ErrorKind::FileTooLarge => "the file is too large",
        ErrorKind::InvalidFilename => "the drive doesn't take that name",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => {
            "another program uses the file; close it there"
        }
        ErrorKind::TimedOut
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown => "the network drive doesn't answer",
        ErrorKind::StaleNetworkFileHandle => "the network drive has lost the file; try again",
        ErrorKind::CrossesDevices => "the file can't be moved to another drive",
        ErrorKind::InvalidInput => "the name can't be used",
        ErrorKind::InvalidData => "its content is not text",
        ErrorKind::UnexpectedEof => "the file ends too early",
        ErrorKind::OutOfMemory => "there is no memory left",
        _ => "the computer does not say why",
    }
}

/// Writes to a temporary file in the same folder, syncs it to disk, and renames it over the old file, whose permissions
/// it keeps.
///
/// # Errors
///
/// If the folder or the file can't be written.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), Unwritable> {
    let unwritable = |why| Unwritable { path: path.to_owned(), why };
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(unwritable)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".udgiv-");
    // By default only the owner may read a temporary file, but a publication is for everybody.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut file = builder.tempfile_in(folder).map_err(unwritable)?;
    file.write_all(bytes).map_err(unwritable)?;
    if let Ok(old) = fs::metadata(path) {
        file.as_file().set_permissions(old.permissions()).map_err(unwritable)?;
    }
    file.as_file().sync_all().map_err(unwritable)?;
    file.persist(path).map_err(|failed| unwritable(failed.error))?;
    Ok(())
}
