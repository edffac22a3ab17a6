//! Worker threads with a private pool each.
//!
//! Typst runs its own work on rayon. Inside a shared pool, a thread that waits for a part of one document steals
//! the beginning of the next, and two hundred documents end up half laid out: several gigabytes. A pool of one
//! thread a worker keeps as many documents in flight as there are workers.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Stack of a worker: deeply nested text is laid out by recursion.
const STACK_BYTES: usize = 32 << 20;

/// What is left to do. Work may add to it.
#[derive(Debug)]
pub struct Queue<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

#[derive(Debug)]
struct State<T> {
    waiting: VecDeque<T>,
    /// How many workers are at work: each may add something.
    busy: usize,
}

impl<T> Queue<T> {
    fn new(items: Vec<T>) -> Self {
        Self { state: Mutex::new(State { waiting: items.into(), busy: 0 }), changed: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds items that are to be worked on before all others, in their order: what was begun is finished first.
    pub fn first(&self, items: Vec<T>) {
        let mut state = self.state();
        for item in items.into_iter().rev() {
            state.waiting.push_front(item);
        }
        self.changed.notify_all();
    }

    /// The next item, once there is one. `None` when there will be no more.
    fn next(&self) -> Option<T> {
        let mut state = self.state();
        loop {
            if let Some(item) = state.waiting.pop_front() {
                state.busy += 1;
                return Some(item);
            }
            if state.busy == 0 {
                return None;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// One worker at work, until it is dropped: also where the work panics, so that the others don't wait for it.
struct AtWork<'a, T>(&'a Queue<T>);

impl<T> Drop for AtWork<'_, T> {
    fn drop(&mut self) {
        self.0.state().busy -= 1;
        self.0.changed.notify_all();
    }
}

/// Workers, each with its thread. They stay for as long as this does: threads that are made anew for every run take new memory with them each time, and leave
/// the old to nobody.
#[derive(Default)]
pub struct Workers {
    pools: Mutex<Vec<Arc<ThreadPool>>>,
}

impl Workers {
    /// The threads of so many workers.
    fn pools(&self, count: usize) -> Vec<Arc<ThreadPool>> {
        let mut pools = self.pools.lock().unwrap_or_else(PoisonError::into_inner);
        while pools.len() < count {
            let pool = ThreadPoolBuilder::new().num_threads(1).stack_size(STACK_BYTES).build();
            pools.push(Arc::new(pool.unwrap_or_else(|why| panic!("the system gives no thread: {why}"))));
        }
        pools[..count].to_vec()
    }

    /// Runs `work` over all items, and over those that it adds to the queue.
    pub fn run<T: Send>(&self, items: Vec<T>, workers: usize, work: &(dyn Fn(T, &Queue<T>) + Sync)) {
        let queue = Queue::new(items);
        let pools = self.pools(workers.max(1));
        let at_work = || {
            while let Some(item) = queue.next() {
                let _at_work = AtWork(&queue);
                work(item, &queue);
            }
        };
        thread::scope(|scope| {
            for pool in &pools {
                // This thread only waits.
                scope.spawn(|| pool.install(at_work));
            }
        });
    }

    /// Runs `work` over all items; results stand in the order of the items, whoever was first.
    pub fn each<T: Send, R: Send>(
        &self,
        items: Vec<T>,
        workers: usize,
        work: &(dyn Fn(T) -> R + Sync),
    ) -> Vec<R> {
        let results: Vec<Mutex<Option<R>>> = items.iter().map(|_| Mutex::new(None)).collect();
        let workers = workers.min(items.len());
        self.run(items.into_iter().enumerate().collect(), workers, &|(index, item), _| {
            let result = work(item);
            *results[index].lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
        });
        let taken = results.into_iter().map(|slot| slot.into_inner().unwrap_or_else(PoisonError::into_inner));
        taken.map(|result| result.unwrap_or_else(|| unreachable!("every item was worked on"))).collect()
    }
}

impl std::fmt::Debug for Workers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let pools = self.pools.lock().unwrap_or_else(PoisonError::into_inner);
        write!(f, "Workers({} threads)", pools.len())
    }
}

/// Drops what is kept of layouts and wasn't used for this many documents, this one included.
pub fn forget_unused(documents: usize) {
    comemo::evict(documents);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn results_keep_the_order_of_the_items_for_any_number_of_workers() {
        let items: Vec<usize> = (0..50).collect();
        let all = Workers::default();
        for workers in [0, 1, 3, 100] {
            let squares = all.each(items.clone(), workers, &|item| item * item);
            assert_eq!(squares, items.iter().map(|item| item * item).collect::<Vec<_>>());
        }
        assert!(all.each(Vec::<u8>::new(), 4, &|byte| byte).is_empty());
    }

    #[test]
    fn what_work_adds_is_done_before_the_rest_and_nothing_is_left() {
        let order = Mutex::new(Vec::new());
        let all = Workers::default();
        all.run(vec![10, 20, 30], 1, &|item: u32, queue| {
            order.lock().expect("no panic").push(item);
            if item.is_multiple_of(10) {
                queue.first(vec![item + 1, item + 2]);
            }
        });
        assert_eq!(order.into_inner().expect("no panic"), [10, 11, 12, 20, 21, 22, 30, 31, 32]);
        for workers in [1, 2, 7] {
            let count = AtomicUsize::new(0);
            all.run(vec![6_u32; 5], workers, &|item, queue| {
                count.fetch_add(1, Ordering::Relaxed);
                queue.first(vec![item.saturating_sub(1); usize::from(item > 0)]);
            });
            assert_eq!(count.into_inner(), 5 * 7, "{workers}");
        }
    }

    #[test]
    fn a_panic_reaches_the_caller_and_keeps_nobody_waiting() {
        let result = std::panic::catch_unwind(|| {
            Workers::default().run(vec![1, 2, 3], 2, &|item: u32, _| assert_ne!(item, 2, "a bug"));
        });
        assert!(result.is_err());
    }

    #[test]
    fn runs_that_follow_each_other_have_the_same_threads() {
        let all = Workers::default();
        let mut threads = BTreeSet::new();
        for _ in 0..6 {
            threads.extend(all.each((0..20).collect(), 3, &|_: usize| {
                thread::sleep(std::time::Duration::from_millis(1));
                format!("{:?}", thread::current().id())
            }));
        }
        // A thread's number is never given again.
        assert!(threads.len() <= 3, "{threads:?}");
        assert_eq!(format!("{all:?}"), "Workers(3 threads)");
    }
}
