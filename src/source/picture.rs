//! Pictures: found only inside their folder, checked whole, and made safe to embed.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use unicode_normalization::UnicodeNormalization;
use usvg::fontdb;

use super::picture_why::PictureWhy;
use super::{file, nearest};
use crate::pixels::{self, Fault, Kind, MOST_MEGAPIXELS};
use crate::policy::{Picture, PictureFormat};

/// Largest picture file, in MB.
const MOST_MB: u64 = 25;

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
        let path = find(folder, relative);
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
    ///
    /// # Errors
    ///
    /// If the picture can't be used, with the reason.
    pub fn decode(&self, bytes: Vec<u8>, extension: &str) -> Result<Picture, PictureWhy> {
        if bytes.is_empty() {
            return Err(PictureWhy::Empty);
        }
        let kind = Kind::of(&bytes);
        if let Some(kind) = kind.filter(|kind| !kind.endings().contains(&extension)) {
            return Err(match kind.endings().first() {
                Some(ending) => PictureWhy::WrongEnding { is: kind.name(), ending },
                None => PictureWhy::OtherFormat { is: kind.name() },
            });
        }
        match kind {
            Some(Kind::Png) => raster(&bytes, PictureFormat::Png),
            Some(Kind::Jpeg) => raster(&bytes, PictureFormat::Jpeg),
            // What calls itself a drawing and begins like none is told by the parser.
            _ if extension == "svg" => self.svg(&bytes),
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
        let too_large = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&too_large);
        let default = usvg::ImageHrefResolver::default_data_resolver();
        let options = usvg::Options {
            fontdb: Arc::clone(&self.fonts),
            font_family: "Source Sans 3".into(),
            image_href_resolver: usvg::ImageHrefResolver {
                resolve_data: Box::new(move |mime, data, options| match embedded(&data) {
                    Ok(picture) => Some(picture),
                    Err(Fault::TooManyPixels) => {
                        seen.store(true, Ordering::Relaxed);
                        None
                    }
                    // A drawing in the drawing, and formats that the press turns into pixels.
                    Err(Fault::Unusual) => default(mime, data, options),
                    Err(_) => None,
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
        Ok(Picture::drawing(written.into_bytes(), size.width(), size.height()))
    }
}

/// The picture of a file of pixels.
fn raster(bytes: &[u8], format: PictureFormat) -> Result<Picture, PictureWhy> {
    pixels::clean(bytes, format).map_err(|fault| match fault {
        Fault::Cut => PictureWhy::Cut,
        Fault::Damaged { detail } => PictureWhy::Damaged { detail },
        Fault::Unusual => PictureWhy::Unusual,
        Fault::TooManyPixels => PictureWhy::TooManyPixels { limit_mp: MOST_MEGAPIXELS },
    })
}

/// A picture of pixels inside a drawing: it has to meet the same limits as any other, and says no more than others.
fn embedded(data: &[u8]) -> Result<usvg::ImageKind, Fault> {
    let format = match Kind::of(data) {
        Some(Kind::Png) => PictureFormat::Png,
        Some(Kind::Jpeg) => PictureFormat::Jpeg,
        _ => return Err(Fault::Unusual),
    };
    let picture = pixels::clean(data, format)?;
    let (bytes, format) = pixels::shown(&picture);
    let bytes = Arc::new(bytes.to_vec());
    Ok(if format == PictureFormat::Png { usvg::ImageKind::PNG(bytes) } else { usvg::ImageKind::JPEG(bytes) })
}

/// The file that a path names below a folder. A Mac takes names apart (»å« becomes »a« and a ring), and programs that pack
/// or copy files keep them so: what looks alike is the same name.
fn find(folder: &Path, relative: &Path) -> PathBuf {
    let composed = |name: &OsStr| name.to_string_lossy().nfc().collect::<String>();
    let mut path = folder.to_owned();
    for part in relative.components() {
        let next = path.join(part);
        let alike = || {
            let entries = file::sorted_entries(&path).ok()?;
            entries
                .into_iter()
                .find(|entry| entry.file_name().map(composed) == Some(composed(part.as_os_str())))
        };
        path = if fs::symlink_metadata(&next).is_ok() { next } else { alike().unwrap_or(next) };
    }
    path
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
