//! Phrases that messages from many modules share.

use super::Locale;

impl Locale {
    /// "Did you mean …?", if a known name is close to what was written.
    #[must_use]
    pub fn meant(self, near: Option<&str>) -> Option<String> {
        near.map(|near| self.pick(format!("Mente du »{near}«?"), format!("Did you mean “{near}”?")))
    }

    /// "with a small first letter", if that is all in which what was written differs from the name that was meant.
    #[must_use]
    pub fn in_small_letters(self, written: &str, name: &str) -> Option<&'static str> {
        let (first, rest) = (written.chars().next()?, written.chars().skip(1));
        let is_first_only = first.is_uppercase() && rest.eq(name.chars().skip(1));
        let is_small = written != name && written.to_lowercase() == name;
        is_small.then_some(match is_first_only {
            true => self.pick("med lille begyndelsesbogstav", "with a small first letter"),
            false => self.pick("med små bogstaver", "in small letters"),
        })
    }

    /// "a, b and c".
    #[must_use]
    pub fn listed<T: AsRef<str>>(self, items: &[T]) -> String {
        super::listed(items, self.pick("og", "and"))
    }
}
