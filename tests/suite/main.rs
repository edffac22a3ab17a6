//! All tests that look at the program from outside, in one binary, so that Typst is linked only once.

mod approval;
mod architecture;
mod booklet;
mod braille;
mod build;
mod cli;
mod conformance;
#[path = "../driver/mod.rs"]
mod driver;
mod easy;
mod edits;
mod epub;
mod examples;
mod faults;
mod generated;
mod goldens;
mod hostile;
mod import;
mod inspect;
mod keys;
mod layouts;
mod mend;
mod page_list;
mod parity;
mod pictures;
mod print;
mod reader;
mod rules;
mod support;
mod transcript;
