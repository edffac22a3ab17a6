//! Link texts and alternative texts that are present but say nothing. A text may quote another language, so the lists
//! of all languages apply.

use super::LANGUAGES;

/// What a link's text says about its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkText {
    /// Something specific.
    Telling,
    /// There is no text.
    Empty,
    /// A text that would fit any link.
    Nothing,
    /// The bare address.
    Address,
}

impl LinkText {
    /// Classifies a link's text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let low = text.trim().trim_end_matches(['.', '!', ':', '…', '>', '»']).trim().to_lowercase();
        if low.is_empty() {
            Self::Empty
        } else if LANGUAGES.iter().any(|language| language.says_nothing.link_texts.contains(&low.as_str())) {
            Self::Nothing
        } else if low.starts_with("http://") || low.starts_with("https://") || low.starts_with("www.") {
            Self::Address
        } else {
            Self::Telling
        }
    }
}

/// Whether an alternative text is empty, the picture's file name, or a word such as "billede".
#[must_use]
pub fn alt_says_nothing(alt: &str, src: &str) -> bool {
    let alt = alt.trim().trim_end_matches('.').to_lowercase();
    let file = src.rsplit('/').next().unwrap_or(src).to_lowercase();
    let stem = file.split('.').next().unwrap_or(&file);
    let is_name =
        LANGUAGES.iter().any(|language| language.says_nothing.picture_names.contains(&alt.as_str()));
    alt.is_empty() || alt == file || alt == stem || is_name
}
