//! The command line program: parses arguments, hands over, gives the exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    udgiv::cli::run()
}
