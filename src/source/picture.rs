//! Pictures: found only inside their folder, checked whole, and made safe to embed.

use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::{Component, Path};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use image::{ImageFormat, ImageReader, Limits};
use usvg::fontdb;

use super::picture_why::PictureWhy;
use super::{file, nearest};
use crate::policy::{Picture, PictureFormat};

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

    /// Parses an SVG and writes it again from what was understood: shapes and paints survive, scripts,
    /// links, event handlers and references to other files don't.
    fn svg(&self, bytes: &[u8]) -> Result<Picture, PictureWhy> {
        let damaged = |detail: String| PictureWhy::Damaged { detail };
        let text = std::str::from_utf8(bytes).map_err(|why| damaged(why.to_string()))?;
        let document = usvg::roxmltree::Document::parse_with_options(
            text,
            usvg::roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: 200_000, ..Default::default() },
        )
        .map_err(|why| damaged(why.to_string()))?;
        let hrefs = document
            .descendants()
            .filter(|node| !node.has_tag_name("a"))
            .flat_map(|node| node.attributes().filter(|attribute| attribute.name() == "href"));
        for href in hrefs {
            let value = href.value().trim();
            if !value.starts_with('#') && !value.starts_with("data:") {
                let shown = value.chars().take(60).collect();
                return Err(PictureWhy::External { href: shown });
            }
        }
        // A picture inside the drawing has to meet the same limits as any other.
        let too_large = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&too_large);
        let default = usvg::ImageHrefResolver::default_data_resolver();
        let options = usvg::Options {
            fontdb: Arc::clone(&self.fonts),
            font_family: "Source Sans 3".into(),
            image_href_resolver: usvg::ImageHrefResolver {
                resolve_data: Box::new(move |mime, data, options| {
                    let reader = ImageReader::new(Cursor::new(data.as_slice())).with_guessed_format().ok()?;
                    if reader.into_dimensions().is_ok_and(|(width, height)| too_many_pixels(width, height)) {
                        seen.store(true, Ordering::Relaxed);
                        return None;
                    }
                    default(mime, data, options)
                }),
                resolve_string: Box::new(|_, _| None),
            },
            ..Default::default()
        };
        let tree = usvg::Tree::from_xmltree(&document, &options).map_err(|why| damaged(why.to_string()))?;
        if too_large.load(Ordering::Relaxed) {
            return Err(PictureWhy::TooManyPixels { limit_mp: MOST_MEGAPIXELS });
        }
        let size = tree.size();
        let written = tree.to_string(&usvg::WriteOptions { preserve_text: false, ..Default::default() });
        Ok(Picture {
            format: PictureFormat::Svg,
            bytes: written.into_bytes(),
            width: size.width(),
            height: size.height(),
        })
    }
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
    Ok(Picture { format, bytes, width: width as f32, height: height as f32 })
}

/// A file in the same folder whose name is similar to the missing one.
fn near(folder: &Path, src: &str) -> Option<String> {
    let parent = Path::new(src).parent()?;
    let names: Vec<String> = crate::files::entries(&folder.join(parent))
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
