//! Why somebody isn't let in.

/// Why somebody isn't let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The request names a host that isn't ours, or comes from somebody else's page.
    Elsewhere,
    /// The first address wasn't used.
    NoKey,
    /// A password is needed, or another one.
    Password {
        /// Whether one was given.
        is_wrong: bool,
    },
}
