//! Phrases that messages from many modules share.

use super::Locale;

impl Locale {
    /// "Did you mean …?", if a known name is close to what was written.
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
