//! `udgiv mend`: shows what can be mended without asking what was meant, and writes it after a yes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::arguments::MendArgs;
use super::consent::{Consent, ask};
use super::outcome::Outcome;
use super::output;
use super::request::request;
use super::terminal;
use crate::check::Told;
use crate::files::{Unreadable, write_atomically};
use crate::finding::{Finding, Mend, told_once};
use crate::locale::{Explain, Locale, visible, visible_path};
use crate::pipeline;
use crate::policy::{SourceId, SourceMap};
use crate::source::{Mended, Replacement, mended};

/// A mend can uncover another; this many times is more than any chain of them needs.
const MOST_ROUNDS: usize = 10;

/// How much of a line is shown on either side of what changes, in characters.
const AROUND: usize = 60;

/// Shows every mend, and writes them all if that is wanted.
pub fn run(args: &MendArgs, locale: Locale) -> Outcome {
    let request = request(&args.project, &args.slugs)?;
    let mut told = pipeline::check(&request)?.told;
    for round in 0..MOST_ROUNDS {
        let files = files(&told, &request.root)?;
        if files.iter().all(|file| file.mends.is_empty()) {
            if round == 0 {
                terminal::say(
                    locale.pick("Der er intet, udgiv selv kan rette", "There is nothing udgiv can mend"),
                );
            }
            say_left_alone(&files, locale);
            break;
        }
        for file in &files {
            terminal::say_with(&shown(file, &told.sources, locale));
        }
        let question = locale.pick("Skal rettelserne skrives?", "Write these mends?");
        match ask(args.yes, question, locale) {
            Consent::Yes => {}
            Consent::No => {
                terminal::say(locale.pick("Intet er ændret", "Nothing is changed"));
                break;
            }
            Consent::NobodyToAsk => {
                terminal::say(&only_shown(&args.slugs, locale));
                break;
            }
        }
        for file in files.iter().filter(|file| !file.mends.is_empty()) {
            write_atomically(&file.path, file.text.as_bytes())?;
            terminal::say(&written(file, locale));
        }
        told = pipeline::check(&request)?.told;
    }
    Ok(output::status(&told, false))
}

/// A source with its mends made.
struct MendedFile<'a> {
    path: PathBuf,
    /// With the mends.
    text: String,
    /// What is mended, in the order of the file.
    mends: Vec<(&'a Finding, &'a Mend)>,
    /// How many mends can't be made without harm.
    left_alone: usize,
}

/// Every file in which something can be mended, in the order in which they were read.
fn files<'a>(told: &'a Told, root: &Path) -> Result<Vec<MendedFile<'a>>, Box<dyn Explain>> {
    let mut by_file: BTreeMap<SourceId, Vec<(&Finding, &Mend)>> = BTreeMap::new();
    for finding in told_once(&told.findings) {
        if let Some(mend) = &finding.mend {
            let mends = by_file.entry(mend.place.file).or_default();
            // Two rules may ask for the same characters.
            if mends.iter().all(|(_, other)| *other != mend) {
                mends.push((finding, mend));
            }
        }
    }
    let mut files = Vec::new();
    for (id, mends) in by_file {
        let path = root.join(&told.sources.file(id).path);
        let text = fs::read(&path).map_err(|why| Unreadable { path: path.clone(), why })?;
        // Only what was checked may be mended.
        let text = String::from_utf8(text).ok().filter(|text| told.sources.is_content(id, text));
        let text = text.ok_or_else(|| MendError::Changed { path: path.clone() })?;
        if fs::metadata(&path).is_ok_and(|about| about.permissions().readonly()) {
            return Err(MendError::ReadOnly { path }.into());
        }
        let replacements: Vec<Replacement> = mends
            .iter()
            .map(|(_, mend)| Replacement { range: mend.place.range(), write: mend.write.clone() })
            .collect();
        let Mended { text, made } = mended(&text, &replacements);
        // What overlaps is mended in the next round; where nothing can be, the rest would do harm.
        let left_alone = if made.is_empty() { mends.len() } else { 0 };
        let mends = made.iter().map(|index| mends[*index]).collect();
        files.push(MendedFile { path, text, mends, left_alone });
    }
    Ok(files)
}

