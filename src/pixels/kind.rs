//! What a file is, judged by its bytes: a name proves nothing.

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
    /// Scalable Vector Graphics.
    Svg,
    /// Another kind of picture or document, by the name that people know it by.
    Other(&'static str),
}

/// How files of other kinds begin: how many bytes are skipped, then these.
const OTHERS: &[(usize, &[u8], &str)] = &[
    (0, b"GIF8", "GIF"),
    (8, b"WEBP", "WebP"),
    (0, b"BM", "BMP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (0, b"8BPS", "Photoshop"),
    (0, b"%PDF", "PDF"),
    (0, b"%!PS", "EPS"),
    (0, b"\xc5\xd0\xd3\xc6", "EPS"),
    (0, b"\xd7\xcd\xc6\x9a", "WMF"),
    (40, b" EMF", "EMF"),
    (0, b"\0\0\x01\0", "ICO"),
    (0, b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (0, b"\xff\x4f\xff\x51", "JPEG 2000"),
    (0, b"\0\0\0\x0cJXL ", "JPEG XL"),
    (0, b"\xff\x0a", "JPEG XL"),
];

/// Brands of the ISO base media file format (ISO/IEC 14496-12, 4.3) that are pictures.
const BRANDS: &[(&[u8], &str)] = &[
    (b"avif", "AVIF"),
    (b"avis", "AVIF"),
    (b"heic", "HEIC"),
    (b"heix", "HEIC"),
    (b"heim", "HEIC"),
    (b"heis", "HEIC"),
    (b"hevc", "HEIC"),
    (b"mif1", "HEIC"),
    (b"msf1", "HEIC"),
];

impl Kind {
    /// What these bytes are; `None` if they are no picture that anybody knows.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Png);
        }
        if bytes.starts_with(b"\xff\xd8\xff") {
            return Some(Self::Jpeg);
        }
        if bytes.get(4..8) == Some(b"ftyp") {
            // The major brand stands first; a general one is made precise by those after it.
            let size = bytes.get(..4)?.iter().fold(0usize, |size, byte| size << 8 | usize::from(*byte));
            let brands = bytes.get(8..size.clamp(8, bytes.len().min(256)))?.chunks_exact(4);
            let named =
                |brand: &[u8]| BRANDS.iter().find(|(known, _)| *known == brand).map(|(_, name)| *name);
            let all: Vec<&str> = brands.filter_map(named).collect();
            let kind = if all.contains(&"AVIF") { Some("AVIF") } else { all.first().copied() };
            return kind.map(Self::Other);
        }
        let other =
            OTHERS.iter().find(|(at, mark, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(mark)));
        if let Some((_, _, name)) = other {
            return Some(Self::Other(name));
        }
        // A drawing in UTF-16 has a zero beside each letter.
        let start: String =
            bytes.iter().take(4096).filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
        start.contains("<svg").then_some(Self::Svg)
    }

    /// How names of such files end.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Svg => &["svg"],
            Self::Other(_) => &[],
        }
    }

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Svg => "SVG",
            Self::Other(name) => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_their_first_bytes() {
        let of = |bytes: &[u8]| Kind::of(bytes).map(Kind::name);
        assert_eq!(of(b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic"), Some("HEIC"));
        assert_eq!(of(b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf"), Some("AVIF"));
        assert_eq!(of(b"RIFF\x10\0\0\0WEBPVP8 "), Some("WebP"));
        assert_eq!(of(b"GIF89a\x01\0"), Some("GIF"));
        assert_eq!(of(b"II*\0\x08\0\0\0"), Some("TIFF"));
        assert_eq!(of(b"BM\x36\0\0\0"), Some("BMP"));
        assert_eq!(of("<?xml version=\"1.0\"?><!-- é --><svg/>".as_bytes()), Some("SVG"));
        assert_eq!(of(b"\xff\xfe<\0s\0v\0g\0>\0"), Some("SVG"));
        assert_eq!(of(b"\0\0\0\x18ftypisom\0\0\0\0isommp42"), None);
        assert_eq!(of(b"Kort over kommunen"), None);
        assert_eq!(of(b""), None);
    }
}
