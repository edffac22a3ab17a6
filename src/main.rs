//! The command line program: parses arguments, hands over, gives the exit status.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Texts and pages are many small pieces, which two workers take and give back all the time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    udgiv::cli::run()
}
