//! # udgiv: one policy, published for everyone
//!
//! Turns a structured policy document into an accessible PDF, an EPUB and an easy-read text, in parallel,
//! from one source of truth.
//!
//! ## The way through
//!
//! ```text
//! Source ──read──▶ Policy ──check──▶ CheckedPolicy ──edit──▶ Edition ──render──▶ Artefact ──write──▶ output/
//!                     └── Findings ──▶ people, editors, CI
//! ```
//!
//! A document that exists already comes in by the side: `Document ──outline──▶ Draft ──write──▶ policy.toml` ([`import`]).
//!
//! [`pipeline`] is these five steps: each policy goes through them by itself, side by side with others. The words, used everywhere in the same sense:
//!
//! | word | means | where |
//! |---|---|---|
//! | **Source** | files on disk: `policy.toml`, `publisher.toml`, pictures | [`source`] |
//! | **Policy** | the typed model of one publication, every value with its place in the file | [`policy`] |
//! | **Finding** | one thing wrong or doubtful: a code, a place, what is wrong, what to do | [`finding`], [`check`] |
//! | **Edition** | a policy made ready to read, as one tree; `full` or `easy` | [`edition`] |
//! | **Variant** | an edition in a format: `screen`, `print`, `large-print`, `epub`, `easy-text`, made by a **Writer** | [`variant`] |
//! | **Artefact** | the finished file, with the standards it conforms to | [`variant`], [`build`] |
//! | **Picture** | what readers and presses are shown of a file of pixels, without what else the file says | [`pixels`] |
//! | **Layout** | how paged variants and the EPUB look: Typst files, CSS, measures, fonts | [`layout`] |
//! | **Chart** | numbers, drawn | [`chart`] |
//! | **Language** | the words, alphabet and habits of the language a document is written in | [`language`] |
//! | **Locale** | the language of messages: Danish or English | [`locale`] |
//! | **Prose** | sentences, words and how hard they read; what is known of Danish words | [`prose`] |
//! | **Report** | what is known of an easy-read edition, and the evidence for a publication, for those who answer for it | [`report`] |
//! | **Judge** | a program of others that says whether a file keeps to a standard | [`judges`] |
//! | **Studio** | sources written, checked, approved and published in a browser | [`studio`] |
//! | **Document** | a file of another format on its way in; the **Draft** is what becomes of it | [`import`] |
//!
//! Readers, one tree, writers: a writer never looks at TOML, a reader never knows a format, and no writer knows
//! another. [`check::CheckedPolicy`] has a private constructor, so nothing unchecked can be rendered.
//! `docs/architecture.md` says what may look into what; `tests/suite/architecture/` guards the arrows.
//!
//! ## What is incremental
//!
//! A policy of which no file has changed is skipped, and what was found in it is told again ([`pipeline`]). Each artefact has a
//! fingerprint of all that it is made of ([`build`]); while that and the file are the same, it is not made again.
//!
//! ## Errors are of three kinds
//!
//! Faults in sources are collected as findings, with place and help (exit status 1). Faults in the environment
//! are errors of the room they belong to, each with a remedy in the user's language ([`locale::Explain`], exit status 2).
//! Bugs panic and name the invariant that broke.

// A closed pipe would make these panic; `cli::terminal` is the way out.
#![deny(clippy::print_stdout, clippy::print_stderr)]

pub mod build;
pub mod chart;
pub mod check;
pub mod cli;
pub mod edition;
pub mod files;
pub mod finding;
pub mod import;
pub mod judges;
pub mod language;
pub mod layout;
pub mod locale;
mod packed;
pub mod pipeline;
pub mod pixels;
pub mod policy;
pub mod prose;
pub mod report;
pub mod source;
pub mod studio;
pub mod variant;
mod xml;
