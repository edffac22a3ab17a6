//! `udgiv new`

use std::fs;
use std::path::Path;

use super::{FINE, NewArgs};
use crate::locale::{Locale, Say};
use crate::pipeline::Trouble;
use crate::source::is_slug;

const POLICY: &str = include_str!("scaffold/policy.toml");
const PUBLISHER: &str = include_str!("scaffold/publisher.toml");
const FIGURE: &str = include_str!("scaffold/figur.svg");

/// The publisher that a project gets where it has none.
const NEW_PUBLISHER: &str = "min-kommune";

/// Begins a new policy. An existing one is never touched.
pub fn run(args: &NewArgs, locale: Locale) -> Result<u8, Trouble> {
    let slug = &args.slug;
    if !is_slug(slug) || slug == "publishers" {
        return Err(Trouble::BadSlug { slug: slug.clone() });
    }
    let sources = args.project.root.join("sources");
    let folder = sources.join(slug);
    if folder.exists() {
        return Err(Trouble::AlreadyThere { path: folder });
    }
    let publisher = match first_publisher(&sources.join("publishers")) {
        Some(publisher) => publisher,
        None => {
            write(&sources.join("publishers").join(format!("{NEW_PUBLISHER}.toml")), PUBLISHER)?;
            NEW_PUBLISHER.to_owned()
        }
    };
    write(&folder.join("images").join("figur.svg"), FIGURE)?;
    let policy = folder.join("policy.toml");
    write(&policy, &POLICY.replace("{publisher}", &publisher))?;
    println!("{}", locale.say(Say::Created { path: &policy.display().to_string(), slug }));
    Ok(FINE)
}

/// The publisher of the project that comes first by name.
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

fn write(path: &Path, text: &str) -> Result<(), Trouble> {
    let unwritable =
        |why: std::io::Error| Trouble::Unwritable { path: path.to_owned(), why: why.to_string() };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(unwritable)?;
    }
    fs::write(path, text).map_err(unwritable)
}
