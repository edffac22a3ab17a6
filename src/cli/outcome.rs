//! What a command ends with.

use crate::locale::Explain;

/// Everything is fine.
pub const FINE: u8 = 0;
/// There are faults in sources.
pub const FAULTS: u8 = 1;
/// There is something wrong with the environment, or with what was asked for.
pub const TROUBLE: u8 = 2;

/// What a command ends with: an exit status, or what kept it from its work.
pub type Outcome = Result<u8, Box<dyn Explain>>;
