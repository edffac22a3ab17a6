//! All tests that look at the program from outside, in one binary: linking Typst once is enough.

mod architecture;
mod booklet;
mod build;
mod cli;
mod conformance;
mod easy;
mod faults;
mod goldens;
mod hostile;
mod parity;
mod print;
mod rules;
mod support;
