//! The name that somebody probably meant.

use super::keys::meant;

/// How similar two names have to be for a 'did you mean', 0 to 1 (Jaro-Winkler).
const ALIKE: f64 = 0.75;

/// The known name that a Danish word stands for, or the one closest to `wrong`.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let known: Vec<&str> = known.into_iter().collect();
    if let Some(name) = meant(wrong, known.iter().copied()) {
        return Some(name.to_owned());
    }
    let wrong = wrong.to_lowercase();
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&wrong, &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, name)| name.to_owned())
}
