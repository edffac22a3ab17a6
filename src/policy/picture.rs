//! Pictures, checked and ready to embed.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, LazyLock, OnceLock};

use serde::Serialize;

use super::lettering::Lettering;

/// A picture, checked and ready to embed.
#[derive(Clone)]
pub struct Picture {
    /// The format.
    pub format: PictureFormat,
    /// The file, reduced to the picture. SVG is rewritten: text becomes outlines, and nothing can run or load. Of pixels,
    /// this is what the file has; what readers are shown is made of it in [`crate::pixels`].
    pub bytes: LateBytes,
    /// Width in px, as it stands upright (SVG: user units).
    pub width: f32,
    /// Height in px, as it stands upright (SVG: user units).
    pub height: f32,
    /// What a drawing says in words; nothing for pixels.
    pub lettering: Lettering,
    /// How its pixels are stored; nothing for SVG.
    pub raster: Option<Raster>,
    /// What readers are shown, once it has been made, for all copies of the picture.
    pub shown: Arc<OnceLock<Shown>>,
}

impl Picture {
    /// A drawing.
    #[must_use]
    pub fn drawing(bytes: LateBytes, width: f32, height: f32, lettering: Lettering) -> Self {
        Self {
            format: PictureFormat::Svg,
            bytes,
            width,
            height,
            lettering,
            raster: None,
            shown: Arc::default(),
        }
    }
}

/// Bytes that are made when they are first asked for: a check looks at drawings and writes none.
#[derive(Clone)]
pub struct LateBytes(Arc<LazyLock<Vec<u8>, Make>>);

type Make = Box<dyn FnOnce() -> Vec<u8> + Send>;

impl LateBytes {
    /// Bytes that this makes, the same whenever it is asked.
    pub fn new(make: impl FnOnce() -> Vec<u8> + Send + 'static) -> Self {
        Self(Arc::new(LazyLock::new(Box::new(make))))
    }
}

impl fmt::Debug for LateBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LateBytes")
    }
}

impl From<Vec<u8>> for LateBytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(move || bytes)
    }
}

impl Deref for LateBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.0.as_slice()
    }
}

/// How pixels are stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Raster {
    /// How the stored picture is turned, from 1 (upright) to 8, as Exif counts (CIPA DC-008, 4.6.5.1.6).
    pub orientation: u8,
    /// ICC profile of its colours; none if they are sRGB.
    pub profile: Option<Vec<u8>>,
    /// What its samples stand for.
    pub samples: Samples,
}

/// What the samples of a picture stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Samples {
    /// What every program takes them for.
    Plain,
    /// PNG with sixteen bits a sample.
    Deep,
    /// JPEG of red, green and blue, where lightness and differences of colour are usual.
    Rgb,
    /// JPEG of cyan, magenta, yellow and black.
    Cmyk {
        /// Whether 255 stands for no ink, as Adobe's programs store it.
        inverted: bool,
        /// Whether the first three are stored as lightness and differences.
        ycck: bool,
    },
}

/// A picture as readers are shown it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// PNG or JPEG: a photograph that came as PNG is handed on as JPEG.
    pub format: PictureFormat,
    /// The file; none if the picture can be shown as it is.
    pub bytes: Option<Vec<u8>>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({:?}, {} x {})", self.format, self.width, self.height)
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
