//! The command line: `arguments.rs` defines it, and each command has its own file.

mod approve;
mod arguments;
mod build;
mod check;
mod clean;
mod completions;
mod consent;
mod danish;
mod double_click;
mod events;
mod explain;
mod import;
mod join;
mod manual;
mod mend;
mod new;
mod notices;
mod outcome;
mod output;
mod reasons;
mod reference;
mod refusal;
pub mod render;
mod request;
mod schema;
mod studio;
mod terminal;
mod values;
mod verify;
mod watch;
mod watched;

pub use reference::reference;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::FromArgMatches;

use self::arguments::{Cli, Command, command};
use self::outcome::{FINE, TROUBLE};
use self::refusal::refusal;
use crate::locale::Locale;
use crate::source;

/// Runs the program on the process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    let mut given: Vec<OsString> = std::env::args_os().collect();
    let locale = locale(&given);
    if given.len() > 1 || !double_click::is_one() {
        return ExitCode::from(ran(given, locale));
    }
    // Whoever double clicks is no programmer: the studio is what they want.
    given.push("studio".into());
    let status = match double_click::refuse_inside_zip() {
        Ok(()) => ran(given, locale),
        refused => ended(refused.map(|()| FINE), locale),
    };
    if status != FINE {
        double_click::wait(locale);
    }
    ExitCode::from(status)
}

/// Runs the command that arguments ask for, and gives the exit status.
fn ran(given: Vec<OsString>, locale: Locale) -> u8 {
    let matches = command(locale).try_get_matches_from(helped(given, locale));
    let cli = match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return refused(&error, locale),
    };
    let result = match &cli.command {
        Command::Build(args) => build::run(args, locale),
        Command::Watch(args) => watch::run(args, locale),
        Command::Studio(args) => studio::run(args, locale),
        Command::Check(args) => check::run(args, locale),
        Command::Verify(args) => verify::run(args, locale),
        Command::Clean(args) => clean::run(args, locale),
        Command::Mend(args) => mend::run(args, locale),
        Command::Approve(args) => approve::run(args, locale),
        Command::Import(args) => import::run(args, locale),
        Command::New(args) => new::run(args, locale),
        Command::Explain(args) => explain::run(args, locale),
        Command::Join(args) => join::run(args, locale),
        Command::Notices => notices::run(),
        Command::Schema(args) => schema::run(args),
        Command::Completions(args) => completions::run(args, locale),
        Command::Man => manual::run(locale),
    };
    ended(result, locale)
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

/// The language of messages: `--lang`, the project's, the environment's, the system's. It is determined before the arguments are parsed, because help and
/// complaints about arguments should be in it too.
fn locale(given: &[OsString]) -> Locale {
    let said = value_of(given, "--lang").and_then(|tag| Locale::from_name(&tag.to_string_lossy()));
    let root = value_of(given, "--root").unwrap_or_else(|| ".".into());
    said.or_else(|| source::language(Path::new(&root)))
        .or_else(|| Locale::from_environment(|name| std::env::var(name).ok()))
        .or_else(Locale::of_system)
        .unwrap_or_default()
}

/// What stands behind an option: `--lang da` or `--lang=da`.
fn value_of(given: &[OsString], option: &str) -> Option<OsString> {
    let joined = |one: &OsString| Some(one.to_str()?.strip_prefix(option)?.strip_prefix('=')?.into());
    let at = given.iter().position(|one| one == option || joined(one).is_some())?;
    joined(&given[at]).or_else(|| given.get(at + 1).cloned())
}

/// `udgiv help build` as `udgiv build --help`: the command that clap has for it speaks English only.
fn helped(mut given: Vec<OsString>, locale: Locale) -> Vec<OsString> {
    let first = (1..given.len()).find(|at| {
        let is_value = matches!(given[at - 1].to_str(), Some("--lang" | "--root"));
        !is_value && !given[*at].to_string_lossy().starts_with('-')
    });
    if let Some(at) = first.filter(|at| locale == Locale::Danish && given[*at] == "help") {
        given.remove(at);
        given.push("--help".into());
    }
    given
}
