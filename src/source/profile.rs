//! ICC profiles of printing conditions: small files beside the publisher's own, checked before they are used.

use std::fs;
use std::path::{Component, Path};
use std::sync::Arc;

use moxcms::{ColorProfile, DataColorSpace, ProfileClass, ProfileText};

use super::faults::ProfileUnusable;
use super::file;
use crate::policy::{Profile, condition_named};

/// Largest profile that is read, in MB: those from print shops take 1 to 3.
const MOST_MB: u64 = 10;

/// Reads the profile `name` in `folder`. It has to be of class `prtr`, for cyan, magenta, yellow and black, and have a
/// table that converts to them.
///
/// # Errors
///
/// If it can't be used, with the reason.
pub fn read(folder: &Path, name: &str) -> Result<Arc<Profile>, ProfileUnusable> {
    let plain = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    if name.is_empty() || !plain || name.contains(['\\', '\0', ':']) {
        return Err(ProfileUnusable::Outside);
    }
    let path = folder.join(name);
    if file::leaves(folder, &path) {
        return Err(ProfileUnusable::Outside);
    }
    let about = fs::metadata(&path).ok().filter(fs::Metadata::is_file).ok_or(ProfileUnusable::Missing)?;
    if about.len() > MOST_MB << 20 {
        return Err(ProfileUnusable::TooLarge { limit_mb: MOST_MB });
    }
    let bytes = fs::read(&path).map_err(|_| ProfileUnusable::Missing)?;
    let profile = ColorProfile::new_from_slice(&bytes).map_err(|_| ProfileUnusable::NotForPress)?;
    let leads = profile.lut_b_to_a_perceptual.is_some() || profile.lut_b_to_a_colorimetric.is_some();
    if profile.profile_class != ProfileClass::OutputDevice
        || profile.color_space != DataColorSpace::Cmyk
        || !leads
    {
        return Err(ProfileUnusable::NotForPress);
    }
    let says = match profile.description {
        Some(ProfileText::PlainString(text)) => text,
        Some(ProfileText::Localizable(texts)) => {
            texts.into_iter().next().map(|text| text.value).unwrap_or_default()
        }
        Some(ProfileText::Description(text)) if text.ascii_string.is_empty() => text.unicode_string,
        Some(ProfileText::Description(text)) => text.ascii_string,
        None => String::new(),
    };
    let says = says.trim_matches(['\0', ' ']).to_owned();
    // Nobody has to guess by a file's name, which anybody can change.
    let condition = condition_named(&says);
    Ok(Arc::new(Profile { name: name.to_owned(), bytes, says, condition }))
}
