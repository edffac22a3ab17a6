//! The fonts of a project: those inside the binary, and those in its `fonts/`.

use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::face::{FontFault, whole_faces};
use crate::files::{self, Unreadable, visible_entries};
use crate::locale::{Explain, visible_path};
use include_dir::{Dir, DirEntry, include_dir};
use ttf_parser::Face;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontStyle, FontVariant, FontWeight};
use typst::utils::LazyHash;
use usvg::fontdb;

static DEFAULTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fonts");

/// The project's own fonts, below its root.
const FOLDER: &str = "fonts";

/// All fonts that can be used, as Typst and SVG look them up.
#[derive(Clone)]
pub struct Fonts {
    faces: Arc<Vec<Font>>,
    book: Arc<LazyHash<FontBook>>,
    database: Arc<fontdb::Database>,
    /// A number that no other fonts have had since the program began.
    number: u64,
}

/// By their number: fonts that are loaded anew are others.
impl Hash for Fonts {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

/// A face of a family.
#[derive(Debug, Clone)]
pub struct FamilyFace {
    /// Its file.
    pub data: Vec<u8>,
    /// Its place in the file.
    pub index: u32,
    /// Whether it is neither italic nor oblique.
    pub is_upright: bool,
    /// Its weight: 400 is regular, 700 is bold.
    pub weight: u16,
}

impl Fonts {
    /// Loads the built-in fonts and those of the project, in the order of their paths.
    ///
    /// # Errors
    ///
    /// If a font file or the folder can't be read, or a font isn't whole.
    pub fn load(root: &Path) -> Result<Self, FontsError> {
        let mut files: Vec<(PathBuf, Bytes)> = Vec::new();
        let folder = root.join(FOLDER);
        for name in Self::own(root)? {
            let bytes = files::read(&folder.join(&name))?;
            files.push((name, Bytes::new(bytes)));
        }
        for (name, bytes) in &files {
            // A copy of a built-in font is as whole as that.
            if DEFAULTS.get_file(name).is_none_or(|same| same.contents() != bytes.as_slice()) {
                whole_faces(bytes).map_err(|why| FontsError::Broken { path: folder.join(name), why })?;
            }
        }
        collect_built_in(&DEFAULTS, &mut files);
        files.sort_by(|(a, _), (b, _)| a.cmp(b));
        // The sort is stable, so a project's own file comes before the built-in one of the same name and replaces it.
        files.dedup_by(|(later, _), (earlier, _)| later == earlier);
        let mut database = fontdb::Database::new();
        for (_, bytes) in &files {
            database.load_font_source(fontdb::Source::Binary(Arc::new(bytes.clone())));
        }
        // SVG's generic families, and the fallback for a family that is missing.
        for set in [
            fontdb::Database::set_serif_family,
            fontdb::Database::set_sans_serif_family,
            fontdb::Database::set_monospace_family,
            fontdb::Database::set_cursive_family,
            fontdb::Database::set_fantasy_family,
        ] {
            set(&mut database, "Source Sans 3");
        }
        let faces: Vec<Font> = files.into_iter().flat_map(|(_, bytes)| Font::iter(bytes)).collect();
        let book = FontBook::from_fonts(&faces);
        static LOADED: AtomicU64 = AtomicU64::new(0);
        Ok(Self {
            faces: Arc::new(faces),
            book: Arc::new(LazyHash::new(book)),
            database: Arc::new(database),
            number: LOADED.fetch_add(1, Ordering::Relaxed),
        })
    }

    /// The files of the project's own fonts, below its `fonts/`.
    ///
    /// # Errors
    ///
    /// If a folder can't be read.
    pub fn own(root: &Path) -> Result<Vec<PathBuf>, Unreadable> {
        let mut names = Vec::new();
        collect_own(&root.join(FOLDER), Path::new(""), &mut names)?;
        Ok(names)
    }

    /// The fonts as Typst looks them up.
    #[must_use]
    pub fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// The font at this index of the book.
    #[must_use]
    pub fn face(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }

    /// The fonts as SVG text looks them up.
    #[must_use]
    pub fn database(&self) -> Arc<fontdb::Database> {
        Arc::clone(&self.database)
    }

    /// The width of a text in Source Sans 3 of size 1, regular or semibold: what drawings are lettered with. A letter that it doesn't have
    /// is taken to be as wide as high.
    #[must_use]
    pub fn width(&self, text: &str, semibold: bool) -> f64 {
        let weight = if semibold { FontWeight::SEMIBOLD } else { FontWeight::REGULAR };
        let variant = FontVariant { weight, ..FontVariant::default() };
        let face = self.book.select("source sans 3", variant).and_then(|index| self.face(index));
        let face = face.as_ref().and_then(|face| Face::parse(face.data(), face.index()).ok());
        let Some(face) = face else { return text.chars().count() as f64 };
        let wide = |letter: char| {
            let advance = face.glyph_hor_advance(face.glyph_index(letter)?)?;
            Some(f64::from(advance) / f64::from(face.units_per_em()))
        };
        text.chars().map(|letter| wide(letter).unwrap_or(1.0)).sum()
    }

