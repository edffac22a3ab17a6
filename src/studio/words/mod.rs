//! What fields, names and buttons are called, in Danish and in English.

mod helps;
mod instead;
mod labels;
mod names;
pub mod step;
mod uses;
mod whys;

pub use helps::help;
pub use instead::{instead, of_mark};
pub use labels::label;
pub use names::{kind, name};
pub use uses::used_for;
pub use whys::why;
