//! The same project, used through the library instead of the program.

use udgiv::edition::Edition;
use udgiv::pipeline::{self, Request};
use udgiv::policy::EditionKind;
use udgiv::variant::LineEnd;

use crate::driver::Project;

impl Project {
    /// A request for everything in this project.
    pub fn request(&self) -> Request {
        Request {
            root: self.root().to_owned(),
            slugs: Vec::new(),
            shard: None,
            cache: None,
            variants: Vec::new(),
            out: self.path("output"),
            workers: 1,
            force: false,
            line_end: LineEnd::Unix,
            fallback_date: None,
        }
    }

    /// One of the editions of a sound policy.
    pub fn edition(&self, slug: &str, kind: EditionKind) -> Edition {
        let request = Request { slugs: vec![slug.to_owned()], ..self.request() };
        let checked = pipeline::check(&request).unwrap_or_else(|why| panic!("{why:?}"));
        let policy = checked.sound.first().unwrap_or_else(|| panic!("sound: {:?}", checked.told.findings));
        Edition::clone(&policy.edition(kind).expect("a sound edition"))
    }
}
