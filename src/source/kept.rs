//! `approved/`: what a section said when its easy text was approved, beside the policy.

use std::fs;
use std::path::{Path, PathBuf};

use super::file;
use super::limits::MOST_BYTES;
use crate::files::Unreadable;
use crate::policy::is_slug;
use crate::policy::{Kept, Policy, Wording};

/// The folder, below the policy's.
const FOLDER: &str = "approved";

/// The files for the section `id`, a slug: its full wording and its easy one.
///
/// # Errors
///
/// If one of them, or its folder, is a symbolic link; the error is the first such file.
pub fn kept_files(policy_folder: &Path, id: &str) -> Result<[PathBuf; 2], PathBuf> {
    let files = files(policy_folder, id);
    match files.iter().find(|path| file::leaves(policy_folder, path)) {
        Some(link) => Err(link.clone()),
        None => Ok(files),
    }
}

fn files(policy_folder: &Path, id: &str) -> [PathBuf; 2] {
    let folder = policy_folder.join(FOLDER);
    [folder.join(format!("{id}.txt")), folder.join(format!("{id}.easy.txt"))]
}

/// Reads the wordings kept for every section with an approval. All of them together can't be longer than the
/// policies they were taken from.
pub fn read(policy_folder: &Path, policy: &mut Policy) -> Result<(), Unreadable> {
    let mut room = 2 * MOST_BYTES;
    let mut wording = |path: &Path| wording(policy_folder, path, &mut room);
    for section in &mut policy.sections {
        let Some(easy) = section.easy.as_mut().filter(|easy| easy.based_on.is_some()) else { continue };
        // Any other id is reported elsewhere and can't be part of a file name.
        if is_slug(&section.id) {
            let [full, simple] = files(policy_folder, &section.id);
            easy.kept = Kept { full: wording(&full)?, easy: wording(&simple)? };
        }
    }
    Ok(())
}

fn wording(policy_folder: &Path, path: &Path, room: &mut u64) -> Result<Wording, Unreadable> {
    if file::leaves(policy_folder, path) {
        return Ok(Wording::Unusable);
    }
    let unreadable = |why| Unreadable { path: path.to_owned(), why };
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => return Ok(Wording::Missing),
        Err(why) => return Err(unreadable(why)),
    };
    let Some(rest) = room.checked_sub(metadata.len()).filter(|_| metadata.is_file()) else {
        return Ok(Wording::Unusable);
    };
    *room = rest;
    let text = String::from_utf8(fs::read(path).map_err(unreadable)?);
    Ok(text.map_or(Wording::Unusable, Wording::Text))
}
