//! The whole import, from a file to a folder in `sources/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::conversion::{Conversion, Reading};
use super::document::{Content, Document, LeftOut, Picture, Reason, every, every_mut};
use super::draft::{Block, Draft, Head, PublisherChoice, choose, stub};
use super::error::ImportError;
use super::foreign::{Foreign, disguised, foreign};
use super::format::Format;
use super::formats::{Encoding, endings, format_of};
use super::limits::MOST_BYTES;
use super::original::Original;
use super::read_error::ReadError;
use super::report::report;
use super::signs;
use super::staging::Staging;
use crate::files::{Unreadable, visible_entries, write_atomically};
use crate::layout::{self, Fonts};
use crate::policy::{Date, Policy, VariantName, is_reserved, is_slug};
use crate::source::{self, BadSlug, PictureReader, Project, ReadPublisher};

/// What the user asked for.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The project's root folder.
    pub root: &'a Path,
    /// Name of the draft's folder in `sources/`.
    pub slug: &'a str,
    /// Who publishes: a file in `sources/publishers/`. None leaves it to the project or the text to tell.
    pub publisher: Option<&'a str>,
    /// Replace an existing policy, which is kept under another name.
    pub replace: bool,
    /// What the bytes of a text stand for. None leaves it to the text to tell.
    pub encoding: Option<Encoding>,
    /// Leave out what isn't proven to be no text, however much it is.
    pub leave_out: bool,
    /// Mark each place to look at by itself, for whoever goes through them one by one.
    pub each_place: bool,
}

/// The result of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The draft.
    pub policy: PathBuf,
    /// How many words it has, all of them verified.
    pub words: usize,
    /// How many words of the document it doesn't have; the report lists them.
    pub left_out: usize,
    /// How many places in it need a person's attention.
    pub checks: usize,
    /// What a desk needs of the document.
    pub original: Original,
}

/// Whether nothing lies in a folder but the document itself: where people put it who expect that to be all there is to do.
fn holds_only(folder: &Path, document: &Path) -> bool {
    let same = |path: &Path| path.canonicalize().ok() == document.canonicalize().ok();
    visible_entries(folder).is_ok_and(|all| all.iter().all(|path| path.is_file() && same(path)))
}

