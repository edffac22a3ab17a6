//! Pictures: found only inside their folder, checked whole, and made safe to embed.

use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::{Component, Path};
use std::sync::Arc;

use image::{ImageFormat, ImageReader, Limits};
use usvg::fontdb;

use super::drawing::{self, Drawing, DrawingFault};
use super::picture_why::PictureWhy;
use super::{file, nearest};
use crate::policy::{Lettering, Picture, PictureFormat};

/// Largest picture file, in MB.
const MOST_MB: u64 = 25;
/// Most pixels in a picture, in millions: A3 at 300 ppi is 17.
const MOST_MEGAPIXELS: u64 = 60;

/// A picture, or why it can't be used.
pub type FoundPicture = Result<Arc<Picture>, PictureWhy>;

/// Reads pictures. Text in SVG becomes outlines in the fonts given here, so that every variant and every
/// device shows the same figure, and words in a picture are never mistaken for running text.
pub struct PictureReader {
    fonts: Arc<fontdb::Database>,
}

impl PictureReader {
    /// A reader that uses these fonts for text in SVG.
    #[must_use]
    pub fn new(fonts: Arc<fontdb::Database>) -> Self {
        Self { fonts }
    }

    /// Reads the picture that `src` names below `folder`.
    ///
    /// # Errors
    ///
    /// If the picture can't be used, with the reason.
    pub fn read(&self, folder: &Path, src: &str) -> FoundPicture {
        let relative = Path::new(src);
        let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
        if src.is_empty() || !inside || src.contains(['\\', '\0', ':']) {
            return Err(PictureWhy::Outside);
        }
        let path = folder.join(relative);
        if file::leaves(folder, &path) {
            return Err(PictureWhy::Link);
        }
        let metadata = fs::metadata(&path)
            .ok()
            .filter(fs::Metadata::is_file)
            .ok_or_else(|| PictureWhy::Missing { near: near(folder, src) })?;
        let too_large = PictureWhy::TooLarge { limit_mb: MOST_MB };
        if metadata.len() > MOST_MB << 20 {
            return Err(too_large);
        }
        let mut bytes = Vec::new();
        // The file may have grown since it was measured.
        File::open(&path)
            .and_then(|file| file.take((MOST_MB << 20) + 1).read_to_end(&mut bytes))
            .map_err(|why| PictureWhy::Damaged { detail: why.to_string() })?;
        if bytes.len() as u64 > MOST_MB << 20 {
            return Err(too_large);
        }
        let extension = relative.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        self.decode(bytes, &extension).map(Arc::new)
    }

    /// Reads a picture from bytes.
    pub fn decode(&self, bytes: Vec<u8>, extension: &str) -> Result<Picture, PictureWhy> {
        match extension {
            "svg" => self.svg(&bytes),
            "png" => raster(bytes, ImageFormat::Png, PictureFormat::Png),
            "jpg" | "jpeg" => raster(bytes, ImageFormat::Jpeg, PictureFormat::Jpeg),
            _ => Err(PictureWhy::WrongFormat),
        }
    }

    fn svg(&self, bytes: &[u8]) -> Result<Picture, PictureWhy> {
        let Drawing { bytes, width, height, lettering } =
            drawing::read(bytes, &self.fonts, embedded).map_err(PictureWhy::Drawing)?;
        Ok(Picture { format: PictureFormat::Svg, bytes, width, height, lettering })
    }
}

/// A picture of pixels inside a drawing has to meet the same limits as any other.
fn embedded(data: &[u8]) -> Result<usvg::ImageKind, DrawingFault> {
    let (expected, format) = match image::guess_format(data) {
        Ok(ImageFormat::Png) => (ImageFormat::Png, PictureFormat::Png),
        Ok(ImageFormat::Jpeg) => (ImageFormat::Jpeg, PictureFormat::Jpeg),
        _ => return Err(DrawingFault::Embedded),
    };
    let picture = raster(data.to_vec(), expected, format).map_err(|why| match why {
        PictureWhy::TooManyPixels { limit_mp } => DrawingFault::TooManyPixels { limit_mp },
        _ => DrawingFault::Embedded,
    })?;
    let bytes = Arc::new(picture.bytes);
    Ok(if format == PictureFormat::Png { usvg::ImageKind::PNG(bytes) } else { usvg::ImageKind::JPEG(bytes) })
}

fn too_many_pixels(width: u32, height: u32) -> bool {
    u64::from(width) * u64::from(height) > MOST_MEGAPIXELS * 1_000_000
}

/// Decodes a raster picture completely, so that damage is found here and not on a reader's device.
fn raster(bytes: Vec<u8>, expected: ImageFormat, format: PictureFormat) -> Result<Picture, PictureWhy> {
    if image::guess_format(&bytes).ok() != Some(expected) {
        return Err(PictureWhy::WrongFormat);
    }
    let damaged = |why: image::ImageError| PictureWhy::Damaged { detail: why.to_string() };
    let open = || ImageReader::with_format(Cursor::new(&bytes), expected);
    let (width, height) = open().into_dimensions().map_err(damaged)?;
    if too_many_pixels(width, height) {
        return Err(PictureWhy::TooManyPixels { limit_mp: MOST_MEGAPIXELS });
    }
    let mut reader = open();
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEGAPIXELS * 1_000_000 * 8);
    reader.limits(limits);
    reader.decode().map_err(damaged)?;
    Ok(Picture { format, bytes, width: width as f32, height: height as f32, lettering: Lettering::default() })
}

/// A file in the same folder whose name is similar to the missing one.
fn near(folder: &Path, src: &str) -> Option<String> {
    let parent = Path::new(src).parent()?;
    let names: Vec<String> = file::sorted_entries(&folder.join(parent))
        .ok()?
        .iter()
        .map(|path| file::shown(path, folder))
        .collect();
    nearest(src, names.iter().map(String::as_str))
}

impl std::fmt::Debug for PictureReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PictureReader({} fonts)", self.fonts.len())
    }
}
