//! `udgiv verify`: has the published files judged, and writes the evidence.

use super::arguments::VerifyArgs;
use super::outcome::{FAULTS, FINE, Outcome};
use super::request::request;
use super::terminal;
use crate::locale::{Locale, visible, visible_path};
use crate::pipeline;
use crate::report::Judgement;

/// Runs the judges on this machine over the published files.
pub fn run(args: &VerifyArgs, locale: Locale) -> Outcome {
    let mut request = request(&args.project, &args.slugs)?;
    if let Some(out) = &args.out {
        request.out.clone_from(out);
    }
    let verified = pipeline::verify(&request, &|judgement| terminal::say(&line(judgement, locale)))?;
    for (judge, path, why) in &verified.silent {
        terminal::complain(&locale.pick(
            format!("{path}: {judge} gav intet svar, der kan læses: {}", visible(why)),
            format!("{path}: {judge} gave no answer that can be read: {}", visible(why)),
        ));
    }
    for path in &verified.altered {
        terminal::complain(&locale.pick(
            format!("{path} er ikke, som udgiv skrev den, og er ikke bedømt. Kør:  udgiv build"),
            format!("{path} isn't what udgiv wrote, and isn't judged. Run:  udgiv build"),
        ));
    }
    if !verified.absent.is_empty() {
        let absent = verified.absent.join(", ");
        terminal::complain(
            &locale
                .pick(format!("Ikke på denne maskine: {absent}"), format!("Not on this machine: {absent}")),
        );
    }
    for path in &verified.written {
        terminal::say(&visible_path(&request.out.join(path)));
    }
    let clean = verified.judgements.iter().all(|one| one.passed)
        && verified.silent.is_empty()
        && verified.altered.is_empty();
    Ok(if clean { FINE } else { FAULTS })
}

fn line(judgement: &Judgement, locale: Locale) -> String {
    let version = judgement.version.as_deref().map_or_else(String::new, |version| format!(" {version}"));
    let verdict = match judgement.errors {
        0 => locale.pick("ingen fejl".to_owned(), "no faults".to_owned()),
        1 => locale.pick("1 fejl".to_owned(), "1 fault".to_owned()),
        errors => locale.pick(format!("{errors} fejl"), format!("{errors} faults")),
    };
    let mut line = format!("{}: {}{version}: {verdict}", judgement.path, judgement.judge);
    for said in &judgement.says {
        line.push_str("\n    ");
        line.push_str(&visible(said));
    }
    line
}
