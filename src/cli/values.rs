//! What can stand behind an option or an argument, where it is one of a few.

use clap::ValueEnum;

/// A source that has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Source {
    /// sources/…/policy.toml
    Policy,
    /// sources/publishers/….toml
    Publisher,
    /// udgiv.toml
    Project,
}

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the line itself and what to do.
    Human,
    /// A line each.
    Short,
    /// As data, in one object.
    Json,
    /// As data, a line for each thing that happens, as it happens.
    Ndjson,
    /// As SARIF 2.1.0, which many tools that gather findings read.
    Sarif,
    /// As notes beside the lines on GitHub.
    Github,
}

/// How a run that goes on is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Told {
    /// In words.
    Human,
    /// As data, a line for each thing that happens, as it happens.
    Ndjson,
}