/// Turns an existing document into a draft. The draft is written whole or not at all, and only once its words, read
/// back, match those of the document.
///
/// # Errors
///
/// The reason that nothing was written.
pub fn run(path: &Path, options: &Options<'_>) -> Result<Imported, ImportError> {
    let Options { root, slug, .. } = *options;
    if !is_slug(slug) || is_reserved(slug) || slug == "publishers" {
        return Err(BadSlug { slug: slug.to_owned() }.into());
    }
    let folder = root.join("sources").join(slug);
    if folder.exists() && !options.replace && !holds_only(&folder, path) {
        return Err(ImportError::AlreadyThere { path: folder });
    }
    let not_read = |why| ImportError::NotRead { path: path.to_owned(), why };
    let bytes = bytes_of(path)?;
    let format = format_of(path, &bytes).ok_or_else(|| match foreign(path, &bytes, &endings()) {
        Some(kind) => not_read(ReadError::Foreign(kind)),
        None => ImportError::UnknownFormat { path: path.to_owned() },
    })?;
    if let Some(kind) = disguised(path, &bytes, format.endings(), &endings()) {
        return Err(not_read(ReadError::Foreign(kind)));
    }
    let mut reading = read(format, &bytes, options.encoding).map_err(not_read)?;

    let fonts = Fonts::load(root)?;
    let pictures = PictureReader::new(fonts.database());
    let staging = Staging::new(root, slug)?;
    drop_broken_pictures(&mut reading.document, &staging, &pictures)?;
    let project = source::read(options.root, &pictures, |_| false)?;
    let publisher = publisher(options, &reading.document, &project)?;
    let families = families(root, &project, id_of(&publisher));
    signs::settle(&mut reading.document, &|sign| fonts.show(&families, sign));
    let file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let names = picture_names(&reading.document);
    let head = Head {
        file: &file_name,
        publisher: id_of(&publisher),
        publisher_doubt: doubt_about(&publisher),
        changed: last_changed(path),
        variants: &full_variants(),
        pictures: &names,
    };
    let mut conversion = match options.each_place {
        true => reading.converted_for_a_desk(slug, &head),
        false => reading.converted(slug, &head),
    };
    let shown = shown_pictures(&conversion.draft);
    leave_out_unshown(&mut conversion.reading.document, &names, &shown);
    let Conversion { reading: Reading { document, .. }, draft, policy, .. } = &conversion;
    if !fits(draft, policy) {
        let limit_mb = usize::try_from(source::MOST_BYTES >> 20).unwrap_or(0);
        return Err(not_read(ReadError::TooLarge { limit_mb }));
    }
    staging.write("policy.toml", policy.as_bytes())?;
    for picture in shown {
        staging.write(&names[picture], &document.pictures[picture].bytes)?;
    }
    let read_back = read_back(&staging, &pictures)?;
    let differs = |difference| ImportError::Differs { path: path.to_owned(), difference };
    let words = conversion.verify(&read_back).map_err(differs)?;
    let weighed = conversion.weighed(&read_back);
    if !weighed.too_much.is_empty() && !options.leave_out {
        return Err(ImportError::LeavesOut { path: path.to_owned(), weighed });
    }
    let left_out = weighed.left_out;
    let report = report(&file_name, slug, &conversion, words, left_out);
    staging.write("import-report.md", report.as_bytes())?;
    if let PublisherChoice::New(id) = &publisher {
        let path = root.join("sources/publishers").join(format!("{id}.toml"));
        if !path.exists() {
            write_atomically(&path, stub(document).as_bytes())?;
        }
    }
    staging.put_in_place(&folder)?;
    let checks = policy.matches("# TJEK:").count();
    let original = Original::of(&file_name, &conversion, &read_back);
    Ok(Imported { policy: folder.join("policy.toml"), words, left_out, checks, original })
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, ImportError> {
    let unreadable = |why: std::io::Error| Unreadable { path: path.to_owned(), why };
    let not_read = |why| Err(ImportError::NotRead { path: path.to_owned(), why });
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return not_read(ReadError::Foreign(Foreign::Folder));
    }
    if !metadata.is_file() {
        return not_read(ReadError::NotThisFormat);
    }
    if usize::try_from(metadata.len()).map_or(true, |length| length > MOST_BYTES) {
        return not_read(ReadError::TooLarge { limit_mb: MOST_BYTES >> 20 });
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    if bytes.is_empty() { not_read(ReadError::NoBytes) } else { Ok(bytes) }
}

/// The publisher that was asked for, or the one that the project and the text point to.
fn publisher(
    options: &Options<'_>,
    document: &Document,
    project: &Project,
) -> Result<PublisherChoice, ImportError> {
    let name = |read: &ReadPublisher| {
        read.publisher.as_ref().map_or(String::new(), |publisher| publisher.name.value().clone())
    };
    let known: BTreeMap<String, String> =
        project.publishers.iter().map(|(id, read)| (id.clone(), name(read))).collect();
    let ids = || known.keys().cloned().collect::<Vec<_>>();
    if let Some(id) = options.publisher {
        return match known.contains_key(id) {
            true => Ok(PublisherChoice::Known(id.to_owned())),
            false => Err(ImportError::NoSuchPublisher { id: id.to_owned(), known: ids() }),
        };
    }
    match choose(&known, document) {
        PublisherChoice::Unclear => Err(ImportError::PublisherUnclear { known: ids() }),
        choice => Ok(choice),
    }
}

/// Reads the document, in the encoding that was asked for.
fn read(format: &dyn Format, bytes: &[u8], encoding: Option<Encoding>) -> Result<Reading, ReadError> {
    let Some(encoding) = encoding else { return Reading::of(format, bytes) };
    if !format.is_text() {
        return Err(ReadError::EncodingNotNeeded);
    }
    let text = encoding.decoded(bytes)?;
    let mut reading = Reading::of(format, text.as_bytes())?;
    if let Some(mend) = encoding.mend() {
        let beyond = text.chars().filter(|c| !c.is_ascii()).count();
        *reading.document.mended.entry(mend).or_default() += beyond;
    }
    Ok(reading)
}

/// The fonts that the draft will be set in: those of its publisher's layout.
fn families(root: &Path, project: &Project, publisher: &str) -> Vec<String> {
    let read = project.publishers.get(publisher).and_then(|read| read.publisher.as_ref().ok());
    let layout = read.and_then(|publisher| publisher.layout.as_ref()).map(|name| name.value().as_str());
    let layout = layout::load(root, layout.unwrap_or(layout::DEFAULT));
    layout.map(|layout| layout.settings.fonts).unwrap_or_default()
}

/// Every variant of the full edition.
fn full_variants() -> Vec<&'static str> {
    VariantName::ALL.iter().filter(|name| !name.is_easy()).map(|name| name.name()).collect()
}

