//! The name that somebody probably meant.

use super::keys::meant;
use crate::policy::slug_for;

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

/// The known id that was written with capitals, Danish letters or spaces: no other can be meant.
pub fn spelt_right<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let right = slug_for(written);
    known.into_iter().find(|id| !id.is_empty() && *id == right && *id != written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_known_however_it_is_spelt() {
        let right = |written: &str| spelt_right(written, ["forord", "faellesskab", "maal-1"]);
        assert_eq!(right("Forord"), Some("forord"));
        assert_eq!(right("fællesskab"), Some("faellesskab"));
        assert_eq!(right("Mål 1"), Some("maal-1"));
        assert_eq!(right("forord"), None);
        assert_eq!(right("forordet"), None);
    }
}
