//! `udgiv new`

use std::path::Path;

use super::arguments::NewArgs;
use super::consent::choose;
use super::outcome::{FINE, Outcome};
use super::terminal;
use crate::locale::{Locale, visible_path};
use crate::pipeline::scaffold::{self, Whose};

/// Begins a new policy, a new layout, or both. Existing files are never touched.
pub fn run(args: &NewArgs, locale: Locale) -> Outcome {
    let root = &args.project.root;
    // Both names are checked, and somebody is asked, before anything is written.
    scaffold::can_begin(root, args.slug.as_deref(), args.layout.as_deref())?;
    let chosen = args.slug.as_ref().map(|_| chosen(args, root, locale)).transpose()?.flatten();
    if let Some(name) = &args.layout {
        let path = scaffold::begin_layout(root, name)?;
        let path = visible_path(&path);
        terminal::say(&locale.pick(
            format!("{path} er oprettet. En politik bruger layoutet med:  layout = \"{name}\""),
            format!("{path} created. A policy uses the layout with:  layout = \"{name}\""),
        ));
    }
    if let Some(slug) = &args.slug {
        let whose = match (&args.publisher_name, &chosen) {
            (Some(name), _) => Whose::Named(name),
            (None, Some(id)) => Whose::Id(id),
            (None, None) => Whose::Only,
        };
        let path = scaffold::begin_policy(root, slug, args.layout.as_deref(), whose)?;
        let path = visible_path(&path);
        terminal::say(&locale.pick(
            format!("{path} er oprettet. Udgiv den med:  udgiv build {slug}"),
            format!("{path} created. Publish it with:  udgiv build {slug}"),
        ));
    }
    Ok(FINE)
}

/// The publisher that was named, or that somebody chooses where there are several.
fn chosen(args: &NewArgs, root: &Path, locale: Locale) -> Result<Option<String>, crate::files::Unreadable> {
    if args.publisher.is_some() || args.publisher_name.is_some() {
        return Ok(args.publisher.clone());
    }
    let known = scaffold::publisher_ids(root)?;
    let question = locale.pick("Hvem udgiver politikken?", "Who publishes the policy?");
    Ok(if known.len() > 1 { choose(question, &known).cloned() } else { None })
}
