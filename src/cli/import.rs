//! `udgiv import`

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::bench::{Bench, write};
use super::{FINE, ImportArgs};
use crate::draft::{self, Choice, Draft, Head};
use crate::layout::Fonts;
use crate::locale::{Locale, Say};
use crate::pipeline::Trouble;
use crate::policy::{Date, VariantName};
use crate::source::import::{Content, Format, Import, LeftOut, MOST_BYTES, Piece, Refused, Why};
use crate::source::{self, PictureReader, is_slug};

/// Makes a draft of a document that exists already. It is written whole or not at all, and only once its words, read
/// back, are those of the document.
pub fn run(args: &ImportArgs, locale: Locale) -> Result<u8, Trouble> {
    let (root, slug) = (&args.project.root, args.slug.as_str());
    if !is_slug(slug) || slug == "publishers" {
        return Err(Trouble::BadSlug { slug: slug.to_owned() });
    }
    let folder = root.join("sources").join(slug);
    if folder.exists() && !args.force {
        return Err(Trouble::WouldOverwrite { path: folder });
    }
    let refused = |why| Trouble::NotImported { path: args.file.clone(), why };
    let bytes = read(&args.file)?;
    let format = Format::of(&args.file, &bytes).ok_or(Trouble::UnknownFormat { path: args.file.clone() })?;
    let mut import = format.reader().read(&bytes).map_err(refused)?;
    let words = format.reader().words(&bytes).map_err(refused)?;

    let fonts =
        Fonts::load(root).map_err(|(path, why)| Trouble::Unreadable { path, why: why.to_string() })?;
    let pictures = PictureReader::new(fonts.database());
    let bench = Bench::new(root, slug)?;
    drop_broken_pictures(&mut import, &bench, &pictures)?;
    let publisher = publisher(args, &import, &pictures)?;
    let file_name = args.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let draft = draft::outline(&import, slug);
    let names = picture_names(&import);
    let head = Head {
        file: &file_name,
        publisher: id_of(&publisher),
        publisher_doubt: doubt_about(&publisher),
        changed: changed(&args.file),
        variants: &full_variants(),
        pictures: &names,
    };
    let policy = draft::write(&draft, &import, &head);
    if !fits(&draft, &policy) {
        return Err(refused(Refused::TooLarge {
            limit_mb: usize::try_from(source::MOST_BYTES >> 20).unwrap_or(0),
        }));
    }
    bench.write("policy.toml", policy.as_bytes())?;
    for index in figures(&import.pieces) {
        bench.write(&names[index], &import.pictures[index].bytes)?;
    }
    let count = verify(&bench, &pictures, &words, &import, &draft, &args.file)?;
    let report = draft::report(&file_name, slug, &draft, &import, &policy, count);
    bench.write("import-report.md", report.as_bytes())?;
    if let Choice::New(id) = &publisher {
        let path = root.join("sources/publishers").join(format!("{id}.toml"));
        if !path.exists() {
            write(&path, draft::stub(&import).as_bytes())?;
        }
    }
    bench.put_in_place(&folder)?;
    let checks = policy.matches("# TJEK:").count();
    let path = folder.join("policy.toml").display().to_string();
    println!("{}", locale.say(Say::Imported { path: &path, slug, words: count, checks }));
    Ok(FINE)
}

fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    let unreadable =
        |why: std::io::Error| Trouble::Unreadable { path: path.to_owned(), why: why.to_string() };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    let too_large = usize::try_from(metadata.len()).map_or(true, |length| length > MOST_BYTES);
    if too_large || !metadata.is_file() {
        let why = if metadata.is_file() {
            Refused::TooLarge { limit_mb: MOST_BYTES >> 20 }
        } else {
            Refused::NotThisFormat
        };
        return Err(Trouble::NotImported { path: path.to_owned(), why });
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    if bytes.is_empty() {
        return Err(Trouble::NotImported { path: path.to_owned(), why: Refused::Empty });
    }
    Ok(bytes)
}

/// The publisher that was asked for, or the one that the project and the text speak for.
fn publisher(args: &ImportArgs, import: &Import, pictures: &PictureReader) -> Result<Choice, Trouble> {
    let project = source::read(&args.project.root, pictures, |_| false)?;
    let known: BTreeMap<String, String> = project
        .publishers
        .iter()
        .map(|(id, sheet)| {
            (id.clone(), sheet.publisher.as_ref().map_or(String::new(), |one| one.name.value().clone()))
        })
        .collect();
    let ids = || known.keys().cloned().collect::<Vec<_>>();
    if let Some(id) = &args.publisher {
        return match known.contains_key(id) {
            true => Ok(Choice::Known(id.clone())),
            false => Err(Trouble::NoSuchPublisher { id: id.clone(), known: ids() }),
        };
    }
    match draft::choose(&known, import) {
        Choice::Unclear => Err(Trouble::PublisherUnclear { known: ids() }),
        choice => Ok(choice),
    }
}

