//! The whole import, from a file to a folder in `sources/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::conversion::{Conversion, Reading};
use super::document::{Content, Document, LeftOut, Picture, Reason, every, every_mut};
use super::draft::{Draft, Head, PublisherChoice, choose, stub};
use super::error::ImportError;
use super::formats::format_of;
use super::limits::MOST_BYTES;
use super::read_error::ReadError;
use super::report::report;
use super::staging::Staging;
use crate::files::{Unreadable, write_atomically};
use crate::layout::Fonts;
use crate::policy::{Date, VariantName, is_reserved, is_slug};
use crate::source::{self, BadSlug, PictureReader};

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
}

/// The result of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The draft.
    pub policy: PathBuf,
    /// How many words it has, all of them verified.
    pub words: usize,
    /// How many places in it need a person's attention.
    pub checks: usize,
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
    if folder.exists() && !options.replace {
        return Err(ImportError::AlreadyThere { path: folder });
    }
    let not_read = |why| ImportError::NotRead { path: path.to_owned(), why };
    let bytes = bytes_of(path)?;
    let format =
        format_of(path, &bytes).ok_or_else(|| ImportError::UnknownFormat { path: path.to_owned() })?;
    let mut reading = Reading::of(format, &bytes).map_err(not_read)?;

    let fonts = Fonts::load(root)?;
    let pictures = PictureReader::new(fonts.database());
    let staging = Staging::new(root, slug)?;
    drop_broken_pictures(&mut reading.document, &staging, &pictures)?;
    let publisher = publisher(options, &reading.document, &pictures)?;
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
    let conversion = reading.converted(slug, &head);
    let Conversion { reading: Reading { document, order, .. }, draft, policy } = &conversion;
    if !fits(draft, policy) {
        let limit_mb = usize::try_from(source::MOST_BYTES >> 20).unwrap_or(0);
        return Err(not_read(ReadError::TooLarge { limit_mb }));
    }
    staging.write("policy.toml", policy.as_bytes())?;
    for piece in every(&document.pieces) {
        if let Content::Figure { picture, .. } = piece.content {
            staging.write(&names[picture], &document.pictures[picture].bytes)?;
        }
    }
    let words = read_back(&conversion, &staging, &pictures, path)?;
    let report = report(&file_name, slug, draft, document, policy, (words, *order));
    staging.write("import-report.md", report.as_bytes())?;
    if let PublisherChoice::New(id) = &publisher {
        let path = root.join("sources/publishers").join(format!("{id}.toml"));
        if !path.exists() {
            write_atomically(&path, stub(document).as_bytes())?;
        }
    }
    staging.put_in_place(&folder)?;
    let checks = policy.matches("# TJEK:").count();
    Ok(Imported { policy: folder.join("policy.toml"), words, checks })
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, ImportError> {
    let unreadable = |why: std::io::Error| Unreadable { path: path.to_owned(), why };
    let not_read = |why| Err(ImportError::NotRead { path: path.to_owned(), why });
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return not_read(ReadError::NotThisFormat);
    }
    if usize::try_from(metadata.len()).map_or(true, |length| length > MOST_BYTES) {
        return not_read(ReadError::TooLarge { limit_mb: MOST_BYTES >> 20 });
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    if bytes.is_empty() { not_read(ReadError::Empty) } else { Ok(bytes) }
}

/// The publisher that was asked for, or the one that the project and the text point to.
fn publisher(
    options: &Options<'_>,
    document: &Document,
    pictures: &PictureReader,
) -> Result<PublisherChoice, ImportError> {
    let project = source::read(options.root, pictures, |_| false)?;
    let name = |publisher: &Option<crate::policy::Publisher>| {
        publisher.as_ref().map_or(String::new(), |one| one.name.value().clone())
    };
    let known: BTreeMap<String, String> =
        project.publishers.iter().map(|(id, read)| (id.clone(), name(&read.publisher))).collect();
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
            Some("Projektet havde ingen udgiver. Der er lavet en i sources/publishers/: ret den til.")
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
        if let Content::Figure { picture, caption, .. } = &mut piece.content
            && broken.contains(picture)
        {
            let text = names[*picture].clone();
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

/// Reads the draft back and compares its words with those of the document.
fn read_back(
    conversion: &Conversion,
    staging: &Staging,
    pictures: &PictureReader,
    path: &Path,
) -> Result<usize, ImportError> {
    let project = staging.read(pictures)?;
    let policy = project.policies.first().and_then(|read| read.policy.as_ref());
    let policy = policy.unwrap_or_else(|| unreachable!("the draft was written as TOML and reads as none"));
    conversion.verify(policy).map_err(|difference| ImportError::Differs { path: path.to_owned(), difference })
}
