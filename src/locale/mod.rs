//! The languages of the messages to users: Danish and English.

mod phrase;
mod visible;

pub use visible::{visible, visible_path};

use std::sync::Arc;

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Locale {
    /// Danish.
    Danish,
    /// English.
    #[default]
    English,
}

/// An error in the environment or the request that can explain itself to users: what is wrong and what to do.
pub trait Explain: std::fmt::Debug {
    /// In Danish.
    fn danish(&self) -> String;

    /// In English.
    fn english(&self) -> String;

    /// In the language of this locale.
    fn explain(&self, locale: Locale) -> String {
        match locale {
            Locale::Danish => self.danish(),
            Locale::English => self.english(),
        }
    }
}

/// An error that several places tell of.
impl<E: Explain> Explain for Arc<E> {
    fn danish(&self) -> String {
        (**self).danish()
    }

    fn english(&self) -> String {
        (**self).english()
    }
}

/// Lets commands pass on any error from the modules below with `?`.
impl<E: Explain + 'static> From<E> for Box<dyn Explain> {
    fn from(error: E) -> Self {
        Box::new(error)
    }
}

/// The same for errors from another thread.
impl<E: Explain + Send + Sync + 'static> From<E> for Box<dyn Explain + Send + Sync> {
    fn from(error: E) -> Self {
        Box::new(error)
    }
}

impl Locale {
    /// One of two wordings of the same message.
    pub fn pick<T>(self, danish: T, english: T) -> T {
        match self {
            Self::Danish => danish,
            Self::English => english,
        }
    }

    /// The locale that the environment asks for, in POSIX's order: `LC_ALL`, `LC_MESSAGES`, `LANG`. None where it asks for no language: programs are
    /// often started without one, or in the locale `C`.
    #[must_use]
    pub fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let mut set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable);
        let value = set.find(|value| !value.is_empty())?;
        let name = value.split(['.', '@']).next().unwrap_or_default();
        (!matches!(name, "C" | "POSIX")).then(|| Self::from_tag(&value))
    }

    /// The locale that Windows or macOS is set to: neither tells its programs by the environment.
    #[must_use]
    pub fn of_system() -> Option<Self> {
        let is_asked = cfg!(any(windows, target_os = "macos"));
        is_asked.then(sys_locale::get_locale).flatten().map(|tag| Self::from_tag(&tag))
    }

    /// The locale of exactly this tag.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Danish, Self::English].into_iter().find(|one| one.tag() == name)
    }

    /// Its tag: "da" or "en".
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.pick("da", "en")
    }

    /// Danish for "da", with or without a region, and English for everything else.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("da") { Self::Danish } else { Self::English }
    }

    /// The label in front of advice.
    #[must_use]
    pub fn help(self) -> &'static str {
        match self {
            Self::Danish => "hjælp",
            Self::English => "help",
        }
    }
}

/// Joins items: "a, b og c" or "a, b and c".
#[must_use]
pub fn listed<T: AsRef<str>>(items: &[T], and: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [init @ .., last] => {
            let init: Vec<&str> = init.iter().map(AsRef::as_ref).collect();
            format!("{} {and} {}", init.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(pairs: &[(&str, &str)]) -> Option<Locale> {
        Locale::from_environment(|name| {
            pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_environment_chooses_the_language() {
        assert_eq!(from(&[("LANG", "da_DK.UTF-8")]), Some(Locale::Danish));
        assert_eq!(from(&[("LANG", "da_DK.UTF-8"), ("LC_ALL", "en_GB.UTF-8")]), Some(Locale::English));
        assert_eq!(from(&[("LANG", "da_DK.UTF-8"), ("LC_ALL", "")]), Some(Locale::Danish));
        assert_eq!(from(&[("LANG", "dav_KE")]), Some(Locale::English));
        // No language: the system is asked.
        for none in ["C", "C.UTF-8", "POSIX", ""] {
            assert_eq!(from(&[("LANG", none)]), None, "{none}");
        }
        assert_eq!(from(&[("LC_ALL", "C"), ("LANG", "da_DK.UTF-8")]), None, "it stands before LANG");
        assert_eq!(from(&[]), None);
    }

    #[test]
    fn a_language_of_messages_is_named_by_its_tag() {
        assert_eq!(Locale::from_name("da"), Some(Locale::Danish));
        assert_eq!(Locale::from_name("en"), Some(Locale::English));
        assert_eq!(Locale::from_name("da_DK"), None);
    }
}
