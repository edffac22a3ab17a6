//! `udgiv schema`: the schema of a source, as `udgiv new` puts it beside the sources.

use super::arguments::SchemaArgs;
use super::outcome::{FINE, Outcome};
use super::terminal;
use super::values::Source;
use crate::source::keys;

/// Prints a schema.
pub fn run(args: &SchemaArgs) -> Outcome {
    let file = match args.source {
        Source::Policy => &keys::POLICY_FILE,
        Source::Publisher => &keys::PUBLISHER_FILE,
        Source::Project => &keys::PROJECT_FILE,
    };
    terminal::hand_over(&keys::schema(file))?;
    Ok(FINE)
}
