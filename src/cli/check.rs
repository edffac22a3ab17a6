//! `udgiv check`

use super::arguments::{CheckArgs, Format};
use super::outcome::Outcome;
use super::output;
use super::request::request;
use super::terminal;
use crate::locale::Locale;
use crate::pipeline;

/// Checks the sources and makes nothing.
pub fn run(args: &CheckArgs, locale: Locale) -> Outcome {
    let checked = pipeline::check(&request(&args.project, &args.slugs)?)?;
    output::findings(&checked.told, &[], args.format, locale)?;
    if args.format == Format::Human {
        let policies = checked.sound.len() + checked.told.held_back.len();
        let (danish, english) = match policies {
            1 => ("politik gennemgået", "policy checked"),
            _ => ("politikker gennemgået", "policies checked"),
        };
        terminal::say(&format!("{policies} {}", locale.pick(danish, english)));
    }
    Ok(output::status(&checked.told, args.strict))
}
