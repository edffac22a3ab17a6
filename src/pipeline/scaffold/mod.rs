//! The beginning of a policy, a publisher, or a layout of one's own: files that build at once. What is there is never touched.

use std::path::{Path, PathBuf};

use super::error::Trouble;
use crate::files::{Unreadable, Unwritable, visible_entries, write_atomically};
use crate::layout;
use crate::locale::{Explain, visible_path};
use crate::policy::{is_reserved, is_slug, slug_for};
use crate::source::{BadSlug, keys, quoted};

const POLICY: &str = include_str!("policy.toml");
const PUBLISHER: &str = include_str!("publisher.toml");
const PROJECT: &str = include_str!("udgiv.toml");
const FIGURE: &str = include_str!("figur.svg");
const LAYOUT_SETTINGS: &str = include_str!("layout.toml");
const LAYOUT: &str = include_str!("layout.typ");

/// The folder of the schemas, in `sources/`. It holds no `policy.toml`, so no command takes it for a policy.
const SCHEMAS: &str = ".schema";

/// The publisher that a project without one gets.
const NEW_PUBLISHER: &str = "min-kommune";

/// Whose policy is begun.
#[derive(Debug, Clone, Copy)]
pub enum Whose<'a> {
    /// The project's only publisher's; a project without one gets one.
    Only,
    /// That of the publisher with this id.
    Id(&'a str),
    /// That of a new publisher with this name.
    Named(&'a str),
}

/// Begins a policy, and returns where its file is.
///
/// # Errors
///
/// If the name can't be one, is taken, or it isn't clear whose policy it is; or if a file can't be written.
pub fn begin_policy(
    root: &Path,
    slug: &str,
    layout: Option<&str>,
    whose: Whose<'_>,
) -> Result<PathBuf, Trouble> {
    can_begin(root, Some(slug), None)?;
    let publisher = publisher(root, whose)?;
    Ok(new_policy(root, slug, layout, &publisher)?)
}

/// Begins a layout, and returns where its main file is.
///
/// # Errors
///
/// If the name can't be one or is taken, or if a file can't be written.
pub fn begin_layout(root: &Path, name: &str) -> Result<PathBuf, Trouble> {
    can_begin(root, None, Some(name))?;
    new_layout(root, name)?;
    Ok(root.join("layouts").join(name).join("layout.typ"))
}

/// Whether a policy and a layout of these names can be begun: asked for both before anything is written.
///
/// # Errors
///
/// If a name can't be one, or the policy's is taken.
pub fn can_begin(root: &Path, slug: Option<&str>, layout: Option<&str>) -> Result<(), Trouble> {
    for name in slug.into_iter().chain(layout) {
        if !is_slug(name) || is_reserved(name) || matches!(name, "publishers" | "base") {
            return Err(BadSlug { slug: name.to_owned() }.into());
        }
    }
    let taken = slug.map(|slug| root.join("sources").join(slug)).filter(|path| path.exists());
    match taken {
        Some(path) => Err(AlreadyThere { path }.into()),
        None => Ok(()),
    }
}

fn new_layout(root: &Path, name: &str) -> Result<(), Trouble> {
    let folder = root.join("layouts").join(name);
    // A built-in layout of the same name would be partly overridden.
    if folder.exists() || layout::names(root)?.iter().any(|one| one == name) {
        return Err(AlreadyThere { path: folder }.into());
    }
    write(&folder.join("layout.toml"), &LAYOUT_SETTINGS.replace("{name}", name))?;
    Ok(write(&folder.join("layout.typ"), LAYOUT)?)
}

/// What was asked for exists already, and is left alone.
#[derive(Debug)]
struct AlreadyThere {
    path: PathBuf,
}

impl Explain for AlreadyThere {
    fn danish(&self) -> String {
        format!("{} findes i forvejen og er ikke rørt\nVælg et andet navn", visible_path(&self.path))
    }

    fn english(&self) -> String {
        format!("{} exists already and was not touched\nChoose another name", visible_path(&self.path))
    }
}

fn new_policy(
    root: &Path,
    slug: &str,
    layout: Option<&str>,
    whose: &Publisher,
) -> Result<PathBuf, Unwritable> {
    let sources = root.join("sources");
    // Editors look here: the first line of both scaffolds says so. What is there may be somebody's own.
    for (name, file) in [
        ("policy.json", &keys::POLICY_FILE),
        ("publisher.json", &keys::PUBLISHER_FILE),
        ("project.json", &keys::PROJECT_FILE),
    ] {
        let path = sources.join(SCHEMAS).join(name);
        if !path.exists() {
            write(&path, &keys::schema(file))?;
        }
    }
    let settings = root.join("udgiv.toml");
    if !settings.exists() {
        write(&settings, PROJECT)?;
    }
    if let Publisher::New { id, text } = whose {
        write(&sources.join("publishers").join(format!("{id}.toml")), text)?;
    }
    let (Publisher::Known { id } | Publisher::New { id, .. }) = whose;
    let folder = sources.join(slug);
    write(&folder.join("images").join("figur.svg"), FIGURE)?;
    let path = folder.join("policy.toml");
    let layout = layout.map(|name| format!("layout = \"{name}\"\n")).unwrap_or_default();
    write(&path, &POLICY.replace("{publisher}", id).replace("{layout}\n", &layout))?;
    Ok(path)
}

/// Whose policy it is.
enum Publisher {
    /// Somebody with a file.
    Known { id: String },
    /// Somebody who gets one.
    New { id: String, text: String },
}

/// The publisher that was named, or the project's only one. Nobody is taken because of their place in the alphabet: a policy under a wrong name
/// is a wrong policy.
fn publisher(root: &Path, whose: Whose<'_>) -> Result<Publisher, Trouble> {
    let known = publisher_ids(root)?;
    match whose {
        Whose::Named(name) => Ok(new_publisher(name, &known)?),
        Whose::Id(id) if known.iter().any(|one| one == id) => Ok(Publisher::Known { id: id.to_owned() }),
        Whose::Id(id) => Err(PublisherError::Unknown { id: id.to_owned(), known }.into()),
        Whose::Only => match known.as_slice() {
            [] => Ok(Publisher::New { id: NEW_PUBLISHER.to_owned(), text: PUBLISHER.to_owned() }),
            [only] => Ok(Publisher::Known { id: only.clone() }),
            _ => Err(PublisherError::Unclear { known }.into()),
        },
    }
}

fn new_publisher(name: &str, known: &[String]) -> Result<Publisher, PublisherError> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if !name.chars().any(char::is_alphanumeric) {
        return Err(PublisherError::NoName);
    }
    let id = slug_for(&name);
    if known.contains(&id) {
        return Err(PublisherError::Taken { id });
    }
    let text = PUBLISHER.replace("name = \"Min Kommune\"", &format!("name = {}", quoted(&name)));
    Ok(Publisher::New { id, text })
}

