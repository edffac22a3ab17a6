//! The one way to the terminal. Nobody listening any more (`| head -1`) is silence, not a fault of ours: what a command does goes on.

use std::io::{ErrorKind, Write};
use std::sync::Mutex;

use crate::locale::{Explain, visible};

/// Why standard output took no more, other than that nobody listened.
static REFUSED: Mutex<Option<ErrorKind>> = Mutex::new(None);

/// Writes text to standard output, as it is.
pub fn raw(text: &str) {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    if let Err(why) = written
        && why.kind() != ErrorKind::BrokenPipe
        && let Ok(mut refused) = REFUSED.lock()
    {
        refused.get_or_insert(why.kind());
    }
}

/// Writes lines to standard output; what a terminal would act on is shown instead.
pub fn line(text: &str) {
    raw(&format!("{}\n", visible(text)));
}

/// Writes a question to standard output, and stays on its line.
pub fn question(text: &str) {
    raw(&format!("{} ", visible(text)));
}

/// Writes text that is made for a terminal to standard error. If that is closed, there is nobody left to tell.
pub fn aside_raw(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Writes lines to standard error; what a terminal would act on is shown instead.
pub fn aside(text: &str) {
    aside_raw(&format!("{}\n", visible(text)));
}

/// What standard output didn't take, if it was still wanted.
pub fn refused() -> Option<OutputRefused> {
    REFUSED.lock().ok()?.take().map(|kind| OutputRefused { kind })
}

/// Standard output is not closed, and takes nothing: its disk is full.
#[derive(Debug)]
pub struct OutputRefused {
    kind: ErrorKind,
}

impl Explain for OutputRefused {
    fn danish(&self) -> String {
        format!("Det, der skulle skrives ud, kunne ikke skrives: {}", crate::files::danish_why(self.kind))
    }

    fn english(&self) -> String {
        format!("What was to be printed could not be written: {}", crate::files::english_why(self.kind))
    }
}
