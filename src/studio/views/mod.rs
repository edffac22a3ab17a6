//! Pages of the studio. Text is escaped where it is put in; nothing here is put together from strings.

mod conflict;
mod easy;
mod editor;
mod field;
mod findings;
mod frame;
mod home;
mod import;
mod new;
mod past;
mod preview;
mod publish;
mod publisher;
mod why;

pub use conflict::{broken, conflict};
pub use easy::{Desk as EasyDesk, easy_desk};
pub use editor::{Editor, editor};
pub use field::{Fields, Pictures};
pub use findings::{findings, of_field, page_of, summary};
pub use frame::{html, message, refused};
pub use home::{Card, FileState, home};
pub use import::{import_form, imported};
pub use new::{NOBODY, Wanted, new_form};
pub use past::{one_past, past_list};
pub use publish::{Row, publish_form, published};
pub use publisher::publisher_form;
pub use why::why;
