//! Exit statuses, and the result of a command.

use crate::locale::Explain;

/// Everything is fine.
pub const FINE: u8 = 0;
/// The sources have faults.
pub const FAULTS: u8 = 1;
/// Something is wrong with the environment, or with the request.
pub const TROUBLE: u8 = 2;

/// The result of a command: an exit status, or the reason it couldn't run.
pub type Outcome = Result<u8, Box<dyn Explain>>;
