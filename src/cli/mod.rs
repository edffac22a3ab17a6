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
mod say;
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
    let command = command(locale);
    let cli = Cli::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit());
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
    ExitCode::from(result.unwrap_or_else(|trouble| {
        output::trouble(&*trouble, locale);
        TROUBLE
    })
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