/// The ids of the project's publishers, in order.
///
/// # Errors
///
/// If their folder can't be listed.
pub fn publisher_ids(root: &Path) -> Result<Vec<String>, Unreadable> {
    let paths = visible_entries(&root.join("sources").join("publishers"))?.into_iter();
    let files = paths.filter(|path| path.extension().is_some_and(|extension| extension == "toml"));
    Ok(files.filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect())
}

/// Why it isn't clear whose policy it is.
#[derive(Debug)]
enum PublisherError {
    /// There are several.
    Unclear { known: Vec<String> },
    /// There is none of that id.
    Unknown { id: String, known: Vec<String> },
    /// There is one of that name already.
    Taken { id: String },
    /// A name has a letter in it.
    NoName,
}

impl Explain for PublisherError {
    fn danish(&self) -> String {
        match self {
            Self::Unclear { known } => format!(
                "Projektet har flere udgivere. Hvem udgiver politikken?\nSkriv --publisher og en af disse: {}\nEller begynd en ny:  --publisher-name \"Jeres Kommune\"",
                known.join(", ")
            ),
            Self::Unknown { id, known } if known.is_empty() => format!(
                "Der er ingen udgiver, der hedder »{id}«, og projektet har ingen endnu\nBegynd en:  --publisher-name \"Jeres Kommune\""
            ),
            Self::Unknown { id, known } => format!(
                "Der er ingen udgiver, der hedder »{id}«\nUdgivere i sources/publishers/: {}\nEller begynd en ny:  --publisher-name \"Jeres Kommune\"",
                known.join(", ")
            ),
            Self::Taken { id } => format!(
                "Udgiveren findes i forvejen og er ikke rørt: sources/publishers/{id}.toml\nBrug den med:  --publisher {id}"
            ),
            Self::NoName => "Udgiveren mangler et navn\nSkriv:  --publisher-name \"Jeres Kommune\"".into(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Unclear { known } => format!(
                "The project has several publishers. Who publishes the policy?\nWrite --publisher and one of these: {}\nOr begin a new one:  --publisher-name \"Your Council\"",
                known.join(", ")
            ),
            Self::Unknown { id, known } if known.is_empty() => format!(
                "There is no publisher called “{id}”, and the project has none yet\nBegin one:  --publisher-name \"Your Council\""
            ),
            Self::Unknown { id, known } => format!(
                "There is no publisher called “{id}”\nPublishers in sources/publishers/: {}\nOr begin a new one:  --publisher-name \"Your Council\"",
                known.join(", ")
            ),
            Self::Taken { id } => format!(
                "The publisher exists already and was not touched: sources/publishers/{id}.toml\nUse it with:  --publisher {id}"
            ),
            Self::NoName => "The publisher has no name\nWrite:  --publisher-name \"Your Council\"".into(),
        }
    }
}

fn write(path: &Path, text: &str) -> Result<(), Unwritable> {
    write_atomically(path, text.as_bytes())
}
