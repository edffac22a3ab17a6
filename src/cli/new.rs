//! `udgiv new`

use std::path::{Path, PathBuf};

use super::arguments::NewArgs;
use super::consent::choose;
use super::outcome::{FINE, Outcome};
use super::terminal;
use crate::files::{Unreadable, Unwritable, visible_entries, write_atomically};
use crate::layout;
use crate::locale::{Explain, Locale, visible_path};
use crate::policy::{is_reserved, is_slug, slug_for};
use crate::source::{BadSlug, keys, quoted};

const POLICY: &str = include_str!("scaffold/policy.toml");
const PUBLISHER: &str = include_str!("scaffold/publisher.toml");
const PROJECT: &str = include_str!("scaffold/udgiv.toml");
const FIGURE: &str = include_str!("scaffold/figur.svg");
const LAYOUT_SETTINGS: &str = include_str!("scaffold/layout.toml");
const LAYOUT: &str = include_str!("scaffold/layout.typ");

/// The folder of the schemas, in `sources/`. It holds no `policy.toml`, so no command takes it for a policy.
const SCHEMAS: &str = ".schema";

/// The publisher that a project without one gets.
const NEW_PUBLISHER: &str = "min-kommune";

/// Begins a new policy, a new layout, or both. Existing files are never touched.
pub fn run(args: &NewArgs, locale: Locale) -> Outcome {
    let root = &args.project.root;
    // Both names are checked before anything is written.
    for name in args.slug.iter().chain(&args.layout) {
        if !is_slug(name) || is_reserved(name) || matches!(name.as_str(), "publishers" | "base") {
            return Err(BadSlug { slug: name.clone() }.into());
        }
    }
    let taken = args.slug.as_ref().map(|slug| root.join("sources").join(slug)).filter(|path| path.exists());
    if let Some(path) = taken {
        return Err(AlreadyThere { path }.into());
    }
    let whose = args.slug.as_ref().map(|_| publisher(args, root, locale)).transpose()?;
    if let Some(name) = &args.layout {
        new_layout(root, name)?;
        let path = root.join("layouts").join(name).join("layout.typ");
        let path = visible_path(&path);
        terminal::say(&locale.pick(
            format!("{path} er oprettet. En politik bruger layoutet med:  layout = \"{name}\""),
            format!("{path} created. A policy uses the layout with:  layout = \"{name}\""),
        ));
    }
    if let Some((slug, whose)) = args.slug.as_ref().zip(whose) {
        let path = new_policy(root, slug, args.layout.as_deref(), &whose)?;
        let path = visible_path(&path);
        terminal::say(&locale.pick(
            format!("{path} er oprettet. Udgiv den med:  udgiv build {slug}"),
            format!("{path} created. Publish it with:  udgiv build {slug}"),
        ));
    }
    Ok(FINE)
}

fn new_layout(root: &Path, name: &str) -> Result<(), Box<dyn Explain>> {
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
fn publisher(args: &NewArgs, root: &Path, locale: Locale) -> Result<Publisher, Box<dyn Explain>> {
    let known = publishers(&root.join("sources").join("publishers"))?;
    if let Some(name) = &args.publisher_name {
        return Ok(new_publisher(name, &known)?);
    }
    if let Some(id) = &args.publisher {
        return match known.contains(id) {
            true => Ok(Publisher::Known { id: id.clone() }),
            false => Err(PublisherError::Unknown { id: id.clone(), known }.into()),
        };
    }
    match known.as_slice() {
        [] => Ok(Publisher::New { id: NEW_PUBLISHER.to_owned(), text: PUBLISHER.to_owned() }),
        [only] => Ok(Publisher::Known { id: only.clone() }),
        _ => match choose(locale.pick("Hvem udgiver politikken?", "Who publishes the policy?"), &known) {
            Some(id) => Ok(Publisher::Known { id: id.clone() }),
            None => Err(PublisherError::Unclear { known }.into()),
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
fn publishers(folder: &Path) -> Result<Vec<String>, Unreadable> {
    let paths = visible_entries(folder)?.into_iter();
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
