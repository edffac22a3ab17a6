//! The command line: one definition of every command and argument.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueHint};
use clap_complete::Shell;

use super::danish::in_danish;
use super::values::{Format, Source, Told};
use crate::build::Shard;
use crate::import::{ENCODINGS, Encoding};
use crate::locale::{Locale, listed};
use crate::policy::{Date, VariantName};

/// Publish a policy as accessible PDF, e-book and easy-read text.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub struct Cli {
    /// Language of messages: da or en [default: what the project's udgiv.toml says, or else what the computer is set to].
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = ["da", "en"])]
    pub lang: Option<String>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check the sources, then make every publication, in parallel.
    Build(BuildArgs),
    /// Publish whenever a source is saved, and only what the change touches.
    Watch(WatchArgs),
    /// Write, check, approve and publish in the browser, on this machine alone.
    Studio(StudioArgs),
    /// Check the sources alone.
    Check(CheckArgs),
    /// Have the published files judged by the judges on this machine, and write the evidence.
    Verify(VerifyArgs),
    /// Remove published files that no source makes any more, after showing them.
    Clean(CleanArgs),
    /// Mend what has one right answer, after showing it.
    Mend(MendArgs),
    /// Record easy-read texts as approved against the full text as it is now.
    Approve(ApproveArgs),
    /// Make a draft of a document that exists already, with no word lost.
    Import(ImportArgs),
    /// Begin a new policy, or a layout of one's own: a scaffold that builds at once.
    New(NewArgs),
    /// Explain a code: what it finds, why, and a wrong and a right example.
    Explain(ExplainArgs),
    /// Print whose work is inside the program, with the licences.
    Notices,
    /// Join the output folders of several machines into one.
    #[command(alias = "merge")]
    Join(JoinArgs),
    /// Print the JSON Schema of a source, by which editors complete and check while somebody types.
    Schema(SchemaArgs),
    /// Print what a shell needs to complete commands, options and paths.
    Completions(CompletionsArgs),
    /// Print the manual page, for man.
    Man,
}

#[derive(Debug, Args)]
pub struct Project {
    /// The project's folder, the one that has sources/ in it.
    #[arg(long, default_value = ".", value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub root: PathBuf,
}

#[derive(Debug, Args)]
pub struct BuildArgs {
    /// Policies: folders in sources/. None means all.
    #[arg(value_hint = ValueHint::DirPath)]
    pub slugs: Vec<String>,
    /// Only this variant; can be given several times.
    #[arg(long = "variant", value_name = "VARIANT", value_parser = variant)]
    pub variants: Vec<VariantName>,
    #[command(flatten)]
    pub project: Project,
    /// Where to put the publications [default: output/ in the project's folder].
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub out: Option<PathBuf>,
    /// How many to make at the same time [default: one a processor core].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// Make everything anew, also what hasn't changed.
    #[arg(long)]
    pub force: bool,
    /// End lines of easy-read text as old versions of Notepad in Windows want them (CR LF, byte order mark).
    #[arg(long)]
    pub windows: bool,
    /// Plain lines instead of a progress bar.
    #[arg(long)]
    pub plain: bool,
    /// How findings are shown.
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,
    /// Say of each file why it was made, or that it wasn't.
    #[arg(long = "explain")]
    pub why: bool,
    /// Only a share of the work, for one of several machines: 2/8 is the second of eight. `udgiv join` joins them.
    #[arg(long, value_name = "K/N", value_parser = str::parse::<Shard>)]
    pub shard: Option<Shard>,
    /// A folder that machines share, or s3://BUCKET/FOLDER: finished files are taken from it and new ones put there, so that none makes what another has made.
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, value_parser = NonEmptyStringValueParser::new())]
    pub cache: Option<String>,
}

#[derive(Debug, Args)]
pub struct JoinArgs {
    /// The output folders.
    #[arg(required = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub folders: Vec<PathBuf>,
    /// Where to put everything.
    #[arg(long, id = "into", default_value = "output", value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub out: PathBuf,
}

#[derive(Debug, Args)]
pub struct WatchArgs {
    /// Policies: folders in sources/. None means all.
    #[arg(value_hint = ValueHint::DirPath)]
    pub slugs: Vec<String>,
    /// Only this variant; can be given several times.
    #[arg(long = "variant", value_name = "VARIANT", value_parser = variant)]
    pub variants: Vec<VariantName>,
    #[command(flatten)]
    pub project: Project,
    /// Where to put the publications [default: output/ in the project's folder].
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub out: Option<PathBuf>,
    /// How many to make at the same time [default: one a processor core].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// End lines of easy-read text as old versions of Notepad in Windows want them (CR LF, byte order mark).
    #[arg(long)]
    pub windows: bool,
    /// How it is told what happens.
    #[arg(long, id = "told", value_name = "FORMAT", value_enum, default_value = "human")]
    pub format: Told,
}

