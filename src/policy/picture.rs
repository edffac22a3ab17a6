//! Pictures, checked and ready to embed.

use std::fmt;

use super::lettering::Lettering;

/// A picture, checked and ready to embed.
#[derive(Clone)]
pub struct Picture {
    /// The format.
    pub format: PictureFormat,
    /// Contents of the file. SVG is rewritten: text becomes outlines, and nothing can run or load.
    pub bytes: Vec<u8>,
    /// Width in px (SVG: user units).
    pub width: f32,
    /// Height in px (SVG: user units).
    pub height: f32,
    /// What a drawing says in words.
    pub lettering: Lettering,
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({:?}, {} bytes)", self.format, self.bytes.len())
    }
}

/// Formats of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PictureFormat {
    /// Scalable Vector Graphics.
    Svg,
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
}

impl PictureFormat {
    /// File name extension.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// Media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}
