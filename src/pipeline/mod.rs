//! A whole run: read → check → edit → render → write.
//!
//! A policy goes all the way by itself: it is read, checked, edited and rendered while others are, and let go of before the next. Of a policy of
//! which nothing has changed since the last run, all that is kept (`kept.rs`).

mod approve;
mod error;
mod jobs;
mod kept;
mod outcome;
mod page_findings;
mod parts;
mod programs;
mod publishing;
mod request;
mod run;
pub mod scaffold;
mod session;
mod shared;
mod sight;
mod stock;
mod stock_digest;
mod told;
mod verify;

pub use approve::{Approving, approve};
pub use error::{RequestError, Trouble};
pub use kept::Change;
pub use request::{Cancel, Progress, Request};
pub use session::{OpenPolicy, Session};
pub use told::Published;
pub use verify::{Verified, verify};

use std::collections::BTreeMap;
use std::path::Path;

use crate::build::{Known, PublishedWith};
use crate::check::Checked;

/// Reads and checks the sources.
///
/// # Errors
///
/// What is wrong with the environment or the request.
pub fn check(request: &Request) -> Result<Checked, Trouble> {
    Session::new().check(request)
}

/// Reads, checks, renders and writes. A faulty policy publishes nothing new, and doesn't keep the others from being
/// published.
///
/// # Errors
///
/// What is wrong with the environment or the request, if it keeps everything from being published.
pub fn publish(request: &Request, progress: &(dyn Fn(Progress<'_>) + Sync)) -> Result<Published, Trouble> {
    Session::new().publish(request, progress, &Cancel::default())
}

/// What files would be published with besides their sources.
#[must_use]
pub fn published_with(root: &Path) -> PublishedWith {
    stock_digest::StockDigest::of(root).published_with()
}

/// Every policy of the project, and what a look at it says about files that were made of it.
///
/// # Errors
///
/// What is wrong with the environment.
pub fn known(request: &Request) -> Result<BTreeMap<String, Known>, Trouble> {
    Session::new().known(request)
}
