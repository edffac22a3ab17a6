//! `udgiv approve`

use super::arguments::ApproveArgs;
use super::outcome::{FAULTS, FINE, Outcome};
use super::output;
use super::request::{request, slug_of};
use super::terminal;
use crate::language::DocumentWords;
use crate::locale::Locale;
use crate::pipeline::{Approving, approve};
use crate::policy::{Date, Language};

/// Records who approved easy-read texts, when, and against which full text.
pub fn run(args: &ApproveArgs, locale: Locale) -> Outcome {
    let slug = &slug_of(&args.policy);
    let request = request(&args.project, std::slice::from_ref(slug))?;
    let (by, on, sections) = match approve(&request, &args.sections, &args.by, args.on)? {
        Approving::InTheWay { findings, sources } => {
            output::error_findings(&findings, &sources, locale);
            terminal::complain(&locale.pick(
                format!("{slug}: intet er godkendt, før fejlene er rettet"),
                format!("{slug}: nothing is approved until the errors are mended"),
            ));
            return Ok(FAULTS);
        }
        Approving::Done { by, on, sections } => (by, on, sections),
    };
    if sections.is_empty() {
        terminal::say(&locale.pick(
            format!("{slug}: der er ingen letlæst tekst, der mangler at blive godkendt"),
            format!("{slug}: no easy-read text is waiting to be approved"),
        ));
        return Ok(FINE);
    }
    for (title, id) in sections {
        terminal::say(&locale.pick(
            format!("»{title}« ({id}) er godkendt af {by} den {}", in_words(on, &Language::danish())),
            format!("“{title}” ({id}) is approved by {by} on {}", in_words(on, &Language::english())),
        ));
    }
    let folder = format!("sources/{slug}/approved");
    terminal::say(&locale.pick(
        format!("Gem {folder} sammen med policy.toml. Så kan I senere se, hvad der er ændret"),
        format!("Keep {folder} together with policy.toml, so that you can see later what has changed"),
    ));
    Ok(FINE)
}

/// A date as prose in a language writes it.
fn in_words(date: Date, language: &Language) -> String {
    DocumentWords::of(language).date(date)
}
