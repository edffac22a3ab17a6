//! `udgiv import`

use super::arguments::ImportArgs;
use super::outcome::{FAULTS, FINE, Outcome};
use super::{output, terminal};
use crate::import::{self, ImportError, Imported, Options};
use crate::locale::{Locale, visible_path};

/// Makes a draft from an existing document.
pub fn run(args: &ImportArgs, locale: Locale) -> Outcome {
    let options = Options {
        root: &args.project.root,
        slug: &args.slug,
        publisher: args.publisher.as_deref(),
        replace: args.force,
        encoding: args.encoding,
        leave_out: args.leave_out,
        each_place: false,
    };
    let imported = match import::run(&args.file, &options) {
        // The document is at fault, not the request.
        Err(trouble @ ImportError::LeavesOut { .. }) => {
            output::trouble(&trouble, locale);
            return Ok(FAULTS);
        }
        other => other?,
    };
    let Imported { policy, words, left_out, checks, original: _ } = imported;
    let (path, slug) = (visible_path(&policy), &args.slug);
    terminal::say(&locale.pick(
        format!(
            "{path} er lavet: {words} ord, alle kontrolleret. {}. {checks} steder er mærket TJEK\nHvad der er ændret og udeladt, står i import-report.md ved siden af. Se kladden med:  udgiv build {slug}",
            match left_out {
                0 => "Alt er med".to_owned(),
                1 => "1 ord er ikke med".to_owned(),
                _ => format!("{left_out} ord er ikke med"),
            }
        ),
        format!(
            "{path} is made: {words} words, all of them verified. {}. {checks} places are marked TJEK\nWhat was changed and left out stands in import-report.md beside it. See the draft with:  udgiv build {slug}",
            match left_out {
                0 => "Nothing is left out".to_owned(),
                1 => "1 word is left out".to_owned(),
                _ => format!("{left_out} words are left out"),
            }
        ),
    ));
    Ok(FINE)
}
