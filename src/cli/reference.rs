//! The command line as a page, in each language: `docs/cli-reference.md`, `docs/kommandoer.md`.
//!
//! Everything on it comes from the definition in `arguments.rs` and its Danish words, so a page that differs is out of date.

use clap::{Arg, Command, CommandFactory};

use super::arguments::{Cli, command};
use crate::locale::Locale;

/// The page of all commands.
#[must_use]
pub fn reference(locale: Locale) -> String {
    let mut command = command(locale).disable_help_subcommand(true);
    command.build();
    let mut page = locale
        .pick(
            "# Kommandoerne\n\n\
             `udgiv KOMMANDO --help` siger det samme. Valg kan stå både før og efter det, der angives.\n",
            "# The commands\n\n\
             `udgiv COMMAND --help` says the same. Options can stand before or after arguments.\n",
        )
        .to_owned();
    let anywhere = locale.pick("Overalt", "Everywhere");
    page.push_str(&format!("\n## {anywhere}\n\n{}", arguments(command.get_arguments(), locale)));
    // In the order of the definition: `mut_subcommand` moves what it touches to the end.
    for defined in Cli::command().get_subcommands() {
        page.extend(command.find_subcommand(defined.get_name()).map(|inner| section(inner, locale)));
    }
    page
}

fn section(command: &Command, locale: Locale) -> String {
    let name = command.get_name();
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    // What holds everywhere is told once.
    let own = command.get_arguments().filter(|arg| !arg.is_global_set() && !is_help(arg));
    format!("\n## {name}\n\n{about}.\n\n```sh\n{usage}\n```\n\n{}", arguments(own, locale))
}

pub(super) fn is_help(arg: &Arg) -> bool {
    matches!(arg.get_id().as_str(), "help" | "version")
}

/// What is given by its place, then what is given by its name.
fn arguments<'a>(arguments: impl Iterator<Item = &'a Arg>, locale: Locale) -> String {
    let (places, names): (Vec<&Arg>, Vec<&Arg>) = arguments.partition(|arg| arg.is_positional());
    places.into_iter().chain(names).map(|arg| line(arg, locale)).collect()
}

/// How an argument is written, what it does, and what it is where it is left out.
fn line(arg: &Arg, locale: Locale) -> String {
    let value = value(arg);
    let mut written: Vec<String> = arg.get_short().iter().map(|short| format!("`-{short}`")).collect();
    written.extend(arg.get_long().map(|long| match &value {
        Some(value) => format!("`--{long} {value}`"),
        None => format!("`--{long}`"),
    }));
    if written.is_empty() {
        written.extend(value.map(|value| format!("`{value}`")));
    }
    let ticked = |word: &str| format!("`{word}`");
    format!("- {}: {}\n", written.join(", "), told(arg, locale, &ticked))
}

/// What stands for an argument's value: `<DIR>`.
pub(super) fn value(arg: &Arg) -> Option<String> {
    let names = arg.get_value_names().unwrap_or_default();
    names.first().filter(|_| arg.get_action().takes_values()).map(|name| format!("<{name}>"))
}

/// What an argument does, which values it takes, and what it is where it is left out.
pub(super) fn help(arg: &Arg, locale: Locale) -> String {
    told(arg, locale, &str::to_owned)
}

/// The same, with what is typed marked.
fn told(arg: &Arg, locale: Locale, marked: &dyn Fn(&str) -> String) -> String {
    let mut line = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let values = arg.get_possible_values();
    if !arg.is_hide_possible_values_set() && !values.is_empty() && arg.get_action().takes_values() {
        let values: Vec<String> = values.iter().map(|value| marked(value.get_name())).collect();
        line.push_str(&format!(" ({})", values.join(", ")));
    }
    let default: Vec<String> =
        arg.get_default_values().iter().map(|value| marked(&value.to_string_lossy())).collect();
    if arg.get_action().takes_values() && !arg.is_hide_default_value_set() && !default.is_empty() {
        let word = locale.pick("ellers:", "default:");
        line.push_str(&format!(" [{word} {}]", default.join(" ")));
    }
    line
}
