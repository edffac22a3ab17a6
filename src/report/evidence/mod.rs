//! The evidence for a publication: what its files claim, how each claim is shown, and what only a person can answer for. And the words about the files of
//! a site for the accessibility statement, which a person pastes and answers for.
//!
//! Nothing is claimed here. Dates are those of the judgements, which `udgiv verify` records; no clock is asked.

mod criteria;
mod data;
mod page;
mod statement;

pub use criteria::{CRITERIA, Criterion, How, OfDocuments, OfPages, STANDARDS, Standard, Wcag};
pub use data::{CriterionEvidence, Evidence, FileEvidence, Judgement, Known, PlainReport};
pub use page::{page, plain_figures, plain_title};
pub use statement::statement;
