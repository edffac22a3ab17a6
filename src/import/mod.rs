//! Turns an existing document into a draft of `policy.toml` without losing a word.
//!
//! ```text
//! bytes ──Format::read──▶ Document ──outline──▶ Draft ──write──▶ policy.toml, images/, import-report.md
//!   └────Format::words──▶ words ────────── verify: the same words in the same order
//! ```
//!
//! [`run`] does the whole import for the command. [`Reading`] and [`Conversion`] are its two halves without a disk,
//! so that tests and fuzz targets can hold them to the same promise.
//!
//! | file | does |
//! |---|---|
//! | `formats/` | a folder a foreign format: what the document says of itself |
//! | `document/` | the pieces that all formats yield, and the one way through them |
//! | `draft/` | what the pieces mean, for all formats alike, and how that is written |
//! | `noted.rs` | footnotes that somebody typed by hand |
//! | `verify.rs` | holds the written draft against the document's words |
//! | `foreign.rs` | files that are no document for us, and what to do with them |
//! | `original.rs` | what is kept of the document, and holds every later state of the draft against its words |
//! | `proof.rs` | weighs what was left out: a little, or too much to be furniture |
//! | `runs.rs` | the same where the document's words have no order |
//! | `report.rs` | `import-report.md` |
//! | `signs.rs` | what stands for signs that no font has |
//! | `staging.rs` | where the draft is written and read back before anybody sees it |

mod conversion;
mod document;
pub mod draft;
mod error;
mod foreign;
mod format;
mod formats;
mod limits;
mod noted;
mod original;
mod proof;
mod read_error;
mod report;
mod run;
mod runs;
mod signs;
mod staging;
mod verify;

pub use conversion::{Conversion, Reading};
pub use document::{
    Added, Cell, Content, Document, Doubt, Evidence, Footnote, Inline, Join, LeftOut, ListNumber, Mend, Move,
    Nested, Noted, Notice, Origin, Picture, Piece, Place, Properties, Reason, Rewritten, every, every_mut,
    is_contents, nested, numbered_goal, plain,
};
pub use error::ImportError;
pub use foreign::Foreign;
pub use format::{Format, Order};
pub use formats::{
    Docx, ENCODINGS, Encoding, FORMATS, Html, Markdown, Odt, Pdf, Text, endings, format_of, page_picture,
};
pub use limits::{DEEPEST, MOST_BYTES, MOST_TEXT};
pub use original::{Absent, Original, Point, Proof, Shown};
pub use proof::Weighed;
pub use read_error::ReadError;
pub use run::{Imported, Options, run};
pub use verify::Difference;
