//! Texts that are there and say nothing: of links, and of pictures.

/// Link texts that could stand on any link, in small letters.
const LINK_TEXTS: &[&str] = &[
    "her",
    "klik her",
    "tryk her",
    "læs her",
    "se her",
    "læs mere",
    "læs mere her",
    "se mere",
    "mere",
    "link",
    "dette link",
    "denne side",
    "hent",
    "hent her",
    "download",
    "here",
    "click here",
    "read more",
    "more",
    "hier",
    "klicken sie hier",
    "mehr",
];

/// Words that name a picture instead of telling what it shows.
const PICTURE_NAMES: &[&str] = &[
    "billede",
    "foto",
    "figur",
    "illustration",
    "grafik",
    "tegning",
    "diagram",
    "image",
    "picture",
    "photo",
];

/// What a link's text tells of where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkText {
    /// Something of its own.
    Telling,
    /// There is none.
    Empty,
    /// What could stand on any link.
    Nothing,
    /// The bare address.
    Address,
}

impl LinkText {
    /// Judges a link's text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let low = text.trim().trim_end_matches(['.', '!', ':', '…', '>', '»']).trim().to_lowercase();
        if low.is_empty() {
            Self::Empty
        } else if LINK_TEXTS.contains(&low.as_str()) {
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
    alt.is_empty() || alt == file || alt == stem || PICTURE_NAMES.contains(&alt.as_str())
}
