//! What judges say.

/// What a judge has said.
pub struct Answer {
    /// What it wrote.
    pub said: String,
    /// Whether it ended as programs do that found nothing wrong.
    pub ended_well: bool,
}

/// What a judge says of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Its version, if its answer says so.
    pub version: Option<String>,
    /// Faults.
    pub errors: usize,
    /// Doubts.
    pub warnings: usize,
    /// The first faults, in its words.
    pub says: Vec<String>,
}

/// What a judge said of a file, and which one it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Its version, as it says it.
    pub version: Option<String>,
    /// What it says.
    pub verdict: Verdict,
}