#[derive(Debug, Args)]
pub struct StudioArgs {
    #[command(flatten)]
    pub project: Project,
    /// The port of the studio's address; 0 takes one that is free.
    #[arg(long, default_value_t = 4242, value_name = "N")]
    pub port: u16,
    /// Don't open the browser.
    #[arg(long)]
    pub no_open: bool,
    /// Let other machines in at this address of this one. Needs a password in the variable UDGIV_STUDIO_PASSWORD.
    #[arg(long, value_name = "ADDRESS")]
    pub listen: Option<std::net::IpAddr>,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Policies: folders in sources/. None means all.
    #[arg(value_hint = ValueHint::DirPath)]
    pub slugs: Vec<String>,
    #[command(flatten)]
    pub project: Project,
    /// How findings are shown.
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,
    /// Count warnings as errors.
    #[arg(long)]
    pub strict: bool,
}

#[derive(Debug, Args)]
pub struct MendArgs {
    /// Policies: folders in sources/. None means all.
    #[arg(value_hint = ValueHint::DirPath)]
    pub slugs: Vec<String>,
    /// Write without asking.
    #[arg(long)]
    pub yes: bool,
    #[command(flatten)]
    pub project: Project,
}

#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Policies: folders in sources/. None means all.
    pub slugs: Vec<String>,
    #[command(flatten)]
    pub project: Project,
    /// Where the publications are [default: output/ in the project's folder].
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct CleanArgs {
    #[command(flatten)]
    pub project: Project,
    /// Where the publications are [default: output/ in the project's folder].
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub out: Option<PathBuf>,
    /// Remove without asking.
    #[arg(long)]
    pub yes: bool,
}

#[derive(Debug, Args)]
pub struct ApproveArgs {
    /// The policy: a folder in sources/.
    #[arg(value_name = "SLUG", value_hint = ValueHint::DirPath)]
    pub policy: String,
    /// Only this section; can be given several times. None means all with a text that isn't approved as it stands.
    #[arg(long = "section", value_name = "ID")]
    pub sections: Vec<String>,
    /// Who approves.
    #[arg(long, value_name = "NAME")]
    pub by: String,
    /// The day of the approval, 2026-11-01 [default: SOURCE_DATE_EPOCH, or today].
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
    #[command(flatten)]
    pub project: Project,
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The document.
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// Name of the draft's folder: small letters a-z, digits and hyphens.
    #[arg(long)]
    pub slug: String,
    /// Who publishes: a file in sources/publishers/, without .toml.
    #[arg(long, value_name = "PUBLISHER")]
    pub publisher: Option<String>,
    #[command(flatten)]
    pub project: Project,
    /// What a text was saved in, if it isn't told by itself: utf-8, utf-16le, windows-1252, cp865 (DOS), macintosh.
    #[arg(long, value_name = "ENCODING", value_parser = encoding)]
    pub encoding: Option<Encoding>,
    /// Leave out what looks like page numbers, running lines and contents, or is hidden, also where it is much.
    #[arg(long)]
    pub leave_out: bool,
    /// Replace a policy that is there; it is kept as policy.toml.bak.
    #[arg(long = "force", id = "replace")]
    pub force: bool,
}

#[derive(Debug, Args)]
#[group(id = "what", required = true, multiple = true)]
pub struct NewArgs {
    /// Name of the policy's folder: small letters a-z, digits and hyphens.
    #[arg(group = "what")]
    pub slug: Option<String>,
    /// Name of a layout to begin; the policy, if there is one, uses it.
    #[arg(long, group = "what", value_name = "NAME")]
    pub layout: Option<String>,
    /// Who publishes the policy: a file in sources/publishers/, without .toml. Needed where there are several.
    #[arg(long, value_name = "PUBLISHER", requires = "slug", id = "whose")]
    pub publisher: Option<String>,
    /// Name of a new publisher, who gets a file of their own: "Sønderborg Kommune".
    #[arg(long, value_name = "NAME", requires = "slug", conflicts_with = "whose")]
    pub publisher_name: Option<String>,
    #[command(flatten)]
    pub project: Project,
}

#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The code in front of a finding, for example U021 or R05.
    pub code: String,
}

#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Which source: policy.toml, a publisher's file, or the project's udgiv.toml.
    #[arg(value_name = "SOURCE")]
    pub source: Source,
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Which shell.
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
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

fn encoding(name: &str) -> Result<Encoding, String> {
    Encoding::named(name).ok_or_else(|| {
        let known: Vec<&str> = ENCODINGS.iter().map(|(name, _)| *name).collect();
        format!("known encodings: {}", known.join(", "))
    })
}

fn variant(name: &str) -> Result<VariantName, String> {
    VariantName::from_name(name).ok_or_else(|| {
        let known: Vec<&str> = VariantName::ALL.iter().map(|one| one.name()).collect();
        format!("known variants: {}", known.join(", "))
    })
}

/// The whole command line, with its help in a language. What can be imported is told by the list of formats.
pub fn command(locale: Locale) -> clap::Command {
    let endings = crate::import::endings();
    let (words, or) = locale.pick(("Dokumentet", "eller"), ("The document", "or"));
    let file = format!("{words}: {}", listed(&endings, or));
    let command = match locale {
        Locale::Danish => in_danish(Cli::command()),
        Locale::English => Cli::command(),
    };
    // `mut_arg` would move it behind all others.
    command.mut_subcommand("import", |import| {
        import.mut_args(|arg| match arg.get_id() == "file" {
            true => arg.help(file.clone()).long_help(file.clone()),
            false => arg,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
