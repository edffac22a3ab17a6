//! `udgiv new`

use std::fs;
use std::path::{Path, PathBuf};

use super::arguments::NewArgs;
use super::outcome::{FINE, Outcome};
use super::terminal;
use crate::files::{Unwritable, write_atomically};
use crate::layout;
use crate::locale::{Explain, Locale, visible_path};
use crate::policy::{is_reserved, is_slug};
use crate::source::{BadSlug, keys};

const POLICY: &str = include_str!("scaffold/policy.toml");
const PUBLISHER: &str = include_str!("scaffold/publisher.toml");
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
    if let Some(name) = &args.layout {
        new_layout(root, name)?;
        let path = root.join("layouts").join(name).join("layout.typ");
        let path = visible_path(&path);
        terminal::say(&locale.pick(
            format!("{path} er oprettet. En politik bruger layoutet med:  layout = \"{name}\""),
            format!("{path} created. A policy uses the layout with:  layout = \"{name}\""),
        ));
    }
    if let Some(slug) = &args.slug {
        let path = new_policy(root, slug, args.layout.as_deref())?;
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

fn new_policy(root: &Path, slug: &str, layout: Option<&str>) -> Result<PathBuf, Unwritable> {
    let sources = root.join("sources");
    // Editors look here: the first line of both scaffolds says so. What is there may be somebody's own.
    for (name, file) in [("policy.json", &keys::POLICY_FILE), ("publisher.json", &keys::PUBLISHER_FILE)] {
        let path = sources.join(SCHEMAS).join(name);
        if !path.exists() {
            write(&path, &keys::schema(file))?;
        }
    }
    let publisher = match first_publisher(&sources.join("publishers")) {
        Some(publisher) => publisher,
        None => {
            write(&sources.join("publishers").join(format!("{NEW_PUBLISHER}.toml")), PUBLISHER)?;
            NEW_PUBLISHER.to_owned()
        }
    };
    let folder = sources.join(slug);
    write(&folder.join("images").join("figur.svg"), FIGURE)?;
    let path = folder.join("policy.toml");
    let layout = layout.map(|name| format!("layout = \"{name}\"\n")).unwrap_or_default();
    write(&path, &POLICY.replace("{publisher}", &publisher).replace("{layout}\n", &layout))?;
    Ok(path)
}

/// The project's publisher whose name sorts first.
fn first_publisher(folder: &Path) -> Option<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    names.into_iter().next()
}

fn write(path: &Path, text: &str) -> Result<(), Unwritable> {
    write_atomically(path, text.as_bytes())
}
