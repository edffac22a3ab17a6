//! The command line: one definition of every command, and one file for what each does.

mod approve;
mod build;
mod check;
mod danish;
mod explain;
mod import;
mod new;
mod output;
pub mod render;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::locale::{Explain, Locale, listed};
use crate::pipeline::Request;
use crate::policy::{Date, VariantName};

/// Everything is fine.
const FINE: u8 = 0;
/// There are faults in sources.
const FAULTS: u8 = 1;
/// There is something wrong with the environment, or with what was asked for.
const TROUBLE: u8 = 2;

/// What a command ends with: an exit status, or what kept it from its work.
type Outcome = Result<u8, Box<dyn Explain>>;

/// Udgiver en politik som tilgængelig PDF, e-bog og letlæst tekst – publish a policy for everyone.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
struct Cli {
    /// Language of messages: da or en. Otherwise the environment's (LC_ALL, LC_MESSAGES, LANG).
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = ["da", "en"])]
    lang: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check the sources, then make every publication, in parallel.
    Build(BuildArgs),
    /// Check the sources alone.
    Check(CheckArgs),
    /// Record easy-read texts as approved against the full text as it is now.
    Approve(ApproveArgs),
    /// Make a draft of a document that exists already, with no word lost.
    Import(ImportArgs),
    /// Begin a new policy, or a layout of one's own: a scaffold that builds at once.
    New(NewArgs),
    /// Explain a code: what it finds, why, and a wrong and a right example.
    Explain(ExplainArgs),
}

#[derive(Debug, Args)]
struct Project {
    /// The project's folder, the one that has sources/ in it.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
}

#[derive(Debug, Args)]
struct BuildArgs {
    /// Policies: folders in sources/. None means all.
    slugs: Vec<String>,
    /// Only this variant; can be given several times.
    #[arg(long = "variant", value_name = "VARIANT", value_parser = variant)]
    variants: Vec<VariantName>,
    #[command(flatten)]
    project: Project,
    /// Where to put the publications [default: output/ in the project's folder].
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// How many to make at the same time [default: one a processor core].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    /// Make everything anew, also what hasn't changed.
    #[arg(long)]
    force: bool,
    /// End lines of easy-read text as old versions of Notepad in Windows want them (CR LF, byte order mark).
    #[arg(long)]
    windows: bool,
    /// Plain lines instead of a progress bar.
    #[arg(long)]
    plain: bool,
    /// How findings are shown.
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

#[derive(Debug, Args)]
struct CheckArgs {
    /// Policies: folders in sources/. None means all.
    slugs: Vec<String>,
    #[command(flatten)]
    project: Project,
    /// How findings are shown.
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Count warnings as errors.
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Args)]
struct ApproveArgs {
    /// The policy: a folder in sources/.
    #[arg(value_name = "SLUG")]
    policy: String,
    /// Only this section; can be given several times. None means all that nobody stands behind as they are.
    #[arg(long = "section", value_name = "ID")]
    sections: Vec<String>,
    /// Who approves.
    #[arg(long, value_name = "NAME")]
    by: String,
    /// The day of the approval, 2026-11-01 [default: SOURCE_DATE_EPOCH, or today].
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<Date>,
    #[command(flatten)]
    project: Project,
}

#[derive(Debug, Args)]
struct ImportArgs {
    /// The document.
    file: PathBuf,
    /// Name of the draft's folder: small letters a-z, digits and hyphens.
    #[arg(long)]
    slug: String,
    /// Who publishes: a file in sources/publishers/, without .toml.
    #[arg(long, value_name = "PUBLISHER")]
    publisher: Option<String>,
    #[command(flatten)]
    project: Project,
    /// Replace a policy that is there; it is kept as policy.toml.bak.
    #[arg(long = "force", id = "replace")]
    force: bool,
}

#[derive(Debug, Args)]
#[group(id = "what", required = true, multiple = true)]
struct NewArgs {
    /// Name of the policy's folder: small letters a-z, digits and hyphens.
    #[arg(group = "what")]
    slug: Option<String>,
    /// Name of a layout to begin; the policy, if there is one, uses it.
    #[arg(long, group = "what", value_name = "NAME")]
    layout: Option<String>,
    #[command(flatten)]
    project: Project,
}

#[derive(Debug, Args)]
struct ExplainArgs {
    /// The code in front of a finding, for example U021 or R05.
    code: String,
}

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the line itself and what to do.
    Human,
    /// A line each.
    Short,
    /// As data.
    Json,
}

