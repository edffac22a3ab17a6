//! Liblouis as a program of its own, `lou_translate`: text in, cells out.
//!
//! It runs as a child process, so that a crash in it is not a crash of ours and nothing has to be linked. It reads a line
//! and writes a line until its input ends; should this process end first, the pipe closes and the child ends too.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;

use super::cells::{self, in_ascii};
use crate::edition::one_line;
use crate::locale::Explain;
use crate::policy::BrailleTable;

const PROGRAM: &str = "lou_translate";

/// The environment variable that names folders with other tables.
const TABLES: &str = "LOUIS_TABLEPATH";

/// Most bytes in a line: the program splits lines from 2,044 bytes on.
const MOST_BYTES: usize = 1500;

/// Why there is no braille.
#[derive(Debug, Clone)]
pub enum LouisFailed {
    /// The program is not installed.
    Missing,
    /// Its output can't be used.
    Broken {
        /// What it said instead.
        why: String,
    },
}

impl Explain for LouisFailed {
    fn danish(&self) -> String {
        match self {
            Self::Missing => "punktskrift kræver programmet lou_translate (liblouis), som ikke er installeret; alt andet er lavet\n\
                 Debian og Ubuntu:  apt install liblouis-bin liblouis-data\n\
                 Fedora:            dnf install liblouis-utils\n\
                 macOS:             brew install liblouis"
                .to_owned(),
            Self::Broken { why } => {
                format!("liblouis kunne ikke skrive teksten som punktskrift; alt andet er lavet\nProgrammet siger (på engelsk): »{why}«")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Missing => "braille needs the program lou_translate (liblouis), which is not installed; all else is made\n\
                 Debian and Ubuntu:  apt install liblouis-bin liblouis-data\n\
                 Fedora:             dnf install liblouis-utils\n\
                 macOS:              brew install liblouis"
                .to_owned(),
            Self::Broken { why } => {
                format!("liblouis could not write the text in braille; all else is made\nThe program says: “{why}”")
            }
        }
    }
}

/// The cells of each line, a byte each: braille ASCII for six dots, octo braille for eight.
pub fn translate(table: BrailleTable, lines: &[String]) -> Result<Vec<Vec<u8>>, LouisFailed> {
    let display = if in_ascii(table) { "unicode.dis," } else { "" };
    let encode = if in_ascii(table) { cells::ascii } else { cells::octo };
    let chunks: Vec<Vec<String>> = lines.iter().map(|line| chunks(line)).collect();
    let input: String = chunks.iter().flatten().map(|chunk| format!("{chunk}\n")).collect();
    let output = run(&format!("{display}{}.ctb", table.name()), input.as_bytes())?;
    let mut said = output.lines();
    let broken = |why: String| LouisFailed::Broken { why };
    let mut all = Vec::new();
    for (line, chunks) in lines.iter().zip(&chunks) {
        let mut whole: Vec<u8> = Vec::new();
        for _ in chunks {
            let chunk = said.next().ok_or_else(|| broken(format!("{PROGRAM}: {} ?", table.name())))?;
            if !whole.is_empty() {
                whole.push(b' ');
            }
            for cell in chunk.trim_end().chars() {
                whole.push(encode(cell).ok_or_else(|| broken(format!("{PROGRAM}: “{line}”: {cell}")))?);
            }
        }
        while whole.last() == Some(&b' ') {
            whole.pop();
        }
        all.push(whole);
    }
    Ok(all)
}

/// A line in pieces that the program takes whole, with white space collapsed and backslashes doubled, so that none begins an
/// escape. Its tables have one hyphen, and no signs that nobody sees.
fn chunks(line: &str) -> Vec<String> {
    let mut chunks = vec![String::new()];
    for word in one_line(line).split_whitespace() {
        let word = word.replace(['\u{2010}', '\u{2012}', '\u{2212}'], "-").replace('\\', "\\\\");
        let last = chunks.len() - 1;
        if !chunks[last].is_empty() && chunks[last].len() + word.len() + 1 > MOST_BYTES {
            chunks.push(word);
        } else {
            if !chunks[last].is_empty() {
                chunks[last].push(' ');
            }
            chunks[last].push_str(&word);
        }
    }
    chunks
}

fn run(table: &str, input: &[u8]) -> Result<String, LouisFailed> {
    let broken = |why: std::io::Error| LouisFailed::Broken { why: format!("{PROGRAM}: {why}") };
    let child = Command::new(PROGRAM)
        .args(["--forward", table])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|why| match why.kind() {
            std::io::ErrorKind::NotFound => LouisFailed::Missing,
            _ => broken(why),
        })?;
    let mut child = Ended(child);
    let (stdin, stdout, stderr) = (child.0.stdin.take(), child.0.stdout.take(), child.0.stderr.take());
    // All three pipes at once: one that fills up would block both sides.
    let (output, complaint) = thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut pipe| pipe.write_all(input)));
        let complaint = scope.spawn(move || {
            let mut text = Vec::new();
            let _ = stderr.map(|mut pipe| pipe.read_to_end(&mut text));
            String::from_utf8_lossy(&text).into_owned()
        });
        let mut bytes = Vec::new();
        let read = stdout.map_or(Ok(0), |mut pipe| pipe.read_to_end(&mut bytes));
        (read.map(|_| bytes), complaint.join().unwrap_or_default())
    });
    let status = child.0.wait().map_err(broken)?;
    let text = String::from_utf8(output.map_err(broken)?);
    match text {
        Ok(text) if status.success() && !text.is_empty() => Ok(text),
        _ => Err(LouisFailed::Broken { why: format!("{PROGRAM} {table}: {status}\n{}", complaint.trim()) }),
    }
}

/// A child process that is stopped when this value is dropped, even if reading its output fails halfway.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// "lou_translate (Liblouis) 3.24.0", and where its tables are looked for if that is said; `None` where the program is missing. It is asked each time, since
/// somebody may install it while this program runs.
pub fn version() -> Option<String> {
    let output = Command::new(PROGRAM).arg("--version").stdin(Stdio::null()).output().ok()?;
    let version = String::from_utf8(output.stdout).ok()?.lines().next().map(ToOwned::to_owned)?;
    let tables = std::env::var_os(TABLES).unwrap_or_default();
    Some(if tables.is_empty() { version } else { format!("{version}, {}", tables.display()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_sent_in_parts_between_words_and_backslashes_are_themselves() {
        let long = "æblegrød ".repeat(400);
        let parts = chunks(&long);
        assert!(parts.len() > 2 && parts.iter().all(|part| part.len() <= MOST_BYTES));
        assert_eq!(parts.join(" "), long.trim());
        assert_eq!(chunks("a\\x2801  b"), ["a\\\\x2801 b"]);
        assert_eq!(chunks("it\u{2011}plan \u{2212}5\u{202f}% øko\u{ad}nomi"), ["it-plan -5 % økonomi"]);
        assert_eq!(chunks(""), [""]);
    }
}
