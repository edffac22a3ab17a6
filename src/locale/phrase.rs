//! Phrases that messages of many rooms share.

use super::Locale;

impl Locale {
    /// "Did you mean …?", where something looks like what was written.
    #[must_use]
    pub fn meant(self, near: Option<&str>) -> Option<String> {
        near.map(|near| self.pick(format!("Mente du »{near}«?"), format!("Did you mean “{near}”?")))
    }

    /// "a, b and c".
    #[must_use]
    pub fn listed<T: AsRef<str>>(self, items: &[T]) -> String {
        super::listed(items, self.pick("og", "and"))
    }
}
