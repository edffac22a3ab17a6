//! Pictures: found only inside their folder, checked whole, and made safe to embed.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use usvg::fontdb;

use super::album::Album;
use super::drawing::{self, Drawing, DrawingFault};
use super::picture_why::{Differs, Near, PictureWhy};
use super::{file, nearest};
use crate::pixels::{self, Fault, Kind, MOST_MEGAPIXELS};
use crate::policy::{Picture, PictureFormat};

/// Largest picture file, in MB.
const MOST_MB: u64 = 25;

/// Largest picture file, in bytes.
pub const MOST_PICTURE_BYTES: u64 = MOST_MB << 20;

/// A picture, or why it can't be used.
pub type FoundPicture = Result<Arc<Picture>, PictureWhy>;

/// Reads pictures. Text in SVG becomes outlines in the fonts given here, so that every variant and every
/// device shows the same figure, and words in a picture are never mistaken for running text. Pictures that are read again are known.
pub struct PictureReader {
    fonts: Arc<fontdb::Database>,
    album: Album,
}

impl PictureReader {
    /// A reader that uses these fonts for text in SVG.
    #[must_use]
    pub fn new(fonts: Arc<fontdb::Database>) -> Self {
        Self { fonts, album: Album::default() }
    }

    /// Reads the picture that `src` names below `folder`.
    ///
    /// # Errors
    ///
    /// If the picture can't be used, with the reason.
    pub fn read(&self, folder: &Path, src: &str) -> FoundPicture {
        let relative = Path::new(src);
        if src.trim().is_empty() {
            return Err(PictureWhy::NoPath);
        }
        if !stays_inside(src) {
            return Err(outside(folder, src));
        }
        let path = find(folder, relative);
        if file::leaves(folder, &path) {
            return Err(PictureWhy::Link);
        }
        let metadata = fs::metadata(&path).map_err(|_| PictureWhy::Missing { near: near(folder, src) })?;
        if !metadata.is_file() {
            let pictures = if metadata.is_dir() { pictures_in(&path) } else { Vec::new() };
            return Err(PictureWhy::NoFile { is_folder: metadata.is_dir(), pictures });
        }
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
        self.known_or_read(bytes, &extension)
    }

    /// The picture that bytes are, read once for all that show it.
    ///
    /// # Errors
    ///
    /// If the picture can't be used, with the reason.
    pub fn known_or_read(&self, bytes: Vec<u8>, extension: &str) -> FoundPicture {
        self.album.picture(&bytes, extension, || self.decode(&bytes, extension))
    }

    /// Reads a picture from bytes.
    ///
    /// # Errors
    ///
    /// If the picture can't be used, with the reason.
    pub fn decode(&self, bytes: &[u8], extension: &str) -> Result<Picture, PictureWhy> {
        if bytes.is_empty() {
            return Err(PictureWhy::Empty);
        }
        let kind = Kind::of(bytes);
        if let Some(kind) = kind.filter(|kind| !kind.endings().contains(&extension)) {
            return Err(match kind.endings().first() {
                Some(ending) => PictureWhy::WrongEnding { is: kind.name(), ending },
                None => PictureWhy::OtherFormat { is: kind.name() },
            });
        }
        match kind {
            Some(Kind::Png) => raster(bytes, PictureFormat::Png),
            Some(Kind::Jpeg) => raster(bytes, PictureFormat::Jpeg),
            // What calls itself a drawing and begins like none is told by the parser.
            _ if extension == "svg" => self.svg(bytes),
            _ => Err(PictureWhy::WrongFormat),
        }
    }

    /// A drawing, written anew: shapes and paints survive, scripts, links, event handlers and references to other files don't.
    fn svg(&self, bytes: &[u8]) -> Result<Picture, PictureWhy> {
        let Drawing { bytes, width, height, lettering } =
            drawing::read(bytes, &self.fonts, embedded).map_err(PictureWhy::Drawing)?;
        Ok(Picture::drawing(bytes, width, height, lettering))
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
fn embedded(data: &[u8]) -> Result<usvg::ImageKind, DrawingFault> {
    let format = match Kind::of(data) {
        Some(Kind::Png) => PictureFormat::Png,
        Some(Kind::Jpeg) => PictureFormat::Jpeg,
        _ => return Err(DrawingFault::Embedded),
    };
    let picture = pixels::clean(data, format).map_err(|fault| match fault {
        Fault::TooManyPixels => DrawingFault::TooManyPixels { limit_mp: MOST_MEGAPIXELS },
        Fault::Cut | Fault::Damaged { .. } | Fault::Unusual => DrawingFault::Embedded,
    })?;
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
            let entries = crate::files::entries(&path).ok()?;
            entries
                .into_iter()
                .find(|entry| entry.file_name().map(composed) == Some(composed(part.as_os_str())))
        };
        path = if fs::symlink_metadata(&next).is_ok() { next } else { alike().unwrap_or(next) };
    }
    path
}