fn id_of(publisher: &PublisherChoice) -> &str {
    match publisher {
        PublisherChoice::Known(id) | PublisherChoice::ByName(id) | PublisherChoice::New(id) => id,
        PublisherChoice::Unclear => unreachable!("an unclear publisher was refused"),
    }
}

/// What the draft says about its publisher; like everything in the draft, in Danish.
fn doubt_about(publisher: &PublisherChoice) -> Option<&'static str> {
    match publisher {
        PublisherChoice::Known(_) | PublisherChoice::Unclear => None,
        PublisherChoice::ByName(_) => {
            Some("Udgiveren er valgt, fordi teksten nævner den oftest. Er det den rigtige?")
        }
        PublisherChoice::New(_) => {
            Some("Der var ingen udgiver, så der er lavet en. Ret navn, adresse og farver til.")
        }
    }
}

/// The day the file was last changed: the only date available when the text names none.
fn last_changed(path: &Path) -> Option<Date> {
    let time = fs::metadata(path).and_then(|metadata| metadata.modified()).ok()?;
    let date = time::OffsetDateTime::from(time).date();
    Date::new(date.year(), date.month().into(), date.day())
}

/// Drops pictures that can't be shown, and reports each one.
fn drop_broken_pictures(
    document: &mut Document,
    staging: &Staging,
    pictures: &PictureReader,
) -> Result<(), ImportError> {
    let names = picture_names(document);
    let mut broken = Vec::new();
    for (index, picture) in document.pictures.iter().enumerate() {
        staging.write(&names[index], &picture.bytes)?;
        if pictures.read(&staging.path(), &names[index]).is_err() {
            broken.push(index);
        }
    }
    let mut left_out = Vec::new();
    every_mut(&mut document.pieces, &mut |piece| {
        if let Content::Figure { picture, alt, caption } = &mut piece.content
            && broken.contains(picture)
        {
            let text = described(&names[*picture], alt.as_deref());
            left_out.push(LeftOut { origin: piece.origin, text, why: Reason::Picture });
            piece.content = Content::Paragraph(std::mem::take(caption));
        }
    });
    document.left_out.extend(left_out);
    // Only pictures that are still figures are written.
    staging.clear()
}

fn picture_names(document: &Document) -> Vec<String> {
    let name =
        |(index, picture): (usize, &Picture)| format!("images/billede-{}.{}", index + 1, picture.extension);
    document.pictures.iter().enumerate().map(name).collect()
}

/// Whether the draft fits within a policy's limits, which are thirty times the longest one known.
fn fits(draft: &Draft, policy: &str) -> bool {
    let tables = draft.sections.iter().map(|section| section.blocks.len()).max().unwrap_or(0);
    policy.len() as u64 <= source::MOST_BYTES && draft.sections.len().max(tables) <= source::MOST_TABLES
}

/// Reads the draft back.
fn read_back(staging: &Staging, pictures: &PictureReader) -> Result<Policy, ImportError> {
    let mut project = staging.read(pictures)?;
    let policy = project.policies.pop().and_then(|read| read.policy.ok());
    Ok(policy.unwrap_or_else(|| unreachable!("the draft was written as TOML and reads as none")))
}

/// The pictures that the draft shows.
fn shown_pictures(draft: &Draft) -> BTreeSet<usize> {
    let blocks = draft.sections.iter().flat_map(|section| &section.blocks);
    let picture = |block: &Block| match block {
        Block::Figure { picture, .. } => Some(*picture),
        _ => None,
    };
    blocks.filter_map(picture).collect()
}

/// Reports pictures that stand where the draft can have none: in lists, boxes and notes.
fn leave_out_unshown(document: &mut Document, names: &[String], shown: &BTreeSet<usize>) {
    let notes = document.footnotes.iter().flat_map(|note| every(&note.pieces));
    let unshown = every(&document.pieces).chain(notes).filter_map(|piece| match &piece.content {
        Content::Figure { picture, alt, .. } if !shown.contains(picture) => {
            let text = described(&names[*picture], alt.as_deref());
            Some(LeftOut { origin: piece.origin, text, why: Reason::Picture })
        }
        _ => None,
    });
    let unshown: Vec<LeftOut> = unshown.collect();
    document.left_out.extend(unshown);
}

/// A picture's name, with what the document says of it.
fn described(name: &str, alt: Option<&str>) -> String {
    match alt.map(str::trim).filter(|alt| !alt.is_empty()) {
        Some(alt) => format!("{name}: {alt}"),
        None => name.to_owned(),
    }
}
