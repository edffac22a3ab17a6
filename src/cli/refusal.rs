//! What is wrong with the arguments of a command, in Danish. In English, clap says it.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::danish::either;
use crate::locale::{Locale, listed};
use crate::policy::VariantName;
use crate::source::{keys::several, nearest};

/// The words about an error of the command line.
pub fn refusal(error: &clap::Error, locale: Locale) -> String {
    if locale == Locale::English || !error.use_stderr() {
        return error.render().to_string();
    }
    let usage = context(error, ContextKind::Usage).into_iter().next().unwrap_or_default();
    let usage = usage.trim_start_matches("Usage:").trim();
    // "udgiv build [VALG] …": what stands in front of what can be chosen.
    let command: Vec<&str> =
        usage.split(' ').take_while(|word| word.starts_with(char::is_alphabetic)).collect();
    let command = if command.is_empty() { "udgiv".to_owned() } else { command.join(" ") };
    let shown = if usage.is_empty() { String::new() } else { format!("\nBrug:  {usage}") };
    format!("fejl: {}{shown}\n\nSe, hvad der kan skrives, med:  {command} --help\n", danish(error))
}

fn context(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(all)) => all.clone(),
        Some(ContextValue::StyledStr(one)) => vec![one.to_string()],
        Some(ContextValue::StyledStrs(all)) => all.iter().map(ToString::to_string).collect(),
        Some(ContextValue::Number(one)) => vec![one.to_string()],
        _ => Vec::new(),
    }
}

/// The words about a variant that isn't one: what is meant by it, if that is but one, or the variants that it may be.
fn no_variant(arg: &str, value: &str) -> String {
    let names = VariantName::NAMES;
    let meant = match several(value, names) {
        Some(several) => Some(several.danish()),
        None => Locale::Danish.meant(nearest(value, names.iter().copied()).as_deref()),
    };
    let meant = meant.map_or_else(String::new, |meant| format!("\n{meant}"));
    format!("»{value}« kan ikke stå i {arg}{meant}\nVælg mellem: {}", Locale::Danish.listed(names))
}

fn danish(error: &clap::Error) -> String {
    let first = |kind| context(error, kind).into_iter().next().unwrap_or_default();
    let (arg, value) = (first(ContextKind::InvalidArg), first(ContextKind::InvalidValue));
    let meant = |kind| {
        // clap names the likeliest last.
        let near = context(error, kind).into_iter().next_back();
        Locale::Danish.meant(near.as_deref()).map_or_else(String::new, |meant| format!("\n{meant}"))
    };
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            if arg.starts_with("--variant") && !value.is_empty() {
                return no_variant(&arg, &value);
            }
            let can = context(error, ContextKind::ValidValue);
            let choose = match can.is_empty() {
                true => super::danish::value(&arg).unwrap_or_default().to_owned(),
                false => format!("Vælg mellem: {}", listed(&can, "og")),
            };
            // Where there are but two, one of them is no better a guess than the other.
            let near = if can.len() > 2 { meant(ContextKind::SuggestedValue) } else { String::new() };
            match value.is_empty() {
                true => format!("Der mangler noget efter {arg}\n{choose}"),
                false => format!("»{value}« kan ikke stå i {arg}{near}\n{choose}"),
            }
            .trim_end()
            .to_owned()
        }
        ErrorKind::UnknownArgument => {
            format!("»{arg}« kender udgiv ikke her{}", meant(ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidSubcommand => {
            let command = first(ContextKind::InvalidSubcommand);
            format!(
                "Der er ingen kommando, der hedder »{command}«{}",
                meant(ContextKind::SuggestedSubcommand)
            )
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "Skriv, hvad udgiv skal gøre:  udgiv build".to_owned()
        }
        ErrorKind::MissingRequiredArgument => {
            format!(
                "Der mangler noget i kommandoen: {}",
                listed(
                    &context(error, ContextKind::InvalidArg)
                        .iter()
                        .map(|arg| either(arg))
                        .collect::<Vec<_>>(),
                    "og"
                )
            )
        }
        ErrorKind::ArgumentConflict => {
            let other = listed(&context(error, ContextKind::PriorArg), "og");
            match other == arg || other.is_empty() {
                true => format!("{arg} kan kun skrives én gang"),
                false => format!("{arg} kan ikke bruges sammen med {other}"),
            }
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{arg} står alene, uden noget efter\nSkriv kun:  {arg}")
        }
        ErrorKind::NoEquals => format!("Der mangler et lighedstegn efter {arg}"),
        ErrorKind::InvalidUtf8 => "En af værdierne har tegn, som ikke kan læses".to_owned(),
        _ => "Kommandoen kan ikke forstås".to_owned(),
    }
}
