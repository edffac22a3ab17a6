//! `udgiv man`: the manual page, from the one definition of the commands.
//!
//! It is one page for all commands, so that people search in one place.

use clap::{Arg, Command, CommandFactory};
use roff::{Roff, bold, italic, roman};

use super::arguments::{Cli, command};
use super::outcome::{FINE, Outcome};
use super::reference::{help, is_help, value};
use super::terminal;
use crate::locale::Locale;

/// Prints the page.
pub fn run(locale: Locale) -> Outcome {
    terminal::hand_over(&page(locale))?;
    Ok(FINE)
}

/// The page, in roff.
fn page(locale: Locale) -> String {
    let pick = |danish: &'static str, english: &'static str| locale.pick(danish, english);
    let mut command = command(locale).disable_help_subcommand(true);
    command.build();
    let mut page = Roff::new();
    let version = concat!("udgiv ", env!("CARGO_PKG_VERSION"));
    page.control("TH", ["UDGIV", "1", "", version, pick("Kommandoer", "Commands")]);
    // Names in one piece and lines as they come: words are neither cut nor pulled apart.
    page.control("nh", []);
    page.control("ad", ["l"]);
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    heading(&mut page, pick("NAVN", "NAME"));
    page.text([roman(format!("udgiv - {about}"))]);
    heading(&mut page, pick("BRUG", "SYNOPSIS"));
    let usage = format!("udgiv {} [{}]", pick("KOMMANDO", "COMMAND"), pick("VALG", "OPTIONS"));
    page.text([bold("udgiv"), roman(usage.trim_start_matches("udgiv").to_owned())]);
    heading(&mut page, pick("VALG OVERALT", "OPTIONS EVERYWHERE"));
    arguments(&mut page, command.get_arguments(), locale);
    heading(&mut page, pick("KOMMANDOER", "COMMANDS"));
    // In the order of the definition: `mut_subcommand` moves what it touches to the end.
    for defined in Cli::command().get_subcommands() {
        if let Some(inner) = command.find_subcommand(defined.get_name()) {
            section(&mut page, inner, locale);
        }
    }
    for (title, entries) in ENDS {
        heading(&mut page, pick(title.0, title.1));
        for (name, danish, english) in *entries {
            entry(&mut page, vec![bold(*name)], pick(danish, english));
        }
    }
    page.to_roff()
}

/// An entry at the end of the page: what it is called, and what it is in Danish and in English.
type End = (&'static str, &'static str, &'static str);

/// What the definition of the commands doesn't say: titles in Danish and English, and what stands below them.
const ENDS: &[((&str, &str), &[End])] = &[
    (
        ("STATUS, NÅR PROGRAMMET SLUTTER", "EXIT STATUS"),
        &[
            ("0", "Alt er i orden.", "All is well."),
            (
                "1",
                "Der er fejl i kilderne. Resten er udgivet.",
                "There are errors in the sources. The rest is published.",
            ),
            (
                "2",
                "Noget er i vejen med computeren eller kommandoen.",
                "Something is wrong with the machine or the command.",
            ),
        ],
    ),
    (
        ("MILJØVARIABLER", "ENVIRONMENT"),
        &[
            (
                "SOURCE_DATE_EPOCH",
                "Datoen, i sekunder, for politikker, der ikke selv har en.",
                "The date, in seconds, of policies that give none.",
            ),
            (
                "UDGIV_STUDIO_PASSWORD",
                "Adgangskoden, når studio lukker andre maskiner ind.",
                "The password where the studio lets other machines in.",
            ),
            (
                "UDGIV_CACHE_KEY",
                "En hemmelighed: Med den bliver kun det hentet i cachen, der er lagt dér med den.",
                "A secret: with it, only what was put into the cache with it is taken from there.",
            ),
            (
                "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT_URL",
                "Hvem der spørger, og hvor, når cachen ligger i S3.",
                "Who asks, and where, if the cache is in S3.",
            ),
            ("NO_COLOR", "Slår farver fra.", "Turns colours off."),
        ],
    ),
    (
        ("FILER", "FILES"),
        &[
            ("sources/*/policy.toml", "En politik.", "A policy."),
            ("sources/publishers/*.toml", "En udgiver.", "A publisher."),
            ("udgiv.toml", "Det, der gælder for hele projektet.", "What holds for the whole project."),
            (
                "output/manifest.json",
                "Det, der er udgivet, for andre programmer.",
                "What is published, for other programs.",
            ),
        ],
    ),
];

fn heading(page: &mut Roff, title: &str) {
    page.control("SH", [title]);
}

/// A command: what it does, how it is written, and its arguments.
fn section(page: &mut Roff, command: &Command, locale: Locale) {
    page.control("SS", [command.get_name()]);
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    page.text([roman(format!("{about}."))]);
    page.control("PP", []);
    let usage = command.clone().render_usage().to_string();
    page.text([bold(usage.trim_start_matches("Usage:").trim())]);
    let own = command.get_arguments().filter(|arg| !arg.is_global_set() && !is_help(arg));
    arguments(page, own, locale);
}

/// What is given by its place, then what is given by its name.
fn arguments<'a>(page: &mut Roff, arguments: impl Iterator<Item = &'a Arg>, locale: Locale) {
    let (places, names): (Vec<&Arg>, Vec<&Arg>) = arguments.partition(|arg| arg.is_positional());
    for arg in places.into_iter().chain(names) {
        let value = value(arg);
        let mut written = Vec::new();
        if let Some(short) = arg.get_short() {
            written.extend([bold(format!("-{short}")), roman(", ")]);
        }
        match (arg.get_long(), value) {
            (Some(long), Some(value)) => {
                written.extend([bold(format!("--{long}")), roman(" "), italic(value)]);
            }
            (Some(long), None) => written.push(bold(format!("--{long}"))),
            (None, value) => written.extend(value.map(italic)),
        }
        entry(page, written, &help(arg, locale));
    }
}

fn entry(page: &mut Roff, name: Vec<roff::Inline>, words: &str) {
    page.control("TP", []);
    page.text(name);
    page.text([roman(words)]);
}
