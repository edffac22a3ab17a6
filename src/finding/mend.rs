//! A mend: what to write instead, where there is one right answer.

use crate::policy::Place;

/// Characters of a source file that take the place of others. Only a fault with one right answer has a mend: `udgiv mend` writes it without
/// asking what was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// The bytes that give way. Empty where something is only added.
    pub place: Place,
    /// What stands there instead, as the file has it: escaped, if it is inside a TOML string that takes escapes.
    pub write: String,
}