/// A day as it is written in a source.
fn day(text: &str) -> Result<Date, String> {
    let part = |range| text.get(range).and_then(|digits: &str| digits.parse::<u16>().ok());
    let written =
        text.len() == 10 && text.is_ascii() && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    let (year, month, day) = (part(0..4), part(5..7), part(8..10));
    let date = year.zip(month).zip(day).filter(|_| written).and_then(|((year, month), day)| {
        Date::new(i32::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    });
    date.ok_or_else(|| "2026-11-01".to_owned())
}

fn variant(name: &str) -> Result<VariantName, String> {
    VariantName::from_name(name).ok_or_else(|| {
        let known: Vec<&str> = VariantName::ALL.iter().map(|one| one.name()).collect();
        format!("known variants: {}", known.join(", "))
    })
}

/// Runs the program on the process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    let locale = locale(std::env::args());
    let command = command(locale);
    let cli = Cli::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit());
    let result = match &cli.command {
        Command::Build(args) => build::run(args, locale),
        Command::Check(args) => check::run(args, locale),
        Command::Approve(args) => approve::run(args, locale),
        Command::Import(args) => import::run(args, locale),
        Command::New(args) => new::run(args, locale),
        Command::Explain(args) => explain::run(args, locale),
    };
    ExitCode::from(result.unwrap_or_else(|trouble| {
        eprintln!("{}: {}", locale.pick("fejl", "error"), trouble.explain(locale));
        TROUBLE
    }))
}

/// The whole command line, with its help in a language. What can be imported is told by the list of formats.
fn command(locale: Locale) -> clap::Command {
    let endings = crate::import::endings();
    let (command, file) = match locale {
        Locale::Danish => {
            (danish::in_danish(Cli::command()), format!("Dokumentet: {}", listed(&endings, "eller")))
        }
        Locale::English => (Cli::command(), format!("The document: {}", listed(&endings, "or"))),
    };
    command.mut_subcommand("import", |import| {
        import.mut_arg("file", |arg| arg.help(file.clone()).long_help(file))
    })
}

/// The language of messages: what `--lang` says, or the environment. It is looked for before the arguments are
/// parsed, because help and wrong arguments are to be answered in it.
fn locale(arguments: impl Iterator<Item = String>) -> Locale {
    let arguments: Vec<String> = arguments.collect();
    let after = arguments.iter().position(|one| one == "--lang").and_then(|at| arguments.get(at + 1));
    let said = arguments.iter().find_map(|one| one.strip_prefix("--lang=")).or(after.map(String::as_str));
    match said {
        Some(tag) => Locale::from_tag(tag),
        None => Locale::from_environment(|name| std::env::var(name).ok()),
    }
}

/// A request that takes all policies, to be narrowed.
fn request(project: &Project, slugs: &[String]) -> Result<Request, BadEpoch> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    Ok(Request {
        root: project.root.clone(),
        slugs: slugs.to_vec(),
        variants: Vec::new(),
        out: project.root.join("output"),
        workers,
        force: false,
        line_end: crate::variant::LineEnd::Unix,
        fallback_date: epoch(std::env::var("SOURCE_DATE_EPOCH").ok())?,
    })
}

/// The day of `SOURCE_DATE_EPOCH` (reproducible-builds.org), in UTC.
fn epoch(value: Option<String>) -> Result<Option<Date>, BadEpoch> {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(None) };
    let date = value.parse().ok().and_then(|seconds| {
        let date = time::OffsetDateTime::from_unix_timestamp(seconds).ok()?.date();
        Date::new(date.year(), date.month().into(), date.day())
    });
    date.map(Some).ok_or(BadEpoch { value })
}

/// `SOURCE_DATE_EPOCH` is no number of seconds.
#[derive(Debug)]
struct BadEpoch {
    value: String,
}

impl Explain for BadEpoch {
    fn danish(&self) -> String {
        format!(
            "SOURCE_DATE_EPOCH er ikke et antal sekunder: {}\nSkriv et helt tal, eller fjern variablen",
            self.value
        )
    }

    fn english(&self) -> String {
        format!(
            "SOURCE_DATE_EPOCH is not a number of seconds: {}\nWrite a whole number, or remove the variable",
            self.value
        )
    }
}

/// Whether colours are welcome on the stream of messages.
fn colour() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_epoch_is_a_day_or_an_error() {
        assert_eq!(epoch(Some("1738108800".into())).unwrap(), Date::new(2025, 1, 29));
        assert!(epoch(None).unwrap().is_none());
        assert!(epoch(Some("i morgen".into())).is_err());
    }
}
