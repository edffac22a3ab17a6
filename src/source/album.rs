//! Pictures that were read a moment ago: what a save doesn't touch, and what several policies show, isn't read again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::policy::{Picture, PictureFormat};

/// The most memory that pictures are kept in, in bytes.
const MOST_BYTES: usize = 64 << 20;

/// How many times its file a drawing takes in memory, as long as it isn't written anew.
const DRAWING: usize = 16;

/// How many times its file a picture of pixels takes: itself, and what readers are shown.
const PIXELS: usize = 2;

/// Pictures by what their files hold, those that were asked for last behind the others.
#[derive(Default)]
pub struct Album {
    known: Mutex<VecDeque<Known>>,
}

struct Known {
    key: Key,
    picture: Picture,
    takes: usize,
}

/// What a file holds, and how its name ends.
type Key = ([u8; 32], String);

impl Album {
    /// The picture of a file of these bytes; `read` reads it if it isn't known. What can't be used isn't kept. Files that hold the same
    /// are pictures of their own, which share what is made of them.
    pub fn picture<E>(
        &self,
        bytes: &[u8],
        extension: &str,
        read: impl FnOnce() -> Result<Picture, E>,
    ) -> Result<Arc<Picture>, E> {
        let key = (Sha256::digest(bytes).into(), extension.to_owned());
        if let Some(known) = self.known(&key) {
            return Ok(Arc::new(known));
        }
        // Two workers may read the same at once, and then both have it.
        let picture = read()?;
        let times = if picture.format == PictureFormat::Svg { DRAWING } else { PIXELS };
        let takes = times.saturating_mul(bytes.len());
        self.keep(Known { key, picture: picture.clone(), takes });
        Ok(Arc::new(picture))
    }

    fn known(&self, key: &Key) -> Option<Picture> {
        let mut all = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let at = all.iter().rposition(|known| known.key == *key)?;
        let known = all.remove(at)?;
        let picture = known.picture.clone();
        all.push_back(known);
        Some(picture)
    }

    fn keep(&self, known: Known) {
        let mut all = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        all.push_back(known);
        let mut takes: usize = all.iter().map(|known| known.takes).sum();
        while takes > MOST_BYTES {
            let Some(first) = all.pop_front() else { break };
            takes -= first.takes;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::convert::Infallible;

    use super::*;
    use crate::policy::Lettering;

    fn drawing() -> Picture {
        Picture::drawing(b"<svg/>".to_vec().into(), 1.0, 1.0, Lettering::default())
    }

    #[test]
    fn a_picture_is_read_once_and_what_nobody_asks_for_is_let_go() {
        let (album, times) = (Album::default(), Cell::new(0));
        let look = |bytes: &[u8], extension| {
            let read = || {
                times.set(times.get() + 1);
                Ok::<_, Infallible>(drawing())
            };
            album.picture(bytes, extension, read).expect("it can be read")
        };
        let (first, second) = (look(b"a", "svg"), look(b"a", "svg"));
        assert!(times.get() == 1 && Arc::ptr_eq(&first.shown, &second.shown));
        assert!(!Arc::ptr_eq(&first, &second), "two figures of the same drawing are two");
        look(b"b", "svg");
        look(b"a", "SVG");
        assert_eq!(times.get(), 3);
        // One that would take all the room takes the place of none but the oldest.
        let large = |byte| vec![byte; MOST_BYTES / DRAWING / 2];
        look(&large(1), "svg");
        look(b"a", "svg");
        look(&large(2), "svg");
        assert_eq!(times.get(), 5);
        look(b"a", "svg");
        look(&large(2), "svg");
        assert_eq!(times.get(), 5);
        look(&large(1), "svg");
        assert_eq!(times.get(), 6);
        assert!(look(&vec![3; MOST_BYTES], "svg").format == PictureFormat::Svg);
        assert!(album.known.lock().expect("no panic").is_empty());
    }

    #[test]
    fn what_cannot_be_used_is_looked_at_again() {
        let album = Album::default();
        assert_eq!(album.picture(b"a", "svg", || Err(1)).err(), Some(1));
        assert!(album.picture(b"a", "svg", || Ok::<_, u8>(drawing())).is_ok());
    }
}
