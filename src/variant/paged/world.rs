//! What Typst may see: the layout's files, the edition as data, its pictures, the fonts. Nothing else: no disk,
//! no network, no clock.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::data::{self, Purpose};
use super::syllables;
use crate::edition::Edition;
use crate::layout::{Fonts, Layout};
use crate::pixels::shown;
use crate::variant::input::Input;

/// Typst's standard library, with what it holds back for accessibility: header cells in tables.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// The world of one layout and one edition. Files have the same names in every world, since Typst keeps a
/// table of names for as long as the program runs.
pub struct LayoutWorld<'a> {
    layout: String,
    path: String,
    own: BTreeSet<String>,
    main: FileId,
    sources: Vec<(FileId, Source)>,
    files: Vec<(FileId, Bytes)>,
    fonts: &'a Fonts,
}

impl<'a> LayoutWorld<'a> {
    /// The world in which a layout sets an edition, as pages show it. steady, purpose: see [`data::json`].
    pub fn new(
        input: &Input,
        edition: &Edition,
        fonts: &'a Fonts,
        steady: Option<&data::Figures>,
        purpose: Purpose,
    ) -> Self {
        let layout = &input.layout;
        let data = data::json(input, edition, steady, purpose);
        let mut world = Self::with(layout, fonts, &layout.main(), "layout", data);
        for (name, parts) in syllables::files(edition) {
            world.files.push((id(&format!("parts/{name}")), Bytes::new(parts)));
        }
        for (path, picture) in data::picture_paths(edition) {
            world.files.push((id(&path), Bytes::new(shown(picture).0.to_vec())));
        }
        world
    }

    /// The world in which `function` of the file `path` sets `data`, which is JSON. Both names are our own.
    pub fn with(layout: &Layout, fonts: &'a Fonts, path: &str, function: &str, data: Vec<u8>) -> Self {
        let main = id("main.typ");
        let mut world = Self {
            layout: layout.name.clone(),
            path: path.to_owned(),
            own: layout.own.clone(),
            main,
            sources: Vec::new(),
            files: Vec::new(),
            fonts,
        };
        // The one piece of Typst that is written here; a layout's path is made of folder and file names.
        let entry = format!("#import \"/{path}\": {function}\n#{function}(json(\"/data.json\"))\n");
        world.sources.push((main, parsed(main, &entry)));
        for (path, bytes) in &layout.files {
            let id = id(path);
            if let (true, Ok(text)) = (path.ends_with(".typ"), std::str::from_utf8(bytes)) {
                world.sources.push((id, parsed(id, text)));
            } else {
                world.files.push((id, Bytes::new(bytes.clone())));
            }
        }
        world.files.push((id("data.json"), Bytes::new(data)));
        world
    }

    /// Name of the layout.
    pub fn layout(&self) -> &str {
        &self.layout
    }

    /// The file that was asked to set the data.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Whether a file is the project's own.
    pub fn is_own(&self, path: &str) -> bool {
        self.own.contains(path)
    }

    /// Whether this is the file that calls the layout.
    pub fn is_entry(&self, id: FileId) -> bool {
        id == self.main
    }

    /// Line and column of a byte of a source, both from 1; columns count characters.
    pub fn position(&self, id: FileId, byte: usize) -> Option<(usize, usize)> {
        let before = found(&self.sources, id)?.text().get(..byte)?;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Some((before.matches('\n').count() + 1, column))
    }

    /// Whether a source isn't written as Typst is.
    pub fn has_syntax_faults(&self, id: FileId) -> bool {
        found(&self.sources, id).is_some_and(|source| !source.root().errors_and_warnings().0.is_empty())
    }
}

/// A source, parsed once for all worlds that have it.
#[comemo::memoize]
fn parsed(id: FileId, text: &str) -> Source {
    Source::new(id, text.to_owned())
}

fn id(path: &str) -> FileId {
    let path = VirtualPath::new(format!("/{path}"))
        .unwrap_or_else(|why| unreachable!("`{path}` is made of plain names: {why}"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for LayoutWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        found(&self.sources, id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        found(&self.files, id).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.face(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// A few hundred files: looking at each is as fast as any map.
fn found<T>(files: &[(FileId, T)], wanted: FileId) -> Option<&T> {
    files.iter().find(|(id, _)| *id == wanted).map(|(_, file)| file)
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.vpath().get_without_slash()))
}
