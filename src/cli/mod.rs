//! The command line: `arguments.rs` defines it, and each command has its own file.

mod approve;
mod arguments;
mod build;
mod check;
mod clean;
mod consent;
mod danish;
mod explain;
mod import;
mod mend;
mod new;
mod outcome;
mod output;
mod reference;
mod refusal;
pub mod render;
mod request;
mod schema;
mod terminal;

pub use reference::reference;

use std::process::ExitCode;

use clap::FromArgMatches;

use self::arguments::{Cli, Command, command};
use self::outcome::{FINE, TROUBLE};
use self::refusal::refusal;
use crate::locale::Locale;

/// Runs the program on the process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    let locale = locale(std::env::args_os().map(|one| one.to_string_lossy().into_owned()));
    let cli = match command(locale).try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return ExitCode::from(refused(&error, locale)),
    };
    let result = match &cli.command {
        Command::Build(args) => build::run(args, locale),
        Command::Check(args) => check::run(args, locale),
        Command::Clean(args) => clean::run(args, locale),
        Command::Mend(args) => mend::run(args, locale),
        Command::Approve(args) => approve::run(args, locale),
        Command::Import(args) => import::run(args, locale),
        Command::New(args) => new::run(args, locale),
        Command::Explain(args) => explain::run(args, locale),
        Command::Schema(args) => schema::run(args),
    };
    ExitCode::from(ended(result, locale))
}

/// The exit status, once the reason for a failure is told.
fn ended(result: outcome::Outcome, locale: Locale) -> u8 {
    result.unwrap_or_else(|trouble| {
        output::trouble(&*trouble, locale);
        TROUBLE
    })
}

/// Tells what is wrong with the arguments, or hands over the help that was asked for.
fn refused(error: &clap::Error, locale: Locale) -> u8 {
    let words = refusal(error, locale);
    if error.use_stderr() {
        terminal::complain_with(&words);
        return TROUBLE;
    }
    ended(terminal::hand_over(&words).map(|()| FINE).map_err(Into::into), locale)
}

/// The language of messages, from `--lang` or the environment. It is determined before the arguments are parsed, because
/// help and complaints about arguments should be in it too.
fn locale(arguments: impl Iterator<Item = String>) -> Locale {
    let arguments: Vec<String> = arguments.collect();
    let after = arguments.iter().position(|one| one == "--lang").and_then(|at| arguments.get(at + 1));
    let said = arguments.iter().find_map(|one| one.strip_prefix("--lang=")).or(after.map(String::as_str));
    match said {
        Some(tag) => Locale::from_tag(tag),
        None => Locale::from_environment(|name| std::env::var(name).ok()),
    }
}
