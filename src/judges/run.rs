//! How a judge is run: with an end to its time and to what it may say.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::verdict::Answer;

/// A call of a program.
#[derive(Clone, Copy)]
pub(super) struct Call<'a> {
    /// The program, and what stands before its arguments.
    pub command: &'a [PathBuf],
    /// Its arguments; `{file}` is the file and `{out}` an empty folder.
    pub arguments: &'a [&'static str],
    /// Where its answer stands below `{out}`, if that isn't what it prints.
    pub answer: Option<&'a str>,
    /// The file.
    pub file: &'a Path,
}

/// How long a judge may take for one file, in steps of waiting.
const MOST_STEPS: usize = 6000;
/// A step of waiting.
const STEP: Duration = Duration::from_millis(50);
/// Most bytes of an answer.
const MOST_SAID: u64 = 32 << 20;
/// A proxy that leads nowhere: a judge has no business on the net.
const NO_PROXY: &str = "http://127.0.0.1:9";

/// Our scripts, by what stands for them in a command.
const SCRIPTS: &[(&str, &str)] =
    &[("{ace.mjs}", include_str!("ace.mjs")), ("{axe.mjs}", include_str!("axe.mjs"))];
/// How the name of a file ends that is a piece of a page, and no page.
const PIECE: &str = ".fragment.html";
/// The barest page that could hold it.
const PAGE: (&str, &str) = (
    "<!DOCTYPE html>\n<html lang=\"da\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
     <title>Another page</title><style>:root { color-scheme: light dark; background: Canvas } img, table { max-width: 100%; height: auto } [role=region] { overflow-x: auto } \
     body { overflow-wrap: anywhere; line-height: 1.7 }</style></head><body><main><h1>Another page</h1>\n",
    "\n</main></body></html>\n",
);

/// What a program answers.
pub(super) fn answer(call: &Call<'_>) -> Result<Answer, String> {
    let out = tempfile::tempdir().map_err(|why| why.to_string())?;
    let at = |name: &str| out.path().join(name);
    let written = |path: PathBuf, text: &str| match std::fs::write(&path, text) {
        Ok(()) => Ok(path),
        Err(why) => Err(why.to_string()),
    };
    let is_piece = call.file.to_str().is_some_and(|path| path.ends_with(PIECE));
    let file = if is_piece {
        let (before, after) = PAGE;
        written(at("page.html"), &format!("{before}{}{after}", read(call.file)?))?
    } else {
        call.file.to_owned()
    };
    let mut command = call.command.to_vec();
    for part in &mut command {
        if let Some((_, script)) = SCRIPTS.iter().find(|(name, _)| part.as_os_str() == *name) {
            *part = written(at("judge.mjs"), script)?;
        }
    }
    let argument = |argument: &&'static str| match *argument {
        "{file}" => file.clone(),
        "{out}" => out.path().to_owned(),
        plain => PathBuf::from(plain),
    };
    let arguments: Vec<PathBuf> = call.arguments.iter().map(argument).collect();
    let (said, ended_well) = ended(&command, &arguments, out.path())?;
    let said = match call.answer {
        Some(below) => read(&out.path().join(below)).map_err(|_| last_words(&said))?,
        None => said,
    };
    Ok(Answer { said, ended_well })
}

/// Runs a program to its end: what it wrote, and whether it ended well.
fn ended(command: &[PathBuf], arguments: &[PathBuf], folder: &Path) -> Result<(String, bool), String> {
    let (program, first) = command.split_first().ok_or("no program")?;
    let (out, err) = (folder.join("said"), folder.join("complained"));
    let file = |path: &Path| File::create(path).map_err(|why| why.to_string());
    let mut run = Command::new(program);
    run.args(first).args(arguments).stdin(Stdio::null()).stdout(file(&out)?).stderr(file(&err)?);
    run.env("LC_ALL", "C.UTF-8");
    // A user's settings of a judge must not bend what it says.
    run.env("XDG_CONFIG_HOME", folder).env("XDG_STATE_HOME", folder);
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY"] {
        run.env(name, NO_PROXY);
    }
    let mut child = run.spawn().map_err(|why| why.to_string())?;
    for _ in 0..MOST_STEPS {
        if let Some(status) = child.try_wait().map_err(|why| why.to_string())? {
            let mut said = read(&out)?;
            if said.trim().is_empty() {
                said = read(&err)?;
            }
            return Ok((said, status.success()));
        }
        std::thread::sleep(STEP);
    }
    // Whether it can still be stopped or not, it has no verdict.
    let _ = child.kill();
    let _ = child.wait();
    Err(format!("no answer within {} s", MOST_STEPS as u128 * STEP.as_millis() / 1000))
}

fn read(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|why| why.to_string())?;
    file.take(MOST_SAID).read_to_end(&mut bytes).map_err(|why| why.to_string())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The end of what a program wrote.
pub(super) fn last_words(said: &str) -> String {
    let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let last = lines.last().copied().unwrap_or("nothing");
    last.chars().take(200).collect()
}
