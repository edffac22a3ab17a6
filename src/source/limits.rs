//! Size limits for sources, which may come from anyone.

/// Largest TOML file that is read, in bytes: about thirty times the longest policy we know.
pub const MOST_BYTES: u64 = 2 << 20;

/// Most sections, terms or blocks in one policy or section: far above any real document, and a bound on
/// what a hostile one can cost.
pub const MOST_TABLES: usize = 2000;