/// Every variant of the full edition.
fn full_variants() -> Vec<&'static str> {
    VariantName::ALL.iter().filter(|name| !name.is_easy()).map(|name| name.name()).collect()
}

fn id_of(publisher: &Choice) -> &str {
    match publisher {
        Choice::Known(id) | Choice::ByName(id) | Choice::New(id) => id,
        Choice::Unclear => unreachable!("an unclear publisher was refused"),
    }
}

/// What the draft says of it, in Danish as all that is in the draft.
fn doubt_about(publisher: &Choice) -> Option<&'static str> {
    match publisher {
        Choice::Known(_) | Choice::Unclear => None,
        Choice::ByName(_) => Some("Udgiveren er valgt, fordi teksten nævner den oftest. Er det den rigtige?"),
        Choice::New(_) => {
            Some("Projektet havde ingen udgiver. Der er lavet en i sources/publishers/: ret den til.")
        }
    }
}

/// The day the file was last changed: the only date there is where a text names none.
fn changed(path: &Path) -> Option<Date> {
    let time = fs::metadata(path).and_then(|metadata| metadata.modified()).ok()?;
    let date = time::OffsetDateTime::from(time).date();
    Date::new(date.year(), date.month().into(), date.day())
}

/// Pictures that can't be shown are no figures; that they were there is reported.
fn drop_broken_pictures(import: &mut Import, bench: &Bench, pictures: &PictureReader) -> Result<(), Trouble> {
    let names = picture_names(import);
    let mut broken = Vec::new();
    for (index, picture) in import.pictures.iter().enumerate() {
        bench.write(&names[index], &picture.bytes)?;
        if pictures.read(&bench.path(), &names[index]).is_err() {
            broken.push(index);
        }
    }
    let mut left_out = Vec::new();
    without(&mut import.pieces, &broken, &names, &mut left_out);
    import.left_out.extend(left_out);
    // Those alone that are figures get written again.
    bench.clear()
}

/// Whether the draft is within what a policy may be: thirty times the longest that we know.
fn fits(draft: &Draft, policy: &str) -> bool {
    let tables = draft.sections.iter().map(|section| section.blocks.len()).max().unwrap_or(0);
    policy.len() as u64 <= source::MOST_BYTES && draft.sections.len().max(tables) <= source::MOST_TABLES
}

/// Reads the draft back, and holds its words against those of the document.
fn verify(
    bench: &Bench,
    pictures: &PictureReader,
    words: &[(usize, String)],
    import: &Import,
    draft: &Draft,
    file: &Path,
) -> Result<usize, Trouble> {
    let project = bench.read(pictures)?;
    let policy = project.manuscripts.first().and_then(|manuscript| manuscript.policy.as_ref());
    let policy = policy.unwrap_or_else(|| unreachable!("the draft was written as TOML and reads as none"));
    draft::verify(words, import, draft, policy)
        .map_err(|difference| Trouble::ImportDiffers { path: file.to_owned(), difference })
}

fn without(pieces: &mut [Piece], broken: &[usize], names: &[String], left_out: &mut Vec<LeftOut>) {
    for piece in pieces {
        match &mut piece.content {
            Content::Figure { picture, caption, .. } if broken.contains(picture) => {
                left_out.push(LeftOut { spot: piece.spot, text: names[*picture].clone(), why: Why::Picture });
                piece.content = Content::Paragraph(std::mem::take(caption));
            }
            Content::List { items, .. } => {
                items.iter_mut().for_each(|item| without(item, broken, names, left_out))
            }
            Content::Quote(inside) | Content::Aside(inside) => without(inside, broken, names, left_out),
            _ => {}
        }
    }
}

fn picture_names(import: &Import) -> Vec<String> {
    let name = |(index, picture): (usize, &source::import::Picture)| {
        format!("images/billede-{}.{}", index + 1, picture.extension)
    };
    import.pictures.iter().enumerate().map(name).collect()
}

/// The pictures that are figures.
fn figures(pieces: &[Piece]) -> Vec<usize> {
    let mut found = Vec::new();
    for piece in pieces {
        match &piece.content {
            Content::Figure { picture, .. } => found.push(*picture),
            Content::List { items, .. } => items.iter().for_each(|item| found.extend(figures(item))),
            Content::Quote(inside) | Content::Aside(inside) => found.extend(figures(inside)),
            _ => {}
        }
    }
    found
}
