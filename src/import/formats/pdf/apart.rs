//! Runs what other people's code does with a file on a thread of its own.
//!
//! Interpreting a page takes more of the stack the deeper its forms are, and a fault in it ends the thread and not the
//! program. Drawing a figure has no bound of its own at all: it gets some seconds, which is a thousand times what a
//! figure takes, and goes without a picture after that.

use std::sync::mpsc;
use std::thread::Builder;
use std::time::Duration;

use crate::import::read_error::ReadError;

/// The stack of such a thread, in bytes.
const STACK: usize = 64 << 20;
/// How long a figure may take to draw.
const LONGEST: Duration = Duration::from_secs(10);

/// Runs some work to its end.
pub fn to_its_end<T: Send>(work: impl FnOnce() -> Result<T, ReadError> + Send) -> Result<T, ReadError> {
    let broken = || ReadError::Damaged { detail: "a page that can't be interpreted".to_owned() };
    std::thread::scope(|scope| {
        let thread = Builder::new().stack_size(STACK).spawn_scoped(scope, work).map_err(|_| broken())?;
        thread.join().map_err(|_| broken())?
    })
}

/// Runs some work, and waits for it only so long.
pub fn for_a_while<T: Send + 'static>(work: impl FnOnce() -> Option<T> + Send + 'static) -> Option<T> {
    let (sender, receiver) = mpsc::channel();
    let run = move || {
        // Nobody may be waiting any more.
        let _ = sender.send(work());
    };
    Builder::new().stack_size(STACK).spawn(run).ok()?;
    receiver.recv_timeout(LONGEST).ok().flatten()
}
