//! `udgiv import`

use super::arguments::ImportArgs;
use super::outcome::{FINE, Outcome};
use super::say;
use crate::import::{self, Imported, Options};
use crate::locale::{Locale, seen};

/// Makes a draft from an existing document.
pub fn run(args: &ImportArgs, locale: Locale) -> Outcome {
    let options = Options {
        root: &args.project.root,
        slug: &args.slug,
        publisher: args.publisher.as_deref(),
        replace: args.force,
    };
    let Imported { policy, words, checks } = import::run(&args.file, &options)?;
    let (path, slug) = (seen(&policy), &args.slug);
    say::line(&locale.pick(
            format!(
                "{path} er lavet: {words} ord, alle kontrolleret. {checks} steder er mærket TJEK\nHvad der er ændret og udeladt, står i import-report.md ved siden af. Se kladden med:  udgiv build {slug}"
            ),
            format!(
                "{path} is made: {words} words, all of them verified. {checks} places are marked TJEK\nWhat was changed and left out stands in import-report.md beside it. See the draft with:  udgiv build {slug}"
            ),
        )
    );
    Ok(FINE)
}
