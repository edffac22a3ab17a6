//! `udgiv clean`: shows which files no source makes any more, and removes them after a yes.

use super::arguments::CleanArgs;
use super::consent::{Consent, ask};
use super::outcome::{FINE, Outcome};
use super::request::request;
use super::terminal;
use crate::build::{self, Unwanted};
use crate::locale::{Locale, visible_path};
use crate::pipeline;

/// Takes out of the output folder what no source makes any more.
pub fn run(args: &CleanArgs, locale: Locale) -> Outcome {
    let mut request = request(&args.project, &[])?;
    if let Some(out) = &args.out {
        request.out.clone_from(out);
    }
    let policies = pipeline::known(&request)?;
    let found = build::unwanted(&request.out, &policies);
    let shown = visible_path(&request.out);
    for one in found.iter().filter(|one| one.changed) {
        terminal::say(&stays(&visible_path(&request.out.join(&one.path)), locale));
    }
    let found: Vec<Unwanted> = found.into_iter().filter(|one| !one.changed).collect();
    if found.is_empty() {
        terminal::say(&locale.pick(
            format!("Der er intet at rydde op i {shown}"),
            format!("There is nothing to clean in {shown}"),
        ));
        return Ok(FINE);
    }
    terminal::say(&locale.pick(
        format!("Disse filer i {shown} laver ingen kilde længere:"),
        format!("No source makes these files in {shown} any more:"),
    ));
    for one in &found {
        terminal::say(&format!("  {} ({} kB)", one.path, one.bytes.div_ceil(1024)));
    }
    match ask(args.yes, locale.pick("Skal de slettes?", "Remove them?"), locale) {
        Consent::Yes => {
            let removed = build::remove(&request.out, &policies, &found, &|| waits(locale))?;
            terminal::say(&says_removed(removed.len(), locale));
        }
        Consent::No => terminal::say(locale.pick("Intet er slettet", "Nothing is removed")),
        Consent::NobodyToAsk => terminal::say(locale.pick(
            "Intet er slettet endnu. Slet dem med:  udgiv clean --yes",
            "Nothing is removed yet. Remove them with:  udgiv clean --yes",
        )),
    }
    Ok(FINE)
}

/// Says that another process has to finish first.
pub fn waits(locale: Locale) {
    terminal::complain(locale.pick(
        "En anden udgiv arbejder i samme mappe. Venter på, at den bliver færdig …",
        "Another udgiv is working in the same folder. Waiting until it is done …",
    ));
}

fn stays(path: &str, locale: Locale) -> String {
    locale.pick(
        format!("{path} er ændret, siden udgiv skrev den, og bliver liggende"),
        format!("{path} was changed after udgiv wrote it, and stays"),
    )
}

fn says_removed(count: usize, locale: Locale) -> String {
    match count {
        1 => locale.pick("1 fil er slettet".to_owned(), "1 file is removed".to_owned()),
        _ => locale.pick(format!("{count} filer er slettet"), format!("{count} files are removed")),
    }
}
