//! Setup that is not the point of a test.

mod browser;
mod dice;
mod forms;
pub mod icc;
mod library;
mod package;
mod published;
mod schema;

pub use browser::browser;
pub use dice::Dice;
pub use forms::{forms, judged};
pub use package::{Epub, OPF, OPS, XHTML, package, xhtml};
pub use published::{Published, example, in_each_layout, of_the_repository, publications};
pub use schema::schema_faults;

pub use crate::driver::{
    Edit, Project, Run, copy, golden, missing, pdf_tags, pdf_text, repository, slugs, tool,
};