/// Each mend: where it is, by which code, and the line before and after.
fn shown(file: &MendedFile<'_>, sources: &SourceMap, locale: Locale) -> String {
    let mut out = String::new();
    for (finding, mend) in &file.mends {
        let source = sources.file(mend.place.file);
        let at = sources.position(mend.place);
        let title = finding.words(locale).title;
        let path = visible(&source.path);
        out.push_str(&format!("{path}:{}:{}: {} {title}\n", at.line, at.column, finding.code.id));
        let (before, after) = sides(source.text(), mend);
        for (sign, line) in [('-', before), ('+', after)] {
            for line in line.split('\n') {
                out.push_str(&format!("  {sign} {}\n", visible(line)));
            }
        }
        out.push('\n');
    }
    out
}

/// The lines that a mend changes, before and after.
fn sides(text: &str, mend: &Mend) -> (String, String) {
    let place = mend.place.range();
    let start = text[..place.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[place.end..].find('\n').map_or(text.len(), |at| place.end + at);
    let (before, after) = (&text[start..place.start], &text[place.end..end]);
    let before = match before.char_indices().rev().nth(AROUND) {
        Some((at, _)) => format!("…{}", &before[at..]),
        None => before.trim_start().to_owned(),
    };
    let after = match after.char_indices().nth(AROUND) {
        Some((at, _)) => format!("{}…", &after[..at]),
        None => after.to_owned(),
    };
    let side = |middle: &str| format!("{before}{middle}{after}");
    (side(&text[place]), side(&mend.write))
}

fn written(file: &MendedFile<'_>, locale: Locale) -> String {
    let (path, count) = (visible_path(&file.path), file.mends.len());
    let (danish, english) = if count == 1 { ("rettelse", "mend") } else { ("rettelser", "mends") };
    locale.pick(format!("{path}: {count} {danish} skrevet"), format!("{path}: {count} {english} written"))
}

fn only_shown(slugs: &[String], locale: Locale) -> String {
    let command: String =
        ["udgiv mend"].into_iter().chain(slugs.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
    locale.pick(
        format!("Intet er ændret endnu. Skriv rettelserne med:  {command} --yes"),
        format!("Nothing is changed yet. Write the mends with:  {command} --yes"),
    )
}

/// Mends that would change something else in the file stay undone, and that is told.
fn say_left_alone(files: &[MendedFile<'_>], locale: Locale) {
    for MendedFile { path, left_alone, .. } in files.iter().filter(|file| file.left_alone > 0) {
        let path = visible_path(path);
        terminal::say(&locale.pick(
            format!(
                "{path}: {left_alone} kan ikke rettes uden fare for andet i filen; se dem med:  udgiv check"
            ),
            format!(
                "{path}: {left_alone} can't be mended without risk to the rest; see them with:  udgiv check"
            ),
        ));
    }
}

/// Why a file can't be mended.
#[derive(Debug)]
enum MendError {
    /// It has changed since it was checked.
    Changed { path: PathBuf },
    /// It is write-protected.
    ReadOnly { path: PathBuf },
}

impl Explain for MendError {
    fn danish(&self) -> String {
        match self {
            Self::Changed { path } => format!(
                "{} er ændret, mens den blev gennemgået, og er ikke rørt\nEr den åben i et andet program, så gem og luk den der, og prøv igen",
                visible_path(path)
            ),
            Self::ReadOnly { path } => {
                format!("{} er skrivebeskyttet\nFjern skrivebeskyttelsen, og prøv igen", visible_path(path))
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Changed { path } => format!(
                "{} changed while it was checked, and was not touched\nIf it is open in another program, save and close it there, and try again",
                visible_path(path)
            ),
            Self::ReadOnly { path } => {
                format!("{} is read-only\nMake it writable, and try again", visible_path(path))
            }
        }
    }
}