/// Whether a path leads to something in the folder, on every system.
fn stays_inside(src: &str) -> bool {
    Path::new(src).components().all(|part| matches!(part, Component::Normal(_)))
        && !src.contains(['\\', '\0', ':'])
}

/// Why a path that leads out of the folder can't be used; it may only be written as another program does.
fn outside(folder: &Path, src: &str) -> PictureWhy {
    let low = src.trim().to_lowercase();
    if low.starts_with("http:") || low.starts_with("https:") || low.starts_with("//") {
        return PictureWhy::Web;
    }
    let straight = src.replace('\\', "/");
    let right = straight.trim().trim_start_matches("./").trim_start_matches('/');
    let there = stays_inside(right) && !right.is_empty() && {
        let path = find(folder, Path::new(right));
        !file::leaves(folder, &path) && path.is_file()
    };
    if there { PictureWhy::Spelt { right: right.to_owned() } } else { PictureWhy::Outside }
}

/// The file that may be meant by the path of one that isn't there: of the same name but for its capitals, of the same name in another
/// folder of the policy, or with a similar name in the same folder. Nothing is read through links, so none is offered.
fn near(folder: &Path, src: &str) -> Option<Near> {
    let (parent, name) = src.rsplit_once('/').unwrap_or(("", src));
    let names = |folder: &Path| -> Vec<String> {
        let files = crate::files::visible_entries(folder).unwrap_or_default();
        let files = files.into_iter().filter(|path| is(path, fs::FileType::is_file));
        files.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect()
    };
    let below = |parent: &str, name: &str| {
        if parent.is_empty() { name.to_owned() } else { format!("{parent}/{name}") }
    };
    let same = |other: &String| other.to_lowercase() == name.to_lowercase();
    let beside = names(&folder.join(parent));
    let mut alike = beside.iter().filter(|name| same(name));
    if let Some(other) = alike.next() {
        let is_only = alike.next().is_none();
        return Some(Near { path: below(parent, other), by: Differs::Capitals, is_only });
    }
    let folders = crate::files::visible_entries(folder).unwrap_or_default().into_iter();
    let mut folders: Vec<PathBuf> = folders.filter(|path| is(path, fs::FileType::is_dir)).collect();
    folders.push(folder.to_owned());
    let in_folder = |other: PathBuf| {
        let shown = file::shown(&other, folder);
        names(&other).into_iter().filter(same).map(move |name| below(&shown, &name)).collect::<Vec<_>>()
    };
    let mut elsewhere: Vec<String> = folders.into_iter().flat_map(in_folder).collect();
    // A folder of the same name but for its capitals comes first.
    elsewhere.sort_by_key(|path| path.to_lowercase() != src.to_lowercase());
    let is_same = |path: &String| path.to_lowercase() == src.to_lowercase();
    if let Some(path) = elsewhere.first() {
        let by = if is_same(path) { Differs::Capitals } else { Differs::Folder };
        let is_only = elsewhere.get(1).is_none_or(|next| is_same(path) && !is_same(next));
        return Some(Near { path: path.clone(), by, is_only });
    }
    // Without the folder, which is the same for all and would make any two alike.
    let pictures = beside.iter().map(String::as_str).filter(|name| *name != "policy.toml");
    let alike = nearest(name, pictures)?;
    Some(Near { path: below(parent, &alike), by: Differs::Letters, is_only: false })
}

/// The names of the files in a folder that may be pictures.
fn pictures_in(folder: &Path) -> Vec<String> {
    let files = crate::files::visible_entries(folder).unwrap_or_default().into_iter();
    let files = files.filter(|path| is(path, fs::FileType::is_file));
    let names = files.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
    let is_picture = |name: &String| {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        ending.is_some_and(|ending| ["svg", "png", "jpg", "jpeg"].contains(&ending.as_str()))
    };
    let mut names: Vec<String> = names.filter(is_picture).collect();
    names.sort();
    names
}

/// Whether what is at a path, and not where it leads, is of a type.
fn is(path: &Path, of_type: fn(&fs::FileType) -> bool) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| of_type(&about.file_type()))
}

impl std::fmt::Debug for PictureReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PictureReader({} fonts)", self.fonts.len())
    }
}
