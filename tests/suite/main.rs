//! All tests that look at the program from outside, in one binary: linking Typst once is enough.

mod architecture;
mod build;
mod cli;
mod conformance;
mod faults;
mod goldens;
mod hostile;
mod import;
mod import_office;
mod parity;
mod rules;
mod support;
