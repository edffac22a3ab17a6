//! `udgiv completions`: what a shell needs to complete commands, from their one definition.

use super::arguments::{CompletionsArgs, command};
use super::outcome::{FINE, Outcome};
use super::terminal;
use crate::locale::Locale;

/// Prints a script for a shell.
pub fn run(args: &CompletionsArgs, locale: Locale) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command(locale), "udgiv", &mut script);
    let script =
        String::from_utf8(script).unwrap_or_else(|why| unreachable!("names and help are text: {why}"));
    terminal::hand_over(&script)?;
    Ok(FINE)
}
