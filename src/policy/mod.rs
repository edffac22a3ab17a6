//! The typed model of one publication: pure data, no input or output, no format.
//!
//! Every value that a person wrote is [`Located`]: it knows its place in the file, so that a fault
//! found three steps later can still point at the exact characters.

mod address;
mod block;
mod chart;
mod colour;
mod condition;
mod goals;
mod id;
mod keyed_text;
mod language;
mod lettering;
mod model;
mod named;
mod picture;
mod picture_use;
mod place;
mod placing;
mod press;
mod profile;
mod publisher;
mod signs;
mod source_map;
mod texts;
mod variant;

pub use address::{AddressFault, address, is_address, mail, tidied};
pub use block::{Block, Figure, Table};
pub use chart::{Chart, ChartForm, DrawnFor};
pub use colour::{Cmyk, Colour};
pub use condition::condition_named;
pub use goals::{Goal, GoalCoverage};
pub use id::{is_reserved, is_slug, slug_for};
pub use keyed_text::{KeyedText, TextKind};
pub use language::Language;
pub use lettering::{Lettering, SmallLetters, Undrawn};
pub use model::*;
pub use picture::{LateBytes, Picture, PictureFormat, Raster, Samples, Shown};
pub use picture_use::PictureUse;
pub use place::{Located, Place, SourceId, Text};
pub use placing::{Cover, Focus, PageWish, Placing, Width};
pub use press::{Booklet, BrandInk, Press};
pub use profile::Profile;
pub use publisher::*;
pub use signs::is_format;
pub use source_map::{Position, SourceFile, SourceMap, normal_text};

pub use variant::{EditionKind, VariantName};
