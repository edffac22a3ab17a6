//! What is made side by side and belongs together: whoever brings the last part takes them all.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// The parts of one thing, each brought once, in any order and by anyone.
#[derive(Debug)]
pub(super) struct Parts<T> {
    count: usize,
    brought: Mutex<BTreeMap<usize, T>>,
}

impl<T> Parts<T> {
    /// None of `count` parts is there yet.
    pub fn new(count: usize) -> Self {
        Self { count, brought: Mutex::default() }
    }

    /// How many parts there will be.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Brings a part. Gives all of them, in their order, to whoever brings the last: that is one, however many hold the parts in sight.
    ///
    /// # Panics
    ///
    /// If a part is brought twice, or there is none of this number: the thing would be finished twice, or never.
    pub fn bring(&self, part: usize, it: T) -> Option<Vec<T>> {
        let mut brought = self.brought.lock().unwrap_or_else(PoisonError::into_inner);
        let is_expected = part < self.count && brought.insert(part, it).is_none();
        assert!(is_expected, "a part is brought once");
        (brought.len() == self.count).then(|| std::mem::take(&mut *brought).into_values().collect())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn whoever_brings_the_last_part_takes_all_in_their_order() {
        let parts = Parts::new(3);
        assert_eq!(parts.bring(2, "c"), None);
        assert_eq!(parts.bring(0, "a"), None);
        assert_eq!(parts.bring(1, "b"), Some(vec!["a", "b", "c"]));
    }

    /// Whoever has handed out the work may hold it still, or be through long before: a thing isn't finished by who lets go of it last.
    #[test]
    fn a_thing_is_finished_once_whoever_holds_it_still() {
        let held = Arc::new(Parts::new(2));
        let mut holders = vec![Arc::clone(&held), Arc::clone(&held)];
        let finished = AtomicUsize::new(0);
        for (part, mine) in [Arc::clone(&held), Arc::clone(&held)].into_iter().enumerate() {
            if mine.bring(part, part).is_some() {
                finished.fetch_add(1, Ordering::Relaxed);
            }
            holders.push(mine);
        }
        assert_eq!(finished.into_inner(), 1);
        assert_eq!(holders.len(), 4, "all of them hold it still");
    }

    #[test]
    #[should_panic(expected = "a part is brought once")]
    fn a_part_that_is_brought_twice_is_a_bug() {
        let parts = Parts::new(2);
        parts.bring(0, ());
        parts.bring(0, ());
    }
}
