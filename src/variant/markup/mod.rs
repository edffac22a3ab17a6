//! An edition as the elements of HTML: what the e-book and the web editions have in common. What each of them decides for itself, it says by a
//! [`Form`]; an attribute that it has no use for, its document leaves out ([`Xml::without`](crate::xml::Xml::without)).

mod body;
mod book;
mod breaks;
mod form;
mod has;
mod image;
mod names;
mod parts;
mod text;

pub use self::body::{Body, Entry};
pub use self::book::Book;
pub use self::breaks::{Mark, Voice};
pub use self::form::{Form, Made};
pub use self::has::Has;
pub use self::image::{chart_style, image};
pub use self::names::numbered;
pub use self::text::{language, unparted};