    /// Whether one of these families has a glyph for a character.
    #[must_use]
    pub fn show(&self, families: &[String], character: char) -> bool {
        families.iter().any(|family| {
            self.book
                .select_family(&family.to_lowercase())
                .filter_map(|index| self.book.info(index))
                .any(|info| info.coverage.contains(u32::from(character)))
        })
    }

    /// Whether any font has a glyph for a character.
    #[must_use]
    pub fn show_anywhere(&self, character: char) -> bool {
        (0..self.faces.len())
            .filter_map(|index| self.book.info(index))
            .any(|info| info.coverage.contains(u32::from(character)))
    }

    /// The faces of a family, each with its place in its file.
    #[must_use]
    pub fn faces_of(&self, family: &str) -> Vec<FamilyFace> {
        let faces = self.book.select_family(&family.to_lowercase());
        let face = |index: usize| {
            let (font, variant) = (self.faces.get(index)?, self.book.info(index)?.variant);
            Some(FamilyFace {
                data: font.data().to_vec(),
                index: font.index(),
                is_upright: variant.style == FontStyle::Normal,
                weight: variant.weight.to_number(),
            })
        };
        faces.filter_map(face).collect()
    }

    /// Those of `families` that no font belongs to.
    #[must_use]
    pub fn missing(&self, families: &[String]) -> Vec<String> {
        let absent = |family: &&String| self.book.select_family(&family.to_lowercase()).next().is_none();
        families.iter().filter(absent).cloned().collect()
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fonts({} faces)", self.faces.len())
    }
}

/// Why the fonts of a project can't be used.
#[derive(Debug)]
pub enum FontsError {
    /// A file or folder can't be read.
    Unreadable(Unreadable),
    /// A font isn't whole.
    Broken {
        /// Its file.
        path: PathBuf,
        /// What is wrong with it.
        why: FontFault,
    },
}

impl From<Unreadable> for FontsError {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable(unreadable)
    }
}

impl Explain for FontsError {
    fn danish(&self) -> String {
        match self {
            Self::Unreadable(unreadable) => unreadable.danish(),
            Self::Broken { path, why } => format!(
                "Skriften {} kan ikke bruges: {}\nHent filen igen, og læg den i mappen, eller slet den",
                visible_path(path),
                why.danish()
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Unreadable(unreadable) => unreadable.english(),
            Self::Broken { path, why } => format!(
                "The font {} can't be used: {}\nFetch the file again and put it into the folder, or delete it",
                visible_path(path),
                why.english()
            ),
        }
    }
}

fn is_font(path: &Path) -> bool {
    let endings = ["ttf", "otf", "ttc", "otc"];
    path.extension().is_some_and(|extension| endings.iter().any(|one| extension.eq_ignore_ascii_case(one)))
}

fn collect_built_in(dir: &'static Dir<'static>, files: &mut Vec<(PathBuf, Bytes)>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(inner) => collect_built_in(inner, files),
            DirEntry::File(file) if is_font(file.path()) => {
                files.push((file.path().to_owned(), Bytes::new(file.contents())));
            }
            DirEntry::File(_) => {}
        }
    }
}

fn collect_own(folder: &Path, below: &Path, fonts: &mut Vec<PathBuf>) -> Result<(), Unreadable> {
    for path in visible_entries(folder)? {
        let name = below.join(path.file_name().unwrap_or_default());
        let about = fs::metadata(&path).map_err(|why| Unreadable { path: path.clone(), why })?;
        if about.is_dir() {
            collect_own(&path, &name, fonts)?;
        } else if is_font(&path) {
            fonts.push(name);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ttf_parser::OutlineBuilder;

    /// Counts the closed lines of a letter.
    struct Lines(usize);

    impl OutlineBuilder for Lines {
        fn move_to(&mut self, _: f32, _: f32) {
            self.0 += 1;
        }
        fn line_to(&mut self, _: f32, _: f32) {}
        fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
        fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
        fn close(&mut self) {}
    }

    /// In Danish, a zero with a slash is the letter Ø: an outer and an inner line are all of it.
    #[test]
    fn no_zero_looks_like_the_letter_with_a_slash() {
        let fonts = Fonts::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("fonts");
        assert!(fonts.faces.len() >= 9, "{fonts:?}");
        for font in fonts.faces.iter() {
            let lines = |letter| {
                let face = ttf_parser::Face::parse(font.data(), font.index()).expect("a face");
                let mut lines = Lines(0);
                face.outline_glyph(face.glyph_index(letter).expect("a glyph"), &mut lines)
                    .expect("an outline");
                lines.0
            };
            assert_eq!((lines('0'), lines('O')), (2, 2), "{}", font.info().family);
            assert!(lines('Ø') > 2, "{}", font.info().family);
        }
    }
}
