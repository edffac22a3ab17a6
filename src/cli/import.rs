//! `udgiv import`

use super::arguments::ImportArgs;
use super::outcome::{FINE, Outcome};
use super::terminal;
use crate::import::{self, Imported, Options};
use crate::locale::{Locale, visible_path};

/// Makes a draft from an existing document.
pub fn run(args: &ImportArgs, locale: Locale) -> Outcome {
    let options = Options {
        root: &args.project.root,
        slug: &args.slug,
        publisher: args.publisher.as_deref(),
        replace: args.force,
    };
    let Imported { policy, words, checks } = import::run(&args.file, &options)?;
    let (path, slug) = (visible_path(&policy), &args.slug);
    terminal::say(&locale.pick(
            format!(
                "{path} er lavet: {words} ord, alle kontrolleret. {checks} steder er mærket TJEK\nHvad der er ændret og udeladt, står i import-report.md ved siden af. Se kladden med:  udgiv build {slug}"
            ),
            format!(
                "{path} is made: {words} words, all of them verified. {checks} places are marked TJEK\nWhat was changed and left out stands in import-report.md beside it. See the draft with:  udgiv build {slug}"
            ),
        ));
    Ok(FINE)
}
